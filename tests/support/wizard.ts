import type { Page } from '@playwright/test'
import { expect } from './expect.ts'

/** What somebody types into the order of a site. */
export type Wanted = {
  business: string
  slug: string
  owner: { name: string; email: string; whatsapp: string; address: string }
  scheme: 'full' | 'dp'
}

/** Goes through the order's wizard step by step, as its script shows it, with the smallest package. */
export async function fillWizard(page: Page, words: { next: string; send: string }, wanted: Wanted): Promise<void> {
  const next = page.getByRole('button', { name: words.next, exact: true })
  await page.locator('label', { hasText: 'Basic' }).click()
  await next.click()
  await page.locator('input[name=businessName]').fill(wanted.business)
  await page.locator('input[name=slug]').fill(wanted.slug)
  await next.click()
  await page
    .locator('label', { has: page.locator('input[name=palette]') })
    .filter({ visible: true })
    .first()
    .click()
  await next.click()
  await fillOwner(page, wanted.owner)
  await next.click()
  await page.locator('label', { has: page.locator(`#scheme-${wanted.scheme}`) }).click()
  await next.click()
  await page.locator('input[name=consent]').check()
  await page.getByRole('button', { name: words.send }).click()
  await expect(page).toHaveURL(/\/orders\//)
}

export async function fillOwner(page: Page, { name, email, whatsapp, address }: Wanted['owner']): Promise<void> {
  await page.locator('input[name="owner.name"]').fill(name)
  await page.locator('input[name="owner.email"]').fill(email)
  await page.locator('input[name="owner.whatsapp"]').fill(whatsapp)
  await page.locator('textarea[name="owner.address"]').fill(address)
}
