import { useEffect, useState, useSyncExternalStore } from 'react'
import { useLoaderData, useRevalidator, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { Eye, Upload } from '#web/ui/icons.ts'
import { useSay } from '#web/words.ts'
import type { editSite, listVersions } from '../operations.ts'
import { changesBetween, hasChanges } from '../rules.ts'
import { ContactForm, SeoForm } from './parts/editor/about-forms.tsx'
import { withSections } from './parts/editor/blank.ts'
import { Draft, type Kept } from './parts/editor/draft.ts'
import { Preview } from './parts/editor/preview.tsx'
import { PublishDialog } from './parts/editor/publish.tsx'
import { SectionList } from './parts/editor/section-list.tsx'
import { send } from './parts/editor/send.ts'
import { SaveNotices, SaveState } from './parts/editor/status.tsx'
import { Versions } from './parts/editor/versions.tsx'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  const [edit, { versions }] = await Promise.all([
    read(app.call<typeof editSite>('tutoring.editSite', {})),
    read(app.call<typeof listVersions>('tutoring.listVersions', {})),
  ])
  return { edit, versions }
}

const tabs = [
  ['sections', m.site_tab_sections],
  ['contact', m.site_tab_contact],
  ['seo', m.site_tab_seo],
  ['versions', m.site_tab_versions],
] as const
type Tab = (typeof tabs)[number][0]

export default function SiteEditor() {
  const { edit, versions } = useLoaderData<typeof loader>()
  const say = useSay()
  const [draft] = useState(() => new Draft(edit, send))
  const now = useSyncExternalStore(draft.subscribe, draft.snapshot, draft.snapshot)
  const [tab, setTab] = useState<Tab>('sections')
  const [shown, setShown] = useState<'preview' | 'publish' | null>(null)
  const acts = useActs(draft)
  useGuard(draft)
  const open = async (what: 'preview' | 'publish'): Promise<void> => {
    if (await draft.flush()) setShown(what)
  }
  const { content, errors } = now
  const changed = hasChanges(changesBetween(edit.published, content))
  return (
    <DeskFrame
      title={say(m.site_edit_page)}
      action={
        <Actions changed={changed} onPreview={() => void open('preview')} onPublish={() => void open('publish')} />
      }
    >
      <div className="mb-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <Tabs tab={tab} onChange={setTab} />
        <SaveState now={now} />
      </div>
      <SaveNotices now={now} draft={draft} />
      {tab === 'sections' && (
        <SectionList
          sections={content.sections}
          errors={errors}
          onChange={(sections, removed) => draft.change(withSections(content, sections), removed)}
        />
      )}
      {tab === 'contact' && (
        <ContactForm
          value={content.contact}
          errors={errors}
          onChange={(contact) => draft.change({ ...content, contact })}
        />
      )}
      {tab === 'seo' && (
        <SeoForm
          value={content.seo}
          content={content}
          errors={errors}
          onChange={(seo) => draft.change({ ...content, seo })}
        />
      )}
      {tab === 'versions' && (
        <Versions
          versions={versions}
          onRestore={(id) => void acts.restore(id).then((refusal) => !refusal && setTab('sections'))}
        />
      )}
      {shown === 'preview' && <Preview onClose={() => setShown(null)} />}
      {shown === 'publish' && (
        <PublishDialog
          published={edit.published}
          content={content}
          onPublish={acts.publish}
          onDiscard={acts.discard}
          onClose={() => setShown(null)}
        />
      )}
    </DeskFrame>
  )
}

/** What changes more than the draft's words. Each answers with a sentence when it could not. */
function useActs(draft: Draft) {
  const { revalidate } = useRevalidator()
  const renew = async (path: string): Promise<string | null> => {
    if (!(await draft.flush())) return draft.snapshot().sentence
    const acted = await send('POST', path, { revision: draft.snapshot().revision })
    if (!acted.ok) return acted.sentence
    const fresh = await send<Kept>('GET', '/tutoring/site/draft')
    if (fresh.ok) draft.replace(fresh.body)
    await revalidate()
    return null
  }
  return {
    publish: async (): Promise<string | null> => {
      const answer = await send('POST', '/tutoring/site/publications', { revision: draft.snapshot().revision })
      await revalidate()
      return answer.ok ? null : answer.sentence
    },
    discard: () => renew('/tutoring/site/draft/discards'),
    restore: (id: string) => renew(`/tutoring/site/versions/${id}/restorations`),
  }
}

/** Nobody leaves with words that are not kept without being asked; back online, they are sent. */
function useGuard(draft: Draft): void {
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent): void => {
      if (draft.snapshot().status !== 'saved') event.preventDefault()
    }
    const online = (): void => void draft.flush()
    window.addEventListener('beforeunload', leave)
    window.addEventListener('online', online)
    return () => {
      window.removeEventListener('beforeunload', leave)
      window.removeEventListener('online', online)
      // The menu leads away without loading a page: what is still waiting goes now.
      void draft.flush()
    }
  }, [draft])
}

type ActionsProps = { changed: boolean; onPreview: () => void; onPublish: () => void }

function Actions({ changed, onPreview, onPublish }: ActionsProps) {
  const say = useSay()
  return (
    <div className="flex gap-3 max-sm:w-full">
      <button type="button" className="btn btn-quiet min-h-11 max-sm:grow" onClick={onPreview}>
        <Eye className="size-4.5" aria-hidden="true" />
        {say(m.site_edit_preview)}
      </button>
      <button type="button" className="btn btn-primary min-h-11 max-sm:grow" disabled={!changed} onClick={onPublish}>
        <Upload className="size-4.5" aria-hidden="true" />
        {say(changed ? m.site_edit_publish : m.site_edit_published)}
      </button>
    </div>
  )
}

function Tabs({ tab, onChange }: { tab: Tab; onChange: (tab: Tab) => void }) {
  const say = useSay()
  return (
    <div role="group" aria-label={say(m.site_edit_page)} className="-mx-1 flex max-w-full gap-1 overflow-x-auto p-1">
      {tabs.map(([name, label]) => (
        <button
          key={name}
          type="button"
          aria-pressed={tab === name}
          onClick={() => onChange(name)}
          className="hit text-muted aria-pressed:bg-primary-soft aria-pressed:text-primary-soft-ink rounded-field shrink-0 cursor-pointer px-3 font-semibold"
        >
          {say(label)}
        </button>
      ))}
    </div>
  )
}
