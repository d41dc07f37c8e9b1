-- Points of orders that programs try out. They are nobody's: no account has them, and nothing of them is used up.
set local role ruko_owner;

alter table store.sandbox_orders
  add column points integer not null default 0 check (points >= 0),
  add column points_idr bigint not null default 0 check (points_idr >= 0);
