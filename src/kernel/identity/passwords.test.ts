import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessable } from './guessable.ts'
import { hashPassword, isOutdated, verifyPassword } from './passwords.ts'

const person = { email: 'siti.rahma@garuda.id', name: 'Siti Rahmawati' }

test('a hash is argon2id in PHC form with the agreed cost, and fits only its password', async () => {
  const hash = await hashPassword('tujuh kuda hijau di atap')
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  assert.equal(isOutdated(hash), false)
  assert.equal(await verifyPassword(hash, 'tujuh kuda hijau di atap'), true)
  assert.equal(await verifyPassword(hash, 'tujuh kuda hijau di atap '), false)
  assert.equal(await verifyPassword(null, 'tujuh kuda hijau di atap'), false)
  assert.equal(await verifyPassword('plain text', 'plain text'), false)
})

test('a known vector of the reference implementation is accepted', async () => {
  // `echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -e`
  const hash = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  assert.equal(await verifyPassword(hash, 'password'), true)
  assert.equal(isOutdated(hash), true)
})

test('the same characters fit however they were composed, and the whole length counts', async () => {
  const hash = await hashPassword('caf\u00e9 di tepi kali')
  assert.equal(await verifyPassword(hash, 'cafe\u0301 di tepi kali'), true)
  const long = 'x'.repeat(150)
  assert.equal(await verifyPassword(await hashPassword(`${long}a`), `${long}b`), false)
})

for (const weak of [
  'password123',
  'Password2026!',
  'P@ssw0rd123',
  'rahasia123',
  'Bismillah1',
  'bismillah123',
  'sayangku123',
  'indonesia45',
  '1234567890',
  '0987654321',
  'qwertyuiop',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'qwerty123456',
  'akucintakamu',
  'garuda2026!',
  '1q2w3e4r5t',
  'siti.rahma@garuda.id',
  'siti.rahma99',
  'Rahmawati123',
  'sayangsayang',
  'iloveyou12345',
]) {
  test(`"${weak}" is refused`, () => assert.ok(guessable(weak, person)))
}
for (const fine of [
  'tujuh kuda hijau di atap',
  'Xk4#9vTqLm2',
  'becak-melon-pelangi',
  'sandi untuk toko kain ibu',
  'correct horse battery',
]) {
  test(`"${fine}" is accepted`, () => assert.equal(guessable(fine, person), null))
}
