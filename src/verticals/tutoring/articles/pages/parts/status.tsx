import { CheckCircle2, Pencil } from '#web/ui/icons.ts'
import { Pill } from '#web/ui/pill.tsx'
import { useSay } from '#web/words.ts'
import { type ListedArticle, statusWords } from './listed.ts'

export function ArticleStatus({ is }: { is: ListedArticle['status'] }) {
  const published = is === 'published'
  return (
    <Pill
      tone={published ? 'success' : 'neutral'}
      icon={published ? CheckCircle2 : Pencil}
      label={useSay()(statusWords[is])}
    />
  )
}
