-- The register of leading documents in full: types as data, what a document says and how it stands to others, its files, what it
-- demands of the levels below, and the sessions in which it is studied.

-- Types of documents: the 25 types of 399-QĐ/TW and administrative papers. `symbols` are the codes of the type in a symbol, each with
-- how well it is known.
create table directive_type (
  code text not null check (code ~ '^[a-z][a-z_]{1,40}$'),
  valid daterange not null check (not isempty(valid)),
  vi text not null check (length(vi) between 2 and 100),
  en text not null check (length(en) between 2 and 100),
  symbols jsonb not null,
  is_leading boolean not null,
  rank integer not null,
  source text not null,
  confidence text not null check (confidence in ('confirmed', 'partial', 'unconfirmed')),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (code with =, valid with &&) where (known_until is null)
);
comment on table directive_type is 'superseded by the application';

-- The columns of the document system's files, as an administrator sets them.
create table directive_format (
  valid daterange not null check (not isempty(valid)),
  columns jsonb not null,
  source text not null,
  confidence text not null check (confidence in ('confirmed', 'partial', 'unconfirmed')),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (valid with &&) where (known_until is null)
);
comment on table directive_format is 'superseded by the application';

with item as (
  select '00000000-0000-7000-8000-000000000015'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0015-directives"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'directive.load-types', 'directive_type', 'migration 0015',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

-- Codes marked `confirmed` were seen in the number of a real Party document; the types are those of the list.
insert into directive_type (code, valid, vi, en, symbols, is_leading, rank, source, confidence, known_from)
select code, '(,)', vi, en, symbols::jsonb, is_leading, rank, source, confidence, '00000000-0000-7000-8000-000000000015' from (values
  ('platform', 'Cương lĩnh chính trị', 'Political platform', '[]', true, 1, '399-QĐ/TW (2026)', 'confirmed'),
  ('charter', 'Điều lệ Đảng', 'Party Charter', '[]', true, 2, '399-QĐ/TW (2026)', 'confirmed'),
  ('strategy', 'Chiến lược', 'Strategy', '[]', true, 3, '399-QĐ/TW (2026)', 'confirmed'),
  ('resolution', 'Nghị quyết', 'Resolution', '[{"code": "NQ", "confidence": "confirmed"}]', true, 4, '399-QĐ/TW (2026)', 'confirmed'),
  ('decision', 'Quyết định', 'Decision', '[{"code": "QĐ", "confidence": "confirmed"}]', true, 5, '399-QĐ/TW (2026)', 'confirmed'),
  ('instruction', 'Chỉ thị', 'Instruction', '[{"code": "CT", "confidence": "confirmed"}]', true, 6, '399-QĐ/TW (2026)', 'confirmed'),
  ('conclusion', 'Kết luận', 'Conclusion', '[{"code": "KL", "confidence": "confirmed"}]', true, 7, '399-QĐ/TW (2026)', 'confirmed'),
  ('working_rules', 'Quy chế', 'Working rules', '[{"code": "QC", "confidence": "confirmed"}]', true, 8, '399-QĐ/TW (2026)', 'confirmed'),
  ('regulation', 'Quy định', 'Regulation', '[{"code": "QĐ", "confidence": "confirmed"}, {"code": "QĐi", "confidence": "unconfirmed"}]', true, 9, '399-QĐ/TW (2026)', 'confirmed'),
  ('circular_notice', 'Thông tri', 'Circular notice', '[]', true, 10, '399-QĐ/TW (2026)', 'confirmed'),
  ('guidance', 'Hướng dẫn', 'Guidance', '[{"code": "HD", "confidence": "confirmed"}]', true, 11, '399-QĐ/TW (2026)', 'confirmed'),
  ('notice', 'Thông báo', 'Notice', '[{"code": "TB", "confidence": "confirmed"}]', true, 12, '399-QĐ/TW (2026)', 'confirmed'),
  ('communique', 'Thông cáo', 'Communiqué', '[]', true, 13, '399-QĐ/TW (2026)', 'confirmed'),
  ('declaration', 'Tuyên bố', 'Declaration', '[]', true, 14, '399-QĐ/TW (2026)', 'confirmed'),
  ('appeal', 'Lời kêu gọi', 'Appeal', '[]', true, 15, '399-QĐ/TW (2026)', 'confirmed'),
  ('report', 'Báo cáo', 'Report', '[{"code": "BC", "confidence": "unconfirmed"}]', false, 16, '399-QĐ/TW (2026)', 'confirmed'),
  ('plan_document', 'Kế hoạch', 'Plan', '[{"code": "KH", "confidence": "confirmed"}]', true, 17, '399-QĐ/TW (2026)', 'confirmed'),
  ('master_plan', 'Quy hoạch', 'Master plan', '[]', true, 18, '399-QĐ/TW (2026)', 'confirmed'),
  ('action_programme', 'Chương trình', 'Programme', '[{"code": "CTr", "confidence": "unconfirmed"}]', true, 19, '399-QĐ/TW (2026)', 'confirmed'),
  ('scheme', 'Đề án', 'Scheme', '[]', true, 20, '399-QĐ/TW (2026)', 'confirmed'),
  ('option_paper', 'Phương án', 'Option paper', '[]', true, 21, '399-QĐ/TW (2026)', 'confirmed'),
  ('project_paper', 'Dự án', 'Project', '[]', true, 22, '399-QĐ/TW (2026)', 'confirmed'),
  ('submission', 'Tờ trình', 'Submission', '[{"code": "TTr", "confidence": "unconfirmed"}]', false, 23, '399-QĐ/TW (2026)', 'confirmed'),
  ('dispatch', 'Công văn', 'Dispatch', '[{"code": "CV", "confidence": "confirmed"}]', false, 24, '399-QĐ/TW (2026)', 'confirmed'),
  ('minutes', 'Biên bản', 'Minutes', '[]', false, 25, '399-QĐ/TW (2026)', 'confirmed'),
  ('certified_copy', 'Bản sao', 'Certified copy', '[{"code": "BS", "confidence": "confirmed"}]', false, 31, '399-QĐ/TW (2026)', 'partial'),
  ('introduction_letter', 'Giấy giới thiệu', 'Letter of introduction', '[]', false, 32, '399-QĐ/TW (2026)', 'confirmed'),
  ('certificate_paper', 'Giấy chứng nhận', 'Certificate', '[]', false, 33, '399-QĐ/TW (2026)', 'confirmed'),
  ('travel_paper', 'Giấy đi đường', 'Travel paper', '[]', false, 34, '399-QĐ/TW (2026)', 'confirmed'),
  ('leave_paper', 'Giấy nghỉ phép', 'Leave paper', '[]', false, 35, '399-QĐ/TW (2026)', 'confirmed'),
  ('invitation_paper', 'Giấy mời', 'Invitation', '[]', false, 36, '399-QĐ/TW (2026)', 'confirmed'),
  ('transfer_slip', 'Phiếu chuyển', 'Transfer slip', '[]', false, 37, '399-QĐ/TW (2026)', 'confirmed'),
  ('dispatch_slip', 'Phiếu gửi', 'Dispatch slip', '[]', false, 38, '399-QĐ/TW (2026)', 'confirmed'),
  ('open_letter', 'Thư công', 'Official letter', '[]', false, 39, '399-QĐ/TW (2026)', 'confirmed'),
  ('other', 'Văn bản khác', 'Other document', '[]', false, 99, '', 'unconfirmed')
) item (code, vi, en, symbols, is_leading, rank, source, confidence);

-- No file of the document system was seen: the headers are a setting.
insert into directive_format (valid, columns, source, confidence, known_from) values ('(,)', '[
  {"field": "symbol", "header": "Số, ký hiệu"}, {"field": "issuedOn", "header": "Ngày ban hành"}, {"field": "kind", "header": "Loại văn bản"},
  {"field": "title", "header": "Trích yếu"}, {"field": "issuer", "header": "Cơ quan ban hành"}, {"field": "secrecy", "header": "Độ mật"}
]', '', 'unconfirmed', '00000000-0000-7000-8000-000000000015');

-- What a document says beside its symbol and title. A withdrawn one leaves its place free.
alter table directive drop constraint directive_code_key;
create unique index directive_code on directive (code) where known_until is null;
alter table directive
  add column summary text check (length(summary) <= 4000),
  add column signed_on date,
  add column effective_on date,
  add column horizon text,
  add column horizon_first date,
  add column horizon_last date check (horizon_last >= horizon_first),
  add column audience text not null default 'subtree' check (audience in ('scope', 'subtree', 'public')),
  -- Other organs that issued it jointly; it stands in the series of `issuer_id`, the lead.
  add column partner_ids uuid[] not null default '{}',
  add column folded text not null generated always as (fold_name(coalesce(symbol, '') || ' ' || vi || ' ' || coalesce(summary, ''))) stored;
create index directive_folded on directive using gin (folded gin_trgm_ops) where known_until is null;
create index directive_known_from on directive (known_from);
comment on table directive is 'superseded by the application';

-- What was believed of a document before a correction. A document keeps its id, since targets and plans name it.
create table directive_earlier (
  id uuid not null references directive (id),
  code text not null,
  symbol text,
  kind text not null,
  issuer_id uuid not null references unit (id),
  issued_on date,
  vi text not null,
  en text not null,
  source_id uuid references source (id),
  paragraph integer,
  summary text,
  signed_on date,
  effective_on date,
  horizon text,
  horizon_first date,
  horizon_last date,
  audience text not null,
  partner_ids uuid[] not null,
  known_from uuid not null references act (id),
  known_until uuid not null references act (id)
);
create index directive_earlier_id on directive_earlier (id);
create index directive_earlier_issuer on directive_earlier (issuer_id);
create index directive_earlier_known_until on directive_earlier (known_until);

-- Numbered parts of a document; `hint` is the measure or target it speaks of, in words.
create table directive_provision (
  id uuid not null,
  directive_id uuid not null references directive (id),
  rank integer not null,
  number text not null check (length(number) between 1 and 20),
  body text not null check (length(body) between 1 and 4000),
  hint text check (length(hint) <= 300),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index directive_provision_believed on directive_provision (id) where known_until is null;
create index directive_provision_directive on directive_provision (directive_id);
comment on table directive_provision is 'superseded by the application';

-- How one document stands to another, or to one that is not in any register here (`outside`, its symbol and title).
create table directive_relation (
  id uuid primary key,
  from_id uuid not null references directive (id),
  kind text not null check (kind in ('implements', 'amends', 'replaces', 'reports_on')),
  to_id uuid references directive (id) check (to_id <> from_id),
  outside text check (length(outside) between 3 and 300),
  -- From when it holds: when the document that says so takes effect.
  from_day date,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (num_nonnulls(to_id, outside) = 1)
);
create index directive_relation_from on directive_relation (from_id);
create index directive_relation_to on directive_relation (to_id);
create unique index directive_relation_once on directive_relation (from_id, kind, to_id) where known_until is null and to_id is not null;
comment on table directive_relation is 'superseded by the application';

-- Sơ kết and tổng kết of a document: planned for a day, held on one with its document.
create table directive_summing_up (
  id uuid not null,
  directive_id uuid not null references directive (id),
  kind text not null check (kind in ('interim_summary', 'final_summary')),
  due_on date not null,
  held_on date,
  document_id uuid references directive (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (document_id is null or held_on is not null)
);
create unique index directive_summing_up_believed on directive_summing_up (id) where known_until is null;
create index directive_summing_up_directive on directive_summing_up (directive_id);
comment on table directive_summing_up is 'superseded by the application';

-- Numbers of documents that bear a secrecy level: the number and the day, nothing else.
create table withheld_number (
  id uuid primary key,
  issuer_id uuid not null references unit (id),
  number text not null,
  type_code text not null,
  agency text not null,
  issued_on date,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index withheld_number_issuer on withheld_number (issuer_id);
create unique index withheld_number_once on withheld_number (issuer_id, number, type_code, agency, coalesce(issued_on, '-infinity')) where known_until is null;
comment on table withheld_number is 'superseded by the application';

create table directive_file (
  id uuid primary key,
  directive_id uuid not null references directive (id),
  sha256 bytea not null references blob (sha256),
  name text not null check (length(name) between 1 and 200),
  size integer not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index directive_file_directive on directive_file (directive_id);
create index directive_file_blob on directive_file (sha256);
create unique index directive_file_once on directive_file (directive_id, sha256) where known_until is null;
comment on table directive_file is 'superseded by the application';

-- A document demands of units below that each issue its own, or answer, by a day.
create table directive_demand (
  id uuid primary key,
  directive_id uuid not null references directive (id),
  base text not null check (base in ('committees', 'organisations', 'agencies', 'heads')),
  -- Roles of the Party organisations asked; null with no list: those directly below.
  levels text[],
  unit_ids uuid[],
  due_on date not null,
  body text not null check (length(body) between 3 and 500),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (levels is null or unit_ids is null)
);
create index directive_demand_directive on directive_demand (directive_id);
comment on table directive_demand is 'superseded by the application';

-- What was recorded by hand: an answer of a body that issues nothing, or why a unit is exempt.
create table demand_answer (
  id uuid primary key,
  demand_id uuid not null references directive_demand (id),
  unit_id uuid not null references unit (id),
  kind text not null check (kind in ('done', 'exempt')),
  done_on date,
  note text not null check (length(note) between 3 and 500),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check ((kind = 'done') = (done_on is not null))
);
create index demand_answer_demand on demand_answer (demand_id);
create unique index demand_answer_believed on demand_answer (demand_id, unit_id) where known_until is null;
comment on table demand_answer is 'superseded by the application';

-- Conferences that study documents; `sites` are its places (điểm cầu): [{"id", "vi"}].
create table study_session (
  id uuid not null,
  unit_id uuid not null references unit (id),
  held_on date not null,
  vi text not null check (length(vi) between 3 and 300),
  directive_ids uuid[] not null check (cardinality(directive_ids) > 0),
  sites jsonb not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index study_session_believed on study_session (id) where known_until is null;
create index study_session_unit on study_session (unit_id);
comment on table study_session is 'superseded by the application';

-- One unit's attendance at one place, in numbers.
create table study_sheet (
  id uuid primary key,
  session_id uuid not null,
  site_id uuid not null,
  unit_id uuid not null references unit (id),
  summoned integer not null check (summoned >= 0),
  present integer not null check (present >= 0),
  excused integer not null check (excused >= 0),
  unexcused integer not null check (unexcused >= 0),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  check (present + excused + unexcused = summoned)
);
create unique index study_sheet_believed on study_sheet (session_id, site_id, unit_id) where known_until is null;
comment on table study_sheet is 'superseded by the application';

do $$
declare
  name text;
begin
  foreach name in array array['directive_type', 'directive_format', 'directive_earlier', 'directive_provision', 'directive_relation',
    'directive_summing_up', 'withheld_number', 'directive_file', 'directive_demand', 'demand_answer', 'study_session', 'study_sheet'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
  foreach name in array array['directive_type', 'directive_format'] loop
    execute format('create policy read on %I for select using (true)', name);
    execute format('create policy write on %I for insert with check (may_change_rules(current_account()))', name);
    execute format('create policy change on %I for update using (may_change_rules(current_account()))', name);
  end loop;
end $$;

-- May the account read a document? Who may read its issuer may; one for those below is read by units that stood under the issuer
-- when it was issued, or stand there now. The same rule stands in src/modules/directives/access.ts; a test compares the two.
create function may_read_directive(p_account uuid, p_issuer uuid, p_issued_on date, p_audience text) returns boolean
language sql stable security definer set search_path from current
as $$
  select may_read_figure(p_account, p_issuer, coalesce(p_issued_on, today_here()), p_audience)
    or (p_audience = 'subtree' and may_read_figure(p_account, p_issuer, today_here(), p_audience))
$$;

-- May the account write what hangs on a document?
create function may_write_directive(p_account uuid, p_directive uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from directive d where d.id = p_directive
    and scope_covers(p_account, '{clerk}', d.issuer_id, coalesce(d.issued_on, today_here())))
$$;

alter policy read on directive using (may_read_directive(current_account(), issuer_id, issued_on, audience));
create policy change on directive for update using (scope_covers(current_account(), '{clerk}', issuer_id, coalesce(issued_on, today_here())));
create policy read on directive_earlier for select using (may_read_directive(current_account(), issuer_id, issued_on, audience));

do $$
declare
  name text;
begin
  foreach name in array array['directive_provision', 'directive_summing_up', 'directive_file', 'directive_demand'] loop
    execute format('create policy read on %I for select using (exists (select from directive d where d.id = directive_id))', name);
    execute format('create policy write on %I for insert with check (may_write_directive(current_account(), directive_id))', name);
    execute format('create policy change on %I for update using (may_write_directive(current_account(), directive_id))', name);
  end loop;
end $$;
create policy read on directive_relation for select using (exists (select from directive d where d.id in (from_id, to_id)));
create policy write on directive_relation for insert with check (may_write_directive(current_account(), from_id));
create policy change on directive_relation for update using (may_write_directive(current_account(), from_id));
create policy read on withheld_number for select using (
  scope_covers(current_account(), '{reader,clerk,approver,issuer}', issuer_id, coalesce(issued_on, today_here())));
create policy write on withheld_number for insert with check (scope_covers(current_account(), '{clerk}', issuer_id, coalesce(issued_on, today_here())));
create policy change on withheld_number for update using (scope_covers(current_account(), '{clerk}', issuer_id, coalesce(issued_on, today_here())));
create policy read_of_directives on blob for select using (exists (select from directive_file f where f.sha256 = blob.sha256));

-- A unit below reads what is recorded on itself, not on its siblings.
create policy read on demand_answer for select using (
  scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, today_here())
  or exists (select from directive_demand m join directive d on d.id = m.directive_id where m.id = demand_id
    and scope_covers(current_account(), '{reader,clerk,approver,issuer}', d.issuer_id, coalesce(d.issued_on, today_here()))));
create policy write on demand_answer for insert with check (exists (
  select from directive_demand m where m.id = demand_id and may_write_directive(current_account(), m.directive_id)));
create policy change on demand_answer for update using (exists (
  select from directive_demand m where m.id = demand_id and may_write_directive(current_account(), m.directive_id)));

-- Units below see that a session of those above is convened; of the sheets they see their own.
create policy read on study_session for select using (may_read_figure(current_account(), unit_id, held_on, 'subtree'));
create policy write on study_session for insert with check (scope_covers(current_account(), '{clerk}', unit_id, held_on));
create policy change on study_session for update using (scope_covers(current_account(), '{clerk}', unit_id, held_on));

create function covers_session(p_account uuid, p_roles text[], p_session uuid, p_unit uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from study_session s where s.id = p_session and s.known_until is null
    and (scope_covers(p_account, p_roles, p_unit, s.held_on) or scope_covers(p_account, p_roles, s.unit_id, s.held_on)))
$$;
create policy read on study_sheet for select using (covers_session(current_account(), '{reader,clerk,approver,issuer}', session_id, unit_id));
create policy write on study_sheet for insert with check (covers_session(current_account(), '{clerk}', session_id, unit_id));
create policy change on study_sheet for update using (covers_session(current_account(), '{clerk}', session_id, unit_id));

-- Corrects a document: what was believed is kept with the act that closed it, and the row goes on from that act.
create function correct_directive(p_id uuid, p_act uuid, p_new jsonb) returns void
language plpgsql security definer set search_path from current
as $$
declare
  old directive;
  new directive;
begin
  select * into old from directive where id = p_id and known_until is null for update;
  new := jsonb_populate_record(old, p_new);
  if old.id is null
    or not scope_covers(current_account(), '{clerk}', old.issuer_id, coalesce(old.issued_on, today_here()))
    or not scope_covers(current_account(), '{clerk}', new.issuer_id, coalesce(new.issued_on, today_here())) then
    raise exception 'not in scope: %', p_id using errcode = 'insufficient_privilege';
  end if;
  insert into directive_earlier (id, code, symbol, kind, issuer_id, issued_on, vi, en, source_id, paragraph, summary, signed_on, effective_on,
    horizon, horizon_first, horizon_last, audience, partner_ids, known_from, known_until)
  values (old.id, old.code, old.symbol, old.kind, old.issuer_id, old.issued_on, old.vi, old.en, old.source_id, old.paragraph, old.summary,
    old.signed_on, old.effective_on, old.horizon, old.horizon_first, old.horizon_last, old.audience, old.partner_ids, old.known_from, p_act);
  update directive set code = new.code, symbol = new.symbol, kind = new.kind, issuer_id = new.issuer_id, issued_on = new.issued_on, vi = new.vi,
    en = new.en, summary = new.summary, signed_on = new.signed_on, effective_on = new.effective_on, horizon = new.horizon,
    horizon_first = new.horizon_first, horizon_last = new.horizon_last, audience = new.audience, partner_ids = new.partner_ids,
    known_from = p_act
  where id = p_id;
end $$;

-- The documents that carry out another one, whoever issued them: a count is a total, so rows are not filtered for the reader; the right
-- to the issuer of what is carried out is asked for.
create function directive_implementers(p_directive uuid)
returns table ("unitId" uuid, id uuid, symbol text, vi text, en text, "issuedOn" date)
language plpgsql stable security definer set search_path from current
as $$
begin
  if not exists (select from directive d where d.id = p_directive
    and scope_covers(current_account(), '{reader,clerk,approver,issuer}', d.issuer_id, coalesce(d.issued_on, today_here()))) then
    raise exception 'not in scope: %', p_directive using errcode = 'insufficient_privilege';
  end if;
  return query select f.issuer_id, f.id, f.symbol, f.vi, f.en, f.issued_on
    from directive_relation r join directive f on f.id = r.from_id and f.known_until is null
    where r.to_id = p_directive and r.kind = 'implements' and r.known_until is null;
end $$;

-- Counting sees what was believed at an instant, corrected rows included.
create or replace function directives_issued(p_units uuid[], p_known_at timestamptz)
returns table ("unitId" uuid, "on" date, symbol text, vi text, en text)
language sql stable security definer set search_path from current
as $$
  select issuer_id, issued_on, symbol, vi, en from directive
  where issuer_id = any (p_units) and issued_on is not null
    and case when p_known_at is null then known_until is null else known_at_covers(known_from, known_until, p_known_at) end
  union all
  select issuer_id, issued_on, symbol, vi, en from directive_earlier
  where p_known_at is not null and issuer_id = any (p_units) and issued_on is not null and known_at_covers(known_from, known_until, p_known_at)
$$;
create or replace function directives_touched(p_after timestamptz, p_until timestamptz) returns setof uuid
language sql stable security definer set search_path from current
as $$
  select d.issuer_id from directive d join act k on k.id = d.known_from or k.id = d.known_until
  where k.known_at > p_after and k.known_at <= p_until
  union
  select d.issuer_id from directive_earlier d join act k on k.id = d.known_until where k.known_at > p_after and k.known_at <= p_until
$$;

-- Does a target, a theme, a group of tasks or a plan rest on a document?
create index entry_directive on entry (directive_id) where directive_id is not null;
create function directive_in_use(p_directive uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from target t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from theme t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from task_group t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from entry e where e.directive_id = p_directive and e.known_until is null)
$$;

-- When an act was, for records the caller may read whose acts it may not list.
create function act_instant(p_act uuid) returns table (at timestamptz)
language sql stable security definer rows 1 set search_path from current
as $$ select a.at from act a where a.id = p_act $$;

-- Who entered a sheet that the caller may read, and over which units that account was a clerk: others entered it on behalf.
create function sheet_entered(p_sheet uuid) returns table (at timestamptz, vi text, en text, homes uuid[])
language sql stable security definer rows 1 set search_path from current
as $$
  select a.at, w.vi, w.en, array(select g.unit_id from access_grant g where g.account_id = w.id and g.role = 'clerk'
    and g.unit_id is not null and g.valid @> (a.at at time zone 'UTC')::date)
  from study_sheet h join act a on a.id = h.known_from join account w on w.id = a.actor_id
  where h.id = p_sheet and covers_session(current_account(), '{reader,clerk,approver,issuer}', h.session_id, h.unit_id)
$$;
