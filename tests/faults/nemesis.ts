import { startApp } from './child.ts'
import type { Dice } from './dice.ts'
import type { FaultGround } from './ground.ts'

export type Nemesis = {
  /** Told of every step of an actor; at some of them the app is killed and started again. */
  step(): void
  kills(): number
  /** Lets the app live from now on; resolves when it is up. */
  rest(): Promise<void>
  end(): Promise<void>
}

/** A kill comes up to this long after its step, so that it hits what the step has set off. */
const DELAY_MS = 400

type Options = { ground: FaultGround; random: Dice; kills: number; steps: number; env: Record<string, string> }

/** Runs the app and kills it with SIGKILL, spread by seeded chance over the expected number of steps. */
export async function nemesis({ ground, random, kills, steps, env }: Options): Promise<Nemesis> {
  const gap = Math.floor(steps / (kills + 1))
  let app = await startApp(ground, env)
  let killed = 0
  let resting = false
  let left = gap
  let under: Promise<void> | null = null
  const strike = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve, random.roll(DELAY_MS)))
    await app.kill()
    killed += 1
    app = await startApp(ground, env)
    left = Math.ceil(gap / 2) + random.roll(gap)
    under = null
  }
  return {
    step: () => {
      left -= 1
      if (left <= 0 && !under && !resting && killed < kills) under = strike()
    },
    kills: () => killed,
    rest: async () => {
      resting = true
      await under
    },
    end: async () => {
      resting = true
      await under
      await app.kill()
    },
  }
}
