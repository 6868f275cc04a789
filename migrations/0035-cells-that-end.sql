-- Whoever stands in a cell on the day of a decision, or first comes into it later, goes along. The cell has ended by then, so that
-- row-level security shows its later days to nobody: people who came after the day stayed behind. The decision has asked for the
-- right to both cells; it is asked again here.
create function move_spans(p_from uuid, p_to uuid, p_people uuid[], p_on date, p_act uuid) returns setof uuid
language plpgsql volatile security definer set search_path from current
as $$
begin
  if session_user <> current_user
    and not (exists (select from act a where a.id = p_act and a.actor_id = current_account())
      and (has_role_everywhere(current_account(), '{issuer}')
        or (scope_meets(current_account(), '{issuer}', p_from, daterange(p_on - 1, p_on, '[]'))
          and scope_meets(current_account(), '{issuer}', p_to, daterange(p_on, p_on, '[]'))))) then
    raise exception 'not in scope: %', p_from using errcode = 'insufficient_privilege';
  end if;
  -- Letters on their way go along: those from the cell, and those into it where one cell takes all of it over.
  with ended as (
    update transfer t set known_until = p_act
    where t.known_until is null and t.accepted_on is null
      and ((t.from_unit_id = p_from and t.to_unit_id is distinct from p_to and (p_people is null or t.person_id = any (p_people)))
        or (t.to_unit_id = p_from and t.from_unit_id is distinct from p_to and p_people is null))
    returning t.*
  )
  insert into transfer (id, person_id, from_unit_id, to_unit_id, elsewhere, decided_on, started_on, letter_on, presented_on, known_from)
  select e.id, e.person_id, case when e.from_unit_id = p_from then p_to else e.from_unit_id end,
    case when e.to_unit_id = p_from then p_to else e.to_unit_id end, e.elsewhere, e.decided_on, e.started_on, e.letter_on, e.presented_on, p_act
  from ended e;
  return query
  with left_behind as (
    update membership_span s set known_until = p_act
    where s.unit_id = p_from and s.known_until is null and s.valid && daterange(p_on, null)
      and (p_people is null or s.person_id = any (p_people))
    returning s.person_id, s.state, s.valid
  ), parted as (
    insert into membership_span (person_id, unit_id, state, valid, known_from)
    select l.person_id, part.unit_id, l.state, part.valid, p_act
    from left_behind l cross join lateral (values
      (p_from, l.valid * daterange(null, p_on)), (p_to, l.valid * daterange(p_on, null))) part (unit_id, valid)
    where not isempty(part.valid)
    returning person_id
  )
  select distinct p.person_id from parted p;
end $$;

-- How many people would stand in a unit after its last day.
create function people_left_in(p_units uuid[]) returns integer
language sql stable security definer set search_path from current
as $$
  select count(distinct s.person_id)::integer
  from membership_span s join unit_span u on u.unit_id = s.unit_id and u.known_until is null
  where s.unit_id = any (p_units) and s.known_until is null and not upper_inf(u.valid) and s.valid && daterange(upper(u.valid), null)
$$;

-- The days until a unit ends; without bound while no decision ends it.
create function life_of(p_unit uuid) returns daterange
language sql stable security definer set search_path from current
as $$
  select daterange(null, case when bool_or(upper_inf(s.valid)) then null else max(upper(s.valid)) end)
  from unit_span s where s.unit_id = p_unit and s.known_until is null
$$;

-- As before, but a post and who holds it end with their unit.
create or replace function posts_of(p_unit uuid)
returns table (id uuid, "unitId" uuid, post text, vi text, en text, seats integer, "from" date, "until" date,
  "holdingId" uuid, "personId" uuid, name text, "heldFrom" date, "heldUntil" date, "isActing" boolean, decision text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, today_here()) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select t.id, t.unit_id, t.post, t.vi, t.en, t.seats, lower(t.valid), upper(t.valid * body.life),
    h.id, h.person_id, p.name, lower(h.valid), upper(h.valid * body.life), h.is_acting, h.decision
  from (select u.id, life_of(u.id) as life from unit u where u.id = p_unit or (u.home_id = p_unit and u.kind = 'organ')) body
  join position t on t.unit_id = body.id and t.known_until is null and t.valid && body.life
  left join position_holding h on h.position_id = t.id and h.known_until is null and h.valid && body.life
  left join person_profile p on p.person_id = h.person_id and p.known_until is null
  order by t.id, lower(h.valid), p.given collate "vi-x-icu", p.name collate "vi-x-icu";
end $$;

create or replace function holds_post(p_person uuid, p_on date) returns boolean
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return exists (select from position_holding h join position t on t.id = h.position_id and t.known_until is null
    where h.person_id = p_person and h.known_until is null and h.valid @> p_on and life_of(t.unit_id) @> p_on);
end $$;

-- As before, but `since` is the day on which the state began: a merger of cells changes where somebody stands, not since when.
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
  select p.person_id, p.name, p.given, s.unit_id, s.state, state_since.first_day, p.birth, p.sex, m.party_age_from, m.full_on
  from unnest(page) with ordinality f (person_id, rank)
  cross join lateral (select i.* from person_profile i where i.person_id = f.person_id and i.known_until is null offset 0) p
  cross join lateral (select i.* from membership_span i where i.person_id = f.person_id and i.known_until is null and range_contains_elem(i.valid, p_on) offset 0) s
  cross join lateral (
    select case when bool_or(lower_inf(i.valid)) then null else min(lower(i.valid)) end as first_day
    from membership_span i
    where i.person_id = f.person_id and i.known_until is null and i.state = s.state and i.valid &< s.valid
      and not exists (select from membership_span o where o.person_id = f.person_id and o.known_until is null and o.state <> s.state
        and o.valid >> i.valid and o.valid << s.valid)) state_since
  left join lateral (select i.party_age_from, i.full_on from membership i where i.person_id = f.person_id and i.known_until is null
    order by i.turn desc limit 1) m on true
  order by f.rank;
end $$;
