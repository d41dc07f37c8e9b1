import { make } from './make.ts'
import type { Answer, Task } from './task.ts'

// A process of its own, started by decoder.ts: a picture that crashes or stalls its decoder takes nothing else along.

process.on('message', (task: Task) => void answer(task))
process.once('disconnect', () => process.exit())

async function answer(task: Task): Promise<void> {
  const said: Answer = await make(task).then(
    (made) => ({ made }),
    (error: unknown) => ({ refused: String(error) }),
  )
  process.send?.(said)
}
