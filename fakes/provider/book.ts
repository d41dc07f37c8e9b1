import { randomBytes } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

export const State = z.enum(['sent', 'accepted', 'rejected', 'expired', 'revoked'])
export type State = z.output<typeof State>

export type Invitation = {
  requestId: string
  account: string
  plan: string
  email: string
  reference: string
  state: State
  /** How often this request came in; only the first time had an effect. */
  calls: number
  createdAt: string
}

/** What the provider has done: one row for each request id, whatever was asked how often. */
export type Book = {
  find(requestId: string): Invitation | undefined
  /** Sends an invitation, once for each request id. */
  send(wish: Pick<Invitation, 'requestId' | 'account' | 'plan' | 'email'>): Invitation
  move(requestId: string, state: State): Invitation | undefined
  /** Newest first. */
  list(limit?: number): Invitation[]
  countOf(account: string): number
  close(): void
}

/** `path` is a file, or `:memory:`. The store is synchronous, so nobody is ever in between. */
export function openBook(path: string): Book {
  const store = new DatabaseSync(path, { timeout: 5000 })
  store.exec(`pragma journal_mode = wal; pragma synchronous = normal;
    create table if not exists invitations (
      requestId text primary key, account text not null, plan text not null, email text not null,
      reference text not null unique, state text not null, calls integer not null, createdAt text not null
    ) strict`)
  const find = store.prepare('select * from invitations where requestId = ?')
  const again = store.prepare('update invitations set calls = calls + 1 where requestId = ?')
  const add = store.prepare('insert into invitations values (?, ?, ?, ?, ?, ?, 1, ?)')
  const move = store.prepare('update invitations set state = ? where requestId = ?')
  const list = store.prepare('select * from invitations order by rowid desc limit ?')
  const count = store.prepare("select count(*) as n from invitations where account = ? and state <> 'revoked'")
  const read = (requestId: string) => find.get(requestId) as Invitation | undefined
  return {
    find: read,
    send: ({ requestId, account, plan, email }) => {
      const known = again.run(requestId).changes > 0
      const reference = `INV-${randomBytes(6).toString('hex').toUpperCase()}`
      if (!known) add.run(requestId, account, plan, email, reference, 'sent', new Date().toISOString())
      return read(requestId)!
    },
    move: (requestId, state) => {
      move.run(state, requestId)
      return read(requestId)
    },
    list: (limit = -1) => list.all(limit) as Invitation[],
    countOf: (account) => (count.get(account) as { n: number }).n,
    close: () => store.close(),
  }
}
