/* Integer rupiah. Browser-safe: the POS and the wizard compute with the same file as the server. */

/** Formats whole rupiah: `Rp 1.250.000`, negative as `-Rp 500`. The space does not break. */
export function formatRupiah(amountIdr: number): string {
  const digits = Math.abs(checkRupiah(amountIdr))
    .toString()
    .replaceAll(/\B(?=(\d{3})+$)/g, '.')
  return `${amountIdr < 0 ? '-' : ''}Rp\u00a0${digits}`
}

/** Throws unless the amount is a whole number of rupiah that a double holds exactly. */
export function checkRupiah(amountIdr: number): number {
  if (!Number.isSafeInteger(amountIdr)) throw new TypeError(`not a whole number of rupiah: ${amountIdr}`)
  return amountIdr
}

/** `amount * numerator / denominator`, rounded half away from zero, in integers throughout. */
export function portion(amountIdr: number, numerator: number, denominator: number): number {
  const product = BigInt(checkRupiah(amountIdr)) * BigInt(numerator)
  const divisor = BigInt(denominator)
  const sign = product < 0n === divisor < 0n ? 1n : -1n
  const [top, bottom] = [product < 0n ? -product : product, divisor < 0n ? -divisor : divisor]
  return Number(sign * ((2n * top + bottom) / (2n * bottom)))
}

/**
 * Splits a total over weights by largest remainder: the parts are whole rupiah and sum to the total exactly.
 * Equal remainders go to the earlier part. Weights are non-negative integers, not all zero.
 */
export function allocate(totalIdr: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, right) => left + right, 0)
  if (sum <= 0 || weights.some((weight) => weight < 0 || !Number.isSafeInteger(weight))) {
    throw new TypeError('weights must be non-negative integers, not all zero')
  }
  const total = BigInt(checkRupiah(totalIdr))
  const shares = weights.map((weight, index) => {
    const scaled = total * BigInt(weight)
    const floor = floorDivide(scaled, BigInt(sum))
    return { index, floor, remainder: scaled - floor * BigInt(sum) }
  })
  let rest = total - shares.reduce((left, share) => left + share.floor, 0n)
  const byRemainder = shares.toSorted((a, b) => Number(b.remainder - a.remainder) || a.index - b.index)
  for (const share of byRemainder) {
    if (rest === 0n) break
    share.floor += 1n
    rest -= 1n
  }
  return shares.map((share) => Number(share.floor))
}

function floorDivide(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom
  return top < 0n && quotient * bottom !== top ? quotient - 1n : quotient
}
