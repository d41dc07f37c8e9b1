import { expect as standard } from '@playwright/test'

/** What a page is to show is waited for thrice as long as usual: on a machine that is busy, little is fast. */
export const expect = standard.configure({ timeout: 15_000 })
