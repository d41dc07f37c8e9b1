/* Whether an outlet sells, and what it may be called. Pure. */

type Rules = { enabled: boolean }

/** Open to buyers: by its reseller's wish, while they may sell and the shop lets outlets be. */
export function isOpen(outlet: { status: string }, reseller: { status: string }, { enabled }: Rules): boolean {
  return outlet.status === 'open' && reseller.status === 'approved' && enabled
}

/** A label of an outlet holds none of the words the shop has forbidden, however they are cut by hyphens. */
export function isForbidden(label: string, words: readonly string[]): boolean {
  const plain = label.replaceAll('-', '')
  return words.some((word) => plain.includes(word.replaceAll('-', '')))
}
