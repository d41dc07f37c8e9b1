import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { Dashboard } from './schemas.ts'
import * as service from './service.ts'

export const readDashboard = operation({
  get: '/tutoring/dashboard',
  // Everybody who may enter the admin has a front page; it shows each what they may open.
  open: 'signed-in',
  summary: 'The site at a glance, as far as the caller may see it.',
  input: z.strictObject({}),
  output: Dashboard,
  run: (ctx) => service.readDashboard(ctx),
})
