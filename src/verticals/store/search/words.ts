/* How texts become words that are searched in and for: the same way on both sides. */

const MOST_WORDS = 8
const MOST_KEPT = 120
const LONGEST = 40

/** Lower case, without marks, in pieces of letters or of digits: `1bulan` is two words. */
function piecesOf(text: string): string[] {
  const plain = text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return plain.match(/\p{L}+|\p{N}+/gu) ?? []
}

/** Words that say nothing of what is looked for. */
const IDLE = new Set(['dan', 'di', 'ke', 'dari', 'yang', 'untuk', 'the', 'for', 'and', 'of', 'beli', 'jual', 'murah'])

/** The words of a query, at most eight; idle ones only when there is nothing else. */
export function wordsOf(query: string): string[] {
  const pieces = piecesOf(query).map((piece) => piece.slice(0, LONGEST))
  const telling = pieces.filter((piece) => !IDLE.has(piece))
  return (telling.length > 0 ? telling : pieces).slice(0, MOST_WORDS)
}

/** The different words of texts that are found by them. */
export function keptWords(...texts: readonly string[]): string[] {
  const pieces = texts.flatMap((text) => piecesOf(text)).map((piece) => piece.slice(0, LONGEST))
  return [...new Set(pieces)].slice(0, MOST_KEPT)
}

/**
 * What stays of a word when it is written as it sounds: spellings that Indonesians use for one another become one
 * letter, doubled letters single, and vowels after the first letter go.
 */
export function soundOf(word: string): string {
  const spelt = word
    .replaceAll('oe', 'u')
    .replaceAll('dj', 'j')
    .replaceAll('tj', 'c')
    .replaceAll('ph', 'f')
    .replaceAll('x', 'ks')
    .replaceAll(/[vp]/g, 'f')
    .replaceAll(/c(?=[eiy])/g, 's')
    .replaceAll(/[cq]/g, 'k')
    .replaceAll('z', 's')
    .replaceAll(/[yi]/g, 'i')
    .replaceAll(/(.)\1+/g, '$1')
  return (
    spelt.slice(0, 1) +
    spelt
      .slice(1)
      .replaceAll(/[aeiouh]/g, '')
      .replaceAll(/(.)\1+/g, '$1')
  )
}

/** The letters of a word in alphabetical order: two that were swapped make no difference. */
export function lettersOf(word: string): string {
  return Array.from(word)
    .toSorted((left, right) => (left < right ? -1 : left > right ? 1 : 0))
    .join('')
}
