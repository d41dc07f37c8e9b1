import { useLoaderData } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { CopyButton } from '#web/ui/copy.tsx'
import { ExternalLink, PowerOff, RotateCcw } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { Box } from '../../../resellers/pages/parts/frame.tsx'
import type { loader } from '../shop.tsx'
import { OutletPill } from './pill.tsx'

/** Where the mini-shop stands, whether it sells, and the way to close it. */
export function Standing() {
  const { outlet, key } = useLoaderData<typeof loader>()
  const say = useSay()
  if (!outlet) return null
  const opens = outlet.status === 'closed'
  return (
    <Box title={outlet.name}>
      {outlet.status === 'suspended' && (
        <div className="mb-4">
          <Notice tone="danger" title={say(m.mini_suspended_title)}>
            <p className="break-words">{outlet.reason}</p>
          </Notice>
        </div>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-muted text-sm">{say(m.mini_address)}</p>
        <OutletPill status={outlet.status} open={outlet.open} mine />
      </div>
      <p className="num bg-base-200 rounded-field mt-2 px-3.5 py-3 font-mono text-sm break-all">{outlet.url}</p>
      <div className="mt-3 flex flex-wrap gap-3">
        <CopyButton text={outlet.url} label={say(m.mini_copy)} />
        <a href={outlet.url} className="btn btn-quiet">
          <ExternalLink className="size-4.5" aria-hidden="true" />
          {say(m.mini_visit)}
        </a>
        {outlet.status !== 'suspended' && (
          <form method="post">
            <input type="hidden" name="key" value={`state-${key}`} />
            <button type="submit" name="intent" value={opens ? 'reopen' : 'close'} className="btn btn-quiet">
              {opens ? (
                <RotateCcw className="size-4.5" aria-hidden="true" />
              ) : (
                <PowerOff className="size-4.5" aria-hidden="true" />
              )}
              {say(opens ? m.mini_reopen : m.mini_close)}
            </button>
          </form>
        )}
      </div>
      <p className="text-muted mt-3 text-sm">{say(m.mini_close_help)}</p>
    </Box>
  )
}
