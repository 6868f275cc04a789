-- A fold works through its lines in parts: what a part puts in between stays in memory however many units there are.

-- Adds what lines have come to be to the totals, part by part. Units made together stand together, so that a part touches
-- few totals.
create function put_kept_totals_in_parts(p_lines kept_line[], p_since timestamptz, p_until timestamptz, p_is_moved boolean,
  p_at_once integer) returns void
language plpgsql security definer set search_path from current
as $$
declare
  lines kept_line[] := array(select row(l.*)::kept_line from unnest(p_lines) l order by l.measure_id, l.unit_id, l.year, l.aspect, l.class_code);
  at integer := 1;
begin
  while at <= cardinality(lines) loop
    perform put_kept_totals(lines[at : at + p_at_once - 1], p_since, p_until, p_is_moved);
    at := at + p_at_once;
  end loop;
end $$;

drop function fold_kept_totals();
-- Brings the totals up to what is known, in a transaction on one snapshot; one fold at a time, so many lines at once.
-- @returns the number of lines that had changed, or null where another fold is under way.
create function fold_kept_totals(p_at_once integer) returns bigint
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
  if since is null then
    for measure in select m.id from measure m loop
      lines := array(
        select distinct row(e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, extract(year from e.last_day)::integer)::kept_line
        from entry e join unit u on u.id = e.unit_id and u.kind = 'party_organisation'
        where e.measure_id = measure and extract(year from e.first_day) = extract(year from e.last_day));
      perform put_kept_totals_in_parts(lines, since, until, false, p_at_once);
      folded := folded + cardinality(lines);
    end loop;
  else
    lines := array(select row(t.*)::kept_line from (select * from kept_touched(since, until) union select * from kept_moved(null)) t);
    perform put_kept_totals_in_parts(lines, since, until, is_moved, p_at_once);
    folded := cardinality(lines);
  end if;
  if since is null or is_moved then
    -- As sets: looked for one by one, each place of a root is found among all that stand under it.
    delete from kept_reach k using (
        select r.root_id, r.unit_id, r.during from kept_reach r except select r.root_id, r.unit_id, r.during from unit_reach r) gone
      where k.root_id = gone.root_id and k.unit_id = gone.unit_id and k.during = gone.during;
    insert into kept_reach
      select r.root_id, r.unit_id, r.during from unit_reach r join unit u on u.id = r.unit_id and u.kind = 'party_organisation'
      except select k.root_id, k.unit_id, k.during from kept_reach k;
  end if;
  insert into kept_until (known_at, catalogue_version) values (until, version)
    on conflict (is_only) do update set known_at = excluded.known_at, catalogue_version = excluded.catalogue_version;
  return folded;
end $$;
revoke execute on function put_kept_totals_in_parts(kept_line[], timestamptz, timestamptz, boolean, integer), fold_kept_totals(integer) from public;

-- The same answer, for thousands of lines: rows are named by numbers while they are added up, and the days on which others stand
-- under a unit are asked only for units that have others under them. For the few lines of a read it would be slower.
create function kept_shares_of_many(p_lines kept_line[], p_roots uuid[], p_since timestamptz, p_until timestamptz, p_as_folded boolean)
returns table (unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint,
  heard bigint, have bigint, approved bigint, apart bigint, odd bigint, estimates bigint, of_most bigint, total numeric, mark numeric)
language plpgsql stable security definer rows 10000 set search_path from current set plan_cache_mode = force_generic_plan
  set work_mem = '128MB' set enable_nestloop = off set enable_sort = off set jit = off
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
  ), above as materialized (
    -- Which of these units have or had others under themselves: what is stated there is no leaf's.
    select u as unit_id from unnest(units) u
    where case when p_as_folded then exists (select from kept_reach r where r.root_id = u and r.unit_id <> u)
      else exists (select from unit_reach r where r.root_id = u and r.unit_id <> u
        and (select x.kind from unit x where x.id = r.unit_id) = 'party_organisation') end
  ), value as materialized (
    select * from kept_values(p_lines, p_since, p_until)
  ), series as materialized (
    select row_number() over ()::integer as serie, d.measure_id, d.class_code, d.aspect, d.year,
      (select v.over_time from measure_version v where v.measure_id = d.measure_id and v.known_until is null
        and v.valid && daterange(make_date(d.year, 1, 1), make_date(d.year, 12, 31), '[]') order by v.valid desc limit 1) as over_time
    from (select distinct v.measure_id, v.class_code, v.aspect, v.year from value v) d
  ), span as (
    select d.first_day, d.last_day, calendar_months(d.first_day, d.last_day) as months
    from (select distinct v.first_day, v.last_day from value v) d
  ), period as materialized (
    -- Every period that holds another; a spot is a period with the length of what was entered in it.
    select d.first_day as said_first, d.last_day as said_last, d.months, p.first_day, p.last_day, p.months as length,
      ((p.first_day - date '1900-01-01')::bigint * 400 + (p.last_day - p.first_day)) * 16 + d.months as spot,
      d.months = 0 as is_loose, d.months = 0 or mod(p.months, greatest(d.months, 1::smallint)) <> 0 as is_uneven
    from span d cross join lateral calendar_periods(extract(year from d.last_day)::integer) p
    where p.first_day <= d.first_day and p.last_day >= d.last_day
  ), spots as materialized (
    select distinct p.spot, p.first_day, p.last_day, p.length, p.months, daterange(p.first_day, p.last_day, '[]') as days from period p
  ), said as materialized (
    select v.sign, v.unit_id, s.serie, s.over_time, v.first_day, v.last_day, v.low, v.is_exact, v.is_not_applicable, v.is_estimate, v.is_of_most,
      v.is_approved, l.during @> v.last_day is true as is_alive,
      -- A unit that had ended by then belongs to the tree of its last day; such a value is left to the whole rule.
      case when l.during @> v.last_day then v.last_day else coalesce((
        select max(upper(d)) - 1 from unnest(l.during) d where upper(d) <= v.last_day), v.last_day) end as said_last,
      case when a.unit_id is null then false
        when p_as_folded then exists (select from kept_reach r where r.root_id = a.unit_id and r.unit_id <> a.unit_id and r.during @> v.last_day)
        else exists (select from unit_reach r where r.root_id = a.unit_id and r.unit_id <> a.unit_id and r.during @> v.last_day
          and (select x.kind from unit x where x.id = r.unit_id) = 'party_organisation') end as is_above
    from value v join series s on s.measure_id = v.measure_id and s.class_code = v.class_code and s.aspect = v.aspect and s.year = v.year
    left join life l on l.unit_id = v.unit_id left join above a on a.unit_id = v.unit_id
  ), placed as materialized (
    -- Every value in every period that holds it.
    select v.sign, v.unit_id, v.serie, p.spot, v.over_time = 'last' as is_stock, v.said_last, v.low, v.is_exact, v.is_not_applicable,
      v.is_estimate and v.is_exact as is_estimate, v.is_of_most and v.is_exact as is_of_most, v.is_approved or v.is_not_applicable as is_approved,
      v.is_above, not v.is_alive or not v.is_exact and not v.is_not_applicable or v.is_above
        or case when v.over_time = 'last' then p.is_loose else p.is_uneven end as is_odd
    from said v join period p on p.said_first = v.first_day and p.said_last = v.last_day
    where v.over_time is not null
  ), counted as (
    select * from placed s where not s.is_stock
    union all
    -- Of a stock only the latest counts.
    select s.* from (select distinct on (s.sign, s.unit_id, s.serie, s.spot) s.* from placed s where s.is_stock
      order by s.sign, s.unit_id, s.serie, s.spot, s.said_last desc) s
  ), whole as materialized (
    -- What a leaf says of a period, whoever stands above it.
    select s.sign, s.unit_id, s.serie, s.spot, s.is_stock,
      count(*) filter (where s.is_exact) as values, count(*) filter (where s.is_not_applicable) as aparts, count(*) filter (where s.is_odd) as odds,
      bool_and(s.is_approved) as is_approved, bool_or(s.is_estimate) as is_estimate, bool_or(s.is_of_most) as is_of_most,
      coalesce(sum(s.low) filter (where s.is_exact), 0) as total, bool_or(s.is_above) as is_above
    from counted s
    group by 1, 2, 3, 4, 5
  ), changing as materialized (
    -- Who did not stand above during all the time in question.
    select r.root_id, r.unit_id from reach r cross join (select daterange(min(p.first_day), max(p.last_day), '[]') as days from spots p) every
    group by 1, 2 having not bool_or(r.during @> every.days)
  ), partly as materialized (
    -- Who stood above for a part of a period only, or along two ways, one after the other.
    select r.root_id, r.unit_id, p.spot, p.first_day, p.last_day, p.months
    from reach r join changing c on c.root_id = r.root_id and c.unit_id = r.unit_id join spots p on r.during && p.days
    group by 1, 2, 3, 4, 5, 6 having not bool_or(r.during @> p.days)
  ), share as (
    select w.sign, r.root_id, w.unit_id, w.serie, w.spot, w.values, w.aparts, w.odds, w.is_approved, w.is_estimate, w.is_of_most, w.total,
      case when w.is_stock then 1 else p.length / greatest(p.months, 1::smallint) end as tiles
    from whole w join spots p on p.spot = w.spot join reach r on r.unit_id = w.unit_id
    where case when w.is_stock then r.during @> p.last_day else r.during @> p.days end
    union all
    select s.sign, r.root_id, s.unit_id, s.serie, s.spot,
      count(*) filter (where s.is_exact), count(*) filter (where s.is_not_applicable), count(*) filter (where s.is_odd),
      bool_and(s.is_approved), bool_or(s.is_estimate), bool_or(s.is_of_most), coalesce(sum(s.low) filter (where s.is_exact), 0),
      (select count(*) from generate_series(r.first_day, r.last_day, make_interval(months => greatest(r.months, 1::smallint))) tile
        where exists (select from reach x where x.unit_id = s.unit_id and x.root_id = r.root_id
          and x.during @> (tile + make_interval(months => greatest(r.months, 1::smallint)) - interval '1 day')::date))
    from placed s join partly r on r.unit_id = s.unit_id and r.spot = s.spot
    where not s.is_stock and exists (
      select from reach x where x.unit_id = s.unit_id and x.root_id = r.root_id and x.during @> s.said_last)
    group by 1, 2, 3, 4, 5, r.first_day, r.last_day, r.months
    union all
    -- What is stated above leaves stands in the way of the plain sum of that unit itself too.
    select w.sign, w.unit_id, w.unit_id, w.serie, w.spot, 0, 0, w.odds, true, false, false, 0, 1
    from whole w where w.is_above and (p_roots is null or w.unit_id = any (p_roots))
  ), digest as materialized (
    select u as unit_id, hashtextextended(u::text, 0)::numeric as mark from unnest(units) u
  ), added as (
    select s.root_id, s.serie, s.spot,
      sum(s.sign) filter (where s.values > 0) as heard, sum(s.sign) filter (where s.values > 0 and s.values + s.aparts >= s.tiles) as have,
      sum(s.sign) filter (where s.values > 0 and s.values + s.aparts >= s.tiles and s.is_approved) as approved,
      sum(s.sign) filter (where s.values = 0 and s.aparts > 0 and s.aparts >= s.tiles) as apart, sum(s.sign * s.odds)::bigint as odd,
      sum(s.sign) filter (where s.is_estimate) as estimates, sum(s.sign) filter (where s.is_of_most) as of_most, sum(s.sign * s.total) as total,
      sum(s.sign * d.mark) filter (where s.values > 0 and s.values + s.aparts >= s.tiles) as mark
    from share s join digest d on d.unit_id = s.unit_id
    group by 1, 2, 3
  )
  select a.root_id, s.measure_id, s.class_code, s.aspect, p.first_day, p.last_day, p.months,
    a.heard, a.have, a.approved, a.apart, a.odd, a.estimates, a.of_most, a.total, a.mark
  from added a join series s on s.serie = a.serie join spots p on p.spot = a.spot;
end $$;

drop function kept_shares(kept_line[], uuid[], timestamptz, timestamptz, boolean);
-- As it was (0020); the kind of a unit is asked for one by one, where a join would read all units for a single line.
create function kept_shares_of_few(p_lines kept_line[], p_roots uuid[], p_since timestamptz, p_until timestamptz, p_as_folded boolean)
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
    select r.root_id as unit_id, range_agg(r.during) as during from unit_reach r
      where not p_as_folded and r.root_id = any (units) and r.unit_id <> r.root_id
        and (select u.kind from unit u where u.id = r.unit_id) = 'party_organisation' group by 1
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

-- A fold asks for every unit above its lines; a read names the units it shows.
create function kept_shares(p_lines kept_line[], p_roots uuid[], p_since timestamptz, p_until timestamptz, p_as_folded boolean)
returns table (unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint,
  heard bigint, have bigint, approved bigint, apart bigint, odd bigint, estimates bigint, of_most bigint, total numeric, mark numeric)
language plpgsql stable security definer rows 10000 set search_path from current
as $$
begin
  if p_roots is null then
    return query select * from kept_shares_of_many(p_lines, p_roots, p_since, p_until, p_as_folded);
  else
    return query select * from kept_shares_of_few(p_lines, p_roots, p_since, p_until, p_as_folded);
  end if;
end $$;
revoke execute on function kept_shares_of_many(kept_line[], uuid[], timestamptz, timestamptz, boolean),
  kept_shares_of_few(kept_line[], uuid[], timestamptz, timestamptz, boolean),
  kept_shares(kept_line[], uuid[], timestamptz, timestamptz, boolean) from public;

-- Whether a unit stood under another is asked unit by unit below (`limit 1`): put as `exists`, the planner may gather all
-- that ever stood under a root first, to answer for a single unit.

create or replace function kept_units(p_unit uuid, p_on date, p_units uuid[]) returns uuid[]
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return array(select u from unnest(p_units) u where u = p_unit
    or (select true from unit_reach r where r.root_id = p_unit and r.unit_id = u limit 1));
end $$;

create or replace function entries_since(p_unit uuid, p_on date, p_after timestamptz, p_until timestamptz)
returns table (line entry_line, at timestamptz, vi text, en text)
language plpgsql stable security definer rows 1000 set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
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
  where e.id = any (touched)
    and (e.unit_id = p_unit or (select true from unit_reach r where r.unit_id = e.unit_id and r.root_id = home limit 1));
end $$;

create or replace function entries_at(p_unit uuid, p_on date, p_units uuid[]) returns setof entry_line
language plpgsql stable security definer rows 1000 set search_path from current
as $$
declare
  home uuid := home_party_on(p_unit, p_on);
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
    and (e.unit_id = p_unit or (select true from unit_reach r where r.unit_id = e.unit_id and r.root_id = home limit 1));
end $$;

create or replace function entry_changes(p_unit uuid, p_on date, p_entries uuid[])
returns table (id uuid, at timestamptz, vi text, en text)
language plpgsql stable security definer rows 1000 set search_path from current set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
declare
  home uuid := home_party_on(p_unit, p_on);
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select e.id, a.at, w.vi, w.en from entry e join act a on a.id = e.known_from join account w on w.id = a.actor_id
    where e.id = any (p_entries)
      and (e.unit_id = p_unit or (select true from unit_reach r where r.unit_id = e.unit_id and r.root_id = home limit 1));
end $$;
