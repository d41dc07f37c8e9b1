/* Reads the messages our own senders write: headers, encoded words, one level or more of multipart. */

export type Part = { headers: [name: string, value: string][]; body: Buffer }
export type Letter = { headers: [name: string, value: string][]; text: string; html: string }

/** A whole message: its headers, decoded, and its plain and HTML texts. */
export function readLetter(raw: Buffer): Letter {
  const root = readPart(raw)
  const leaves = leavesOf(root)
  const textOf = (type: string) => {
    const leaf = leaves.find((part) => typeOf(part).startsWith(type))
    return leaf ? decodeBody(leaf).toString('utf8').replaceAll('\r\n', '\n') : ''
  }
  const headers = root.headers.map(([name, value]): [string, string] => [name, decodeWords(value)])
  return { headers, text: textOf('text/plain'), html: textOf('text/html') }
}

export function headerOf({ headers }: { headers: readonly (readonly [string, string])[] }, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? ''
}

function readPart(raw: Buffer): Part {
  const text = raw.toString('latin1')
  const end = text.startsWith('\r\n') ? 0 : text.indexOf('\r\n\r\n')
  const head = end < 0 ? text : text.slice(0, end)
  const headers = head
    .replaceAll(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .filter(Boolean)
    .map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon).trim(), Buffer.from(line.slice(colon + 1).trim(), 'latin1').toString('utf8')]
    })
  return { headers, body: end < 0 ? Buffer.alloc(0) : raw.subarray(end === 0 ? 2 : end + 4) }
}

function leavesOf(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(headerOf(part, 'content-type'))?.[1]
  if (!typeOf(part).startsWith('multipart/') || !boundary) return [part]
  const pieces = `\r\n${part.body.toString('latin1')}`.split(`\r\n--${boundary}`)
  return pieces
    .slice(1)
    .filter((piece) => !piece.startsWith('--'))
    .flatMap((piece) => leavesOf(readPart(Buffer.from(piece.slice(2), 'latin1'))))
}

function typeOf(part: Part): string {
  return headerOf(part, 'content-type').toLowerCase() || 'text/plain'
}

function decodeBody(part: Part): Buffer {
  const encoding = headerOf(part, 'content-transfer-encoding').toLowerCase()
  if (encoding === 'base64') return Buffer.from(part.body.toString('latin1'), 'base64')
  return encoding === 'quoted-printable' ? unquote(part.body.toString('latin1').replaceAll(/=\r\n/g, '')) : part.body
}

/** RFC 2047; spaces between two encoded words belong to neither. */
function decodeWords(text: string): string {
  const word = /=\?utf-8\?([bq])\?([^?]*)\?=/gi
  return text
    .replaceAll(/(\?=)\s+(?==\?utf-8\?)/gi, '$1')
    .replaceAll(/(?:=\?utf-8\?[bq]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(word)].map(([, kind, content]) =>
          kind!.toLowerCase() === 'b' ? Buffer.from(content!, 'base64') : unquote(content!.replaceAll('_', ' ')),
        ),
      ).toString('utf8'),
    )
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))),
    'latin1',
  )
}
