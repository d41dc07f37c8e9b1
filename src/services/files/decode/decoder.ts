import { broken, onFile, tooComplex } from '../problems.ts'
import { MOST_MEGAPIXELS } from '../rules.ts'
import { type Helper, startHelper, Stalled } from './helper.ts'
import { openLane } from './lane.ts'
import type { Made, Task } from './task.ts'

/** Reads pictures outside this process. Throws the refusals of problems.ts. */
export type Decoder = {
  remake(wish: Omit<Task & { kind: 'remake' }, 'kind'> & { megapixels: number }): Promise<Remade>
  resize(wish: Omit<Task & { kind: 'resize' }, 'kind'>): Promise<Buffer<ArrayBuffer>>
}
export type Remade = Omit<Made, 'body'> & { body: Buffer<ArrayBuffer> }

const TIME_LIMIT_MS = 12_000

/**
 * At most two uploads at once, together no larger than the largest that is taken. What visitors look at has a lane of
 * its own: it is small, was made by us, and must not wait for strangers' uploads.
 */
export function openDecoder(timeLimitMs = TIME_LIMIT_MS): Decoder {
  const idle: Helper[] = []
  const uploads = openLane({ atOnce: 2, together: MOST_MEGAPIXELS, waiting: 12, patienceMs: timeLimitMs })
  const views = openLane({ atOnce: 1, together: 1, waiting: 300, patienceMs: 30_000 })

  const perform = async (task: Task): Promise<Made> => {
    const helper = idle.pop() ?? startHelper((gone) => remove(idle, gone))
    try {
      const answer = await helper.ask(task, timeLimitMs)
      if (helper.fit()) idle.push(helper)
      if ('refused' in answer) throw onFile(broken)
      return answer.made
    } catch (error) {
      if (error instanceof Stalled) throw onFile(tooComplex, { limitS: Math.round(timeLimitMs / 1000) })
      throw error
    }
  }
  return {
    remake: async ({ megapixels, ...wish }) => {
      const made = await uploads(megapixels, () => perform({ kind: 'remake', ...wish }))
      return { ...made, body: Buffer.from(made.body) }
    },
    resize: async (wish) => Buffer.from((await views(1, () => perform({ kind: 'resize', ...wish }))).body),
  }
}

function remove(list: Helper[], one: Helper): void {
  const at = list.indexOf(one)
  if (at >= 0) list.splice(at, 1)
}
