-- Frozen documents for the units below, and their entry in the register of directives.

-- A kept document for those below is read by the same rule as a directive: by units that stood under its own on the last day of its
-- period, or stand there now. A public one is read by everybody, signed in or not.
alter policy read on report_document using (
  audience = 'public' or may_read_directive(current_account(), unit_id, last_day, audience));

-- Under which entry of the register an issued document stands: made when it was issued, or one that was there already.
create table document_registration (
  id uuid primary key,
  edition_id uuid not null references document_edition (id),
  directive_id uuid not null references directive (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index document_registration_edition on document_registration (edition_id) where known_until is null;
create unique index document_registration_directive on document_registration (directive_id) where known_until is null;
comment on table document_registration is 'superseded by the application';

alter table document_registration enable row level security;
alter table document_registration force row level security;
create policy owner_passes on document_registration to current_user using (true) with check (true);
create policy read on document_registration for select using (exists (select from report_document d where d.id = edition_id));
create policy write on document_registration for insert with check (may_issue_edition(edition_id));
create policy change on document_registration for update using (may_issue_edition(edition_id));

-- Who issues a document enters it in the register as what it was issued as, without being a clerk: as a document of its unit or of
-- an organ of that, with the number and day of the issue, and the signed file.
create policy write_of_issued on directive for insert with check (exists (
  select from document_issue i join report_document d on d.id = i.edition_id
  where i.symbol = directive.symbol and i.issued_on = directive.issued_on and i.known_until is null and may_issue_edition(i.edition_id)
    and (directive.issuer_id = d.unit_id
      or exists (select from unit o where o.id = directive.issuer_id and o.kind = 'organ' and o.home_id = d.unit_id))));
create policy write_of_signed on directive_file for insert with check (exists (
  select from document_registration r join document_signed_file f on f.edition_id = r.edition_id
  where r.directive_id = directive_file.directive_id and r.known_until is null and f.sha256 = directive_file.sha256 and f.known_until is null
    and may_issue_edition(r.edition_id)));
create policy change_of_signed on directive_file for update using (exists (
  select from document_registration r join document_signed_file f on f.edition_id = r.edition_id
  where r.directive_id = directive_file.directive_id and r.known_until is null and f.sha256 = directive_file.sha256
    and may_issue_edition(r.edition_id)));

-- Does a target, a theme, a group of tasks, a plan or an issued document rest on an entry of the register?
create or replace function directive_in_use(p_directive uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from target t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from theme t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from task_group t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from entry e where e.directive_id = p_directive and e.known_until is null)
    or exists (select from document_registration r where r.directive_id = p_directive and r.known_until is null)
$$;

-- What a line of the list tells of documents that the account may read, as before; and of sections past their day those that nobody
-- writes: no account is in charge of them, or one that may not open the document any more.
drop function document_facts(uuid[], date);
create function document_facts(p_documents uuid[], p_today date)
returns table (id uuid, "templateVi" text, "templateEn" text, "createdAt" timestamptz, "createdVi" text, "createdEn" text, "changedAt" timestamptz,
  "changedVi" text, "changedEn" text, total bigint, done bigint, overdue bigint, unheld bigint, "nextDueOn" date, "mySection" boolean, "toApprove" boolean,
  "openRemarks" bigint, asked bigint, given bigint, "myOpinion" boolean, late boolean)
language plpgsql stable security definer set search_path from current set plan_cache_mode = force_custom_plan
as $$
#variable_conflict use_column
declare
  me uuid := current_account();
begin
  return query
  with visible as materialized (
    select d.id, d.template_id, d.known_from, d.unit_id, d.last_day from document d
    where d.id = any (p_documents) and scope_covers(me, '{reader,clerk,approver,issuer}', d.unit_id, d.last_day)
  )
  select d.id, t.vi, t.en, ka.at, kw.vi, kw.en, ua.at, uw.vi, uw.en, s.total, s.done, s.overdue, s.unheld, s.due, s.mine, s.approve, r.open,
    coalesce(o.asked, 0), coalesce(o.given, 0), coalesce(o.mine, false),
    exists (select from document_update l where l.document_id = d.id and l.account_id = me and not l.taken and l.known_until is null)
  from visible d left join document_template t on t.id = d.template_id
  left join act ka on ka.id = d.known_from left join account kw on kw.id = ka.actor_id
  left join lateral (select u.known_from, u.account_id from document_update u where u.document_id = d.id and u.seq is not null order by u.seq desc limit 1) u on true
  left join act ua on ua.id = u.known_from left join account uw on uw.id = u.account_id
  cross join lateral (select count(*) as total, count(*) filter (where c.state <> 'open') as done,
    count(*) filter (where c.state = 'open' and c.due_on < p_today) as overdue,
    count(*) filter (where case when c.state = 'open' and c.due_on < p_today then c.owner_id is null
      or not scope_covers(c.owner_id, '{reader,clerk,approver,issuer}', d.unit_id, d.last_day) end) as unheld, min(c.due_on) filter (where c.state = 'open') as due,
    coalesce(bool_or(c.state = 'open' and c.owner_id = me), false) as mine, coalesce(bool_or(c.state = 'done'), false) as approve
    from document_section c where c.document_id = d.id and c.known_until is null) s
  cross join lateral (select count(*) as open from document_remark m where m.document_id = d.id and coalesce((
    select a.act = 'reopen' from document_remark_answer a join act k on k.id = a.known_from where a.remark_id = m.id and a.act <> 'answer'
    order by k.at desc, a.id desc limit 1), true)) r
  left join lateral (select count(*) as asked, count(p.id) as given, bool_or(a.account_id = me and p.id is null) as mine
    from document_asking a left join document_opinion p on p.step_id = a.step_id and p.account_id = a.account_id and p.known_until is null
    where a.step_id = (select e.id from document_step e where e.document_id = d.id and e.event = 'ask-opinions' order by e.number desc limit 1)) o on true;
end $$;

-- What follows is one act of the system: nobody is named as having decided these values.
with item as (
  select '00000000-0000-7000-8000-000000000030'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0030-documents-below"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'regulation.load', 'regulation', 'migration 0030',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

-- The letters of the issuing body in a symbol, by what its committee is called.
insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
values ('documents.agencies', '(,)', '{"agencies": [
    {"committee": "Tỉnh ủy", "letters": "TU"}, {"committee": "Thành ủy", "letters": "TU"}, {"committee": "Quận ủy", "letters": "QU"},
    {"committee": "Huyện ủy", "letters": "HU"}, {"committee": "Đảng ủy", "letters": "ĐU"}],
    "note": {
      "vi": "Lấy từ số và ký hiệu của văn bản thật (209-KL/TU, 16-CT/QU, 03-NQ/HU, 08-KH/ĐU); nơi nào dùng chữ khác thì sửa ở đây.",
      "en": "Taken from symbols of real documents (209-KL/TU, 16-CT/QU, 03-NQ/HU, 08-KH/ĐU); where other letters are used, change them here."}}'::jsonb,
  'Chữ viết tắt tên cơ quan ban hành trong ký hiệu', 'Letters of the issuing body in a symbol', '', 'partial',
  '00000000-0000-7000-8000-000000000030');
