import packaged from '@sparticuz/chromium'

// A process of its own (browser.ts): the package writes into TMPDIR and changes the environment while it loads.
await packaged.executablePath()
