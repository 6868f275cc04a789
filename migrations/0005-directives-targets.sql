-- Directives (any leading document) as far as targets need them, and targets with their plans.
create table directive (
  id uuid primary key,
  code text not null unique,
  symbol text,
  kind text not null,
  issuer_id uuid not null references unit (id),
  issued_on date,
  vi text not null,
  en text not null,
  source_id uuid references source (id),
  paragraph integer,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index directive_issuer on directive (issuer_id);
alter table entry add foreign key (directive_id) references directive (id);

-- The directives of some units that bear a date: a count is a total of its unit, so rows are not filtered for the reader;
-- the right to the unit was asked for by the figure that counts them.
create function directives_issued(p_units uuid[], p_known_at timestamptz)
returns table ("unitId" uuid, "on" date, symbol text, vi text, en text)
language sql stable security definer set search_path from current
as $$
  select issuer_id, issued_on, symbol, vi, en from directive
  where issuer_id = any (p_units) and issued_on is not null
    and case when p_known_at is null then known_until is null else known_at_covers(known_from, known_until, p_known_at) end
$$;

create table theme (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  kind text not null check (kind in ('theme', 'breakthrough')),
  rank integer not null default 1,
  period text not null,
  first_day date not null,
  last_day date not null,
  vi text not null,
  en text not null,
  directive_id uuid references directive (id),
  source_id uuid references source (id),
  paragraph integer,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index theme_unit on theme (unit_id);

create table task_group (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  period text not null,
  first_day date not null,
  last_day date not null,
  rank integer not null default 1,
  vi text not null,
  en text not null,
  directive_id uuid references directive (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index task_group_unit on task_group (unit_id);

create table target (
  id uuid primary key,
  unit_id uuid not null references unit (id),
  -- The body whose figure is measured: the committee itself, the area it leads, or another body there.
  subject_id uuid not null references unit (id),
  group_id uuid references task_group (id),
  measure_id uuid not null references measure (id),
  class_code text,
  direction text not null check (direction in ('at_least', 'at_most', 'range', 'milestone', 'class', 'words')),
  period text not null,
  first_day date not null,
  last_day date not null,
  rank integer not null default 1,
  lead_id uuid references unit (id),
  directive_id uuid references directive (id),
  -- Which plan its percentage means.
  plan_aspect text not null check (plan_aspect in ('assigned', 'own')),
  -- A plan that is no number: the upper end of a range, a date, a class or words.
  plan_until numeric,
  plan_words text,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index target_unit on target (unit_id);
create unique index target_once on target (unit_id, subject_id, measure_id, coalesce(class_code, ''), first_day, last_day) where known_until is null;

-- What the board of a unit is drawn from beside its figures, guarded once by the right to the unit: its targets and those
-- of `p_units` below it, themes of its own and of the units above.
create function board_rows(p_unit uuid, p_on date, p_units uuid[], p_above uuid[], p_known_at timestamptz)
returns table (targets json, themes json)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select
    (select coalesce(json_agg(line order by line.rank), '[]') from (
      select t.id, t.unit_id as "unitId", t.subject_id as "subjectId", t.measure_id as "measureId", t.class_code as "class", t.direction, t.period,
        t.first_day as "first", t.last_day as "last", t.rank, t.lead_id as "leadId", t.plan_aspect as "planAspect", t.plan_words as "planWords",
        t.plan_until::text as "planUntil", case when g.id is not null then json_build_object('vi', g.vi, 'en', g.en) end as "group",
        case when d.id is not null then json_build_object('symbol', d.symbol, 'name', json_build_object('vi', d.vi, 'en', d.en), 'issuedOn', d.issued_on) end as directive
      from target t left join task_group g on g.id = t.group_id left join directive d on d.id = t.directive_id
      where t.unit_id = any (p_units || p_unit)
        and case when p_known_at is null then t.known_until is null else known_at_covers(t.known_from, t.known_until, p_known_at) end) line),
    (select coalesce(json_agg(json_build_object('unitId', h.unit_id, 'kind', h.kind, 'rank', h.rank, 'period', h.period, 'first', h.first_day, 'last', h.last_day, 'vi', h.vi, 'en', h.en) order by h.rank), '[]')
      from theme h where h.unit_id = any (p_above || p_unit)
        and case when p_known_at is null then h.known_until is null else known_at_covers(h.known_from, h.known_until, p_known_at) end);
end $$;

-- Who last changed each of these entries, and when; entries of units under `p_unit` only.
create function entry_changes(p_unit uuid, p_on date, p_entries uuid[])
returns table (id uuid, at timestamptz, vi text, en text)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select e.id, a.at, w.vi, w.en from entry e join act a on a.id = e.known_from join account w on w.id = a.actor_id
    where e.id = any (p_entries) and (e.unit_id = p_unit or exists (
      select from unit_reach r where r.unit_id = e.unit_id and r.root_id = home_party_on(p_unit, p_on)));
end $$;
