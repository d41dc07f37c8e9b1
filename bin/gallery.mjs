// npm run gallery [-- <part of an address>]: pictures of every page in docs/gallery/, with an index to look through.
import { buildPages, install, runNode } from './ready.mjs'

await install({ development: true })
await buildPages()
runNode(['tests/support/gallery.ts', ...process.argv.slice(2)])
