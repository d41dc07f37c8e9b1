import { useEffect, useRef, useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { TextField, type FormState } from '#web/ui/field.tsx'
import { Eye, Send } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { OutputOf } from '#kernel/http/operation.ts'
import type { readKit } from '../../operations.ts'
import { Checks } from './checks.tsx'
import { Choices } from './choices.tsx'
import { Colours } from './colours.tsx'
import { Logo } from './logo.tsx'
import { Sample } from './sample.tsx'

export type BrandKit = OutputOf<typeof readKit>
type Look = NonNullable<BrandKit['draft']>

/** What is typed and picked, before it is saved; the sample and the checks follow it at once. */
export function Editor({ kit, form }: { kit: BrandKit; form: FormState }) {
  const say = useSay()
  const [look, setLook] = useState<Look>({ ...(kit.draft ?? kit.shown), ...typedIn(form) })
  const change = (part: Partial<Look>) => setLook((known) => ({ ...known, ...part }))
  const brand = { ...look, preset: kit.preset }
  const fields = useRef<HTMLFormElement>(null)
  const { errors } = form
  useEffect(() => {
    const [first] = Object.keys(errors)
    const field = first ? fields.current?.elements.namedItem(first) : null
    if (field instanceof HTMLElement) field.focus()
  }, [errors])
  return (
    <Form
      ref={fields}
      method="post"
      action="/admin/brand"
      encType="multipart/form-data"
      replace
      className="flex flex-col gap-6 lg:grid lg:grid-cols-[minmax(0,1fr)_21rem] lg:gap-8"
    >
      <div className="order-2 space-y-6 lg:order-none">
        {/* The first button of a form is what Enter presses. */}
        <button type="submit" name="intent" value="save" className="hidden" tabIndex={-1} aria-hidden="true" />
        <Section title={say(m.brand_identity)}>
          <TextField
            form={{ ...form, values: {} }}
            name="businessName"
            label={say(m.brand_name)}
            help={say(m.brand_name_help)}
            value={kit.name}
            readOnly
            className="bg-base-200"
          />
          <TextField
            form={form}
            name="tagline"
            label={say(m.brand_tagline)}
            help={say(m.brand_tagline_help)}
            maxLength={120}
            defaultValue={look.tagline}
            onChange={(event) => change({ tagline: event.currentTarget.value })}
          />
          <Logo name={kit.name} logo={kit.logo} form={form} />
        </Section>
        <Section title={say(m.brand_colours)}>
          <Colours look={look} colours={kit.logo?.colours ?? []} form={form} change={change} />
        </Section>
        <Section title={say(m.brand_shape)}>
          <Choices look={look} change={change} />
        </Section>
      </div>
      {/* On phones the sample stands above the fields and the buttons stay at the thumb. */}
      <aside className="contents lg:block">
        <div className="contents lg:sticky lg:top-6 lg:block lg:space-y-6">
          <div className="order-1 space-y-6 lg:order-none">
            <Sample brand={brand} name={kit.name} logoId={kit.logo?.id ?? null} />
            <Checks brand={brand} />
          </div>
          <Buttons />
        </div>
      </aside>
    </Form>
  )
}

/** After a refusal, what was typed stays. */
function typedIn({ values }: FormState): Partial<Look> {
  const { tagline, primary, accent } = values
  return Object.fromEntries(Object.entries({ tagline, primary, accent }).filter(([, value]) => value !== undefined))
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className="card-box space-y-6 p-5 sm:p-6">
      <h2 className="text-xl">{title}</h2>
      {children}
    </section>
  )
}

function Buttons() {
  const say = useSay()
  const busy = useNavigation().state !== 'idle'
  return (
    <div className="bg-base-200 border-line sticky bottom-14 z-10 order-3 -mx-5 grid grid-cols-[1fr_auto_1fr] gap-3 border-t px-5 py-3 sm:-mx-8 sm:px-8 lg:static lg:order-none lg:mx-0 lg:grid-cols-2 lg:border-0 lg:p-0">
      <button type="submit" name="intent" value="save" className="btn btn-quiet" disabled={busy}>
        {say(m.brand_save)}
      </button>
      <button type="submit" name="intent" value="preview" className="btn btn-quiet" disabled={busy}>
        <Eye className="size-4.5" aria-hidden="true" />
        <span className="sr-only lg:not-sr-only">{say(m.brand_preview)}</span>
      </button>
      <button type="submit" name="intent" value="publish" className="btn btn-primary lg:col-span-2" disabled={busy}>
        <Send className="size-4.5" aria-hidden="true" />
        {say(m.brand_publish)}
      </button>
    </div>
  )
}
