import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buyersFee, type CouponFacts, couponProblem, type PricedLine, priceOf, shares } from './rules.ts'

const now = new Date('2026-11-21T10:00:00Z')
const shop = { feeBearer: 'shop', feeBasisPoints: 70 } as const
const line = (changes: Partial<PricedLine> = {}): PricedLine => ({
  variantId: 'v1',
  productId: 'p1',
  categoryId: 'c1',
  name: 'Voucher 50',
  quantity: 1,
  priceIdr: 50_000,
  flashIdr: null,
  ...changes,
})
const coupon = (changes: Partial<CouponFacts> = {}): CouponFacts => ({
  code: 'HEMAT',
  kind: 'percent',
  value: 10,
  minSpendIdr: 0,
  maxDiscountIdr: null,
  productIds: [],
  categoryIds: [],
  totalLimit: null,
  buyerLimit: null,
  used: 0,
  usedByBuyer: 0,
  startsAt: null,
  endsAt: null,
  active: true,
  withFlash: true,
  withPoints: true,
  membersOnly: false,
  firstOrderOnly: false,
  isMember: false,
  ordersBefore: null,
  ...changes,
})
const NO_POINTS = { most: 0, worthIdr: 1 }
const price = (lines: PricedLine[], found: CouponFacts | null = null, more: object = {}) =>
  priceOf(lines, {
    couponCode: found?.code ?? '',
    coupon: found,
    points: NO_POINTS,
    creditIdr: 0,
    walletIdr: 0,
    charges: shop,
    now,
    ...more,
  })

test('a flash price takes the place of the price', () => {
  const { lines, totalIdr } = price([line({ quantity: 3, flashIdr: 40_000 }), line({ variantId: 'v2' })])
  assert.deepEqual(
    lines.map(({ unitIdr, totalIdr: sum, flash }) => [unitIdr, sum, flash]),
    [
      [40_000, 120_000, true],
      [50_000, 50_000, false],
    ],
  )
  assert.equal(totalIdr, 170_000)
})

test('a coupon counts only what is in its scope, up to its most, and never more than that costs', () => {
  const lines = [line(), line({ variantId: 'v2', productId: 'p2', categoryId: 'c2', priceIdr: 30_000 })]
  assert.equal(price(lines, coupon()).discountIdr, 8_000)
  assert.equal(price(lines, coupon({ productIds: ['p2'] })).discountIdr, 3_000)
  assert.equal(price(lines, coupon({ categoryIds: ['c1'] })).discountIdr, 5_000)
  assert.equal(price(lines, coupon({ maxDiscountIdr: 1_500 })).discountIdr, 1_500)
  assert.equal(price(lines, coupon({ kind: 'fixed', value: 99_000, productIds: ['p2'] })).discountIdr, 30_000)
  assert.equal(price(lines, coupon({ value: 15, productIds: ['p2'] }), { charges: shop }).totalIdr, 75_500)
})

test('a coupon that gives nothing says why', () => {
  const why = (changes: Partial<CouponFacts>) => couponProblem([line()], coupon(changes), now)?.en
  assert.equal(couponProblem([line()], null, now)?.en, 'This coupon is not known.')
  assert.equal(why({ active: false }), 'This coupon is not known.')
  assert.equal(why({ startsAt: '2026-11-21T10:00:01Z' }), 'This coupon is not valid yet.')
  assert.equal(why({ endsAt: '2026-11-21T10:00:00Z' }), 'This coupon has ended.')
  assert.equal(why({ productIds: ['p9'] }), 'This coupon is not for this product.')
  assert.match(why({ minSpendIdr: 50_001 })!, /50\.001 or more/)
  assert.equal(why({ totalLimit: 5, used: 5 }), 'This coupon has been used up.')
  assert.equal(why({ buyerLimit: 1, usedByBuyer: 1 }), 'You have used this coupon already.')
  assert.equal(why({ buyerLimit: 1, usedByBuyer: null }), undefined)
})

test('a coupon says what it goes together with and whom it is for', () => {
  const flashed = line({ flashIdr: 40_000 })
  const why = (lines: PricedLine[], changes: Partial<CouponFacts>) => couponProblem(lines, coupon(changes), now)?.en
  assert.equal(why([flashed], { withFlash: false }), 'This coupon is not for flash sale prices.')
  assert.equal(why([flashed], {}), undefined)
  assert.equal(why([flashed], { withFlash: false, productIds: ['p9'] }), 'This coupon is not for this product.')
  // Beside a flash price it counts only what is at the usual one.
  const mixed = [flashed, line({ variantId: 'v2', priceIdr: 30_000 })]
  assert.equal(price(mixed, coupon({ withFlash: false })).discountIdr, 3_000)
  assert.match(why(mixed, { withFlash: false, minSpendIdr: 50_000 })!, /50\.000 or more/)
  assert.match(why([line()], { membersOnly: true })!, /for members/)
  assert.equal(why([line()], { membersOnly: true, isMember: true }), undefined)
  assert.match(why([line()], { firstOrderOnly: true, ordersBefore: 1 })!, /first order/)
  assert.equal(why([line()], { firstOrderOnly: true, ordersBefore: 0 }), undefined)
  assert.equal(why([line()], { firstOrderOnly: true, ordersBefore: null }), undefined)
})

test('points give as much as the rules let, and say why they give nothing', () => {
  const of = (points: object, more: object = {}, found: CouponFacts | null = null, lines = [line()]) =>
    price(lines, found, { points: { most: 10_000, worthIdr: 10, ...points }, ...more })
  const half = of({ capPercent: 50 }, {}, coupon())
  assert.deepEqual([half.points, half.pointsIdr, half.totalIdr], [2_250, 22_500, 22_500])
  // What is paid with points earns none, and without a rule nothing does.
  assert.equal(of({ capPercent: 50, perPointIdr: 1_000 }, {}, coupon()).pointsEarned, 22)
  assert.deepEqual([half.pointsEarned, of({ perPointIdr: null }).pointsEarned], [0, 0])
  // Shown, and not given.
  const shown = of({ wanted: false })
  assert.deepEqual([shown.points, shown.totalIdr, shown.pointsOffer.points], [0, 50_000, 5_000])
  const why = (priced: ReturnType<typeof of>) => [priced.points, priced.pointsOffer.problem?.en]
  assert.deepEqual(why(of({ most: 0 })), [0, 'You have no points yet.'])
  assert.match(String(why(of({ leastIdr: 50_001 }))), /0,Points can be used for a purchase of .*50\.001/)
  assert.match(String(why(of({}, {}, coupon({ withPoints: false })))), /HEMAT does not go together with points/)
  // A coupon that gives nothing forbids nothing.
  assert.equal(of({}, {}, coupon({ withPoints: false, active: false })).points, 5_000)
  // What is left has to be something that can be charged, or nothing.
  assert.deepEqual([of({ most: 4_950 }).totalIdr, of({ most: 4_950 }).points], [1_000, 4_900])
  // A wallet takes any amount.
  assert.equal(of({ most: 4_950 }, { walletIdr: 500 }).points, 4_950)
  assert.equal(of({ worthIdr: 30_000, most: 1 }, {}, null, [line({ priceIdr: 30_500 })]).points, 0)
  assert.deepEqual(why(of({ most: 9, worthIdr: 60_000 })), [0, 'This purchase is too small for points.'])
})

test('what the buyer pays for the fee leaves the shop its price', () => {
  const buyer = { feeBearer: 'buyer', feeBasisPoints: 70 } as const
  assert.deepEqual(price([line()], null, { charges: buyer }).feeIdr, 353)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 1_000 }), (due, points) => {
      const fee = buyersFee(due, points)
      const cut = Math.round(((due + fee) * points) / 10_000)
      assert.ok(due + fee - cut >= due - 1)
      assert.ok(fee === 0 || fee - 1 < (due * points) / (10_000 - points))
    }),
  )
})

test('the parts of a breakdown always add up', () => {
  const amounts = fc.integer({ min: 0, max: 5_000_000 })
  fc.assert(
    fc.property(
      fc.array(fc.record({ priceIdr: amounts, quantity: fc.integer({ min: 1, max: 100 }) }), {
        minLength: 1,
        maxLength: 5,
      }),
      fc.integer({ min: 1, max: 100 }),
      amounts,
      fc.constantFrom('buyer' as const, 'shop' as const),
      fc.record({
        most: fc.integer({ min: 0, max: 100_000 }),
        worthIdr: fc.integer({ min: 1, max: 5_000 }),
        capPercent: fc.integer({ min: 1, max: 100 }),
        leastIdr: fc.integer({ min: 0, max: 100_000 }),
      }),
      (lines, percent, creditIdr, feeBearer, points) => {
        const one = price(
          lines.map((changes) => line(changes)),
          coupon({ value: percent }),
          { creditIdr, points, charges: { feeBearer, feeBasisPoints: 70 } },
        )
        assert.equal(one.totalIdr, one.subtotalIdr - one.discountIdr - one.pointsIdr - one.creditIdr + one.feeIdr)
        assert.ok(one.totalIdr >= 0 && one.creditIdr <= creditIdr && one.points <= points.most)
        assert.ok(one.pointsIdr <= ((one.subtotalIdr - one.discountIdr) * points.capPercent) / 100 + 1)
      },
    ),
  )
})

test('shares add up to the whole, also when nothing weighs anything', () => {
  assert.deepEqual(shares(100, [1, 1, 1]), [34, 33, 33])
  assert.deepEqual(shares(10, [0, 0]), [5, 5])
  assert.deepEqual(shares(0, []), [])
})

test('points come after the coupon, whole ones only; credit and wallet pay what is left, a wallet all of it or nothing', () => {
  const points = { most: 40, worthIdr: 1_000 }
  const priced = price([line()], coupon(), { points, creditIdr: 3_000 })
  assert.deepEqual(
    [priced.discountIdr, priced.points, priced.pointsIdr, priced.creditIdr, priced.totalIdr],
    [5_000, 40, 40_000, 3_000, 2_000],
  )
  const all = price([line({ priceIdr: 2_500 })], null, { points })
  // Two would leave less than a gateway takes.
  assert.deepEqual([all.points, all.pointsIdr, all.totalIdr], [1, 1_000, 1_500])
  assert.equal(price([line()], null, { walletIdr: 49_999 }).walletIdr, 0)
  const paid = price([line()], null, { walletIdr: 50_000, charges: { feeBearer: 'buyer', feeBasisPoints: 70 } })
  assert.deepEqual([paid.walletIdr, paid.feeIdr, paid.totalIdr], [50_000, 0, 0])
})
