import { z } from 'zod'
import { operation } from '#kernel/http/operation.ts'
import { EntryPage, FilterChoices, ListEntries } from './schemas.ts'
import * as service from './service.ts'

export const listEntries = operation({
  get: '/audit/entries',
  can: 'audit.entries.read',
  summary: 'Who did what, newest first.',
  input: ListEntries,
  output: EntryPage,
  run: (ctx, input) => service.listEntries(ctx, input),
})

export const readFilterChoices = operation({
  get: '/audit/choices',
  can: 'audit.entries.read',
  summary: 'People, keys and acts that the log can be narrowed to.',
  input: z.strictObject({}),
  output: FilterChoices,
  run: (ctx) => service.readFilterChoices(ctx),
})
