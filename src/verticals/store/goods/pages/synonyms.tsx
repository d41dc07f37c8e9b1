import { useRef } from 'react'
import { useLoaderData, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { read } from '#web/answer.ts'
import { signedInApp } from '#web/guard.ts'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { DeskFrame, deskHandle } from '#web/shell/desk.tsx'
import { type FormState, TextField } from '#web/ui/field.tsx'
import { ArrowRight, Plus, TextSearch, X } from '#web/ui/icons.ts'
import { Empty, Notice } from '#web/ui/notice.tsx'
import { useSay } from '#web/words.ts'
import type { readSynonyms } from '../../search/operations.ts'
import { act } from './parts/act.ts'
import { word as fieldOf } from './parts/act-form.tsx'
import { useAct } from './parts/use-act.ts'

export const handle = deskHandle

export async function loader(args: LoaderFunctionArgs) {
  const app = signedInApp(args, 'tenant')
  return read(app.call<typeof readSynonyms>('store.readSynonyms', {}))
}

export async function action(args: ActionFunctionArgs) {
  return act(args, { add: 'store.addSynonyms', remove: 'store.removeSynonym' })
}

type Pair = AnswerOf<typeof readSynonyms>['items'][number]

/** What buyers write short, and what they mean by it: one line for each meaning. */
export default function Synonyms() {
  const { items } = useLoaderData<typeof loader>()
  const say = useSay()
  const { send, busy, refusal } = useAct()
  const groups = groupsOf(items)
  return (
    <DeskFrame title={say(m.sell_goods_synonyms)}>
      <div className="max-w-3xl space-y-5">
        <p className="text-muted max-w-prose">{say(m.sell_goods_synonyms_text)}</p>
        <NewPair />
        {refusal && <Notice tone="danger">{refusal.sentence}</Notice>}
        <section className="card-box overflow-hidden" aria-label={say(m.sell_goods_synonyms)}>
          {groups.length === 0 ? (
            <Empty icon={TextSearch} title={say(m.sell_goods_synonyms_none)}>
              <p>{say(m.sell_goods_synonyms_none_text)}</p>
            </Empty>
          ) : (
            <ul>
              {groups.map(({ means, words }) => (
                <li
                  key={means}
                  className="border-line flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-2 last:border-b-0 sm:px-5"
                >
                  <ul className="flex flex-wrap gap-2">
                    {words.map((one) => (
                      <Chip key={one} one={one} busy={busy} drop={() => send('remove', { word: one })} />
                    ))}
                  </ul>
                  <p className="flex min-w-0 items-center gap-3 font-semibold break-words">
                    <ArrowRight className="text-muted size-4 shrink-0" aria-hidden="true" />
                    {means}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
        <p className="text-muted num text-sm">{say(m.sell_goods_synonyms_limits, { count: items.length })}</p>
      </div>
    </DeskFrame>
  )
}

function Chip({ one, busy, drop }: { one: string; busy: boolean; drop: () => void }) {
  const say = useSay()
  return (
    <li className="border-line bg-base-200 inline-flex items-center rounded-full border pl-3.5 text-[0.9375rem] font-medium">
      {one}
      <button
        type="button"
        disabled={busy}
        onClick={drop}
        aria-label={`${say(m.sell_goods_synonym_drop)}: ${one}`}
        className="text-muted hover:text-base-content grid size-11 cursor-pointer place-items-center rounded-full disabled:opacity-40"
      >
        <X className="size-4" aria-hidden="true" />
      </button>
    </li>
  )
}

/** Several abbreviations of one meaning are written at once, with commas between them. */
function NewPair() {
  const say = useSay()
  const written = useRef<HTMLFormElement>(null)
  const { send, busy, refusal, answer } = useAct(() => {
    written.current?.reset()
    written.current?.querySelector('input')?.focus()
  })
  const form = placed(refusal?.fields ?? {})
  return (
    <form
      ref={written}
      noValidate
      className="card-box space-y-4 p-5"
      onSubmit={(event) => {
        event.preventDefault()
        const typed = new FormData(event.currentTarget)
        const words = [
          ...new Set(
            fieldOf(typed, 'word')
              .toLowerCase()
              .split(',')
              .map((one) => one.trim()),
          ),
        ]
        const told = words.filter((one) => one !== '' || words.length === 1)
        send('add', { items: told.map((word) => ({ word, means: fieldOf(typed, 'means') })) })
      }}
    >
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          form={form}
          name="word"
          label={say(m.sell_goods_synonym_word)}
          help={say(m.sell_goods_synonym_word_help)}
          maxLength={200}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          form={form}
          name="means"
          label={say(m.sell_goods_synonym_means)}
          help={say(m.sell_goods_synonym_means_help)}
          maxLength={120}
          autoComplete="off"
          autoCapitalize="none"
        />
      </div>
      {refusal && !form.first && <Notice tone="danger">{refusal.sentence}</Notice>}
      {answer && !refusal && <Notice tone="success">{say(m.sell_goods_synonym_added)}</Notice>}
      <button type="submit" disabled={busy} className="btn btn-primary min-h-11">
        <Plus className="size-4.5" aria-hidden="true" />
        {say(m.sell_goods_synonym_add)}
      </button>
    </form>
  )
}

/** The operation names a place in its list; here there are two fields. */
function placed(fields: Readonly<Record<string, string>>): FormState {
  const of = (name: string) =>
    Object.entries(fields).find(([path]) => path.endsWith(`.${name}`) || path === 'items')?.[1]
  const found = Object.entries({ word: of('word'), means: of('means') }).filter(([, sentence]) => sentence)
  const errors = Object.fromEntries(found.slice(0, 1)) as Record<string, string>
  return { values: {}, errors, first: Object.keys(errors)[0] ?? null }
}

/** By what they mean, in the order of the alphabet. */
function groupsOf(items: readonly Pair[]): { means: string; words: string[] }[] {
  const groups = new Map<string, string[]>()
  for (const { word, means } of items) groups.set(means, [...(groups.get(means) ?? []), word])
  return [...groups]
    .map(([means, words]) => ({ means, words: words.toSorted() }))
    .toSorted((left, right) => left.means.localeCompare(right.means, 'id'))
}
