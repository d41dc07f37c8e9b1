import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState, TextField } from '#web/ui/field.tsx'
import { ChevronRight } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listTemplates, readSender } from '../editing/operations.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args)
  const [{ templates }, sender] = await Promise.all([
    read(app.call<typeof listTemplates>('notifications.listTemplates', {})),
    read(app.call<typeof readSender>('notifications.readSender', {})),
  ])
  return { templates, sender }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args)
  const form = await args.request.formData()
  try {
    await app.call('notifications.updateSender', {
      senderName: text(form, 'senderName'),
      replyTo: text(form, 'replyTo'),
    })
    return { saved: true as const }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function Templates() {
  const { templates } = useLoaderData<typeof loader>()
  const { site, locale } = useVisit()
  const say = useSay()
  const area = site === 'portal' ? '/console' : '/admin'
  const language = { id: say(m.letters_lang_id), en: say(m.letters_lang_en) }
  return (
    <DeskFrame title={say(m.letters_title)}>
      <p className="text-muted -mt-3 mb-5 max-w-[70ch]">{say(m.letters_lead)}</p>
      <div className="grid items-start gap-5 xl:grid-cols-[1fr_22rem]">
        <ul className="card-box">
          {templates.map(({ template, name, when, own }) => (
            <li key={template} className="border-line border-b last:border-b-0">
              <Link
                to={`${area}/templates/${template}`}
                prefetch="intent"
                className="hover:bg-base-200 flex min-h-16 items-center gap-4 px-5 py-3.5"
              >
                <span className="min-w-0 grow">
                  <span className="block font-semibold">{name[locale]}</span>
                  <span className="text-muted block text-sm">{when[locale]}</span>
                </span>
                <span className={`shrink-0 text-sm ${own.length > 0 ? 'text-accent-ink font-semibold' : 'text-muted'}`}>
                  {own.length > 0
                    ? say(m.letters_own, { languages: own.map((one) => language[one]).join(', ') })
                    : say(m.letters_product)}
                </span>
                <ChevronRight className="text-muted size-5 shrink-0" aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
        <SenderForm />
      </div>
    </DeskFrame>
  )
}

function SenderForm() {
  const { sender } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { tenant } = useVisit()
  const say = useSay()
  const form = formState(answer && 'refusal' in answer ? answer : null)
  return (
    <Form method="post" replace className="card-box space-y-5 p-5">
      <div>
        <h2 className="text-lg">{say(m.letters_sender_title)}</h2>
        <p className="text-muted text-sm">{say(m.letters_sender_text)}</p>
      </div>
      {answer && 'saved' in answer && <Notice tone="success">{say(m.letters_sender_saved)}</Notice>}
      {answer && 'refusal' in answer && <Notice tone="danger">{answer.refusal.sentence}</Notice>}
      <TextField
        form={form}
        name="senderName"
        label={say(m.letters_sender_name)}
        help={say(m.letters_sender_name_help, { name: tenant.name })}
        maxLength={60}
        defaultValue={form.values.senderName ?? sender.senderName}
      />
      <TextField
        form={form}
        name="replyTo"
        type="email"
        label={say(m.letters_reply_to)}
        help={say(m.letters_reply_to_help)}
        maxLength={254}
        autoComplete="email"
        defaultValue={form.values.replyTo ?? sender.replyTo}
      />
      <button type="submit" className="btn btn-primary">
        {say(m.letters_save)}
      </button>
    </Form>
  )
}
