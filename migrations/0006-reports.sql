-- Issued documents: bytes with their hash, the manifest of numbers, and the entries behind each.
create table report_document (
  id uuid primary key,
  code text not null unique,
  unit_id uuid not null references unit (id),
  kind text not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  vi text not null,
  en text not null,
  sha256 bytea not null references blob (sha256),
  manifest jsonb not null,
  prints_unapproved boolean not null,
  audience text not null default 'scope' check (audience in ('scope', 'subtree', 'public')),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index report_document_unit on report_document (unit_id);

create table report_entry (
  document_id uuid not null references report_document (id),
  figure_number integer not null,
  entry_id uuid not null references entry (id),
  primary key (document_id, figure_number, entry_id)
);
create index report_entry_entry on report_entry (entry_id);
