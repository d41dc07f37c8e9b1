import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { masterKeyId } from '../secrets/secrets.ts'
import { refuseToStart } from '../startup/refusal.ts'
import type { DatabaseUrls } from './pools.ts'

/** The passwords, with the ids of the master key they come from and of those that it may take over from. */
export type RolePasswords = { app: string; platform: string; keyId: string; oldKeyIds: readonly string[] }

/** Passwords of the two serving roles, derived from the master key so that nothing more has to be kept. */
export function derivePasswords(masterKey: Buffer, oldMasterKeys: readonly Buffer[] = []): RolePasswords {
  const of = (role: string) => createHmac('sha256', masterKey).update(`database role ${role}`).digest('base64url')
  const [keyId, oldKeyIds] = [masterKeyId(masterKey), oldMasterKeys.map(masterKeyId)]
  return { app: of('ruko_app'), platform: of('ruko_platform'), keyId, oldKeyIds }
}

/** The addresses of the serving roles at the same server and database as the administrator's. */
export function roleUrls(adminUrl: string, passwords: RolePasswords): DatabaseUrls {
  const as = (user: string, password: string) => {
    const url = new URL(adminUrl)
    url.username = user
    url.password = password
    return url.toString()
  }
  return { owner: adminUrl, app: as('ruko_app', passwords.app), platform: as('ruko_platform', passwords.platform) }
}

/**
 * Creates the roles where they are missing and gives them their passwords. `ruko_owner` cannot log in: migrations
 * borrow it by SET ROLE. Neither serving role is a superuser, owns tables, or may bypass row security. Refuses to
 * take the roles from a master key it does not know: a forgotten old key, or a process that was left behind with one.
 */
export async function ensureRoles(client: pg.Client, passwords: RolePasswords): Promise<void> {
  await createRole(client, 'ruko_owner', 'nologin')
  await createRole(client, 'ruko_app', 'login')
  await createRole(client, 'ruko_platform', 'login')
  // Owns the functions that search past row security; nobody who serves requests can become it.
  await createRole(client, 'ruko_search', 'nologin')
  await tolerant(client, 'grant ruko_search to ruko_owner', ['XX000', '23505'])
  await refuseForeignKey(client, passwords)
  await setPassword(client, 'ruko_app', passwords.app)
  await setPassword(client, 'ruko_platform', passwords.platform)
  // Roles are remarked on, not tables: like the passwords the remark belongs to the server, not to one database.
  await tolerant(client, `comment on role ruko_app is ${client.escapeLiteral(REMARK + passwords.keyId)}`, ['XX000'])
  const { rows } = await client.query<{ name: string; super: boolean }>(
    'select current_database() as name, rolsuper as super from pg_roles where rolname = current_user',
  )
  const database = client.escapeIdentifier(rows[0]!.name)
  if (!rows[0]!.super) {
    await client.query('grant ruko_owner, ruko_platform to current_user with set true, inherit true')
  }
  await client.query(`grant create, connect on database ${database} to ruko_owner`)
  await client.query(`grant connect on database ${database} to ruko_app, ruko_platform`)
}

const REMARK = 'master key '

async function refuseForeignKey(client: pg.Client, { keyId, oldKeyIds }: RolePasswords): Promise<void> {
  const { rows } = await client.query<{ remark: string | null }>(
    "select shobj_description(oid, 'pg_authid') as remark from pg_roles where rolname = 'ruko_app'",
  )
  const remark = rows[0]?.remark
  if (!remark?.startsWith(REMARK) || [keyId, ...oldKeyIds].includes(remark.slice(REMARK.length))) return
  refuseToStart(
    'RUKO_MASTER_KEY is not the key this database was last started with: if it is a new one, give the former one in RUKO_OLD_MASTER_KEYS; if not, set the new one.',
  )
}

async function createRole(client: pg.Client, role: string, login: 'login' | 'nologin'): Promise<void> {
  await tolerant(client, `create role ${role} ${login} nosuperuser nocreatedb nocreaterole noreplication nobypassrls`, [
    '42710',
    '23505',
  ])
}

async function setPassword(client: pg.Client, role: string, password: string): Promise<void> {
  // Roles are shared by all databases of a server; two set-ups at once may collide, and either result is the same.
  await tolerant(client, `alter role ${role} password ${client.escapeLiteral(password)}`, ['XX000'])
}

async function tolerant(client: pg.Client, text: string, codes: string[]): Promise<void> {
  try {
    await client.query(text)
  } catch (error) {
    if (!codes.includes((error as { code?: string }).code ?? '')) throw error
  }
}

/**
 * Refuses a serving role that row security would not hold: a superuser, one that bypasses it, the owner of tables,
 * or one that may truncate. Returns the reasons; an empty list is good.
 */
export async function weaknessesOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<Record<string, boolean>>(`
    select r.rolsuper as superuser, r.rolbypassrls as "bypasses row security",
      r.rolcreaterole as "creates roles",
      exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'graphile_worker', 'queue')
          and (pg_has_role(current_user, c.relowner, 'usage') or has_table_privilege(c.oid, 'truncate'))) as "owns or truncates tables"
    from pg_roles r where r.rolname = current_user`)
  return Object.entries(rows[0] ?? {})
    .filter(([, weak]) => weak)
    .map(([reason]) => reason)
}
