-- The only door for a request into the queue. The tenant is taken from the transaction, never from the caller.
-- The body is bound late, so the queue's own tables may change under it.
set local role ruko_platform;
create function queue.enqueue(task text, input jsonb, meta jsonb, run_at timestamptz, job_key text, max_attempts int)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    task,
    json_build_object('tenantId', current_setting('app.tenant_id')::uuid, 'input', input, 'meta', meta),
    run_at => run_at,
    max_attempts => max_attempts,
    job_key => current_setting('app.tenant_id') || ':' || task || ':' || job_key,
    job_key_mode => case when job_key is null then null else 'preserve_run_at' end);
end $$;
revoke execute on function queue.enqueue from public;
grant usage on schema queue to ruko_app;
grant execute on function queue.enqueue to ruko_app;
set local role ruko_owner;
