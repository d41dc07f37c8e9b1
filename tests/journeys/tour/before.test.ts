import { test } from 'node:test'
import { LIMIT_MS, lookAlong } from '../../support/tour-look.ts'
import { parts } from '../../support/tour.ts'

test('a new house and a site just bought are accessible and fit a phone', { timeout: LIMIT_MS }, (t) =>
  lookAlong(t, parts.before),
)
