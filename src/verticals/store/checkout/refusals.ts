import { gatewayRefused } from '#services/payments/index.ts'
import { outletClosed } from '../outlets/problems.ts'
import { targetAbsent } from '../targets/problems.ts'
import * as problems from './problems.ts'

const { notRenewable: _renewal, orderClosed: _charge, ...refusals } = problems

/** Why an order may be refused, whoever places it. */
export const mayRefuse = [...Object.values(refusals), targetAbsent, gatewayRefused, outletClosed]
