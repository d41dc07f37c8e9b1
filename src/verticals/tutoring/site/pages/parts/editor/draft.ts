import { merge, same } from '../../../rules.ts'
import type { Content } from '../../../schemas.ts'
import type { send } from './send.ts'

/** The draft as the server keeps it. */
export type Kept = { draft: Content; revision: number; savedAt: string }
type Status = 'saved' | 'waiting' | 'saving' | 'refused' | 'offline' | 'clash'

export type Snapshot = {
  content: Content
  /** What was last kept by the server. */
  base: Content
  revision: number
  savedAt: string
  status: Status
  /** Why it was not kept: a sentence, and one for each field. */
  sentence: string
  errors: Record<string, string>
  /** Somebody else's edits have come in. */
  merged: boolean
  /** What somebody else kept meanwhile that cannot be brought together with what is here. */
  clash: Kept | null
  /** What stood here before something was removed. */
  undo: Content | null
}

const QUIET_MS = 1_000
const AGAIN_MS = 5_000

/**
 * A draft that keeps itself: each change is shown at once and sent after a quiet second. Of two people who edit at once
 * both keep what only they touched; where both touched the same section, they are asked.
 */
export class Draft {
  private now: Snapshot
  private readonly call: typeof send
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<boolean> | null = null

  constructor({ draft, revision, savedAt }: Kept, call: typeof send) {
    this.call = call
    this.now = {
      content: draft,
      base: draft,
      revision,
      savedAt,
      status: 'saved',
      sentence: '',
      errors: {},
      merged: false,
      clash: null,
      undo: null,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  readonly snapshot = (): Snapshot => this.now

  /** Puts other content in place. `undoable` remembers what was there until the next change. */
  change(content: Content, undoable = false): void {
    const undo = undoable ? this.now.content : null
    const status = this.now.status === 'clash' ? 'clash' : 'waiting'
    this.set({ content, undo, status, merged: false })
    this.later(QUIET_MS)
  }

  undo(): void {
    if (this.now.undo) this.change(this.now.undo)
  }

  /** Sends what is not kept yet; true when everything is. */
  flush(): Promise<boolean> {
    clearTimeout(this.timer)
    this.running ??= this.run().finally(() => {
      this.running = null
    })
    return this.running
  }

  /** The server's draft has been changed by an act of its own: discarded, or an earlier version restored. */
  replace({ draft, revision, savedAt }: Kept): void {
    const undo = this.now.content
    this.set({ content: draft, base: draft, revision, savedAt, status: 'saved', errors: {}, clash: null, undo })
  }

  /** Ends a clash: what is written here stands, or what the other person kept. */
  settle(whose: 'mine' | 'theirs'): void {
    const { clash } = this.now
    if (!clash) return
    const { content } =
      whose === 'mine' ? merge(this.now.base, this.now.content, clash.draft) : { content: clash.draft }
    const undo = whose === 'mine' ? null : this.now.content
    const kept = { base: clash.draft, revision: clash.revision, savedAt: clash.savedAt }
    this.set({ ...kept, content, undo, clash: null, status: 'waiting' })
    void this.flush()
  }

  close(): void {
    clearTimeout(this.timer)
  }

  private async run(): Promise<boolean> {
    while (this.now.status !== 'clash') {
      const { content, base, revision } = this.now
      if (same(content, base)) {
        this.set({ status: 'saved', errors: {}, sentence: '' })
        return true
      }
      this.set({ status: 'saving' })
      const answer = await this.call<Kept>('PUT', '/tutoring/site/draft', { revision, content })
      if (answer.ok) {
        const { revision: next, savedAt } = answer.body
        this.set({ base: content, revision: next, savedAt, errors: {}, sentence: '' })
      } else if (answer.code === 'site-changed') {
        if (!(await this.reconcile())) return false
      } else {
        this.set({
          status: answer.status === 0 ? 'offline' : 'refused',
          sentence: answer.sentence,
          errors: answer.fields,
        })
        if (answer.status === 0 || answer.status >= 500) this.later(AGAIN_MS)
        return false
      }
    }
    return false
  }

  /** Brings together what is here and what somebody else kept. */
  private async reconcile(): Promise<boolean> {
    const answer = await this.call<Kept>('GET', '/tutoring/site/draft')
    if (!answer.ok) {
      this.set({ status: 'offline' })
      this.later(AGAIN_MS)
      return false
    }
    const theirs = answer.body
    const { content, clashes } = merge(this.now.base, this.now.content, theirs.draft)
    if (clashes.length > 0) {
      this.set({ status: 'clash', clash: theirs })
      return false
    }
    const { draft: base, revision, savedAt } = theirs
    this.set({ content, base, revision, savedAt, merged: true, undo: null })
    return true
  }

  private later(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), ms)
  }

  private set(change: Partial<Snapshot>): void {
    this.now = { ...this.now, ...change }
    for (const listener of this.listeners) listener()
  }
}
