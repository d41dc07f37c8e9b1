import {
  Form,
  redirect,
  useActionData,
  useLoaderData,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { formState, TextArea } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readRegistration } from '../operations.ts'
import { Contact } from './parts/contact.tsx'
import { Erase } from './parts/erase.tsx'
import { Facts } from './parts/facts.tsx'
import { History } from './parts/history.tsx'
import { InlineStatus } from './parts/inline-status.tsx'
import { StatusPill } from './parts/status.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const { id } = args.params
  const registration = await read(app.call<typeof readRegistration>('tutoring.readRegistration', { id }))
  const may = (code: string) => app.actor.kind === 'person' && app.actor.permissions.has(code)
  return { registration, manages: may('tutoring.registrations.manage'), sets: may('tutoring.settings.manage') }
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const { id } = args.params
  try {
    if (text(form, 'intent') === 'erase') {
      await app.call('tutoring.eraseRegistration', { id, reason: text(form, 'reason') })
      return redirect('/admin/registrations?erased=1', 303)
    }
    await app.call('tutoring.setRegistrationRemark', { id, remark: text(form, 'remark') })
    return { saved: true as const }
  } catch (error) {
    return refused(error, app.locale, form)
  }
}

export default function Registration() {
  const { registration, manages, sets } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const say = useSay()
  const refusal = answer && 'refusal' in answer ? answer : null
  const form = formState(refusal)
  return (
    <DeskFrame
      title={registration.name}
      crumbs={[{ to: '/admin/registrations', label: say(m.reg_admin_title) }]}
      action={manages ? <InlineStatus registration={registration} /> : <StatusPill is={registration.status} />}
    >
      {refusal && (
        <div className="mb-5">
          <Notice tone="danger">{refusal.refusal.sentence}</Notice>
        </div>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-[1.6fr_1fr]">
        <div className="min-w-0 space-y-5">
          <Contact registration={registration} sets={sets} />
          <Facts registration={registration} />
          {manages ? (
            <Form method="post" replace className="card-box space-y-4 p-6">
              {answer && 'saved' in answer && <Notice tone="success">{say(m.reg_saved)}</Notice>}
              <TextArea
                key={registration.remark}
                form={form}
                name="remark"
                label={say(m.reg_remark)}
                help={say(m.reg_remark_help)}
                rows={4}
                maxLength={1000}
                defaultValue={form.values.remark ?? registration.remark}
              />
              <button type="submit" name="intent" value="remark" className="btn btn-primary min-h-11">
                {say(m.reg_remark_save)}
              </button>
            </Form>
          ) : null}
        </div>
        <div className="min-w-0 space-y-5">
          <History entries={registration.history} />
          {manages && <Erase form={form} />}
        </div>
      </div>
    </DeskFrame>
  )
}
