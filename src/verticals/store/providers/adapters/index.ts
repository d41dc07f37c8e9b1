import type { House } from '#kernel/house.ts'
import { manual } from './manual.ts'
import type { Adapter } from './port.ts'
import { signedHttp, simulator } from './signed-http.ts'

/** Every way of handing invitations over, by hand, in order. */
const ADAPTERS: readonly Adapter[] = [manual, signedHttp, simulator]

/** Those that this house offers. */
export function adaptersOf(house: House): Adapter[] {
  return ADAPTERS.filter(({ demoOnly }) => !demoOnly || house.ports.inviteSimulator !== undefined)
}

/** Null for a name that is not offered here: then nothing is sent, and staff sees why. */
export function adapterOf(house: House, name: string): Adapter | null {
  return adaptersOf(house).find((adapter) => adapter.name === name) ?? null
}
