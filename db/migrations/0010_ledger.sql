-- A transaction may post in one tenant and end in another: the balance is checked where the entry lives. Under row
-- security the sum would otherwise see no legs at all, and nothing is not out of balance.
create or replace function ledger.check_balance() returns trigger
language plpgsql as $$
declare
  home constant text := current_setting('app.tenant_id', true);
  difference bigint;
begin
  perform set_config('app.tenant_id', new.tenant_id::text, true);
  select sum(amount_idr) into difference from ledger.legs
  where tenant_id = new.tenant_id and entry_id = new.entry_id;
  perform set_config('app.tenant_id', home, true);
  if difference is distinct from 0 then
    raise exception 'ledger entry % is out of balance by %', new.entry_id, difference using errcode = '23514';
  end if;
  return null;
end $$;
