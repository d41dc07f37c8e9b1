import { existsSync, readFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import type { ServerBuild } from 'react-router'
import type { Logger } from 'pino'
import type { Shell } from '#kernel/house.ts'
import type { Renderer } from '#kernel/http/pages.ts'

const root = path.resolve(import.meta.dirname, '..')
export const CLIENT_FILES = path.join(root, 'build/client')

type OpenPages = (
  build: ServerBuild,
  mode: 'production' | 'development',
  onError: (error: unknown, requestId: string) => void,
) => Renderer

/** The pages of the finished build. */
export async function builtPages(log: Logger): Promise<Renderer> {
  const build = (await import(pathToFileURL(path.join(root, 'build/server/index.js')).href)) as ServerBuild
  return openerOf(build)(build, 'production', reporter(log))
}

/** What the build wrote down for service workers; null when it is older than that. */
export function builtShell(): Shell | null {
  const file = path.join(root, 'build/shell.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Shell) : null
}

/** Pages compiled by Vite as they are asked for, with hot reload; for development only. */
export async function livePages(log: Logger) {
  const { createServer } = await import('vite')
  const vite = await createServer({
    root,
    server: { middlewareMode: true },
    appType: 'custom',
  })
  const render: Renderer = async (request, app) => {
    const build = (await vite.ssrLoadModule('virtual:react-router/server-build')) as ServerBuild
    return openerOf(build)(build, 'development', reporter(log))(request, app)
  }
  /** Vite's own files first, then the house; its inline scripts need a page without a content policy. */
  const listener = (fetch: (request: Request, env: never) => Response | Promise<Response>): Server => {
    const handle = getRequestListener(async (request, env) => {
      const response = await fetch(request, env as never)
      response.headers.delete('content-security-policy')
      return response
    })
    return createHttpServer((req, res) => vite.middlewares(req, res, () => void handle(req, res)))
  }
  return { render, listener, close: () => vite.close() }
}

function openerOf(build: ServerBuild): OpenPages {
  return (build.entry.module as unknown as { openPages: OpenPages }).openPages
}

function reporter(log: Logger) {
  return (error: unknown, requestId: string) => log.error({ err: error, requestId }, 'a page failed')
}
