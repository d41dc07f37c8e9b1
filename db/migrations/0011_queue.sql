-- The owner is told how many jobs were tried to the end and given up. Such a row keeps its key until another job takes
-- it over; so that this can still be told afterwards, a job now carries the key it was made with.
set local role ruko_platform;
create or replace function queue.enqueue(task text, input jsonb, meta jsonb, run_at timestamptz, job_key text, max_attempts int)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    task,
    json_build_object('tenantId', current_setting('app.tenant_id')::uuid, 'input', input, 'meta', meta, 'key', job_key),
    run_at => run_at,
    max_attempts => max_attempts,
    job_key => current_setting('app.tenant_id') || ':' || task || ':' || job_key,
    job_key_mode => case when job_key is null then null else 'preserve_run_at' end);
end $$;

-- The second door into the queue. The tenant is taken from the transaction, never from the caller; clocks name none and
-- belong to the platform. What lost its key was replaced, and whoever replaced it does its work.
create function queue.count_failed() returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return (
    select count(*) from graphile_worker._private_jobs as jobs
    where jobs.attempts >= jobs.max_attempts and jobs.locked_at is null and jobs.last_error is not null
      and coalesce(jobs.payload ->> 'tenantId', '00000000-0000-7000-8000-000000000001')
        = (current_setting('app.tenant_id')::uuid)::text
      and (jobs.key is not null or (jobs.payload ->> 'key' is null and jobs.payload ->> 'tenantId' is not null)));
end $$;
revoke execute on function queue.count_failed from public;
grant execute on function queue.count_failed to ruko_app;
set local role ruko_owner;
