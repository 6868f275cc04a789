-- People, their membership as a history, posts. Person and membership are two things: one person may be admitted, leave and be
-- admitted again, apply without ever becoming a member, or hold a post. Sensitive values lie apart and are read one by one.
create function fold_name(p_text text) returns text
language sql immutable strict parallel safe
as $$ select translate(lower(regexp_replace(normalize(p_text, NFD), '[\u0300-\u036f]', '', 'g')), 'đð', 'dd') $$;

create table person (
  id uuid primary key,
  -- The body whose office wrote the person down first; who may read a person with no history yet.
  unit_id uuid not null references unit (id),
  -- The act by which what was held was erased; the row stays, so that totals and acts keep their place.
  erased uuid references act (id),
  known_from uuid not null references act (id)
);

create table person_profile (
  person_id uuid not null references person (id),
  name text not null check (length(name) between 2 and 100),
  folded text not null generated always as (fold_name(name)) stored,
  given text not null generated always as (regexp_replace(name, '^.* ', '')) stored,
  -- `1960`, `1960-05` or `1960-05-19`: what the file says, no more.
  birth text check (birth ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  -- The first day that text may mean; ages are counted from it.
  birth_on date,
  sex text check (sex in ('female', 'male')),
  ethnicity text,
  education text,
  theory text,
  occupation text,
  phone text,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index person_profile_believed on person_profile (person_id) where known_until is null;
create index person_profile_person on person_profile (person_id);
create index person_profile_folded on person_profile using gin (folded gin_trgm_ops) where known_until is null;
create index person_profile_name on person_profile (given collate "vi-x-icu", name collate "vi-x-icu", person_id) where known_until is null;
create index person_profile_same on person_profile (folded, birth_on) where known_until is null;
comment on table person_profile is 'superseded by the application';

-- Card and identity number, religion: never selected by the application; `reveal` gives one value and records the reading.
create table person_secret (
  person_id uuid not null references person (id),
  field text not null check (field in ('card_number', 'identity_number', 'religion')),
  value text not null check (length(value) between 1 and 100),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index person_secret_believed on person_secret (person_id, field) where known_until is null;
create index person_secret_same on person_secret (field, value) where known_until is null;
comment on table person_secret is 'superseded by the application';

create table sensitive_reading (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  account_id uuid not null references account (id),
  person_id uuid not null references person (id),
  field text not null,
  reason text not null check (length(reason) between 3 and 500)
);
create index sensitive_reading_person on sensitive_reading (person_id);

-- One membership: its dates stand apart, since each has its own authority and its own clock.
create table membership (
  id uuid not null,
  person_id uuid not null references person (id),
  -- 1 for the first admission, 2 for a re-admission.
  turn integer not null default 1 check (turn > 0),
  decided_on date,
  decision text,
  ceremony_on date check (ceremony_on >= decided_on),
  probation_ends_on date check (probation_ends_on > ceremony_on),
  considered_on date check (considered_on >= ceremony_on),
  recognition_decided_on date check (recognition_decided_on >= considered_on),
  recognition_decision text,
  -- Full membership is effective at month 12 of probation, however late it was decided.
  full_on date check (full_on >= ceremony_on),
  party_age_from date,
  ended_on date,
  end_state text check (end_state in ('screened_out', 'struck_off', 'left', 'expelled', 'died', 'moved_away')),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index membership_believed on membership (id) where known_until is null;
create unique index membership_turn on membership (person_id, turn) where known_until is null;
create index membership_party_age on membership (party_age_from) where known_until is null;
comment on table membership is 'superseded by the application';

-- In which cell and in which state, by days. Two cannot be believed for one person and day.
create table membership_span (
  person_id uuid not null references person (id),
  unit_id uuid not null references unit (id),
  state text not null check (state in ('source', 'class', 'dossier', 'verified', 'voted', 'proposed', 'decided', 'probationary', 'considered', 'full', 'exempt')),
  valid daterange not null check (not isempty(valid)),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (person_id with =, valid with &&) where (known_until is null)
);
-- With what lists and counts of a unit ask for, so that they need not fetch the rows.
create index membership_span_unit on membership_span (unit_id, state) include (person_id, valid) where known_until is null;
create index membership_span_person on membership_span (person_id);
create index membership_span_known_from on membership_span (known_from);
comment on table membership_span is 'superseded by the application';

-- What happened, in the words of the lifecycle: the history behind the spans and dates.
create table membership_step (
  id uuid primary key,
  person_id uuid not null references person (id),
  event text not null,
  "on" date not null,
  decided_on date,
  decision text,
  unit_id uuid not null references unit (id),
  to_unit_id uuid references unit (id),
  reason text check (length(reason) <= 2000),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index membership_step_person on membership_step (person_id, "on");
create index membership_step_unit on membership_step (unit_id, event, "on") where known_until is null;
comment on table membership_step is 'superseded by the application';

-- Who stands by an applicant or probationary member: sponsors, and the full member who follows and helps.
create table membership_tie (
  person_id uuid not null references person (id),
  member_id uuid not null references person (id) check (member_id <> person_id),
  kind text not null check (kind in ('sponsor', 'mentor')),
  valid daterange not null check (not isempty(valid)),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (person_id with =, member_id with =, kind with =, valid with &&) where (known_until is null)
);
comment on table membership_tie is 'superseded by the application';

create table dossier_item (
  person_id uuid not null references person (id),
  form text not null,
  received_on date not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index dossier_item_believed on dossier_item (person_id, form) where known_until is null;
comment on table dossier_item is 'superseded by the application';

create table awareness_class (
  id uuid not null,
  unit_id uuid not null references unit (id),
  vi text not null check (length(vi) between 3 and 200),
  en text not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  places integer check (places > 0),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index awareness_class_believed on awareness_class (id) where known_until is null;
create index awareness_class_unit on awareness_class (unit_id) where known_until is null;
comment on table awareness_class is 'superseded by the application';

create table awareness_seat (
  class_id uuid not null,
  person_id uuid not null references person (id),
  certificate_on date,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index awareness_seat_believed on awareness_seat (class_id, person_id) where known_until is null;
create index awareness_seat_person on awareness_seat (person_id) where known_until is null;
comment on table awareness_seat is 'superseded by the application';

-- A talk with an applicant, and the difficulty that is followed until it is resolved.
create table applicant_dialogue (
  id uuid not null,
  person_id uuid not null references person (id),
  "on" date not null,
  difficulty text not null check (length(difficulty) between 3 and 2000),
  follow_up text check (length(follow_up) <= 2000),
  resolved_on date check (resolved_on >= "on"),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index applicant_dialogue_person on applicant_dialogue (person_id);
create unique index applicant_dialogue_believed on applicant_dialogue (id) where known_until is null;
comment on table applicant_dialogue is 'superseded by the application';

-- A change of cell across committees, with its two clocks.
create table transfer (
  id uuid not null,
  person_id uuid not null references person (id),
  from_unit_id uuid references unit (id),
  to_unit_id uuid references unit (id),
  -- The other side when it keeps its records elsewhere.
  elsewhere text check (length(elsewhere) between 3 and 200),
  decided_on date not null,
  started_on date check (started_on >= decided_on),
  letter_on date check (letter_on >= started_on),
  presented_on date check (presented_on >= letter_on),
  accepted_on date check (accepted_on >= letter_on),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (num_nonnulls(from_unit_id, to_unit_id) >= 1 and (num_nonnulls(from_unit_id, to_unit_id) = 2) = (elsewhere is null))
);
create unique index transfer_believed on transfer (id) where known_until is null;
create index transfer_person on transfer (person_id);
create index transfer_open on transfer (to_unit_id) where known_until is null and accepted_on is null;
comment on table transfer is 'superseded by the application';

create table discipline (
  id uuid primary key,
  person_id uuid not null references person (id),
  form text not null check (form in ('reprimand', 'warning', 'removal', 'expulsion')),
  decided_on date not null,
  decision text,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index discipline_person on discipline (person_id);
comment on table discipline is 'superseded by the application';

create table badge_award (
  id uuid primary key,
  person_id uuid not null references person (id),
  years integer not null check (years between 30 and 100 and years % 5 = 0),
  round_on date not null,
  is_early boolean not null default false,
  reason text check (length(reason) between 3 and 500),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (not is_early or reason is not null)
);
create unique index badge_award_once on badge_award (person_id, years) where known_until is null;
comment on table badge_award is 'superseded by the application';

-- Posts of a body, and who held them; a post nobody holds on a day is vacant.
create table position (
  id uuid not null,
  unit_id uuid not null references unit (id),
  post text not null,
  vi text not null,
  en text not null,
  seats integer not null default 1 check (seats > 0),
  valid daterange not null check (not isempty(valid)),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index position_believed on position (id) where known_until is null;
create index position_unit on position (unit_id);
comment on table position is 'superseded by the application';

create table position_holding (
  id uuid not null,
  position_id uuid not null,
  person_id uuid not null references person (id),
  valid daterange not null check (not isempty(valid)),
  is_acting boolean not null default false,
  decision text,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (position_id with =, person_id with =, valid with &&) where (known_until is null)
);
create unique index position_holding_believed on position_holding (id) where known_until is null;
create index position_holding_position on position_holding (position_id);
create index position_holding_person on position_holding (person_id);
comment on table position_holding is 'superseded by the application';

-- Terms of committees: what their congress was.
alter table term add column number integer check (number > 0);
alter table term add column congress_first date;
alter table term add column congress_last date check (congress_last >= congress_first);
alter table term drop constraint term_pkey;
create unique index term_code on term (code) where known_until is null;
create index term_unit on term (unit_id);
comment on table term is 'superseded by the application';

-- How a file of another system names its columns, and which fields that system is the master of.
create table exchange_format (
  code text not null,
  valid daterange not null check (not isempty(valid)),
  vi text not null,
  en text not null,
  columns jsonb not null,
  source text not null,
  confidence text not null check (confidence in ('confirmed', 'partial', 'unconfirmed')),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (code with =, valid with &&) where (known_until is null)
);
comment on table exchange_format is 'superseded by the application';

-- Imports: one act each, with a digest for every row of the file.
create table import_row (
  act_id uuid not null references act (id),
  row_number integer not null,
  person_id uuid references person (id),
  digest bytea not null check (length(digest) = 32),
  primary key (act_id, row_number)
);

-- Every question of right asks which ended units are in somebody's custody.
create index unit_span_custodian on unit_span (custodian_id) where custodian_id is not null and known_until is null;

-- The units an account reads, at any time; the exact day is asked for by `scope_meets`.
create function units_in_scope(p_account uuid, p_roles text[]) returns setof uuid
language sql stable security definer rows 1000 set search_path from current
as $$
  select root from scope_roots(p_account, p_roles) root
  union
  select r.unit_id from scope_roots(p_account, p_roles) root join unit_reach r on r.root_id = root
$$;

-- Did the unit stand within the account's scope on any of these days?
create function scope_meets(p_account uuid, p_roles text[], p_unit uuid, p_days daterange) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (
    select from scope_roots(p_account, p_roles) root
    where root = p_unit or exists (select from unit_reach r where r.root_id = root and r.unit_id = p_unit and r.during && p_days))
$$;

do $$
declare name text;
begin
  foreach name in array array['person', 'person_profile', 'person_secret', 'sensitive_reading', 'membership', 'membership_span', 'membership_step',
    'membership_tie', 'dossier_item', 'awareness_class', 'awareness_seat', 'applicant_dialogue', 'transfer', 'discipline', 'badge_award',
    'position', 'position_holding', 'exchange_format', 'import_row'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
end $$;

-- Who may see a person: within whose scope one of the cells stood on a day the person was there, who wrote the person down, and
-- who is to take the person over by a letter of transfer. Who sees a person sees the same as everybody else who does.
create function people_handed_to(p_account uuid, p_roles text[]) returns setof uuid
language sql stable security definer set search_path from current
as $$
  select t.person_id from transfer t where t.known_until is null and t.letter_on is not null and t.accepted_on is null
    and t.to_unit_id in (select units_in_scope(p_account, p_roles)) and scope_covers(p_account, p_roles, t.to_unit_id, today_here())
$$;

create function holds_person(p_account uuid, p_roles text[], p_person uuid) returns boolean
language sql stable security definer cost 1000 set search_path from current
as $$
  select has_role_everywhere(p_account, p_roles)
    or exists (select from membership_span s where s.person_id = p_person and s.known_until is null
      and scope_meets(p_account, p_roles, s.unit_id, s.valid))
    or exists (select from person p where p.id = p_person and scope_covers(p_account, p_roles, p.unit_id, today_here()))
    or exists (select from transfer t where t.person_id = p_person and t.known_until is null and t.letter_on is not null and t.accepted_on is null
      and scope_covers(p_account, p_roles, t.to_unit_id, today_here()))
$$;

create function may_see_person(p_account uuid, p_person uuid) returns boolean
language sql stable security definer cost 1000 set search_path from current
as $$ select holds_person(p_account, '{reader,clerk,approver,issuer}', p_person) $$;

-- A span is read by those within whose scope its cell stood on one of its days, and written by their clerks. The list of
-- units is made once for a statement; the exact days are asked for only of rows that pass it.
create policy read on membership_span for select using (
  (select has_role_everywhere(current_account(), '{reader,clerk,approver,issuer}'))
  or (unit_id in (select units_in_scope(current_account(), '{reader,clerk,approver,issuer}'))
    and scope_meets(current_account(), '{reader,clerk,approver,issuer}', unit_id, valid)));
create policy write on membership_span for insert with check (
  unit_id in (select units_in_scope(current_account(), '{clerk,issuer}')) or (select has_role_everywhere(current_account(), '{clerk,issuer}')));
create policy change on membership_span for update using (
  unit_id in (select units_in_scope(current_account(), '{clerk,issuer}')) or (select has_role_everywhere(current_account(), '{clerk,issuer}')));

-- All spans of people the caller may see, those in cells outside the caller's scope too.
create function spans_of(p_people uuid[])
returns table (person_id uuid, unit_id uuid, state text, valid daterange)
language sql stable security definer set search_path from current
as $$
  select s.person_id, s.unit_id, s.state, s.valid
  from (select id from unnest(p_people) q (id) where may_see_person(current_account(), id)) q
  join membership_span s on s.person_id = q.id and s.known_until is null
$$;

-- The record follows the person: a late recognition changes days spent in the cell before. So who clerks for one cell of a person,
-- or for the cell that takes the person over, rewrites all spans; the action asks for the right to the cell of today. A new span
-- lies in a cell of the caller or in one the person stood in. Answers how many of the named spans were there to be closed.
create function rewrite_spans(p_person uuid, p_act uuid, p_closed daterange[], p_units uuid[], p_states text[], p_opened daterange[]) returns integer
language plpgsql volatile security definer set search_path from current
as $$
declare
  closed integer;
begin
  if not holds_person(current_account(), '{clerk,issuer}', p_person)
    or not exists (select from act a where a.id = p_act and a.actor_id = current_account())
    or exists (select from unnest(p_units) u (id) where not scope_covers(current_account(), '{clerk,issuer}', u.id, today_here())
      and not exists (select from membership_span s where s.person_id = p_person and s.unit_id = u.id and s.known_until is null)) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  update membership_span set known_until = p_act where person_id = p_person and known_until is null and valid = any (p_closed);
  get diagnostics closed = row_count;
  insert into membership_span (person_id, unit_id, state, valid, known_from)
  select p_person, o.unit_id, o.state, o.valid, p_act from unnest(p_units, p_states, p_opened) o (unit_id, state, valid);
  return closed;
end $$;

-- What an act wrote of the spans and steps of a person is believed no longer, and the spans it ended are believed again.
create function unsay_spans(p_person uuid, p_act uuid, p_by uuid) returns void
language plpgsql volatile security definer set search_path from current
as $$
begin
  if not holds_person(current_account(), '{clerk,issuer}', p_person)
    or not exists (select from act a where a.id = p_by and a.actor_id = current_account()) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  update membership_step set known_until = p_by where person_id = p_person and known_from = p_act and known_until is null;
  update membership_span set known_until = p_by where person_id = p_person and known_from = p_act and known_until is null;
  insert into membership_span (person_id, unit_id, state, valid, known_from)
  select person_id, unit_id, state, valid, p_by from membership_span where person_id = p_person and known_until = p_act;
end $$;

-- Has a later act changed spans that this one wrote?
create function spans_changed(p_person uuid, p_act uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select holds_person(current_account(), '{clerk,issuer}', p_person)
    and exists (select from membership_span where person_id = p_person and known_from = p_act and known_until is not null)
$$;

-- Whoever writes a person down sees the row to the end of the transaction. It is asked first: an import of a city asks it for
-- every row that it writes beside a person, and the rest of the rule would make it ten times slower.
create policy read on person for select using (
  xmin = (select pg_current_xact_id_if_assigned()::xid)
  or exists (select from membership_span s where s.person_id = person.id and s.known_until is null)
  or (select has_role_everywhere(current_account(), '{reader,clerk,approver,issuer}'))
  or (unit_id in (select units_in_scope(current_account(), '{reader,clerk,approver,issuer}'))
    and scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, today_here()))
  or id in (select people_handed_to(current_account(), '{reader,clerk,approver,issuer}')));
create policy write on person for insert with check (
  unit_id in (select units_in_scope(current_account(), '{clerk,issuer}')) or (select has_role_everywhere(current_account(), '{clerk,issuer}')));

create function is_clerk() returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from access_grant g join account a on a.id = g.account_id
    where g.account_id = current_account() and g.role in ('clerk', 'issuer') and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

do $$
declare name text;
begin
  foreach name in array array['person_profile', 'membership', 'membership_tie', 'dossier_item', 'applicant_dialogue', 'transfer', 'badge_award'] loop
    execute format('create policy read on %I for select using (exists (select from person p where p.id = %I.person_id))', name, name);
  end loop;
  -- Rows about a person are written by a clerk who can see the person: the action asks for the right to the cell.
  foreach name in array array['person_profile', 'person_secret', 'membership', 'membership_tie', 'dossier_item', 'applicant_dialogue', 'transfer', 'discipline', 'badge_award'] loop
    execute format('create policy write on %I for insert with check ((select is_clerk()) and exists (select from person p where p.id = %I.person_id))', name, name);
    execute format('create policy change on %I for update using ((select is_clerk()) and exists (select from person p where p.id = %I.person_id))', name, name);
  end loop;
end $$;
-- To close a row its condition is read; of sensitive tables the application reads only which rows there are (grants below).
create policy read on person_secret for select using (exists (select from person p where p.id = person_secret.person_id));
create policy read on discipline for select using (exists (select from person p where p.id = discipline.person_id));
create policy read on membership_step for select using (
  exists (select from person p where p.id = membership_step.person_id));
create policy write on membership_step for insert with check (
  unit_id in (select units_in_scope(current_account(), '{clerk,issuer}')) or (select has_role_everywhere(current_account(), '{clerk,issuer}'))
  or holds_person(current_account(), '{clerk,issuer}', person_id));
create policy change on membership_step for update using (
  unit_id in (select units_in_scope(current_account(), '{clerk,issuer}')) or (select has_role_everywhere(current_account(), '{clerk,issuer}'))
  or holds_person(current_account(), '{clerk,issuer}', person_id));

create policy read on awareness_class for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, starts_on)
  or exists (select from awareness_seat s where s.class_id = awareness_class.id));
create policy write on awareness_class for insert with check (scope_covers(current_account(), '{clerk}', unit_id, starts_on));
create policy change on awareness_class for update using (scope_covers(current_account(), '{clerk}', unit_id, starts_on));
create policy read on awareness_seat for select using (exists (select from person p where p.id = awareness_seat.person_id));
create policy write on awareness_seat for insert with check ((select is_clerk()) and exists (select from person p where p.id = awareness_seat.person_id));
create policy change on awareness_seat for update using ((select is_clerk()) and exists (select from person p where p.id = awareness_seat.person_id));

create policy read on position for select using (scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, today_here()));
create policy write on position for insert with check (scope_covers(current_account(), '{clerk}', unit_id, today_here()));
create policy change on position for update using (scope_covers(current_account(), '{clerk}', unit_id, today_here()));
create policy read on position_holding for select using (exists (select from position p where p.id = position_holding.position_id));
create policy write on position_holding for insert with check ((select is_clerk()) and exists (select from position p where p.id = position_holding.position_id));
create policy change on position_holding for update using ((select is_clerk()) and exists (select from position p where p.id = position_holding.position_id));
create policy write on term for insert with check (scope_covers(current_account(), '{clerk}', unit_id, today_here()));
create policy change on term for update using (scope_covers(current_account(), '{clerk}', unit_id, today_here()));

create policy read on exchange_format for select using (true);
create policy write on exchange_format for insert with check (is_administrator(current_account()));
create policy change on exchange_format for update using (is_administrator(current_account()));
create policy read on import_row for select using (exists (select from act a where a.id = act_id and a.actor_id = current_account()));
create policy write on import_row for insert with check (exists (select from act a where a.id = act_id and a.actor_id = current_account()));

-- What a reader of the person may see of sensitive values without opening them: that they are held, and their last digits.
create function masked_secrets(p_person uuid)
returns table (field text, masked text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query
  select s.field, case when s.field = 'religion' then '•••' else '•••' || right(s.value, 3) end
  from person_secret s where s.person_id = p_person and s.known_until is null
  union all
  select 'discipline', '•••' from discipline d where d.person_id = p_person and d.known_until is null group by 1;
end $$;

-- Gives one sensitive value of a person the account may see, and records the reading. There is no other way to it.
create function reveal(p_id uuid, p_person uuid, p_field text, p_reason text) returns text
language plpgsql volatile security definer set search_path from current
as $$
declare
  found_value text;
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  insert into sensitive_reading (id, account_id, person_id, field, reason) values (p_id, current_account(), p_person, p_field, p_reason)
  on conflict (id) do nothing;
  if not exists (select from sensitive_reading r where r.id = p_id and r.account_id = current_account() and r.person_id = p_person and r.field = p_field) then
    raise exception 'this reading was of something else' using errcode = 'insufficient_privilege';
  end if;
  if p_field = 'discipline' then
    select string_agg(d.form || ' ' || d.decided_on || coalesce(' ' || d.decision, ''), '; ' order by d.decided_on) into found_value
    from discipline d where d.person_id = p_person and d.known_until is null;
  else
    select s.value into found_value from person_secret s where s.person_id = p_person and s.field = p_field and s.known_until is null;
  end if;
  return found_value;
end $$;

-- The same for a file: one reading for each person and field. People the account may not see are left out.
create function reveal_many(p_people uuid[], p_fields text[], p_reason text)
returns table (person_id uuid, field text, value text)
language plpgsql volatile security definer set search_path from current
as $$
begin
  return query
  with asked as (
    select s.person_id, s.field, s.value from person_secret s
    where s.person_id = any (p_people) and s.field = any (p_fields) and s.known_until is null and may_see_person(current_account(), s.person_id)
  ), read as (
    insert into sensitive_reading (id, account_id, person_id, field, reason)
    select gen_random_uuid(), current_account(), a.person_id, a.field, p_reason from asked a
  )
  select * from asked;
end $$;

-- Which of these values differ from what is held, with the last digits of what is held: for the differences of a file.
create function differing_secrets(p_people uuid[], p_fields text[], p_values text[])
returns table (person_id uuid, field text, masked text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  return query
  select given.person_id, given.field, case when s.value is null then null when s.field = 'religion' then '•••' else '•••' || right(s.value, 3) end
  from unnest(p_people, p_fields, p_values) given (person_id, field, value)
  left join person_secret s on s.person_id = given.person_id and s.field = given.field and s.known_until is null
  where s.value is distinct from given.value and may_see_person(current_account(), given.person_id);
end $$;

create function readings_of(p_person uuid)
returns table (at timestamptz, vi text, en text, field text, reason text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select r.at, a.vi, a.en, r.field, r.reason from sensitive_reading r join account a on a.id = r.account_id where r.person_id = p_person order by r.at;
end $$;

-- When the steps of a person were recorded, and by whom; whoever sees the person sees this, wherever the step was taken.
create function steps_recorded(p_person uuid)
returns table (id uuid, at timestamptz, vi text, en text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select s.id, k.at, a.vi, a.en from membership_step s join act k on k.id = s.known_from join account a on a.id = k.actor_id
  where s.person_id = p_person and s.known_until is null;
end $$;

-- Whose card or identity numbers these are: for finding the same person again in a file the caller holds.
create function people_with(p_field text, p_values text[])
returns table (value text, person_id uuid)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  return query select s.value, s.person_id from person_secret s where s.field = p_field and s.value = any (p_values) and s.known_until is null;
end $$;

-- The register of a unit on a day: people in its cells in some states, by name in Vietnamese order, a page at a time after
-- the last one seen. One question of right for all rows, which belong to the unit asked for. Under row-level security the
-- planner may not look at statistics of names and days, so the way is chosen here, by how many people each is likely to touch:
-- walk everybody in order of names until the page is full, probe whoever the index of names finds, or sort the people of the unit.
create function people_under(p_unit uuid, p_on date, p_states text[], p_search text, p_after_given text, p_after_name text, p_after uuid, p_limit integer)
returns table ("personId" uuid, name text, given text, "unitId" uuid, state text, since date, birth text, sex text, "partyAgeFrom" date, "fullOn" date)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
declare
  sought constant text := fold_name(p_search);
  pattern constant text := '%' || replace(replace(replace(sought, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  everybody constant float8 := greatest((select reltuples from pg_class where oid = 'person_profile'::regclass), 1);
  -- How many are likely to be in the unit, to have the name, to be touched by probing, and to be passed on a walk.
  inside float8;
  named float8 := everybody;
  probed float8;
  walked float8;
  units uuid[];
  page uuid[];
  after_given constant text collate "vi-x-icu" := coalesce(p_after_given, '');
  after_name constant text collate "vi-x-icu" := coalesce(p_after_name, '');
  after constant uuid := coalesce(p_after, '00000000-0000-0000-0000-000000000000');
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  inside := everybody * least(1, (select greatest(count(*), 1) from (select from unit_reach r where r.root_id = p_unit limit case when p_search is null then 1000 else 5000 end) r)
    / greatest((select reltuples from pg_class where oid = 'unit'::regclass), 1));
  if sought is not null and inside > 200 then
    named := everybody * (select greatest(count(*) filter (where p.folded like pattern), 0.5) / greatest(count(*), 1)
      from person_profile p tablesample system (least(100, 100000 / everybody)) repeatable (0));
    probed := case when length(sought) < 3 then everybody / 20 else named end;
  end if;
  -- In order of given names, whoever has a name stands together: a walk must be able to pass some of these groups.
  walked := 2 * p_limit * everybody / inside * everybody / named + case when sought is null then 0 else everybody / 50 end;
  if walked < least(inside, probed) then
    if sought is null then
      page := array(select w.person_id from (
          select p.person_id, p.given, p.name from person_profile p
          where p.known_until is null and (p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id) > (after_given, after_name, after)
          order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id limit walked::bigint) w
        where exists (select from membership_span s join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> p_on
            where s.person_id = w.person_id and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states) offset 0)
        order by w.given collate "vi-x-icu", w.name collate "vi-x-icu", w.person_id limit p_limit);
    else
      page := array(select w.person_id from (
          select p.person_id, p.given, p.name, p.folded from person_profile p
          where p.known_until is null and (p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id) > (after_given, after_name, after)
          order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id limit walked::bigint) w
        where position(sought in w.folded) > 0
          and exists (select from membership_span s join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> p_on
            where s.person_id = w.person_id and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states) offset 0)
        order by w.given collate "vi-x-icu", w.name collate "vi-x-icu", w.person_id limit p_limit);
    end if;
  end if;
  if cardinality(page) = p_limit then
    null;
  elsif probed < inside then
    page := array(
      with found as materialized (
        select p.person_id, p.given, p.name from person_profile p where length(sought) > 2 and p.known_until is null and p.folded like pattern
        -- The index of names knows no parts of two letters.
        union all select p.person_id, p.given, p.name from person_profile p where length(sought) <= 2 and p.known_until is null and position(sought in p.folded) > 0)
      select f.person_id from (select n.* from found n order by n.given collate "vi-x-icu", n.name collate "vi-x-icu", n.person_id) f
      where (f.given collate "vi-x-icu", f.name collate "vi-x-icu", f.person_id) > (after_given, after_name, after)
        and exists (select from membership_span s join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> p_on
          where s.person_id = f.person_id and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states) offset 0)
      order by f.given collate "vi-x-icu", f.name collate "vi-x-icu", f.person_id limit p_limit);
  else
    units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
    page := array(
      with here as materialized (
        select s.person_id from membership_span s
        where s.unit_id = any (units) and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states))
      select p.person_id from here join person_profile p on p.person_id = here.person_id and p.known_until is null
      where (sought is null or position(sought in p.folded) > 0) and (p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id) > (after_given, after_name, after)
      order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id limit p_limit);
  end if;
  return query
  select p.person_id, p.name, p.given, s.unit_id, s.state, lower(s.valid), p.birth, p.sex, m.party_age_from, m.full_on
  from unnest(page) with ordinality f (person_id, rank)
  cross join lateral (select i.* from person_profile i where i.person_id = f.person_id and i.known_until is null offset 0) p
  cross join lateral (select i.* from membership_span i where i.person_id = f.person_id and i.known_until is null and range_contains_elem(i.valid, p_on) offset 0) s
  left join lateral (select i.party_age_from, i.full_on from membership i where i.person_id = f.person_id and i.known_until is null
    order by i.turn desc limit 1) m on true
  order by f.rank;
end $$;

-- What clocks of people are read from: who waits for the ceremony or stands in probation in the unit's cells on a day, and who
-- is being transferred out of them or into them. Of these people only, when `p_people` names some.
create function people_clocks(p_unit uuid, p_on date, p_people uuid[])
returns table ("personId" uuid, name text, given text, "unitId" uuid, state text, "receivedOn" date, "ceremonyOn" date, "probationEndsOn" date,
  "consideredOn" date, "fullOn" date, transfers jsonb)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on and (p_people is null or r.unit_id in (
    select s.unit_id from membership_span s where s.person_id = any (p_people) and s.known_until is null
    union select t.from_unit_id from transfer t where t.person_id = any (p_people)
    union select t.to_unit_id from transfer t where t.person_id = any (p_people))));
  return query
  with moving as (
    select t.person_id, min(coalesce(t.to_unit_id, t.from_unit_id)::text)::uuid as unit_id, jsonb_agg(jsonb_build_object('id', t.id, 'decidedOn', t.decided_on,
      'startedOn', t.started_on, 'letterOn', t.letter_on, 'presentedOn', t.presented_on, 'acceptedOn', t.accepted_on)) as transfers
    from transfer t where t.known_until is null and t.accepted_on is null and (t.from_unit_id = any (units) or t.to_unit_id = any (units))
      and (p_people is null or t.person_id = any (p_people))
    group by 1
  ), waiting as (
    select s.person_id from membership_span s
    where s.known_until is null and range_contains_elem(s.valid, p_on) and s.unit_id = any (units) and s.state in ('decided', 'probationary', 'considered')
      and (p_people is null or s.person_id = any (p_people))
    union
    select m.person_id from moving m
  )
  select p.person_id, p.name, p.given, coalesce(s.unit_id, moving.unit_id), s.state, decided."on", m.ceremony_on, m.probation_ends_on, m.considered_on, m.full_on,
    coalesce(moving.transfers, '[]')
  from waiting w
  join person_profile p on p.person_id = w.person_id and p.known_until is null
  left join moving on moving.person_id = w.person_id
  left join membership_span s on s.person_id = w.person_id and s.known_until is null and range_contains_elem(s.valid, p_on)
  left join lateral (select i."on" from membership_step i where i.person_id = w.person_id and i.event = 'decide' and i.known_until is null
    order by i."on" desc limit 1) decided on s.state in ('decided', 'probationary', 'considered', 'full')
  left join lateral (select i.* from membership i where i.person_id = w.person_id and i.known_until is null and i.end_state is null
    order by i.turn desc limit 1) m on s.state in ('probationary', 'considered', 'full', 'exempt');
end $$;

-- How many people stand in the unit's cells on a day, by state.
create function people_counted(p_unit uuid, p_on date)
returns table (state text, people bigint)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select s.state, count(*) from unit_reach r join membership_span s on s.unit_id = r.unit_id
  where r.root_id = p_unit and r.during @> p_on and s.known_until is null and range_contains_elem(s.valid, p_on)
  group by 1;
end $$;

-- Erases what is held on a person as the catalogue of personal data says: names, secrets, numbers and words go, the counted
-- history of days stays. A payload is deleted whole, since a changed one would no longer agree with its digest in the chain.
create function erase_person(p_person uuid, p_act uuid) returns void
language plpgsql security definer set search_path from current
as $$
declare
  gone constant text := 'Đã xóa';
begin
  if not (is_clerk() and may_see_person(current_account(), p_person)) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  delete from act_payload where act_id in (select a.id from act a where a.record_id in (
    select p_person
    union select id from membership where person_id = p_person
    union select id from membership_step where person_id = p_person
    union select id from applicant_dialogue where person_id = p_person
    union select id from transfer where person_id = p_person
    union select id from discipline where person_id = p_person
    union select id from badge_award where person_id = p_person
    union select id from position_holding where person_id = p_person));
  update person set erased = p_act where id = p_person;
  update person_profile set name = gone, birth = null, birth_on = null, sex = null, ethnicity = null, education = null, theory = null, occupation = null, phone = null
  where person_id = p_person;
  delete from person_secret where person_id = p_person;
  delete from discipline where person_id = p_person;
  delete from applicant_dialogue where person_id = p_person;
  delete from dossier_item where person_id = p_person;
  delete from membership_tie where person_id = p_person or member_id = p_person;
  update sensitive_reading set reason = gone where person_id = p_person;
  update membership set decision = null, recognition_decision = null where person_id = p_person;
  update membership_step set reason = null, decision = null where person_id = p_person;
  update transfer set elsewhere = gone where person_id = p_person and elsewhere is not null;
  update badge_award set reason = gone where person_id = p_person and reason is not null;
  update position_holding set decision = null where person_id = p_person;
  update import_row set person_id = null, digest = sha256(''::bytea) where person_id = p_person;
end $$;

-- Sensitive values are withheld from the application: of their rows it sees that they are there.
alter function grant_to_application(text) rename to grant_tables_to_application;
create function grant_to_application(p_role text) returns void
language plpgsql set search_path from current
as $$
begin
  perform grant_tables_to_application(p_role);
  execute format('revoke select on person_secret, discipline, sensitive_reading from %I', p_role);
  execute format('revoke insert on sensitive_reading from %I', p_role);
  execute format('grant select (person_id, field, known_from, known_until) on person_secret to %I', p_role);
  execute format('grant select (id, person_id, known_from, known_until) on discipline to %I', p_role);
  execute format('grant update (carried_out) on reorganisation to %I', p_role);
  -- An import copies its file into a temporary table first.
  execute format('grant temporary on database %I to %I', current_database(), p_role);
end $$;

-- Who stands in which stage on the way to full membership in the unit's cells on a day, with what a card of the board shows.
-- `full` is who became a full member in the year of that day, until then. A stage is counted from the step that led to it:
-- a change of cell does not begin it anew. One question of right for all rows.
create function pipeline_of(p_unit uuid, p_on date, p_stages text[], p_search text, p_limit integer)
returns table ("personId" uuid, name text, "unitId" uuid, stage text, since date, "ceremonyOn" date, "probationEndsOn" date,
  forms text[], ties jsonb, difficulties bigint, class jsonb)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
  pattern text := '%' || replace(replace(replace(fold_name(p_search), '\', '\\'), '%', '\%'), '_', '\_') || '%';
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  select s.person_id, p.name, s.unit_id, k.stage,
    case when k.stage = 'full' then m.full_on else coalesce((
      select max(t."on") from membership_step t where t.person_id = s.person_id and t.known_until is null and t."on" <= p_on
        and t.event = case s.state when 'source' then 'list' when 'class' then 'attend_class' when 'dossier' then 'open_dossier'
          when 'verified' then 'verify' when 'voted' then 'vote' when 'proposed' then 'propose' when 'decided' then 'decide'
          when 'probationary' then 'admit' else 'consider' end), lower(s.valid)) end,
    m.ceremony_on, m.probation_ends_on,
    coalesce((select array_agg(d.form) from dossier_item d where d.person_id = s.person_id and d.known_until is null), '{}'),
    coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'memberId', t.member_id, 'name', tied.name) order by t.kind, tied.name)
      from membership_tie t join person_profile tied on tied.person_id = t.member_id and tied.known_until is null
      where t.person_id = s.person_id and t.known_until is null and t.valid @> p_on), '[]'),
    (select count(*) from applicant_dialogue d where d.person_id = s.person_id and d.known_until is null and d.resolved_on is null),
    (select jsonb_build_object('id', c.id, 'vi', c.vi, 'en', c.en, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'certificateOn', seat.certificate_on)
      from awareness_seat seat join awareness_class c on c.id = seat.class_id and c.known_until is null
      where seat.person_id = s.person_id and seat.known_until is null order by c.starts_on desc limit 1)
  from membership_span s
  join person_profile p on p.person_id = s.person_id and p.known_until is null
  left join membership m on m.person_id = s.person_id and m.known_until is null and not exists (
    select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
  cross join lateral (select case when s.state = 'exempt' then 'full' else s.state end as stage) k
  where s.known_until is null and s.valid @> p_on and s.unit_id = any (units)
    and k.stage = any (p_stages)
    and (k.stage <> 'full' or m.full_on between date_trunc('year', p_on)::date and p_on)
    and (p_search is null or p.folded like pattern)
  order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", s.person_id limit p_limit;
end $$;

-- How many stand in each of those stages, by cell.
create function pipeline_counted(p_unit uuid, p_on date)
returns table ("unitId" uuid, stage text, people bigint)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  select s.unit_id, s.state, count(*) from membership_span s
  where s.known_until is null and s.valid @> p_on and s.unit_id = any (units) and s.state not in ('full', 'exempt')
  group by 1, 2
  union all
  select s.unit_id, 'full', count(*) from membership_span s
  join membership m on m.person_id = s.person_id and m.known_until is null and m.full_on between date_trunc('year', p_on)::date and p_on
    and not exists (select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
  where s.known_until is null and s.valid @> p_on and s.unit_id = any (units) and s.state in ('full', 'exempt')
  group by 1;
end $$;

-- All steps of everybody who took a step on the way to membership in the unit's cells on one of these days.
create function pipeline_steps(p_unit uuid, p_first date, p_last date)
returns table (events text[], days text[])
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_last) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select array_agg(t.event order by t."on", t.id), array_agg(t."on"::text order by t."on", t.id) from membership_step t
  where t.known_until is null and t.person_id in (
    select s.person_id from membership_step s
    where s.known_until is null and s."on" between p_first and p_last
      and s.event in ('list', 'attend_class', 'open_dossier', 'verify', 'vote', 'propose', 'decide', 'admit', 'consider', 'recognise')
      and exists (select from unit_reach r where r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> s."on"))
  group by t.person_id;
end $$;

-- Who was screened out in the unit's cells on one of these days, latest first, with the stage reached and the reason.
create function screened_out_of(p_unit uuid, p_first date, p_last date, p_offset integer, p_limit integer)
returns table ("personId" uuid, name text, "unitId" uuid, stage text, "on" date, reason text, total bigint)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_last) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select t.person_id, p.name, t.unit_id,
    (select s.state from membership_span s where s.person_id = t.person_id and s.known_until is null and upper(s.valid) <= t."on"
      order by s.valid desc limit 1),
    t."on", t.reason, count(*) over ()
  from membership_step t join person_profile p on p.person_id = t.person_id and p.known_until is null
  where t.known_until is null and t.event = 'screen_out' and t."on" between p_first and p_last
    and exists (select from unit_reach r where r.root_id = p_unit and r.unit_id = t.unit_id and r.during @> t."on")
  order by t."on" desc, p.given collate "vi-x-icu", p.name collate "vi-x-icu", t.id offset p_offset limit p_limit;
end $$;

-- Awareness classes organised by the unit or below it, or in which somebody of its cells sits; seats are counted whole.
create function awareness_classes_of(p_unit uuid, p_on date)
returns table (id uuid, "unitId" uuid, vi text, en text, "startsOn" date, "endsOn" date, places integer, seats bigint, certificates bigint)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  select c.id, c.unit_id, c.vi, c.en, c.starts_on, c.ends_on, c.places, taken.seats, taken.certificates
  from awareness_class c cross join lateral (
    select count(*) as seats, count(s.certificate_on) as certificates from awareness_seat s where s.class_id = c.id and s.known_until is null) taken
  where c.known_until is null and (c.unit_id = any (units) or exists (
    select from awareness_seat s join membership_span m on m.person_id = s.person_id and m.known_until is null and m.valid @> p_on
    where s.class_id = c.id and s.known_until is null and m.unit_id = any (units)))
  order by c.starts_on desc, c.id;
end $$;

-- The id of the row that takes the place of another by an act: a UUID v7 of the act's instant, the same whenever it is asked for.
create function id_after(p_id uuid, p_act uuid) returns uuid
language sql immutable strict
as $$
  select (left(p_act::text, 15) || substr(mixed, 1, 3) || '-8' || substr(mixed, 4, 3) || '-' || substr(mixed, 7, 12))::uuid
  from md5(p_id::text || p_act::text) mixed
$$;

-- What bears the period of a term follows when the act changes the term's days: each row is superseded by one of the new
-- days, with its approval, so that a reader at an earlier known-at finds the old days and the old row. Catalogues kept in
-- memory are read anew. Whoever could write the term may do this for what lies below it.
create function follow_terms(p_act uuid) returns void
language plpgsql security definer set search_path from current
as $$
declare
  changed record;
  name text;
  columns text;
begin
  if not exists (select from act where id = p_act and actor_id = current_account()) then
    raise exception 'not an act of this account: %', p_act using errcode = 'insufficient_privilege';
  end if;
  for changed in select 'term:' || code as period, lower(valid) as first, upper(valid) - 1 as last from term where known_from = p_act loop
    foreach name in array array['task_group', 'theme', 'target', 'printed_statement', 'entry'] loop
      select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
      where attrelid = name::regclass and attnum > 0 and not attisdropped
        and attname not in ('id', 'first_day', 'last_day', 'supersedes', 'reason', 'known_from', 'known_until');
      execute format('update %I set known_until = $1 where period = $2 and known_until is null and (first_day, last_day) <> ($3, $4)', name)
        using p_act, changed.period, changed.first, changed.last;
      execute format('insert into %I (id, first_day, last_day, known_from, %s%s) select id_after(id, $1), $3, $4, $1, %2$s%s from %1$I where known_until = $1 and period = $2',
        name, columns, case name when 'entry' then ', supersedes, reason' else '' end, case name when 'entry' then ', id, $5' else '' end)
        using p_act, changed.period, changed.first, changed.last, 'Ngày của nhiệm kỳ được xác định lại';
    end loop;
  end loop;
  update target set group_id = id_after(group_id, p_act)
  where known_from = p_act and group_id in (select g.id from task_group g where g.known_until = p_act);
  insert into entry_approval (entry_id, account_id, act_id)
  select id_after(a.entry_id, p_act), a.account_id, a.act_id from entry_approval a join entry e on e.id = a.entry_id
  where e.known_until = p_act and exists (select from entry next where next.id = id_after(e.id, p_act));
  update installation set catalogue_version = catalogue_version + 1;
end $$;

-- Does anything that is believed bear the period of a term?
create function term_in_use(p_code text) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from entry where period = 'term:' || p_code and known_until is null and (word is not null or result is not null or is_not_applicable))
    or exists (select from theme where period = 'term:' || p_code and known_until is null)
    or exists (select from task_group where period = 'term:' || p_code and known_until is null)
    or exists (select from target where period = 'term:' || p_code and known_until is null)
    or exists (select from printed_statement where period = 'term:' || p_code and known_until is null)
$$;

-- The files of the national systems as far as they could be guessed: their real columns could not be confirmed, so the
-- administrator edits them here. One act of the system: nobody is named as having decided them.
with item as (
  select '00000000-0000-7000-8000-000000000010'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0010-people"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'exchange.load', 'exchange_format', 'migration 0010',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

insert into exchange_format (code, valid, vi, en, columns, source, confidence, known_from)
select code, '(,)', vi, en, columns::jsonb, source, 'unconfirmed', '00000000-0000-7000-8000-000000000010' from (values
  ('member_database', 'Cơ sở dữ liệu đảng viên 3.0', 'Member database 3.0', '[
    {"field": "name", "header": "Họ và tên khai sinh", "aliases": ["Họ và tên"], "goes": "both"},
    {"field": "birth", "header": "Ngày sinh", "aliases": ["Ngày tháng năm sinh"], "goes": "both"},
    {"field": "sex", "header": "Giới tính", "goes": "both"},
    {"field": "ethnicity", "header": "Dân tộc", "goes": "both"},
    {"field": "religion", "header": "Tôn giáo", "goes": "both"},
    {"field": "identity_number", "header": "Số định danh cá nhân", "aliases": ["Số CCCD"], "goes": "both"},
    {"field": "education", "header": "Trình độ học vấn", "aliases": ["Trình độ chuyên môn"], "goes": "both"},
    {"field": "theory", "header": "Lý luận chính trị", "goes": "both"},
    {"field": "occupation", "header": "Nghề nghiệp hiện nay", "aliases": ["Nghề nghiệp"], "goes": "both"},
    {"field": "phone", "header": "Điện thoại", "aliases": ["Số điện thoại"], "goes": "out"},
    {"field": "card_number", "header": "Số thẻ đảng viên", "aliases": ["Số thẻ"], "goes": "both"},
    {"field": "cell", "header": "Mã tổ chức đảng", "aliases": ["Mã chi bộ"], "goes": "both"},
    {"field": "decided_on", "header": "Ngày quyết định kết nạp", "goes": "both"},
    {"field": "decision", "header": "Số quyết định kết nạp", "goes": "both"},
    {"field": "ceremony_on", "header": "Ngày vào Đảng", "aliases": ["Ngày kết nạp"], "goes": "both"},
    {"field": "considered_on", "header": "Ngày chi bộ xét", "goes": "out"},
    {"field": "recognition_decided_on", "header": "Ngày quyết định công nhận", "goes": "both"},
    {"field": "recognition_decision", "header": "Số quyết định công nhận", "goes": "both"},
    {"field": "full_on", "header": "Ngày chính thức", "goes": "both"},
    {"field": "party_age_from", "header": "Tuổi đảng tính từ", "goes": "out"},
    {"field": "state", "header": "Trạng thái", "goes": "in"}
  ]', 'Tên bản 3.0 theo Nghệ An (2025); chưa đọc được tệp thật'),
  ('member_handbook', 'Sổ tay đảng viên điện tử', 'Electronic member handbook', '[
    {"field": "name", "header": "Họ và tên", "goes": "in"},
    {"field": "birth", "header": "Ngày sinh", "goes": "in"},
    {"field": "card_number", "header": "Số thẻ đảng viên", "aliases": ["Số thẻ"], "goes": "in"},
    {"field": "phone", "header": "Số điện thoại", "aliases": ["Điện thoại"], "goes": "in"}
  ]', '339-QĐ/TW (2025) nêu các mục của sổ tay; chưa đọc được tệp thật')
) item (code, vi, en, columns, source);

-- Members of a unit's cells on the day of a round who reached an age between two days of admission: one window for each age,
-- worked out by src/modules/people/badge.ts. With them, whoever was awarded a badge early in this very round.
create function badges_due(p_unit uuid, p_on date, p_years integer[], p_after date[], p_until date[])
returns table ("personId" uuid, name text, birth text, sex text, "unitId" uuid, "partyAgeFrom" date, turn integer, years integer,
  "awardId" uuid, "awardedOn" date, "isEarly" boolean, reason text)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  with found as (
    select m.person_id, w.years from unnest(p_years, p_after, p_until) w (years, after, until)
      join membership m on m.party_age_from > w.after and m.party_age_from <= w.until and m.known_until is null
    union
    select b.person_id, b.years from badge_award b where b.round_on = p_on and b.known_until is null
  )
  select f.person_id, p.name, p.birth, p.sex, s.unit_id, m.party_age_from, m.turn, f.years, b.id, b.round_on, b.is_early, b.reason
  from found f
  join membership_span s on s.person_id = f.person_id and s.known_until is null and s.valid @> p_on and s.unit_id = any (units)
    and s.state in ('probationary', 'considered', 'full', 'exempt')
  join membership m on m.person_id = f.person_id and m.known_until is null and not exists (
    select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
  join person_profile p on p.person_id = f.person_id and p.known_until is null
  left join badge_award b on b.person_id = f.person_id and b.years = f.years and b.known_until is null
  where (b.id is null or b.round_on >= p_on)
    and (b.round_on = p_on or exists (select from unnest(p_years, p_after, p_until) w (years, after, until)
      where w.years = f.years and m.party_age_from > w.after and m.party_age_from <= w.until))
  order by f.years desc, p.given collate "vi-x-icu", p.name collate "vi-x-icu", f.person_id;
end $$;

-- The first round for which anything is in the register of a unit; nobody is called late for what came before.
create function first_badge_round(p_unit uuid, p_on date) returns date
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return (select min(b.round_on) from badge_award b
    where b.known_until is null and exists (select from membership_span s join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id
      where s.person_id = b.person_id and s.known_until is null));
end $$;

-- Posts of a Party organisation and its organs with everybody who ever held them: names belong to the unit's sheet, whichever
-- cell a holder is a member of.
create function posts_of(p_unit uuid)
returns table (id uuid, "unitId" uuid, post text, vi text, en text, seats integer, "from" date, "until" date,
  "holdingId" uuid, "personId" uuid, name text, "heldFrom" date, "heldUntil" date, "isActing" boolean, decision text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, today_here()) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select t.id, t.unit_id, t.post, t.vi, t.en, t.seats, lower(t.valid), upper(t.valid),
    h.id, h.person_id, p.name, lower(h.valid), upper(h.valid), h.is_acting, h.decision
  from position t join unit u on u.id = t.unit_id and (u.id = p_unit or (u.home_id = p_unit and u.kind = 'organ'))
  left join position_holding h on h.position_id = t.id and h.known_until is null
  left join person_profile p on p.person_id = h.person_id and p.known_until is null
  where t.known_until is null
  order by t.id, lower(h.valid), p.given collate "vi-x-icu", p.name collate "vi-x-icu";
end $$;

-- Everything that names a person, in whatever table: found in the catalogue of the database, so that no table is forgotten.
-- Sensitive values come masked; `reveal` gives them.
create function held_on(p_person uuid)
returns table (held_in text, held_as text, held jsonb)
language plpgsql stable security definer set search_path from current
as $$
declare
  place record;
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select 'person', 'id', to_jsonb(p) from person p where p.id = p_person;
  for place in select c.relname::text as relation, a.attname::text as attribute
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'person'::regclass order by 1, 2 loop
    return query execute format('select %L::text, %L::text, case %1$L
        when ''person_secret'' then to_jsonb(t) || jsonb_build_object(''value'', case to_jsonb(t)->>''field'' when ''religion'' then ''•••''
          else ''•••'' || right(to_jsonb(t)->>''value'', 3) end)
        when ''discipline'' then to_jsonb(t) || ''{"form": "•••", "decided_on": "•••", "decision": "•••"}''
        else to_jsonb(t) end
      from %1$I t where %2$I = $1', place.relation, place.attribute) using p_person;
  end loop;
end $$;

-- Acts whose record is the person, or a record of theirs: who did what, when and why.
create function acts_on(p_person uuid)
returns table (at timestamptz, verb text, vi text, en text, reason text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select a.at, a.verb, w.vi, w.en, coalesce(a.reason, y.payload ->> 'reason')
  from act a join account w on w.id = a.actor_id left join act_payload y on y.act_id = a.id
  where a.record_id = p_person or a.record_id in (select t.id from membership_step t where t.person_id = p_person
    union select t.id from transfer t where t.person_id = p_person union select t.id from badge_award t where t.person_id = p_person
    union select t.id from position_holding t where t.person_id = p_person union select t.id from applicant_dialogue t where t.person_id = p_person)
  order by a.at;
end $$;

-- Does the person hold any post on a day, in whatever unit?
create function holds_post(p_person uuid, p_on date) returns boolean
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return exists (select from position_holding h where h.person_id = p_person and h.known_until is null and h.valid @> p_on);
end $$;

-- The same as before, by difference: unchanged rows are not written again, which spares the checks of their keys. Joins are hashed even
-- where statistics know nothing of rows just loaded: nested loops over 30,000 cells take minutes.
create or replace function rebuild_unit_reach() returns void
language sql security definer set search_path from current set enable_nestloop = off set enable_mergejoin = off
as $$
  with recursive party (root_id, unit_id, during, depth) as (
    select u.id, u.id, s.valid, 0
    from unit u join unit_span s on s.unit_id = u.id and s.known_until is null
    where u.kind = 'party_organisation' and u.known_until is null
    union all
    select party.root_id, p.unit_id, party.during * p.valid * s.valid, depth + 1
    from party join unit_parent p on p.parent_id = party.unit_id and p.known_until is null
      join unit_span s on s.unit_id = p.unit_id and s.known_until is null
    where party.during && p.valid and party.during * p.valid && s.valid and depth < 20
  ), area as (
    select party.root_id, l.area_id, party.during * l.valid as during
    from party join area_lead l on l.party_id = party.unit_id and l.known_until is null and party.during && l.valid
  ), reach as materialized (
    select root_id, unit_id, during from party
    union all select party.root_id, u.id, party.during from party join unit u on u.home_id = party.unit_id and u.kind = 'organ'
    union all select root_id, area_id, during from area
    union all select area.root_id, u.id, area.during from area join unit u on u.home_id = area.area_id
  ), gone as (
    delete from unit_reach r where not exists (
      select from reach n where n.root_id = r.root_id and n.unit_id = r.unit_id and n.during = r.during)
  )
  insert into unit_reach select n.root_id, n.unit_id, n.during from reach n where not exists (
    select from unit_reach r where r.root_id = n.root_id and r.unit_id = n.unit_id and r.during = n.during);
  update installation set catalogue_version = catalogue_version + 1;
$$;

-- The same for units whose rows have changed, with everything that stands or stood under them; other rows are not read.
create function rebuild_unit_reach_of(p_units uuid[]) returns void
language plpgsql security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
begin
  units := array(
    with recursive under (unit_id) as (
      select unnest(p_units)
      union
      select p.unit_id from under join unit_parent p on p.parent_id = under.unit_id and p.known_until is null
    ), party as (
      select unit_id from under union select r.unit_id from unit_reach r where r.root_id = any (p_units)
    ), main as (
      select unit_id from party union select l.area_id from area_lead l join party on party.unit_id = l.party_id where l.known_until is null
    )
    select unit_id from main union select b.id from unit b join main on main.unit_id = b.home_id);
  with recursive main (unit_id) as (
    select unnest(units) union select b.home_id from unit b where b.id = any (units) and b.home_id is not null
  ), source (unit_id) as (
    select unit_id from main union select l.party_id from area_lead l join main on main.unit_id = l.area_id where l.known_until is null
  ), above (root_id, unit_id, during, depth) as (
    select s.unit_id, s.unit_id, s.valid, 0 from source join unit_span s on s.unit_id = source.unit_id and s.known_until is null
    union all
    select p.parent_id, above.unit_id, above.during * p.valid * s.valid, depth + 1
    from above join unit_parent p on p.unit_id = above.root_id and p.known_until is null
      join unit_span s on s.unit_id = p.parent_id and s.known_until is null
    where above.during && p.valid and above.during * p.valid && s.valid and depth < 20
  ), party as materialized (
    select above.root_id, above.unit_id, above.during from above join unit u on u.id = above.root_id and u.kind = 'party_organisation' and u.known_until is null
  ), area as (
    select party.root_id, l.area_id, party.during * l.valid as during
    from party join area_lead l on l.party_id = party.unit_id and l.known_until is null and party.during && l.valid
  ), reach as materialized (
    select root_id, unit_id, during from party where unit_id = any (units)
    union all select party.root_id, b.id, party.during from party join unit b on b.home_id = party.unit_id and b.kind = 'organ' where b.id = any (units)
    union all select root_id, area_id, during from area where area_id = any (units)
    union all select area.root_id, b.id, area.during from area join unit b on b.home_id = area.area_id where b.id = any (units)
  ), gone as (
    delete from unit_reach r where r.unit_id = any (units) and not exists (
      select from reach n where n.root_id = r.root_id and n.unit_id = r.unit_id and n.during = r.during)
  )
  insert into unit_reach select n.root_id, n.unit_id, n.during from reach n where not exists (
    select from unit_reach r where r.root_id = n.root_id and r.unit_id = n.unit_id and r.during = n.during);
  update installation set catalogue_version = catalogue_version + 1;
end $$;
