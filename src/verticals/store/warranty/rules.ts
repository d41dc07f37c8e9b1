/* When a claim is answered without staff, and when it is not taken at all. */

type Case = { recent: number; limit: number; auto: boolean; badBatch: boolean }

/** What we know to be bad is always made good; otherwise the product has to allow it and the buyer not claim too often. */
export function mayReplaceAlone({ recent, limit, auto, badBatch }: Case): boolean {
  return badBatch || (auto && recent < limit)
}

/** So many times the limit of the settings, and nobody looks at more: such a buyer has to speak to a person. */
const CAP = 3

export function isCapped(recent: number, limit: number): boolean {
  return recent >= limit * CAP
}
