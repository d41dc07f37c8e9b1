import { m } from '#web/paraglide/messages.js'
import { TextField, type FormState } from '#web/ui/field.tsx'
import { useSay, useVisit } from '#web/words.ts'
import { Step } from './steps.tsx'
import { Verdict } from './verdict.tsx'

export function BusinessStep({ form, ideas }: { form: FormState; ideas: string[] }) {
  const say = useSay()
  return (
    <Step name="business" title={say(m.order_business_title)}>
      <TextField
        form={form}
        name="businessName"
        label={say(m.order_name)}
        help={say(m.order_name_help)}
        required
        minLength={3}
        maxLength={60}
        autoComplete="organization"
        data-slug-from
      />
      <TextField
        form={form}
        name="tagline"
        label={say(m.order_tagline)}
        help={say(m.order_tagline_help)}
        maxLength={80}
        autoComplete="off"
      />
      <SlugField form={form} ideas={ideas} />
      <DomainField form={form} />
    </Step>
  )
}

function SlugField({ form, ideas }: { form: FormState; ideas: string[] }) {
  const say = useSay()
  const { host } = useVisit()
  return (
    <TextField
      form={form}
      name="slug"
      label={say(m.order_slug)}
      help={say(m.order_slug_help)}
      suffix={`.${host}`}
      required
      minLength={3}
      maxLength={40}
      pattern="[a-z0-9](?:[a-z0-9]|-(?!-))*[a-z0-9]"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      data-wrong={say(m.order_slug_invalid)}
      data-slug="/api/v1/addresses/"
    >
      <Verdict
        of="slug"
        words={{
          asking: say(m.order_slug_asking),
          free: say(m.order_slug_free),
          taken: say(m.order_slug_taken),
          reserved: say(m.order_slug_reserved),
          invalid: say(m.order_slug_invalid),
        }}
      />
      <div data-slug-ideas hidden={ideas.length === 0} className="mt-3">
        <p className="text-sm font-semibold">{say(m.order_slug_ideas)}</p>
        <div data-slug-list data-word={say(m.order_slug_use, { slug: '{slug}' })} className="mt-2 flex flex-wrap gap-2">
          {ideas.map((idea) => (
            <button
              key={idea}
              type="submit"
              name="useSlug"
              value={idea}
              data-slug-use={idea}
              className="btn btn-quiet max-w-full break-all"
            >
              {say(m.order_slug_use, { slug: idea })}
            </button>
          ))}
        </div>
      </div>
    </TextField>
  )
}

function DomainField({ form }: { form: FormState }) {
  const say = useSay()
  return (
    <TextField
      form={form}
      name="domain"
      label={say(m.order_domain)}
      help={say(m.order_domain_help)}
      placeholder="bimbelgarudajaya.com"
      maxLength={253}
      inputMode="url"
      autoCapitalize="none"
      autoComplete="off"
      spellCheck={false}
      data-domain="/api/v1/domains/"
    >
      <Verdict of="domain" words={{ asking: say(m.order_domain_asking) }}>
        <p data-domain-hint className="text-muted mt-1.5 text-sm empty:hidden" />
      </Verdict>
    </TextField>
  )
}
