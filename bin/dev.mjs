// Like bin/start.mjs, but the server restarts when its files change and Vite serves the pages as they are edited.
import { install, runNode } from './ready.mjs'

await install({ development: true })
runNode(['--watch', '--watch-preserve-output', 'src/main.ts', ...process.argv.slice(2)], { RUKO_DEV: '1' })
