-- Decisions that reorganise units. A decision takes effect on a day, possibly in the future: its dated facts are believed at
-- once, while members and open work follow when the day has come (`carried_out`). Before its day it can be withdrawn.
create table reorganisation (
  id uuid primary key,
  symbol text,
  issuer_id uuid not null references unit (id),
  issued_on date not null,
  effective_on date not null,
  vi text not null check (length(vi) between 3 and 500),
  en text not null check (length(en) between 3 and 500),
  -- The acts of the decision as they were asked for, by codes of units.
  changes jsonb not null,
  -- Who goes where by id of unit, for the day it takes effect: [{"fromId", "toId", "people": "all" | [ids]}].
  moves jsonb not null,
  carried_out uuid references act (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index reorganisation_issuer on reorganisation (issuer_id);
comment on table reorganisation is 'superseded by the application';

-- The roles a unit took after its founding (`unit.role` is the first): a subordinate cell that became a grassroots cell.
create table unit_role (
  unit_id uuid not null references unit (id),
  valid daterange not null check (not isempty(valid)),
  role text not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (unit_id with =, valid with &&) where (known_until is null)
);
comment on table unit_role is 'superseded by the application';

comment on table unit is 'superseded by the application';
comment on table unit_span is 'superseded by the application';
comment on table unit_name is 'superseded by the application';
comment on table unit_parent is 'superseded by the application';
comment on table area_lead is 'superseded by the application';
comment on table succession is 'superseded by the application';

-- A code is never used again by another unit; one that a withdrawn decision would have founded never was a unit.
alter table unit drop constraint unit_code_key;
create unique index unit_code on unit (code) where known_until is null;

create index unit_span_unit on unit_span (unit_id) where known_until is null;
create index unit_name_unit on unit_name (unit_id) where known_until is null;
create index area_lead_area on area_lead (area_id) where known_until is null;

-- The units an account holds a role on today, with what had become theirs by today: predecessors, and ended units left in
-- their custody. What a decision will bring on a later day is not theirs yet.
create or replace function scope_roots(p_account uuid, p_roles text[]) returns setof uuid
language sql stable security definer set search_path from current
as $$
  with recursive root (unit_id) as (
    select g.unit_id from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = any (p_roles) and g.role <> 'administrator'
      and g.known_until is null and g.valid @> today_here() and not a.is_disabled and g.unit_id is not null
    union
    select next.unit_id from root join lateral (
      select s.from_id as unit_id from succession s
      where s.to_id = root.unit_id and s.known_until is null and s.effective_on <= today_here()
      union all
      select e.unit_id from unit_span e
      where e.custodian_id = root.unit_id and e.known_until is null and upper(e.valid) <= today_here()
    ) next on true
  )
  select unit_id from root
$$;

-- Who may reorganise at all; the action asks for the right to every unit it touches (src/modules/org).
create function may_reorganise(p_account uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = 'issuer' and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

-- What an act wrote is believed no longer, and what it ended is believed again: for tables of dated facts without an id.
create function unsay_act(p_table regclass, p_act uuid, p_by uuid) returns void
language plpgsql set search_path from current
as $$
declare
  columns text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
  where attrelid = p_table and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('known_from', 'known_until');
  execute format('update %s set known_until = $2 where known_from = $1 and known_until is null', p_table) using p_act, p_by;
  execute format('insert into %s (%s, known_from) select %s, $2 from %s where known_until = $1', p_table, columns, columns, p_table) using p_act, p_by;
end $$;

alter table reorganisation enable row level security;
alter table reorganisation force row level security;
alter table unit_role enable row level security;
alter table unit_role force row level security;
create policy owner_passes on reorganisation to current_user using (true) with check (true);
create policy owner_passes on unit_role to current_user using (true) with check (true);
create policy read on reorganisation for select using (true);
create policy read on unit_role for select using (true);
do $$
declare name text;
begin
  foreach name in array array['unit', 'unit_span', 'unit_name', 'unit_parent', 'unit_role', 'area_lead', 'succession', 'reorganisation'] loop
    execute format('create policy write on %I for insert with check (may_reorganise(current_account()))', name);
    execute format('create policy change on %I for update using (may_reorganise(current_account()))', name);
  end loop;
end $$;
create policy write on succession_share for insert with check (may_reorganise(current_account()));

-- The operator at the machine may decide and write; every act stands in the record under the operator's name.
insert into access_grant (id, account_id, role, unit_id, valid, known_from)
select gen_random_uuid(), g.account_id, role.name, null, g.valid, g.known_from
from access_grant g cross join unnest(array['clerk', 'issuer']) role (name)
where g.account_id = '00000000-0000-7000-8000-000000000001' and g.role = 'reader' and g.unit_id is null and g.known_until is null;
