import { Form } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { ChevronDown, Trash2 } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'

/** Deleting an article: folded away, and asked once more. */
export function DeleteArticle() {
  const say = useSay()
  return (
    <details className="card-box group mt-5 px-6 py-3">
      <summary className="hit w-full cursor-pointer list-none gap-2 font-semibold [&::-webkit-details-marker]:hidden">
        <Trash2 className="text-error size-5" aria-hidden="true" />
        {say(m.art_delete)}
        <ChevronDown
          className="text-muted ml-auto size-4.5 transition-transform group-open:rotate-180"
          aria-hidden="true"
        />
      </summary>
      <p className="text-muted mt-1 text-sm">{say(m.art_delete_text)}</p>
      <Form method="post" className="mt-4 mb-3">
        <button type="submit" name="intent" value="delete" className="btn btn-danger min-h-11">
          {say(m.art_delete_sure)}
        </button>
      </Form>
    </details>
  )
}
