-- Accounts, grants `role x unit x dates`, sessions, limits. Personal data: see the catalogue of purpose and retention.
create table account (
  id uuid primary key,
  login text not null unique check (login = lower(login)),
  vi text not null,
  en text not null,
  kind text not null check (kind in ('person', 'operator', 'system')),
  password_hash text,
  is_disabled boolean not null default false
);
-- The machine's operator (the person who may read the data folder), and the system that loads editions.
insert into account (id, login, vi, en, kind) values
  ('00000000-0000-7000-8000-000000000001', 'operator', 'Người vận hành máy chủ', 'Server operator', 'operator'),
  ('00000000-0000-7000-8000-000000000002', 'system', 'Hệ thống', 'System', 'system');
alter table act add foreign key (actor_id) references account (id);

create table access_grant (
  id uuid primary key,
  account_id uuid not null references account (id),
  role text not null check (role in ('reader', 'clerk', 'approver', 'issuer', 'administrator')),
  -- Null grants on every unit, and is the only form for administrators, who read no data.
  unit_id uuid references unit (id),
  valid daterange not null check (not isempty(valid)),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (role <> 'administrator' or unit_id is null),
  exclude using gist (account_id with =, role with =, coalesce(unit_id, '00000000-0000-0000-0000-000000000000') with =, valid with &&)
    where (known_until is null)
);
create index access_grant_account on access_grant (account_id);

create table session (
  token_digest bytea primary key check (length(token_digest) = 32),
  account_id uuid not null references account (id),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index session_account on session (account_id);

create table sign_in_failure (
  login_digest bytea not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_failure_login on sign_in_failure (login_digest, at);

create table invitation (
  token_digest bytea primary key check (length(token_digest) = 32),
  account_id uuid not null references account (id),
  expires_at timestamptz not null,
  used_at timestamptz
);

create function current_account() returns uuid
language sql stable
as $$ select nullif(current_setting('thenchot.account', true), '')::uuid $$;

-- The units an account holds a role on today, with their predecessors and the ended units left in their custody.
create function scope_roots(p_account uuid, p_roles text[]) returns setof uuid
language sql stable security definer set search_path from current
as $$
  with recursive root (unit_id) as (
    select g.unit_id from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = any (p_roles) and g.role <> 'administrator'
      and g.known_until is null and g.valid @> today_here() and not a.is_disabled and g.unit_id is not null
    union
    select next.unit_id from root join lateral (
      select s.from_id as unit_id from succession s where s.to_id = root.unit_id and s.known_until is null
      union all
      select e.unit_id from unit_span e where e.custodian_id = root.unit_id and e.known_until is null
    ) next on true
  )
  select unit_id from root
$$;

create function has_role_everywhere(p_account uuid, p_roles text[]) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = any (p_roles) and g.role <> 'administrator' and g.unit_id is null
      and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

-- Does the account hold one of these roles over the unit as it stood on a day? A grant covers what was under its unit
-- while it was under it. The same rule stands in src/modules/accounts/access.ts; a property test compares the two.
create function scope_covers(p_account uuid, p_roles text[], p_unit uuid, p_on date) returns boolean
language sql stable security definer set search_path from current
as $$
  select has_role_everywhere(p_account, p_roles) or exists (
    select from scope_roots(p_account, p_roles) root
    where root = p_unit or exists (
      select from unit_reach r where r.root_id = root and r.unit_id = p_unit and r.during @> day_in_life(p_unit, p_on)))
$$;

create function is_administrator(p_account uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = 'administrator' and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;
