-- The door for a request into the queue writes the row itself. The library's own way in looks through the whole queue for
-- a key and tells its workers in the transaction; telling there makes all commits wait for each other. Here a key is found
-- by its index, and whoever enqueued tells the workers once the change is committed (src/kernel/events/bell.ts).
set local role ruko_platform;
drop function queue.enqueue(text, jsonb, jsonb, timestamptz, text, int);
create function queue.enqueue(
  task text, input jsonb, meta jsonb, run_at timestamptz, job_key text, max_attempts int, priority int)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  tenant text := (current_setting('app.tenant_id')::uuid)::text;
  full_key text := tenant || ':' || task || ':' || job_key;
  body json := json_build_object('tenantId', tenant, 'input', input, 'meta', meta, 'key', job_key);
  task_number int;
begin
  select id into task_number from graphile_worker._private_tasks where identifier = task;
  if task_number is null then
    insert into graphile_worker._private_tasks (identifier) values (task) on conflict do nothing;
    select id into strict task_number from graphile_worker._private_tasks where identifier = task;
  end if;
  if job_key is null then
    insert into graphile_worker._private_jobs (task_id, payload, run_at, max_attempts, priority)
    values (task_number, body, coalesce(enqueue.run_at, now()), enqueue.max_attempts, enqueue.priority);
    return;
  end if;
  loop
    -- One that runs, or was given up, knows an older state of things: it leaves its key to the new one.
    update graphile_worker._private_jobs as jobs
    set key = null, attempts = jobs.max_attempts, updated_at = now()
    where jobs.key = full_key and jobs.is_available is not true;
    insert into graphile_worker._private_jobs as jobs (task_id, payload, run_at, max_attempts, priority, key)
    values (task_number, body, coalesce(enqueue.run_at, now()), enqueue.max_attempts, enqueue.priority, full_key)
    on conflict (key) do update set
      task_id = excluded.task_id, payload = excluded.payload, max_attempts = excluded.max_attempts,
      run_at = case when jobs.attempts = 0 then jobs.run_at else excluded.run_at end,
      priority = excluded.priority, revision = jobs.revision + 1, attempts = 0, last_error = null, updated_at = now()
    where jobs.locked_at is null;
    -- Begun in between: looked at again.
    exit when found;
  end loop;
end $$;
revoke execute on function queue.enqueue from public;
grant execute on function queue.enqueue to ruko_app;
set local role ruko_owner;
