import type { OutputOf } from '#kernel/http/operation.ts'
import type { readDraft } from '../../../drafts/operations.ts'

/** An order being written, as whoever holds its link goes on with it. */
export type DraftView = OutputOf<typeof readDraft>
