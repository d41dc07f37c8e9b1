// npm run docs: writes docs/api.md and docs/data-model.md anew, from the manifests and the migrated database.
import { install, runNode } from './ready.mjs'

await install({ development: true })
runNode(['tests/support/docs.ts'])
