-- Documents that were frozen: what is kept of each beside its row of `report_document`, its number and day once it was issued
-- outside, the signed file, signature slots, and what the pages of a draft said when it was printed.

create table document_edition (
  id uuid primary key references report_document (id),
  -- Null for a report that was drawn without a draft.
  document_id uuid references document (id),
  pdf_sha256 bytea not null references blob (sha256),
  -- Its text and all its numbers as JSON, whatever they are printed in.
  content_sha256 bytea not null references blob (sha256),
  pages integer not null check (pages > 0),
  known_from uuid not null references act (id),
  -- It was opened again; the bytes stay.
  known_until uuid references act (id)
);
create unique index document_edition_once on document_edition (document_id) where known_until is null;
create index document_edition_pdf on document_edition (pdf_sha256);
create index document_edition_content on document_edition (content_sha256);
create index report_document_sha256 on report_document (sha256);
comment on table document_edition is 'superseded by the application';

-- Number and day came back from the document system; they are never given here.
create table document_issue (
  id uuid primary key,
  edition_id uuid not null references document_edition (id),
  symbol text not null check (length(symbol) between 4 and 60),
  issued_on date not null,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index document_issue_once on document_issue (edition_id) where known_until is null;
comment on table document_issue is 'superseded by the application';

create table document_signed_file (
  id uuid primary key,
  edition_id uuid not null references document_edition (id),
  sha256 bytea not null references blob (sha256),
  name text not null check (length(name) between 1 and 200),
  size integer not null check (size > 0),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index document_signed_file_once on document_signed_file (edition_id) where known_until is null;
create index document_signed_file_blob on document_signed_file (sha256);
comment on table document_signed_file is 'superseded by the application';

-- Whose signature a document awaits, over which digest. A signature is made by an outside service and not checked here.
create table signature_slot (
  id uuid primary key,
  edition_id uuid not null references document_edition (id),
  rank integer not null,
  authority text not null,
  post text not null,
  digest bytea not null check (length(digest) = 32),
  known_from uuid not null references act (id),
  unique (edition_id, rank)
);

create table signature_file (
  id uuid primary key,
  slot_id uuid not null references signature_slot (id),
  sha256 bytea not null references blob (sha256),
  name text not null check (length(name) between 1 and 200),
  size integer not null check (size > 0),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index signature_file_once on signature_file (slot_id) where known_until is null;
create index signature_file_blob on signature_file (sha256);
comment on table signature_file is 'superseded by the application';

-- Digests of what each page of a draft said, in order.
create table document_print (
  id uuid primary key,
  document_id uuid not null references document (id),
  pages bytea[] not null check (cardinality(pages) > 0),
  known_from uuid not null references act (id)
);
create index document_print_document on document_print (document_id);

do $$
declare
  name text;
begin
  foreach name in array array['document_edition', 'document_issue', 'document_signed_file', 'signature_slot', 'signature_file', 'document_print'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
end $$;

-- Who may read a frozen document is decided by its row of `report_document`; who changes what becomes of it issues there.
create function may_issue_edition(p_edition uuid) returns boolean
language sql stable security definer set search_path from current
as $$
  select exists (select from report_document d where d.id = p_edition
    and scope_covers(current_account(), '{issuer}', d.unit_id, d.last_day))
$$;

create policy read on document_edition for select using (exists (select from report_document d where d.id = document_edition.id));
create policy write on document_edition for insert with check (may_issue_edition(id));
create policy change on document_edition for update using (may_issue_edition(id));
create policy read on document_issue for select using (exists (select from report_document d where d.id = edition_id));
create policy write on document_issue for insert with check (may_issue_edition(edition_id));
create policy change on document_issue for update using (may_issue_edition(edition_id));
create policy read on document_signed_file for select using (exists (select from report_document d where d.id = edition_id));
create policy write on document_signed_file for insert with check (may_issue_edition(edition_id));
create policy change on document_signed_file for update using (may_issue_edition(edition_id));
create policy read on signature_slot for select using (exists (select from report_document d where d.id = edition_id));
create policy write on signature_slot for insert with check (may_issue_edition(edition_id));
create policy read on signature_file for select using (exists (select from signature_slot s where s.id = slot_id));
create policy write on signature_file for insert with check (exists (select from signature_slot s
  where s.id = slot_id and may_issue_edition(s.edition_id)));
create policy change on signature_file for update using (exists (select from signature_slot s
  where s.id = slot_id and may_issue_edition(s.edition_id)));
create policy read on document_print for select using (document_covered(document_id, '{reader,clerk,approver,issuer}'));
create policy write on document_print for insert with check (document_covered(document_id, '{reader,clerk,approver,issuer}'));

create policy read_of_editions on blob for select using (
  exists (select from document_edition e where e.pdf_sha256 = blob.sha256)
  or exists (select from document_edition e where e.content_sha256 = blob.sha256)
  or exists (select from document_signed_file f where f.sha256 = blob.sha256)
  or exists (select from signature_file f where f.sha256 = blob.sha256));

-- What follows is one act of the system: nobody is named as having decided these values.
with item as (
  select '00000000-0000-7000-8000-000000000026'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0026-editions"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'regulation.load', 'regulation', 'migration 0026',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

-- Margins: top, bottom, left, right. Sizes: title, issuing body, number and day, kind, summary, text, headings, recipients, tables.
insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
select 'documents.layout', text.valid::daterange, '{"margins": [20, 20, 30, 15], "font": "Times New Roman", "sizes": [15, 14, 14, 16, 14, 14, 14, 12, 11],
    "note": {
      "vi": "Cỡ chữ theo bản chép lại trên trang khác; lề, cỡ chữ nơi nhận và trong bảng chưa có căn cứ, là giá trị cài đặt.",
      "en": "Sizes by a copy on another site; margins and the sizes of recipients and tables have no source and are a setting."}}'::jsonb,
  'Thể thức văn bản của Đảng', 'Layout of Party documents', text.source, 'partial', '00000000-0000-7000-8000-000000000026'
from (values
  ('36-HD/VPTW', '(,2026-01-09)'),
  ('399-QĐ/TW', '[2026-01-09,)')
) text (source, valid);
