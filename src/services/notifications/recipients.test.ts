import assert from 'node:assert/strict'
import { test } from 'node:test'
import { e164, isDeliverable, maskRecipient, oneLine } from './recipients.ts'

test('a line holds nothing that ends it, hides in it or turns it around', () => {
  assert.equal(oneLine(' Bimbel\r\nBcc: x@y.id\t\u2028Garuda\u0000\u202eJaya ', 80), 'Bimbel Bcc: x@y.id Garuda Jaya')
  assert.equal(oneLine('a'.repeat(90), 80), `${'a'.repeat(79)}…`)
  assert.ok(oneLine(`${'a'.repeat(78)}😀😀`, 80).isWellFormed())
})

test('Indonesian numbers in every spelling become one', () => {
  for (const phone of ['0812-3456-7890', '62 812 3456 7890', '+62 (812) 34567890', '+6281234567890'])
    assert.equal(e164(phone), '+6281234567890')
  for (const phone of ['hello', '0', '+62', '0812345678x', '+0812345678', '081234567890123456'])
    assert.equal(isDeliverable('whatsapp', e164(phone)), false, phone)
})

test('a list shows enough to recognise and too little to write to', () => {
  assert.equal(maskRecipient('email', 'rina@contoh.id'), 'r***@contoh.id')
  assert.equal(maskRecipient('whatsapp', '+628123451234'), '+62812****1234')
  assert.equal(maskRecipient('email', 'not an address'), '***')
})
