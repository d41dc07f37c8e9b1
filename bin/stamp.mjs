// Tells whether anything the pages are compiled from has changed: by time and size first, by content when those differ.
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const singles = ['package-lock.json', 'vite.config.ts', 'react-router.config.ts', 'tsconfig.json', 'src/modules.ts']
const trees = ['src', 'messages', 'project.inlang']
const generated = /^src\/web\/paraglide(\/|$)/
/** Of the sources only what pages may import values from, and what lists them. */
const compiled =
  /^src\/(web|kernel\/money|kernel\/problem|kernel\/palette)\/|^src\/.*\/(pages|client)\/|^src\/.*\/(pages|rules|schemas|module)\.ts$|^messages\/|^project\.inlang\/settings\.json$/

/** `{ hash, files }` of the inputs now; contents are read only where `before` does not vouch for them. */
export function stampOf(root, before) {
  const known = new Map((before?.files ?? []).map((file) => [file[0], file]))
  let changed = known.size === 0
  const files = inputs(root).map((path) => {
    const { mtimeMs, size } = statSync(join(root, path))
    const old = known.get(path)
    if (old && old[1] === mtimeMs && old[2] === size) return old
    changed = true
    return [
      path,
      mtimeMs,
      size,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]
  })
  const hash = createHash('sha256')
  for (const [path, , , content] of files) hash.update(`${path} ${content}\n`)
  return { hash: hash.digest('hex'), files, changed }
}

export function readStamp(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}

export function writeStamp(path, { hash, files }) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify({ hash, files }))
}

function inputs(root) {
  const found = singles.filter((path) => statSync(join(root, path), { throwIfNoEntry: false }))
  for (const tree of trees) walk(root, tree, found)
  return [...new Set(found)].sort()
}

function walk(root, folder, found) {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })) return
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (generated.test(path)) continue
    if (entry.isDirectory()) walk(root, path, found)
    else if (compiled.test(path) && !/\.test\.tsx?$/.test(path)) found.push(path)
  }
}
