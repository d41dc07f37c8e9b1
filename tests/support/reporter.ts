import { relative } from 'node:path'
import { styleText } from 'node:util'
import type { EventData } from 'node:test'

type Event =
  | { type: 'test:pass'; data: EventData.TestPass }
  | { type: 'test:fail'; data: EventData.TestFail }
  | { type: 'test:diagnostic'; data: EventData.TestDiagnostic }
  | { type: 'test:stderr'; data: EventData.TestStderr }
  | { type: 'test:stdout'; data: EventData.TestStdout }
  | { type: 'test:summary'; data: EventData.TestSummary }

/** One line a file, every failure in full, what tests print, and Node's own summary at the end. */
export default async function* report(source: AsyncIterable<Event>): AsyncGenerator<string> {
  const failures: string[] = []
  for await (const event of source) {
    if (event.type === 'test:fail' && !isEcho(event.data)) failures.push(failure(event.data))
    if (event.type === 'test:stderr' || event.type === 'test:stdout') yield event.data.message
    if (event.type === 'test:summary' && event.data.file) yield fileLine(event.data, event.data.file)
    if (event.type === 'test:diagnostic' && !event.data.file) {
      yield* failures.splice(0)
      yield `ℹ ${event.data.message}\n`
    }
  }
  yield* failures
}

function fileLine({ counts, duration_ms, success }: EventData.TestSummary, file: string): string {
  const mark = success ? styleText('green', '✔') : styleText('red', '✖')
  const bad = counts.tests - counts.passed - counts.skipped - counts.todo
  const notes = [bad > 0 && `${bad} failed`, counts.skipped > 0 && `${counts.skipped} skipped`].filter(Boolean)
  const extra = notes.length > 0 ? `, ${notes.join(', ')}` : ''
  return `${mark} ${relative(process.cwd(), file)} ${styleText('gray', `${counts.tests} tests${extra}, ${(duration_ms / 1000).toFixed(1)} s`)}\n`
}

/** A parent that failed only because something inside it did says nothing new. */
function isEcho({ details }: EventData.TestFail): boolean {
  return 'failureType' in details.error && details.error.failureType === 'subtestsFailed'
}

function failure({ name, file, line, details }: EventData.TestFail): string {
  const where = file ? `${relative(process.cwd(), file)}${line ? `:${line}` : ''}` : ''
  const cause = details.error.cause
  const said = cause instanceof Error ? (cause.stack ?? cause.message) : details.error.message
  const text = said.replaceAll(/\n\s+at .*node:internal.*/g, '')
  return `\n${styleText('red', `✖ ${name}`)} ${styleText('gray', where)}\n${text.replaceAll(/^/gm, '  ')}\n\n`
}
