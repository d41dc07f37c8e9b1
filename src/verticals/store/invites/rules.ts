/* Whom an invitation goes to. */

/** The key of the line's target that holds the address to invite; null: the buyer's own address is meant. */
export function targetKey(
  inputs: readonly { key: string; type: string }[],
  target: Readonly<Record<string, string>>,
): string | null {
  const asked = inputs.find(({ type }) => type === 'email')?.key
  if (asked) return asked
  // The product may have been changed since: then what looks like an address is one.
  return Object.keys(target).find((key) => /^[^\s@]+@[^\s@]+$/.test(target[key]!)) ?? null
}

/** Corrections a buyer may make to one line. */
export const MOST_CORRECTIONS = 3

/** `ra***@contoh.id` */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@')
  return at < 1 ? '***' : `${email.slice(0, Math.min(2, at - 1) || 1)}***${email.slice(at)}`
}
