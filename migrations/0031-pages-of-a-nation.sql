-- Pages over hundreds of thousands of cells and a million members: counted in the database by what is shown, not row by row.

-- Who became a full member in a year is found by the day.
create index membership_full_on on membership (full_on) where known_until is null;

drop function pipeline_counted(uuid, date);
-- How many stand in each stage on a day under a unit, by the unit of `p_below` they stand under; null where under none of
-- these. As full members only those who became so in the year up to that day.
create function pipeline_totals(p_unit uuid, p_on date, p_below uuid[])
returns table ("unitId" uuid, stage text, people bigint)
language plpgsql stable security definer set plan_cache_mode = force_custom_plan set search_path from current
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  with way as materialized (
    select s.unit_id, s.state, count(*) as people from membership_span s
    where s.known_until is null and s.state not in ('full', 'exempt') and range_contains_elem(s.valid, p_on) and s.unit_id = any (units)
    group by 1, 2
    union all
    select s.unit_id, 'full', count(*) from membership m
    join membership_span s on s.person_id = m.person_id and s.known_until is null and range_contains_elem(s.valid, p_on)
      and s.state in ('full', 'exempt') and s.unit_id = any (units)
    where m.known_until is null and m.full_on between date_trunc('year', p_on)::date and p_on
      and not exists (select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
    group by 1
  ), below as materialized (
    select r.unit_id, r.root_id from unit_reach r where r.root_id = any (p_below) and r.during @> p_on
  )
  select b.root_id, w.state, sum(w.people)::bigint from way w left join below b on b.unit_id = w.unit_id group by 1, 2;
end $$;

-- Transfers under way from or to some units.
create function movers(p_units uuid[]) returns setof transfer
language sql stable set search_path from current
as $$
  select t.* from transfer t where t.known_until is null and t.accepted_on is null
    and (coalesce(t.from_unit_id in (select unnest(p_units)), false) or coalesce(t.to_unit_id in (select unnest(p_units)), false))
$$;

-- Who under some units has a term that may be open on a day, with what it is read from. Functions that have asked for the
-- right call it; whoever else does sees what row-level security shows. The plan is made once: to plan anew for hundreds of
-- thousands of units takes longer than to look them up.
create function clock_facts(p_units uuid[], p_on date)
returns table (person_id uuid, state text, received_on date, ceremony_on date, probation_ends_on date, considered_on date, full_on date)
language plpgsql stable set plan_cache_mode = force_generic_plan set search_path from current
as $$
declare
  moving constant uuid[] := array(select distinct m.person_id from movers(p_units) m);
begin
  return query
  with waiting as materialized (
    select s.person_id, s.state from membership_span s
    where s.known_until is null and s.unit_id = any (p_units) and s.state = any ('{decided,probationary,considered}') and range_contains_elem(s.valid, p_on)
      and coalesce(s.person_id not in (select unnest(moving)), true)
    union all
    select v.person_id, s.state from unnest(moving) v (person_id)
    left join membership_span s on s.person_id = v.person_id and s.known_until is null and range_contains_elem(s.valid, p_on)
  )
  select w.person_id, coalesce(w.state, 'none'), decided."on", m.ceremony_on, m.probation_ends_on, m.considered_on, m.full_on
  from waiting w
  left join lateral (select i."on" from membership_step i where w.state = 'decided' and i.person_id = w.person_id and i.event = 'decide'
    and i.known_until is null order by i."on" desc limit 1) decided on true
  left join lateral (select i.* from membership i where w.state in ('probationary', 'considered', 'full', 'exempt') and i.person_id = w.person_id
    and i.known_until is null and i.end_state is null order by i.turn desc limit 1) m on true;
end $$;

-- The terms under a unit on a day as groups of people of whom the same days are known: of memberships, then of transfers
-- under way (`decidedOn` is set).
create function clocks_counted(p_unit uuid, p_on date)
returns table (state text, "receivedOn" date, "ceremonyOn" date, "probationEndsOn" date, "consideredOn" date, "fullOn" date,
  "decidedOn" date, "startedOn" date, "letterOn" date, "presentedOn" date, people bigint)
language plpgsql stable security definer set plan_cache_mode = force_generic_plan set search_path from current
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  select f.state, f.received_on, f.ceremony_on, f.probation_ends_on, f.considered_on, f.full_on, null::date, null::date, null::date, null::date, count(*)
  from clock_facts(units, p_on) f group by 1, 2, 3, 4, 5, 6
  union all
  select 'none', null, null, null, null, null, t.decided_on, t.started_on, t.letter_on, t.presented_on, count(*)
  from movers(units) t group by t.decided_on, t.started_on, t.letter_on, t.presented_on;
end $$;

-- People of some of these groups, at most so many of each, lowest ids first: arrays of one length, each place one group.
create function people_of_clocks(p_unit uuid, p_on date, p_states text[], p_received date[], p_ceremony date[], p_ends date[],
  p_considered date[], p_full date[], p_decided date[], p_started date[], p_letter date[], p_presented date[], p_limit integer)
returns setof uuid
language plpgsql stable security definer set plan_cache_mode = force_generic_plan set search_path from current
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  with sought as materialized (
    select * from unnest(p_states, p_received, p_ceremony, p_ends, p_considered, p_full, p_decided, p_started, p_letter, p_presented)
      g (state, received_on, ceremony_on, probation_ends_on, considered_on, full_on, decided_on, started_on, letter_on, presented_on)
  ), found as (
    select f.person_id, row_number() over (partition by g order by f.person_id) as rank
    from sought g join clock_facts(units, p_on) f on f.state = g.state
      and coalesce(f.received_on, 'infinity') = coalesce(g.received_on, 'infinity')
      and coalesce(f.ceremony_on, 'infinity') = coalesce(g.ceremony_on, 'infinity')
      and coalesce(f.probation_ends_on, 'infinity') = coalesce(g.probation_ends_on, 'infinity')
      and coalesce(f.considered_on, 'infinity') = coalesce(g.considered_on, 'infinity')
      and coalesce(f.full_on, 'infinity') = coalesce(g.full_on, 'infinity')
    where g.decided_on is null
    union all
    select t.person_id, row_number() over (partition by g order by t.person_id)
    from sought g join movers(units) t on t.decided_on = g.decided_on
      and (t.started_on, t.letter_on, t.presented_on) is not distinct from (g.started_on, g.letter_on, g.presented_on)
  )
  select distinct f.person_id from found f where f.rank <= p_limit;
end $$;

-- A change of rules or of what is counted makes a new catalogue, but leaves the trees as they are: hundreds of thousands of
-- units are not read again for it. The version of the trees is that of the catalogue without these changes.
alter table installation add column rules_version bigint not null default 0;
create or replace function raise_catalogue_version() returns trigger
language plpgsql security definer set search_path from current
as $$
begin
  update installation set catalogue_version = catalogue_version + 1, rules_version = rules_version + 1;
  return null;
end $$;

-- Acts that became known after an instant, those not in order yet among them: ids alone.
create function acts_after(p_at timestamptz) returns setof uuid
language sql stable security definer set search_path from current
as $$
  select id from act where known_at > p_at union all select id from act where chain is null
$$;

-- The first round of which an award is recorded under a unit: round by round, so that the first found ends the search.
create or replace function first_badge_round(p_unit uuid, p_on date) returns date
language plpgsql stable security definer set search_path from current
as $$
declare
  round date;
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  for round in select distinct b.round_on from badge_award b where b.known_until is null order by 1 loop
    if exists (select from badge_award b join membership_span s on s.person_id = b.person_id and s.known_until is null
      join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id where b.round_on = round and b.known_until is null) then
      return round;
    end if;
  end loop;
  return null;
end $$;
