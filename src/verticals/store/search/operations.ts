import { z } from 'zod'
import { nothing, operation } from '#kernel/http/operation.ts'
import { notFound } from '#kernel/problem/common.ts'
import { synonymKnown, synonymsFull } from './problems.ts'
import { NewSynonyms, Synonyms } from './schemas.ts'
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

export const addSynonyms = operation({
  post: '/store/admin/synonyms',
  can,
  summary: 'Adds abbreviations that buyers write, all of them or none.',
  input: NewSynonyms,
  output: nothing,
  problems: [synonymKnown, synonymsFull],
  run: synonyms.addSynonyms,
})

export const removeSynonym = operation({
  delete: '/store/admin/synonyms/{word}',
  can,
  summary: 'Removes one abbreviation; products that have the word are still found by it.',
  input: z.strictObject({ word: z.string().trim().toLowerCase().min(1).max(40) }),
  output: nothing,
  problems: [notFound],
  run: (ctx, { word }) => synonyms.removeSynonym(ctx, word),
})
