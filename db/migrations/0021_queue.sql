-- A due job may be written under the name of hands that begin it themselves after COMMIT (src/kernel/jobs/hands.ts): it is
-- then locked from the start, and comes back to the queue when the bearer of the name is gone. A job that waits under a
-- key keeps its time, unless the new one moves it. Answers the job's id.
set local role ruko_platform;
drop function queue.enqueue(text, jsonb, jsonb, timestamptz, text, int, int);
create function queue.enqueue(
  task text, input jsonb, meta jsonb, run_at timestamptz, job_key text, max_attempts int, priority int, hands text,
  moves boolean)
returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant text := (current_setting('app.tenant_id')::uuid)::text;
  full_key text := tenant || ':' || task || ':' || job_key;
  body json := json_build_object('tenantId', tenant, 'input', input, 'meta', meta, 'key', job_key);
  since timestamptz := case when hands is not null then clock_timestamp() end;
  begun int := case when hands is null then 0 else 1 end;
  task_number int;
  made bigint;
begin
  select id into task_number from graphile_worker._private_tasks where identifier = task;
  if task_number is null then
    insert into graphile_worker._private_tasks (identifier) values (task) on conflict do nothing;
    select id into strict task_number from graphile_worker._private_tasks where identifier = task;
  end if;
  if job_key is null then
    insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority, attempts, locked_by, locked_at)
    values (task_number, body, coalesce(enqueue.run_at, now()), enqueue.max_attempts, enqueue.priority, begun, hands, since)
    returning id into made;
    return made;
  end if;
  loop
    -- One that runs, or was given up, knows an older state of things: it leaves its key to the new one.
    update graphile_worker._private_jobs as jobs
    set key = null, attempts = jobs.max_attempts, updated_at = now()
    where jobs.key = full_key and jobs.is_available is not true;
    insert into graphile_worker._private_jobs as jobs
      (task_id, payload, run_at, max_attempts, priority, key, attempts, locked_by, locked_at)
    values (task_number, body, coalesce(enqueue.run_at, now()), enqueue.max_attempts, enqueue.priority, full_key, begun,
      hands, since)
    on conflict (key) do update set
      task_id = excluded.task_id, payload = excluded.payload, max_attempts = excluded.max_attempts,
      run_at = case when jobs.attempts = 0 and not moves then jobs.run_at else excluded.run_at end,
      priority = excluded.priority, revision = jobs.revision + 1, attempts = begun, last_error = null,
      locked_by = excluded.locked_by, locked_at = excluded.locked_at, updated_at = now()
    where jobs.locked_at is null
    returning id into made;
    -- Begun in between: looked at again.
    exit when made is not null;
  end loop;
  return made;
end $$;
revoke execute on function queue.enqueue from public;
grant execute on function queue.enqueue to ruko_app;
set local role ruko_owner;

-- The sealed body of a message cannot be compressed, and is gone once it was sent: it stays in its row.
alter table notifications.messages alter column body set storage external;
alter table notifications.messages set (toast_tuple_target = 8160);

-- An entry and its legs are written by one statement, so its balance can be looked at when that statement ends, once for
-- all its legs. What is appended in another statement has to balance by itself.
drop trigger legs_balance on ledger.legs;
drop function ledger.check_balance();
create function ledger.check_balance() returns trigger
language plpgsql as $$
declare
  wrong record;
begin
  select entry_id, sum(amount_idr) as difference into wrong from written group by tenant_id, entry_id
  having sum(amount_idr) <> 0 limit 1;
  if found then
    raise exception 'ledger entry % is out of balance by %', wrong.entry_id, wrong.difference using errcode = '23514';
  end if;
  return null;
end $$;
create trigger legs_balance after insert on ledger.legs
  referencing new table as written for each statement execute function ledger.check_balance();

-- Counted at every change of anybody's: after a crash of the server, and only then, the counting may begin anew.
alter table kernel.rate_limits set unlogged;

-- Which call of which process is at it, while there is no answer yet.
alter table kernel.idempotency_keys add column runner text check (length(runner) <= 120);
