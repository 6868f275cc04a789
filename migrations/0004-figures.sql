-- Measures, class sets, sources, entries, approvals, printed statements, codes of figures.
create table class_set (
  code text primary key,
  reading text not null check (reading in ('disjoint', 'nested', 'undeclared')),
  is_exhaustive boolean not null,
  classes jsonb not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);

create table measure (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$')
);

create table measure_version (
  measure_id uuid not null references measure (id),
  valid daterange not null check (not isempty(valid)),
  vi text not null,
  en text not null,
  subjects text[] not null,
  measured_in_vi text not null,
  measured_in_en text not null,
  kind text not null check (kind in ('entered', 'counted', 'formula')),
  result text not null default 'quantity' check (result in ('quantity', 'class', 'date', 'words')),
  over_time text not null check (over_time in ('sum', 'last', 'none')),
  over_units text not null check (over_units in ('sum', 'recompute', 'none')),
  entry_mode text not null default 'in_period' check (entry_mode in ('in_period', 'cumulative')),
  stated_at_parent text not null default 'total' check (stated_at_parent in ('total', 'own')),
  class_set text references class_set (code),
  period_kinds text[] not null,
  is_whole boolean not null,
  is_non_negative boolean not null,
  least numeric,
  most numeric,
  print_rule jsonb not null,
  formula jsonb,
  restate_by text,
  owner_id uuid references unit (id),
  audience text not null default 'scope' check (audience in ('scope', 'subtree', 'public')),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check ((kind = 'formula') = (formula is not null)),
  exclude using gist (measure_id with =, valid with &&) where (known_until is null)
);

-- From which day a measure is counted from records for a unit; earlier entries stand.
create table counted_from (
  measure_id uuid not null references measure (id),
  unit_id uuid not null references unit (id),
  from_day date not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index counted_from_believed on counted_from (measure_id, unit_id) where known_until is null;

create table source (
  id uuid primary key,
  code text not null unique,
  vi text not null,
  en text not null,
  publisher text,
  published_on date,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);

create table entry (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  measure_id uuid not null references measure (id),
  class_code text,
  aspect text not null check (aspect in ('actual', 'assigned', 'own')),
  period text not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  word text check (word in ('exact', 'over', 'at_least', 'under', 'at_most', 'nearly', 'about', 'range')),
  low numeric,
  high numeric,
  is_estimate boolean not null default false,
  is_not_applicable boolean not null default false,
  is_of_most boolean not null default false,
  result text,
  origin text not null check (origin in ('stated', 'inferred', 'entered')),
  inferred_by jsonb,
  printed_form text,
  cut_off_on date,
  stated_on date,
  source_id uuid references source (id),
  paragraph integer check (paragraph > 0),
  -- The directive a plan was set by; plans are written only by the module of targets.
  directive_id uuid,
  supersedes uuid references entry (id),
  reason text,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check ((word is null) = (low is null) and (word is null) = (high is null)),
  check (low <= high and (word = 'range' or word = 'about' or low = high)),
  check (num_nonnulls(word, result) + is_not_applicable::int <= 1),
  check (origin = 'entered' or source_id is not null),
  check (origin <> 'inferred' or inferred_by is not null),
  check ((supersedes is null) = (reason is null))
);
-- One believed value at a place; a second writer meets this index.
create unique index entry_place on entry (unit_id, measure_id, coalesce(class_code, ''), aspect, first_day, last_day) where known_until is null;
create index entry_measure on entry (measure_id, unit_id);
create index entry_supersedes on entry (supersedes) where supersedes is not null;
create index entry_known_from on entry (known_from);
create index entry_known_until on entry (known_until) where known_until is not null;

create table entry_approval (
  entry_id uuid primary key references entry (id),
  account_id uuid not null references account (id),
  act_id uuid not null references act (id)
);
create index entry_approval_act on entry_approval (act_id);

-- What a source printed where the product computes: kept beside the figure and compared with it.
create table printed_statement (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  measure_id uuid not null references measure (id),
  class_code text,
  aspect text not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  word text not null,
  low numeric not null,
  high numeric not null,
  printed_form text not null,
  source_id uuid not null references source (id),
  paragraph integer,
  is_independent boolean not null,
  note_vi text,
  note_en text,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index printed_statement_place on printed_statement (unit_id, measure_id);

-- The short code of a figure's address, printed as a link in documents: <publicUrl>/f/<code>.
create table figure_code (
  code text primary key,
  unit_id uuid not null references unit (id),
  measure_code text not null,
  class_code text,
  aspect text not null,
  period text not null,
  known_at timestamptz
);

-- Rules between figures: a rule is a row, its kind is code from a closed list.
create table consistency_rule (
  code text primary key,
  kind text not null check (kind in ('may_differ_in_base')),
  -- Two figures by measure and class: [{"measure": ..., "class": ...}, ...].
  figures jsonb not null,
  vi text not null,
  en text not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);

create table finding_answer (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  first_day date not null,
  last_day date not null,
  -- Kind of finding and digest of the exact values it answers; the answer lapses when these change.
  kind text not null,
  digest text not null,
  answer text not null check (length(answer) between 1 and 2000),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index finding_answer_digest on finding_answer (digest);

-- An entry as ledgers read it.
create type entry_line as (id uuid, unit_id uuid, measure_id uuid, class_code text, aspect text, period text, first_day date, last_day date,
  word text, low text, high text, is_estimate boolean, is_not_applicable boolean, is_of_most boolean, result text, origin text,
  inferred_by jsonb, printed_form text, cut_off_on date, stated_on date, source_id uuid, paragraph integer, is_approved boolean, known_until uuid);

-- Entries behind the figures of a unit the reader may open: those of all units that ever stood under it (and, restated,
-- of what these came from). The total belongs to the unit asked for, so it is not filtered row by row.
create function entries_under(p_unit uuid, p_on date, p_measures uuid[], p_known_at timestamptz, p_with_predecessors boolean)
returns setof entry_line
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  with recursive home as (
    select home_party_on(p_unit, p_on) as id
  ), under as materialized (
    select distinct r.unit_id from unit_reach r join home on r.root_id = home.id
    union select p_unit
  ), reached (unit_id) as (
    select unit_id from under
    union
    select next.unit_id from reached join lateral (
      select s.from_id as unit_id from succession s where p_with_predecessors and s.to_id = reached.unit_id
      union all select r.unit_id from unit_reach r join succession s on s.from_id = r.root_id
        where p_with_predecessors and s.to_id = reached.unit_id
    ) next on true
  )
  select e.id, e.unit_id, e.measure_id, e.class_code, e.aspect, e.period, e.first_day, e.last_day, e.word, e.low::text, e.high::text,
    e.is_estimate, e.is_not_applicable, e.is_of_most, e.result, e.origin, e.inferred_by, e.printed_form, e.cut_off_on, e.stated_on,
    e.source_id, e.paragraph, a.entry_id is not null, case when p_known_at is null then e.known_until end
  from reached join entry e on e.unit_id = reached.unit_id and e.measure_id = any (p_measures)
  left join entry_approval a on a.entry_id = e.id and (p_known_at is null or known_at_covers(a.act_id, null, p_known_at))
  where case when p_known_at is null then e.known_until is null else known_at_covers(e.known_from, e.known_until, p_known_at) end;
end $$;

-- The tail for a reader who holds the present entries of `entries_under` as known at `p_after`: entries under the unit
-- that were entered, superseded or approved since, up to `p_until`, with who entered them. Those superseded name the act
-- that did it. Few rows are touched however many there are, so indexes are taken whatever the planner guesses.
create function entries_since(p_unit uuid, p_on date, p_after timestamptz, p_until timestamptz)
returns table (line entry_line, at timestamptz, vi text, en text)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  acts uuid[] := array(select id from act where known_at > p_after and known_at <= p_until);
  touched uuid[];
  home uuid;
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  touched := array(select id from entry where known_from = any (acts)) || array(select id from entry where known_until = any (acts))
    || array(select entry_id from entry_approval where act_id = any (acts));
  if touched = '{}' then
    return;
  end if;
  home := home_party_on(p_unit, p_on);
  return query
  select (e.id, e.unit_id, e.measure_id, e.class_code, e.aspect, e.period, e.first_day, e.last_day, e.word, e.low::text, e.high::text,
    e.is_estimate, e.is_not_applicable, e.is_of_most, e.result, e.origin, e.inferred_by, e.printed_form, e.cut_off_on, e.stated_on,
    e.source_id, e.paragraph, exists (select from entry_approval a where a.entry_id = e.id), e.known_until)::entry_line, k.at, w.vi, w.en
  from entry e join act k on k.id = e.known_from join account w on w.id = k.actor_id
  where e.id = any (touched) and (e.unit_id = p_unit or exists (select from unit_reach r where r.unit_id = e.unit_id and r.root_id = home));
end $$;

create function audience_of(p_measure uuid, p_on date) returns text
language sql stable security definer set search_path from current
as $$ select audience from measure_version where measure_id = p_measure and valid @> p_on and known_until is null $$;

-- May the account read this unit's figure of a period ending on a day?
create function may_read_figure(p_account uuid, p_unit uuid, p_on date, p_audience text) returns boolean
language sql stable security definer set search_path from current
as $$
  select scope_covers(p_account, '{reader,clerk,approver,issuer}', p_unit, p_on)
    or (p_audience = 'public' and exists (select from account where id = p_account and not is_disabled))
    or (p_audience = 'subtree' and exists (
      select from scope_roots(p_account, '{reader,clerk,approver,issuer}') own
      join unit_reach r on r.unit_id = own and r.root_id = home_party_on(p_unit, p_on) and r.during @> day_in_life(own, p_on)))
$$;

-- Who entered and who approved an entry, and when: read together with an entry the reader may open.
create function entry_story(p_entry uuid)
returns table (entered_by uuid, entered_at timestamptz, known_at timestamptz, approved_by uuid, approved_at timestamptz)
language sql stable security definer rows 1 set search_path from current
as $$
  select a.actor_id, a.at, a.known_at, p.account_id, pa.at
  from entry e join act a on a.id = e.known_from
  left join entry_approval p on p.entry_id = e.id left join act pa on pa.id = p.act_id
  where e.id = p_entry
$$;
