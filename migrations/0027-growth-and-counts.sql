-- Unsealed acts by a key in no order of time. Ordered by time, what was sealed stays in front as dead entries until the next
-- vacuum, and whoever asks whether anything is unsealed passes over all of it; here new acts take the room of dead ones.
-- Only a plain scan of the index marks the dead. Asked by the chain: the index of numbers holds acts without one too.
drop index act_unsealed;
create index act_unsealed on act (uuid_hash(id)) where chain is null;
create or replace function act_position() returns table (known_at timestamptz, unsealed bigint)
language sql stable security definer rows 1 set search_path from current set enable_seqscan = off set enable_bitmapscan = off
as $$
  select h.known_at, (select count(*) from (select from act where chain is null limit 1) waiting) from act_head h
$$;
create or replace function seal_acts() returns bigint
language plpgsql security definer set search_path from current set enable_seqscan = off set enable_bitmapscan = off
as $$
declare
  head act_head;
  sealed act;
  n bigint := 0;
begin
  select * into head from act_head for update;
  for sealed in select * from act where chain is null order by at, id loop
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

-- As before, but what one holds today is asked first, in one statement; the units that went before come only after a no.
-- By index, however few units there were when the plan was made: connections keep it while a tree grows.
create or replace function scope_covers(p_account uuid, p_roles text[], p_unit uuid, p_on date) returns boolean
language sql stable security definer set search_path from current set enable_seqscan = off
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = any (p_roles) and g.role <> 'administrator' and g.known_until is null
      and g.valid @> (select today_here()) and not a.is_disabled
      and (g.unit_id is null or g.unit_id = p_unit or exists (
        select from unit_reach r where r.root_id = g.unit_id and r.unit_id = p_unit and r.during @> (select day_in_life(p_unit, p_on))))
  ) or exists (
    select from scope_roots(p_account, p_roles) root
    where root = p_unit or exists (
      select from unit_reach r where r.root_id = root and r.unit_id = p_unit and r.during @> (select day_in_life(p_unit, p_on))))
$$;

-- As before, with the type of each.
drop function directives_issued(uuid[], timestamptz);
create function directives_issued(p_units uuid[], p_known_at timestamptz)
returns table ("unitId" uuid, "on" date, symbol text, vi text, en text, kind text)
language sql stable security definer set search_path from current
as $$
  select issuer_id, issued_on, symbol, vi, en, kind from directive
  where issuer_id = any (p_units) and issued_on is not null
    and case when p_known_at is null then known_until is null else known_at_covers(known_from, known_until, p_known_at) end
  union all
  select issuer_id, issued_on, symbol, vi, en, kind from directive_earlier
  where p_known_at is not null and issuer_id = any (p_units) and issued_on is not null and known_at_covers(known_from, known_until, p_known_at)
$$;

-- Study sessions as they are counted: a session that has a sheet at the Party organisation of its convener, attendance at the
-- unit of each sheet; on the day of the session. The right to the units was asked for by whoever counts.
create function study_counted(p_units uuid[], p_known_at timestamptz)
returns table (measure text, "unitId" uuid, "on" date, amount integer, name text)
language sql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
  with session as materialized (
    select id, home_party_on(unit_id, held_on) as home_id, held_on, vi from study_session
    where case when p_known_at is null then known_until is null else known_at_covers(known_from, known_until, p_known_at) end
  ), sheet as materialized (
    select session_id, unit_id, summoned, present, excused, unexcused from study_sheet
    where case when p_known_at is null then known_until is null else known_at_covers(known_from, known_until, p_known_at) end
  )
  select 'study.sessions', s.home_id, s.held_on, 1, s.vi from session s
  where s.home_id = any (p_units) and exists (select from sheet h where h.session_id = s.id)
  union all
  select m.measure, h.unit_id, s.held_on, m.amount, s.vi from sheet h join session s on s.id = h.session_id
  cross join lateral (values ('study.summoned', h.summoned), ('study.present', h.present), ('study.excused', h.excused),
    ('study.unexcused', h.unexcused)) m (measure, amount)
  where h.unit_id = any (p_units) and m.amount > 0
$$;

-- Units whose counts of study sessions may have changed: of sheets that came or went, and of sessions that did, with all sheets.
create function study_touched(p_after timestamptz, p_until timestamptz) returns setof uuid
language sql stable security definer set search_path from current
as $$
  with touched as (
    select s.id from study_session s join act k on k.id = s.known_from or k.id = s.known_until
      where k.known_at > p_after and k.known_at <= p_until
    union
    select h.session_id from study_sheet h join act k on k.id = h.known_from or k.id = h.known_until
      where k.known_at > p_after and k.known_at <= p_until
  )
  select home_party_on(s.unit_id, s.held_on) from study_session s join touched t on t.id = s.id
  union
  select h.unit_id from study_sheet h join touched t on t.id = h.session_id
$$;
