import { DatabaseSync } from 'node:sqlite'
import type { SQLInputValue, StatementSync } from 'node:sqlite'

/** The simulator's own store. One process writes; WAL lets a killed process lose nothing it has answered for. */
export function openStore(path: string): DatabaseSync {
  const store = new DatabaseSync(path, { timeout: 5000 })
  store.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma foreign_keys = on')
  store.exec(SCHEMA)
  return store
}

/** All or nothing, and nobody in between: the store is synchronous. */
export function atomically<T>(store: DatabaseSync, work: () => T): T {
  store.exec('begin immediate')
  try {
    const result = work()
    store.exec('commit')
    return result
  } catch (error) {
    store.exec('rollback')
    throw error
  }
}

/** The caller names the shape of a row; the columns are those of the schema below. */
export function rows<Row>(store: DatabaseSync, sql: string, ...values: SQLInputValue[]): Row[] {
  return prepared(store, sql).all(...values) as Row[]
}

export function row<Row>(store: DatabaseSync, sql: string, ...values: SQLInputValue[]): Row | undefined {
  return prepared(store, sql).get(...values) as Row | undefined
}

export function change(store: DatabaseSync, sql: string, ...values: SQLInputValue[]): void {
  prepared(store, sql).run(...values)
}

const statements = new WeakMap<DatabaseSync, Map<string, StatementSync>>()

/** Its texts are few and fixed: each is read once. */
function prepared(store: DatabaseSync, sql: string): StatementSync {
  const known = statements.get(store) ?? new Map<string, StatementSync>()
  statements.set(store, known)
  const statement = known.get(sql) ?? store.prepare(sql)
  known.set(sql, statement)
  return statement
}

const SCHEMA = `
create table if not exists charges (
  reference text primary key,
  gatewayId text not null unique,
  request text not null,
  status text not null check (status in ('pending', 'paid', 'expired', 'failed', 'cancelled')),
  amountIdr integer not null check (amountIdr > 0),
  method text not null,
  bank text,
  wallet text,
  qrString text,
  vaNumber text unique,
  description text not null,
  customerName text not null,
  notifyUrl text not null,
  returnUrl text,
  expiresAt text not null,
  createdAt text not null
) strict;
create index if not exists chargesByExpiry on charges (status, expiresAt);

create table if not exists payments (
  id text primary key,
  reference text not null references charges,
  amountIdr integer not null check (amountIdr > 0),
  feeIdr integer not null check (feeIdr between 0 and amountIdr),
  paidAt text not null
) strict;
create index if not exists paymentsByCharge on payments (reference);

create table if not exists refunds (
  reference text not null references charges,
  key text not null,
  amountIdr integer not null check (amountIdr > 0),
  reason text not null,
  status text not null,
  at text not null,
  primary key (reference, key)
) strict;

create table if not exists events (
  id text primary key,
  reference text not null references charges,
  type text not null,
  amountIdr integer,
  at text not null
) strict;
create index if not exists eventsByCharge on events (reference);

create table if not exists deliveries (
  id integer primary key,
  eventId text not null,
  reference text not null references charges,
  url text not null,
  body text not null,
  kind text not null check (kind in ('genuine', 'forged-signature', 'forged-content')),
  state text not null check (state in ('waiting', 'delivered', 'dropped', 'abandoned')),
  attempts integer not null default 0,
  dueAtMs integer not null,
  lastAnswer text
) strict;
create index if not exists deliveriesDue on deliveries (state, dueAtMs);

create table if not exists faults (one integer primary key check (one = 1), faults text not null) strict;
`
