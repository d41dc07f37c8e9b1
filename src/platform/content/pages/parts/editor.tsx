import { useRef } from 'react'
import { m } from '#web/paraglide/messages.js'
import { Eye, Save, Send } from '#web/ui/icons.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import { addressOf } from '../../rules.ts'
import { forgetKept, useAwake } from './backup.ts'
import { AskDialog, PriceChanges } from './dialogs.tsx'
import { EditingContext } from './editing.ts'
import { Fields } from './fields.tsx'
import type { Field } from './field.ts'
import { formOf } from './forms.ts'
import { State } from './state.tsx'
import { type Loaded, useEditor } from './use-editor.ts'

type EditorProps = Pick<Loaded, 'edited' | 'published' | 'scenes'>

/** The form of one page of the portal, with its draft, its preview and its publication. */
export function Editor(props: EditorProps) {
  const awake = useAwake()
  // Drawn anew once the browser is there, with what it has kept.
  return <AwakeEditor key={String(awake)} {...props} awake={awake} />
}

function AwakeEditor({ edited, published, scenes, awake }: EditorProps & { awake: boolean }) {
  const say = useSay()
  const editor = useEditor({ edited, scenes, awake })
  const { editing, answer, restored, send, blocker } = editor
  const publishing = useRef<HTMLDialogElement>(null)
  const discarding = useRef<HTMLDialogElement>(null)
  const { page } = edited
  const refusal = answer && 'refusal' in answer ? answer.refusal : null
  return (
    <EditingContext value={editing}>
      <Toolbar
        page={page}
        editor={editor}
        publish={() => publishing.current?.showModal()}
        discard={() => discarding.current?.showModal()}
      />
      <div className="space-y-5">
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        {refusal?.code === 'content-changed' && (
          <button type="button" className="btn btn-quiet" onClick={() => forgetKept(page)}>
            {say(m.portal_reload)}
          </button>
        )}
        {restored && (
          <Notice tone="info" title={say(m.portal_restored)}>
            <button
              type="button"
              className="hit cursor-pointer font-semibold underline"
              onClick={() => forgetKept(page)}
            >
              {say(m.portal_restored_drop)}
            </button>
          </Notice>
        )}
        {/* What is typed before the page is awake would be lost. */}
        <fieldset disabled={!awake} className="min-w-0 space-y-5">
          <Form fields={formOf(page)} />
        </fieldset>
      </div>
      <AskDialog
        ref={publishing}
        title={say(m.portal_publish_ask)}
        confirm={say(m.portal_publish)}
        run={() => send('publish')}
      >
        <p>{say(m.portal_publish_text)}</p>
        <PriceChanges before={published} after={editing.content} />
      </AskDialog>
      <AskDialog
        ref={discarding}
        title={say(m.portal_discard_ask)}
        confirm={say(m.portal_discard)}
        danger
        run={() => send('discard')}
      >
        <p>{say(m.portal_discard_text)}</p>
      </AskDialog>
      <AskDialog
        open={blocker.state === 'blocked'}
        title={say(m.portal_leave_ask)}
        confirm={say(m.portal_leave)}
        run={() => blocker.proceed?.()}
        close={() => blocker.reset?.()}
      >
        <p>{say(m.portal_leave_text)}</p>
      </AskDialog>
    </EditingContext>
  )
}

type ToolbarProps = { page: string; editor: ReturnType<typeof useEditor>; publish: () => void; discard: () => void }

/** How the page stands, and below it what stays in reach while scrolling. */
function Toolbar({ page, editor, publish, discard }: ToolbarProps) {
  const say = useSay()
  const { busy, dirty, state, send } = editor
  const drafted = state === 'draft'
  return (
    <>
      <div className="flex min-h-11 flex-wrap items-center gap-x-3 text-sm">
        <State is={state} />
        <p role="status" className="text-muted">
          {say(statusOf(editor))}
        </p>
        {drafted && (
          <button
            type="button"
            className="hit link-quiet text-error ml-auto cursor-pointer font-semibold"
            onClick={discard}
          >
            {say(m.portal_discard)}
          </button>
        )}
      </div>
      <div className="border-line bg-base-200 sticky top-0 z-20 -mx-5 mb-5 flex items-center justify-end gap-2 border-b px-5 py-2 sm:-mx-8 sm:px-8">
        <Languages {...editor} />
        {drafted && (
          <a href={`${addressOf(page)}?draft=1`} target="_blank" rel="noreferrer" className="btn btn-quiet max-sm:px-3">
            <Eye className="size-4.5" aria-hidden="true" />
            <span className="max-sm:sr-only">{say(m.portal_preview)}</span>
          </a>
        )}
        <button
          type="button"
          className="btn btn-quiet max-sm:px-3"
          disabled={busy || !dirty}
          onClick={() => send('save')}
        >
          <Save className="size-4.5" aria-hidden="true" />
          <span className="max-sm:sr-only">{say(m.portal_save)}</span>
        </button>
        <button type="button" className="btn btn-primary" disabled={busy || (!dirty && !drafted)} onClick={publish}>
          <Send className="size-4.5 max-sm:hidden" aria-hidden="true" />
          {say(m.portal_publish)}
        </button>
      </div>
    </>
  )
}

/** Inputs that have no group of their own stand in one card. */
function Form({ fields }: { fields: Field[] }) {
  const loose = (field: Field) => field.kind !== 'group' && field.kind !== 'list'
  const runs = fields.reduce<Field[][]>((made, field) => {
    const last = made.at(-1)
    if (last?.[0] && loose(last[0]) && loose(field)) return [...made.slice(0, -1), [...last, field]]
    return [...made, [field]]
  }, [])
  return runs.map((run, place) =>
    loose(run[0]!) ? (
      <div key={place} className="card-box space-y-5 p-5 sm:p-6">
        <Fields fields={run} />
      </div>
    ) : (
      <Fields key={place} fields={run} />
    ),
  )
}

function statusOf({ busy, dirty, answer }: ReturnType<typeof useEditor>) {
  if (busy) return m.portal_saving
  if (dirty) return m.portal_unsaved
  if (!answer || 'refusal' in answer) return m.portal_nothing_new
  if (answer.done === 'publish') return m.portal_published_now
  return answer.done === 'save' ? m.portal_saved_now : m.portal_discarded_now
}

/** On phones one language at a time; on wide screens both stand side by side. */
function Languages({ language, setLanguage }: Pick<ReturnType<typeof useEditor>, 'language' | 'setLanguage'>) {
  const say = useSay()
  return (
    <div
      role="group"
      aria-label={say(m.nav_language)}
      className="border-line rounded-field mr-auto inline-flex border p-0.5 md:hidden"
    >
      {(['id', 'en'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === language}
          className="text-muted aria-pressed:bg-base-300 aria-pressed:text-base-content min-h-11 cursor-pointer rounded-md px-3 text-sm font-semibold"
          onClick={() => setLanguage(one)}
        >
          <span aria-hidden="true">{one.toUpperCase()}</span>
          <span className="sr-only">{one === 'id' ? 'Indonesia' : 'English'}</span>
        </button>
      ))}
    </div>
  )
}
