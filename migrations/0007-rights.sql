-- Row-level security, forced for the owner too; the owner's own functions and the loader of editions pass by a policy of
-- their own. Catalogue rows are open to everybody signed in.
do $$
declare
  name text;
  everything text[] := array['act', 'act_payload', 'act_head', 'installation', 'blob', 'unit', 'unit_span', 'unit_name', 'unit_parent',
    'area_lead', 'succession', 'succession_share', 'term', 'external_id', 'unit_reach', 'account', 'access_grant', 'session',
    'sign_in_failure', 'invitation', 'class_set', 'measure', 'measure_version', 'counted_from', 'source', 'entry', 'entry_approval',
    'printed_statement', 'figure_code', 'consistency_rule', 'finding_answer', 'directive', 'theme', 'task_group', 'target', 'report_document', 'report_entry'];
  catalogue text[] := array['installation', 'unit', 'unit_span', 'unit_name', 'unit_parent', 'area_lead', 'succession', 'succession_share',
    'term', 'external_id', 'unit_reach', 'class_set', 'measure', 'measure_version', 'counted_from', 'source', 'consistency_rule'];
begin
  foreach name in array everything loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
  foreach name in array catalogue loop
    execute format('create policy read on %I for select using (true)', name);
  end loop;
end $$;

-- Acts and the record of sign-in are written by the application for the account that acts.
create policy write on act for insert with check (actor_id = current_account());
create policy read on act for select using (
  actor_id = current_account() or unit_id is null or scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, today_here()));
create policy write on act_payload for insert with check (true);

create policy read on account for select using (true);
create policy write on account for insert with check (is_administrator(current_account()));
create policy change on account for update using (id = current_account() or is_administrator(current_account()));
create policy read on access_grant for select using (account_id = current_account() or is_administrator(current_account()));
create policy write on access_grant for insert with check (is_administrator(current_account()));
create policy change on access_grant for update using (is_administrator(current_account()));
create policy own on session for all using (true) with check (true);
create policy own on sign_in_failure for all using (true) with check (true);
create policy own on invitation for all using (true) with check (true);

create policy read on entry for select using (may_read_figure(current_account(), unit_id, last_day, audience_of(measure_id, last_day)));
create policy write on entry for insert with check (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy change on entry for update using (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy read on entry_approval for select using (exists (select from entry e where e.id = entry_id));
create policy write on entry_approval for insert with check (account_id = current_account() and exists (
  select from entry e where e.id = entry_id and scope_covers(current_account(), '{approver}', e.unit_id, e.last_day)));
create policy read on printed_statement for select using (may_read_figure(current_account(), unit_id, last_day, audience_of(measure_id, last_day)));
create policy read on figure_code for select using (true);
create policy write on figure_code for insert with check (true);
create policy read on finding_answer for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on finding_answer for insert with check (scope_covers(current_account(), '{clerk,approver}', unit_id, last_day));
create policy change on finding_answer for update using (scope_covers(current_account(), '{clerk,approver}', unit_id, last_day));

create policy read on directive for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', issuer_id, coalesce(issued_on, today_here())));
create policy write on directive for insert with check (scope_covers(current_account(), '{clerk}', issuer_id, coalesce(issued_on, today_here())));
create policy read on theme for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on theme for insert with check (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy change on theme for update using (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy read on task_group for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on task_group for insert with check (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy read on target for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on target for insert with check (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy change on target for update using (scope_covers(current_account(), '{clerk}', unit_id, last_day));

create policy read on blob for select using (exists (select from report_document d where d.sha256 = blob.sha256));
create policy write on blob for insert with check (true);
create policy read on report_document for select using (
  audience = 'public' or scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on report_document for insert with check (scope_covers(current_account(), '{issuer}', unit_id, last_day));
create policy read on report_entry for select using (exists (select from report_document d where d.id = document_id));
create policy write on report_entry for insert with check (exists (select from report_document d where d.id = document_id));

-- What the application role may do beside reading and adding rows: which columns it may change, and what it may delete.
create function grant_to_application(p_role text) returns void
language plpgsql set search_path from current
as $$
declare
  name text;
begin
  execute format('grant usage on schema %I to %I', current_schema, p_role);
  for name in select c.relname from pg_class c where c.relnamespace = current_schema::regnamespace and c.relkind = 'r'
    and c.relname not in ('schema_migration', 'act_head') loop
    execute format('grant select on %I to %I', name, p_role);
    if name not in ('installation', 'unit_reach') then
      execute format('grant insert on %I to %I', name, p_role);
    end if;
  end loop;
  foreach name in array array['entry', 'theme', 'task_group', 'target', 'finding_answer', 'access_grant'] loop
    execute format('grant update (known_until) on %I to %I', name, p_role);
  end loop;
  execute format('grant update (password_hash, is_disabled) on account to %I', p_role);
  execute format('grant update (seen_at) on session to %I', p_role);
  execute format('grant update (used_at) on invitation to %I', p_role);
  execute format('grant delete on session, sign_in_failure to %I', p_role);
end $$;
