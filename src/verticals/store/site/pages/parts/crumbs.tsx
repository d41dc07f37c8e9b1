import { JsonLd } from '#web/head.ts'
import { m } from '#web/paraglide/messages.js'
import { ChevronRight } from '#web/ui/icons.ts'
import { useSay, useVisit } from '#web/words.ts'

/** The way back to the front page, for people and for search engines. */
export function Crumbs({ way = [], here }: { way?: readonly { href: string; label: string }[]; here: string }) {
  const say = useSay()
  const { origin, path } = useVisit()
  const steps = [{ href: '/', label: say(m.shop_crumb_home) }, ...way]
  return (
    <>
      <nav aria-label={say(m.shop_crumbs)}>
        <ol className="text-muted flex min-w-0 flex-wrap items-center text-sm">
          {steps.map(({ href, label }) => (
            <li key={href} className="flex items-center">
              <a href={href} className="hit hover:text-base-content">
                {label}
              </a>
              <ChevronRight className="mx-1 size-4" aria-hidden="true" />
            </li>
          ))}
          <li aria-current="page" className="min-w-0 truncate">
            {here}
          </li>
        </ol>
      </nav>
      <JsonLd
        data={{
          '@type': 'BreadcrumbList',
          itemListElement: [...steps, { href: path, label: here }].map(({ href, label }, at) => ({
            '@type': 'ListItem',
            position: at + 1,
            name: label,
            item: origin + href,
          })),
        }}
      />
    </>
  )
}
