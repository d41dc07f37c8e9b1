import { createServer, type Server, type Socket } from 'node:net'

export type Received = { from: string; to: string[]; raw: Buffer }

/** How the post office misbehaves. What is not named goes back to good behaviour. */
export type MailFaults = {
  /** Connections are cut at once. */
  down: boolean
  /** What every recipient is answered: later, or never. */
  refuse: 'none' | '450' | '550'
  /** The message is kept, but the line breaks before the sender is told so. */
  dropAfterData: boolean
}
export const NO_FAULTS: MailFaults = { down: false, refuse: 'none', dropAfterData: false }

type Desk = { faults: MailFaults; keep: (message: Received) => Promise<string> }
type Session = { from: string | null; to: string[]; inData: boolean; pending: string }

const LONGEST_LINE = 4096
const LARGEST = 10 * 1024 * 1024
const IDLE_MS = 60_000

/** The receiving side of SMTP (RFC 5321), as much of it as a sender of ours needs. `desk` may change while it runs. */
export function smtpServer(desk: Desk): Server {
  return createServer((socket) => {
    socket.on('error', () => {})
    socket.setTimeout(IDLE_MS, () => socket.destroy())
    if (desk.faults.down) socket.destroy()
    else void converse(socket, desk).catch(() => socket.destroy())
  })
}

async function converse(socket: Socket, desk: Desk): Promise<void> {
  const session: Session = { from: null, to: [], inData: false, pending: '' }
  // latin1 keeps every byte as it came.
  socket.setEncoding('latin1').write('220 kotak-surat.localhost ESMTP\r\n')
  // What was written last must still leave when the loop ends.
  for await (const chunk of socket.iterator({ destroyOnReturn: false })) {
    session.pending += chunk as string
    for (let reply = await next(session, desk); reply !== null; reply = await next(session, desk)) {
      if (reply === DROP || desk.faults.down) return void socket.destroy()
      socket.write(`${reply}\r\n`)
      if (reply.startsWith('221') || reply.startsWith('421')) return void socket.end()
    }
  }
}

const DROP = ''

/** The answer to the next complete piece of what came in; null when more is needed. */
async function next(session: Session, desk: Desk): Promise<string | null> {
  if (session.inData) return takeData(session, desk)
  const end = session.pending.indexOf('\r\n')
  if (end < 0) return session.pending.length > LONGEST_LINE ? '421 4.3.2 Line too long' : null
  const line = session.pending.slice(0, end)
  session.pending = session.pending.slice(end + 2)
  return answer(session, desk, line)
}

function answer(session: Session, desk: Desk, line: string): string {
  const [verb = ''] = line.toUpperCase().split(' ', 1)
  switch (verb) {
    case 'EHLO':
      return `250-kotak-surat.localhost\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SIZE ${LARGEST}\r\n250 AUTH PLAIN`
    case 'HELO':
      return '250 kotak-surat.localhost'
    case 'AUTH':
      return '235 2.7.0 Anybody is welcome'
    case 'MAIL':
      return openEnvelope(session, line)
    case 'RCPT':
      return addRecipient(session, desk, line)
    case 'DATA':
      if (session.to.length === 0) return '503 5.5.1 No recipients'
      session.inData = true
      return '354 End with <CRLF>.<CRLF>'
    case 'RSET':
      reset(session)
      return '250 2.0.0 OK'
    case 'NOOP':
      return '250 2.0.0 OK'
    case 'QUIT':
      return '221 2.0.0 Bye'
    default:
      return '502 5.5.2 Command not known'
  }
}

function openEnvelope(session: Session, line: string): string {
  const from = /^MAIL FROM:\s*<([^<>\s]*)>/i.exec(line)
  if (!from) return '501 5.1.7 Sender not understood'
  reset(session)
  session.from = from[1]!
  return '250 2.1.0 OK'
}

function addRecipient(session: Session, desk: Desk, line: string): string {
  const to = /^RCPT TO:\s*<([^<>\s]+@[^<>\s]+)>/i.exec(line)
  if (session.from === null) return '503 5.5.1 MAIL first'
  if (!to) return '501 5.1.3 Recipient not understood'
  if (desk.faults.refuse === '450') return `450 4.2.1 <${to[1]}> Mailbox busy, try later`
  if (desk.faults.refuse === '550') return `550 5.1.1 <${to[1]}> No such mailbox`
  session.to.push(to[1]!)
  return '250 2.1.5 OK'
}

/** Only CR LF dot CR LF ends a message; looser readings let one message smuggle another. */
async function takeData(session: Session, desk: Desk): Promise<string | null> {
  const text = session.pending.startsWith('.\r\n') ? `\r\n${session.pending}` : session.pending
  const end = text.indexOf('\r\n.\r\n')
  if (end < 0) return text.length > LARGEST ? '421 4.3.4 Message too large' : null
  const raw = Buffer.from(text.slice(0, end + 2).replaceAll(/(^|\r\n)\.\./g, '$1.'), 'latin1')
  session.pending = text.slice(end + 5)
  const { from, to } = session
  reset(session)
  const id = await desk.keep({ from: from ?? '', to, raw })
  return desk.faults.dropAfterData ? DROP : `250 2.0.0 Kept as ${id}`
}

function reset(session: Session): void {
  session.from = null
  session.to = []
  session.inData = false
}
