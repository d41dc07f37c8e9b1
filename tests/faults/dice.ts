export type Dice = {
  /** A whole number from 0 to below `below`. */
  roll(below: number): number
  shuffle<T>(list: readonly T[]): T[]
}

/** Chance that can be repeated: the same seed gives the same rolls. */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const roll = (below: number): number => Math.floor(next() * below)
  return {
    roll,
    shuffle: (list) => {
      const mixed = [...list]
      for (let last = mixed.length - 1; last > 0; last--) {
        const other = roll(last + 1)
        ;[mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!]
      }
      return mixed
    },
  }
}
