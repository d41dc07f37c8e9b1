import pg from 'pg'
import { errorCode } from '../startup/refusal.ts'

const WRONG_PASSWORD = '28P01'

export type Admission = { lost: Promise<{ sentence: string }>; stop(): void }

/**
 * Notices when the database no longer lets this process in, because its role got another password meanwhile: open
 * connections live on, so without this it would half work for hours. An unreachable database is another matter.
 */
export function watchAdmission(url: string, everyMs = 30_000): Admission {
  let timer: NodeJS.Timeout | undefined
  const lost = new Promise<{ sentence: string }>((resolve) => {
    timer = setInterval(() => {
      void isRefused(url).then((refused) => {
        if (refused) resolve({ sentence: SENTENCE })
      })
    }, everyMs)
    timer.unref()
  })
  return { lost, stop: () => clearInterval(timer) }
}

const SENTENCE =
  'The database no longer accepts the password of this process: another one was started with a new RUKO_MASTER_KEY, or the role was changed. Start this one again with the present settings.'

async function isRefused(connectionString: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: 'ruko-admission',
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return false
  } catch (error) {
    return errorCode(error) === WRONG_PASSWORD
  } finally {
    await client.end().catch(() => {})
  }
}
