set local role ruko_platform;

-- One that waits for a later time under the key, and keeps that time, is not begun by whoever asks for it once more: it
-- is answered by null, as nothing is due. Until now the hands of the asking process took it at once.
create or replace function queue.enqueue(
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
  due boolean;
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
      priority = excluded.priority, revision = jobs.revision + 1, last_error = null, updated_at = now(),
      attempts = case when jobs.attempts = 0 and not moves and jobs.run_at > now() then 0 else begun end,
      locked_by = case when jobs.attempts = 0 and not moves and jobs.run_at > now() then null else excluded.locked_by end,
      locked_at = case when jobs.attempts = 0 and not moves and jobs.run_at > now() then null else excluded.locked_at end
    where jobs.locked_at is null
    returning jobs.id, jobs.locked_by is not distinct from enqueue.hands into made, due;
    -- Begun in between: looked at again.
    exit when made is not null;
  end loop;
  return case when due then made end;
end $$;
set local role ruko_owner;
