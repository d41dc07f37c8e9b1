import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { formState, TextArea, TextField } from '#web/ui/field.tsx'
import { formatDay } from '#web/ui/format.ts'
import {
  CalendarClock,
  Download,
  Eye,
  FileDown,
  KeyRound,
  LifeBuoy,
  Mail,
  ShieldCheck,
  Users,
  type LucideIcon,
} from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Pill, type Tone } from '#web/ui/pill.tsx'
import { useSay, useVisit, type Message } from '#web/words.ts'
import type { Place } from '../../../orders/rules.ts'
import type { Order } from '../invoice.tsx'
import type { TrackPart } from './handed.tsx'

type DeliveryView = Order['deliveries'][number]
type DeliveryPart = TrackPart & {
  item: Order['items'][number]
  delivery: DeliveryView
  /** Which of several units of one line; null for the only one. */
  place: Place | null
}

const icons: Record<DeliveryView['kind'], LucideIcon> = { code: KeyRound, seat: Users, invite: Mail, file: FileDown }
const standings: Record<DeliveryView['status'], { tone: Tone; label: Message }> = {
  ready: { tone: 'success', label: m.shop_delivery_ready },
  sent: { tone: 'info', label: m.shop_delivery_sent },
  accepted: { tone: 'success', label: m.shop_delivery_accepted },
  rejected: { tone: 'danger', label: m.shop_delivery_rejected },
  expired: { tone: 'danger', label: m.shop_delivery_expired },
  replaced: { tone: 'neutral', label: m.shop_delivery_replaced },
  revoked: { tone: 'neutral', label: m.shop_delivery_revoked },
}

const units: Record<DeliveryView['kind'], Message> = {
  code: m.shop_unit_code,
  seat: m.shop_unit_seat,
  invite: m.shop_unit_invite,
  file: m.shop_unit_file,
}

/** One unit that was handed over: the secret behind a button, how to use it, its warranty, and help. */
export function Delivery(part: DeliveryPart) {
  const { item, delivery, place, answer } = part
  const say = useSay()
  const standing = standings[delivery.status]
  const acted = answer?.acted
  const revealed = acted && 'revealed' in acted && acted.delivery === delivery.id ? acted.revealed : null
  const gone = delivery.status === 'replaced' || delivery.status === 'revoked'
  return (
    <article id={`d-${delivery.id}`} className="glass scroll-mt-20 p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="text-lg break-words">
            {place && <span className="num text-accent-ink block text-sm">{say(units[delivery.kind], place)}</span>}
            {item.productName}
          </h3>
          <p className="text-muted break-words">
            {item.variantName}
            {delivery.label && ` · ${delivery.label}`}
          </p>
        </div>
        <Pill tone={standing.tone} icon={icons[delivery.kind]} label={say(standing.label)} small />
      </div>
      {delivery.changed && (
        <div className="mt-4">
          <Notice tone="warning" title={say(m.shop_delivery_changed)}>
            {say(m.shop_delivery_changed_text)}
          </Notice>
        </div>
      )}
      {!gone && (
        <div className="mt-4" data-live-keep={revealed ? delivery.id : undefined}>
          {revealed ? <Secret part={part} revealed={revealed} /> : <Hidden {...part} />}
        </div>
      )}
      <Times delivery={delivery} />
      {!gone && <Help {...part} />}
    </article>
  )
}

/** The unit before anybody has asked to see it. */
function Hidden(part: DeliveryPart) {
  const { delivery, idempotencyKey, answer } = part
  const say = useSay()
  const place = `d-${delivery.id}`
  const refused = answer?.refusal && answer.place === place ? answer.refusal : null
  if (delivery.kind === 'invite') return <Invite {...part} />
  if (delivery.kind === 'file') return <File {...part} />
  return (
    <form
      method="post"
      action={`#${place}`}
      className="bg-base-300 rounded-field flex flex-wrap items-center gap-3 p-3 pl-4"
    >
      <input type="hidden" name="id" value={delivery.id} />
      <input type="hidden" name="place" value={place} />
      <input type="hidden" name="key" value={`reveal-${idempotencyKey}`} />
      <span className="num text-muted min-w-0 grow text-lg tracking-[0.2em]" aria-hidden="true">
        ••••&nbsp;••••&nbsp;••••
      </span>
      <button type="submit" name="intent" value="reveal" className="btn btn-cta max-sm:w-full">
        <Eye className="size-4.5" aria-hidden="true" />
        {say(m.shop_reveal)}
      </button>
      {refused && <p className="text-error w-full text-sm font-medium">{refused.sentence}</p>}
      <p className="text-muted w-full text-sm">{say(m.shop_reveal_note)}</p>
    </form>
  )
}

type SecretProps = {
  part: DeliveryPart
  revealed: { lines: { label: string; value: string }[]; instructionsHtml: string }
}

function Secret({ part: { order, item, delivery, place, here = `/track/${order.token}` }, revealed }: SecretProps) {
  const say = useSay()
  const { instructionsHtml } = revealed
  const unit = place ? say(units[delivery.kind], place) : null
  // A code of several is called by its number; what has names of its own keeps them, below the number.
  const alone = unit !== null && delivery.kind === 'code' && revealed.lines.length === 1
  const lines = alone ? [{ label: unit, value: revealed.lines[0]!.value }] : revealed.lines
  const whole = lines.map(({ label, value }) => (label ? `${label}: ${value}` : value)).join('\n')
  const goods = [`${item.productName} ${item.variantName}`, ...(unit && !alone ? [unit] : [])].join('\n')
  const file = `${order.shopName}\n${order.number}\n${goods}\n\n${whole}\n`
  const name = place ? `${order.number}-${place.place}` : `${order.number}-${delivery.id.slice(0, 8)}`
  return (
    <div className="space-y-4">
      <ul className="border-accent bg-base-300 rounded-field space-y-3 border p-4">
        {lines.map(({ label, value }) => (
          <li key={`${label}${value}`} className="flex flex-wrap items-center justify-between gap-3">
            <p className="min-w-0">
              <span className="num text-muted block text-sm">{label || say(m.shop_secret_code)}</span>
              <code className="font-mono text-lg font-bold break-all select-all">{value}</code>
            </p>
            <CopyButton text={value} {...(alone ? { label: say(m.shop_unit_copy, { label }) } : {})} />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(file)}`}
          download={`${name}.txt`}
          className="btn btn-quiet"
        >
          <Download className="size-4.5" aria-hidden="true" />
          {say(m.shop_secret_save)}
        </a>
        <a href={`${here}#d-${delivery.id}`} className="btn btn-quiet">
          {say(m.shop_secret_hide)}
        </a>
      </div>
      {instructionsHtml && (
        <div>
          <h4 className="font-bold">{say(m.shop_how_to)}</h4>
          <div className="prose-plain text-[0.9375rem]" dangerouslySetInnerHTML={{ __html: instructionsHtml }} />
        </div>
      )}
    </div>
  )
}

function Invite({ item, delivery, answer, done, idempotencyKey }: DeliveryPart) {
  const say = useSay()
  const place = `t-${delivery.id}`
  const mine = answer?.place === place ? answer : undefined
  const form = formState(mine)
  const wrong = delivery.status === 'rejected' || delivery.status === 'expired'
  return (
    <div id={place} className="scroll-mt-20 space-y-3">
      {done === 'tujuan' && <Notice tone="success">{say(m.shop_target_done)}</Notice>}
      <p>
        {say(
          delivery.status === 'accepted' ? m.shop_invite_accepted : wrong ? m.shop_invite_wrong : m.shop_invite_sent,
        )}
      </p>
      {delivery.status !== 'accepted' && (
        <details open={wrong || mine !== undefined} className="border-line rounded-field border px-4">
          <summary className="flex min-h-12 cursor-pointer items-center font-semibold">
            {say(m.shop_target_fix)}
          </summary>
          <form method="post" action={`#${place}`} className="space-y-4 pb-4">
            <input type="hidden" name="id" value={item.id} />
            <input type="hidden" name="place" value={place} />
            <input type="hidden" name="key" value={`target-${idempotencyKey}`} />
            {mine?.refusal && !form.first && <Notice tone="danger">{mine.refusal.sentence}</Notice>}
            <TextField
              form={form}
              id={`email-${delivery.id}`}
              name="email"
              type="email"
              label={say(m.shop_target_email)}
              help={say(m.shop_target_email_help)}
              maxLength={254}
              required
            />
            <button type="submit" name="intent" value="target" className="btn btn-primary">
              {say(m.shop_target_send)}
            </button>
          </form>
        </details>
      )}
    </div>
  )
}

function File({ delivery, answer, idempotencyKey }: DeliveryPart) {
  const say = useSay()
  const { locale } = useVisit()
  const place = `d-${delivery.id}`
  const acted = answer?.acted
  const link = acted && 'link' in acted && acted.delivery === delivery.id ? acted.link : null
  const refused = answer?.refusal && answer.place === place ? answer.refusal : null
  return (
    <div className="bg-base-300 rounded-field flex flex-wrap items-center justify-between gap-3 p-4">
      <div className="min-w-0">
        <p className="font-bold break-all">{delivery.file?.name}</p>
        <p className="num text-muted text-sm">
          {delivery.file && sizeOf(delivery.file.bytes)}
          {delivery.downloadsLeft !== null && ` · ${say(m.shop_file_left, { count: delivery.downloadsLeft })}`}
          {delivery.downloadsUntil &&
            ` · ${say(m.shop_file_until, { day: formatDay(delivery.downloadsUntil, locale) })}`}
        </p>
      </div>
      {link ? (
        <a href={link} className="btn btn-cta max-sm:w-full" data-live-keep={place}>
          <Download className="size-4.5" aria-hidden="true" />
          {say(m.shop_file_load)}
        </a>
      ) : (
        <form method="post" action={`#${place}`} className="max-sm:w-full">
          <input type="hidden" name="id" value={delivery.id} />
          <input type="hidden" name="place" value={place} />
          <input type="hidden" name="key" value={`file-${idempotencyKey}`} />
          <button type="submit" name="intent" value="file" className="btn btn-cta max-sm:w-full">
            <FileDown className="size-4.5" aria-hidden="true" />
            {say(m.shop_file_link)}
          </button>
        </form>
      )}
      {refused && <p className="text-error w-full text-sm font-medium">{refused.sentence}</p>}
    </div>
  )
}

function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function Times({ delivery }: { delivery: DeliveryView }) {
  const say = useSay()
  const { locale } = useVisit()
  const { warrantyUntil, endsAt } = delivery
  if (!warrantyUntil && !endsAt) return null
  return (
    <p className="text-muted mt-4 flex flex-wrap gap-x-5 gap-y-1.5 text-sm">
      {warrantyUntil && (
        <span className="num inline-flex items-center gap-1.5">
          <ShieldCheck className="size-4.5" aria-hidden="true" />
          {say(m.shop_warranty_until, { day: formatDay(warrantyUntil, locale) })}
        </span>
      )}
      {endsAt && (
        <span className="num inline-flex items-center gap-1.5">
          <CalendarClock className="size-4.5" aria-hidden="true" />
          {say(m.shop_ends_at, { day: formatDay(endsAt, locale) })}
        </span>
      )}
    </p>
  )
}

/** "Lapor masalah": within the warranty a claim; after it, the way to people. */
function Help({ order, item, delivery, answer, done, idempotencyKey }: DeliveryPart) {
  const say = useSay()
  const place = `p-${delivery.id}`
  const claim = order.claims.find(({ deliveryId }) => deliveryId === delivery.id)
  const mine = answer?.place === place ? answer : undefined
  const form = formState(mine)
  const open = delivery.warrantyUntil !== null && delivery.warrantyUntil > order.serverNow
  if (claim) {
    return (
      <div id={place} className="mt-4 scroll-mt-20">
        <Notice
          tone={claim.status === 'open' ? 'info' : claim.status === 'refused' ? 'warning' : 'success'}
          title={say(claims[claim.status])}
        >
          {claim.answer || (done === 'lapor' ? say(m.shop_claim_thanks) : claim.problem)}
        </Notice>
      </div>
    )
  }
  if (!open) return null
  return (
    <details id={place} open={mine !== undefined} className="mt-3 scroll-mt-20">
      <summary className="hit text-muted hover:text-base-content cursor-pointer gap-2 text-sm font-semibold">
        <LifeBuoy className="size-4.5" aria-hidden="true" />
        {say(m.shop_claim)}
      </summary>
      <form method="post" encType="multipart/form-data" action={`#${place}`} className="space-y-4 pt-2">
        <input type="hidden" name="id" value={delivery.id} />
        <input type="hidden" name="place" value={place} />
        <input type="hidden" name="key" value={`report-${idempotencyKey}`} />
        {mine?.refusal && !form.first && <Notice tone="danger">{mine.refusal.sentence}</Notice>}
        <TextArea
          form={form}
          name="problem"
          label={say(m.shop_claim_what, { name: item.productName })}
          help={say(m.shop_claim_help)}
          rows={4}
          minLength={5}
          maxLength={2000}
          required
        />
        <label className="block text-sm font-semibold">
          {say(m.shop_claim_pictures)}
          <input
            type="file"
            name="pictures"
            accept="image/png,image/jpeg,image/webp"
            multiple
            className="field-input mt-1.5 font-normal"
          />
        </label>
        <button type="submit" name="intent" value="report" className="btn btn-primary">
          {say(m.shop_claim_send)}
        </button>
      </form>
    </details>
  )
}

const claims: Record<Order['claims'][number]['status'], Message> = {
  open: m.shop_claim_open,
  replaced: m.shop_claim_replaced,
  credited: m.shop_claim_credited,
  refused: m.shop_claim_refused,
}
