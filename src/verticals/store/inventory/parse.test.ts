import assert from 'node:assert/strict'
import { test } from 'node:test'
import { guessDelimiter, linesOf, parseCodes, textOf } from './parse.ts'
import { masked } from './rules.ts'

test('what separates a list is found, and one code a line is the plain case', () => {
  assert.equal(guessDelimiter('ABC-1\nABC-2\nABC-3'), 'newline')
  assert.equal(guessDelimiter('a@b.id;rahasia;1\nc@d.id;lain;2\n'), 'semicolon')
  assert.equal(guessDelimiter('a@b.id,rahasia\nc@d.id,lain'), 'comma')
  assert.equal(guessDelimiter('a\tb\nc\td'), 'tab')
  assert.equal(guessDelimiter('a|b|c\nd|e|f'), 'pipe')
  assert.equal(guessDelimiter('AB,C\nDEF\nGHI\nJKL\nMNO'), 'newline', 'a comma inside one code is no separator')
})

test('a list in one line is many codes', () => {
  const parsed = parseCodes('AAA-1,BBB-2,CCC-3,DDD-4')
  assert.deepEqual(parsed.rows, [['AAA-1'], ['BBB-2'], ['CCC-3'], ['DDD-4']])
  assert.deepEqual(parsed.labels, [''])
})

test('a head names the columns and is no code', () => {
  const parsed = parseCodes('email,password,pin\na@b.id,rahasia,1234\nc@d.id,"dua, tiga",99')
  assert.equal(parsed.header, true)
  assert.deepEqual(parsed.labels, ['email', 'password', 'pin'])
  assert.deepEqual(parsed.rows[1], ['c@d.id', 'dua, tiga', '99'])
  assert.equal(parseCodes('KODE-AAA-111\nKODE-BBB-222').header, false)
  assert.equal(parseCodes('kode\nAAA-111').header, true)
  assert.equal(parseCodes('kode\nAAA-111', { header: 'no' }).rows.length, 2)
})

test('empty and unusable lines are counted, quotes may hold line breaks, marks and BOM go', () => {
  const parsed = parseCodes(`\uFEFFa@b.id;x\r\n\r\n;;\r\nc@d.id;${'y'.repeat(1001)}\r\nd@e.id;"z\nz"\r\n`, {
    delimiter: 'semicolon',
  })
  assert.deepEqual([parsed.rows.length, parsed.empty, parsed.invalid], [2, 2, 1])
  assert.equal(parsed.rows[1]![1], 'z\nz')
  assert.deepEqual(parseCodes('A::B\nC::D', { delimiter: 'custom', custom: '::' }).rows, [
    ['A', 'B'],
    ['C', 'D'],
  ])
  assert.equal(textOf(Buffer.from('\uFEFFabc', 'utf16le')), 'abc')
  assert.deepEqual(linesOf(['Email', 'PIN'], ['a@b.id', '']), [{ label: 'Email', value: 'a@b.id' }])
})

test('a masked code shows its end only, and a short one nothing', () => {
  assert.equal(masked('ABCD-EFGH-1234'), '••••••••1234')
  assert.equal(masked('ABCD5678'), '••••••78')
  assert.equal(masked('1234'), '••••')
})
