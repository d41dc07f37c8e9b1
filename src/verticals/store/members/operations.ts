import { nothing, operation } from '#kernel/http/operation.ts'
import { wrongPassword } from '#kernel/identity/problems.ts'
import { invalidInput, notFound } from '#kernel/problem/common.ts'
import { downloadsUsedUp } from '../downloads/problems.ts'
import { Download } from '../downloads/schemas.ts'
import { OrderView, Revealed } from '../orders/schemas.ts'
import { notShown } from '../orders/secrets.ts'
import * as closing from './closing.ts'
import { closingBlocked, notMember, tooManyTargets } from './problems.ts'
import * as profile from './profile.ts'
import * as registration from './register.ts'
import * as schemas from './schemas.ts'
import * as shelf from './shelf.ts'
import * as targets from './targets.ts'

/* Whoever has signed in, about themselves. There is no input in which anybody could name another person, or a role. */

const open = 'signed-in'

export const registerMember = operation({
  post: '/store/members',
  open: 'anyone',
  summary: 'Registers a buyer: mails a link to set a password; the answer is the same for every address.',
  outside: true,
  idempotency: 'none',
  limit: { name: 'store-register', points: 6, seconds: 3600, field: 'email', widePoints: 40 },
  input: schemas.Register,
  output: nothing,
  run: (ctx, input) => registration.register(ctx, input),
})

export const readProfile = operation({
  get: '/store/me',
  open,
  summary: 'What the shop knows of the signed-in person.',
  input: schemas.Nothing,
  output: schemas.Profile,
  run: (ctx) => profile.readProfile(ctx),
})

export const updateProfile = operation({
  put: '/store/me',
  open,
  summary: 'Changes name, number, language and wishes of the signed-in member.',
  input: schemas.ProfileForm,
  output: schemas.Profile,
  problems: [notMember],
  run: (ctx, input) => profile.updateProfile(ctx, input),
})

export const listMyOrders = operation({
  get: '/store/me/orders',
  open,
  summary: 'Orders of the signed-in person, newest first.',
  input: schemas.ListOrders,
  output: schemas.MyOrders,
  run: (ctx, input) => shelf.listOrders(ctx, input),
})

export const readMyOrder = operation({
  get: '/store/me/orders/{id}',
  open,
  summary: 'An order of the signed-in person with its payment, goods (masked), credits and history.',
  input: schemas.ById,
  output: OrderView,
  problems: [notFound],
  run: (ctx, { id }) => shelf.readOrder(ctx, id),
})

export const revealMyDelivery = operation({
  post: '/store/me/orders/{id}/deliveries/{deliveryId}/reveals',
  open,
  summary: 'Shows the signed-in person what was delivered; each look is noted.',
  // The answer is a secret: it is never stored, and asking again is another noted look.
  idempotency: 'none',
  limit: { name: 'store-reveal', points: 120, seconds: 600 },
  input: schemas.OfDelivery,
  output: Revealed,
  problems: [notFound, notShown],
  run: (ctx, input) => shelf.reveal(ctx, input),
})

export const createMyDownload = operation({
  post: '/store/me/orders/{id}/deliveries/{deliveryId}/links',
  open,
  status: 201,
  summary: 'A link for one of the downloads that are left of an own order, good for fifteen minutes.',
  limit: { name: 'store-download', points: 30, seconds: 3600, field: 'id', widePoints: 200 },
  input: schemas.OfDelivery,
  output: Download,
  problems: [notFound, downloadsUsedUp],
  // The answer opens the file: it is kept nowhere.
  idempotency: 'none',
  run: (ctx, input) => shelf.download(ctx, input),
})

export const listMyLibrary = operation({
  get: '/store/me/library',
  open,
  summary: 'Everything the signed-in person was handed over and may still open, newest first, masked.',
  input: schemas.ListLibrary,
  output: schemas.Library,
  run: (ctx, input) => shelf.listLibrary(ctx, input),
})

export const listMyCredits = operation({
  get: '/store/me/credits',
  open,
  summary: 'What the shop owes the signed-in person, and what became of it.',
  input: schemas.Nothing,
  output: schemas.MyCredits,
  run: (ctx) => shelf.listCredits(ctx),
})

export const listTargets = operation({
  get: '/store/me/targets',
  open,
  summary: 'Saved targets of the signed-in person; for a product those that it can use.',
  input: schemas.ListTargets,
  output: schemas.SavedTargets,
  run: (ctx, input) => targets.listTargets(ctx, input),
})

export const saveTarget = operation({
  post: '/store/me/targets',
  open,
  status: 201,
  summary: 'Saves what a product asks for, to be offered again; the same again is used once more.',
  input: schemas.SaveTarget,
  output: schemas.ById,
  problems: [notFound, notMember, invalidInput, tooManyTargets],
  run: (ctx, input) => targets.saveTarget(ctx, input),
})

export const renameTarget = operation({
  put: '/store/me/targets/{id}',
  open,
  summary: 'Gives a saved target another name.',
  input: schemas.RenameTarget,
  output: nothing,
  problems: [notFound],
  run: (ctx, input) => targets.renameTarget(ctx, input),
})

export const deleteTarget = operation({
  delete: '/store/me/targets/{id}',
  open,
  summary: 'Forgets a saved target.',
  input: schemas.ById,
  output: nothing,
  problems: [notFound],
  run: (ctx, { id }) => targets.deleteTarget(ctx, id),
})

export const readClosing = operation({
  get: '/store/me/closing',
  open,
  summary: 'What stands in the way of deleting the account.',
  input: schemas.Nothing,
  output: schemas.Closing,
  run: (ctx) => closing.readClosing(ctx),
})

export const closeAccount = operation({
  post: '/store/me/closing',
  open,
  summary: 'Deletes the account of whoever asks; orders stay in the books without a name.',
  outside: true,
  idempotency: 'none',
  limit: { name: 'store-closing', points: 10, seconds: 900 },
  input: schemas.CloseAccount,
  output: nothing,
  problems: [wrongPassword, closingBlocked],
  run: (ctx, input) => closing.closeAccount(ctx, input),
})
