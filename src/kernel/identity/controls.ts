import { generate } from 'otplib'
import type { Controls, World } from '../module/controls.ts'
import { hashPassword } from './passwords.ts'
import { ensurePerson, issueToken } from './people.ts'
import { updatePassword } from './queries.ts'
import { createPersonSession } from './sessions.ts'
import { newSecret } from './totp.ts'
import { confirmSecret, startSecret } from './totp-queries.ts'

const PASSWORD = 'tujuh kuda hijau di atap'
let count = 0

/** A person of the tenant who has no part in anything else. */
function stranger(world: World): Promise<{ id: string }> {
  const email = `kontrol-${process.pid}-${++count}@contoh.id`
  return world.inside((ctx) => ensurePerson(ctx, { email, name: 'Tamu Kontrol', roles: [] }))
}

/** A fresh session of that person, so that ending sessions or changing factors does not touch the owner's. */
async function signedIn(world: World): Promise<{ sessionToken: string; sessionId: string }> {
  const { id } = await stranger(world)
  const session = await world.inside((ctx) => createPersonSession(ctx, id))
  return { sessionToken: session.token, sessionId: session.id }
}

/** A person with a password and, if asked, an app; what the controls of `/me` need. */
async function signedInWith(world: World, factor: 'none' | 'started' | 'confirmed') {
  const { id } = await stranger(world)
  const hash = await hashPassword(PASSWORD)
  const secret = newSecret()
  const session = await world.inside(async (ctx) => {
    await updatePassword(ctx, id, hash)
    if (factor !== 'none') {
      const sealed = await ctx.house.secrets.seal(ctx, `totp_secrets/sealed/${id}`, secret)
      await startSecret(ctx, id, sealed)
      const step = Math.floor(Date.now() / 30_000) - 2
      const made = { step, salt: Buffer.alloc(16), codeHashes: [Buffer.alloc(32)], sealed }
      if (factor === 'confirmed') await confirmSecret(ctx, id, made)
    }
    return createPersonSession(ctx, id)
  })
  return { sessionToken: session.token, secret }
}

const KEY = { name: 'Kunci kontrol', permissions: ['identity.people.read'] }

function keyOf(world: World): Promise<Record<string, unknown>> {
  return world.call('identity.createApiKey', KEY)
}

function roleForm() {
  return { name: `Kasir ${process.pid} ${++count}`, permissions: ['identity.people.read'] }
}

const controls: Controls = {
  createSession: async ({ owner }) => ({ as: 'anonymous', input: { email: owner.email, password: owner.password } }),
  endSession: async (world) => ({ as: await signedIn(world), input: {} }),
  requestReset: async () => ({ as: 'anonymous', input: { email: 'tidak-ada@contoh.id' } }),
  setPassword: async (world) => {
    const { id } = await stranger(world)
    const token = await world.inside((ctx) => issueToken(ctx, id, 'reset', 1))
    return { as: 'anonymous', input: { token, password: PASSWORD } }
  },
  requestVerification: async (world) => ({ as: await signedIn(world), input: {} }),
  verifyEmail: async (world) => {
    const { id } = await stranger(world)
    const token = await world.inside((ctx) => issueToken(ctx, id, 'verify', 1))
    return { as: 'anonymous', input: { token } }
  },
  requestSignInLink: async () => ({ as: 'anonymous', input: { email: 'tidak-ada@contoh.id' } }),
  signInByLink: async (world) => {
    const { id } = await stranger(world)
    const token = await world.inside((ctx) => issueToken(ctx, id, 'sign-in', 0.5))
    return { as: 'anonymous', input: { token } }
  },
  readMe: async () => ({ as: 'owner', input: {} }),
  readSecurity: async () => ({ as: 'owner', input: {} }),
  endAllSessions: async (world) => ({ as: await signedIn(world), input: {} }),
  endOtherSession: async (world) => {
    const session = await signedIn(world)
    return { as: session, input: { id: session.sessionId } }
  },
  changePassword: async (world) => ({
    as: await signedInWith(world, 'none'),
    input: { current: PASSWORD, password: 'sebelas perahu ungu tua' },
  }),
  startTotp: async (world) => ({ as: await signedIn(world), input: {} }),
  confirmTotp: async (world) => {
    const person = await signedInWith(world, 'started')
    return { as: person, input: { code: await generate({ secret: person.secret }) } }
  },
  disableTotp: async (world) => ({
    as: await signedInWith(world, 'confirmed'),
    input: { password: PASSWORD },
  }),
  listPeople: async () => ({ as: 'owner', input: {} }),
  readPerson: async (world) => ({ as: 'owner', input: { id: (await stranger(world)).id } }),
  resendInvitation: async (world) => ({ as: 'owner', input: { id: (await stranger(world)).id } }),
  invitePerson: async () => {
    const email = `undangan-${process.pid}-${++count}@contoh.id`
    return { as: 'owner', input: { email, name: 'Sari Undangan', roles: [] } }
  },
  setRoles: async (world) => ({ as: 'owner', input: { id: (await stranger(world)).id, roles: [] } }),
  disablePerson: async (world) => ({ as: 'owner', input: { id: (await stranger(world)).id } }),
  restorePerson: async (world) => ({ as: 'owner', input: { id: (await stranger(world)).id } }),
  listRoles: async () => ({ as: 'owner', input: {} }),
  listPermissions: async () => ({ as: 'owner', input: {} }),
  createRole: async () => ({ as: 'owner', input: roleForm() }),
  updateRole: async (world) => {
    const { code } = await world.call('identity.createRole', roleForm())
    return { as: 'owner', input: { ...roleForm(), role: code } }
  },
  deleteRole: async (world) => {
    const { code } = await world.call('identity.createRole', roleForm())
    return { as: 'owner', input: { role: code } }
  },
  listApiKeys: async () => ({ as: 'owner', input: {} }),
  createApiKey: async () => ({ as: 'owner', input: KEY }),
  rotateApiKey: async (world) => ({ as: 'owner', input: { id: (await keyOf(world)).id, graceHours: 1 } }),
  revokeApiKey: async (world) => ({ as: 'owner', input: { id: (await keyOf(world)).id } }),
}

export default controls
