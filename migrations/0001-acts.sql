-- Acts: who did what, when and why. Every change stands in the transaction of its act. One sealer puts acts in order,
-- gives each its known-at and closes the hash chain; the payload can be erased without breaking it.
create table act (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  actor_id uuid not null,
  verb text not null,
  unit_id uuid,
  record_kind text not null,
  record_id uuid,
  reason text,
  request_id text not null,
  digest bytea not null,
  seq bigint unique,
  known_at timestamptz,
  chain bytea,
  check ((seq is null) = (known_at is null) and (seq is null) = (chain is null))
);
create index act_unsealed on act (at, id) where seq is null;
create index act_of_record on act (record_id);
create index act_known_at on act (known_at);

create table act_payload (
  act_id uuid primary key references act (id),
  salt bytea not null,
  payload jsonb not null
);

create table act_head (
  is_only boolean primary key default true check (is_only),
  seq bigint not null default 0,
  known_at timestamptz not null default '-infinity',
  chain bytea not null default sha256('then-chot')
);
insert into act_head default values;

create function act_link(p_before bytea, p_act act) returns bytea
language sql immutable
set timezone = 'UTC'
as $$
  -- An array keeps the borders between the parts: no text can be moved from one to the next unseen.
  select sha256(p_before || convert_to(jsonb_build_array(p_act.id, extract(epoch from p_act.at), p_act.actor_id, p_act.verb,
    p_act.unit_id, p_act.record_kind, p_act.record_id, p_act.reason, p_act.request_id, encode(p_act.digest, 'hex'), p_act.seq,
    extract(epoch from p_act.known_at))::text, 'UTF8'))
$$;

-- Whoever writes an act holds this gate until its end, side by side with other writers. A reader that must see no act in
-- flight takes it alone for the moment of its snapshot (src/platform/server/db/database.ts).
create function pass_act_gate() returns trigger
language plpgsql
as $$
begin
  perform pg_advisory_xact_lock_shared(7463830);
  return null;
end $$;
create trigger act_gate before insert on act for each statement execute function pass_act_gate();

-- Seals every committed act in the order in which they were written. Known-at follows this order, is never before an
-- instant already promised to a reader, and never moves again.
create function seal_acts() returns bigint
language plpgsql security definer set search_path from current
as $$
declare
  head act_head;
  sealed act;
  n bigint := 0;
begin
  select * into head from act_head for update;
  for sealed in select * from act where seq is null order by at, id loop
    head.seq := head.seq + 1;
    head.known_at := greatest(sealed.at, head.known_at + interval '1 microsecond');
    sealed.seq := head.seq;
    sealed.known_at := head.known_at;
    head.chain := act_link(head.chain, sealed);
    update act set seq = head.seq, known_at = head.known_at, chain = head.chain where id = sealed.id;
    n := n + 1;
  end loop;
  if n > 0 then
    update act_head set seq = head.seq, known_at = head.known_at, chain = head.chain;
  end if;
  return n;
end $$;

-- Promises that nothing will become known at or before this instant (never later than now) that is not known already.
create function promise_known_at(p_at timestamptz) returns timestamptz
language plpgsql security definer set search_path from current
as $$
declare promised timestamptz;
begin
  perform seal_acts();
  update act_head set known_at = greatest(known_at, least(p_at, clock_timestamp())) returning known_at into promised;
  return least(p_at, promised);
end $$;

-- The latest known-at, and whether any act waits for the sealer (1) or none does (0).
create function act_position() returns table (known_at timestamptz, unsealed bigint)
language sql stable security definer set search_path from current
as $$ select h.known_at, (select count(*) from (select from act where seq is null limit 1) waiting) from act_head h $$;

-- Walks the chain. `broken_at` is the first seq that is missing or does not follow from the one before.
create function verify_acts() returns table (sealed bigint, unsealed bigint, broken_at bigint, first_unsealed_at timestamptz)
language plpgsql stable security definer set search_path from current
as $$
declare
  link bytea := sha256('then-chot');
  item act;
  expected bigint := 1;
begin
  select count(*), min(at) into unsealed, first_unsealed_at from act where seq is null;
  sealed := 0;
  for item in select * from act where seq is not null order by seq loop
    link := act_link(link, item);
    if item.seq <> expected or link <> item.chain or exists (
      select from act_payload p where p.act_id = item.id and item.digest <> sha256(p.salt || convert_to(p.payload::text, 'UTF8'))) then
      broken_at := expected;
      exit;
    end if;
    sealed := sealed + 1;
    expected := expected + 1;
  end loop;
  if broken_at is null and exists (select from act_head where seq <> sealed or chain <> link) then
    broken_at := expected;
  end if;
  return next;
end $$;

-- Was the span [from, until) of two acts believed at an instant? Null asks for now.
create function known_at_covers(p_from uuid, p_until uuid, p_at timestamptz) returns boolean
language sql stable security definer set search_path from current
as $$
  select case when p_at is null then p_until is null else
    exists (select from act where id = p_from and act.known_at <= p_at)
    and not exists (select from act where id = p_until and act.known_at <= p_at) end
$$;

create table installation (
  is_only boolean primary key default true check (is_only),
  edition text not null,
  -- The day that counts as today for default periods and validity; null follows the clock.
  working_on date,
  zone text not null default 'Asia/Ho_Chi_Minh',
  -- Raised by every change of catalogue rows, so that readers may keep the catalogue in memory.
  catalogue_version bigint not null default 1
);

create function today_here() returns date
language sql stable security definer set search_path from current
as $$ select coalesce((select coalesce(working_on, (clock_timestamp() at time zone zone)::date) from installation), current_date) $$;

create table blob (
  sha256 bytea primary key check (length(sha256) = 32),
  bytes bytea not null,
  media_type text not null,
  check (sha256(bytes) = sha256)
);
