import {
  Form,
  Link,
  useActionData,
  useLoaderData,
  useNavigation,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState, TextArea, TextField } from '#web/ui/field.tsx'
import { Eye, Send, Undo2 } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { previewTemplate, readTemplate, testTemplate } from '../editing/operations.ts'
import { Letter } from './parts/letter.tsx'

export const handle = deskHandle

type Side = 'id' | 'en'

/** The language that is edited, which need not be the language of the page. */
function sideOf(request: Request, fallback: Side): Side {
  const asked = new URL(request.url).searchParams.get('side')
  return asked === 'id' || asked === 'en' ? asked : fallback
}

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args)
  const { template = '' } = args.params
  const detail = await read(app.call<typeof readTemplate>('notifications.readTemplate', { template }))
  const side = sideOf(args.request, 'id')
  const words = detail[side].own ?? detail[side].product
  const preview = await read(
    app.call<typeof previewTemplate>('notifications.previewTemplate', { template, locale: side, ...words }),
  )
  return { detail, side, preview }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args)
  const form = await args.request.formData()
  const { template = '' } = args.params
  const locale = sideOf(args.request, 'id')
  const words = { template, locale, subject: text(form, 'subject'), body: text(form, 'body').replaceAll('\r\n', '\n') }
  const typed = { subject: words.subject, body: words.body }
  try {
    switch (text(form, 'intent')) {
      case 'preview': {
        const preview = await app.call<typeof previewTemplate>('notifications.previewTemplate', words)
        return { done: 'preview' as const, preview, values: typed }
      }
      case 'test': {
        const { email } = await app.call<typeof testTemplate>('notifications.testTemplate', words)
        return { done: 'test' as const, email, values: typed }
      }
      case 'reset':
        await app.call('notifications.resetTemplate', { template, locale })
        return { done: 'reset' as const, values: {} }
      default:
        await app.call('notifications.saveTemplate', words)
        return { done: 'save' as const, values: {} }
    }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function TemplatePage() {
  const { detail, side, preview } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { site, locale } = useVisit()
  const say = useSay()
  const area = site === 'portal' ? '/console' : '/admin'
  const shown = answer && 'done' in answer && answer.done === 'preview' ? answer.preview : preview
  return (
    <DeskFrame title={detail.name[locale]} crumbs={[{ to: `${area}/templates`, label: say(m.letters_title) }]}>
      <p className="text-muted -mt-3 mb-5">
        {say(m.letters_when)}: {detail.when[locale]}
      </p>
      <nav className="mb-5 flex gap-2" aria-label={say(m.nav_language)}>
        {(['id', 'en'] as const).map((one) => (
          <Link
            key={one}
            to={`?side=${one}`}
            aria-current={one === side ? 'page' : undefined}
            className="hit rounded-field aria-[current=page]:bg-primary-soft aria-[current=page]:text-primary-soft-ink text-muted px-4 font-semibold"
          >
            {say(one === 'id' ? m.letters_lang_id : m.letters_lang_en)}
          </Link>
        ))}
      </nav>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <Editor key={side} />
        <Letter preview={shown} />
      </div>
    </DeskFrame>
  )
}

function Editor() {
  const { detail, side } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const busy = useNavigation().state !== 'idle'
  const say = useSay()
  const form = formState(answer && 'refusal' in answer ? answer : null)
  const { own, product, places } = detail[side]
  const typed = answer?.values as { subject?: string; body?: string } | undefined
  const words = own ?? product
  return (
    <Form method="post" replace className="card-box space-y-5 p-5 sm:p-6">
      <Outcome />
      <TextField
        key={`subject ${words.subject}`}
        form={form}
        name="subject"
        label={say(m.letters_subject)}
        maxLength={160}
        required
        defaultValue={typed?.subject ?? words.subject}
      />
      <TextArea
        key={`body ${words.body}`}
        form={form}
        name="body"
        label={say(m.letters_body)}
        help={say(m.letters_body_help)}
        rows={10}
        maxLength={4000}
        required
        defaultValue={typed?.body ?? words.body}
      />
      <div className="flex flex-wrap gap-3">
        <button type="submit" name="intent" value="save" className="btn btn-primary" disabled={busy}>
          {say(m.letters_save)}
        </button>
        <button type="submit" name="intent" value="preview" className="btn btn-quiet" disabled={busy}>
          <Eye className="size-4.5" aria-hidden="true" />
          {say(m.letters_preview)}
        </button>
        <button type="submit" name="intent" value="test" className="btn btn-quiet" disabled={busy}>
          <Send className="size-4.5" aria-hidden="true" />
          {say(m.letters_test)}
        </button>
        {own && (
          <button type="submit" name="intent" value="reset" formNoValidate className="btn btn-quiet" disabled={busy}>
            <Undo2 className="size-4.5" aria-hidden="true" />
            {say(m.letters_reset)}
          </button>
        )}
      </div>
      <div>
        <h2 className="text-base">{say(m.letters_places)}</h2>
        <p className="text-muted text-sm">{say(m.letters_places_help)}</p>
        <dl className="mt-3 grid gap-x-5 gap-y-1.5 text-sm sm:grid-cols-[auto_1fr]">
          {places.map(({ name, example }) => (
            <div key={name} className="contents">
              <dt className="font-mono font-semibold">{`{${name}}`}</dt>
              <dd className="text-muted wrap-anywhere max-sm:mb-2">{example}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Form>
  )
}

function Outcome() {
  const answer = useActionData<typeof action>()
  const say = useSay()
  if (!answer) return null
  if ('refusal' in answer) return <Notice tone="danger">{answer.refusal.sentence}</Notice>
  if (answer.done === 'save') return <Notice tone="success">{say(m.letters_saved)}</Notice>
  if (answer.done === 'reset') return <Notice tone="success">{say(m.letters_reset_done)}</Notice>
  if (answer.done === 'test') return <Notice tone="success">{say(m.letters_tested, { email: answer.email })}</Notice>
  return null
}
