-- Counting from records: how far a day of counting reaches, and how counts of the register of members change.

-- `unit`: the unit alone. `subtree`: every unit that stands under it on a period's last day and has no Party organisation
-- under itself then is counted on its own records; units above are the sum of what is under them, as always.
alter table counted_from add column reaches text not null default 'unit' check (reaches in ('unit', 'subtree'));
comment on table counted_from is 'superseded by the application';
create policy write on counted_from for insert with check (scope_covers(current_account(), '{issuer}', unit_id, today_here()));
create policy change on counted_from for update using (scope_covers(current_account(), '{issuer}', unit_id, today_here()));

create function raise_catalogue_version() returns trigger
language plpgsql security definer set search_path from current
as $$
begin
  update installation set catalogue_version = catalogue_version + 1;
  return null;
end $$;
create trigger counted_from_changes after insert or update on counted_from for each statement execute function raise_catalogue_version();

-- What became known between two instants is found by its acts.
create index membership_span_known_until on membership_span (known_until) where known_until is not null;
create index membership_step_known_from on membership_step (known_from);
create index membership_step_known_until on membership_step (known_until) where known_until is not null;
create index person_profile_known_from on person_profile (known_from);
create index person_profile_known_until on person_profile (known_until) where known_until is not null;
create index person_erased on person (erased) where erased is not null;

-- Units whose counts may have changed after `p_after`, up to `p_until`: a tail of few rows, so indexes are taken.
create function people_touched(p_after timestamptz, p_until timestamptz) returns setof uuid
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  acts uuid[] := array(select id from act where known_at > p_after and known_at <= p_until);
  people uuid[];
begin
  people := array(
    select person_id from membership_span where known_from = any (acts)
    union select person_id from membership_span where known_until = any (acts)
    union select person_id from membership_step where known_from = any (acts)
    union select person_id from membership_step where known_until = any (acts)
    union select person_id from person_profile where known_from = any (acts)
    union select person_id from person_profile where known_until = any (acts)
    union select id from person where erased = any (acts));
  return query select distinct s.unit_id from membership_span s where s.person_id = any (people);
end $$;

create function directives_touched(p_after timestamptz, p_until timestamptz) returns setof uuid
language sql stable security definer set search_path from current
as $$
  select distinct d.issuer_id from directive d join act k on k.id = d.known_from or k.id = d.known_until
  where k.known_at > p_after and k.known_at <= p_until
$$;

-- The spans of everybody who ever stood in some units, as believed at an instant (null: now), with their neighbours: a
-- span of a member that begins where the one before ended goes on from it.
create function people_spans(p_units uuid[], p_known_at timestamptz)
returns table (person_id uuid, unit_id uuid, state text, is_member boolean, first date, until date, before_unit uuid, next_unit uuid)
language plpgsql stable security definer rows 100000 set search_path from current set plan_cache_mode = force_custom_plan set work_mem = '64MB'
as $$
begin
  return query
  with believed as (
    select s.person_id, s.unit_id, s.state, s.state in ('probationary', 'considered', 'full', 'exempt') as is_member,
      lower(s.valid) as first, upper(s.valid) as until
    from membership_span s
    where case when p_known_at is null then s.known_until is null
      else s.known_from in (select k.id from act k where k.known_at <= p_known_at)
        and (s.known_until is null or s.known_until not in (select k.id from act k where k.known_at <= p_known_at)) end
      and s.person_id in (select x.person_id from membership_span x where x.unit_id = any (p_units))
  )
  select b.person_id, b.unit_id, b.state, b.is_member, b.first, b.until,
    case when lag(b.until) over near = b.first then lag(b.unit_id) over near end,
    case when lead(b.first) over near = b.until then lead(b.unit_id) over near end
  from believed b
  window near as (partition by b.person_id, b.is_member order by b.first nulls first);
end $$;

-- How members came, went and moved: read from where their spans begin and end, so that a stock is always the stock before,
-- plus what came, less what went. The step of the day says why; where none says it (a reorganisation, a register that was
-- taken over) it is `people.rearranged`.
create function people_flows(p_units uuid[], p_known_at timestamptz)
returns table (measure text, unit_id uuid, class text, "on" date, change integer, person_id uuid)
language plpgsql stable security definer rows 100000 set search_path from current set plan_cache_mode = force_custom_plan set work_mem = '64MB'
as $$
begin
  return query
  with span as materialized (select * from people_spans(p_units, p_known_at) s where s.is_member),
  step as materialized (
    select distinct on (t.person_id, t."on", kind.code) t.person_id, t."on", t.event, kind.code as kind
    from membership_step t cross join lateral (select case
      when t.event in ('admit', 'move_in') then 'in' when t.event = 'transfer' then 'across'
      when t.event in ('move_away', 'strike_off', 'leave', 'expel', 'die') then 'out' end) kind (code)
    where kind.code is not null
      and case when p_known_at is null then t.known_until is null
        else t.known_from in (select k.id from act k where k.known_at <= p_known_at)
          and (t.known_until is null or t.known_until not in (select k.id from act k where k.known_at <= p_known_at)) end
    order by 1, 2, 4, t.event
  )
  select case t.event when 'admit' then 'people.admitted' when 'move_in' then 'people.transferred-in' else 'people.rearranged' end,
    s.unit_id, null::text, s.first, 1, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.first and t.kind = 'in'
  where s.before_unit is null and s.first is not null and s.unit_id = any (p_units)
  union all
  select case when t.event is null then 'people.rearranged' else 'people.transferred-in' end, s.unit_id, null, s.first, 1, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.first and t.kind = 'across'
  where s.before_unit <> s.unit_id and s.unit_id = any (p_units)
  union all
  select case when t.event is null then 'people.rearranged' else 'people.transferred-out' end, s.unit_id, null, s.until,
    case when t.event is null then -1 else 1 end, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.until and t.kind = 'across'
  where s.next_unit <> s.unit_id and s.unit_id = any (p_units)
  union all
  select case when t.event is null then 'people.rearranged' when t.event = 'move_away' then 'people.transferred-out' else 'people.ended' end,
    s.unit_id, case when t.event <> 'move_away' then t.event end, s.until, case when t.event is null then -1 else 1 end, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.until and t.kind = 'out'
  where s.next_unit is null and s.until is not null and s.unit_id = any (p_units)
  union all
  select 'people.recognised', t.unit_id, null, t."on", 1, t.person_id
  from membership_step t
  where t.event = 'recognise' and t.unit_id = any (p_units)
    and case when p_known_at is null then t.known_until is null
      else t.known_from in (select k.id from act k where k.known_at <= p_known_at)
        and (t.known_until is null or t.known_until not in (select k.id from act k where k.known_at <= p_known_at)) end;
end $$;

-- Age bands of members on a day; the next one begins on the birthday that names it.
create function age_class(p_birth date, p_on date) returns text
language sql immutable
as $$
  select case when p_birth is null then 'unknown'
    when p_on < (p_birth + interval '31 years')::date then '18-30' when p_on < (p_birth + interval '41 years')::date then '31-40'
    when p_on < (p_birth + interval '51 years')::date then '41-50' when p_on < (p_birth + interval '61 years')::date then '51-60'
    else 'over-60' end
$$;

-- Ethnic groups that the class set does not name are `other`.
create function known_ethnicities() returns text[]
language sql stable security definer set search_path from current
as $$
  select coalesce(array_agg(item ->> 'code'), '{}') from class_set c cross join lateral jsonb_array_elements(c.classes) item
  where c.code = 'people-ethnicity' and c.known_until is null
$$;

create function ethnicity_class(p_ethnicity text, p_known text[]) returns text
language sql immutable
as $$
  select case when p_ethnicity is null then 'unknown' when p_ethnicity = any (p_known) or p_known = '{}' then p_ethnicity else 'other' end
$$;

-- In which class of a set a person is: the highest degree once, the age band of a day.
create function people_class(p_set text, p_profile person_profile, p_on date, p_known text[]) returns text
language sql immutable
as $$
  select case p_set
    when 'by-sex' then coalesce(p_profile.sex, 'unknown')
    when 'by-education' then coalesce(p_profile.education, 'unknown')
    when 'by-theory' then coalesce(p_profile.theory, 'none')
    when 'by-ethnicity' then ethnicity_class(p_profile.ethnicity, p_known)
    when 'by-age' then age_class(p_profile.birth_on, p_on)
  end
$$;

-- How counts of some units change from day to day, from the register: a count is a total of its unit, so rows are not
-- filtered for the reader; the right to the unit was asked for by the figure that counts them. One row a measure, unit and
-- class: its days (as numbers YYYYMMDD) and the changes on them, four bytes each. Changes of a stock before `p_from` are one
-- change on that day; members pass from one age band to the next for two years to come.
create function people_changes(p_measures text[], p_units uuid[], p_from date, p_known_at timestamptz)
returns table (measure text, "unitId" uuid, class text, days bytea, changes bytea)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan set work_mem = '64MB'
as $$
declare
  horizon date := greatest(today_here(), current_date) + 730;
  known text[] := known_ethnicities();
  has_stock boolean := exists (select from unnest(p_measures) m where m like 'people.members%' or m = 'people.applicants');
  has_class boolean := exists (select from unnest(p_measures) m where m like 'people.members.by-%');
  has_age boolean := 'people.members.by-age' = any (p_measures);
  has_flow boolean := exists (select from unnest(p_measures) m where m not like 'people.members%' and m <> 'people.applicants');
  has_flow_class boolean := exists (select from unnest(p_measures) m where m like 'people.admitted.by-%');
begin
  return query
  with stand as materialized (
    select s.unit_id, s.is_member, s.state, p.sex, p.ethnicity, p.education, p.theory, p.birth_on,
      greatest(coalesce(s.first, p_from), p_from) as first, s.until
    from people_spans(p_units, p_known_at) s
    left join person_profile p on has_class and s.is_member and p.person_id = s.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where has_stock and s.unit_id = any (p_units) and (s.until is null or s.until > p_from)
  ), groups as materialized (
    -- Many people share one line, since everything before the first day is one.
    select s.unit_id, s.is_member, s.state, s.sex, ethnicity_class(s.ethnicity, known) as ethnicity, s.education, s.theory, s.first, s.until,
      count(*)::integer as people
    from stand s group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), stock as (
    select m.measure, g.unit_id, m.class, g.first, g.until, g.people
    from groups g cross join lateral (values
      ('people.members', null), ('people.members.by-sex', coalesce(g.sex, 'unknown')), ('people.members.by-ethnicity', g.ethnicity),
      ('people.members.by-education', coalesce(g.education, 'unknown')), ('people.members.by-theory', coalesce(g.theory, 'none')),
      ('people.members.by-state', g.state)) m (measure, class)
    where g.is_member and m.measure = any (p_measures)
    union all
    select 'people.applicants', g.unit_id, g.state, g.first, g.until, g.people
    from groups g where not g.is_member and 'people.applicants' = any (p_measures)
  ), aged as (
    select s.unit_id, s.birth_on, s.first, s.until, count(*)::integer as people
    from stand s where has_age and s.is_member and s.first <= horizon group by 1, 2, 3, 4
  ), flow as materialized (
    select f.* from people_flows(p_units, p_known_at) f where has_flow and f."on" >= p_from
  ), change as (
    select stock.measure, stock.unit_id, stock.class, stock.first as "on", stock.people as change from stock
    union all
    select stock.measure, stock.unit_id, stock.class, stock.until, -stock.people from stock where stock.until is not null
    union all
    select 'people.members.by-age', a.unit_id, age_class(a.birth_on, a.first), a.first, a.people from aged a
    union all
    select 'people.members.by-age', a.unit_id, age_class(a.birth_on, a.until - 1), a.until, -a.people from aged a where a.until <= horizon
    union all
    select 'people.members.by-age', a.unit_id, side.class, (a.birth_on + make_interval(years => band.years))::date, side.sign * a.people
    from aged a cross join (values (31, '18-30', '31-40'), (41, '31-40', '41-50'), (51, '41-50', '51-60'), (61, '51-60', 'over-60')) band (years, old, next)
    cross join lateral (values (-1, band.old), (1, band.next)) side (sign, class)
    where (a.birth_on + make_interval(years => band.years))::date > a.first
      and (a.birth_on + make_interval(years => band.years))::date < least(a.until, horizon + 1)
    union all
    select f.measure, f.unit_id, f.class, f."on", f.change from flow f
    union all
    select 'people.admitted.' || by.code, f.unit_id, people_class(by.code, p, f."on", known), f."on", f.change
    from flow f cross join (values ('by-sex'), ('by-age'), ('by-ethnicity'), ('by-education')) by (code)
    left join person_profile p on p.person_id = f.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where has_flow_class and f.measure = 'people.admitted' and 'people.admitted.' || by.code = any (p_measures)
  ), daily as (
    select c.measure, c.unit_id, c.class, c."on", sum(c.change)::integer as change from change c
    where c.measure = any (p_measures)
    group by 1, 2, 3, 4 having sum(c.change) <> 0
  )
  select d.measure, d.unit_id, d.class,
    string_agg(int4send((extract(year from d."on") * 10000 + extract(month from d."on") * 100 + extract(day from d."on"))::integer), '' order by d."on"),
    string_agg(int4send(d.change), '' order by d."on")
  from daily d group by 1, 2, 3;
end $$;

-- The people behind a count of one unit, for the lineage of a figure the reader may open; names only within the reader's
-- scope, five hundred at most.
create function people_behind(p_measure text, p_unit uuid, p_class text, p_first date, p_last date, p_known_at timestamptz)
returns table (name text, "on" date)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  class_of text := substring(p_measure from '\.(by-[a-z]+)$');
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_last) then
    return;
  end if;
  if p_measure like 'people.members%' or p_measure = 'people.applicants' then
    return query
    select p.name, s.first from people_spans(array[p_unit], p_known_at) s
    join person_profile p on p.person_id = s.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where s.unit_id = p_unit and s.is_member = (p_measure <> 'people.applicants')
      and (s.first is null or s.first <= p_last) and (s.until is null or s.until > p_last)
      and (p_class is null or p_class = case when class_of is null or class_of = 'by-state' then s.state else people_class(class_of, p, p_last, known_ethnicities()) end)
    order by p.given collate "vi-x-icu", p.name collate "vi-x-icu" limit 500;
  else
    return query
    select p.name, f."on" from people_flows(array[p_unit], p_known_at) f
    join person_profile p on p.person_id = f.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where f.unit_id = p_unit and f.measure = regexp_replace(p_measure, '\.by-[a-z]+$', '') and f."on" between p_first and p_last
      and (p_class is null or p_class = case when class_of is null then f.class else people_class(class_of, p, f."on", known_ethnicities()) end)
    order by 2, 1 limit 500;
  end if;
end $$;
