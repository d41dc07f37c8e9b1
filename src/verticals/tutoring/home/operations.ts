import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { findProfile, findProgrammes } from './queries.ts'
import { Home } from './schemas.ts'

export const readHome = operation({
  get: '/tutoring/home',
  open: 'anyone',
  summary: 'What the home page of a tutoring site shows.',
  input: z.strictObject({}),
  output: Home,
  problems: [notFound],
  run: async (ctx) => {
    const [profile, programmes] = await Promise.all([findProfile(ctx), findProgrammes(ctx)])
    if (!profile) throw notFound()
    return {
      headline: profile.headline,
      intro: profile.intro,
      programmes: programmes.map(({ price_idr, ...programme }) => ({ ...programme, priceIdr: price_idr })),
      contact: { whatsapp: profile.whatsapp, email: profile.email, address: profile.address },
    }
  },
})
