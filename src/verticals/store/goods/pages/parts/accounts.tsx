import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { TextArea, TextField } from '#web/ui/field.tsx'
import { formatDay } from '#web/ui/format.ts'
import { Plus, Users } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { listAccounts } from '../../../inventory/operations.ts'
import { ActForm, word } from './act-form.tsx'
import { Dialog } from './dialog.tsx'
import { DataList } from './list.tsx'
import { State } from './state.tsx'
import { errorOf, LinesField, linesOf } from './unit-acts.tsx'
import { accountLooks } from './words.ts'

type Account = AnswerOf<typeof listAccounts>['items'][number]
type Open = { act: 'new' } | { act: 'secret' | 'retire'; account: Account }

/** Accounts that several buyers share, with their seats. */
export function Accounts({ items, variantId, manages }: { items: Account[]; variantId: string; manages: boolean }) {
  const say = useSay()
  const { locale } = useVisit()
  const [open, setOpen] = useState<Open | null>(null)
  const [told, setTold] = useState('')
  const close = () => setOpen(null)
  return (
    <>
      {told && (
        <div className="mb-3">
          <Notice tone="success">{told}</Notice>
        </div>
      )}
      {items.length === 0 ? (
        <div className="card-box">
          <Empty icon={Users} title={say(m.sell_goods_accounts_none)} />
        </div>
      ) : (
        <DataList
          items={items}
          keyOf={({ id }) => id}
          title={{
            head: say(m.sell_goods_account),
            render: ({ label, revision }) => (
              <>
                <span className="block font-semibold break-words">{label}</span>
                <span className="text-muted text-sm">{say(m.sell_goods_account_revision, { revision })}</span>
              </>
            ),
          }}
          columns={[
            {
              head: say(m.sell_goods_seats),
              render: ({ free, seats }) => say(m.sell_goods_seats_free, { free, seats }),
            },
            {
              head: say(m.sell_goods_ends),
              render: ({ expiresOn }) => (expiresOn ? formatDay(`${expiresOn}T00:00:00+07:00`, locale) : '–'),
            },
          ]}
          aside={{
            head: say(m.sell_goods_status),
            render: ({ status }) => <State of={accountLooks} is={status} small />,
          }}
          {...(manages
            ? {
                acts: {
                  head: say(m.sell_goods_acts),
                  render: (account: Account) =>
                    account.status !== 'retired' && (
                      <>
                        <button
                          type="button"
                          onClick={() => setOpen({ act: 'secret', account })}
                          className="btn btn-quiet min-h-11"
                        >
                          {say(m.sell_goods_secret)}
                        </button>
                        <button
                          type="button"
                          onClick={() => setOpen({ act: 'retire', account })}
                          className="btn btn-quiet min-h-11"
                        >
                          {say(m.sell_goods_retire)}
                        </button>
                      </>
                    ),
                },
              }
            : {})}
        />
      )}
      {manages && (
        <button type="button" onClick={() => setOpen({ act: 'new' })} className="btn btn-quiet mt-3 min-h-11">
          <Plus className="size-4.5" aria-hidden="true" />
          {say(m.sell_goods_account_add)}
        </button>
      )}
      {open?.act === 'new' && <NewAccount variantId={variantId} onClose={close} />}
      {open?.act === 'secret' && (
        <Secret
          account={open.account}
          onClose={close}
          done={(holders) => {
            close()
            setTold(say(m.sell_goods_secret_done, { count: holders }))
          }}
        />
      )}
      {open?.act === 'retire' && <Retire account={open.account} onClose={close} />}
    </>
  )
}

function NewAccount({ variantId, onClose }: { variantId: string; onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog title={say(m.sell_goods_account_add)} onClose={onClose}>
      <ActForm
        intent="account"
        label={say(m.sell_goods_account_add)}
        done={onClose}
        shape={(form) => ({
          variantId,
          label: word(form, 'label'),
          lines: linesOf(word(form, 'lines')),
          seats: seatsOf(word(form, 'seats')),
          ...(word(form, 'expiresOn') ? { expiresOn: word(form, 'expiresOn') } : {}),
        })}
      >
        {(form) => (
          <>
            <TextField
              form={form}
              name="label"
              label={say(m.sell_goods_account_label)}
              help={say(m.sell_goods_account_label_help)}
              maxLength={120}
              required
            />
            <LinesField error={errorOf(form.errors)} help={say(m.sell_goods_account_lines_help)} />
            <TextArea
              form={form}
              name="seats"
              label={say(m.sell_goods_seats)}
              help={say(m.sell_goods_seats_help)}
              rows={4}
              defaultValue={'Profil 1\nProfil 2\nProfil 3\nProfil 4'}
            />
            <TextField form={form} name="expiresOn" type="date" label={say(m.sell_goods_account_ends)} />
          </>
        )}
      </ActForm>
    </Dialog>
  )
}

/** `Profil 1: 4821` is a seat with a secret of its own. */
function seatsOf(typed: string): { name: string; secret?: string }[] {
  const lines = typed.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line) => {
    const [, name, secret] = /^([^:]+):\s*(.+)$/.exec(line) ?? []
    return name && secret ? { name: name.trim(), secret } : { name: line }
  })
}

function Secret({
  account,
  onClose,
  done,
}: {
  account: Account
  onClose: () => void
  done: (holders: number) => void
}) {
  const say = useSay()
  return (
    <Dialog title={say(m.sell_goods_secret_title, { name: account.label })} onClose={onClose}>
      <p className="text-muted mb-4">{say(m.sell_goods_secret_text, { count: account.sold })}</p>
      <ActForm
        intent="secret"
        label={say(m.sell_goods_secret_save)}
        shape={(form) => ({ id: account.id, lines: linesOf(word(form, 'lines')) })}
        done={({ body }) => done((body as { holders: number }).holders)}
      >
        {(form) => <LinesField error={errorOf(form.errors)} help={say(m.sell_goods_account_lines_help)} />}
      </ActForm>
    </Dialog>
  )
}

function Retire({ account, onClose }: { account: Account; onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog title={say(m.sell_goods_retire_title, { name: account.label })} onClose={onClose}>
      <p className="text-muted mb-4">{say(m.sell_goods_retire_text, { count: account.free })}</p>
      <ActForm
        intent="retire"
        label={say(m.sell_goods_retire)}
        look="btn-danger"
        shape={(form) => ({ id: account.id, reason: word(form, 'reason') })}
        done={onClose}
      >
        {(form) => <TextField form={form} name="reason" label={say(m.sell_goods_reason)} maxLength={200} required />}
      </ActForm>
    </Dialog>
  )
}
