import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type StaticFiles = { serve(request: Request): Response | null }

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
}
const TEXT = /\.(js|css|svg|txt|json|webmanifest)$/

type File = { type: string; immutable: boolean; mark: string; raw: Buffer; gzip: Buffer | null; br: Buffer | null }

/**
 * The built files of the browser's side, held in memory and compressed once. Only what is in the folder exists: a
 * path is looked up, never joined.
 */
export function openStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, File>()
  for (const name of existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []) {
    const type = TYPES[path.extname(name)]
    if (!type) continue
    const raw = readFileSync(path.join(folder, name))
    const url = `/${name.replaceAll(path.sep, '/')}`
    files.set(url, {
      type,
      immutable: url.startsWith('/assets/'),
      mark: createHash('sha256').update(raw).digest('base64url').slice(0, 10),
      raw,
      gzip: TEXT.test(name) ? gzipSync(raw, { level: 9 }) : null,
      br: TEXT.test(name) ? brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : null,
    })
  }
  return { serve: (request) => serve(files, request) }
}

function serve(files: ReadonlyMap<string, File>, request: Request): Response | null {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null
  const { pathname, searchParams } = new URL(request.url)
  const file = files.get(pathname)
  if (!file) return null
  const accepted = request.headers.get('accept-encoding') ?? ''
  const coding = file.br && /\bbr\b/.test(accepted) ? 'br' : file.gzip && /\bgzip\b/.test(accepted) ? 'gzip' : null
  // An address that names its content (`?v=`) may be kept for good while it names it rightly.
  const lasting = file.immutable || searchParams.get('v') === file.mark
  const body = coding ? file[coding]! : file.raw
  const headers: Record<string, string> = {
    'content-type': file.type,
    'content-length': String(body.length),
    'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  }
  if (coding) headers['content-encoding'] = coding
  return new Response(request.method === 'HEAD' ? null : (body as Uint8Array<ArrayBuffer>), { headers })
}
