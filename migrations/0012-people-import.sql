-- The register of people takes in a whole city at once. Foreign keys are checked row by row, which was more than half of such an
-- import; the keys of the tables below are checked for all rows of a statement together, and refuse the same (23503).

-- Are the rows there that these ids name, each once? Nobody deletes them until this transaction ends: those that others wrote are
-- held, what it wrote itself nobody else sees.
create function hold_rows(p_table text, p_ids uuid[]) returns boolean
language plpgsql volatile security definer set search_path from current
as $$
declare
  own constant xid := pg_current_xact_id_if_assigned()::xid;
  here bigint;
begin
  if p_table = 'person' then
    select count(*) into here from person r where r.id = any (p_ids) and r.xmin = own;
    if here < cardinality(p_ids) then
      select here + count(*) into here from (
        select from person r where r.id = any (p_ids) and r.xmin is distinct from own for key share) held;
    end if;
  elsif p_table = 'unit' then
    select count(*) into here from (select from unit r where r.id = any (p_ids) for key share) held;
  else
    select count(*) into here from (select from act r where r.id = any (p_ids) for key share) held;
  end if;
  return here = cardinality(p_ids);
end $$;

-- Arguments: a column and the table whose id it holds, in turn.
create function check_references() returns trigger
language plpgsql volatile security definer set search_path from current
as $$
declare
  ids uuid[];
begin
  for at in 0 .. tg_nargs - 2 by 2 loop
    execute format('select array(select distinct %1$I from added where %1$I is not null)', tg_argv[at]) into ids;
    if cardinality(ids) > 0 and not hold_rows(tg_argv[at + 1], ids) then
      raise exception 'a row of "%" refers by "%" to a row of "%" that is not there', tg_table_name, tg_argv[at], tg_argv[at + 1]
        using errcode = 'foreign_key_violation', table = tg_table_name, column = tg_argv[at];
    end if;
  end loop;
  return null;
end $$;

-- Every column that refers to a table by one of its keys: foreign keys, and those checked as above.
create function references_to(p_table regclass) returns table (relation text, attribute text)
language sql stable set search_path from current
as $$
  select k.conrelid::regclass::text, a.attname::text
  from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where k.contype = 'f' and k.confrelid = p_table
  union
  select t.tgrelid::regclass::text, arguments[at]
  from pg_trigger t
  cross join lateral string_to_array(encode(t.tgargs, 'escape'), '\000') arguments
  cross join lateral generate_series(1, t.tgnargs - 1, 2) at
  where t.tgfoid = 'check_references'::regproc and arguments[at + 1] = p_table::text
$$;

-- The other side: what is referred to keeps its key. An older snapshot would not see every row that refers to it.
create function keep_referred() returns trigger
language plpgsql volatile security definer set search_path from current
as $$
declare
  place record;
  is_referred boolean;
begin
  if tg_op <> 'DELETE' then
    raise exception 'rows of "%" keep their ids', tg_table_name using errcode = 'foreign_key_violation', table = tg_table_name;
  elsif current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'rows of "%" are deleted in a transaction that reads what is committed', tg_table_name using errcode = 'foreign_key_violation', table = tg_table_name;
  end if;
  for place in select * from references_to(tg_relid) loop
    execute format('select exists (select from %s where %I = $1)', place.relation, place.attribute) into is_referred using old.id;
    if is_referred then
      raise exception 'a row of "%" is still referred to by "%" of "%"', tg_table_name, place.attribute, place.relation
        using errcode = 'foreign_key_violation', table = tg_table_name;
    end if;
  end loop;
  return null;
end $$;

-- Checks every row, as after rows were loaded with their triggers off.
create function verify_references() returns void
language plpgsql stable security definer set search_path from current
as $$
declare
  place record;
  is_missing boolean;
begin
  for place in select referred, r.* from unnest(array['act', 'unit', 'person']) referred cross join references_to(referred::regclass) r loop
    execute format('select exists (select from %s t where t.%I is not null and not exists (select from %I r where r.id = t.%2$I))',
      place.relation, place.attribute, place.referred) into is_missing;
    if is_missing then
      raise exception 'a row of "%" refers by "%" to a row of "%" that is not there', place.relation, place.attribute, place.referred
        using errcode = 'foreign_key_violation';
    end if;
  end loop;
end $$;

do $$
declare
  name text;
  key record;
  arguments text;
begin
  foreach name in array array['person', 'person_profile', 'person_secret', 'membership', 'membership_span', 'membership_step', 'import_row'] loop
    arguments := '';
    for key in select k.conname, a.attname, k.confrelid::regclass::text as referred from pg_constraint k
        join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        where k.conrelid = name::regclass and k.contype = 'f' order by a.attnum loop
      execute format('alter table %I drop constraint %I', name, key.conname);
      arguments := concat_ws(', ', nullif(arguments, ''), quote_literal(key.attname), quote_literal(key.referred));
    end loop;
    execute format('create trigger references_of_new after insert on %I referencing new table as added for each statement execute function check_references(%s)', name, arguments);
    execute format('create trigger references_of_changed after update on %I referencing new table as added for each statement execute function check_references(%s)', name, arguments);
  end loop;
  foreach name in array array['act', 'unit', 'person'] loop
    execute format('create trigger referred_stays after delete on %I for each row execute function keep_referred()', name);
    execute format('create trigger referred_keeps_id before update of id on %I for each row when (old.id <> new.id) execute function keep_referred()', name);
    execute format('create trigger referred_is_not_emptied before truncate on %I for each statement execute function keep_referred()', name);
  end loop;
end $$;

-- Everything that names a person, in whatever table: found in the catalogue of the database, so that no table is forgotten.
-- Sensitive values come masked; `reveal` gives them.
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
        when ''person_secret'' then to_jsonb(t) || jsonb_build_object(''value'', case to_jsonb(t)->>''field'' when ''religion'' then ''•••''
          else ''•••'' || right(to_jsonb(t)->>''value'', 3) end)
        when ''discipline'' then to_jsonb(t) || ''{"form": "•••", "decided_on": "•••", "decision": "•••"}''
        else to_jsonb(t) end
      from %1$I t where %2$I = $1', place.relation, place.attribute) using p_person;
  end loop;
end $$;

revoke execute on function hold_rows(text, uuid[]), verify_references() from public;

-- Nobody is sought by religion; the numbers are.
drop index person_secret_same;
create index person_secret_same on person_secret (field, value) where known_until is null and field <> 'religion';

-- Whose card or identity numbers these are: for finding the same person again in a file the caller holds.
create or replace function people_with(p_field text, p_values text[])
returns table (value text, person_id uuid)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  return query select s.value, s.person_id from person_secret s
  where s.field = p_field and s.value = any (p_values) and s.known_until is null and s.field <> 'religion';
end $$;

-- The same as before, without a call for every row: the exact days are asked for of the reach of the account's units itself.
drop policy read on membership_span;
create policy read on membership_span for select using (
  (select has_role_everywhere(current_account(), '{reader,clerk,approver,issuer}'))
  or (unit_id in (select units_in_scope(current_account(), '{reader,clerk,approver,issuer}'))
    and (unit_id = any (array(select scope_roots(current_account(), '{reader,clerk,approver,issuer}')))
      or exists (select from unit_reach r where r.unit_id = membership_span.unit_id and r.during && membership_span.valid
        and r.root_id = any (array(select scope_roots(current_account(), '{reader,clerk,approver,issuer}')))))));

-- Which of these people `holds_person` would name, asked for all of them at once.
create function people_held(p_account uuid, p_roles text[], p_people uuid[]) returns setof uuid
language plpgsql stable security definer rows 1000 set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  roots constant uuid[] := array(select scope_roots(p_account, p_roles));
begin
  if has_role_everywhere(p_account, p_roles) then
    return query select distinct q.id from unnest(p_people) q (id);
    return;
  end if;
  return query
  with asked as materialized (select distinct q.id from unnest(p_people) q (id)),
  home as materialized (select distinct p.unit_id from asked join person p on p.id = asked.id)
  select s.person_id from asked join membership_span s on s.person_id = asked.id and s.known_until is null
  where s.unit_id = any (roots)
    or exists (select from unit_reach r where r.unit_id = s.unit_id and r.during && s.valid and r.root_id = any (roots))
  union
  select p.id from asked join person p on p.id = asked.id
  where p.unit_id in (select home.unit_id from home where scope_covers(p_account, p_roles, home.unit_id, today_here()))
  union
  select t.person_id from asked join transfer t on t.person_id = asked.id
  where t.known_until is null and t.letter_on is not null and t.accepted_on is null
    and scope_covers(p_account, p_roles, t.to_unit_id, today_here());
end $$;
revoke execute on function people_held(uuid, text[], uuid[]) from public;

-- Which of these values differ from what is held, with the last digits of what is held: for the differences of a file.
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
  left join lateral (select i.value from person_secret i where i.person_id = given.person_id and i.field = given.field and i.known_until is null offset 0) s on true
  where given.person_id = any (held) and s.value is distinct from given.value;
end $$;
