-- Documents that are being written: the text as a line of updates that merge, what stands around it, sections with who writes
-- them, remarks, opinions, steps and versions; templates and packs.

create table document_template (
  id uuid primary key,
  code text not null check (code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$'),
  -- Whose it is; null serves all committees.
  unit_id uuid references unit (id),
  version integer not null check (version > 0),
  valid daterange not null check (not isempty(valid)),
  vi text not null check (length(vi) between 1 and 200),
  en text not null check (length(en) between 1 and 200),
  kind text not null,
  period_kinds text[] not null check (cardinality(period_kinds) > 0),
  content jsonb not null,
  -- [{"key", "title", "ownerPost", "owner", "daysAfterEnd"}]
  sections jsonb not null,
  frame jsonb not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  constraint document_template_days exclude using gist (code with =, valid with &&) where (known_until is null)
);
create index document_template_code on document_template (code);
comment on table document_template is 'superseded by the application';

-- The documents of one conference.
create table document_pack (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  kind text not null,
  period text not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  vi text not null,
  en text not null,
  known_from uuid not null references act (id)
);
create index document_pack_unit on document_pack (unit_id, last_day);

create table document (
  id uuid primary key,
  code text not null unique,
  -- The Party organisation whose document it is.
  unit_id uuid not null references unit (id),
  kind text not null,
  template_id uuid references document_template (id),
  pack_id uuid references document_pack (id),
  -- The document whose prose it took over.
  from_document uuid references document (id),
  corrects uuid references report_document (id),
  period text not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  language text not null check (language in ('vi', 'en')),
  known_from uuid not null references act (id)
);
create index document_unit on document (unit_id, last_day);
create index document_pack_of on document (pack_id);
create index document_corrects on document (corrects);
create index document_template_of on document (template_id);

create table document_frame (
  id uuid primary key,
  document_id uuid not null references document (id),
  title text not null check (length(title) between 1 and 120),
  summary text not null check (length(summary) <= 1000),
  symbol_type text not null,
  place text not null,
  signature_authority text not null,
  signature_post text not null,
  recipients text[] not null,
  layout text not null,
  prints_unapproved boolean not null,
  audience text not null check (audience in ('scope', 'subtree', 'public')),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index document_frame_once on document_frame (document_id) where known_until is null;
comment on table document_frame is 'superseded by the application';

-- What was typed, in the order in which it came. What came after the text was closed has no place in that order; it is kept for
-- who typed it until it is taken over or left.
create table document_update (
  id uuid primary key,
  document_id uuid not null references document (id),
  seq integer check (seq > 0),
  account_id uuid not null references account (id),
  bytes bytea not null,
  taken boolean not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (taken = (seq is not null)),
  check (not taken or known_until is null)
);
create unique index document_update_seq on document_update (document_id, seq);
create index document_update_late on document_update (document_id, account_id) where not taken and known_until is null;
comment on table document_update is 'superseded by the application';

-- The updates up to one of them, merged, so that a document opens quickly. It can be worked out anew from the updates.
create table document_state (
  document_id uuid primary key references document (id),
  seq integer not null,
  bytes bytea not null
);

create table document_section (
  id uuid primary key,
  document_id uuid not null references document (id),
  -- The id its sender gave the request, so that one sent twice is carried out once.
  request_id uuid not null,
  key text not null check (length(key) between 1 and 60),
  rank integer not null,
  title text not null check (length(title) between 1 and 300),
  owner_id uuid references account (id),
  owner_post text check (length(owner_post) between 1 and 200),
  due_on date,
  state text not null check (state in ('open', 'done', 'approved')),
  -- The words of the section when it was marked.
  digest bytea,
  -- The act that marked it, which tells who and when, and the day.
  marked uuid references act (id),
  marked_on date,
  note text check (length(note) <= 500),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (state = 'open' or (marked is not null and marked_on is not null and digest is not null))
);
create unique index document_section_once on document_section (document_id, key) where known_until is null;
create index document_section_request on document_section (request_id);
create index document_section_owner on document_section (owner_id) where known_until is null;
comment on table document_section is 'superseded by the application';

create table document_version (
  id uuid primary key,
  document_id uuid not null references document (id),
  number integer not null check (number > 0),
  name text not null check (length(name) <= 120),
  reason text not null,
  seq integer not null,
  blocks integer not null,
  words integer not null,
  content jsonb not null,
  state bytea not null,
  known_from uuid not null references act (id)
);
create unique index document_version_number on document_version (document_id, number);

create table document_remark (
  id uuid primary key,
  document_id uuid not null references document (id),
  -- The block of the text it speaks of; null for the whole.
  block_id text,
  quote text not null check (length(quote) <= 500),
  text text not null check (length(text) between 1 and 2000),
  known_from uuid not null references act (id)
);
create index document_remark_document on document_remark (document_id);

create table document_remark_answer (
  id uuid primary key,
  remark_id uuid not null references document_remark (id),
  act text not null check (act in ('answer', 'settle', 'reopen')),
  text text not null check (length(text) <= 2000),
  known_from uuid not null references act (id)
);
create index document_remark_answer_remark on document_remark_answer (remark_id);

-- What happened to a document; the last one says how it stands.
create table document_step (
  id uuid primary key,
  document_id uuid not null references document (id),
  number integer not null check (number > 0),
  event text not null check (event in ('create', 'ask-opinions', 'end-opinions', 'submit', 'return', 'freeze', 'unfreeze', 'issue', 'withdraw')),
  state text not null check (state in ('draft', 'opinions', 'signing', 'frozen', 'issued', 'withdrawn')),
  note text check (length(note) <= 1000),
  on_day date not null,
  known_from uuid not null references act (id)
);
create unique index document_step_number on document_step (document_id, number);

-- Whose opinion is asked for, at which step.
create table document_asking (
  step_id uuid not null references document_step (id),
  document_id uuid not null references document (id),
  account_id uuid not null references account (id),
  due_on date,
  known_from uuid not null references act (id),
  primary key (step_id, account_id)
);
create index document_asking_account on document_asking (account_id);
create index document_asking_document on document_asking (document_id);

create table document_opinion (
  id uuid primary key,
  document_id uuid not null references document (id),
  step_id uuid not null references document_step (id),
  account_id uuid not null references account (id),
  verdict text not null check (verdict in ('agrees', 'asks_changes')),
  text text not null check (length(text) <= 2000),
  -- The last update of the text that it speaks of.
  seq integer not null,
  on_day date not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index document_opinion_once on document_opinion (step_id, account_id) where known_until is null;
create index document_opinion_document on document_opinion (document_id);
comment on table document_opinion is 'superseded by the application';

do $$
declare
  name text;
begin
  foreach name in array array['document_template', 'document_pack', 'document', 'document_frame', 'document_update', 'document_state',
    'document_section', 'document_version', 'document_remark', 'document_remark_answer', 'document_step', 'document_asking', 'document_opinion'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
end $$;

-- Does the account of the transaction hold one of these roles over the unit of a document?
create function document_covered(p_document uuid, p_roles text[]) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from document d where d.id = p_document and scope_covers(current_account(), p_roles, d.unit_id, d.last_day))
$$;

-- Who writes a document: clerks of the unit, and who was put in charge of a section and may read it.
create function may_write_document(p_document uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select document_covered(p_document, '{clerk}') or (document_covered(p_document, '{reader,approver,issuer}') and exists (
    select from document_section s where s.document_id = p_document and s.owner_id = current_account() and s.known_until is null))
$$;

-- May an account read what is of a unit on a day? Asked before it is put in charge of something there.
create function account_reads(p_account uuid, p_unit uuid, p_on date) returns boolean
language sql stable security definer set search_path from current
as $$
  select scope_covers(current_account(), '{clerk,approver,issuer}', p_unit, p_on)
    and exists (select from account a where a.id = p_account and not a.is_disabled)
    and scope_covers(p_account, '{reader,clerk,approver,issuer}', p_unit, p_on)
$$;

-- Accounts that may be put in charge at a unit: those with a role over it, nearest first. Told to who works there.
create function accounts_over(p_unit uuid, p_on date, p_search text, p_limit integer)
returns table (id uuid, vi text, en text, unit_id uuid, roles text[])
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select a.id, a.vi, a.en, g.unit_id, array_agg(distinct g.role order by g.role)
  from access_grant g join account a on a.id = g.account_id
  where g.known_until is null and g.valid @> today_here() and not a.is_disabled and g.role <> 'administrator'
    and (g.unit_id is null or g.unit_id = p_unit
      or exists (select from unit_reach r where r.root_id = g.unit_id and r.unit_id = p_unit and r.during @> today_here()))
    and scope_covers(a.id, '{reader,clerk,approver,issuer}', p_unit, p_on)
    and (p_search = '' or position(fold_name(p_search) in fold_name(a.vi || ' ' || a.en)) > 0)
  group by a.id, a.vi, a.en, g.unit_id
  order by g.unit_id is distinct from p_unit, g.unit_id is null, a.vi, a.id limit p_limit;
end $$;

-- How far the text of a document has come, and how far it is merged. Planned anew each time: the table grows under a kept plan.
create function document_seq(p_document uuid) returns table (seq integer, merged integer)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
begin
  if not document_covered(p_document, '{reader,clerk,approver,issuer}') then
    return;
  end if;
  return query select coalesce((select u.seq from document_update u where u.document_id = p_document and u.seq is not null order by u.seq desc limit 1), 0),
    coalesce((select s.seq from document_state s where s.document_id = p_document), 0);
end $$;

-- What a line of the list tells of documents that the account may read; one question of right for each document.
create function document_facts(p_documents uuid[], p_today date)
returns table (id uuid, "templateVi" text, "templateEn" text, "createdAt" timestamptz, "createdVi" text, "createdEn" text, "changedAt" timestamptz,
  "changedVi" text, "changedEn" text, total bigint, done bigint, overdue bigint, "nextDueOn" date, "mySection" boolean, "toApprove" boolean,
  "openRemarks" bigint, asked bigint, given bigint, "myOpinion" boolean, late boolean)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  me uuid := current_account();
begin
  return query
  with visible as materialized (
    select d.id, d.template_id, d.known_from from document d
    where d.id = any (p_documents) and scope_covers(me, '{reader,clerk,approver,issuer}', d.unit_id, d.last_day)
  )
  select d.id, t.vi, t.en, ka.at, kw.vi, kw.en, ua.at, uw.vi, uw.en, s.total, s.done, s.overdue, s.due, s.mine, s.approve, r.open,
    coalesce(o.asked, 0), coalesce(o.given, 0), coalesce(o.mine, false),
    exists (select from document_update l where l.document_id = d.id and l.account_id = me and not l.taken and l.known_until is null)
  from visible d left join document_template t on t.id = d.template_id
  left join act ka on ka.id = d.known_from left join account kw on kw.id = ka.actor_id
  left join lateral (select u.known_from, u.account_id from document_update u where u.document_id = d.id and u.seq is not null order by u.seq desc limit 1) u on true
  left join act ua on ua.id = u.known_from left join account uw on uw.id = u.account_id
  cross join lateral (select count(*) as total, count(*) filter (where c.state <> 'open') as done,
    count(*) filter (where c.state = 'open' and c.due_on < p_today) as overdue, min(c.due_on) filter (where c.state = 'open') as due,
    coalesce(bool_or(c.state = 'open' and c.owner_id = me), false) as mine, coalesce(bool_or(c.state = 'done'), false) as approve
    from document_section c where c.document_id = d.id and c.known_until is null) s
  cross join lateral (select count(*) as open from document_remark m where m.document_id = d.id and coalesce((
    select a.act = 'reopen' from document_remark_answer a join act k on k.id = a.known_from where a.remark_id = m.id and a.act <> 'answer'
    order by k.at desc, a.id desc limit 1), true)) r
  left join lateral (select count(*) as asked, count(p.id) as given, bool_or(a.account_id = me and p.id is null) as mine
    from document_asking a left join document_opinion p on p.step_id = a.step_id and p.account_id = a.account_id and p.known_until is null
    where a.step_id = (select e.id from document_step e where e.document_id = d.id and e.event = 'ask-opinions' order by e.number desc limit 1)) o on true;
end $$;

create policy read on document_template for select using (true);
create policy write on document_template for insert with check (unit_id is not null and scope_covers(current_account(), '{clerk,issuer}', unit_id, today_here()));
create policy change on document_template for update using (unit_id is not null and scope_covers(current_account(), '{clerk,issuer}', unit_id, today_here()));

create policy read on document_pack for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on document_pack for insert with check (scope_covers(current_account(), '{clerk}', unit_id, last_day));
create policy read on document for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, last_day));
create policy write on document for insert with check (scope_covers(current_account(), '{clerk}', unit_id, last_day));

create policy read on document_frame for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_frame for insert with check (document_covered(document_id, '{clerk}'));
create policy change on document_frame for update using (document_covered(document_id, '{clerk}'));

-- What came too late is read by who typed it; once it is taken over it is an update like any other.
create policy read on document_update for select using (
  (taken or account_id = current_account()) and (select document_covered(document_id, '{reader,clerk,approver,issuer}')));
create policy write on document_update for insert with check (account_id = current_account() and may_write_document(document_id));
create policy change on document_update for update using (account_id = current_account() and not taken);
create policy read on document_state for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_state for insert with check (may_write_document(document_id));
create policy change on document_state for update using (may_write_document(document_id));

create policy read on document_section for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_section for insert with check (document_covered(document_id, '{clerk,approver}') or may_write_document(document_id));
create policy change on document_section for update using (document_covered(document_id, '{clerk,approver}') or owner_id = current_account());

create policy read on document_version for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_version for insert with check (document_covered(document_id, '{clerk,approver,issuer}') or may_write_document(document_id));

create policy read on document_remark for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_remark for insert with check (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy read on document_remark_answer for select using (exists (select from document_remark r where r.id = remark_id));
create policy write on document_remark_answer for insert with check (exists (select from document_remark r where r.id = remark_id));

create policy read on document_step for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_step for insert with check (document_covered(document_id,
  case when event = 'return' then '{approver,issuer}'::text[] when event in ('freeze', 'unfreeze', 'issue') then '{issuer}'::text[]
    else '{clerk}'::text[] end));
create policy read on document_asking for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_asking for insert with check (document_covered(document_id, '{clerk}'));
create policy read on document_opinion for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_opinion for insert with check (account_id = current_account() and document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy change on document_opinion for update using (account_id = current_account());

-- Beside superseding, the merged state of a text is written anew.
alter function grant_to_application(text) rename to grant_before_documents;
create function grant_to_application(p_role text) returns void
language plpgsql set search_path from current
as $$
begin
  perform grant_before_documents(p_role);
  execute format('grant update (seq, bytes) on document_state to %I', p_role);
end $$;
