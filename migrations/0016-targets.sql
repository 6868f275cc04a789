-- Targets complete: what is said of one beside its plan, who answers for it, its path, the decisions behind its plan, and
-- how it was handed down. The row of `target` stays its identity; what changes stands beside it and is superseded.

alter table theme drop constraint theme_kind_check,
  add constraint theme_kind_check check (kind in ('theme', 'breakthrough', 'objective'));

-- A later wording or place of a group names the first row of its line; targets point there.
alter table task_group add column line uuid references task_group (id);
create unique index task_group_line on task_group (line) where known_until is null;
create policy change on task_group for update using (scope_covers(current_account(), '{clerk}', unit_id, last_day));

create table target_detail (
  id uuid primary key,
  target_id uuid not null references target (id),
  -- The first row of the group's line.
  group_id uuid references task_group (id),
  rank integer not null,
  weight numeric check (weight > 0),
  -- Where the measure stood before: a value, or without one the figure of that period.
  baseline numeric,
  baseline_period text,
  -- The number of the provision of its directive.
  provision text,
  note text,
  -- Plans that are no number, and the upper end of a range, once adjusted.
  plan_words text,
  plan_until numeric,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (baseline is null or baseline_period is not null)
);
create unique index target_detail_once on target_detail (target_id) where known_until is null;
create index target_detail_target on target_detail (target_id);
comment on table target_detail is 'superseded by the application';

-- Who leads (chủ trì), takes part (phối hợp) or advises (tham mưu): a body, or a position, whose next holder inherits it.
create table target_role (
  id uuid primary key,
  target_id uuid not null references target (id),
  role text not null check (role in ('lead', 'coordinate', 'advise')),
  unit_id uuid references unit (id),
  position_id uuid,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check ((unit_id is null) <> (position_id is null))
);
create unique index target_lead_once on target_role (target_id) where role = 'lead' and known_until is null;
create index target_role_target on target_role (target_id);
comment on table target_role is 'superseded by the application';

-- What is due by the end of a day, from the first day of the target on; the last point is the plan.
create table target_path (
  target_id uuid not null references target (id),
  last_day date not null,
  value numeric not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index target_path_point on target_path (target_id, last_day) where known_until is null;
create index target_path_target on target_path (target_id);
comment on table target_path is 'superseded by the application';

-- Why a plan is what it is: one row each time it was given or changed.
create table plan_decision (
  id uuid primary key,
  target_id uuid not null references target (id),
  aspect text not null check (aspect in ('assigned', 'own')),
  old_plan text,
  new_plan text not null,
  entry_id uuid references entry (id),
  directive_id uuid references directive (id),
  number text,
  decided_on date,
  reason text,
  known_from uuid not null references act (id)
);
create index plan_decision_target on plan_decision (target_id);

-- A plan handed down to the units below, as one act. The parts are plans of their own, figures at those units.
create table allocation (
  id uuid primary key,
  target_id uuid not null references target (id),
  way text not null check (way in ('equal', 'last_year', 'members', 'same', 'by_hand')),
  is_stretch boolean not null default false,
  reason text,
  directive_id uuid references directive (id),
  number text,
  decided_on date,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (not is_stretch or reason is not null)
);
create unique index allocation_once on allocation (target_id) where known_until is null;
create index allocation_target on allocation (target_id);
comment on table allocation is 'superseded by the application';

create table allocation_part (
  allocation_id uuid not null references allocation (id),
  target_id uuid not null references target (id),
  value numeric not null,
  primary key (allocation_id, target_id)
);
create index allocation_part_target on allocation_part (target_id);

do $$
declare
  name text;
begin
  foreach name in array array['target_detail', 'target_role', 'target_path', 'plan_decision', 'allocation', 'allocation_part'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
  foreach name in array array['target_detail', 'target_role', 'target_path', 'plan_decision', 'allocation'] loop
    execute format('create policy read on %1$I for select using (exists (select from target t where t.id = %1$I.target_id))', name);
    execute format('create policy write on %1$I for insert with check (exists (select from target t where t.id = %1$I.target_id and scope_covers(current_account(), ''{clerk}'', t.unit_id, t.last_day)))', name);
    execute format('create policy change on %1$I for update using (exists (select from target t where t.id = %1$I.target_id and scope_covers(current_account(), ''{clerk}'', t.unit_id, t.last_day)))', name);
  end loop;
end $$;
-- A unit below reads what was handed down to it, though not what its neighbours got.
create policy read on allocation_part for select using (exists (select from target t where t.id = allocation_part.target_id));
create policy write on allocation_part for insert with check (exists (
  select from allocation a join target t on t.id = a.target_id
  where a.id = allocation_part.allocation_id and scope_covers(current_account(), '{clerk}', t.unit_id, t.last_day)));

-- Was the plan of this target handed down from above? Then the unit above changes it. The answer is the code of that unit;
-- whoever reads the target may know.
create function handed_down_by(p_target uuid) returns uuid
language sql stable security definer set search_path from current
as $$
  select above.unit_id from allocation_part p
  join allocation a on a.id = p.allocation_id and a.known_until is null
  join target above on above.id = a.target_id
  join target t on t.id = p.target_id and scope_covers(current_account(), '{reader,clerk,approver,issuer}', t.unit_id, t.last_day)
  where p.target_id = p_target limit 1
$$;

-- What happened to a target: its plans with the decisions behind them, earlier paths, how it was handed down, and by whom
-- it was handed down itself. Acts of the unit above are told to whoever may read the target.
create function target_story(p_target uuid, p_known_at timestamptz)
returns table (changes json, earlier json, allocation json, "fromUnitId" uuid)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
begin
  if not exists (select from target t where t.id = p_target
    and scope_covers(current_account(), '{reader,clerk,approver,issuer}', t.unit_id, t.last_day)) then
    return;
  end if;
  return query select
    (select coalesce(json_agg(json_build_object('id', c.id, 'aspect', c.aspect, 'old', c.old_plan, 'new', c.new_plan, 'number', c.number,
        'decidedOn', c.decided_on, 'reason', c.reason, 'at', a.at, 'by', json_build_object('vi', w.vi, 'en', w.en),
        'directive', case when d.id is not null then json_build_object('id', d.id, 'symbol', d.symbol, 'name', json_build_object('vi', d.vi, 'en', d.en)) end)
        order by a.at desc, c.id desc), '[]')
      from plan_decision c join act a on a.id = c.known_from join account w on w.id = a.actor_id left join directive d on d.id = c.directive_id
      where c.target_id = p_target and (p_known_at is null or a.known_at <= p_known_at)),
    (select coalesce(json_agg(json_build_object('until', o.at, 'by', json_build_object('vi', w.vi, 'en', w.en), 'points', o.points) order by o.at desc), '[]')
      from (select a.at, a.actor_id, json_agg(json_build_object('on', p.last_day, 'value', p.value::text) order by p.last_day) as points
        from target_path p join act a on a.id = p.known_until
        where p.target_id = p_target and (p_known_at is null or a.known_at <= p_known_at) group by a.id, a.at, a.actor_id) o
      join account w on w.id = o.actor_id),
    (select json_build_object('way', l.way, 'isStretch', l.is_stretch, 'reason', l.reason, 'number', l.number, 'decidedOn', l.decided_on,
        'at', a.at, 'by', json_build_object('vi', w.vi, 'en', w.en),
        'directive', case when d.id is not null then json_build_object('id', d.id, 'symbol', d.symbol, 'name', json_build_object('vi', d.vi, 'en', d.en)) end)
      from allocation l join act a on a.id = l.known_from join account w on w.id = a.actor_id left join directive d on d.id = l.directive_id
      where l.target_id = p_target
        and case when p_known_at is null then l.known_until is null else known_at_covers(l.known_from, l.known_until, p_known_at) end limit 1),
    (select handed_down_by(p_target));
end $$;

-- The rule by which states are told. A setting of this product: no document was read that gives such thresholds.
with item as (
  select '00000000-0000-7000-8000-000000000016'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0016-targets"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'regulation.load', 'regulation', 'migration 0016',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

insert into regulation (code, valid, value, vi, en, source, confidence, known_from) values
  ('targets.state', '[2025-01-01,)',
    '{"exceededAbove": 100, "onTrackFrom": 100, "atRiskBelow": 80, "straightLine": "yes", "forecastFrom": 25}',
    'Trạng thái chỉ tiêu khi chưa hết kỳ', 'States of targets within their period', '', 'unconfirmed',
    '00000000-0000-7000-8000-000000000016');

-- One target as boards draw it; `p_known_at` null is now.
create function target_lines(p_targets uuid[], p_known_at timestamptz)
returns table (id uuid, rank integer, line json)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  with believed_target as (
    select t.* from target t where t.id = any (p_targets)
      and case when p_known_at is null then t.known_until is null else known_at_covers(t.known_from, t.known_until, p_known_at) end
  ), detail as (
    select d.* from target_detail d where d.target_id = any (p_targets)
      and case when p_known_at is null then d.known_until is null else known_at_covers(d.known_from, d.known_until, p_known_at) end
  ), path as (
    select p.target_id, json_agg(json_build_object('on', p.last_day, 'value', p.value::text) order by p.last_day) as points
    from target_path p where p.target_id = any (p_targets)
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    group by 1
  ), lead as (
    select r.target_id, r.unit_id, case when s.id is not null then json_build_object('vi', s.vi, 'en', s.en, 'unitId', s.unit_id) end as post
    from target_role r left join position s on s.id = r.position_id and s.known_until is null
    where r.role = 'lead' and r.target_id = any (p_targets)
      and case when p_known_at is null then r.known_until is null else known_at_covers(r.known_from, r.known_until, p_known_at) end
  )
  select s.id, s.rank, row_to_json(s) from (select t.id, t.unit_id as "unitId", t.subject_id as "subjectId", t.measure_id as "measureId",
    t.class_code as class, t.direction, t.period, t.first_day as first, t.last_day as last, coalesce(d.rank, t.rank) as rank,
    coalesce(l.unit_id, case when l.post is null then t.lead_id end) as "leadId", l.post as "leadPost", t.plan_aspect as "planAspect",
    coalesce(d.plan_words, t.plan_words) as "planWords", coalesce(d.plan_until, t.plan_until)::text as "planUntil",
    coalesce(g.line, g.id) as "groupId", case when g.id is not null then json_build_object('vi', g.vi, 'en', g.en) end as "group",
    d.weight::text as weight, d.baseline::text as baseline, d.baseline_period as "baselinePeriod", p.points as path,
    case when x.id is not null then json_build_object('symbol', x.symbol, 'name', json_build_object('vi', x.vi, 'en', x.en), 'issuedOn', x.issued_on) end as directive
  from believed_target t left join detail d on d.target_id = t.id left join path p on p.target_id = t.id left join lead l on l.target_id = t.id
    left join task_group g on coalesce(g.line, g.id) = case when d.id is null then t.group_id else d.group_id end
      and case when p_known_at is null then g.known_until is null else known_at_covers(g.known_from, g.known_until, p_known_at) end
    left join directive x on x.id = t.directive_id) s;
end $$;
-- Only functions that asked for the right first may call it.
revoke execute on function target_lines(uuid[], timestamptz) from public;

drop function board_rows(uuid, date, uuid[], uuid[], timestamptz);

-- What the board of a unit is drawn from beside its figures, guarded once by the right to the unit: its targets and those
-- of `p_units` below it, its groups, themes of its own and of the units above, and the versions of the rule of states.
create function board_rows(p_unit uuid, p_on date, p_units uuid[], p_above uuid[], p_known_at timestamptz)
returns table (targets json, themes json, groups json, rules json)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select
    (select coalesce(json_agg(l.line order by l.rank, l.id), '[]')
      from target_lines(array(select t.id from target t where t.unit_id = any (p_units || p_unit)), p_known_at) l),
    (select coalesce(json_agg(json_build_object('id', h.id, 'unitId', h.unit_id, 'kind', h.kind, 'rank', h.rank, 'period', h.period, 'first', h.first_day, 'last', h.last_day, 'vi', h.vi, 'en', h.en) order by h.rank), '[]')
      from theme h where h.unit_id = any (p_above || p_unit)
        and case when p_known_at is null then h.known_until is null else known_at_covers(h.known_from, h.known_until, p_known_at) end),
    (select coalesce(json_agg(json_build_object('id', coalesce(g.line, g.id), 'rank', g.rank, 'period', g.period, 'first', g.first_day, 'last', g.last_day, 'vi', g.vi, 'en', g.en) order by g.rank, g.vi), '[]')
      from task_group g where g.unit_id = p_unit
        and case when p_known_at is null then g.known_until is null else known_at_covers(g.known_from, g.known_until, p_known_at) end),
    (select coalesce(json_agg(json_build_object('from', lower(r.valid), 'until', upper(r.valid), 'value', r.value, 'source', r.source, 'confidence', r.confidence)), '[]')
      from regulation r where r.code = 'targets.state'
        and case when p_known_at is null then r.known_until is null else known_at_covers(r.known_from, r.known_until, p_known_at) end);
end $$;

-- Every target that hangs on a directive at a unit or below it: its own and those handed down under it. Guarded once by
-- the right to the unit.
create function targets_hanging(p_unit uuid, p_on date, p_directive uuid)
returns table (line json)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_generic_plan
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  with recursive hung (id) as (
    select t.id from target t where t.directive_id = p_directive and t.known_until is null
    union
    select p.target_id from hung join allocation a on a.target_id = hung.id and a.known_until is null
      join allocation_part p on p.allocation_id = a.id
  )
  select l.line from target_lines(array(
    select t.id from hung join target t on t.id = hung.id and t.known_until is null
    where t.unit_id = p_unit or exists (
      select from unit_reach r where r.root_id = p_unit and r.unit_id = t.unit_id)), null) l;
end $$;

-- As in 0010; what stands beside a target or a group goes with it to its new id.
create or replace function follow_terms(p_act uuid) returns void
language plpgsql security definer set search_path from current
as $$
declare
  changed record;
  name text;
  columns text;
begin
  if not exists (select from act where id = p_act and actor_id = current_account()) then
    raise exception 'not an act of this account: %', p_act using errcode = 'insufficient_privilege';
  end if;
  for changed in select 'term:' || code as period, lower(valid) as first, upper(valid) - 1 as last from term where known_from = p_act loop
    foreach name in array array['task_group', 'theme', 'target', 'printed_statement', 'entry'] loop
      select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
      where attrelid = name::regclass and attnum > 0 and not attisdropped
        and attname not in ('id', 'first_day', 'last_day', 'supersedes', 'reason', 'known_from', 'known_until');
      execute format('update %I set known_until = $1 where period = $2 and known_until is null and (first_day, last_day) <> ($3, $4)', name)
        using p_act, changed.period, changed.first, changed.last;
      execute format('insert into %I (id, first_day, last_day, known_from, %s%s) select id_after(id, $1), $3, $4, $1, %2$s%s from %1$I where known_until = $1 and period = $2',
        name, columns, case name when 'entry' then ', supersedes, reason' else '' end, case name when 'entry' then ', id, $5' else '' end)
        using p_act, changed.period, changed.first, changed.last, 'Ngày của nhiệm kỳ được xác định lại';
    end loop;
  end loop;
  update target set group_id = id_after(group_id, p_act)
  where known_from = p_act and group_id in (select g.id from task_group g where g.known_until = p_act and g.line is null);
  update target_detail set group_id = id_after(group_id, p_act)
  where known_until is null and group_id in (select g.id from task_group g where g.known_until = p_act and g.line is null);
  foreach name in array array['target_detail', 'target_role', 'target_path', 'plan_decision', 'allocation', 'allocation_part'] loop
    execute format('update %I set target_id = id_after(target_id, $1) where target_id in (
      select t.id from target t where t.known_until = $1 and exists (select from target next where next.id = id_after(t.id, $1)))', name) using p_act;
  end loop;
  insert into entry_approval (entry_id, account_id, act_id)
  select id_after(a.entry_id, p_act), a.account_id, a.act_id from entry_approval a join entry e on e.id = a.entry_id
  where e.known_until = p_act and exists (select from entry next where next.id = id_after(e.id, p_act));
  update installation set catalogue_version = catalogue_version + 1;
end $$;
