// Runs on any Node that knows modules: an old one is told so in one sentence before anything newer is loaded.
const [major, minor] = process.versions.node.split('.').map(Number)
const tooOld = major < 20 || (major === 20 && minor < 19)

if (tooOld) {
  console.error(
    `Ruko memerlukan Node.js 20.19 atau lebih baru, di sini ${process.versions.node} (Ruko needs Node.js 20.19 or newer).`,
  )
  process.exitCode = 1
} else {
  void import('./ready.mjs').then(async ({ buildPages, install, runNode }) => {
    await install()
    await buildPages()
    // React answers several times faster in production; whether this is a demonstration is another question.
    runNode(['src/main.ts', ...process.argv.slice(2)], { NODE_ENV: 'production' })
  })
}
