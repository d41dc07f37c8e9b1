import { useState } from 'react'
import { Form, useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { TextField } from '#web/ui/field.tsx'
import { formatShort } from '#web/ui/format.ts'
import { Ban, Plus, Search } from '#web/ui/icons.ts'
import { Empty } from '#web/ui/notice.tsx'
import { cursorOf, Paging } from '#web/ui/paging.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { listBlocked } from '../../blocklist/operations.ts'
import { act } from './parts/act.ts'
import { ActForm, word } from './parts/act-form.tsx'
import { Dialog } from './parts/dialog.tsx'
import { ChoiceField } from './parts/inputs.tsx'
import { DataList } from './parts/list.tsx'
import { useAct } from './parts/use-act.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const search = app.url.searchParams
  const [q, kind] = [(search.get('q') ?? '').trim(), search.get('kind') ?? '']
  const input = { ...(q ? { q } : {}), ...(kind ? { kind } : {}), ...cursorOf(args.request) }
  return { ...(await read(app.call<typeof listBlocked>('store.listBlocked', input))), q, kind }
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { block: 'store.blockContact', unblock: 'store.unblock' })
}

type Blocked = AnswerOf<typeof listBlocked>['items'][number]
const kinds: Record<Blocked['kind'], Message> = {
  email: m.sell_goods_block_email,
  whatsapp: m.sell_goods_block_whatsapp,
  device: m.sell_goods_block_device,
  network: m.sell_goods_block_network,
}

export default function Blocklist() {
  const { items, next, q, kind } = useLoaderData<typeof loader>()
  const say = useSay()
  const { locale } = useVisit()
  const [adding, setAdding] = useState(false)
  const narrowed = q !== '' || kind !== ''
  return (
    <DeskFrame
      title={say(m.sell_goods_blocklist)}
      action={
        <button type="button" onClick={() => setAdding(true)} className="btn btn-primary min-h-11">
          <Plus className="size-4.5" aria-hidden="true" />
          {say(m.sell_goods_block_add)}
        </button>
      }
    >
      <p className="text-muted -mt-3 mb-5 max-w-prose text-sm">{say(m.sell_goods_blocklist_text)}</p>
      {(items.length > 0 || narrowed) && (
        <Form method="get" key={q + kind} className="mb-5 grid gap-3 sm:grid-cols-[1fr_12rem_auto]">
          <input
            type="search"
            name="q"
            defaultValue={q}
            maxLength={80}
            aria-label={say(m.sell_goods_search)}
            placeholder={say(m.sell_goods_block_hint)}
            className="field-input"
          />
          <select name="kind" defaultValue={kind} aria-label={say(m.sell_goods_kind)} className="field-input">
            <option value="">{say(m.sell_goods_all)}</option>
            {Object.entries(kinds).map(([one, label]) => (
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
          <Empty icon={Ban} title={say(narrowed ? m.sell_goods_none : m.sell_goods_blocklist_none)}>
            <p>{say(narrowed ? m.sell_goods_none_text : m.sell_goods_blocklist_none_text)}</p>
          </Empty>
        </div>
      ) : (
        <DataList
          items={items}
          keyOf={({ id }) => id}
          title={{
            head: say(m.sell_goods_blocked),
            render: ({ shown, kind: is }) => (
              <>
                <span className="block font-semibold break-all">{shown}</span>
                <span className="text-muted text-sm">{say(kinds[is])}</span>
              </>
            ),
          }}
          columns={[
            { head: say(m.sell_goods_reason), render: ({ reason }) => reason || '–' },
            { head: say(m.sell_goods_by), render: ({ createdBy }) => createdBy ?? say(m.sell_goods_system) },
            {
              head: say(m.sell_goods_since),
              render: ({ createdAt }) => <span className="num">{formatShort(createdAt, locale)}</span>,
            },
          ]}
          acts={{ head: say(m.sell_goods_acts), render: ({ id }) => <Free id={id} /> }}
        />
      )}
      <Paging next={next} />
      {adding && (
        <Dialog title={say(m.sell_goods_block_add)} onClose={() => setAdding(false)}>
          <ActForm
            intent="block"
            label={say(m.sell_goods_block_add)}
            shape={(form) => ({ kind: word(form, 'kind'), value: word(form, 'value'), reason: word(form, 'reason') })}
            done={() => setAdding(false)}
          >
            {(form) => (
              <>
                <ChoiceField
                  form={form}
                  name="kind"
                  label={say(m.sell_goods_kind)}
                  options={[
                    ['email', say(m.sell_goods_block_email)],
                    ['whatsapp', say(m.sell_goods_block_whatsapp)],
                  ]}
                />
                <TextField
                  form={form}
                  name="value"
                  label={say(m.sell_goods_block_value)}
                  maxLength={254}
                  autoCapitalize="none"
                  required
                />
                <TextField form={form} name="reason" label={say(m.sell_goods_reason)} maxLength={500} />
              </>
            )}
          </ActForm>
        </Dialog>
      )}
    </DeskFrame>
  )
}

function Free({ id }: { id: string }) {
  const say = useSay()
  const { send, busy } = useAct()
  return (
    <button type="button" disabled={busy} onClick={() => send('unblock', { id })} className="btn btn-quiet min-h-11">
      {say(m.sell_goods_unblock)}
    </button>
  )
}
