-- A text kept whole (an old report, an article), from which figures were taken over into the records; what it says stands in `blob`.
create table text_source (
  id uuid primary key,
  -- The unit whose records it is kept with; its readers may read it.
  unit_id uuid not null references unit (id),
  sha256 bytea not null references blob (sha256),
  title text not null check (length(title) between 3 and 300),
  symbol text check (length(symbol) between 1 and 100),
  issuer text check (length(issuer) between 1 and 200),
  issued_on date,
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index text_source_once on text_source (unit_id, sha256) where known_until is null;
create index text_source_blob on text_source (sha256);
comment on table text_source is 'superseded by the application';

-- The words of a text that an entry was taken from.
create table text_entry (
  entry_id uuid primary key references entry (id),
  text_id uuid not null references text_source (id),
  -- In UTF-16 units of the text as it is kept; `ends_at` is after the last one.
  starts_at integer not null check (starts_at >= 0),
  ends_at integer not null,
  -- From 1.
  paragraph integer not null check (paragraph > 0),
  check (ends_at > starts_at)
);
create index text_entry_text on text_entry (text_id);

do $$
declare
  name text;
begin
  foreach name in array array['text_source', 'text_entry'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
end $$;

create policy read on text_source for select using (
  scope_covers(current_account(), '{reader,clerk,approver,issuer}', unit_id, today_here()));
create policy write on text_source for insert with check (scope_covers(current_account(), '{clerk}', unit_id, today_here()));
create policy change on text_source for update using (scope_covers(current_account(), '{clerk}', unit_id, today_here()));
create policy read on text_entry for select using (exists (select from text_source t where t.id = text_id));
create policy write on text_entry for insert with check (
  exists (select from text_source t where t.id = text_id and scope_covers(current_account(), '{clerk}', t.unit_id, today_here()))
  and exists (select from entry e where e.id = entry_id and scope_covers(current_account(), '{clerk}', e.unit_id, e.last_day)));
create policy read_of_texts on blob for select using (exists (select from text_source t where t.sha256 = blob.sha256));
