-- One row of sensitive values for a person instead of one for each: an import of a city writes 53,000 of them, not 158,000. A change of
-- one value supersedes the row and repeats the others; what an act changed is told by the row before.
-- A register of a million people takes its time.
set local statement_timeout = 0;
alter table person_secret rename to secret_of_field;

-- Card and identity number, religion: never selected by the application; `reveal` gives one value and records the reading.
create table person_secret (
  person_id uuid not null,
  card_number text check (length(card_number) between 1 and 100),
  identity_number text check (length(identity_number) between 1 and 100),
  religion text check (length(religion) between 1 and 100),
  known_from uuid not null,
  known_until uuid,
  check (num_nonnulls(card_number, identity_number, religion) > 0)
);
comment on table person_secret is 'superseded by the application';

-- A row for every act that changed a value, in the order in which acts are known; those not yet sealed come as they will be.
with moved as materialized (select * from secret_of_field),
placed as materialized (
  select a.id, row_number() over (order by a.seq nulls last, a.at, a.id) as place
  from act a where a.id in (select known_from from moved union select known_until from moved)
), held as materialized (
  select m.*, f.place as from_place, u.place as until_place
  from moved m join placed f on f.id = m.known_from left join placed u on u.id = m.known_until
), changed as (
  select c.person_id, c.act_id, c.place, lead(c.act_id) over (partition by c.person_id order by c.place) as next_id
  from (select person_id, known_from as act_id, from_place as place from held
    union select person_id, known_until, until_place from held where known_until is not null) c
)
insert into person_secret (person_id, card_number, identity_number, religion, known_from, known_until)
select r.person_id, r.card_number, r.identity_number, r.religion, r.known_from, r.known_until from (
  select c.person_id, c.place,
    (array_agg(h.value order by h.from_place desc) filter (where h.field = 'card_number'))[1] as card_number,
    (array_agg(h.value order by h.from_place desc) filter (where h.field = 'identity_number'))[1] as identity_number,
    (array_agg(h.value order by h.from_place desc) filter (where h.field = 'religion'))[1] as religion,
    c.act_id as known_from, c.next_id as known_until
  from changed c join held h on h.person_id = c.person_id and h.from_place <= c.place and (h.until_place is null or h.until_place > c.place)
  group by c.person_id, c.place, c.act_id, c.next_id
  union all
  -- Of two acts at once the later to write may be the first to be known: what it superseded was at no time believed, and is still held.
  select h.person_id, h.from_place, case h.field when 'card_number' then h.value end, case h.field when 'identity_number' then h.value end,
    case h.field when 'religion' then h.value end, h.known_from, h.known_until
  from held h where h.until_place <= h.from_place
) r order by r.place;

drop table secret_of_field;

create unique index person_secret_believed on person_secret (person_id) where known_until is null;
-- Nobody is sought by religion; the numbers are.
create index person_secret_card on person_secret (card_number) where known_until is null and card_number is not null;
create index person_secret_identity on person_secret (identity_number) where known_until is null and identity_number is not null;
create index person_secret_past on person_secret (person_id) where known_until is not null;

create trigger references_of_new after insert on person_secret referencing new table as added for each statement
  execute function check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');
create trigger references_of_changed after update on person_secret referencing new table as added for each statement
  execute function check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');

alter table person_secret enable row level security;
alter table person_secret force row level security;
create policy owner_passes on person_secret to current_user using (true) with check (true);
create policy read on person_secret for select using (exists (select from person p where p.id = person_secret.person_id));
create policy write on person_secret for insert with check ((select is_clerk()) and exists (select from person p where p.id = person_secret.person_id));
create policy change on person_secret for update using ((select is_clerk()) and exists (select from person p where p.id = person_secret.person_id));

create or replace function grant_before_kept_totals(p_role text) returns void
language plpgsql volatile set search_path from current
as $$
begin
  perform grant_tables_to_application(p_role);
  execute format('revoke select on person_secret, discipline, sensitive_reading from %I', p_role);
  execute format('revoke insert on sensitive_reading from %I', p_role);
  execute format('grant select (person_id, known_from, known_until) on person_secret to %I', p_role);
  execute format('grant select (id, person_id, known_from, known_until) on discipline to %I', p_role);
  execute format('grant update (carried_out) on reorganisation to %I', p_role);
  -- An import copies its file into a temporary table first.
  execute format('grant temporary on database %I to %I', current_database(), p_role);
end $$;

-- Sets sensitive values: each line names a person, a field and its value, null to take it away. What no line names is repeated, which
-- the application itself could not do, since it reads no value.
create function set_secrets(p_people uuid[], p_fields text[], p_values text[], p_act uuid) returns void
language plpgsql volatile security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  elsif not exists (select from act a where a.id = p_act and a.actor_id = current_account()) then
    raise exception 'not an act of this account: %', p_act using errcode = 'insufficient_privilege';
  elsif exists (select unnest(p_people) except select people_held(current_account(), '{reader,clerk,approver,issuer}', p_people)) then
    raise exception 'not in scope' using errcode = 'insufficient_privilege';
  elsif exists (select from unnest(p_fields) f (field) where (f.field in ('card_number', 'identity_number', 'religion')) is not true) then
    raise exception 'no such sensitive value' using errcode = 'check_violation';
  end if;
  with given as (
    select l.person_id, array_agg(l.field) as fields, max(l.value) filter (where l.field = 'card_number') as card_number,
      max(l.value) filter (where l.field = 'identity_number') as identity_number, max(l.value) filter (where l.field = 'religion') as religion
    from unnest(p_people, p_fields, p_values) l (person_id, field, value) group by 1
  ), superseded as (
    update person_secret s set known_until = p_act where s.person_id = any (p_people) and s.known_until is null
    returning s.person_id, s.card_number, s.identity_number, s.religion
  ), merged as (
    select g.person_id, case when 'card_number' = any (g.fields) then g.card_number else s.card_number end as card_number,
      case when 'identity_number' = any (g.fields) then g.identity_number else s.identity_number end as identity_number,
      case when 'religion' = any (g.fields) then g.religion else s.religion end as religion
    from given g left join superseded s on s.person_id = g.person_id
  )
  insert into person_secret (person_id, card_number, identity_number, religion, known_from)
  select m.person_id, m.card_number, m.identity_number, m.religion, p_act from merged m
  where num_nonnulls(m.card_number, m.identity_number, m.religion) > 0;
end $$;

-- As before, of one row.
create or replace function masked_secrets(p_person uuid)
returns table (field text, masked text)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query
  select v.field, v.masked from person_secret s cross join lateral (values
    ('card_number', '•••' || right(s.card_number, 3)), ('identity_number', '•••' || right(s.identity_number, 3)),
    ('religion', case when s.religion is not null then '•••' end)) v (field, masked)
  where s.person_id = p_person and s.known_until is null and v.masked is not null
  union all
  select 'discipline', '•••' from discipline d where d.person_id = p_person and d.known_until is null group by 1;
end $$;

create or replace function reveal(p_id uuid, p_person uuid, p_field text, p_reason text) returns text
language plpgsql volatile security definer set search_path from current
as $$
declare
  found_value text;
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  insert into sensitive_reading (id, account_id, person_id, field, reason) values (p_id, current_account(), p_person, p_field, p_reason)
  on conflict (id) do nothing;
  if not exists (select from sensitive_reading r where r.id = p_id and r.account_id = current_account() and r.person_id = p_person and r.field = p_field) then
    raise exception 'this reading was of something else' using errcode = 'insufficient_privilege';
  end if;
  if p_field = 'discipline' then
    select string_agg(d.form || ' ' || d.decided_on || coalesce(' ' || d.decision, ''), '; ' order by d.decided_on) into found_value
    from discipline d where d.person_id = p_person and d.known_until is null;
  else
    select case p_field when 'card_number' then s.card_number when 'identity_number' then s.identity_number when 'religion' then s.religion end
    into found_value from person_secret s where s.person_id = p_person and s.known_until is null;
  end if;
  return found_value;
end $$;

create or replace function reveal_many(p_people uuid[], p_fields text[], p_reason text)
returns table (person_id uuid, field text, value text)
language plpgsql volatile security definer set search_path from current
as $$
begin
  return query
  with asked as (
    select s.person_id, v.field, v.value from person_secret s cross join lateral (values
      ('card_number', s.card_number), ('identity_number', s.identity_number), ('religion', s.religion)) v (field, value)
    where s.person_id = any (p_people) and s.known_until is null and v.value is not null and v.field = any (p_fields)
      and may_see_person(current_account(), s.person_id)
  ), read as (
    insert into sensitive_reading (id, account_id, person_id, field, reason)
    select gen_random_uuid(), current_account(), a.person_id, a.field, p_reason from asked a
  )
  select * from asked;
end $$;

create or replace function people_with(p_field text, p_values text[])
returns table (value text, person_id uuid)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  if p_field = 'card_number' then
    return query select s.card_number, s.person_id from person_secret s where s.card_number = any (p_values) and s.known_until is null;
  elsif p_field = 'identity_number' then
    return query select s.identity_number, s.person_id from person_secret s where s.identity_number = any (p_values) and s.known_until is null;
  end if;
end $$;

create or replace function differing_secrets(p_people uuid[], p_fields text[], p_values text[])
returns table (person_id uuid, field text, masked text)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  held uuid[];
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  held := array(select people_held(current_account(), '{reader,clerk,approver,issuer}', p_people));
  return query
  select given.person_id, given.field, case when s.value is null then null when given.field = 'religion' then '•••' else '•••' || right(s.value, 3) end
  from unnest(p_people, p_fields, p_values) given (person_id, field, value)
  left join lateral (
    select case given.field when 'card_number' then i.card_number when 'identity_number' then i.identity_number when 'religion' then i.religion end as value
    from person_secret i where i.person_id = given.person_id and i.known_until is null offset 0) s on true
  where given.person_id = any (held) and s.value is distinct from given.value;
end $$;

create or replace function people_by_religion(p_unit uuid, p_on date, p_known text[], p_known_at timestamptz)
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
  left join lateral (
    select regexp_replace(btrim(fold_name(i.religion)), '\s+', ' ', 'g') as value from (
      select b.religion, b.known_from, b.known_until from person_secret b where b.person_id = s.person_id and b.known_until is null
      union all
      select b.religion, b.known_from, b.known_until from person_secret b
      where p_known_at is not null and b.person_id = s.person_id and b.known_until is not null) i
    where i.religion is not null and (p_known_at is null or known_at_covers(i.known_from, i.known_until, p_known_at))
    limit 1) v on true
  where r.root_id = p_unit and r.during @> p_on
  group by 1;
end $$;

create or replace function held_on(p_person uuid)
returns table (held_in text, held_as text, held jsonb)
language plpgsql stable security definer set search_path from current
as $$
declare
  place record;
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select 'person', 'id', to_jsonb(p) from person p where p.id = p_person;
  for place in select * from references_to('person') order by 1, 2 loop
    return query execute format('select %L::text, %L::text, case %1$L
        when ''person_secret'' then to_jsonb(t) || jsonb_build_object(''card_number'', ''•••'' || right(to_jsonb(t)->>''card_number'', 3),
          ''identity_number'', ''•••'' || right(to_jsonb(t)->>''identity_number'', 3),
          ''religion'', case when to_jsonb(t)->>''religion'' is not null then ''•••'' end)
        when ''discipline'' then to_jsonb(t) || ''{"form": "•••", "decided_on": "•••", "decision": "•••"}''
        else to_jsonb(t) end
      from %1$I t where %2$I = $1', place.relation, place.attribute) using p_person;
  end loop;
end $$;
