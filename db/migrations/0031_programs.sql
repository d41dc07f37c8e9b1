-- Webhooks of resellers who are stopped wait, and a shop ends the key of a bot.
set local role ruko_owner;

-- A message to somebody who is stopped is held back: it goes on when they may sell again, or is dropped with its event. What
-- is there already passes.
alter table store.webhook_deliveries
  drop constraint webhook_deliveries_status_check,
  drop constraint webhook_deliveries_check1,
  add constraint webhook_deliveries_status check (status in ('pending', 'held', 'delivered', 'failed')) not valid,
  add constraint webhook_deliveries_ended check ((status in ('pending', 'held')) = (ended_at is null)) not valid;

-- What somebody was told of a variant outlives it: they are still to hear that it is gone.
alter table store.webhook_goods drop constraint webhook_goods_tenant_id_variant_id_fkey;
drop index store.webhook_goods_variant;

-- The shop has ended the key, and why; the account can be used again with a new one.
alter table store.bot_accounts
  add column shut_at timestamptz,
  add column shut_reason text not null default '' check (length(shut_reason) <= 200),
  add check (shut_at is null or not active);
