import type { Ctx } from '#kernel/context.ts'
import { adapterOf } from './adapters/index.ts'
import type { Line } from './adapters/port.ts'
import { findSealed, type ProviderRow } from './queries.ts'
import { placeOfAccount, placeOfConfig } from './places.ts'

/** Opens what is sealed of a provider and one of its accounts; what comes of it may be used outside the transaction. */
export async function connectTo(
  ctx: Ctx,
  provider: ProviderRow,
  accountId: string,
  sealed?: Buffer,
): Promise<{ line: Line; credentials: unknown }> {
  const adapter = adapterOf(ctx.house, provider.adapter)
  if (!adapter?.connect) throw new Error(`the provider ${provider.id} cannot be called`)
  const { secrets } = ctx.house
  const box = sealed ?? (await findSealed(ctx, accountId))!
  const [credentials, opened] = await Promise.all([
    secrets.open(ctx, placeOfAccount(accountId), box),
    provider.sealed_config ? secrets.open(ctx, placeOfConfig(provider.id), provider.sealed_config) : '{}',
  ])
  const line = adapter.connect(ctx.house, provider.config, JSON.parse(opened))
  return { line, credentials: JSON.parse(credentials) }
}
