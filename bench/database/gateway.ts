import type { Charge, ChargeRequest, Gateway } from '../../src/services/payments/gateways/port.ts'

/**
 * A gateway that answers at once from this process's memory, and every charge is paid as soon as it is asked about:
 * what remains to be measured is our own work.
 */
export function instantGateway(): Gateway & { referenceFor(email: string): string } {
  const charges = new Map<string, Charge>()
  const references = new Map<string, string>()
  return {
    name: 'in-process',
    charge: async (request) => {
      const charge = opened(request)
      charges.set(request.reference, charge)
      references.set(request.customer.email, request.reference)
      return charge
    },
    status: async (reference) => {
      const charge = charges.get(reference)
      charges.delete(reference)
      return charge ? paid(charge) : null
    },
    referenceFor: (email) => {
      const reference = references.get(email)!
      references.delete(email)
      return reference
    },
    cancel: () => Promise.reject(new Error('nothing is cancelled here')),
    refund: () => Promise.reject(new Error('nothing is refunded here')),
    parseWebhook: () => {
      throw new Error('no webhooks come from here')
    },
  }
}

function opened({ reference, amountIdr, method, expiresAt }: ChargeRequest): Charge {
  return {
    reference,
    gatewayId: crypto.randomUUID(),
    status: 'pending',
    amountIdr,
    currency: 'IDR',
    method,
    qrString: `00020101021226${'0'.repeat(160)}6304ABCD`,
    expiresAt,
    feeIdr: 0,
    payments: [],
    refunds: [],
  }
}

function paid(charge: Charge): Charge {
  const payment = {
    id: crypto.randomUUID(),
    amountIdr: charge.amountIdr,
    paidAt: new Date().toISOString(),
    feeIdr: 3500,
  }
  return { ...charge, status: 'paid', feeIdr: payment.feeIdr, payments: [payment] }
}
