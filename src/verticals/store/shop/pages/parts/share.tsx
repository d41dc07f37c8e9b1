import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { BadgeCheck, Share2, WhatsApp } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'
import { chatUrl } from '../../../site/rules.ts'
import type { TrackPart } from './handed.tsx'

/** The link for the buyer's own WhatsApp, and a proof for others. Neither says the code. */
export function Share({ order, answer, idempotencyKey }: Omit<TrackPart, 'done'>) {
  const say = useSay()
  const { origin } = useVisit()
  const words = say(m.shop_share_text, { number: order.number, url: `${origin}/track/${order.token}` })
  // The number is masked here: the app asks whom to send it to, and oneself stands first.
  const own = /^\+\d{8,15}$/.test(order.buyer.whatsapp) ? order.buyer.whatsapp : ''
  const acted = answer?.acted
  const proof = acted && 'proof' in acted ? `${origin}/bukti/${acted.proof}` : null
  return (
    <section id="bagikan" className="glass scroll-mt-20 space-y-3 p-6">
      <h2 className="text-lg">{say(m.shop_share)}</h2>
      <a href={chatUrl(own, words)} target="_blank" rel="noreferrer" className="btn btn-quiet w-full">
        <WhatsApp className="size-5" />
        {say(m.shop_share_self)}
      </a>
      {proof ? (
        <div className="bg-base-300 rounded-field space-y-3 p-4" data-live-keep="proof">
          <p className="flex items-center gap-2 font-semibold">
            <BadgeCheck className="text-accent-ink size-5" aria-hidden="true" />
            {say(m.shop_proof_ready)}
          </p>
          <p className="text-sm break-all">
            <a href={proof} className="link-quiet">
              {proof}
            </a>
          </p>
          <CopyButton text={proof} label={say(m.shop_proof_copy)} className="btn btn-quiet w-full" />
        </div>
      ) : (
        ['delivered', 'partially_delivered'].includes(order.status) && (
          <form method="post" action="#bagikan">
            <input type="hidden" name="key" value={`proof-${idempotencyKey}`} />
            <input type="hidden" name="place" value="bagikan" />
            <button type="submit" name="intent" value="proof" className="btn btn-quiet w-full">
              <Share2 className="size-4.5" aria-hidden="true" />
              {say(m.shop_proof_make)}
            </button>
          </form>
        )
      )}
    </section>
  )
}
