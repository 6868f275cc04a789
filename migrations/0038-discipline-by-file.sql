-- Disciplinary decisions come in by the file of the system that is their master, and are withdrawn by name.

-- One decision is believed once, also where two files bring it at the same moment.
create unique index discipline_believed on discipline (person_id, form, decided_on) where known_until is null;

-- What is held of the decisions that a file brings, which the application cannot see for itself: `same`, or `other` where a decision
-- of that day has the same form under another number, or the same number with another form. A line without a number is the
-- same whatever number is held. Lines of which nothing is held are left out, and so are people who are not the caller's to write.
create function held_disciplines(p_people uuid[], p_forms text[], p_days date[], p_decisions text[])
returns table (line bigint, held text)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  own uuid[];
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  own := array(select people_held(current_account(), '{clerk}', p_people));
  return query
  select g.line, case when bool_or(d.form = g.form and (g.decision is null or n.is_same)) then 'same' else 'other' end
  from unnest(p_people, p_forms, p_days, p_decisions) with ordinality g (person_id, form, decided_on, decision, line)
  join discipline d on d.person_id = g.person_id and d.decided_on = g.decided_on and d.known_until is null
  cross join lateral (select coalesce(regexp_replace(d.decision, '\s', '', 'g') = regexp_replace(g.decision, '\s', '', 'g'), false)) n (is_same)
  where g.person_id = any (own) and (d.form = g.form or n.is_same)
  group by 1;
end $$;

-- As `reveal`, with the ids by which one of several is withdrawn.
create function reveal_disciplines(p_id uuid, p_person uuid, p_reason text)
returns table (id uuid, form text, decided_on date, decision text)
language plpgsql volatile security definer set search_path from current
as $$
begin
  perform reveal(p_id, p_person, 'discipline', p_reason);
  return query select d.id, d.form, d.decided_on, d.decision from discipline d
  where d.person_id = p_person and d.known_until is null order by d.decided_on, d.form;
end $$;

-- As before, with the files that brought a decision and what was withdrawn.
create or replace function acts_on(p_person uuid)
returns table (at timestamptz, verb text, vi text, en text, reason text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select a.at, a.verb, w.vi, w.en, coalesce(a.reason, y.payload ->> 'reason')
  from act a join account w on w.id = a.actor_id left join act_payload y on y.act_id = a.id
  where a.record_id = p_person or a.record_id in (select t.id from membership_step t where t.person_id = p_person
    union select t.id from transfer t where t.person_id = p_person union select t.id from badge_award t where t.person_id = p_person
    union select t.id from position_holding t where t.person_id = p_person union select t.id from applicant_dialogue t where t.person_id = p_person
    union select t.id from discipline t where t.person_id = p_person)
    or (a.record_kind = 'discipline_file' and a.id in (select t.known_from from discipline t where t.person_id = p_person))
  order by a.at;
end $$;
