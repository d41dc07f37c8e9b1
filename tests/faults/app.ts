import { pino } from 'pino'
import { diskFiles } from '#services/files/index.ts'
import { smtpMailer } from '#services/notifications/index.ts'
import { simulatorGateway } from '#services/payments/gateways/simulator.ts'
import { assemble } from '../../src/assemble.ts'
import { modules } from '../../src/modules.ts'
import { serve } from '../../src/serve.ts'
import { GATEWAY_KEY, WEBHOOK_SECRET } from '../support/gateway.ts'

// The house as a process of its own, web and worker, so that a test may kill it. Everything comes by environment:
// OWNER_URL, APP_URL and PLATFORM_URL of the database, MASTER_KEY, GATEWAY_URL, PORT, FIRST_CHECK_MS, SMTP_URL,
// FILES_DIR. Its parent may send it the moment at which it is to kill itself.

const { OWNER_URL = '', APP_URL = '', PLATFORM_URL = '', MASTER_KEY = '', GATEWAY_URL = '' } = process.env
const { FIRST_CHECK_MS = '500', SMTP_URL, FILES_DIR } = process.env
const port = Number(process.env.PORT)
let dieAt: unknown = null

const assembly = await assemble({
  modules,
  mode: 'demo',
  portalOrigin: `http://ruko.localhost:${port}`,
  baseDomain: 'ruko.localhost',
  urls: { owner: OWNER_URL, app: APP_URL, platform: PLATFORM_URL },
  masterKey: Buffer.from(MASTER_KEY, 'base64'),
  ports: {
    payments: {
      gateway: simulatorGateway({ url: GATEWAY_URL, key: GATEWAY_KEY, webhookSecret: WEBHOOK_SECRET, timeoutMs: 5000 }),
      firstCheckMs: Number(FIRST_CHECK_MS),
    },
    mailer: SMTP_URL ? smtpMailer({ url: SMTP_URL, from: 'ruko@contoh.id' }) : { send: async () => {} },
    whatsapp: null,
    rdap: null,
    // Without a folder nothing is uploaded.
    files: FILES_DIR ? diskFiles(FILES_DIR) : (null as never),
  },
  log: pino({ level: process.env.RUKO_TEST_LOG ?? 'silent' }, pino.destination({ dest: 2, sync: true })),
  render: async (_request, app) =>
    new Response(`<!doctype html><title>${app.tenant.name}</title>`, { headers: { 'content-type': 'text/html' } }),
  limitFactor: 10_000,
  loopback: () => ({ host: '127.0.0.1', port }),
  probe: async (moment) => {
    if (moment === dieAt) process.kill(process.pid, 'SIGKILL')
  },
})
await serve(assembly.server, port)
await assembly.startWorker()
process.on('message', (moment) => {
  dieAt = moment
  process.send?.('understood')
})
// A test that is gone has no more use for us.
process.once('disconnect', () => process.exit())
process.send?.('ready')
