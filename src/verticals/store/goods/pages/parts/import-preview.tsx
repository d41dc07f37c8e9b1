import { m } from '#web/paraglide/messages.js'
import { CheckCircle2, Copy, History, type LucideIcon, TriangleAlert } from '#web/ui/icons.ts'
import { useSay, type Message } from '#web/words.ts'
import type { Preview } from './use-importer.ts'

const delimiters: Record<Preview['delimiter'], Message> = {
  comma: m.sell_goods_delimiter_comma,
  semicolon: m.sell_goods_delimiter_semicolon,
  tab: m.sell_goods_delimiter_tab,
  pipe: m.sell_goods_delimiter_pipe,
  newline: m.sell_goods_delimiter_newline,
  custom: m.sell_goods_delimiter_custom,
}

/** What an import would do: counts, how the file was read, and its first rows with the codes masked. */
export function ImportPreview({ preview }: { preview: Preview }) {
  const say = useSay()
  const { valid, duplicatesInFile, duplicatesInHistory, invalid, empty, delimiter, header, labels, sample } = preview
  return (
    <>
      <dl className="grid grid-cols-2 gap-3 sm:grid-cols-4">
        <Figure
          icon={CheckCircle2}
          tone="text-tone-success-ink bg-tone-success"
          label={m.sell_goods_valid}
          count={valid}
        />
        <Figure
          icon={Copy}
          tone="text-tone-warning-ink bg-tone-warning"
          label={m.sell_goods_twice_file}
          count={duplicatesInFile}
        />
        <Figure
          icon={History}
          tone="text-tone-warning-ink bg-tone-warning"
          label={m.sell_goods_twice_history}
          count={duplicatesInHistory}
        />
        <Figure
          icon={TriangleAlert}
          tone="text-tone-danger-ink bg-tone-danger"
          label={m.sell_goods_invalid}
          count={invalid}
        />
      </dl>
      <p className="text-muted text-sm">
        {say(m.sell_goods_read_as, { delimiter: say(delimiters[delimiter]).toLowerCase() })}{' '}
        {say(header ? m.sell_goods_header_found : m.sell_goods_header_missing)}{' '}
        {empty > 0 && say(m.sell_goods_empty_lines, { count: empty })}
      </p>
      <div>
        <h3 className="mb-2 text-sm">{say(m.sell_goods_sample)}</h3>
        <div className="border-line rounded-box max-h-72 overflow-auto border">
          <table className="table-list">
            {labels.some(Boolean) && (
              <thead>
                <tr>
                  {labels.map((label, place) => (
                    <th key={`${label}${place}`} scope="col">
                      {label || say(m.sell_goods_code)}
                    </th>
                  ))}
                </tr>
              </thead>
            )}
            <tbody>
              {sample.map((row, at) => (
                <tr key={at}>
                  {row.map((cell, place) => (
                    <td key={place} className="num font-mono whitespace-nowrap">
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </>
  )
}

function Figure({ icon: Icon, tone, label, count }: { icon: LucideIcon; tone: string; label: Message; count: number }) {
  const say = useSay()
  return (
    <div className={`rounded-box px-4 py-3 ${count > 0 ? tone : 'bg-base-200 text-muted'}`}>
      <dt className="flex items-center gap-1.5 text-sm leading-tight font-medium">
        <Icon className="size-4 shrink-0" aria-hidden="true" />
        {say(label)}
      </dt>
      <dd className="num mt-1 text-2xl font-bold">{count.toLocaleString('id-ID')}</dd>
    </div>
  )
}
