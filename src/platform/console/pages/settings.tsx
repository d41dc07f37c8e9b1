import { Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { formState, TextArea, TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readSettings } from '../operations.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'portal').call<typeof readSettings>('platform.readSettings', {}))
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'portal')
  const form = await args.request.formData()
  try {
    await app.call('platform.updateSettings', {
      provisioning: text(form, 'provisioning'),
      goLive: text(form, 'goLive'),
      dpPercent: Number(text(form, 'dpPercent')),
      legalName: text(form, 'legalName'),
      legalAddress: text(form, 'legalAddress'),
      npwp: text(form, 'npwp'),
    })
    return { saved: true as const }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function SettingsPage() {
  const settings = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  const form = formState(answer && 'refusal' in answer ? answer : null)
  return (
    <DeskFrame title={say(m.console_settings)}>
      <Form method="post" replace className="card-box max-w-2xl space-y-7 p-6">
        {answer && 'saved' in answer && <Notice tone="success">{say(m.settings_saved)}</Notice>}
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        <Choice
          name="provisioning"
          title={say(m.settings_provisioning)}
          chosen={form.values.provisioning ?? settings.provisioning}
          labels={{ auto: say(m.settings_provisioning_auto), manual: say(m.settings_provisioning_manual) }}
        />
        <Choice
          name="goLive"
          title={say(m.settings_golive)}
          chosen={form.values.goLive ?? settings.goLive}
          labels={{ auto: say(m.settings_golive_auto), manual: say(m.settings_golive_manual) }}
        />
        <div className="max-w-56">
          <TextField
            form={form}
            name="dpPercent"
            label={say(m.settings_dp)}
            help={say(m.settings_dp_help)}
            type="number"
            inputMode="numeric"
            min={10}
            max={90}
            required
            defaultValue={form.values.dpPercent ?? settings.dpPercent}
            className="num"
          />
        </div>
        <fieldset className="space-y-5">
          <legend className="mb-1 font-semibold">{say(m.settings_seller)}</legend>
          <p className="text-muted text-sm">{say(m.settings_seller_help)}</p>
          <TextField
            form={form}
            name="legalName"
            label={say(m.settings_legal_name)}
            maxLength={120}
            autoComplete="organization"
            defaultValue={form.values['legalName'] ?? settings.legalName}
          />
          <TextArea
            form={form}
            name="legalAddress"
            label={say(m.settings_legal_address)}
            rows={2}
            maxLength={300}
            defaultValue={form.values['legalAddress'] ?? settings.legalAddress}
          />
          <TextField
            form={form}
            name="npwp"
            label={say(m.settings_npwp)}
            inputMode="numeric"
            maxLength={30}
            defaultValue={form.values['npwp'] ?? settings.npwp}
            className="num"
          />
        </fieldset>
        <button type="submit" className="btn btn-primary">
          {say(m.settings_save)}
        </button>
      </Form>
    </DeskFrame>
  )
}

type ChoiceProps = { name: string; title: string; chosen: string; labels: Record<string, string> }

function Choice({ name, title, chosen, labels }: ChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-2 font-semibold">{title}</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {Object.entries(labels).map(([value, label]) => (
          <label key={value} className="choice">
            <input type="radio" name={name} value={value} defaultChecked={chosen === value} className="tick" />
            <span className="text-[0.9375rem] font-medium">{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
