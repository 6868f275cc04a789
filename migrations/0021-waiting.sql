-- Values under a unit that nobody has approved yet, oldest first, with who entered them, and how many there are (no more than
-- `p_most` are counted). Each belongs to the tree of its own last day. The right to the unit is asked once, not for every row.
create function entries_waiting(p_unit uuid, p_on date, p_most integer, p_offset integer, p_limit integer)
returns table (total bigint, id uuid, entered_by uuid)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  home uuid := home_party_on(p_unit, p_on);
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  with waiting as materialized (
    select e.id, e.known_from from entry e
    where e.known_until is null and (e.word is not null or e.result is not null or e.is_not_applicable)
      and not exists (select from entry_approval a where a.entry_id = e.id)
      and (e.unit_id = p_unit or exists (
        select from unit_reach r where r.root_id = home and r.unit_id = e.unit_id
          and (r.during @> e.last_day or upper(r.during) - 1 between e.first_day and e.last_day)))
    limit p_most
  )
  select (select count(*) from waiting), w.id, k.actor_id
  from waiting w join act k on k.id = w.known_from
  order by k.at, w.id offset p_offset limit p_limit;
end $$;
