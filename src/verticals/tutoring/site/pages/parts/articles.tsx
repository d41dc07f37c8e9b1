import { m } from '#web/paraglide/messages.js'
import { ArrowRight } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import { ArticleCard } from '../../../articles/pages/parts/card.tsx'
import type { SectionOf } from '../../rules.ts'
import { Band } from './section.tsx'
import type { View } from './view.ts'

type Props = { section: SectionOf<'articles'>; anchor: string; view: View; tinted: boolean }

export function ArticlesSection({ section, anchor, view, tinted }: Props) {
  const say = useSay()
  return (
    <Band anchor={anchor} title={section.title || say(m.site_title_articles)} lead={section.lead} tinted={tinted}>
      <ul className="grid gap-5 sm:grid-cols-2 lg:grid-cols-3">
        {view.articles.map((article) => (
          <ArticleCard key={article.id} article={article} minutes={article.minutes} heading="h3" />
        ))}
      </ul>
      <a href="/artikel" className="hit link-quiet text-primary-ink mt-6 gap-2 font-semibold">
        {say(m.site_all_articles)}
        <ArrowRight className="size-4.5" aria-hidden="true" />
      </a>
    </Band>
  )
}
