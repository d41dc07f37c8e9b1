import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { ExternalLink } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay, useVisit } from '#web/words.ts'
import type { readDashboard } from '../operations.ts'
import { Checklist } from './parts/checklist.tsx'
import { Figures } from './parts/figures.tsx'
import { LatestArticles, LatestRegistrations } from './parts/latest.tsx'
import { SiteStatus } from './parts/site-status.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  return read(signedInApp(args, 'tenant').call<typeof readDashboard>('tutoring.readDashboard', {}))
}

export default function AdminHome() {
  const { registrations, articles, checklist } = useLoaderData<typeof loader>()
  const { person } = useVisit()
  const say = useSay()
  const open = (
    <a href="/" className="btn btn-primary min-h-11">
      <ExternalLink className="size-4.5" aria-hidden="true" />
      {say(m.admin_open)}
    </a>
  )
  return (
    <DeskFrame title={say(m.admin_hello, { name: person?.name ?? '' })} action={open}>
      <div className="space-y-5">
        <SiteStatus closed={registrations?.open === false} />
        {!registrations && !articles && !checklist && <Notice>{say(m.dash_nothing)}</Notice>}
        <Figures registrations={registrations} articles={articles} />
        {checklist && <Checklist points={checklist} />}
        <div className="grid items-start gap-5 lg:grid-cols-2">
          {registrations && <LatestRegistrations latest={registrations.latest} />}
          {articles && <LatestArticles latest={articles.latest} />}
        </div>
      </div>
    </DeskFrame>
  )
}
