import { type Limit, nothing, operation } from '../http/operation.ts'
import * as problems from './problems.ts'
import * as roster from './roster.ts'
import * as schemas from './schemas.ts'

/* Who works here: inviting, roles, standing. */

const inviteLimit: Limit = { name: 'invitation', points: 60, seconds: 3600 }

export const listPeople = operation({
  get: '/people',
  summary: 'The people of this tenant, newest first.',
  can: 'identity.people.read',
  input: schemas.PeoplePage,
  output: schemas.People,
  run: (ctx, input) => roster.listPeople(ctx, input),
})

export const readPerson = operation({
  get: '/people/{id}',
  summary: 'One person of this tenant.',
  can: 'identity.people.read',
  input: schemas.ById,
  output: schemas.Person,
  run: (ctx, input) => roster.readPerson(ctx, input),
})

export const resendInvitation = operation({
  post: '/people/{id}/invitations',
  summary: 'Mail a new invitation to somebody who has not set a password yet.',
  can: 'identity.people.invite',
  input: schemas.ById,
  output: nothing,
  problems: [problems.alreadyJoined],
  limit: inviteLimit,
  run: (ctx, input) => roster.resendInvitation(ctx, input),
})

export const invitePerson = operation({
  post: '/invitations',
  summary: 'Add a person with roles and mail a link to set a password.',
  can: 'identity.people.invite',
  input: schemas.Invitation,
  output: schemas.Invited,
  problems: [problems.personExists, problems.beyondOwnRights],
  limit: inviteLimit,
  status: 201,
  run: (ctx, input) => roster.invitePerson(ctx, input),
})

export const setRoles = operation({
  put: '/people/{id}/roles',
  summary: 'Replace the roles of a person.',
  can: 'identity.roles.grant',
  input: schemas.RoleChange,
  output: schemas.PersonRoles,
  problems: [problems.beyondOwnRights, problems.lastOwner],
  run: (ctx, input) => roster.setRoles(ctx, input),
})

export const disablePerson = operation({
  post: '/people/{id}/suspension',
  summary: 'Shut a person out at once.',
  can: 'identity.people.suspend',
  input: schemas.ById,
  output: nothing,
  problems: [problems.beyondOwnRights, problems.lastOwner, problems.ownAccount],
  run: (ctx, input) => roster.disablePerson(ctx, input),
})

export const restorePerson = operation({
  delete: '/people/{id}/suspension',
  summary: 'Let a suspended person in again.',
  can: 'identity.people.suspend',
  input: schemas.ById,
  output: nothing,
  problems: [problems.beyondOwnRights, problems.ownAccount],
  run: (ctx, input) => roster.restorePerson(ctx, input),
})
