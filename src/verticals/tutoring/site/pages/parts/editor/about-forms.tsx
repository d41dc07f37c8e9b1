import { m } from '#web/paraglide/messages.js'
import { useSay, useVisit } from '#web/words.ts'
import { LIMITS } from '../../../rules.ts'
import type { Content } from '../../../schemas.ts'
import { Line, Pair } from './fields.tsx'

type Props<K extends 'contact' | 'seo'> = {
  value: Content[K]
  errors: Record<string, string>
  onChange: (value: Content[K]) => void
}

export function ContactForm({ value, errors, onChange }: Props<'contact'>) {
  const say = useSay()
  const error = (name: string) => errors[`content.contact.${name}`]
  const set = (change: Partial<Content['contact']>): void => onChange({ ...value, ...change })
  return (
    <div className="card-box space-y-5 p-5 sm:p-6">
      <Pair>
        <Line
          label="WhatsApp"
          value={value.whatsapp}
          max={20}
          inputMode="tel"
          placeholder="0812 3456 7890"
          help={say(m.site_edit_whatsapp_help)}
          error={error('whatsapp')}
          onChange={(whatsapp) => set({ whatsapp })}
        />
        <Line
          label={say(m.site_edit_email)}
          value={value.email}
          max={254}
          inputMode="email"
          error={error('email')}
          onChange={(email) => set({ email })}
        />
      </Pair>
      <Line
        label={say(m.site_edit_address)}
        value={value.address}
        max={LIMITS.address}
        rows={2}
        error={error('address')}
        onChange={(address) => set({ address })}
      />
      <Line
        label={say(m.site_edit_maps)}
        value={value.mapsUrl}
        max={LIMITS.address}
        inputMode="url"
        placeholder="https://maps.app.goo.gl/…"
        help={say(m.site_edit_maps_help)}
        error={error('mapsUrl')}
        onChange={(mapsUrl) => set({ mapsUrl })}
      />
      <Line
        label={say(m.site_edit_hours)}
        value={value.hours}
        max={LIMITS.line}
        placeholder="Senin–Sabtu 09.00–19.00 WIB"
        error={error('hours')}
        onChange={(hours) => set({ hours })}
      />
      <Pair>
        <Line
          label="Instagram"
          value={value.instagram}
          max={LIMITS.line}
          placeholder="@namabimbel"
          error={error('instagram')}
          onChange={(instagram) => set({ instagram })}
        />
        <Line
          label="TikTok"
          value={value.tiktok}
          max={LIMITS.line}
          placeholder="@namabimbel"
          error={error('tiktok')}
          onChange={(tiktok) => set({ tiktok })}
        />
      </Pair>
      <Line
        label="YouTube"
        value={value.youtube}
        max={LIMITS.line}
        placeholder="@namabimbel"
        error={error('youtube')}
        onChange={(youtube) => set({ youtube })}
      />
    </div>
  )
}

export function SeoForm({ value, errors, onChange, content }: Props<'seo'> & { content: Content }) {
  const say = useSay()
  const { tenant } = useVisit()
  const hero = content.sections.find((section) => section.type === 'hero')
  const title = value.title || [tenant.name, hero?.headline].filter(Boolean).join(': ')
  const description = value.description || (hero?.intro ?? '')
  return (
    <div className="card-box space-y-5 p-5 sm:p-6">
      <Line
        label={say(m.site_edit_seo_title)}
        help={say(m.site_edit_seo_title_help)}
        value={value.title}
        max={70}
        error={errors['content.seo.title']}
        onChange={(next) => onChange({ ...value, title: next })}
      />
      <Line
        label={say(m.site_edit_seo_description)}
        help={say(m.site_edit_seo_description_help)}
        value={value.description}
        max={LIMITS.line}
        rows={3}
        error={errors['content.seo.description']}
        onChange={(next) => onChange({ ...value, description: next })}
      />
      <div>
        <p className="mb-2 text-sm font-semibold">{say(m.site_edit_seo_preview)}</p>
        <div className="border-line rounded-field bg-base-100 max-w-xl border p-4">
          <p className="text-muted truncate text-sm">{tenant.host}</p>
          <p className="text-primary-ink truncate text-lg">{title.slice(0, 70)}</p>
          <p className="text-muted line-clamp-2 text-sm">{description.slice(0, 160)}</p>
        </div>
      </div>
    </div>
  )
}
