import { buildPages, install, runNode } from './ready.mjs'

await install({ development: true })
await buildPages()
runNode(['bench/run.ts', ...process.argv.slice(2)])
