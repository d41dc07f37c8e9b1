import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { broken, onFile } from '../problems.ts'
import type { Answer, Task } from './task.ts'

/** One decoding process. `fit` is false once it is to be replaced; it then ends by itself. */
export type Helper = { ask(task: Task, timeLimitMs: number): Promise<Answer>; fit(): boolean }
/** It took too long and was ended. */
export class Stalled extends Error {}

const ENTRY = join(import.meta.dirname, 'process.ts')
/** After so many pictures a fresh process takes over, so that memory a decoder has lost comes back. */
const MOST_TASKS = 40
const IDLE_MS = 20_000

/** Starts a decoding process. It ends after a while without work and never keeps the product from ending. */
export function startHelper(onGone: (helper: Helper) => void): Helper {
  const child = fork(ENTRY, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
  })
  let left = MOST_TASKS
  let nap: NodeJS.Timeout | undefined
  const helper: Helper = {
    ask: async (task, timeLimitMs) => {
      clearTimeout(nap)
      left--
      hold(child, true)
      try {
        return await answerOf(child, task, timeLimitMs)
      } catch (error) {
        left = 0
        child.kill('SIGKILL')
        throw error
      } finally {
        hold(child, false)
        if (left > 0) nap = setTimeout(() => child.kill('SIGKILL'), IDLE_MS).unref()
        else child.kill('SIGKILL')
      }
    },
    fit: () => left > 0 && child.connected,
  }
  child.once('exit', () => onGone(helper))
  child.on('error', () => {})
  return helper
}

function answerOf(child: ChildProcess, task: Task, timeLimitMs: number): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      child.off('message', answered).off('exit', gone)
      settle()
    }
    const answered = (answer: unknown) => end(() => resolve(answer as Answer))
    // A decoder that dies of a picture has been fed a bad one.
    const gone = () => end(() => reject(onFile(broken)))
    const timer = setTimeout(() => end(() => reject(new Stalled())), timeLimitMs)
    child.on('message', answered).once('exit', gone)
    child.send(task, (error) => error && gone())
  })
}

/** While it works it keeps the process alive, otherwise not. */
function hold(child: ChildProcess, working: boolean): void {
  if (working) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
