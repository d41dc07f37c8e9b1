import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locale } from '#kernel/problem/problem.ts'
import { type TemplateName, type TemplateParams, templates } from '../templates/index.ts'
import { render } from './render.ts'

const link = 'http://ruko.localhost:3000/orders/a?b=1&c="2"'.replaceAll('"', '%22')
const order = { number: 'RK-2026-0001', businessName: 'Bimbel Garuda Jaya', statusUrl: link }
const number = 'RP-2611-000123'
const sale = { number, goods: 'Kanva Pro 1 bulan', trackUrl: link }
const samples: { [N in TemplateName]: TemplateParams<N> } = {
  draft_link: { businessName: order.businessName, draftUrl: link, days: 30 },
  order_placed: {
    number: order.number,
    businessName: order.businessName,
    totalIdr: 2_500_000,
    dueIdr: 1_250_000,
    invoiceUrl: link,
    expiresAt: '2026-11-21T07:05:00.000Z',
  },
  dp_paid: { ...order, paidIdr: 1_250_000, leftIdr: 1_250_000, invoiceUrl: link },
  settled: { ...order, totalIdr: 2_500_000 },
  site_ready: { businessName: order.businessName, previewUrl: link },
  site_live: { businessName: order.businessName, siteUrl: link },
  hand_over: { businessName: order.businessName, siteUrl: link, adminUrl: link, setPasswordUrl: link },
  credit_noted: { number: order.number, amountIdr: 500, reason: 'late', statusUrl: link },
  refund_done: { number: order.number, amountIdr: 500, statusUrl: link },
  site_off: { businessName: order.businessName, siteUrl: link, adminUrl: link },
  reset_password: { link, validHours: 1 },
  verify_email: { link, validHours: 48 },
  invitation: { link, validHours: 168 },
  sign_in_link: { link },
  order_message: {
    number: order.number,
    businessName: order.businessName,
    author: 'Wening',
    text: 'Halo.\n\nApa kabar?',
    url: link,
  },
  registration_received: {
    number: 'DF-261121-7KQ2M',
    registrantName: 'Raka Wibisana',
    whatsapp: '0812-0000-0077',
    programme: 'Bintara POLRI',
    adminUrl: link,
  },
  registration_confirmed: { number: 'DF-261121-7KQ2M', programme: 'Bintara POLRI', chatUrl: link },
  store_order_placed: { number, totalIdr: 25_000, invoiceUrl: link, expiresAt: '2026-11-21T07:05:00.000Z' },
  store_order_paid: { number, totalIdr: 25_000, trackUrl: link },
  store_order_delivered: sale,
  store_order_partial: sale,
  store_order_link: { number, trackUrl: link },
  store_invite_sent: sale,
  store_invite_accepted: sale,
  store_invite_attention: sale,
  store_credit_noted: { number, amountIdr: 500, reason: 'late', trackUrl: link },
  store_credit_returned: { number, amountIdr: 500, trackUrl: link },
  store_warranty_answered: { ...sale, outcome: 'replaced' },
  store_secret_changed: sale,
  store_batch_recalled: { ...sale, message: 'Halo.\n\nKode ini kami ganti.' },
  store_ending_soon: { number, goods: sale.goods, endsAt: '2026-11-24T07:05:00.000Z', renewUrl: link },
  store_points_ending: { left: '1.250', worthIdr: 12_500, endsAt: '2026-11-24T07:05:00.000Z', pointsUrl: link },
  store_restocked: { goods: sale.goods, productUrl: link },
  store_flash_turn: { goods: sale.goods, endsAt: '2026-11-24T07:05:00.000Z', productUrl: link },
  store_stock_low: { goods: sale.goods, left: '0', adminUrl: link },
  store_product_paused: { goods: sale.goods, adminUrl: link },
  store_webhook_disabled: { name: 'Bot', host: 'toko.contoh.id', reason: 'failing', attempts: '10', apiUrl: link },
  store_claim_opened: { number, goods: sale.goods, adminUrl: link },
  store_member_confirm: { confirmUrl: link, endsAt: '2026-11-23T07:05:00.000Z' },
  store_member_known: { loginUrl: link, forgotUrl: link },
  store_reseller_decided: { shopName: 'Kios Rina', outcome: 'refused', reason: 'Alamatnya mati.', resellerUrl: link },
  store_reseller_tier: { tier: 'Perak', off: '2,5', direction: 'up', resellerUrl: link },
  store_key_revoked: { name: 'Bot toko', reason: 'Kuncinya bocor.', apiUrl: link },
  store_reseller_waiting: { shopName: 'Kios Rina', what: 'withdrawal', adminUrl: link },
  store_wallet_low: { leftIdr: 12_000, walletUrl: link },
  store_withdrawal_decided: { amountIdr: 50_000, outcome: 'paid', note: 'BCA-88123', walletUrl: link },
}
const names = Object.keys(templates) as TemplateName[]
const write = <N extends TemplateName>(template: N, locale: Locale, params: TemplateParams<N>, name = 'Rina') =>
  render({ template, locale, params, name, site: 'Ruko' })

test('every message reads whole in both languages', () => {
  for (const name of names) {
    const [id, en] = (['id', 'en'] as const).map((locale) => write(name, locale, samples[name]))
    assert.notEqual(id!.subject, en!.subject, name)
    for (const message of [id!, en!]) {
      assert.doesNotMatch(Object.values(message).join('\n'), /undefined|NaN|null|\[object|\$\{|Invalid/, name)
      assert.ok(message.text.includes(link) && message.chat.includes(link), name)
      assert.ok(message.html.includes(`href="${link.replace('&', '&#38;')}"`), name)
    }
  }
})

test('money and times read as Indonesians write them', () => {
  const id = write('order_placed', 'id', samples.order_placed)
  assert.match(
    id.text,
    /Total: Rp 2\.500\.000\nBayar sekarang: Rp 1\.250\.000\nBatas bayar: Sab, 21 Nov 2026 14\.05 WIB/,
  )
  assert.match(write('order_placed', 'en', samples.order_placed).text, /Pay before: Sat, 21 Nov 2026 14:05 WIB/)
  assert.match(write('hand_over', 'id', samples.hand_over).text, /berlaku 72 jam/)
  assert.match(write('invitation', 'en', samples.invitation).text, /valid for 7 days/)
  assert.match(write('reset_password', 'en', samples.reset_password).text, /valid for 1 hour /)
})

test('what people call themselves is text and nothing else', () => {
  const businessName = '<img src=x onerror=alert(1)>\r\nBcc: korban@contoh.id'
  const message = write('site_live', 'id', { ...samples.site_live, businessName }, 'http://jahat.contoh')
  assert.doesNotMatch(message.subject, /[\r\n]/)
  assert.doesNotMatch(message.html, /<img/)
  assert.match(message.text, /^Halo,\n/)
})

test('wrong params are the mistake of the caller', () => {
  const wrong: object[] = [
    { ...samples.settled, totalIdr: 0.5 },
    { ...samples.settled, totalIdr: -1 },
    { ...samples.settled, statusUrl: 'javascript:alert(1)' },
    { ...samples.settled, number: ' \n ' },
    { ...samples.settled, more: 1 },
    { number: 'RK-1' },
  ]
  for (const params of wrong) assert.throws(() => write('settled', 'id', params as never), { name: 'ZodError' })
})
