import { m } from '#web/paraglide/messages.js'
import { TextArea, TextField, type FormState } from '#web/ui/field.tsx'
import { useSay } from '#web/words.ts'
import { Step } from './steps.tsx'

export function OwnerStep({ form }: { form: FormState }) {
  const say = useSay()
  return (
    <Step name="owner" title={say(m.order_owner_title)} help={say(m.order_owner_help)}>
      <TextField
        form={form}
        name="owner.name"
        label={say(m.order_owner_name)}
        required
        minLength={2}
        maxLength={80}
        autoComplete="name"
      />
      <TextField
        form={form}
        name="owner.email"
        label={say(m.order_email)}
        help={say(m.order_email_help)}
        type="email"
        required
        maxLength={200}
        autoComplete="email"
        data-email
      >
        <p data-email-hint role="status" hidden className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
          <span data-word={say(m.order_email_hint, { email: '{email}' })} className="font-semibold break-all" />
          <button type="button" data-email-use className="btn btn-quiet btn-sm">
            {say(m.order_email_use)}
          </button>
        </p>
      </TextField>
      <TextField
        form={form}
        name="owner.whatsapp"
        label={say(m.order_whatsapp)}
        help={say(m.order_whatsapp_help)}
        type="tel"
        inputMode="tel"
        required
        maxLength={30}
        autoComplete="tel"
        data-phone
        data-phone-wrong={say(m.order_whatsapp_wrong)}
      />
      <TextArea
        form={form}
        name="owner.address"
        label={say(m.order_address)}
        required
        rows={3}
        minLength={5}
        maxLength={300}
        autoComplete="street-address"
      />
    </Step>
  )
}
