import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { showcaseSlugs } from '../portal/service.ts'
import { freeSlugs } from './queries.ts'
import { isReserved, SLUG, slugVariants } from './rules.ts'
import { lookUp } from './service.ts'

export const readAddress = operation({
  get: '/addresses/{slug}',
  open: 'anyone',
  summary: 'Whether a subdomain is free, and close ones that are.',
  limit: { name: 'address', points: 120, seconds: 60 },
  input: z.strictObject({ slug: z.string().max(60) }),
  output: z.object({
    slug: z.string(),
    state: z.enum(['free', 'taken', 'reserved', 'invalid']),
    host: z.string(),
    suggestions: z.array(z.string()),
  }),
  run: async (ctx, { slug }) => {
    const host = `${slug}.${ctx.house.baseDomain}`
    if (!SLUG.test(slug)) return { slug, state: 'invalid' as const, host, suggestions: [] }
    const free = await freeSlugs(ctx, [slug, ...slugVariants(slug)])
    const reserved = isReserved(slug, showcaseSlugs(ctx))
    if (free.includes(slug) && !reserved) return { slug, state: 'free' as const, host, suggestions: [] }
    const suggestions = free.filter((one) => one !== slug).slice(0, 3)
    return { slug, state: reserved ? ('reserved' as const) : ('taken' as const), host, suggestions }
  },
})

export const readDomain = operation({
  get: '/domains/{domain}',
  open: 'anyone',
  outside: true,
  summary: 'Whether a domain of one’s own seems to be free, and what its ending usually asks for.',
  limit: { name: 'domain', points: 60, seconds: 60 },
  input: z.strictObject({ domain: z.string().max(300) }),
  output: z.object({
    /** The name that would be registered; as it was asked when it is none. */
    domain: z.string(),
    state: z.enum(['free', 'taken', 'unknown', 'invalid']),
    sentence: z.string(),
    hint: z.string().nullable(),
  }),
  run: (ctx, { domain }) => lookUp(ctx, domain),
})
