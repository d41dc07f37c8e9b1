// npm run rows: makes the row types anew from the migrations, on a database of its own.
import { install, runNode } from './ready.mjs'

await install({ development: true })
runNode(['tests/support/rows.ts'])
