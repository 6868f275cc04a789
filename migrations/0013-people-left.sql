-- How many members under a unit on a day are of which religion: totals and nothing else. What no list of the caller knows is one
-- group, so that a value that somebody typed is never told; who has none or said nothing stands in the row without a name. The
-- members are those the forms count: one row a member, so that the groups always make all of them. Nothing is recorded, since
-- nothing about a person is read; the right to the unit is asked first, for all rows.
create function people_by_religion(p_unit uuid, p_on date, p_known text[], p_known_at timestamptz)
returns table (religion text, people bigint)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select case when v.value is null or v.value = any (p_known) then v.value else 'other' end, count(*)
  from unit_reach r
  join membership_span s on s.unit_id = r.unit_id and range_contains_elem(s.valid, p_on)
    and s.state in ('probationary', 'considered', 'full', 'exempt')
    and case when p_known_at is null then s.known_until is null else known_at_covers(s.known_from, s.known_until, p_known_at) end
  left join lateral (select regexp_replace(btrim(fold_name(i.value)), '\s+', ' ', 'g') as value from person_secret i
    where i.person_id = s.person_id and i.field = 'religion'
      and case when p_known_at is null then i.known_until is null else known_at_covers(i.known_from, i.known_until, p_known_at) end
    limit 1) v on true
  where r.root_id = p_unit and r.during @> p_on
  group by 1;
end $$;

-- Takes everybody off a class that is withdrawn, also who has left the scope of its organiser since; asked of a clerk of the
-- organiser. Answers how many seats were released.
create function release_seats(p_class uuid, p_act uuid) returns integer
language plpgsql volatile security definer set search_path from current
as $$
declare
  released integer;
begin
  if not exists (select from awareness_class c where c.id = p_class and c.known_until is null
      and scope_covers(current_account(), '{clerk}', c.unit_id, c.starts_on))
    or not exists (select from act a where a.id = p_act and a.actor_id = current_account()) then
    raise exception 'not in scope: %', p_class using errcode = 'insufficient_privilege';
  end if;
  if exists (select from awareness_seat s where s.class_id = p_class and s.certificate_on is not null and s.known_until is null) then
    return null;
  end if;
  update awareness_seat set known_until = p_act where class_id = p_class and known_until is null;
  get diagnostics released = row_count;
  return released;
end $$;

-- Who stands in which stage on the way to full membership in the unit's cells on a day, with what a card of the board shows:
-- papers and open difficulties too as they were on that day. Otherwise as before.
create or replace function pipeline_of(p_unit uuid, p_on date, p_stages text[], p_search text, p_limit integer)
returns table ("personId" uuid, name text, "unitId" uuid, stage text, since date, "ceremonyOn" date, "probationEndsOn" date,
  forms text[], ties jsonb, difficulties bigint, class jsonb)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  units uuid[];
  pattern text := '%' || replace(replace(replace(fold_name(p_search), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  zone constant text := coalesce((select i.zone from installation i), 'UTC');
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
    -- A paper that was given back after that day was there on it; a day of receipt that was corrected never held.
    coalesce((select array_agg(distinct d.form) from dossier_item d left join act back on back.id = d.known_until
      where d.person_id = s.person_id and d.received_on <= p_on
        and (d.known_until is null or (p_on < today_here() and (back.at at time zone zone)::date > p_on and not exists (
          select from dossier_item later where later.person_id = d.person_id and later.form = d.form and later.known_from = d.known_until)))), '{}'),
    coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'memberId', t.member_id, 'name', tied.name) order by t.kind, tied.name)
      from membership_tie t join person_profile tied on tied.person_id = t.member_id and tied.known_until is null
      where t.person_id = s.person_id and t.known_until is null and t.valid @> p_on), '[]'),
    (select count(*) from applicant_dialogue d where d.person_id = s.person_id and d.known_until is null and d."on" <= p_on
      and (d.resolved_on is null or d.resolved_on > p_on)),
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
