import { busy } from '../problems.ts'

type Waiting = { weight: number; go: () => void }
type Limits = { atOnce: number; together: number; waiting: number; patienceMs: number }

const RETRY_S = 10

/** Lets few work at once, `together` no heavier than that; few wait for a while, the others are told to come again. */
export function openLane({ atOnce, together, waiting, patienceMs }: Limits) {
  const queue: Waiting[] = []
  let [running, carried] = [0, 0]

  const fits = (weight: number) => running < atOnce && (running === 0 || carried + weight <= together)
  const enter = (weight: number) => {
    running++
    carried += weight
  }
  const wait = (weight: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        queue.splice(queue.indexOf(turn), 1)
        reject(busy({ seconds: RETRY_S }))
      }, patienceMs)
      const turn: Waiting = {
        weight,
        go: () => {
          clearTimeout(late)
          enter(weight)
          resolve()
        },
      }
      queue.push(turn)
    })
  const leave = (weight: number) => {
    running--
    carried -= weight
    while (queue[0] && fits(queue[0].weight)) queue.shift()!.go()
  }
  return async <T>(weight: number, work: () => Promise<T>): Promise<T> => {
    if (queue.length === 0 && fits(weight)) enter(weight)
    else if (queue.length >= waiting) throw busy({ seconds: RETRY_S })
    else await wait(weight)
    try {
      return await work()
    } finally {
      leave(weight)
    }
  }
}
