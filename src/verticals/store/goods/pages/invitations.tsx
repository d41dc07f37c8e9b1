import { useState } from 'react'
import { Form, Link, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { CopyButton } from '#web/ui/copy.tsx'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { formatShort } from '#web/ui/format.ts'
import { Search, Send } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { type Message, useSay, useVisit } from '#web/words.ts'
import type { listInvitations } from '../../invites/operations.ts'
import { act } from './parts/act.ts'
import { ActForm, word } from './parts/act-form.tsx'
import { Dialog } from './parts/dialog.tsx'
import { ChoiceInput } from './parts/inputs.tsx'
import { InviteTabs } from './parts/invite-tabs.tsx'
import { DataList } from './parts/list.tsx'
import { State } from './parts/state.tsx'
import { inviteLooks } from './parts/words.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const search = app.url.searchParams
  const [q, status] = [(search.get('q') ?? '').trim(), search.get('status') ?? '']
  const input = { ...(q ? { q } : {}), ...(status ? { status } : {}), ...cursorOf(args.request) }
  const page = await read(app.call<typeof listInvitations>('store.listInvitations', input))
  const answers = app.actor.kind === 'person' && app.actor.permissions.has('store.orders.manage')
  return { ...page, q, status, answers }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { answer: 'store.answerInvitation' })
}

type Invitation = AnswerOf<typeof listInvitations>['items'][number]
/** What waits for staff, and what was sent and may have been heard of; what is not certain is asked about first. */
const OPEN = new Set(['staff', 'sent'])

export default function Invitations() {
  const { items, nextCursor, q, status, answers } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  const [open, setOpen] = useState<Invitation | null>(null)
  const narrowed = q !== '' || status !== ''
  return (
    <DeskFrame title={say(m.sell_goods_invitations)}>
      <InviteTabs />
      {(items.length > 0 || narrowed) && (
        <Form method="get" key={q + status} className="mb-5 grid gap-3 sm:grid-cols-[1fr_13rem_auto]">
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={80}
            aria-label={say(m.sell_goods_search)}
            placeholder={say(m.sell_goods_invite_hint)}
            className="field-input"
          />
          <select name="status" defaultValue={status} aria-label={say(m.sell_goods_status)} className="field-input">
            <option value="">{say(m.sell_goods_all)}</option>
            {Object.entries(inviteLooks).map(([one, { label }]) => (
              <option key={one} value={one}>
                {say(label)}
              </option>
            ))}
          </select>
          <button type="submit" className="btn btn-quiet min-h-11">
            <Search className="size-4.5" aria-hidden="true" />
            {say(m.sell_goods_filter)}
          </button>
        </Form>
      )}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Send} title={say(narrowed ? m.sell_goods_none : m.sell_goods_invitations_none)}>
            <p>{say(narrowed ? m.sell_goods_none_text : m.sell_goods_invitations_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <DataList
          items={items}
          keyOf={({ id }) => id}
          title={{
            head: say(m.sell_goods_invite_to),
            render: ({ target, productName, variantName, note }) => (
              <>
                <span className="block font-semibold break-all">{target}</span>
                <span className="text-muted block text-sm break-words">
                  {productName} · {variantName}
                </span>
                {note && <span className="block text-sm break-words">{note}</span>}
              </>
            ),
          }}
          columns={[
            {
              head: say(m.sell_goods_order),
              render: ({ orderId, orderNumber }) => (
                <Link to={`/admin/orders/${orderId}`} className="num link-quiet">
                  {orderNumber}
                </Link>
              ),
            },
            {
              head: say(m.sell_goods_provider),
              render: ({ providerName, accountLabel }) => [providerName, accountLabel].filter(Boolean).join(' · '),
            },
            {
              head: say(m.sell_goods_since),
              render: ({ createdAt }) => <span className="num">{formatShort(createdAt, locale)}</span>,
            },
          ]}
          aside={{
            head: say(m.sell_goods_status),
            render: ({ status: is }) => <State of={inviteLooks} is={is} small />,
          }}
          {...(answers
            ? {
                acts: {
                  head: say(m.sell_goods_acts),
                  render: (invitation: Invitation) =>
                    OPEN.has(invitation.status) && (
                      <button type="button" onClick={() => setOpen(invitation)} className="btn btn-primary min-h-11">
                        {say(m.sell_goods_invite_answer)}
                      </button>
                    ),
                },
              }
            : {})}
        />
      )}
      <Paging next={nextCursor} />
      {open && <Answer invitation={open} onClose={() => setOpen(null)} />}
    </DeskFrame>
  )
}

type Choice = { outcome: string; label: Message; help: Message }
const ACCEPTED: Choice = {
  outcome: 'accepted',
  label: m.sell_goods_outcome_accepted,
  help: m.sell_goods_outcome_accepted_help,
}
/** What staff did about an invitation that waits for them. */
const DONE: readonly Choice[] = [
  { outcome: 'sent', label: m.sell_goods_outcome_sent, help: m.sell_goods_outcome_sent_help },
  ACCEPTED,
  { outcome: 'again', label: m.sell_goods_outcome_again, help: m.sell_goods_outcome_again_help },
  { outcome: 'failed', label: m.sell_goods_outcome_failed, help: m.sell_goods_outcome_failed_help },
]
/** What they have heard of one that was sent. */
const HEARD: readonly Choice[] = [
  ACCEPTED,
  { outcome: 'rejected', label: m.sell_goods_outcome_rejected, help: m.sell_goods_outcome_rejected_help },
]

/** What staff did or heard: the next step for the buyer depends on it. */
function Answer({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const say = useSay()
  const choices = invitation.status === 'sent' ? HEARD : DONE
  const [outcome, setOutcome] = useState(choices[0]!.outcome)
  const chosen = choices.find((choice) => choice.outcome === outcome)!
  return (
    <Dialog title={say(m.sell_goods_invite_answer)} onClose={onClose}>
      <div className="bg-base-200 rounded-field mb-4 flex flex-wrap items-center gap-3 px-4 py-3">
        <p className="min-w-0 grow">
          <span className="block font-semibold break-all">{invitation.target}</span>
          <span className="text-muted text-sm break-words">
            {invitation.productName} · {invitation.plan || invitation.variantName}
          </span>
        </p>
        <CopyButton text={invitation.target} className="btn btn-quiet min-h-11" />
      </div>
      <ActForm
        intent="answer"
        label={say(m.sell_goods_save)}
        shape={(form) => ({ id: invitation.id, outcome, reference: word(form, 'reference'), note: word(form, 'note') })}
        done={onClose}
      >
        {(form) => (
          <>
            <ChoiceInput
              id="f-outcome"
              label={say(m.sell_goods_outcome)}
              help={say(chosen.help)}
              value={outcome}
              onChange={setOutcome}
              options={choices.map((choice) => [choice.outcome, say(choice.label)])}
            />
            {choices === DONE && (
              <>
                <TextField form={form} name="reference" label={say(m.sell_goods_reference)} maxLength={200} />
                <TextArea form={form} name="note" label={say(m.sell_goods_note)} rows={2} maxLength={500} />
              </>
            )}
          </>
        )}
      </ActForm>
    </Dialog>
  )
}
