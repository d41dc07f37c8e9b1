import { Link, useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ChevronRight } from '#web/ui/icons.ts'
import { When } from '#web/ui/money.tsx'
import { useSay } from '#web/words.ts'
import type { listContents } from '../operations.ts'
import { addressOf } from '../rules.ts'
import { State } from './parts/state.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'portal').call<typeof listContents>('platform.listContents', {}))
}

export default function Contents() {
  const { pages } = useLoaderData<typeof loader>()
  const say = useSay()
  return (
    <DeskFrame title={say(m.portal_content_title)}>
      <p className="text-muted mb-5 max-w-2xl">{say(m.portal_content_lead)}</p>
      <ul className="card-box divide-line max-w-4xl divide-y">
        {pages.map(({ page, name, state, updatedAt, publishedAt }) => (
          <li
            key={page}
            className="hover:bg-base-200/60 relative flex flex-wrap items-center gap-x-5 gap-y-2 px-5 py-4"
          >
            <div className="min-w-0 grow basis-60">
              <Link to={`/console/content/${page}`} className="font-semibold after:absolute after:inset-0">
                {name}
              </Link>
              <p className="text-muted num text-sm">{addressOf(page)}</p>
            </div>
            <div className="flex items-center gap-4">
              <p className="text-muted text-right text-sm max-sm:hidden">
                {state === 'draft' && updatedAt && (
                  <>
                    {say(m.portal_state_saved)} <When at={updatedAt} />
                  </>
                )}
                {state === 'published' && publishedAt && (
                  <>
                    {say(m.portal_state_since)} <When at={publishedAt} />
                  </>
                )}
              </p>
              <State is={state} />
              <ChevronRight className="text-muted size-5" aria-hidden="true" />
            </div>
          </li>
        ))}
      </ul>
    </DeskFrame>
  )
}
