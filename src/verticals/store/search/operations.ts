import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { Synonyms } from './schemas.ts'
import * as synonyms from './synonyms.ts'

const can = 'store.catalogue.manage'

export const readSynonyms = operation({
  get: '/store/admin/synonyms',
  can,
  summary: 'Abbreviations that buyers write, and what they stand for.',
  input: z.strictObject({}),
  output: Synonyms,
  run: (ctx) => synonyms.readSynonyms(ctx),
})

export const writeSynonyms = operation({
  put: '/store/admin/synonyms',
  can,
  summary: 'Replaces the abbreviations that buyers write.',
  input: Synonyms,
  output: nothing,
  run: synonyms.writeSynonyms,
})
