-- What the provider calls the account that a buyer named, when it was asked before the order was placed; null: it was not
-- asked, or did not answer.
alter table store.order_items add column target_name text check (length(target_name) between 1 and 80);
