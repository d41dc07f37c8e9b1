import { m } from '#web/paraglide/messages.js'
import { useSay } from '#web/words.ts'

/** What the gateway sent, word for word; a body of JSON with line breaks. */
export function RawNotice({ body, headers }: { body: string; headers: Record<string, string> }) {
  const say = useSay()
  return (
    <details className="mt-1">
      <summary className="hit link-quiet -my-1.5 cursor-pointer text-sm">{say(m.sell_desk_webhook_raw)}</summary>
      <pre className="bg-base-200 rounded-field mt-1 p-3 font-mono text-xs leading-relaxed break-all whitespace-pre-wrap">
        {Object.entries(headers)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n')}
        {'\n\n'}
        {printed(body)}
      </pre>
    </details>
  )
}

function printed(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
