-- Totals kept for Party organisations that have others under them: what their leaves have entered, added up for every
-- calendar period, as far as plain sums say it. Nothing here is a record: everything is worked out from entries and trees,
-- is brought up to date by a fold, and is built anew by a restore. Writers never touch it; a read adds what became known
-- since the fold (`kept_totals_under`). A line with `odd` above nought is left to the whole rule (src/modules/figures).
create table kept_total (
  unit_id uuid not null references unit (id),
  measure_id uuid not null references measure (id),
  class_code text not null,
  aspect text not null,
  first_day date not null,
  last_day date not null,
  -- The length in months of the periods that were entered; 0 for any other.
  months smallint not null,
  -- Leaves with any value, with all values of the period, with all of them approved, and to which the measure does not apply.
  heard integer not null,
  have integer not null,
  approved integer not null,
  apart integer not null,
  -- What plain sums cannot tell: words beside numbers, values that are no numbers, values stated above leaves.
  odd integer not null,
  estimates integer not null,
  of_most integer not null,
  total numeric not null,
  -- Names the set of leaves in `have`: the sum of a digest of each.
  mark numeric not null,
  primary key (unit_id, measure_id, aspect, class_code, first_day, last_day, months)
);
-- The trees that the totals were added up along, and up to where entries and approvals are in them.
create table kept_reach (
  root_id uuid not null,
  unit_id uuid not null,
  during daterange not null
);
create index kept_reach_unit on kept_reach (unit_id);
create index kept_reach_root on kept_reach (root_id);
-- Believed entries under a unit that are in its totals.
create table kept_size (
  unit_id uuid primary key references unit (id),
  entries bigint not null
);
create table kept_until (
  is_only boolean primary key default true check (is_only),
  known_at timestamptz not null,
  catalogue_version bigint not null
);

do $$
declare
  name text;
begin
  foreach name in array array['kept_total', 'kept_reach', 'kept_size', 'kept_until'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
end $$;

alter function grant_to_application(text) rename to grant_before_kept_totals;
create function grant_to_application(p_role text) returns void
language plpgsql set search_path from current
as $$
begin
  perform grant_before_kept_totals(p_role);
  execute format('revoke all on kept_total, kept_reach, kept_size, kept_until from %I', p_role);
end $$;

-- The periods of a year for which totals are kept: months, quarters, halves, the year, and from 1 January to each month's end.
create function calendar_periods(p_year integer)
returns table (first_day date, last_day date, months smallint)
language sql immutable rows 27
as $$
  select make_date(p_year, m, 1), (make_date(p_year, m, 1) + make_interval(months => n) - interval '1 day')::date, n::smallint
  from (values (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1), (11, 1), (12, 1), (1, 3), (4, 3), (7, 3), (10, 3),
    (1, 6), (7, 6), (1, 12), (1, 2), (1, 4), (1, 5), (1, 7), (1, 8), (1, 9), (1, 10), (1, 11)) period (m, n)
$$;

-- The length in months of a calendar month, quarter, half or year; 0 for any other period.
create function calendar_months(p_first date, p_last date) returns smallint
language sql immutable
as $$
  select coalesce((select n::smallint from unnest(array[1, 3, 6, 12]) n
    where extract(day from p_first) = 1 and mod(extract(month from p_first)::integer - 1, n) = 0
      and p_last = (p_first + make_interval(months => n) - interval '1 day')::date), 0::smallint)
$$;

-- A leaf's values of one measure, class, aspect and year: what changes in the totals together.
create type kept_line as (unit_id uuid, measure_id uuid, class_code text, aspect text, year integer);

-- The values of some lines as believed at two instants (null: not asked), told apart by their sign: 1 the later, -1 the
-- earlier. Withdrawn ones are none.
create function kept_values(p_lines kept_line[], p_since timestamptz, p_until timestamptz)
returns table (sign integer, unit_id uuid, measure_id uuid, class_code text, aspect text, year integer, first_day date, last_day date,
  low numeric, is_exact boolean, is_not_applicable boolean, is_estimate boolean, is_of_most boolean, is_approved boolean)
language plpgsql stable security definer rows 50000 set search_path from current set plan_cache_mode = force_generic_plan
  set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
#variable_conflict use_column
begin
  return query
  select side.sign, l.unit_id, l.measure_id, l.class_code, l.aspect, l.year, e.first_day, e.last_day,
    e.low, coalesce(e.word = 'exact', false), e.is_not_applicable, e.is_estimate, e.is_of_most, coalesce(a.known_at <= side.at, false)
  from (select distinct x.unit_id, x.measure_id, x.class_code, x.aspect, x.year from unnest(p_lines) x) l
  join entry e on e.unit_id = l.unit_id and e.measure_id = l.measure_id and coalesce(e.class_code, '') = l.class_code
    and e.aspect = l.aspect and e.first_day >= make_date(l.year, 1, 1) and e.last_day <= make_date(l.year, 12, 31)
  join act b on b.id = e.known_from
  left join act u on u.id = e.known_until
  left join lateral (select k.known_at from entry_approval p join act k on k.id = p.act_id where p.entry_id = e.id) a on true
  cross join (values (1, p_until), (-1, p_since)) side (sign, at)
  where (e.word is not null or e.result is not null or e.is_not_applicable)
    and b.known_at <= side.at and (u.known_at is null or u.known_at > side.at);
end $$;

-- What some lines put into the totals of the units above as believed at an instant, less what they put there as believed at an
-- earlier one (null: not asked), along the trees as they are or as they were folded. `p_roots` null asks for every unit above. Joins are hashed: nothing is known of the size of what is joined.
create function kept_shares(p_lines kept_line[], p_roots uuid[], p_since timestamptz, p_until timestamptz, p_as_folded boolean)
returns table (unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint,
  heard bigint, have bigint, approved bigint, apart bigint, odd bigint, estimates bigint, of_most bigint, total numeric, mark numeric)
language plpgsql stable security definer rows 10000 set search_path from current set plan_cache_mode = force_generic_plan
  set work_mem = '128MB' set enable_nestloop = off set jit = off
as $$
#variable_conflict use_column
declare
  units uuid[] := array(select distinct l.unit_id from unnest(p_lines) l);
begin
  return query
  with reach as materialized (
    select r.root_id, r.unit_id, r.during from unit_reach r
      where not p_as_folded and r.unit_id = any (units) and r.root_id <> r.unit_id and (p_roots is null or r.root_id = any (p_roots))
    union all
    select r.root_id, r.unit_id, r.during from kept_reach r
      where p_as_folded and r.unit_id = any (units) and r.root_id <> r.unit_id and (p_roots is null or r.root_id = any (p_roots))
  ), life as materialized (
    select r.unit_id, range_agg(r.during) as during from unit_reach r
      where not p_as_folded and r.unit_id = any (units) and r.root_id = r.unit_id group by 1
    union all
    select r.unit_id, range_agg(r.during) from kept_reach r where p_as_folded and r.unit_id = any (units) and r.root_id = r.unit_id group by 1
  ), parent as materialized (
    -- On which days one of these units has others under itself: what is stated there is no leaf's.
    select r.root_id as unit_id, range_agg(r.during) as during from unit_reach r join unit u on u.id = r.unit_id
      where not p_as_folded and r.root_id = any (units) and r.unit_id <> r.root_id and u.kind = 'party_organisation' group by 1
    union all
    select r.root_id, range_agg(r.during) from kept_reach r where p_as_folded and r.root_id = any (units) and r.root_id <> r.unit_id group by 1
  ), value as materialized (
    select * from kept_values(p_lines, p_since, p_until)
  ), span as (
    select d.first_day, d.last_day, calendar_months(d.first_day, d.last_day) as months
    from (select distinct v.first_day, v.last_day from value v) d
  ), period as materialized (
    -- Every period that holds another.
    select d.first_day as said_first, d.last_day as said_last, d.months, p.first_day, p.last_day, p.months as length
    from span d cross join lateral calendar_periods(extract(year from d.last_day)::integer) p
    where p.first_day <= d.first_day and p.last_day >= d.last_day
  ), over as materialized (
    select m.measure_id, m.year, (select v.over_time from measure_version v where v.measure_id = m.measure_id and v.known_until is null
      and v.valid && daterange(make_date(m.year, 1, 1), make_date(m.year, 12, 31), '[]') order by v.valid desc limit 1) as over_time
    from (select distinct v.measure_id, v.year from value v) m
  ), placed as materialized (
    -- Every value in every period that holds it.
    select v.sign, v.unit_id, v.measure_id, v.class_code, v.aspect, p.first_day, p.last_day, p.length, p.months, o.over_time,
      -- A unit that had ended by then belongs to the tree of its last day; such a value is left to the whole rule.
      case when l.during @> v.last_day then v.last_day else coalesce((
        select max(upper(d)) - 1 from unnest(l.during) d where upper(d) <= v.last_day), v.last_day) end as said_last,
      v.low, v.is_exact, v.is_not_applicable, v.is_estimate, v.is_of_most, v.is_approved, a.during @> v.last_day is true as is_above,
      l.during @> v.last_day is not true or not v.is_exact and not v.is_not_applicable or a.during @> v.last_day is true or p.months = 0
        or o.over_time <> 'last' and mod(p.length, greatest(p.months, 1::smallint)) <> 0 as is_odd
    from value v join period p on p.said_first = v.first_day and p.said_last = v.last_day
    join over o on o.measure_id = v.measure_id and o.year = v.year
    left join parent a on a.unit_id = v.unit_id left join life l on l.unit_id = v.unit_id
  ), counted as (
    select * from placed s where s.over_time <> 'last'
    union all
    -- Of a stock only the latest counts.
    select s.* from (select distinct on (s.sign, s.unit_id, s.measure_id, s.class_code, s.aspect, s.first_day, s.last_day, s.months) s.*
      from placed s where s.over_time = 'last'
      order by s.sign, s.unit_id, s.measure_id, s.class_code, s.aspect, s.first_day, s.last_day, s.months, s.said_last desc) s
  ), whole as materialized (
    -- What a leaf says of a period, whoever stands above it.
    select s.sign, s.unit_id, s.measure_id, s.class_code, s.aspect, s.first_day, s.last_day, s.length, s.months, s.over_time,
      count(*) filter (where s.is_exact) as values, count(*) filter (where s.is_not_applicable) as aparts, count(*) filter (where s.is_odd) as odds,
      bool_and(s.is_approved or s.is_not_applicable) as is_approved, bool_or(s.is_estimate and s.is_exact) as is_estimate,
      bool_or(s.is_of_most and s.is_exact) as is_of_most, coalesce(sum(s.low) filter (where s.is_exact), 0) as total, bool_or(s.is_above) as is_above
    from counted s
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  ), partly as materialized (
    -- Who stood above for a part of a period only, or along two ways, one after the other.
    select r.root_id, r.unit_id, p.first_day, p.last_day from reach r
    join (select distinct s.first_day, s.last_day from placed s where s.over_time <> 'last') p on r.during && daterange(p.first_day, p.last_day, '[]')
    group by 1, 2, 3, 4 having not bool_or(r.during @> daterange(p.first_day, p.last_day, '[]'))
  ), share as (
    select w.sign, r.root_id, w.unit_id, w.measure_id, w.class_code, w.aspect, w.first_day, w.last_day, w.months, w.values, w.aparts, w.odds,
      w.is_approved, w.is_estimate, w.is_of_most, w.total, w.length / greatest(w.months, 1::smallint) as tiles
    from whole w join reach r on r.unit_id = w.unit_id
    where w.over_time <> 'last' and r.during @> daterange(w.first_day, w.last_day, '[]')
    union all
    select w.sign, r.root_id, w.unit_id, w.measure_id, w.class_code, w.aspect, w.first_day, w.last_day, w.months, w.values, w.aparts, w.odds,
      w.is_approved, w.is_estimate, w.is_of_most, w.total, 1
    from whole w join reach r on r.unit_id = w.unit_id
    where w.over_time = 'last' and r.during @> w.last_day
    union all
    select s.sign, r.root_id, s.unit_id, s.measure_id, s.class_code, s.aspect, s.first_day, s.last_day, s.months,
      count(*) filter (where s.is_exact), count(*) filter (where s.is_not_applicable), count(*) filter (where s.is_odd),
      bool_and(s.is_approved or s.is_not_applicable), bool_or(s.is_estimate and s.is_exact), bool_or(s.is_of_most and s.is_exact),
      coalesce(sum(s.low) filter (where s.is_exact), 0),
      (select count(*) from generate_series(s.first_day, s.last_day, make_interval(months => greatest(s.months, 1::smallint))) tile
        where exists (select from reach x where x.unit_id = s.unit_id and x.root_id = r.root_id
          and x.during @> (tile + make_interval(months => greatest(s.months, 1::smallint)) - interval '1 day')::date))
    from placed s join partly r on r.unit_id = s.unit_id and r.first_day = s.first_day and r.last_day = s.last_day
    where s.over_time <> 'last' and exists (
      select from reach x where x.unit_id = s.unit_id and x.root_id = r.root_id and x.during @> s.said_last)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9
    union all
    -- What is stated above leaves stands in the way of the plain sum of that unit itself too.
    select w.sign, w.unit_id, w.unit_id, w.measure_id, w.class_code, w.aspect, w.first_day, w.last_day, w.months, 0, 0, w.odds, true, false, false, 0, 1
    from whole w where w.is_above and (p_roots is null or w.unit_id = any (p_roots))
  )
  select s.root_id, s.measure_id, s.class_code, s.aspect, s.first_day, s.last_day, s.months,
    sum(s.sign) filter (where s.values > 0), sum(s.sign) filter (where s.values > 0 and s.values + s.aparts >= s.tiles),
    sum(s.sign) filter (where s.values > 0 and s.values + s.aparts >= s.tiles and s.is_approved),
    sum(s.sign) filter (where s.values = 0 and s.aparts > 0 and s.aparts >= s.tiles), sum(s.sign * s.odds)::bigint,
    sum(s.sign) filter (where s.is_estimate), sum(s.sign) filter (where s.is_of_most), sum(s.sign * s.total),
    sum(s.sign * hashtextextended(s.unit_id::text, 0)::numeric) filter (where s.values > 0 and s.values + s.aparts >= s.tiles)
  from share s
  group by 1, 2, 3, 4, 5, 6, 7;
end $$;

-- The lines in which anything became known between two instants.
create function kept_touched(p_after timestamptz, p_until timestamptz) returns setof kept_line
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  acts uuid[] := array(select id from act where known_at > p_after and known_at <= p_until);
begin
  return query
  select distinct e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, extract(year from e.last_day)::integer
  from entry e join unit u on u.id = e.unit_id and u.kind = 'party_organisation'
  where e.id = any (array(select id from entry where known_from = any (acts)) || array(select id from entry where known_until = any (acts))
    || array(select entry_id from entry_approval where act_id = any (acts)))
    and extract(year from e.first_day) = extract(year from e.last_day);
end $$;

-- The lines of units that stand elsewhere than when totals were folded; `p_root` null asks for every tree.
create function kept_moved(p_root uuid) returns setof kept_line
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
begin
  if (select i.catalogue_version from installation i) is not distinct from (select k.catalogue_version from kept_until k) then
    return;
  end if;
  units := array(
    select r.unit_id from (
      (select r.root_id, r.unit_id, r.during from unit_reach r join unit u on u.id = r.unit_id
        where u.kind = 'party_organisation' and (p_root is null or r.root_id = p_root)
       except select r.root_id, r.unit_id, r.during from kept_reach r)
      union all
      (select r.root_id, r.unit_id, r.during from kept_reach r where p_root is null or r.root_id = p_root
       except select r.root_id, r.unit_id, r.during from unit_reach r)) r
    union select p.root_id from unit_reach p where p.unit_id in (
      select x.unit_id from (select r.unit_id, r.during from unit_reach r where p_root is null or r.root_id = p_root
        except select r.unit_id, r.during from kept_reach r where p_root is null or r.root_id = p_root) x));
  return query
  select distinct e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, extract(year from e.last_day)::integer
  from entry e join unit u on u.id = e.unit_id and u.kind = 'party_organisation'
  where e.unit_id = any (units) and extract(year from e.first_day) = extract(year from e.last_day);
end $$;

-- Brings the totals up to what is known, in a transaction on one snapshot; one fold at a time.
-- @returns the number of lines that had changed, or null where another fold is under way.
create function fold_kept_totals() returns bigint
language plpgsql security definer set search_path from current
as $$
declare
  since timestamptz := (select k.known_at from kept_until k);
  until timestamptz := (select h.known_at from act_head h);
  version bigint := (select i.catalogue_version from installation i);
  lines kept_line[];
  measure uuid;
  folded bigint := 0;
  is_moved boolean := version is distinct from (select k.catalogue_version from kept_until k);
begin
  if not pg_try_advisory_xact_lock(7463831) then
    return null;
  end if;
  for measure in select m.id from measure m loop
    if since is null then
      lines := array(
        select distinct row(e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, extract(year from e.last_day)::integer)::kept_line
        from entry e join unit u on u.id = e.unit_id and u.kind = 'party_organisation'
        where e.measure_id = measure and extract(year from e.first_day) = extract(year from e.last_day));
    elsif folded = 0 and lines is null then
      lines := array(select row(t.*)::kept_line from (select * from kept_touched(since, until) union select * from kept_moved(null)) t);
      exit;
    end if;
    continue when lines = '{}';
    folded := folded + cardinality(lines);
    perform put_kept_totals(lines, since, until, false);
  end loop;
  if since is not null and lines <> '{}' then
    folded := cardinality(lines);
    for measure in select distinct l.measure_id from unnest(lines) l loop
      perform put_kept_totals(array(select l from unnest(lines) l where l.measure_id = measure), since, until, is_moved);
    end loop;
  end if;
  if since is null or (select k.catalogue_version from kept_until k) <> version then
    delete from kept_reach k where not exists (
      select from unit_reach r where r.root_id = k.root_id and r.unit_id = k.unit_id and r.during = k.during);
    insert into kept_reach select r.root_id, r.unit_id, r.during from unit_reach r join unit u on u.id = r.unit_id and u.kind = 'party_organisation'
      where not exists (
        select from kept_reach k where r.root_id = k.root_id and r.unit_id = k.unit_id and r.during = k.during);
  end if;
  insert into kept_until (known_at, catalogue_version) values (until, version)
    on conflict (is_only) do update set known_at = excluded.known_at, catalogue_version = excluded.catalogue_version;
  return folded;
end $$;

-- Adds what lines have come to be, less what they were when they were folded.
create function put_kept_totals(p_lines kept_line[], p_since timestamptz, p_until timestamptz, p_is_moved boolean) returns void
language plpgsql security definer set search_path from current
as $$
begin
  with change as materialized (
    select * from kept_changes(p_lines, null, p_since, p_until, p_is_moved)
  ), put as (
    insert into kept_total as t
    select c.unit_id, c.measure_id, c.class_code, c.aspect, c.first_day, c.last_day, c.months, c.heard, c.have, c.approved, c.apart, c.odd,
      c.estimates, c.of_most, c.total, c.mark from change c
    on conflict (unit_id, measure_id, aspect, class_code, first_day, last_day, months) do update set
      heard = t.heard + excluded.heard, have = t.have + excluded.have, approved = t.approved + excluded.approved, apart = t.apart + excluded.apart,
      odd = t.odd + excluded.odd, estimates = t.estimates + excluded.estimates, of_most = t.of_most + excluded.of_most,
      total = t.total + excluded.total, mark = t.mark + excluded.mark
  )
  insert into kept_size as s
  select c.unit_id, sum(c.heard) from change c where calendar_months(c.first_day, c.last_day) = c.months group by 1 having sum(c.heard) <> 0
  on conflict (unit_id) do update set entries = s.entries + excluded.entries;
end $$;

create function kept_changes(p_lines kept_line[], p_roots uuid[], p_since timestamptz, p_until timestamptz, p_is_moved boolean)
returns table (unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint,
  heard integer, have integer, approved integer, apart integer, odd integer, estimates integer, of_most integer, total numeric, mark numeric)
language plpgsql stable security definer rows 10000 set search_path from current set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  select c.unit_id, c.measure_id, c.class_code, c.aspect, c.first_day, c.last_day, c.months, coalesce(sum(c.heard), 0)::integer,
    coalesce(sum(c.have), 0)::integer, coalesce(sum(c.approved), 0)::integer, coalesce(sum(c.apart), 0)::integer, coalesce(sum(c.odd), 0)::integer,
    coalesce(sum(c.estimates), 0)::integer, coalesce(sum(c.of_most), 0)::integer, coalesce(sum(c.total), 0), coalesce(sum(c.mark), 0)
  from (
    select n.* from kept_shares(p_lines, p_roots, case when p_is_moved then null else p_since end, p_until, false) n
    union all
    -- Where units moved, the earlier is taken back along the trees as they were folded.
    select o.* from kept_shares(case when p_is_moved and p_since is not null then p_lines else '{}' end, p_roots, p_since, null, true) o
      where p_is_moved and p_since is not null
  ) c
  group by 1, 2, 3, 4, 5, 6, 7;
end $$;

-- How many values are in the totals of a unit; nothing where none were folded.
create function kept_entries(p_unit uuid) returns bigint
language sql stable security definer set search_path from current
as $$ select s.entries from kept_size s where s.unit_id = p_unit $$;

-- Of some units those that are a unit or stood under it, after the right to it was asked.
create function kept_units(p_unit uuid, p_on date, p_units uuid[]) returns uuid[]
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return array(select u from unnest(p_units) u where u = p_unit or exists (
    select from unit_reach r where r.root_id = p_unit and r.unit_id = u));
end $$;

-- The totals of a unit and of units under it as known at the position of this transaction: what was folded, and what became
-- known since. The right to the unit is asked first.
create function kept_totals_under(p_unit uuid, p_on date, p_units uuid[], p_first date, p_last date, p_until timestamptz)
returns table (unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint,
  heard integer, have integer, approved integer, apart integer, odd integer, estimates integer, of_most integer, total text, mark text)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
  set jit = off
as $$
#variable_conflict use_column
declare
  units uuid[] := kept_units(p_unit, p_on, p_units);
  since timestamptz := (select k.known_at from kept_until k);
  is_moved boolean := (select i.catalogue_version from installation i) is distinct from (select k.catalogue_version from kept_until k);
  lines kept_line[] := array(
    select row(t.*)::kept_line from (select * from kept_touched(since, p_until) union select * from kept_moved(p_unit)) t);
begin
  return query
  select t.unit_id, t.measure_id, t.class_code, t.aspect, t.first_day, t.last_day, t.months, sum(t.heard)::integer, sum(t.have)::integer,
    sum(t.approved)::integer, sum(t.apart)::integer, sum(t.odd)::integer, sum(t.estimates)::integer, sum(t.of_most)::integer,
    trim_scale(sum(t.total))::text, sum(t.mark)::text
  from (
    select * from kept_total h where h.unit_id = any (units) and h.first_day >= p_first and h.last_day <= p_last
    union all
    select * from kept_changes(lines, units, since, p_until, is_moved) c
    where lines <> '{}' and c.first_day >= p_first and c.last_day <= p_last
  ) t
  group by 1, 2, 3, 4, 5, 6, 7;
end $$;

-- The same of the lines in which anything became known after an instant.
create function kept_totals_since(p_unit uuid, p_on date, p_units uuid[], p_after timestamptz, p_until timestamptz)
returns table (unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint,
  heard integer, have integer, approved integer, apart integer, odd integer, estimates integer, of_most integer, total text, mark text)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
#variable_conflict use_column
declare
  units uuid[] := kept_units(p_unit, p_on, p_units);
  since timestamptz := (select k.known_at from kept_until k);
  is_moved boolean := (select i.catalogue_version from installation i) is distinct from (select k.catalogue_version from kept_until k);
  news kept_line[] := array(select row(t.*)::kept_line from kept_touched(p_after, p_until) t);
  lines kept_line[] := news;
begin
  if is_moved then
    lines := array(select row(t.*)::kept_line from (select * from unnest(news) union select * from kept_moved(p_unit)) t);
  end if;
  if lines = '{}' then
    return;
  end if;
  return query
  select t.unit_id, t.measure_id, t.class_code, t.aspect, t.first_day, t.last_day, t.months, sum(t.heard)::integer, sum(t.have)::integer,
    sum(t.approved)::integer, sum(t.apart)::integer, sum(t.odd)::integer, sum(t.estimates)::integer, sum(t.of_most)::integer,
    trim_scale(sum(t.total))::text, sum(t.mark)::text
  from (
    select h.* from (select distinct l.measure_id, l.class_code, l.aspect, l.year from unnest(lines) l) l cross join unnest(units) u
    join kept_total h on h.unit_id = u and h.measure_id = l.measure_id and h.aspect = l.aspect and h.class_code = l.class_code
      and h.first_day >= make_date(l.year, 1, 1) and h.last_day <= make_date(l.year, 12, 31)
    union all
    -- What a line put there before it was folded is in the total; all lines of the same place are put in anew.
    select * from kept_changes(array(
      select row(t.*)::kept_line from (select * from unnest(lines) union
        select f.* from kept_touched(since, p_until) f where since < p_after and exists (
          select from unnest(lines) l where l.measure_id = f.measure_id and l.class_code = f.class_code and l.aspect = f.aspect and l.year = f.year)) t),
      units, since, p_until, is_moved)
  ) t
  group by 1, 2, 3, 4, 5, 6, 7;
end $$;

-- Present entries of a unit, its bodies and the units right below it, guarded by the right to the unit.
create function entries_at(p_unit uuid, p_on date, p_units uuid[])
returns setof entry_line
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select e.id, e.unit_id, e.measure_id, e.class_code, e.aspect, e.period, e.first_day, e.last_day, e.word, e.low::text, e.high::text,
    e.is_estimate, e.is_not_applicable, e.is_of_most, e.result, e.origin, e.inferred_by, e.printed_form, e.cut_off_on, e.stated_on,
    e.source_id, e.paragraph, a.entry_id is not null, null::uuid
  from entry e left join entry_approval a on a.entry_id = e.id
  where e.unit_id = any (p_units) and e.known_until is null
    and (e.unit_id = p_unit or exists (select from unit_reach r where r.unit_id = e.unit_id and r.root_id = home_party_on(p_unit, p_on)));
end $$;

revoke execute on function kept_values(kept_line[], timestamptz, timestamptz),
  kept_shares(kept_line[], uuid[], timestamptz, timestamptz, boolean),
  kept_touched(timestamptz, timestamptz), kept_moved(uuid), kept_changes(kept_line[], uuid[], timestamptz, timestamptz, boolean),
  put_kept_totals(kept_line[], timestamptz, timestamptz, boolean), fold_kept_totals() from public;
