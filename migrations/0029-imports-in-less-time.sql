-- A person stands in one place on each day. That was an exclusion constraint, which asked its index anew for every row and took a
-- sixth of an import of a city; it is checked for all rows of a statement together, and refuses the same (23P01).
alter table membership_span drop constraint membership_span_person_id_valid_excl;

-- How often spans of this person were written after the act that wrote the person down: who writes spans changes it, so that two
-- writers of one person come one after the other, and one whose snapshot is older than the other's spans is refused (40001).
alter table person add column spans_written integer not null default 0;

create function keep_spans_apart() returns trigger
language plpgsql volatile security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
declare
  own constant xid := pg_current_xact_id_if_assigned()::xid;
  people constant uuid[] := array(select distinct a.person_id from added a where a.known_until is null);
  others uuid[];
  torn uuid;
begin
  -- Whom this transaction wrote down nobody else sees yet.
  others := array(select p.id from person p where p.id = any (people) and p.xmin is distinct from own order by p.id for no key update);
  if cardinality(others) > 0 then
    update person set spans_written = spans_written + 1 where id = any (others);
  end if;
  -- In order of their first days, two that overlap have two neighbours that do.
  select o.person_id into torn from (
    select s.person_id, s.valid && lag(s.valid) over (partition by s.person_id order by s.valid) as overlaps
    from membership_span s where s.person_id = any (people) and s.known_until is null) o
  where o.overlaps limit 1;
  if torn is not null then
    raise exception 'two believed spans of one person overlap' using errcode = 'exclusion_violation', table = 'membership_span', column = 'valid';
  end if;
  return null;
end $$;
create trigger spans_stay_apart after insert on membership_span referencing new table as added for each statement execute function keep_spans_apart();
create trigger spans_stay_apart_changed after update on membership_span referencing new table as added for each statement execute function keep_spans_apart();

-- Checks every row, as after rows were loaded with their triggers off.
create or replace function verify_references() returns void
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
  if exists (select from (
      select s.valid && lag(s.valid) over (partition by s.person_id order by s.valid) as overlaps
      from membership_span s where s.known_until is null) o where o.overlaps) then
    raise exception 'two believed spans of one person overlap' using errcode = 'exclusion_violation';
  end if;
end $$;

-- What an act wrote is found by its id, to count again what it touched. Rows that came with a file are found by the rows of the file,
-- which name act and person already: a hundred thousand entries less for each index.
alter table membership_span add column by_file boolean not null default false;
alter table membership_step add column by_file boolean not null default false;
alter table person_profile add column by_file boolean not null default false;
drop index membership_span_known_from;
drop index membership_step_known_from;
drop index person_profile_known_from;
create index membership_span_known_from on membership_span (known_from) where not by_file;
create index membership_step_known_from on membership_step (known_from) where not by_file;
create index person_profile_known_from on person_profile (known_from) where not by_file;

create or replace function people_touched(p_after timestamptz, p_until timestamptz) returns setof uuid
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
declare
  acts uuid[] := array(select id from act where known_at > p_after and known_at <= p_until);
  people uuid[];
begin
  people := array(
    select person_id from membership_span where known_from = any (acts) and not by_file
    union select person_id from membership_span where known_until = any (acts)
    union select person_id from membership_step where known_from = any (acts) and not by_file
    union select person_id from membership_step where known_until = any (acts)
    union select person_id from person_profile where known_from = any (acts) and not by_file
    union select person_id from person_profile where known_until = any (acts)
    union select person_id from import_row where act_id = any (acts)
    union select id from person where erased = any (acts));
  return query select distinct s.unit_id from membership_span s where s.person_id = any (people);
end $$;

-- The same as before at a fifth of the price: a regular expression is the dearest way to the last word of a name.
drop index person_profile_name;
alter table person_profile drop column given;
alter table person_profile add column given text not null generated always as (split_part(name, ' ', -1)) stored;
create index person_profile_name on person_profile (given collate "vi-x-icu", name collate "vi-x-icu", person_id) where known_until is null;
alter table person_profile drop constraint person_profile_birth_check;
alter table person_profile add constraint person_profile_birth_check
  check (translate(birth, '0123456789', '0000000000') in ('0000', '0000-00', '0000-00-00'));

-- The marks of Vietnamese go without a regular expression; what has other marks still meets it.
create or replace function fold_name(p_text text) returns text
language plpgsql immutable strict parallel safe
as $$
declare
  plain constant text := translate(lower(normalize(p_text, NFD)), U&'\0111\00F0\0300\0301\0302\0303\0306\0309\031B\0323', 'dd');
begin
  if octet_length(plain) = length(plain) then
    return plain;
  end if;
  return translate(lower(regexp_replace(normalize(p_text, NFD), '[\u0300-\u036f]', '', 'g')), 'đð', 'dd');
end $$;
