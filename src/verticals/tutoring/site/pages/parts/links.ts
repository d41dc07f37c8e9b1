import { chatUrl, type SectionOf } from '../../rules.ts'
import { anchorOf, type View } from './view.ts'

type Button = SectionOf<'hero'>['primary']

/** Where a button of the hero leads; null for one that leads nowhere now, which is then not shown. */
export function hrefOf({ label, target, url }: Button, view: View, greeting: string): string | null {
  if (!label) return null
  const { whatsapp } = view.contact
  switch (target) {
    case 'none':
      return null
    case 'whatsapp':
      return whatsapp ? chatUrl(whatsapp, greeting) : null
    case 'register':
      return '/daftar'
    case 'link':
      return url || null
    default: {
      const anchor = anchorOf(view, target)
      return anchor ? `/#${anchor}` : null
    }
  }
}
