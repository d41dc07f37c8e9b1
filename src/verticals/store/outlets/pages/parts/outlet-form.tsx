import { useLoaderData } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { formState, TextField, type FormState } from '#web/ui/field.tsx'
import { useSay } from '#web/words.ts'
import { LOOKS, lookOf } from './looks.ts'
import type { loader, OutletAnswer } from '../shop.tsx'

const FIRST = LOOKS[0]
const names = {
  ungu: m.mini_look_ungu,
  hutan: m.mini_look_hutan,
  laut: m.mini_look_laut,
  bata: m.mini_look_bata,
  senja: m.mini_look_senja,
  arang: m.mini_look_arang,
} as const

/** Opens a mini-shop, with everything filled in, or changes it. */
export function OutletForm({ answer }: { answer: OutletAnswer | undefined }) {
  const { outlet, first, base, key } = useLoaderData<typeof loader>()
  const form = formState(answer)
  const say = useSay()
  return (
    <form method="post" className="space-y-5">
      <input type="hidden" name="key" value={key} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          form={form}
          name="name"
          label={say(m.mini_name)}
          defaultValue={form.values.name ?? outlet?.name ?? first.name}
          maxLength={60}
          autoComplete="organization"
          required
        />
        {!outlet && (
          <TextField
            form={form}
            name="label"
            label={say(m.mini_label)}
            help={say(m.mini_label_help)}
            suffix={`.${base}`}
            defaultValue={form.values.label ?? first.label}
            maxLength={40}
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            required
          />
        )}
        <TextField
          form={form}
          name="whatsapp"
          label={say(m.mini_whatsapp)}
          defaultValue={form.values.whatsapp ?? outlet?.whatsapp ?? first.whatsapp}
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
          className="num"
          required
        />
        <TextField
          form={form}
          name="tagline"
          label={say(m.mini_tagline)}
          defaultValue={form.values.tagline ?? outlet?.tagline ?? ''}
          maxLength={120}
        />
      </div>
      <Margin form={form} />
      <Colours form={form} />
      <button type="submit" name="intent" value={outlet ? 'edit' : 'open'} className="btn btn-cta max-sm:w-full">
        {say(outlet ? m.mini_save : m.mini_open)}
      </button>
    </form>
  )
}

function Margin({ form }: { form: FormState }) {
  const { outlet, mostBasisPoints } = useLoaderData<typeof loader>()
  const say = useSay()
  const add = outlet?.add ?? { basisPoints: Math.min(1_000, mostBasisPoints ?? 1_000) }
  const fixed = 'idr' in add
  const kind = form.values.kind ?? (fixed ? 'fixed' : 'percent')
  const value = fixed ? String(add.idr) : String(add.basisPoints / 100).replace('.', ',')
  const most = mostBasisPoints === null ? '' : say(m.mini_margin_most, { most: mostBasisPoints / 100 })
  return (
    <fieldset>
      <legend className="font-bold">{say(m.mini_margin)}</legend>
      <div className="mt-1.5 grid gap-x-5 gap-y-3 sm:grid-cols-[minmax(0,14rem)_minmax(0,14rem)]">
        <label className="block">
          <span className="mb-1.5 block text-sm font-semibold">{say(m.mini_margin_kind)}</span>
          <select name="kind" defaultValue={kind} className="field-input">
            <option value="percent">{say(m.mini_percent)}</option>
            <option value="fixed">{say(m.mini_fixed)}</option>
          </select>
        </label>
        <TextField
          form={form}
          name="margin"
          label={say(m.mini_margin_value)}
          defaultValue={form.values.margin ?? value}
          inputMode="decimal"
          autoComplete="off"
          maxLength={12}
          className="num"
          required
        />
      </div>
      <p className="text-muted mt-2 text-sm">
        {say(m.mini_margin_help)} {most}
      </p>
    </fieldset>
  )
}

function Colours({ form }: { form: FormState }) {
  const { outlet } = useLoaderData<typeof loader>()
  const say = useSay()
  const look = outlet?.look ?? FIRST
  const chosen = form.values.look ?? lookOf(look)
  const dark = form.values.look ? form.values.dark === '1' : look.mode === 'dark'
  const tile =
    'rounded-field border-line has-checked:border-accent-ink has-checked:ring-accent-ink flex min-h-11 cursor-pointer items-center gap-2.5 border px-3 py-2 text-sm font-medium has-checked:ring-1'
  return (
    <fieldset>
      <legend className="font-bold">{say(m.mini_look)}</legend>
      <div className="mt-2 grid grid-cols-2 gap-2.5 sm:grid-cols-3">
        {LOOKS.map(({ code, primary, accent, mode }) => (
          <label key={code} className={tile}>
            <input type="radio" name="look" value={code} defaultChecked={chosen === code} className="accent-current" />
            <Swatch ground={mode === 'dark' ? '#0a0a0b' : '#ffffff'} colours={[primary, accent]} />
            {say(names[code])}
          </label>
        ))}
      </div>
      <details className="mt-3" open={chosen === 'own'}>
        <summary className="hit link-quiet cursor-pointer text-sm font-semibold">{say(m.mini_look_own)}</summary>
        <div className="mt-2 flex flex-wrap items-center gap-x-6 gap-y-3">
          <label className={tile}>
            <input type="radio" name="look" value="own" defaultChecked={chosen === 'own'} className="accent-current" />
            {say(m.mini_look_own)}
          </label>
          <Colour name="primary" label={say(m.mini_primary)} value={form.values.primary ?? look.primary} />
          <Colour name="accent" label={say(m.mini_accent)} value={form.values.accent ?? look.accent} />
          <label className="flex min-h-11 items-center gap-2.5 text-sm">
            <input type="checkbox" name="dark" value="1" defaultChecked={dark} className="tick mt-0!" />
            {say(m.mini_dark)}
          </label>
        </div>
      </details>
    </fieldset>
  )
}

/** How the colours stand on their ground; decoration beside the name. */
function Swatch({ ground, colours }: { ground: string; colours: readonly string[] }) {
  return (
    <svg viewBox="0 0 36 20" className="h-5 w-9 shrink-0" aria-hidden="true">
      <rect width="36" height="20" rx="5" fill={ground} stroke="#8888" />
      {colours.map((fill, index) => (
        <circle key={fill} cx={12 + index * 12} cy="10" r="5" fill={fill} />
      ))}
    </svg>
  )
}

function Colour({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label className="flex min-h-11 items-center gap-2.5 text-sm">
      <input type="color" name={name} defaultValue={value} className="rounded-field border-line size-11 border p-1" />
      {label}
    </label>
  )
}
