import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

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
