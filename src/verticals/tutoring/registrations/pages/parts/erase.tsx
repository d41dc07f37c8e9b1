import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { type FormState, TextField } from '#web/ui/field.tsx'
import { ChevronDown, Trash2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

/** Deleting for good: folded away, explained, and with a typed reason. */
export function Erase({ form }: { form: FormState }) {
  const say = useSay()
  return (
    <details className="card-box group px-6 py-3" open={form.errors.reason !== undefined || undefined}>
      <summary className="hit w-full cursor-pointer list-none gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Trash2 className="text-error size-5" aria-hidden="true" />
        {say(m.reg_erase)}
        <ChevronDown
          className="text-muted ml-auto size-4.5 transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <p className="text-muted mt-1 text-sm">{say(m.reg_erase_text)}</p>
      <Form method="post" replace className="mt-4 mb-3 space-y-4">
        <TextField
          form={form}
          name="reason"
          label={say(m.reg_erase_reason)}
          help={say(m.reg_erase_help)}
          required
          minLength={3}
          maxLength={200}
          autoComplete="off"
        />
        <button type="submit" name="intent" value="erase" className="btn btn-danger min-h-11">
          {say(m.reg_erase_sure)}
        </button>
      </Form>
    </details>
  )
}
