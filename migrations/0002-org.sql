-- Units and their dated trees. Facts hold on days (`valid`) and are believed between two acts.
create table unit (
  id uuid primary key,
  code text not null unique check (code ~ '^[a-z0-9]+([-.:][a-z0-9]+)*$'),
  kind text not null check (kind in ('party_organisation', 'organ', 'government', 'fatherland_front', 'mass_organisation', 'area')),
  role text not null,
  home_id uuid references unit (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check ((home_id is null) = (kind in ('party_organisation', 'area')))
);
create index unit_home on unit (home_id);
alter table act add foreign key (unit_id) references unit (id);

create table unit_span (
  unit_id uuid not null references unit (id),
  valid daterange not null check (not isempty(valid)),
  custodian_id uuid references unit (id),
  decision text,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (unit_id with =, valid with &&) where (known_until is null)
);

create table unit_name (
  unit_id uuid not null references unit (id),
  valid daterange not null check (not isempty(valid)),
  vi text not null,
  en text not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (unit_id with =, valid with &&) where (known_until is null)
);

create table unit_parent (
  unit_id uuid not null references unit (id),
  parent_id uuid not null references unit (id) check (parent_id <> unit_id),
  valid daterange not null check (not isempty(valid)),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (unit_id with =, valid with &&) where (known_until is null)
);
create index unit_parent_parent on unit_parent (parent_id);

create table area_lead (
  party_id uuid not null references unit (id),
  area_id uuid not null references unit (id),
  valid daterange not null check (not isempty(valid)),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (party_id with =, valid with &&) where (known_until is null),
  exclude using gist (area_id with =, valid with &&) where (known_until is null)
);

create table succession (
  id uuid primary key,
  from_id uuid not null references unit (id),
  to_id uuid not null references unit (id) check (to_id <> from_id),
  effective_on date not null,
  extent text not null check (extent in ('whole', 'part')),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index succession_to on succession (to_id);
create index succession_from on succession (from_id);

create table succession_share (
  succession_id uuid not null references succession (id),
  basis text not null,
  share numeric not null check (share > 0 and share <= 1),
  primary key (succession_id, basis)
);

create table term (
  code text primary key,
  unit_id uuid not null references unit (id),
  valid daterange not null check (not isempty(valid)),
  is_assumed boolean not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);

create table external_id (
  scheme text not null,
  value text not null,
  unit_id uuid references unit (id),
  measure_code text,
  primary key (scheme, value),
  check (num_nonnulls(unit_id, measure_code) = 1)
);

-- Which units stood under which Party organisation and when, as believed now; rebuilt from the rows above whenever they
-- change, and by a restore.
create table unit_reach (
  root_id uuid not null references unit (id),
  unit_id uuid not null references unit (id),
  during daterange not null
);
create index unit_reach_root on unit_reach (root_id, unit_id);
create index unit_reach_unit on unit_reach (unit_id);

create function rebuild_unit_reach() returns void
language sql security definer set search_path from current
as $$
  delete from unit_reach;
  insert into unit_reach
  with recursive party (root_id, unit_id, during, depth) as (
    select u.id, u.id, s.valid, 0
    from unit u join unit_span s on s.unit_id = u.id and s.known_until is null
    where u.kind = 'party_organisation' and u.known_until is null
    union all
    select party.root_id, p.unit_id, party.during * p.valid * s.valid, depth + 1
    from party join unit_parent p on p.parent_id = party.unit_id and p.known_until is null
      join unit_span s on s.unit_id = p.unit_id and s.known_until is null
    where party.during && p.valid and party.during * p.valid && s.valid and depth < 20
  ), area as (
    select party.root_id, l.area_id, party.during * l.valid as during
    from party join area_lead l on l.party_id = party.unit_id and l.known_until is null and party.during && l.valid
  )
  select root_id, unit_id, during from party
  union all select party.root_id, u.id, party.during from party join unit u on u.home_id = party.unit_id and u.kind = 'organ'
  union all select root_id, area_id, during from area
  union all select area.root_id, u.id, area.during from area join unit u on u.home_id = area.area_id;
  update installation set catalogue_version = catalogue_version + 1;
$$;

-- A day within the unit's life: the day asked, its last day if that came first, or its first day.
create function day_in_life(p_unit uuid, p_on date) returns date
language sql stable security definer set search_path from current
as $$
  select coalesce(
    (select max(case when valid @> p_on then p_on else upper(valid) - 1 end) from unit_span
      where unit_id = p_unit and known_until is null and (lower_inf(valid) or lower(valid) <= p_on)),
    (select min(lower(valid)) from unit_span where unit_id = p_unit and known_until is null),
    p_on)
$$;

-- The Party organisation through which a unit stands in the tree on a day: itself, the one it serves, or the one that
-- leads its area.
create function home_party_on(p_unit uuid, p_on date) returns uuid
language sql stable security definer set search_path from current
as $$
  select case u.kind when 'party_organisation' then u.id when 'organ' then u.home_id
    else (select l.party_id from area_lead l where l.area_id = case u.kind when 'area' then u.id else u.home_id end
            and l.valid @> day_in_life(u.id, p_on) and l.known_until is null) end
  from unit u where u.id = p_unit
$$;
