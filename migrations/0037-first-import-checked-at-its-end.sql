-- What the first import writes is checked at its end, once for all rows, instead of after every statement: whom and what its rows refer
-- to, and that the spans of a person lie apart. Until then nobody else sees a row of it, and what is found wrong undoes all of them.

comment on table index_aside is 'What the first import set aside, and how it is put back. Holds rows only inside of a transaction.';

-- Nothing where somebody is in the register, or where anybody else is looking at its tables this moment: the rows then go in as ever.
-- Keys are checked when they are put back; indexes that none of these rows enter stay.
create or replace function set_indexes_aside() returns void
language plpgsql volatile security definer set search_path from current
as $$
declare
  tables constant regclass[] := '{person_profile,person_secret,membership,membership_span,membership_step,import_row}';
  aside record;
begin
  if not register_is_empty() then
    return;
  end if;
  lock table person_profile, person_secret, membership, membership_span, membership_step, import_row in access exclusive mode nowait;
  for aside in
    select c.relname as name, format('drop index %s', i.indexrelid::regclass) as away, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = any (tables) and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) like '%known_until IS NULL%')
    union all
    select k.conname, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
      format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k where k.conrelid = any (tables) and k.contype = 'p' and not exists (select from pg_constraint f where f.confrelid = k.conrelid)
    union all
    select format('%s of %s', t.tgname, t.tgrelid::regclass), format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
      format('alter table %s enable trigger %I', t.tgrelid::regclass, t.tgname)
    from pg_trigger t where t.tgrelid = any (tables) and t.tgname in ('references_of_new', 'spans_stay_apart')
  loop
    execute aside.away;
    insert into index_aside (name, definition) values (aside.name, aside.definition);
  end loop;
exception when lock_not_available then
  null;
end $$;

-- The tables held nothing before, and nobody else has written to them since: what stands in them is what is to be checked.
create function check_first_import() returns void
language plpgsql volatile security definer set search_path from current
  set enable_nestloop = off set min_parallel_table_scan_size = '1MB' set parallel_setup_cost = 100 set max_parallel_workers_per_gather = 1
as $$
declare
  own constant xid := pg_current_xact_id_if_assigned()::xid;
  act constant uuid := (select known_from from person_profile limit 1);
  counts bigint[];
  units uuid[];
  acts uuid[] := array[act];
  missing text;
begin
  -- Whose rows they are, and by how many the act is not this one, in one pass.
  counts := (
    select array[count(*) filter (where p.id is null and r.person_id is not null), count(*) filter (where r.known_from is distinct from act or r.known_until is not null)]
    from (
      select person_id, known_from, known_until from person_profile union all select person_id, known_from, known_until from person_secret
      union all select person_id, known_from, known_until from membership union all select person_id, known_from, known_until from membership_span
      union all select person_id, known_from, known_until from membership_step union all select person_id, act_id, null from import_row) r
    left join person p on p.id = r.person_id and p.xmin = own);
  if counts[2] > 0 then
    acts := array(
      select known_from from person_profile union select known_until from person_profile where known_until is not null
      union select known_from from person_secret union select known_until from person_secret where known_until is not null
      union select known_from from membership union select known_until from membership where known_until is not null
      union select known_from from membership_span union select known_until from membership_span where known_until is not null
      union select known_from from membership_step union select known_until from membership_step where known_until is not null
      union select act_id from import_row);
  end if;
  units := array(
    select unit_id from membership_span union select unit_id from membership_step
    union select to_unit_id from membership_step where to_unit_id is not null);
  missing := case
    when counts[1] > 0 then 'person'
    when acts <> '{null}' and not hold_rows('act', acts) then 'act'
    when units <> '{}' and not hold_rows('unit', units) then 'unit' end;
  if missing is not null then
    raise exception 'the first import refers to a row of "%" that is not there', missing using errcode = 'foreign_key_violation';
  end if;
  if exists (select from (
      select s.valid && lag(s.valid) over (partition by s.person_id order by s.valid) as overlaps
      from membership_span s where s.known_until is null) o where o.overlaps) then
    raise exception 'two believed spans of one person overlap' using errcode = 'exclusion_violation', table = 'membership_span', column = 'valid';
  end if;
end $$;

create or replace function put_index_back() returns trigger
language plpgsql volatile security definer set search_path from current
  -- The process that saves and one beside it.
  set maintenance_work_mem = '64MB' set max_parallel_maintenance_workers = 1 set min_parallel_table_scan_size = '1MB'
as $$
begin
  execute new.definition;
  delete from index_aside a where a.name = new.name;
  if not exists (select from index_aside) then
    perform check_first_import();
  end if;
  return null;
end $$;

revoke execute on function check_first_import() from public;
