import { type ReactNode, useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { FieldLabel, type FormState, TextArea, TextField } from '#web/ui/field.tsx'
import { Plus, Trash2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { MOTIFS } from '../../../art/rules.ts'
import type { ShopEdit } from '../../schemas.ts'
import { PICKS } from './content-form.ts'

type Words = Pick<ShopEdit['draft'], 'faq' | 'products' | 'categories' | 'figures' | 'terms' | 'privacy'> & {
  announcement: Record<string, string>
  hero: Record<string, string>
  contact: Record<string, string>
  seo: Record<string, string>
}
type Named = { slug: string; name: string }
type GroupsProps = {
  content: Words
  defaults: ShopEdit['defaults']
  errors: Record<string, string>
  products: Named[]
  categories: Named[]
}

/** The parts of a shop's words, each in a box of its own. Where a field is empty its grey words are what visitors read. */
export function EditorGroups(props: GroupsProps) {
  const { content, defaults, errors } = props
  const say = useSay()
  const form: FormState = { values: valuesOf(content), errors, first: Object.keys(errors)[0] ?? null }
  return (
    <>
      <Group title={say(m.sell_site_announcement)} lead={say(m.sell_site_announcement_help)}>
        <TextField form={form} name="announcement.text" label={say(m.sell_site_text)} maxLength={160} />
        <TextField
          form={form}
          name="announcement.link"
          label={say(m.sell_site_link)}
          placeholder="/products"
          maxLength={160}
        />
      </Group>
      <HeroGroup form={form} defaults={defaults} />
      <Picks {...props} />
      <QuestionGroup content={content} defaults={defaults} />
      <ContactGroup form={form} />
      <Group title={say(m.sell_site_texts)} lead={say(m.sell_site_texts_help)}>
        {(['terms', 'privacy'] as const).map((name) => (
          <TextArea
            key={name}
            form={form}
            name={name}
            label={say(name === 'terms' ? m.shop_terms_title : m.shop_privacy_title)}
            rows={8}
            maxLength={20_000}
            placeholder={defaults[name]}
          />
        ))}
      </Group>
      <Group title={say(m.sell_site_seo)}>
        <TextField
          form={form}
          name="seo.title"
          label={say(m.sell_site_seo_title)}
          maxLength={70}
          placeholder={defaults.seo.title}
        />
        <TextArea
          form={form}
          name="seo.description"
          label={say(m.sell_site_seo_description)}
          rows={2}
          maxLength={160}
          placeholder={defaults.seo.description}
        />
      </Group>
    </>
  )
}

function valuesOf({ announcement, hero, contact, seo, terms, privacy }: Words): Record<string, string> {
  const flat = (prefix: string, group: Record<string, string>) =>
    Object.entries(group).map(([name, value]) => [`${prefix}.${name}`, value])
  return Object.fromEntries([
    ...flat('announcement', announcement),
    ...flat('hero', hero),
    ...flat('contact', contact),
    ...flat('seo', seo),
    ['terms', terms],
    ['privacy', privacy],
  ]) as Record<string, string>
}

function HeroGroup({ form, defaults }: { form: FormState; defaults: GroupsProps['defaults'] }) {
  const say = useSay()
  return (
    <Group title={say(m.sell_site_hero)} lead={say(m.sell_site_empty_help)}>
      <TextField
        form={form}
        name="hero.eyebrow"
        label={say(m.sell_site_eyebrow)}
        maxLength={80}
        placeholder={defaults.hero.eyebrow}
      />
      <TextField
        form={form}
        name="hero.headline"
        label={say(m.sell_site_headline)}
        maxLength={120}
        placeholder={defaults.hero.headline}
      />
      <TextArea
        form={form}
        name="hero.intro"
        label={say(m.sell_site_intro)}
        rows={3}
        maxLength={400}
        placeholder={defaults.hero.intro}
      />
      <div>
        <FieldLabel htmlFor="hero-art">{say(m.sell_site_art)}</FieldLabel>
        <select id="hero-art" name="hero.art" defaultValue={form.values['hero.art']} className="field-input">
          <option value="">{say(m.sell_site_art_products)}</option>
          {MOTIFS.map((motif) => (
            <option key={motif} value={motif}>
              {motif}
            </option>
          ))}
        </select>
      </div>
    </Group>
  )
}

function Picks({ content, products, categories }: GroupsProps) {
  const say = useSay()
  return (
    <Group title={say(m.sell_site_picks)} lead={say(m.sell_site_picks_help)}>
      <fieldset>
        <legend className="mb-1.5 text-sm font-semibold">{say(m.shop_nav_products)}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {Array.from({ length: PICKS }, (_, at) => (
            <select
              key={at}
              name="products"
              aria-label={say(m.sell_site_pick, { number: at + 1 })}
              defaultValue={content.products[at] ?? ''}
              className="field-input"
            >
              <option value="">{say(m.sell_site_pick_auto, { number: at + 1 })}</option>
              {products.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          ))}
        </div>
      </fieldset>
      {categories.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 text-sm font-semibold">{say(m.shop_home_categories)}</legend>
          <div className="flex flex-wrap gap-x-5">
            {categories.map(({ slug, name }) => (
              <label key={slug} className="hit cursor-pointer gap-2.5">
                <input
                  type="checkbox"
                  name="categories"
                  value={slug}
                  defaultChecked={content.categories.includes(slug)}
                  className="tick mt-0"
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
      )}
      <label className="hit cursor-pointer gap-2.5">
        <input type="checkbox" name="figures" value="yes" defaultChecked={content.figures} className="tick mt-0" />
        {say(m.sell_site_figures)}
      </label>
    </Group>
  )
}

function QuestionGroup({ content, defaults }: Pick<GroupsProps, 'content' | 'defaults'>) {
  const say = useSay()
  const [items, setItems] = useState(() => content.faq.map((item, key) => ({ ...item, key })))
  const add = (more: { question: string; answer: string }[]) =>
    setItems((before) => [...before, ...more.map((item, at) => ({ ...item, key: nextKey(before) + at }))])
  return (
    <Group title={say(m.shop_nav_faq)} lead={say(m.sell_site_faq_help)}>
      {items.map(({ key, question, answer }, at) => (
        <div key={key} className="border-line rounded-field space-y-3 border p-4">
          <label className="block text-sm font-semibold">
            {say(m.sell_site_question, { number: at + 1 })}
            <input name="faq.question" defaultValue={question} maxLength={160} className="field-input mt-1.5" />
          </label>
          <label className="block text-sm font-semibold">
            {say(m.sell_site_answer)}
            <textarea
              name="faq.answer"
              defaultValue={answer}
              rows={3}
              maxLength={1500}
              className="field-input mt-1.5 font-normal"
            />
          </label>
          <button
            type="button"
            className="btn btn-quiet text-sm"
            onClick={() => setItems((before) => before.filter((one) => one.key !== key))}
          >
            <Trash2 className="size-4" aria-hidden="true" />
            {say(m.sell_site_question_remove)}
          </button>
        </div>
      ))}
      <div className="flex flex-wrap gap-3">
        <button type="button" className="btn btn-quiet" onClick={() => add([{ question: '', answer: '' }])}>
          <Plus className="size-4.5" aria-hidden="true" />
          {say(m.sell_site_question_add)}
        </button>
        {items.length === 0 && (
          <button type="button" className="btn btn-quiet" onClick={() => add(defaults.faq)}>
            {say(m.sell_site_faq_defaults)}
          </button>
        )}
      </div>
    </Group>
  )
}

function nextKey(items: readonly { key: number }[]): number {
  return Math.max(-1, ...items.map(({ key }) => key)) + 1
}

function ContactGroup({ form }: { form: FormState }) {
  const say = useSay()
  return (
    <Group title={say(m.sell_site_contact)}>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField form={form} name="contact.whatsapp" type="tel" label="WhatsApp" maxLength={20} className="num" />
        <TextField form={form} name="contact.email" type="email" label={say(m.shop_email)} maxLength={254} />
        <TextField form={form} name="contact.hours" label={say(m.sell_site_hours)} maxLength={160} />
        <TextField form={form} name="contact.instagram" label="Instagram" maxLength={160} />
        <TextField form={form} name="contact.tiktok" label="TikTok" maxLength={160} />
        <TextField form={form} name="contact.telegram" label="Telegram" maxLength={160} />
      </div>
      <TextField form={form} name="contact.address" label={say(m.sell_site_address)} maxLength={300} />
    </Group>
  )
}

function Group({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  return (
    <section className="card-box space-y-4 p-6">
      <div>
        <h2 className="text-lg">{title}</h2>
        {lead && <p className="text-muted mt-1 text-sm">{lead}</p>}
      </div>
      {children}
    </section>
  )
}
