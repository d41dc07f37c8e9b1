import type { ReactNode } from 'react'
import { Form, useActionData, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import type { OutputOf } from '#kernel/http/operation.ts'
import { read, refused, text } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { type FormState, formState, TextArea } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readSiteSettings } from '../operations.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'tenant').call<typeof readSiteSettings>('tutoring.readSiteSettings', {}))
}

export async function action(args: ActionFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const form = await args.request.formData()
  const ticked = (name: string) => text(form, name) === 'yes'
  try {
    await app.call('tutoring.updateSiteSettings', {
      registrationOpen: ticked('registrationOpen'),
      closedMessage: text(form, 'closedMessage'),
      notifyContact: ticked('notifyContact'),
      notifyTeam: ticked('notifyTeam'),
      notifyEmails: text(form, 'notifyEmails')
        .split(/[\s,;]+/)
        .filter(Boolean),
      greeting: text(form, 'greeting'),
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
  const refusal = answer && 'refusal' in answer ? answer : null
  const form = gathered(formState(refusal))
  // After a refusal what was ticked is as it was sent, not as it is kept.
  const ticked = (name: 'registrationOpen' | 'notifyContact' | 'notifyTeam') =>
    refusal ? form.values[name] === 'yes' : settings[name]
  return (
    <DeskFrame title={say(m.tset_title)}>
      <Form method="post" replace className="max-w-2xl space-y-5">
        {answer && 'saved' in answer && <Notice tone="success">{say(m.tset_saved)}</Notice>}
        {refusal && (
          <Notice tone="danger" title={say(m.tset_refused)}>
            {refusal.refusal.sentence}
          </Notice>
        )}
        <RegistrationGroup form={form} settings={settings} ticked={ticked} />
        <NotifyGroup form={form} settings={settings} ticked={ticked} />
        <Group title={say(m.tset_greeting)}>
          <TextArea
            form={form}
            name="greeting"
            label={say(m.reg_greeting)}
            help={say(m.tset_greeting_help, { a: '{name}', b: '{programme}', c: '{site}' })}
            placeholder={say(m.tset_greeting_sample, { a: '{name}', c: '{site}' })}
            rows={3}
            maxLength={500}
            defaultValue={form.values.greeting ?? settings.greeting}
          />
        </Group>
        <button type="submit" className="btn btn-primary min-h-11">
          {say(m.tset_save)}
        </button>
      </Form>
    </DeskFrame>
  )
}

type GroupProps = {
  form: FormState
  settings: OutputOf<typeof readSiteSettings>
  ticked: (name: 'registrationOpen' | 'notifyContact' | 'notifyTeam') => boolean
}

function RegistrationGroup({ form, settings, ticked }: GroupProps) {
  const say = useSay()
  return (
    <Group title={say(m.tset_registration)}>
      <Tick
        name="registrationOpen"
        label={say(m.tset_open)}
        help={say(m.tset_open_help)}
        on={ticked('registrationOpen')}
      />
      <TextArea
        form={form}
        name="closedMessage"
        label={say(m.tset_closed_message)}
        help={say(m.tset_closed_help)}
        rows={3}
        maxLength={300}
        defaultValue={form.values.closedMessage ?? settings.closedMessage}
      />
    </Group>
  )
}

function NotifyGroup({ form, settings, ticked }: GroupProps) {
  const say = useSay()
  const email = settings.contactEmail
  return (
    <Group title={say(m.tset_notify)}>
      <p className="text-muted">{say(m.tset_notify_lead)}</p>
      <Tick
        name="notifyContact"
        label={email ? say(m.tset_notify_contact, { email }) : say(m.tset_notify_contact_none)}
        on={ticked('notifyContact')}
      />
      <Tick name="notifyTeam" label={say(m.tset_notify_team)} on={ticked('notifyTeam')} />
      <TextArea
        form={form}
        name="notifyEmails"
        label={say(m.tset_notify_emails)}
        help={say(m.tset_notify_emails_help)}
        rows={3}
        defaultValue={form.values.notifyEmails ?? settings.notifyEmails.join('\n')}
      />
    </Group>
  )
}

/** Problems of single addresses (`notifyEmails.2`) stand beside the one field that holds them all. */
function gathered(form: FormState): FormState {
  const errors = Object.fromEntries(
    Object.entries(form.errors).map(([path, sentence]) => [path.split('.')[0]!, sentence]),
  )
  return { ...form, errors, first: Object.keys(errors)[0] ?? null }
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card-box space-y-4 p-6">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  )
}

function Tick({ name, label, help, on }: { name: string; label: string; help?: string; on: boolean }) {
  return (
    <label className="choice">
      <input type="checkbox" name={name} value="yes" defaultChecked={on} className="tick" />
      <span className="min-w-0">
        <span className="block text-[0.9375rem] font-medium break-words">{label}</span>
        {help && <span className="text-muted block text-sm">{help}</span>}
      </span>
    </label>
  )
}
