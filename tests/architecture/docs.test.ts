import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { describeData, listApi } from '../support/describe.ts'
import { openGround } from './ground.ts'

/* The pages of the documentation that are made by `npm run docs` say what the house is today. */

const written = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8')
const { database } = await openGround()

test('docs/api.md lists the doors that are there', () => {
  assert.equal(written('api.md'), listApi(), 'docs/api.md is of another day: run `npm run docs`')
})

test('docs/data-model.md draws the tables that are there', async () => {
  const drawn = await describeData(database.adminUrl)
  assert.equal(written('data-model.md'), drawn, 'docs/data-model.md is of another day: run `npm run docs`')
})
