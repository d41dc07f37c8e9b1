// npm test [-- <file, folder or part of a path> …]
import { buildPages, install, runNode } from './ready.mjs'

await install({ development: true })
await buildPages()
runNode(['tests/support/run.ts', ...process.argv.slice(2)])
