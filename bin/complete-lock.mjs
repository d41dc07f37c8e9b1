// node bin/complete-lock.mjs: after an `npm install`, adds the optional platform packages that npm left out of
// package-lock.json, so that `npm ci` takes it on every machine. Only exact versions can be added.
import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'package-lock.json'
const lock = JSON.parse(readFileSync(FILE, 'utf8'))
const { '': root, ...packages } = lock.packages
let added = 0

for (const [path, { optionalDependencies = {}, dev, license }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isThere(path, name)) continue
    if (!/^\d/.test(version)) console.log(`left out, its version is not exact: ${name} ${version} of ${path}`)
    else {
      packages[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(dev ? { dev } : {}),
        optional: true,
        ...(license ? { license } : {}),
      }
      added++
    }
  }
}
const sorted = Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, 'en'))
lock.packages = { '': root, ...Object.fromEntries(sorted) }
if (added > 0) writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} platform packages were added to ${FILE}.`)

/** Whether the package stands in the folder of the one that wants it, or in a folder above. */
function isThere(path, name) {
  const parts = path.split('/node_modules/')
  const above = parts.map((_, index) => parts.slice(0, index + 1).join('/node_modules/'))
  return packages[`node_modules/${name}`] || above.some((folder) => packages[`${folder}/node_modules/${name}`])
}

/** `@scope/thing-linux-x64-gnu` says itself where it runs. */
function platformOf(name) {
  const label = name.split('/').at(-1)
  const os = /(android|darwin|freebsd|linux|openharmony|win32)/.exec(label)?.[1]
  const cpu = /wasm32/.test(label) ? 'wasm32' : /(arm64|riscv64|ppc64|s390x|ia32|x64|arm)/.exec(label)?.[1]
  const libc = os !== 'linux' ? null : /musl/.test(label) ? 'musl' : /gnu/.test(label) ? 'glibc' : null
  return { ...(cpu ? { cpu: [cpu] } : {}), ...(libc ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) }
}
