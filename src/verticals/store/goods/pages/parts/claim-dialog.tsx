import { m } from '#web/paraglide/messages.js'
import { TextArea } from '#web/ui/field.tsx'
import { useSay } from '#web/words.ts'
import type { Claim } from '../warranty.tsx'
import { ActForm, figure, word } from './act-form.tsx'
import { Dialog } from './dialog.tsx'
import { MoneyField } from './inputs.tsx'

export type ClaimAct = 'replaced' | 'refused' | 'credit'
type Props = { claim: Claim; act: ClaimAct; onClose: () => void; done: (words: string) => void }

/** The answer to a claim: another unit, credit, or a no with a reason. */
export function ClaimDialog({ claim, act, onClose, done }: Props) {
  const say = useSay()
  const words = {
    replaced: [m.sell_goods_claim_replace, m.sell_goods_claim_replace_text, m.sell_goods_claim_replace_done],
    credit: [m.sell_goods_claim_credit, m.sell_goods_claim_credit_text, m.sell_goods_claim_credit_done],
    refused: [m.sell_goods_claim_refuse, m.sell_goods_claim_refuse_text, m.sell_goods_claim_refuse_done],
  } as const
  const [title, text, after] = words[act]
  const shape = (form: FormData) => {
    const answer = word(form, 'answer')
    if (act === 'credit') return { id: claim.id, amountIdr: figure(form, 'amountIdr') ?? undefined, answer }
    return { id: claim.id, outcome: act, answer }
  }
  return (
    <Dialog title={say(title)} onClose={onClose}>
      <p className="text-muted mb-4">{say(text)}</p>
      <ActForm
        intent={act === 'credit' ? 'credit' : 'answer'}
        label={say(title)}
        look={act === 'refused' ? 'btn-danger' : 'btn-primary'}
        shape={shape}
        done={() => done(say(after))}
      >
        {(form) => (
          <>
            {act === 'credit' && (
              <MoneyField form={form} name="amountIdr" label={say(m.sell_goods_amount)} start={claim.unitIdr} />
            )}
            <TextArea
              form={form}
              name="answer"
              label={say(act === 'refused' ? m.sell_goods_claim_reason : m.sell_goods_claim_words)}
              help={say(m.sell_goods_claim_words_help)}
              rows={4}
              maxLength={2000}
            />
          </>
        )}
      </ActForm>
    </Dialog>
  )
}
