-- The list of people under a unit guessed how many of all people are in it from its first 1000 units. Where there are
-- hundreds of thousands of units that guess was far too low, and everybody was gathered and sorted for one page: 6 seconds
-- of 1.1 million people in 300,000 cells. The part that is looked at grows with the units there are; nothing else changes.

create or replace function people_under(p_unit uuid, p_on date, p_states text[], p_search text, p_after_given text, p_after_name text, p_after uuid, p_limit integer)
returns TABLE("personId" uuid, name text, given text, "unitId" uuid, state text, since date, birth text, sex text, "partyAgeFrom" date, "fullOn" date)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path from current
as $$
declare
  sought constant text := fold_name(p_search);
  pattern constant text := '%' || replace(replace(replace(sought, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  everybody constant float8 := greatest((select reltuples from pg_class where oid = 'person_profile'::regclass), 1);
  units_known constant float8 := greatest((select reltuples from pg_class where oid = 'unit'::regclass), 1);
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
  inside := everybody * least(1, (select greatest(count(*), 1) from (select from unit_reach r where r.root_id = p_unit limit greatest(case when p_search is null then 1000 else 5000 end, (units_known / 20)::bigint)) r) / units_known);
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

-- Counting them guessed as badly and went through 300,000 cells one by one; with the units at hand the plan fits their number.
create or replace function people_counted(p_unit uuid, p_on date)
returns TABLE(state text, people bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path from current
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query select s.state, count(*) from membership_span s
  where s.unit_id = any (units) and s.known_until is null and range_contains_elem(s.valid, p_on)
  group by 1;
end $$;
