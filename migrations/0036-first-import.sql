-- The first import fills an empty register: its indexes are built at the end, at once, instead of grown row by row. Whoever sets
-- them aside cannot leave them so: they are put back before the transaction ends, or it is undone as a whole.
create table index_aside (
  name text primary key,
  definition text not null
);
comment on table index_aside is 'Holds rows only inside of a transaction.';
alter table index_aside enable row level security;
alter table index_aside force row level security;
create policy owner_passes on index_aside to current_user using (true) with check (true);

create function register_is_empty() returns boolean
language sql stable security definer set search_path from current
as $$ select not exists (select from person) $$;

-- Nothing where somebody is in the register, or where anybody else is looking at its tables this moment: the rows then go in as ever.
-- Indexes of keys stay, and that of spans by person, by which spans are kept apart.
create function set_indexes_aside() returns void
language plpgsql volatile security definer set search_path from current
as $$
declare
  tables constant regclass[] := '{person_profile,person_secret,membership,membership_span,membership_step}';
  aside record;
begin
  if not register_is_empty() then
    return;
  end if;
  lock table person_profile, person_secret, membership, membership_span, membership_step in access exclusive mode nowait;
  for aside in
    select i.indexrelid::regclass as index, c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = any (tables) and c.relname <> 'membership_span_person'
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  loop
    execute format('drop index %s', aside.index);
    insert into index_aside (name, definition) values (aside.name, aside.definition);
  end loop;
exception when lock_not_available then
  null;
end $$;

create function put_index_back() returns trigger
language plpgsql volatile security definer set search_path from current set maintenance_work_mem = '64MB'
as $$
begin
  execute new.definition;
  delete from index_aside a where a.name = new.name;
  return null;
end $$;
create constraint trigger index_is_put_back after insert on index_aside deferrable initially deferred
  for each row execute function put_index_back();

revoke execute on function put_index_back() from public;
