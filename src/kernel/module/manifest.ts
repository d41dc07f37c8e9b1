import type { z } from 'zod'
import type { Ctx, OutsideCtx, PlatformCtx } from '../context.ts'
import type { Dialect } from '../http/dialect.ts'
import type { Document } from '../http/document.ts'
import type { Operation } from '../http/operation.ts'
import type { Locale, Sentence } from '../problem/problem.ts'

/** A page's place: `path` is public and has no leading slash, `file` is relative to `src/`. */
export type Page = { site: 'portal' | 'tenant' | 'console' | 'admin' | 'any'; path: string; file: string }
export type PageList = readonly Page[]

/**
 * One thing the portal sells: a template of a vertical with its packages, as it is until the owner edits it. Prices are
 * whole rupiah. Packages stand cheapest first; each holds all that those before it hold.
 */
export type Offer = {
  template: string
  /** The character of a new site's looks; one that the palette does not know looks like the portal. */
  preset: string
  name: Sentence
  headline: Sentence
  summary: Sentence
  packages: readonly OfferPackage[]
  /** Everything that is in it, by theme; the comparison of the packages is made from this. */
  groups?: readonly OfferGroup[]
  /** Pictures of the template, drawn by the portal in the template's colours. */
  showcase?: OfferShowcase
}
export type OfferPackage = {
  code: string
  name: string
  priceIdr: number
  summary: Sentence
  features: readonly OfferFeature[]
  /** The one that is recommended. */
  highlighted?: boolean
}
export type OfferFeature = { text: Sentence; coming?: boolean }
/** `from` is the code of the smallest package that has it. */
export type OfferGroup = { title: Sentence; items: readonly (OfferFeature & { from: string })[] }

/** A made-up business and pages of its site, in its own words. Texts are lines as they are drawn. */
export type OfferShowcase = { business: string; primary: string; accent: string; scenes: OfferScene[] }
export type OfferScene = { code: string; caption: Sentence } & (
  | { kind: 'front'; menu: string[]; heading: string[]; lead: string[]; action: string; cards: SceneRow[] }
  | { kind: 'rows'; heading: string; rows: SceneRow[] }
  | { kind: 'form'; heading: string; lead: string[]; fields: string[]; action: string }
  | { kind: 'desk'; heading: string; menu: string[]; figures: SceneRow[]; rows: SceneRow[] }
)
export type SceneRow = { title: string; note: string; figure: string }

/** What provisioning knows of the site it builds. */
export type NewSite = {
  orderId: string
  name: string
  package: string
  brand: { primary: string; accent: string; tagline: string; logoId: string | null }
  owner: { name: string; email: string; whatsapp: string; address: string }
}

/** A named step that fills a new tenant. It runs inside that tenant, may run again, and must then change nothing. */
export type ProvisionStep = { name: string; run: (ctx: Ctx, site: NewSite) => Promise<void> }

export type Permission = { code: string; name: Sentence }
/** `customer`: held by people who buy here. Whoever holds no other role is no part of the team and not listed with it. */
export type Role = { code: string; name: Sentence; permissions: readonly string[]; customer?: boolean }
/** Addresses of a trade whose customers have accounts: where they land after signing in, and where they register. */
export type CustomerPaths = { home: string; register: string }
/**
 * One entry of the console's (`console/…`) or the admin's (`admin/…`) menu. `rank` orders the entries of all modules;
 * `icon` is a name that `web/shell/desk.tsx` knows; `search` is the query parameter in which its list takes words to
 * look for.
 */
export type MenuItem = {
  path: string
  name: Sentence
  can: string
  rank: number
  icon: string
  search?: string
  group?: MenuGroup
  /** Further paths of the same place, which its page leads to: there the entry is the present one as well. */
  also?: readonly string[]
}
/** Entries of one group stand together under its name and fold away; `web/shell/rail.tsx` knows the names. */
export type MenuGroup = 'goods' | 'aftersales' | 'team' | 'messages' | 'records'

type JobBase<I extends z.ZodType> = {
  input: I
  /** Tries before the job is given up and shown as failed; the wait doubles from seconds to hours. */
  maxAttempts?: number
  /** Of jobs that are due the one with the lowest number runs first; 0 is usual. */
  priority?: number
}
/** A background job. Its input is ids only. It must be safe to run twice. */
export type Job<I extends z.ZodType = z.ZodType> = JobBase<I> & {
  kind: 'job'
  crosses: boolean
  outside: boolean
  run: (ctx: never, input: never) => Promise<void>
}

/** Declares a job that runs in one transaction of the tenant that enqueued it. */
export function job<I extends z.ZodType>(
  definition: JobBase<I> & { run: (ctx: Ctx, input: z.output<I>) => Promise<void> },
): Job<I> {
  return { kind: 'job', crosses: false, outside: false, ...definition }
}
/** Declares a job of the platform that may visit other tenants, in one transaction. */
export function platformJob<I extends z.ZodType>(
  definition: JobBase<I> & { run: (ctx: PlatformCtx, input: z.output<I>) => Promise<void> },
): Job<I> {
  return { kind: 'job', crosses: true, outside: false, ...definition }
}
/** Declares a job that speaks to the outside between short transactions. */
export function outsideJob<I extends z.ZodType>(
  definition: JobBase<I> & { run: (ctx: OutsideCtx, input: z.output<I>) => Promise<void> },
): Job<I> {
  return { kind: 'job', crosses: false, outside: true, ...definition }
}
/** Declares a job of the platform that speaks to the outside and may visit other tenants. */
export function outsidePlatformJob<I extends z.ZodType>(
  definition: JobBase<I> & { run: (ctx: OutsideCtx<PlatformCtx>, input: z.output<I>) => Promise<void> },
): Job<I> {
  return { kind: 'job', crosses: true, outside: true, ...definition }
}

/**
 * Handles one fact, once, in one transaction of the tenant the fact belongs to. `actorId` is the person whose act it
 * was. Only the platform's and the kernel's listeners can visit other tenants; the others are given a plain `Ctx`.
 */
export type Listener = (
  ctx: PlatformCtx,
  payload: never,
  fact: { id: string; at: string; actorId: string | null },
) => Promise<void>

/**
 * A listener that is run in the transaction of the fact itself, at its end. Its failure undoes its own part alone, and it
 * then has its turn as a job like any other. For what somebody waits for; it must be quick and stay in its tenant.
 */
export type AtOnce = { atOnce: true; run: Listener }
export function atOnce(run: Listener): AtOnce {
  return { atOnce: true, run }
}

/** Repeated work: a cron expression (UTC) and the job it enqueues in the platform's tenant. */
export type Clock = { cron: string; job: string }

export type Manifest = {
  name: string
  kind: 'kernel' | 'service' | 'platform' | 'vertical'
  /** Modules below this one whose doors it uses. */
  needs: readonly string[]
  offer?: Offer
  permissions?: readonly Permission[]
  roles?: readonly Role[]
  facts?: Readonly<Record<string, z.ZodType>>
  on?: Readonly<Record<string, Listener | AtOnce>>
  jobs?: Readonly<Record<string, Job>>
  clocks?: readonly Clock[]
  /** Names of own jobs (with no input) that run once a night in every tenant. */
  nightly?: readonly string[]
  operations?: Readonly<Record<string, Operation>>
  pages?: PageList
  /** Answers to GET that are neither a page nor JSON: pictures, style sheets, PDF, CSV. */
  documents?: Readonly<Record<string, Document>>
  /** Addresses of somebody else's API at which operations of this module answer as that one does. */
  dialects?: readonly Dialect[]
  /** Settings of one tenant; every field has a default. */
  settings?: z.ZodObject
  menu?: readonly MenuItem[]
  /** Only of trades whose customers sign in as well. */
  customers?: CustomerPaths
  /** What of this module answers under the host of an outlet; nothing else does. */
  outlets?: OutletAnswers
  provision?: readonly ProvisionStep[]
  /**
   * What a site of these particulars would show before its owner has changed a word, in the shape that the vertical's
   * own preview page (`templates/<vertical>/preview` of the portal) understands. Nothing is read or written.
   */
  sample?: (site: NewSite, locale: Locale) => unknown
  /**
   * What the audit log calls an act of this module, by the name after the dot (`identity.setRoles`). An operation that is
   * not named here goes by the name of its permission.
   */
  acts?: Readonly<Record<string, Sentence>>
  /** How the generated tests reach a success of each operation; loaded by tests only. */
  controls?: () => Promise<unknown>
}

/** Names of operations and documents, and paths of pages. `always`: also where the outlet is closed. */
export type OutletAnswers = { [K in OutletPart]?: { open?: readonly string[]; always?: readonly string[] } }
export type OutletPart = 'operations' | 'documents' | 'pages'

/** Declares a module. Its `module.ts` reads like a table of contents and is the only way in. */
export function defineModule(manifest: Manifest): Manifest {
  return manifest
}
