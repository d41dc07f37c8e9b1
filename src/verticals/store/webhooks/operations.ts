import { nothing, operation } from '#kernel/http/operation.ts'
import { invalidInput, notFound, personNeeded } from '#kernel/problem/common.ts'
import { reads as quota } from '../partner/quota.ts'
import * as problems from './problems.ts'
import * as schemas from './schemas.ts'
import * as service from './service.ts'

/* Addresses of a reseller that are told what happens, by Standard Webhooks, and the log of every attempt. */

const can = 'store.reseller.webhooks'
const common = [notFound, personNeeded]

export const listMyWebhooks = operation({
  get: '/reseller/webhooks',
  can,
  quota,
  summary: 'Your webhook addresses and how they stand.',
  input: schemas.Nothing,
  output: schemas.EndpointList,
  problems: common,
  run: (ctx) => service.listEndpoints(ctx),
})

export const createWebhook = operation({
  post: '/reseller/webhooks',
  can,
  quota,
  summary: 'Add an address; the secret that signs is shown only here.',
  // The answer is a secret: it is never stored.
  idempotency: 'none',
  status: 201,
  input: schemas.EndpointForm,
  output: schemas.EndpointMade,
  problems: [...common, invalidInput, problems.tooManyWebhooks],
  run: (ctx, input) => service.createEndpoint(ctx, input),
})

export const updateWebhook = operation({
  put: '/reseller/webhooks/{id}',
  can,
  quota,
  summary: 'Change name, address and kinds of events.',
  input: schemas.EndpointEdit,
  output: schemas.Endpoint,
  problems: [...common, invalidInput],
  run: (ctx, input) => service.updateEndpoint(ctx, input),
})

export const switchWebhook = operation({
  put: '/reseller/webhooks/{id}/activity',
  can,
  quota,
  summary: 'Switch an address on or off. What was on its way to one that is switched off ends, and can be sent again.',
  input: schemas.EndpointSwitch,
  output: schemas.Endpoint,
  problems: common,
  run: (ctx, input) => service.switchEndpoint(ctx, input),
})

export const rotateWebhookSecret = operation({
  post: '/reseller/webhooks/{id}/secrets',
  can,
  quota,
  summary: 'Make a new secret; the former one signs as well for some hours.',
  idempotency: 'none',
  status: 201,
  input: schemas.SecretRotation,
  output: schemas.SecretMade,
  problems: common,
  run: (ctx, input) => service.rotateSecret(ctx, input),
})

export const deleteWebhook = operation({
  delete: '/reseller/webhooks/{id}',
  can,
  quota,
  summary: 'Remove an address with its log.',
  input: schemas.ById,
  output: nothing,
  problems: common,
  run: (ctx, input) => service.removeEndpoint(ctx, input),
})

export const testWebhook = operation({
  post: '/reseller/webhooks/{id}/tests',
  can,
  quota,
  summary: 'Send a test event; the answer names its delivery.',
  status: 201,
  input: schemas.ById,
  output: schemas.Sent,
  problems: [...common, problems.webhookDisabled],
  run: (ctx, input) => service.sendTest(ctx, input),
})

export const resendWebhooks = operation({
  post: '/reseller/webhooks/{id}/resends',
  can,
  quota,
  summary: 'Send everything again that did not arrive since then, at most 500 events.',
  input: schemas.ResendMany,
  output: schemas.SentMany,
  problems: [...common, problems.webhookDisabled],
  run: (ctx, input) => service.resendMany(ctx, input),
})

export const listWebhookDeliveries = operation({
  get: '/reseller/webhook-deliveries',
  can,
  quota,
  summary: 'What was told and how it went, the latest first.',
  input: schemas.DeliveryPage,
  output: schemas.DeliveryList,
  problems: common,
  run: (ctx, input) => service.listDeliveries(ctx, input),
})

export const readWebhookDelivery = operation({
  get: '/reseller/webhook-deliveries/{id}',
  can,
  quota,
  summary: 'What was sent, and each attempt with the first 2 KB of its answer.',
  input: schemas.ById,
  output: schemas.DeliveryDetail,
  problems: common,
  run: (ctx, input) => service.readDelivery(ctx, input),
})

export const resendWebhookDelivery = operation({
  post: '/reseller/webhook-deliveries/{id}/resends',
  can,
  quota,
  summary: 'Send one message again under the same id, with a whole schedule before it.',
  input: schemas.ById,
  output: schemas.Sent,
  problems: [...common, problems.webhookDisabled, problems.stillSending],
  run: (ctx, input) => service.resend(ctx, input),
})
