-- Reporting: forms, what units hand in for them, and locks on places whose report was approved.

-- Places that nobody writes into while they are locked. `lines` names them by measure and class: `<measure id>/<class>`.
create table entry_lock (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  first_day date not null,
  last_day date not null,
  lines text[] not null,
  -- What locked them, and its name for whoever meets the lock.
  holder_id uuid not null,
  vi text not null,
  en text not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index entry_lock_place on entry_lock (unit_id, first_day, last_day) where known_until is null;
create index entry_lock_holder on entry_lock (holder_id) where known_until is null;
comment on table entry_lock is 'superseded by the application';

create table report_form (
  id uuid primary key,
  code text not null check (code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$'),
  owner_id uuid not null references unit (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index report_form_code on report_form (code) where known_until is null;
comment on table report_form is 'superseded by the application';

-- A draft, or what was published for some days. What a period is asked is the published version of its first day.
create table report_form_version (
  id uuid primary key,
  form_id uuid not null references report_form (id),
  valid daterange not null check (not isempty(valid)),
  vi text not null,
  en text not null,
  period_kind text not null check (period_kind in ('month', 'quarter', 'half', 'year')),
  asked_of text not null check (asked_of in ('cells', 'children', 'all')),
  -- [{"unit": code, "reason": ...}]
  exempt jsonb not null,
  due_days integer not null,
  is_working_days boolean not null,
  -- [{"title": {"vi", "en"}, "lines": [{"measure", "class", "isRequired", "isPrefilled", "hint"}]}]
  sections jsonb not null,
  published uuid references act (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  constraint report_form_version_days exclude using gist (form_id with =, valid with &&) where (known_until is null and published is not null)
);
create unique index report_form_draft on report_form_version (form_id) where known_until is null and published is null;
comment on table report_form_version is 'superseded by the application';

create table submission (
  id uuid primary key,
  form_id uuid not null references report_form (id),
  unit_id uuid not null references unit (id),
  period text not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  known_from uuid not null references act (id),
  constraint submission_place unique (form_id, unit_id, first_day, last_day)
);
create index submission_unit on submission (unit_id, last_day);

-- What happened to a submission; the believed row is its present state, the rows before it are closed.
create table submission_event (
  id uuid primary key,
  submission_id uuid not null references submission (id),
  -- The id its sender gave the request, so that one sent twice is carried out once.
  request_id uuid not null,
  event text not null check (event in ('save', 'submit', 'take_back', 'return', 'approve', 'reopen')),
  state text not null check (state in ('draft', 'submitted', 'returned', 'approved', 'reopened')),
  reason text,
  -- How values came to who typed them, where the unit did not type them itself, and who reported them.
  channel text check (channel in ('telephone', 'paper', 'message')),
  reported_by text,
  on_day date not null,
  -- The day on which what stands now was first handed in; null while it is not in.
  submitted_on date,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check ((channel is null) = (reported_by is null))
);
create unique index submission_event_present on submission_event (submission_id) where known_until is null;
create index submission_event_submission on submission_event (submission_id);
create index submission_event_request on submission_event (request_id);
comment on table submission_event is 'superseded by the application';

-- What the unit above says to a cell of a returned report; settled when the entry it speaks of is another one, or answered.
create table submission_remark (
  id uuid primary key,
  submission_id uuid not null references submission (id),
  measure_id uuid not null references measure (id),
  class_code text,
  text text not null check (length(text) between 1 and 500),
  entry_id uuid references entry (id),
  known_from uuid not null references act (id)
);
create index submission_remark_submission on submission_remark (submission_id);

create table submission_remark_answer (
  remark_id uuid primary key references submission_remark (id),
  answer text not null check (length(answer) between 1 and 500),
  known_from uuid not null references act (id)
);

create table cell_note (
  id uuid primary key,
  submission_id uuid not null references submission (id),
  measure_id uuid not null references measure (id),
  class_code text,
  text text not null check (length(text) <= 1000),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index cell_note_place on cell_note (submission_id, measure_id, coalesce(class_code, '')) where known_until is null;
comment on table cell_note is 'superseded by the application';

-- How a form stands at everything under a unit, for whoever may read that unit: rows are not filtered one by one.
create function submissions_under(p_unit uuid, p_on date, p_form uuid, p_first_days date[])
returns table (id uuid, unit_id uuid, first_day date, last_day date, state text, on_day date, submitted_on date)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select s.id, s.unit_id, s.first_day, s.last_day, e.state, e.on_day, e.submitted_on
  from submission s join submission_event e on e.submission_id = s.id and e.known_until is null
  where s.form_id = p_form and s.first_day = any (p_first_days)
    and (s.unit_id = p_unit or exists (select from unit_reach r where r.root_id = p_unit and r.unit_id = s.unit_id));
end $$;

-- Units for which some account holds a role by a grant of its own today. It tells that there is one, and not who.
create function units_staffed(p_role text) returns setof uuid
language sql stable security definer set search_path from current
as $$
  select distinct g.unit_id from access_grant g join account a on a.id = g.account_id
  where g.role = p_role and g.unit_id is not null and g.known_until is null and g.valid @> today_here() and not a.is_disabled
$$;

do $$
declare name text;
begin
  foreach name in array array['entry_lock', 'report_form', 'report_form_version', 'submission', 'submission_event', 'submission_remark',
      'submission_remark_answer', 'cell_note'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
end $$;

create policy read on entry_lock for select using (true);
create policy write on entry_lock for insert with check (scope_covers(current_account(), '{approver}', unit_id, last_day));
create policy change on entry_lock for update using (scope_covers(current_account(), '{approver}', unit_id, last_day));
-- Whatever path a value takes, it does not come into a locked place; what supersedes a value there is such a value too.
-- Where nothing is locked at all, as when an edition is loaded, that is found once for all rows.
create policy unlocked on entry as restrictive for insert with check (not exists (select from entry_lock)
  or aspect <> 'actual' or known_until is not null or not exists (
  select from entry_lock l where l.unit_id = entry.unit_id and l.first_day = entry.first_day and l.last_day = entry.last_day
    and l.known_until is null and (entry.measure_id::text || '/' || coalesce(entry.class_code, '')) = any (l.lines)));

create policy read on report_form for select using (true);
create policy write on report_form for insert with check (scope_covers(current_account(), '{clerk,issuer}', owner_id, today_here()));
create policy change on report_form for update using (scope_covers(current_account(), '{clerk,issuer}', owner_id, today_here()));
create policy read on report_form_version for select using (true);
create policy write on report_form_version for insert with check (exists (select from report_form f
  where f.id = form_id and scope_covers(current_account(), case when published is null then '{clerk,issuer}'::text[] else '{issuer}' end, f.owner_id, today_here())));
create policy change on report_form_version for update using (exists (select from report_form f
  where f.id = form_id and scope_covers(current_account(), '{clerk,issuer}', f.owner_id, today_here())));

create policy read on submission for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on submission for insert with check (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy read on submission_event for select using (exists (select from submission s where s.id = submission_id));
create policy write on submission_event for insert with check (exists (select from submission s
  where s.id = submission_id and scope_covers(current_account(), '{clerk,approver}', s.unit_id, s.last_day)));
create policy change on submission_event for update using (exists (select from submission s
  where s.id = submission_id and scope_covers(current_account(), '{clerk,approver}', s.unit_id, s.last_day)));
create policy read on submission_remark for select using (exists (select from submission s where s.id = submission_id));
create policy write on submission_remark for insert with check (exists (select from submission s
  where s.id = submission_id and scope_covers(current_account(), '{approver}', s.unit_id, s.last_day)));
create policy read on submission_remark_answer for select using (exists (select from submission_remark r where r.id = remark_id));
create policy write on submission_remark_answer for insert with check (exists (
  select from submission_remark r join submission s on s.id = r.submission_id
  where r.id = remark_id and scope_covers(current_account(), '{clerk}', s.unit_id, s.last_day)));
create policy read on cell_note for select using (exists (select from submission s where s.id = submission_id));
create policy write on cell_note for insert with check (exists (select from submission s
  where s.id = submission_id and scope_covers(current_account(), '{clerk,approver}', s.unit_id, s.last_day)));
create policy change on cell_note for update using (exists (select from submission s
  where s.id = submission_id and scope_covers(current_account(), '{clerk,approver}', s.unit_id, s.last_day)));
