import { socialUrl } from '../../rules.ts'
import type { View } from './view.ts'

/* What search engines are told about a site, in schema.org's terms. */

type Site = { name: string; origin: string; view: View }
type Facts = Record<string, unknown>

/** The school, and, where the page has them, its courses and its questions with answers. */
export function factsOf(site: Site): Facts {
  return { '@graph': [schoolOf(site), ...coursesOf(site), ...questionsOf(site)] }
}

function schoolOf({ name, origin, view }: Site): Facts {
  const { whatsapp, email, address, instagram, tiktok, youtube } = view.contact
  const profiles = [socialUrl('instagram', instagram), socialUrl('tiktok', tiktok), socialUrl('youtube', youtube)]
  const sameAs = profiles.filter((url) => url !== null)
  return {
    '@type': 'EducationalOrganization',
    '@id': `${origin}/#school`,
    name,
    url: `${origin}/`,
    logo: `${origin}/brand/mark`,
    image: `${origin}/og.png`,
    ...(view.seo.description ? { description: view.seo.description } : {}),
    ...(whatsapp ? { telephone: whatsapp } : {}),
    ...(email ? { email } : {}),
    ...(address ? { address: { '@type': 'PostalAddress', streetAddress: address, addressCountry: 'ID' } } : {}),
    ...(sameAs.length > 0 ? { sameAs } : {}),
  }
}

function coursesOf({ origin, view }: Site): Facts[] {
  return view.sections.flatMap(({ section, anchor }) => {
    if (section.type !== 'programmes') return []
    return section.items
      .filter(({ coming }) => !coming)
      .map(({ name, summary, priceIdr }) => ({
        '@type': 'Course',
        name,
        description: summary || name,
        url: `${origin}/#${anchor}`,
        provider: { '@id': `${origin}/#school` },
        ...(priceIdr === null
          ? {}
          : { offers: { '@type': 'Offer', category: 'Paid', price: priceIdr, priceCurrency: 'IDR' } }),
      }))
  })
}

function questionsOf({ view }: Site): Facts[] {
  const items = view.sections.flatMap(({ section }) => (section.type === 'faq' ? section.items : []))
  const answered = items.filter(({ answer }) => answer)
  if (answered.length === 0) return []
  const mainEntity = answered.map(({ question, answer }) => ({
    '@type': 'Question',
    name: question,
    acceptedAnswer: { '@type': 'Answer', text: answer },
  }))
  return [{ '@type': 'FAQPage', mainEntity }]
}
