import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { build, defineConfig, type Plugin } from 'vite'

const root = import.meta.dirname

export default defineConfig({
  publicDir: 'src/web/public',
  plugins: [
    serverRooms(),
    paraglideVitePlugin({
      project: './project.inlang',
      outdir: './src/web/paraglide',
      // Every message is given its locale by the caller, so parallel requests cannot mix.
      strategy: ['baseLocale'],
      emitTsDeclarations: true,
      disableAsyncLocalStorage: true,
    }),
    messagesExist(),
    islandsByContent(),
    shellForWorkers(),
    tailwindcss(),
    reactRouter(),
  ],
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: { fs: { allow: [root] } },
})

/**
 * Keeps the server's rooms out of the browser. A page's loader and action are cut away before its imports are read,
 * so whatever still asks for a server file in the client build would ship it to every visitor.
 */
function serverRooms(): Plugin {
  const open = /^src\/kernel\/(money|problem|palette)\//
  const closed =
    /^src\/(kernel|services)\/|^src\/(platform|verticals)\/.*\/?(queries|service|operations|jobs|module)\.ts$/
  const page = /\/pages\//
  return {
    name: 'ruko:server-rooms',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (this.environment.name !== 'client' || !importer) return null
      const found = await this.resolve(source, importer, { ...options, skipSelf: true })
      if (!found || found.external) return null
      const file = path.relative(root, found.id.split('?')[0] ?? '').replaceAll('\\', '/')
      if (!closed.test(file) || open.test(file) || page.test(file)) return null
      return this.error(`${path.relative(root, importer)} brings ${file} into the browser; import its types only.`)
    },
  }
}

/** A missing or broken message plugin compiles to nothing without complaint; say so here instead. */
function messagesExist(): Plugin {
  const folder = path.join(root, 'messages')
  const read = (file: string) => Object.keys(JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
  return {
    name: 'ruko:messages-exist',
    buildStart() {
      const owner = new Map<string, string>()
      for (const file of readdirSync(folder).filter((name) => name.endsWith('id.json'))) {
        const [base, second] = [read(file), new Set(read(file.replace(/id\.json$/, 'en.json')))]
        const missing = base.filter((key) => !second.has(key))
        if (missing.length > 0 || second.size !== base.length) {
          this.error(`messages/${file} and its English side differ: ${missing.join(', ') || 'en has more keys'}`)
        }
        for (const key of base) {
          if (owner.has(key)) this.error(`the message ${key} stands in ${owner.get(key)} and in ${file}`)
          owner.set(key, file)
        }
      }
    },
    buildEnd() {
      const compiled = readFileSync(path.join(root, 'src/web/paraglide/messages/_index.js'), 'utf8')
      if (!compiled.includes('site_name')) this.error('Paraglide compiled no messages; check project.inlang.')
    },
  }
}

const islands = path.join(root, 'src/web/public/islands')
const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('base64url').slice(0, 10)

/** The addresses of all islands, each with a mark of its content, so that browsers may keep them for good. */
function islandUrls(): Record<string, string> {
  const files = readdirSync(islands).filter((name) => name.endsWith('.js'))
  const url = (file: string) => `/islands/${file}?v=${hashOf(readFileSync(path.join(islands, file)))}`
  return Object.fromEntries(files.toSorted().map((file) => [file.slice(0, -'.js'.length), url(file)]))
}

function islandsByContent(): Plugin {
  const name = 'virtual:islands'
  return {
    name: 'ruko:islands-by-content',
    resolveId: (source) => (source === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(islandUrls())}` : null),
  }
}

/**
 * Builds the service worker as one classic script and writes down, in build/shell.json, which files of this build it is
 * to keep from the start: styles, type, and the islands of every public page.
 */
function shellForWorkers(): Plugin {
  return {
    name: 'ruko:shell-for-workers',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    async generateBundle(_options, bundle) {
      const script = await builtWorker()
      const worker = `assets/worker-${hashOf(script)}.js`
      this.emitFile({ type: 'asset', fileName: worker, source: script })
      const { app, offline } = islandUrls()
      const looks = Object.keys(bundle).filter((file) => /\.(css|woff2)$/.test(file))
      const assets = [...looks.toSorted().map((file) => `/${file}`), app, offline]
      const version = hashOf(JSON.stringify([worker, assets]))
      mkdirSync(path.join(root, 'build'), { recursive: true })
      writeFileSync(path.join(root, 'build/shell.json'), JSON.stringify({ version, worker: `/${worker}`, assets }))
    },
  }
}

async function builtWorker(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: path.join(root, 'src/web/app/worker.ts'), output: { format: 'iife' } },
    },
  })
  const outputs = [built].flat().flatMap((one) => ('output' in one ? one.output : []))
  const chunk = outputs.find((one) => one.type === 'chunk')
  if (!chunk || outputs.length !== 1) throw new Error('The service worker is not one script.')
  return chunk.code
}
