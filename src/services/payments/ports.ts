import type { Gateway } from './gateways/port.ts'

declare module '#kernel/house.ts' {
  interface Ports {
    payments: {
      gateway: Gateway
      /** How soon after a charge the gateway is asked for the first time without a webhook. */
      firstCheckMs: number
    }
  }
}
