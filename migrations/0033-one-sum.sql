-- One sum for the few lines of a read and the thousands of a fold: what made the latter slow for few lines was that the months of
-- a period were counted anew for each use.
drop function kept_shares_of_many(kept_line[], uuid[], timestamptz, timestamptz, boolean);
drop function kept_shares_of_few(kept_line[], uuid[], timestamptz, timestamptz, boolean);

-- Rows are named by numbers while they are added up. The kind of a unit and whether others stand under it are asked unit by unit:
-- a join would read all units for a single line.
create or replace function kept_shares(p_lines kept_line[], p_roots uuid[], p_since timestamptz, p_until timestamptz, p_as_folded boolean)
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
  ), span as materialized (
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
