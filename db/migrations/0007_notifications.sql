-- Messages to people, written in the transaction that gave rise to them and sent by a job afterwards.

create schema notifications;
grant usage on schema notifications to ruko_app, ruko_platform;

-- `dedupe` names the occasion (`<template>/<what happened>`): one occasion is written once per channel, however often
-- it is told. `body` is sealed, because it may carry a link that is a secret, and is empty once the message was sent.
-- `attempts` counts sendings since the message was queued, and names the one under way.
create table notifications.messages (
  tenant_id uuid not null references kernel.tenants (id),
  id uuid not null,
  dedupe text not null check (length(dedupe) between 1 and 240),
  channel text not null check (channel in ('email', 'whatsapp')),
  template text not null,
  recipient text not null check (length(recipient) between 1 and 254),
  subject text not null check (length(subject) between 1 and 200),
  body bytea not null,
  status text not null check (status in ('queued', 'sending', 'sent', 'failed')),
  attempts integer not null default 0 check (attempts >= 0),
  error text check (length(error) <= 500),
  created_at timestamptz not null default now(),
  claimed_at timestamptz,
  sent_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, channel, dedupe),
  check (status <> 'sending' or claimed_at is not null),
  check ((status = 'sent') = (sent_at is not null)),
  check (status <> 'sent' or length(body) = 0)
);
create index messages_status on notifications.messages (tenant_id, status, id);
select kernel.protect('notifications.messages');
