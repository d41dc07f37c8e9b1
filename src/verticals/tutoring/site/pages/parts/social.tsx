import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'
import { socialUrl } from '../../rules.ts'
import type { View } from './view.ts'

/* The networks' glyphs are not part of the icon set; drawn here in one path each. */
const glyphs = {
  instagram:
    'M7.500 2h9A5.500 5.500 0 0 1 22 7.500v9a5.500 5.500 0 0 1-5.500 5.500h-9A5.500 5.500 0 0 1 2 16.500v-9A5.500 5.500 0 0 1 7.500 2Zm.2 2A3.700 3.700 0 0 0 4 7.700v8.600A3.700 3.700 0 0 0 7.700 20h8.600a3.700 3.700 0 0 0 3.700-3.700V7.700A3.700 3.700 0 0 0 16.300 4H7.700ZM12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10Zm0 2a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm5.300-3.500a1.200 1.200 0 1 1 0 2.400 1.200 1.200 0 0 1 0-2.400Z',
  tiktok:
    'M13 2h3.300c.3 2.500 1.900 4.200 4.400 4.500v3.300a8 8 0 0 1-4.400-1.400v6.700A6.500 6.500 0 1 1 10.800 8.500v3.500a3.100 3.100 0 1 0 2.200 3V2Z',
  youtube:
    'M12 4.500c7 0 8.500.4 9.200 1.100.6.700.8 2.800.8 6.400s-.2 5.700-.8 6.400c-.7.700-2.200 1.100-9.200 1.100s-8.500-.4-9.200-1.100C2.200 17.700 2 15.600 2 12s.2-5.700.8-6.400C3.500 4.900 5 4.500 12 4.500ZM10 8.700v6.600l5.700-3.300L10 8.700Z',
} as const
const names = { instagram: 'Instagram', tiktok: 'TikTok', youtube: 'YouTube' } as const
const networks = ['instagram', 'tiktok', 'youtube'] as const

export function Socials({ contact, className }: { contact: View['contact']; className: string }) {
  const say = useSay()
  const links = networks.flatMap((network) => {
    const href = socialUrl(network, contact[network])
    return href ? [{ network, href }] : []
  })
  if (links.length === 0) return null
  return (
    <ul className={`flex flex-wrap gap-1 ${className}`} aria-label={say(m.site_socials)}>
      {links.map(({ network, href }) => (
        <li key={network}>
          <a href={href} rel="me noopener" className="hit size-11 justify-center" aria-label={names[network]}>
            <svg viewBox="0 0 24 24" className="size-6" aria-hidden="true" focusable="false">
              <path className="fill-current" fillRule="evenodd" d={glyphs[network]} />
            </svg>
          </a>
        </li>
      ))}
    </ul>
  )
}
