import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { TextField } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { ActForm, figure, instant, localOf, ticked, word } from '../../../goods/pages/parts/act-form.tsx'
import { DeleteButton } from '../../../goods/pages/parts/delete-button.tsx'
import { Dialog } from '../../../goods/pages/parts/dialog.tsx'
import { ChoiceInput, MoneyField, Tick } from '../../../goods/pages/parts/inputs.tsx'
import { type Named, Scope } from '../../../goods/pages/parts/scope.tsx'
import { useAct } from '../../../goods/pages/parts/use-act.ts'
import { percentOf } from '../../../resellers/rules.ts'
import type { listCashbackRules } from '../../operations.ts'

export type Rule = AnswerOf<typeof listCashbackRules>['items'][number]
type Props = {
  rule: Rule | null
  categories: Named[]
  names: Record<string, string>
  /** Whether products and categories may be chosen; otherwise they stay as they are. */
  scoped: boolean
  onClose: () => void
}

/** A rule of cashback: how much, for what, until when. */
export function RuleDialog({ rule, categories, names, scoped, onClose }: Props) {
  const say = useSay()
  const [kind, setKind] = useState<string>(rule?.kind ?? 'share')
  const [products, setProducts] = useState<Named[]>(
    (rule?.productIds ?? []).map((id) => ({ id, name: names[id] ?? say(m.sell_goods_gone) })),
  )
  const { send, busy, refusal } = useAct(onClose)
  const shape = (form: FormData) => ({
    ...(rule ? { id: rule.id } : {}),
    name: word(form, 'name'),
    kind,
    value: valueOf(form, kind),
    mostOrderIdr: figure(form, 'mostOrderIdr'),
    productIds: products.map(({ id }) => id),
    categoryIds: scoped ? form.getAll('categoryIds').map(String) : (rule?.categoryIds ?? []),
    startsAt: instant(form, 'startsAt'),
    endsAt: instant(form, 'endsAt'),
    active: ticked(form, 'active'),
  })
  return (
    <Dialog title={rule?.name ?? say(m.resell_cashback_new)} wide onClose={onClose}>
      <ActForm
        intent={rule ? 'update' : 'create'}
        label={say(m.sell_goods_save)}
        shape={shape}
        done={onClose}
        beside={rule && <DeleteButton busy={busy} onDelete={() => send('delete', { id: rule.id })} />}
      >
        {(form) => (
          <>
            {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
            <TextField
              form={form}
              name="name"
              label={say(m.resell_cashback_name)}
              placeholder={say(m.resell_cashback_name_hint)}
              defaultValue={rule?.name}
              maxLength={80}
              required
            />
            <div className="grid items-start gap-4 sm:grid-cols-2">
              <ChoiceInput
                id="f-kind"
                label={say(m.resell_cashback_kind)}
                value={kind}
                onChange={setKind}
                options={[
                  ['share', say(m.resell_cashback_share)],
                  ['fixed', say(m.resell_cashback_fixed)],
                ]}
              />
              {kind === 'share' ? (
                <TextField
                  key="share"
                  form={form}
                  name="value"
                  label={say(m.resell_cashback_share_value)}
                  help={say(m.resell_cashback_share_help)}
                  defaultValue={rule?.kind === 'share' ? percentOf(rule.value) : '100'}
                  inputMode="decimal"
                  suffix="%"
                />
              ) : (
                <MoneyField
                  key="fixed"
                  form={form}
                  name="value"
                  label={say(m.resell_cashback_fixed_value)}
                  help={say(m.resell_cashback_fixed_help)}
                  start={rule?.kind === 'fixed' ? rule.value : null}
                />
              )}
              <MoneyField
                form={form}
                name="mostOrderIdr"
                label={say(m.resell_cashback_most)}
                help={say(m.resell_cashback_most_help)}
                start={rule?.mostOrderIdr ?? null}
              />
              <span className="hidden sm:block" />
              <TextField
                form={form}
                name="startsAt"
                type="datetime-local"
                label={say(m.sell_goods_starts)}
                defaultValue={localOf(rule?.startsAt ?? null)}
              />
              <TextField
                form={form}
                name="endsAt"
                type="datetime-local"
                label={say(m.sell_goods_ends_at)}
                help={say(m.sell_goods_wib)}
                defaultValue={localOf(rule?.endsAt ?? null)}
              />
            </div>
            {scoped && (
              <Scope
                title={say(m.resell_cashback_scope)}
                help={say(m.resell_cashback_scope_help)}
                chosen={rule?.categoryIds ?? []}
                {...{ categories, products, setProducts }}
              />
            )}
            <Tick name="active" start={rule?.active ?? true} label={say(m.resell_cashback_active)} />
          </>
        )}
      </ActForm>
    </Dialog>
  )
}

/** A share is typed as a per cent, with a comma or a point; what is none goes as it was typed. */
function valueOf(form: FormData, kind: string): number | string | undefined {
  if (kind === 'fixed') return figure(form, 'value') ?? undefined
  const typed = word(form, 'value')
  if (typed === '') return undefined
  const share = Number(typed.replace(',', '.'))
  return Number.isNaN(share) ? typed : Math.round(share * 100)
}
