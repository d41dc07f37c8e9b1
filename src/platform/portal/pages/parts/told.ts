import type { Locale, Sentence } from '#kernel/problem/problem.ts'

/** Content in one language: every pair of sentences has become the visitor's own. */
export type Told<T> = T extends Sentence
  ? string
  : T extends readonly (infer Item)[]
    ? Told<Item>[]
    : T extends object
      ? { [Name in keyof T]: Told<T[Name]> }
      : T

/** Picks the visitor's language out of content that has both. */
export function told<T>(content: T, locale: Locale): Told<T> {
  if (typeof content !== 'object' || content === null) return content as Told<T>
  if (Array.isArray(content)) return content.map((item) => told(item, locale)) as Told<T>
  if ('id' in content && 'en' in content) return content[locale] as Told<T>
  return Object.fromEntries(Object.entries(content).map(([name, value]) => [name, told(value, locale)])) as Told<T>
}
