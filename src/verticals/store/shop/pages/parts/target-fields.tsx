import { formatRupiah } from '#kernel/money/rupiah.ts'
import { m } from '#web/paraglide/messages.js'
import { FieldError, FieldLabel, type FormState, TextField } from '#web/ui/field.tsx'
import { CircleCheck, Target, UserSearch } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { Shown } from '../checkout.tsx'
import type { ProductView } from '../product.tsx'
import type { Check } from './check.ts'
import { type MemberPart, PICK } from './member.ts'

/** Wrong addresses are what goes wrong most; they are read once more, large, before anything is paid. */
export function Confirm({ product, shown }: { product: ProductView; shown: Shown }) {
  const say = useSay()
  const { typed, breakdown, check } = shown
  return (
    <section
      aria-labelledby="periksa"
      tabIndex={-1}
      autoFocus
      className="border-accent rounded-box bg-accent-soft text-accent-soft-ink border-2 p-5 sm:p-6"
    >
      <h2 id="periksa" className="flex items-center gap-2.5 text-xl">
        <Target className="size-6 shrink-0" aria-hidden="true" />
        {say(m.shop_confirm_title)}
      </h2>
      <dl className="text-base-content mt-4 space-y-3">
        {check?.state === 'found' && (
          <div>
            <dt className="text-muted text-sm">{say(m.shop_check_name)}</dt>
            <dd className="text-2xl font-extrabold break-words">{check.name}</dd>
          </div>
        )}
        {product.inputs
          .filter(({ key }) => typed.target[key])
          .map(({ key, label }) => (
            <div key={key}>
              <dt className="text-muted text-sm">{label}</dt>
              <dd className="num text-2xl font-extrabold break-all">{typed.target[key]}</dd>
            </div>
          ))}
      </dl>
      {check?.state === 'silent' && (
        <div className="mt-4">
          <Notice tone="warning">{check.sentence}</Notice>
        </div>
      )}
      <p className="mt-4">{say(m.shop_confirm_text)}</p>
      <input type="hidden" name="confirmed" value={typed.confirmed} />
      <div className="mt-5 flex flex-col gap-3 sm:flex-row">
        <button type="submit" name="intent" value="order" className="btn btn-cta">
          <CircleCheck className="size-5" aria-hidden="true" />
          {breakdown ? say(m.shop_confirm_pay, { total: formatRupiah(breakdown.totalIdr) }) : say(m.shop_checkout_pay)}
        </button>
        <a href="#tujuan" className="btn btn-quiet">
          {say(m.shop_confirm_change)}
        </a>
      </div>
    </section>
  )
}

type TargetProps = { product: ProductView; shown: Shown; form: FormState; member: MemberPart | null }

/** Where it goes; where the provider knows the account, its name can be asked for before anything is paid. */
export function TargetFields({ product, shown, form, member }: TargetProps) {
  const say = useSay()
  return (
    <section id="tujuan" className="glass scroll-mt-20 space-y-4 p-5 sm:p-6">
      <h2 className="text-lg">{say(m.shop_target_title)}</h2>
      {member && member.targets.length > 0 && <Saved targets={member.targets} />}
      <div className="space-y-4" data-target>
        {product.inputs.map((input) => (
          <Field key={input.key} input={input} form={form} />
        ))}
      </div>
      {member && <Keep kept={shown.typed.saveTarget} />}
      {product.targetCheck && <CheckBox shown={shown} />}
    </section>
  )
}

/** Each button fills the fields; nothing else of the form is lost. */
function Saved({ targets }: { targets: MemberPart['targets'] }) {
  const say = useSay()
  return (
    <div role="group" aria-labelledby="tersimpan">
      <p id="tersimpan" className="text-muted mb-2 text-sm font-semibold">
        {say(m.member_target_pick)}
      </p>
      <div className="scroll-row">
        {targets.slice(0, 8).map(({ id, label, fields }) => (
          <button
            key={id}
            type="submit"
            name="intent"
            value={`${PICK}${id}`}
            formNoValidate
            formAction="#tujuan"
            title={fields.map(({ value }) => value).join(' · ')}
            className="chip cursor-pointer"
          >
            <Target className="size-4.5 shrink-0" aria-hidden="true" />
            <span className="max-w-48 truncate">{label}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

function Keep({ kept }: { kept: boolean }) {
  const say = useSay()
  return (
    <label className="hit cursor-pointer gap-3 text-[0.9375rem]">
      <input type="checkbox" name="saveTarget" value="yes" defaultChecked={kept} className="tick mt-0" />
      {say(m.member_target_save)}
    </label>
  )
}

function Field({ input, form }: { input: ProductView['inputs'][number]; form: FormState }) {
  const say = useSay()
  const { key, label, type, required, help, options } = input
  const name = `target.${key}`
  if (type !== 'select' && type !== 'server') {
    return (
      <TextField
        form={form}
        name={name}
        label={required ? label : `${label} (${say(m.shop_optional)})`}
        help={help}
        type={type === 'email' ? 'email' : type === 'phone' ? 'tel' : 'text'}
        inputMode={type === 'number' ? 'numeric' : undefined}
        required={required}
        maxLength={200}
        autoComplete="off"
        className={type === 'number' ? 'num' : ''}
      />
    )
  }
  const id = `f-target-${key}`
  return (
    <div>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <select
        id={id}
        name={name}
        defaultValue={form.values[name] ?? ''}
        required={required}
        aria-invalid={form.errors[name] ? true : undefined}
        autoFocus={form.first === name || undefined}
        className="field-input"
      >
        <option value="">{say(m.shop_target_choose)}</option>
        {(options ?? []).map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
      <FieldError message={form.errors[name]} />
      {help && <p className="text-muted mt-1.5 text-sm">{help}</p>}
    </div>
  )
}

/** The button and what came of it. The island puts only the answer in; without it the whole page comes back with it. */
function CheckBox({ shown }: { shown: Shown }) {
  const say = useSay()
  const { typed, check } = shown
  return (
    <div className="border-line space-y-3 border-t pt-4">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button
          type="submit"
          name="intent"
          value="check"
          formNoValidate
          data-busy={say(m.shop_check_busy)}
          className="btn btn-quiet max-sm:w-full"
        >
          <UserSearch className="size-5" aria-hidden="true" />
          <span>{say(m.shop_check)}</span>
        </button>
        <p className="text-muted min-w-0 grow basis-56 text-sm">{say(m.shop_check_help)}</p>
      </div>
      <div data-check aria-live="polite">
        <input type="hidden" name="checkedFor" value={typed.checkedFor} />
        <input type="hidden" name="checkedName" value={typed.checkedName} />
        {check && (
          <div tabIndex={shown.fresh ? -1 : undefined} autoFocus={shown.fresh} className="scroll-mt-24">
            <Answer check={check} />
          </div>
        )}
      </div>
    </div>
  )
}

function Answer({ check }: { check: Check }) {
  const say = useSay()
  // What is wrong stands beside its field.
  if (check.state === 'absent') return <Notice tone="danger">{say(m.shop_check_absent)}</Notice>
  if (check.state === 'silent') return <Notice tone="warning">{check.sentence}</Notice>
  return (
    <div className="bg-tone-success text-tone-success-ink rounded-box flex items-start gap-3.5 p-4">
      <CircleCheck className="mt-0.5 size-6 shrink-0" aria-hidden="true" />
      <div className="min-w-0">
        <p className="text-sm font-semibold">{say(m.shop_check_found)}</p>
        <p className="text-xl leading-snug font-extrabold break-words" data-check-name>
          {check.name}
        </p>
        <p className="mt-1 text-sm">{say(m.shop_check_found_text)}</p>
      </div>
    </div>
  )
}
