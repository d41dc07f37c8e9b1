import { test } from 'node:test'
import { LIMIT_MS, lookAlong } from '../../support/tour-look.ts'
import { parts } from '../../support/tour.ts'

test('refusals are accessible and fit a phone', { timeout: LIMIT_MS }, (t) => lookAlong(t, parts.refused))
