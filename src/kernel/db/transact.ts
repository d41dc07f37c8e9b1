import type { Ctx, OutsideCtx, PlatformCtx, Tenant } from '../context.ts'
import { inTenant, type Mode, type TenantTx } from './tx.ts'

type Base = Omit<Ctx, 'tx'>

/** Runs `work` in one transaction of the context's tenant, as the app's role. */
export function transact<T>(base: Base, mode: Mode, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inTenant(base.house.pools.app, base.tenant.id, mode, (tx) => work({ ...base, tx }))
}

/** The same as the platform's role, which may also visit other tenants in the same transaction. */
export function transactAsPlatform<T>(base: Base, mode: Mode, work: (ctx: PlatformCtx) => Promise<T>): Promise<T> {
  return inTenant(base.house.pools.platform, base.tenant.id, mode, (tx) => work(platformCtx(base, tx)))
}

/** A context without a transaction, for work that speaks to the outside between short ones. */
export function outsideCtx(base: Base, crosses: boolean): OutsideCtx<PlatformCtx> {
  const run = crosses ? transactAsPlatform : (transact as typeof transactAsPlatform)
  return { ...base, transact: (work) => run(base, 'write', work) }
}

function platformCtx(base: Base, tx: TenantTx): PlatformCtx {
  return {
    ...base,
    tx,
    visit: (tenant: Tenant, work) => tx.visit(tenant.id, () => work({ ...base, tenant, tx })),
  }
}
