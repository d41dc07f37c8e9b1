import { m } from '#web/paraglide/messages.js'
import { Building2, QrCode, Smartphone } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { banks, wallets } from './invoice.ts'

/** The three ways to pay. The bank and the app unfold with their radio, by CSS alone. */
export function Methods({
  action,
  idempotencyKey,
  primary,
}: {
  action: string
  idempotencyKey: string
  primary: boolean
}) {
  const say = useSay()
  return (
    <form method="post" action={action} className="group/pay space-y-3">
      <input type="hidden" name="key" value={idempotencyKey} />
      <input type="hidden" name="intent" value="charge" />
      <Method value="qris" icon={QrCode} title={say(m.invoice_qris)} body={say(m.invoice_qris_text)} checked />
      <Method value="va" icon={Building2} title={say(m.invoice_va)} body={say(m.invoice_va_text)} />
      <div className="hidden pb-2 group-has-[[value=va]:checked]/pay:block">
        <Pick name="bank" label={say(m.invoice_bank)} choices={banks} />
      </div>
      <Method value="ewallet" icon={Smartphone} title={say(m.invoice_ewallet)} body={say(m.invoice_ewallet_text)} />
      <div className="hidden pb-2 group-has-[[value=ewallet]:checked]/pay:block">
        <Pick name="wallet" label={say(m.invoice_wallet)} choices={wallets} />
      </div>
      <button type="submit" className={`btn mt-3 w-full ${primary ? 'btn-primary' : 'btn-quiet'}`}>
        {say(m.invoice_continue)}
      </button>
    </form>
  )
}

type MethodProps = { value: string; icon: typeof QrCode; title: string; body: string; checked?: boolean }

function Method({ value, icon: Icon, title, body, checked = false }: MethodProps) {
  return (
    <label className="choice items-center">
      <input type="radio" name="method" value={value} defaultChecked={checked} className="tick mt-0" />
      <span className="grow">
        <span className="block font-bold">{title}</span>
        <span className="text-muted block text-sm">{body}</span>
      </span>
      <Icon className="text-primary-ink size-6 shrink-0" aria-hidden="true" />
    </label>
  )
}

function Pick({ name, label, choices }: { name: string; label: string; choices: Record<string, string> }) {
  return (
    <label className="block text-sm font-semibold">
      {label}
      <select name={name} className="field-input mt-1.5 font-normal">
        {Object.entries(choices).map(([code, word]) => (
          <option key={code} value={code}>
            {word}
          </option>
        ))}
      </select>
    </label>
  )
}
