-- The schema as the migrations leave it, written from the catalogue; the test of the schema compares the two.

create extension btree_gist;

create extension ltree;

create extension pg_trgm;

create extension unaccent;

create table access_grant (
  id uuid not null,
  account_id uuid not null,
  role text not null,
  unit_id uuid,
  valid daterange not null,
  known_from uuid not null,
  known_until uuid,
  constraint access_grant_pkey PRIMARY KEY (id),
  constraint access_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint access_grant_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint access_grant_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint access_grant_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint access_grant_account_id_role_coalesce_valid_excl EXCLUDE USING gist (account_id WITH =, role WITH =, COALESCE(unit_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint access_grant_check CHECK (((role <> 'administrator'::text) OR (unit_id IS NULL))),
  constraint access_grant_role_check CHECK ((role = ANY (ARRAY['reader'::text, 'clerk'::text, 'approver'::text, 'issuer'::text, 'administrator'::text]))),
  constraint access_grant_valid_check CHECK ((NOT isempty(valid)))
);
CREATE INDEX access_grant_account ON access_grant USING btree (account_id);
alter table access_grant enable row level security;
alter table access_grant force row level security;
create policy change on access_grant for update to public using (is_administrator(current_account()));
create policy owner_passes on access_grant for all to owner using (true) with check (true);
create policy read on access_grant for select to public using (((account_id = current_account()) OR is_administrator(current_account())));
create policy write on access_grant for insert to public with check (is_administrator(current_account()));
grant insert, select on access_grant to application;
grant update (known_until) on access_grant to application;

create table account (
  id uuid not null,
  login text not null,
  vi text not null,
  en text not null,
  kind text not null,
  password_hash text,
  is_disabled boolean default false not null,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_login_key UNIQUE (login),
  constraint account_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'operator'::text, 'system'::text]))),
  constraint account_login_check CHECK ((login = lower(login)))
);
alter table account enable row level security;
alter table account force row level security;
create policy change on account for update to public using (((id = current_account()) OR is_administrator(current_account())));
create policy owner_passes on account for all to owner using (true) with check (true);
create policy read on account for select to public using (true);
create policy write on account for insert to public with check (is_administrator(current_account()));
grant insert, select on account to application;
grant update (is_disabled, password_hash) on account to application;

create table act (
  id uuid not null,
  at timestamp with time zone default clock_timestamp() not null,
  actor_id uuid not null,
  verb text not null,
  unit_id uuid,
  record_kind text not null,
  record_id uuid,
  reason text,
  request_id text not null,
  digest bytea not null,
  seq bigint,
  known_at timestamp with time zone,
  chain bytea,
  constraint act_pkey PRIMARY KEY (id),
  constraint act_seq_key UNIQUE (seq),
  constraint act_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES account(id),
  constraint act_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint act_check CHECK ((((seq IS NULL) = (known_at IS NULL)) AND ((seq IS NULL) = (chain IS NULL))))
);
CREATE INDEX act_known_at ON act USING btree (known_at);
CREATE INDEX act_of_record ON act USING btree (record_id);
CREATE INDEX act_unsealed ON act USING btree (at, id) WHERE (seq IS NULL);
alter table act enable row level security;
alter table act force row level security;
create policy owner_passes on act for all to owner using (true) with check (true);
create policy read on act for select to public using (((actor_id = current_account()) OR (unit_id IS NULL) OR scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, today_here())));
create policy write on act for insert to public with check ((actor_id = current_account()));
grant insert, select on act to application;
CREATE TRIGGER act_gate BEFORE INSERT ON act FOR EACH STATEMENT EXECUTE FUNCTION pass_act_gate();

create table act_head (
  is_only boolean default true not null,
  seq bigint default 0 not null,
  known_at timestamp with time zone default '-infinity'::timestamp with time zone not null,
  chain bytea default sha256('\x7468656e2d63686f74'::bytea) not null,
  constraint act_head_pkey PRIMARY KEY (is_only),
  constraint act_head_is_only_check CHECK (is_only)
);
alter table act_head enable row level security;
alter table act_head force row level security;
create policy owner_passes on act_head for all to owner using (true) with check (true);

create table act_payload (
  act_id uuid not null,
  salt bytea not null,
  payload jsonb not null,
  constraint act_payload_pkey PRIMARY KEY (act_id),
  constraint act_payload_act_id_fkey FOREIGN KEY (act_id) REFERENCES act(id)
);
alter table act_payload enable row level security;
alter table act_payload force row level security;
create policy owner_passes on act_payload for all to owner using (true) with check (true);
create policy write on act_payload for insert to public with check (true);
grant insert, select on act_payload to application;

create table area_lead (
  party_id uuid not null,
  area_id uuid not null,
  valid daterange not null,
  known_from uuid not null,
  known_until uuid,
  constraint area_lead_area_id_fkey FOREIGN KEY (area_id) REFERENCES unit(id),
  constraint area_lead_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint area_lead_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint area_lead_party_id_fkey FOREIGN KEY (party_id) REFERENCES unit(id),
  constraint area_lead_area_id_valid_excl EXCLUDE USING gist (area_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint area_lead_party_id_valid_excl EXCLUDE USING gist (party_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint area_lead_valid_check CHECK ((NOT isempty(valid)))
);
alter table area_lead enable row level security;
alter table area_lead force row level security;
create policy owner_passes on area_lead for all to owner using (true) with check (true);
create policy read on area_lead for select to public using (true);
grant insert, select on area_lead to application;

create table blob (
  sha256 bytea not null,
  bytes bytea not null,
  media_type text not null,
  constraint blob_pkey PRIMARY KEY (sha256),
  constraint blob_check CHECK ((sha256(bytes) = sha256)),
  constraint blob_sha256_check CHECK ((length(sha256) = 32))
);
alter table blob enable row level security;
alter table blob force row level security;
create policy owner_passes on blob for all to owner using (true) with check (true);
create policy read on blob for select to public using ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.sha256 = blob.sha256))));
create policy write on blob for insert to public with check (true);
grant insert, select on blob to application;

create table class_set (
  code text not null,
  reading text not null,
  is_exhaustive boolean not null,
  classes jsonb not null,
  known_from uuid not null,
  known_until uuid,
  constraint class_set_pkey PRIMARY KEY (code),
  constraint class_set_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint class_set_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint class_set_reading_check CHECK ((reading = ANY (ARRAY['disjoint'::text, 'nested'::text, 'undeclared'::text])))
);
alter table class_set enable row level security;
alter table class_set force row level security;
create policy owner_passes on class_set for all to owner using (true) with check (true);
create policy read on class_set for select to public using (true);
grant insert, select on class_set to application;

create table consistency_rule (
  code text not null,
  kind text not null,
  figures jsonb not null,
  vi text not null,
  en text not null,
  known_from uuid not null,
  known_until uuid,
  constraint consistency_rule_pkey PRIMARY KEY (code),
  constraint consistency_rule_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint consistency_rule_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint consistency_rule_kind_check CHECK ((kind = 'may_differ_in_base'::text))
);
alter table consistency_rule enable row level security;
alter table consistency_rule force row level security;
create policy owner_passes on consistency_rule for all to owner using (true) with check (true);
create policy read on consistency_rule for select to public using (true);
grant insert, select on consistency_rule to application;

create table counted_from (
  measure_id uuid not null,
  unit_id uuid not null,
  from_day date not null,
  known_from uuid not null,
  known_until uuid,
  constraint counted_from_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint counted_from_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint counted_from_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint counted_from_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX counted_from_believed ON counted_from USING btree (measure_id, unit_id) WHERE (known_until IS NULL);
alter table counted_from enable row level security;
alter table counted_from force row level security;
create policy owner_passes on counted_from for all to owner using (true) with check (true);
create policy read on counted_from for select to public using (true);
grant insert, select on counted_from to application;

create table directive (
  id uuid not null,
  code text not null,
  symbol text,
  kind text not null,
  issuer_id uuid not null,
  issued_on date,
  vi text not null,
  en text not null,
  source_id uuid,
  paragraph integer,
  known_from uuid not null,
  known_until uuid,
  constraint directive_pkey PRIMARY KEY (id),
  constraint directive_code_key UNIQUE (code),
  constraint directive_issuer_id_fkey FOREIGN KEY (issuer_id) REFERENCES unit(id),
  constraint directive_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX directive_issuer ON directive USING btree (issuer_id);
alter table directive enable row level security;
alter table directive force row level security;
create policy owner_passes on directive for all to owner using (true) with check (true);
create policy read on directive for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], issuer_id, COALESCE(issued_on, today_here())));
create policy write on directive for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], issuer_id, COALESCE(issued_on, today_here())));
grant insert, select on directive to application;

create table entry (
  id uuid not null,
  unit_id uuid not null,
  measure_id uuid not null,
  class_code text,
  aspect text not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  word text,
  low numeric,
  high numeric,
  is_estimate boolean default false not null,
  is_not_applicable boolean default false not null,
  is_of_most boolean default false not null,
  result text,
  origin text not null,
  inferred_by jsonb,
  printed_form text,
  cut_off_on date,
  stated_on date,
  source_id uuid,
  paragraph integer,
  directive_id uuid,
  supersedes uuid,
  reason text,
  known_from uuid not null,
  known_until uuid,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint entry_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint entry_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint entry_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint entry_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint entry_supersedes_fkey FOREIGN KEY (supersedes) REFERENCES entry(id),
  constraint entry_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint entry_aspect_check CHECK ((aspect = ANY (ARRAY['actual'::text, 'assigned'::text, 'own'::text]))),
  constraint entry_check CHECK ((last_day >= first_day)),
  constraint entry_check1 CHECK ((((word IS NULL) = (low IS NULL)) AND ((word IS NULL) = (high IS NULL)))),
  constraint entry_check2 CHECK (((low <= high) AND ((word = 'range'::text) OR (word = 'about'::text) OR (low = high)))),
  constraint entry_check3 CHECK (((num_nonnulls(word, result) + (is_not_applicable)::integer) <= 1)),
  constraint entry_check4 CHECK (((origin = 'entered'::text) OR (source_id IS NOT NULL))),
  constraint entry_check5 CHECK (((origin <> 'inferred'::text) OR (inferred_by IS NOT NULL))),
  constraint entry_check6 CHECK (((supersedes IS NULL) = (reason IS NULL))),
  constraint entry_origin_check CHECK ((origin = ANY (ARRAY['stated'::text, 'inferred'::text, 'entered'::text]))),
  constraint entry_paragraph_check CHECK ((paragraph > 0)),
  constraint entry_word_check CHECK ((word = ANY (ARRAY['exact'::text, 'over'::text, 'at_least'::text, 'under'::text, 'at_most'::text, 'nearly'::text, 'about'::text, 'range'::text])))
);
CREATE INDEX entry_known_from ON entry USING btree (known_from);
CREATE INDEX entry_known_until ON entry USING btree (known_until) WHERE (known_until IS NOT NULL);
CREATE INDEX entry_measure ON entry USING btree (measure_id, unit_id);
CREATE UNIQUE INDEX entry_place ON entry USING btree (unit_id, measure_id, COALESCE(class_code, ''::text), aspect, first_day, last_day) WHERE (known_until IS NULL);
CREATE INDEX entry_supersedes ON entry USING btree (supersedes) WHERE (supersedes IS NOT NULL);
alter table entry enable row level security;
alter table entry force row level security;
create policy change on entry for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
create policy owner_passes on entry for all to owner using (true) with check (true);
create policy read on entry for select to public using (may_read_figure(current_account(), unit_id, last_day, audience_of(measure_id, last_day)));
create policy write on entry for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
grant insert, select on entry to application;
grant update (known_until) on entry to application;

create table entry_approval (
  entry_id uuid not null,
  account_id uuid not null,
  act_id uuid not null,
  constraint entry_approval_pkey PRIMARY KEY (entry_id),
  constraint entry_approval_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint entry_approval_act_id_fkey FOREIGN KEY (act_id) REFERENCES act(id),
  constraint entry_approval_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
);
CREATE INDEX entry_approval_act ON entry_approval USING btree (act_id);
alter table entry_approval enable row level security;
alter table entry_approval force row level security;
create policy owner_passes on entry_approval for all to owner using (true) with check (true);
create policy read on entry_approval for select to public using ((EXISTS ( SELECT
   FROM entry e
  WHERE (e.id = entry_approval.entry_id))));
create policy write on entry_approval for insert to public with check (((account_id = current_account()) AND (EXISTS ( SELECT
   FROM entry e
  WHERE ((e.id = entry_approval.entry_id) AND scope_covers(current_account(), '{approver}'::text[], e.unit_id, e.last_day))))));
grant insert, select on entry_approval to application;

create table external_id (
  scheme text not null,
  value text not null,
  unit_id uuid,
  measure_code text,
  constraint external_id_pkey PRIMARY KEY (scheme, value),
  constraint external_id_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint external_id_check CHECK ((num_nonnulls(unit_id, measure_code) = 1))
);
alter table external_id enable row level security;
alter table external_id force row level security;
create policy owner_passes on external_id for all to owner using (true) with check (true);
create policy read on external_id for select to public using (true);
grant insert, select on external_id to application;

create table figure_code (
  code text not null,
  unit_id uuid not null,
  measure_code text not null,
  class_code text,
  aspect text not null,
  period text not null,
  known_at timestamp with time zone,
  constraint figure_code_pkey PRIMARY KEY (code),
  constraint figure_code_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
alter table figure_code enable row level security;
alter table figure_code force row level security;
create policy owner_passes on figure_code for all to owner using (true) with check (true);
create policy read on figure_code for select to public using (true);
create policy write on figure_code for insert to public with check (true);
grant insert, select on figure_code to application;

create table finding_answer (
  id uuid not null,
  unit_id uuid not null,
  first_day date not null,
  last_day date not null,
  kind text not null,
  digest text not null,
  answer text not null,
  known_from uuid not null,
  known_until uuid,
  constraint finding_answer_pkey PRIMARY KEY (id),
  constraint finding_answer_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint finding_answer_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint finding_answer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint finding_answer_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 2000)))
);
CREATE INDEX finding_answer_digest ON finding_answer USING btree (digest);
alter table finding_answer enable row level security;
alter table finding_answer force row level security;
create policy change on finding_answer for update to public using (scope_covers(current_account(), '{clerk,approver}'::text[], unit_id, last_day));
create policy owner_passes on finding_answer for all to owner using (true) with check (true);
create policy read on finding_answer for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on finding_answer for insert to public with check (scope_covers(current_account(), '{clerk,approver}'::text[], unit_id, last_day));
grant insert, select on finding_answer to application;
grant update (known_until) on finding_answer to application;

create table installation (
  is_only boolean default true not null,
  edition text not null,
  working_on date,
  zone text default 'Asia/Ho_Chi_Minh'::text not null,
  catalogue_version bigint default 1 not null,
  constraint installation_pkey PRIMARY KEY (is_only),
  constraint installation_is_only_check CHECK (is_only)
);
alter table installation enable row level security;
alter table installation force row level security;
create policy owner_passes on installation for all to owner using (true) with check (true);
create policy read on installation for select to public using (true);
grant select on installation to application;

create table invitation (
  token_digest bytea not null,
  account_id uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint invitation_pkey PRIMARY KEY (token_digest),
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint invitation_token_digest_check CHECK ((length(token_digest) = 32))
);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy own on invitation for all to public using (true) with check (true);
create policy owner_passes on invitation for all to owner using (true) with check (true);
grant insert, select on invitation to application;
grant update (used_at) on invitation to application;

create table measure (
  id uuid not null,
  code text not null,
  constraint measure_pkey PRIMARY KEY (id),
  constraint measure_code_key UNIQUE (code),
  constraint measure_code_check CHECK ((code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$'::text))
);
alter table measure enable row level security;
alter table measure force row level security;
create policy owner_passes on measure for all to owner using (true) with check (true);
create policy read on measure for select to public using (true);
grant insert, select on measure to application;

create table measure_version (
  measure_id uuid not null,
  valid daterange not null,
  vi text not null,
  en text not null,
  subjects text[] not null,
  measured_in_vi text not null,
  measured_in_en text not null,
  kind text not null,
  result text default 'quantity'::text not null,
  over_time text not null,
  over_units text not null,
  entry_mode text default 'in_period'::text not null,
  stated_at_parent text default 'total'::text not null,
  class_set text,
  period_kinds text[] not null,
  is_whole boolean not null,
  is_non_negative boolean not null,
  "least" numeric,
  most numeric,
  print_rule jsonb not null,
  formula jsonb,
  restate_by text,
  owner_id uuid,
  audience text default 'scope'::text not null,
  known_from uuid not null,
  known_until uuid,
  constraint measure_version_class_set_fkey FOREIGN KEY (class_set) REFERENCES class_set(code),
  constraint measure_version_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint measure_version_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint measure_version_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint measure_version_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES unit(id),
  constraint measure_version_measure_id_valid_excl EXCLUDE USING gist (measure_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint measure_version_audience_check CHECK ((audience = ANY (ARRAY['scope'::text, 'subtree'::text, 'public'::text]))),
  constraint measure_version_check CHECK (((kind = 'formula'::text) = (formula IS NOT NULL))),
  constraint measure_version_entry_mode_check CHECK ((entry_mode = ANY (ARRAY['in_period'::text, 'cumulative'::text]))),
  constraint measure_version_kind_check CHECK ((kind = ANY (ARRAY['entered'::text, 'counted'::text, 'formula'::text]))),
  constraint measure_version_over_time_check CHECK ((over_time = ANY (ARRAY['sum'::text, 'last'::text, 'none'::text]))),
  constraint measure_version_over_units_check CHECK ((over_units = ANY (ARRAY['sum'::text, 'recompute'::text, 'none'::text]))),
  constraint measure_version_result_check CHECK ((result = ANY (ARRAY['quantity'::text, 'class'::text, 'date'::text, 'words'::text]))),
  constraint measure_version_stated_at_parent_check CHECK ((stated_at_parent = ANY (ARRAY['total'::text, 'own'::text]))),
  constraint measure_version_valid_check CHECK ((NOT isempty(valid)))
);
alter table measure_version enable row level security;
alter table measure_version force row level security;
create policy owner_passes on measure_version for all to owner using (true) with check (true);
create policy read on measure_version for select to public using (true);
grant insert, select on measure_version to application;

create table printed_statement (
  id uuid not null,
  unit_id uuid not null,
  measure_id uuid not null,
  class_code text,
  aspect text not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  word text not null,
  low numeric not null,
  high numeric not null,
  printed_form text not null,
  source_id uuid not null,
  paragraph integer,
  is_independent boolean not null,
  note_vi text,
  note_en text,
  known_from uuid not null,
  known_until uuid,
  constraint printed_statement_pkey PRIMARY KEY (id),
  constraint printed_statement_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint printed_statement_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint printed_statement_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint printed_statement_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint printed_statement_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX printed_statement_place ON printed_statement USING btree (unit_id, measure_id);
alter table printed_statement enable row level security;
alter table printed_statement force row level security;
create policy owner_passes on printed_statement for all to owner using (true) with check (true);
create policy read on printed_statement for select to public using (may_read_figure(current_account(), unit_id, last_day, audience_of(measure_id, last_day)));
grant insert, select on printed_statement to application;

create table report_document (
  id uuid not null,
  code text not null,
  unit_id uuid not null,
  kind text not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  vi text not null,
  en text not null,
  sha256 bytea not null,
  manifest jsonb not null,
  prints_unapproved boolean not null,
  audience text default 'scope'::text not null,
  known_from uuid not null,
  known_until uuid,
  constraint report_document_pkey PRIMARY KEY (id),
  constraint report_document_code_key UNIQUE (code),
  constraint report_document_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint report_document_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint report_document_sha256_fkey FOREIGN KEY (sha256) REFERENCES blob(sha256),
  constraint report_document_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint report_document_audience_check CHECK ((audience = ANY (ARRAY['scope'::text, 'subtree'::text, 'public'::text])))
);
CREATE INDEX report_document_unit ON report_document USING btree (unit_id);
alter table report_document enable row level security;
alter table report_document force row level security;
create policy owner_passes on report_document for all to owner using (true) with check (true);
create policy read on report_document for select to public using (((audience = 'public'::text) OR scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day)));
create policy write on report_document for insert to public with check (scope_covers(current_account(), '{issuer}'::text[], unit_id, last_day));
grant insert, select on report_document to application;

create table report_entry (
  document_id uuid not null,
  figure_number integer not null,
  entry_id uuid not null,
  constraint report_entry_pkey PRIMARY KEY (document_id, figure_number, entry_id),
  constraint report_entry_document_id_fkey FOREIGN KEY (document_id) REFERENCES report_document(id),
  constraint report_entry_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id)
);
CREATE INDEX report_entry_entry ON report_entry USING btree (entry_id);
alter table report_entry enable row level security;
alter table report_entry force row level security;
create policy owner_passes on report_entry for all to owner using (true) with check (true);
create policy read on report_entry for select to public using ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.id = report_entry.document_id))));
create policy write on report_entry for insert to public with check ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.id = report_entry.document_id))));
grant insert, select on report_entry to application;

create table schema_migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  at timestamp with time zone default now() not null,
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table session (
  token_digest bytea not null,
  account_id uuid not null,
  created_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  constraint session_pkey PRIMARY KEY (token_digest),
  constraint session_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint session_token_digest_check CHECK ((length(token_digest) = 32))
);
CREATE INDEX session_account ON session USING btree (account_id);
alter table session enable row level security;
alter table session force row level security;
create policy own on session for all to public using (true) with check (true);
create policy owner_passes on session for all to owner using (true) with check (true);
grant delete, insert, select on session to application;
grant update (seen_at) on session to application;

create table sign_in_failure (
  login_digest bytea not null,
  at timestamp with time zone default clock_timestamp() not null
);
CREATE INDEX sign_in_failure_login ON sign_in_failure USING btree (login_digest, at);
alter table sign_in_failure enable row level security;
alter table sign_in_failure force row level security;
create policy own on sign_in_failure for all to public using (true) with check (true);
create policy owner_passes on sign_in_failure for all to owner using (true) with check (true);
grant delete, insert, select on sign_in_failure to application;

create table source (
  id uuid not null,
  code text not null,
  vi text not null,
  en text not null,
  publisher text,
  published_on date,
  known_from uuid not null,
  known_until uuid,
  constraint source_pkey PRIMARY KEY (id),
  constraint source_code_key UNIQUE (code),
  constraint source_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint source_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id)
);
alter table source enable row level security;
alter table source force row level security;
create policy owner_passes on source for all to owner using (true) with check (true);
create policy read on source for select to public using (true);
grant insert, select on source to application;

create table succession (
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  effective_on date not null,
  extent text not null,
  known_from uuid not null,
  known_until uuid,
  constraint succession_pkey PRIMARY KEY (id),
  constraint succession_from_id_fkey FOREIGN KEY (from_id) REFERENCES unit(id),
  constraint succession_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint succession_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint succession_to_id_fkey FOREIGN KEY (to_id) REFERENCES unit(id),
  constraint succession_check CHECK ((to_id <> from_id)),
  constraint succession_extent_check CHECK ((extent = ANY (ARRAY['whole'::text, 'part'::text])))
);
CREATE INDEX succession_from ON succession USING btree (from_id);
CREATE INDEX succession_to ON succession USING btree (to_id);
alter table succession enable row level security;
alter table succession force row level security;
create policy owner_passes on succession for all to owner using (true) with check (true);
create policy read on succession for select to public using (true);
grant insert, select on succession to application;

create table succession_share (
  succession_id uuid not null,
  basis text not null,
  share numeric not null,
  constraint succession_share_pkey PRIMARY KEY (succession_id, basis),
  constraint succession_share_succession_id_fkey FOREIGN KEY (succession_id) REFERENCES succession(id),
  constraint succession_share_share_check CHECK (((share > (0)::numeric) AND (share <= (1)::numeric)))
);
alter table succession_share enable row level security;
alter table succession_share force row level security;
create policy owner_passes on succession_share for all to owner using (true) with check (true);
create policy read on succession_share for select to public using (true);
grant insert, select on succession_share to application;

create table target (
  id uuid not null,
  unit_id uuid not null,
  subject_id uuid not null,
  group_id uuid,
  measure_id uuid not null,
  class_code text,
  direction text not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  rank integer default 1 not null,
  lead_id uuid,
  directive_id uuid,
  plan_aspect text not null,
  plan_until numeric,
  plan_words text,
  known_from uuid not null,
  known_until uuid,
  constraint target_pkey PRIMARY KEY (id),
  constraint target_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint target_group_id_fkey FOREIGN KEY (group_id) REFERENCES task_group(id),
  constraint target_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint target_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint target_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES unit(id),
  constraint target_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint target_subject_id_fkey FOREIGN KEY (subject_id) REFERENCES unit(id),
  constraint target_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint target_direction_check CHECK ((direction = ANY (ARRAY['at_least'::text, 'at_most'::text, 'range'::text, 'milestone'::text, 'class'::text, 'words'::text]))),
  constraint target_plan_aspect_check CHECK ((plan_aspect = ANY (ARRAY['assigned'::text, 'own'::text])))
);
CREATE UNIQUE INDEX target_once ON target USING btree (unit_id, subject_id, measure_id, COALESCE(class_code, ''::text), first_day, last_day) WHERE (known_until IS NULL);
CREATE INDEX target_unit ON target USING btree (unit_id);
alter table target enable row level security;
alter table target force row level security;
create policy change on target for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
create policy owner_passes on target for all to owner using (true) with check (true);
create policy read on target for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on target for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
grant insert, select on target to application;
grant update (known_until) on target to application;

create table task_group (
  id uuid not null,
  unit_id uuid not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  rank integer default 1 not null,
  vi text not null,
  en text not null,
  directive_id uuid,
  known_from uuid not null,
  known_until uuid,
  constraint task_group_pkey PRIMARY KEY (id),
  constraint task_group_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint task_group_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint task_group_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint task_group_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX task_group_unit ON task_group USING btree (unit_id);
alter table task_group enable row level security;
alter table task_group force row level security;
create policy owner_passes on task_group for all to owner using (true) with check (true);
create policy read on task_group for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on task_group for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
grant insert, select on task_group to application;
grant update (known_until) on task_group to application;

create table term (
  code text not null,
  unit_id uuid not null,
  valid daterange not null,
  is_assumed boolean not null,
  known_from uuid not null,
  known_until uuid,
  constraint term_pkey PRIMARY KEY (code),
  constraint term_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint term_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint term_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint term_valid_check CHECK ((NOT isempty(valid)))
);
alter table term enable row level security;
alter table term force row level security;
create policy owner_passes on term for all to owner using (true) with check (true);
create policy read on term for select to public using (true);
grant insert, select on term to application;

create table theme (
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  rank integer default 1 not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  vi text not null,
  en text not null,
  directive_id uuid,
  source_id uuid,
  paragraph integer,
  known_from uuid not null,
  known_until uuid,
  constraint theme_pkey PRIMARY KEY (id),
  constraint theme_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint theme_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint theme_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint theme_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint theme_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint theme_kind_check CHECK ((kind = ANY (ARRAY['theme'::text, 'breakthrough'::text])))
);
CREATE INDEX theme_unit ON theme USING btree (unit_id);
alter table theme enable row level security;
alter table theme force row level security;
create policy change on theme for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
create policy owner_passes on theme for all to owner using (true) with check (true);
create policy read on theme for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on theme for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
grant insert, select on theme to application;
grant update (known_until) on theme to application;

create table unit (
  id uuid not null,
  code text not null,
  kind text not null,
  role text not null,
  home_id uuid,
  known_from uuid not null,
  known_until uuid,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_code_key UNIQUE (code),
  constraint unit_home_id_fkey FOREIGN KEY (home_id) REFERENCES unit(id),
  constraint unit_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint unit_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint unit_check CHECK (((home_id IS NULL) = (kind = ANY (ARRAY['party_organisation'::text, 'area'::text])))),
  constraint unit_code_check CHECK ((code ~ '^[a-z0-9]+([-.:][a-z0-9]+)*$'::text)),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['party_organisation'::text, 'organ'::text, 'government'::text, 'fatherland_front'::text, 'mass_organisation'::text, 'area'::text])))
);
CREATE INDEX unit_home ON unit USING btree (home_id);
alter table unit enable row level security;
alter table unit force row level security;
create policy owner_passes on unit for all to owner using (true) with check (true);
create policy read on unit for select to public using (true);
grant insert, select on unit to application;

create table unit_name (
  unit_id uuid not null,
  valid daterange not null,
  vi text not null,
  en text not null,
  known_from uuid not null,
  known_until uuid,
  constraint unit_name_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint unit_name_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint unit_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_name_unit_id_valid_excl EXCLUDE USING gist (unit_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint unit_name_valid_check CHECK ((NOT isempty(valid)))
);
alter table unit_name enable row level security;
alter table unit_name force row level security;
create policy owner_passes on unit_name for all to owner using (true) with check (true);
create policy read on unit_name for select to public using (true);
grant insert, select on unit_name to application;

create table unit_parent (
  unit_id uuid not null,
  parent_id uuid not null,
  valid daterange not null,
  known_from uuid not null,
  known_until uuid,
  constraint unit_parent_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint unit_parent_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint unit_parent_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id),
  constraint unit_parent_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_parent_unit_id_valid_excl EXCLUDE USING gist (unit_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint unit_parent_check CHECK ((parent_id <> unit_id)),
  constraint unit_parent_valid_check CHECK ((NOT isempty(valid)))
);
CREATE INDEX unit_parent_parent ON unit_parent USING btree (parent_id);
alter table unit_parent enable row level security;
alter table unit_parent force row level security;
create policy owner_passes on unit_parent for all to owner using (true) with check (true);
create policy read on unit_parent for select to public using (true);
grant insert, select on unit_parent to application;

create table unit_reach (
  root_id uuid not null,
  unit_id uuid not null,
  during daterange not null,
  constraint unit_reach_root_id_fkey FOREIGN KEY (root_id) REFERENCES unit(id),
  constraint unit_reach_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX unit_reach_root ON unit_reach USING btree (root_id, unit_id);
CREATE INDEX unit_reach_unit ON unit_reach USING btree (unit_id);
alter table unit_reach enable row level security;
alter table unit_reach force row level security;
create policy owner_passes on unit_reach for all to owner using (true) with check (true);
create policy read on unit_reach for select to public using (true);
grant select on unit_reach to application;

create table unit_span (
  unit_id uuid not null,
  valid daterange not null,
  custodian_id uuid,
  decision text,
  known_from uuid not null,
  known_until uuid,
  constraint unit_span_custodian_id_fkey FOREIGN KEY (custodian_id) REFERENCES unit(id),
  constraint unit_span_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint unit_span_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint unit_span_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_span_unit_id_valid_excl EXCLUDE USING gist (unit_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint unit_span_valid_check CHECK ((NOT isempty(valid)))
);
alter table unit_span enable row level security;
alter table unit_span force row level security;
create policy owner_passes on unit_span for all to owner using (true) with check (true);
create policy read on unit_span for select to public using (true);
grant insert, select on unit_span to application;

create type entry_line as (
  id uuid,
  unit_id uuid,
  measure_id uuid,
  class_code text,
  aspect text,
  period text,
  first_day date,
  last_day date,
  word text,
  low text,
  high text,
  is_estimate boolean,
  is_not_applicable boolean,
  is_of_most boolean,
  result text,
  origin text,
  inferred_by jsonb,
  printed_form text,
  cut_off_on date,
  stated_on date,
  source_id uuid,
  paragraph integer,
  is_approved boolean,
  known_until uuid
);

create function act_link(p_before bytea, p_act act)
returns bytea
language sql immutable set TimeZone=UTC
as $$
  -- An array keeps the borders between the parts: no text can be moved from one to the next unseen.
  select sha256(p_before || convert_to(jsonb_build_array(p_act.id, extract(epoch from p_act.at), p_act.actor_id, p_act.verb,
    p_act.unit_id, p_act.record_kind, p_act.record_id, p_act.reason, p_act.request_id, encode(p_act.digest, 'hex'), p_act.seq,
    extract(epoch from p_act.known_at))::text, 'UTF8'))
$$;

create function act_position()
returns TABLE(known_at timestamp with time zone, unsealed bigint)
language sql stable security definer rows 1000 set search_path="$user", public
as $$ select h.known_at, (select count(*) from (select from act where seq is null limit 1) waiting) from act_head h $$;

create function audience_of(p_measure uuid, p_on date)
returns text
language sql stable security definer set search_path="$user", public
as $$ select audience from measure_version where measure_id = p_measure and valid @> p_on and known_until is null $$;

create function board_rows(p_unit uuid, p_on date, p_units uuid[], p_above uuid[], p_known_at timestamp with time zone)
returns TABLE(targets json, themes json)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select
    (select coalesce(json_agg(line order by line.rank), '[]') from (
      select t.id, t.unit_id as "unitId", t.subject_id as "subjectId", t.measure_id as "measureId", t.class_code as "class", t.direction, t.period,
        t.first_day as "first", t.last_day as "last", t.rank, t.lead_id as "leadId", t.plan_aspect as "planAspect", t.plan_words as "planWords",
        t.plan_until::text as "planUntil", case when g.id is not null then json_build_object('vi', g.vi, 'en', g.en) end as "group",
        case when d.id is not null then json_build_object('symbol', d.symbol, 'name', json_build_object('vi', d.vi, 'en', d.en), 'issuedOn', d.issued_on) end as directive
      from target t left join task_group g on g.id = t.group_id left join directive d on d.id = t.directive_id
      where t.unit_id = any (p_units || p_unit)
        and case when p_known_at is null then t.known_until is null else known_at_covers(t.known_from, t.known_until, p_known_at) end) line),
    (select coalesce(json_agg(json_build_object('unitId', h.unit_id, 'kind', h.kind, 'rank', h.rank, 'period', h.period, 'first', h.first_day, 'last', h.last_day, 'vi', h.vi, 'en', h.en) order by h.rank), '[]')
      from theme h where h.unit_id = any (p_above || p_unit)
        and case when p_known_at is null then h.known_until is null else known_at_covers(h.known_from, h.known_until, p_known_at) end);
end $$;

create function current_account()
returns uuid
language sql stable
as $$ select nullif(current_setting('thenchot.account', true), '')::uuid $$;

create function day_in_life(p_unit uuid, p_on date)
returns date
language sql stable security definer set search_path="$user", public
as $$
  select coalesce(
    (select max(case when valid @> p_on then p_on else upper(valid) - 1 end) from unit_span
      where unit_id = p_unit and known_until is null and (lower_inf(valid) or lower(valid) <= p_on)),
    (select min(lower(valid)) from unit_span where unit_id = p_unit and known_until is null),
    p_on)
$$;

create function directives_issued(p_units uuid[], p_known_at timestamp with time zone)
returns TABLE("unitId" uuid, "on" date, symbol text, vi text, en text)
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select issuer_id, issued_on, symbol, vi, en from directive
  where issuer_id = any (p_units) and issued_on is not null
    and case when p_known_at is null then known_until is null else known_at_covers(known_from, known_until, p_known_at) end
$$;

create function entries_since(p_unit uuid, p_on date, p_after timestamp with time zone, p_until timestamp with time zone)
returns TABLE(line entry_line, at timestamp with time zone, vi text, en text)
language plpgsql stable security definer rows 1000 set enable_seqscan=off set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
declare
  acts uuid[] := array(select id from act where known_at > p_after and known_at <= p_until);
  touched uuid[];
  home uuid;
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  touched := array(select id from entry where known_from = any (acts)) || array(select id from entry where known_until = any (acts))
    || array(select entry_id from entry_approval where act_id = any (acts));
  if touched = '{}' then
    return;
  end if;
  home := home_party_on(p_unit, p_on);
  return query
  select (e.id, e.unit_id, e.measure_id, e.class_code, e.aspect, e.period, e.first_day, e.last_day, e.word, e.low::text, e.high::text,
    e.is_estimate, e.is_not_applicable, e.is_of_most, e.result, e.origin, e.inferred_by, e.printed_form, e.cut_off_on, e.stated_on,
    e.source_id, e.paragraph, exists (select from entry_approval a where a.entry_id = e.id), e.known_until)::entry_line, k.at, w.vi, w.en
  from entry e join act k on k.id = e.known_from join account w on w.id = k.actor_id
  where e.id = any (touched) and (e.unit_id = p_unit or exists (select from unit_reach r where r.unit_id = e.unit_id and r.root_id = home));
end $$;

create function entries_under(p_unit uuid, p_on date, p_measures uuid[], p_known_at timestamp with time zone, p_with_predecessors boolean)
returns SETOF entry_line
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  with recursive home as (
    select home_party_on(p_unit, p_on) as id
  ), under as materialized (
    select distinct r.unit_id from unit_reach r join home on r.root_id = home.id
    union select p_unit
  ), reached (unit_id) as (
    select unit_id from under
    union
    select next.unit_id from reached join lateral (
      select s.from_id as unit_id from succession s where p_with_predecessors and s.to_id = reached.unit_id
      union all select r.unit_id from unit_reach r join succession s on s.from_id = r.root_id
        where p_with_predecessors and s.to_id = reached.unit_id
    ) next on true
  )
  select e.id, e.unit_id, e.measure_id, e.class_code, e.aspect, e.period, e.first_day, e.last_day, e.word, e.low::text, e.high::text,
    e.is_estimate, e.is_not_applicable, e.is_of_most, e.result, e.origin, e.inferred_by, e.printed_form, e.cut_off_on, e.stated_on,
    e.source_id, e.paragraph, a.entry_id is not null, case when p_known_at is null then e.known_until end
  from reached join entry e on e.unit_id = reached.unit_id and e.measure_id = any (p_measures)
  left join entry_approval a on a.entry_id = e.id and (p_known_at is null or known_at_covers(a.act_id, null, p_known_at))
  where case when p_known_at is null then e.known_until is null else known_at_covers(e.known_from, e.known_until, p_known_at) end;
end $$;

create function entry_changes(p_unit uuid, p_on date, p_entries uuid[])
returns TABLE(id uuid, at timestamp with time zone, vi text, en text)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select e.id, a.at, w.vi, w.en from entry e join act a on a.id = e.known_from join account w on w.id = a.actor_id
    where e.id = any (p_entries) and (e.unit_id = p_unit or exists (
      select from unit_reach r where r.unit_id = e.unit_id and r.root_id = home_party_on(p_unit, p_on)));
end $$;

create function entry_story(p_entry uuid)
returns TABLE(entered_by uuid, entered_at timestamp with time zone, known_at timestamp with time zone, approved_by uuid, approved_at timestamp with time zone)
language sql stable security definer rows 1 set search_path="$user", public
as $$
  select a.actor_id, a.at, a.known_at, p.account_id, pa.at
  from entry e join act a on a.id = e.known_from
  left join entry_approval p on p.entry_id = e.id left join act pa on pa.id = p.act_id
  where e.id = p_entry
$$;

create function grant_to_application(p_role text)
returns void
language plpgsql set search_path="$user", public
as $$
declare
  name text;
begin
  execute format('grant usage on schema %I to %I', current_schema, p_role);
  for name in select c.relname from pg_class c where c.relnamespace = current_schema::regnamespace and c.relkind = 'r'
    and c.relname not in ('schema_migration', 'act_head') loop
    execute format('grant select on %I to %I', name, p_role);
    if name not in ('installation', 'unit_reach') then
      execute format('grant insert on %I to %I', name, p_role);
    end if;
  end loop;
  foreach name in array array['entry', 'theme', 'task_group', 'target', 'finding_answer', 'access_grant'] loop
    execute format('grant update (known_until) on %I to %I', name, p_role);
  end loop;
  execute format('grant update (password_hash, is_disabled) on account to %I', p_role);
  execute format('grant update (seen_at) on session to %I', p_role);
  execute format('grant update (used_at) on invitation to %I', p_role);
  execute format('grant delete on session, sign_in_failure to %I', p_role);
end $$;

create function has_role_everywhere(p_account uuid, p_roles text[])
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = any (p_roles) and g.role <> 'administrator' and g.unit_id is null
      and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

create function home_party_on(p_unit uuid, p_on date)
returns uuid
language sql stable security definer set search_path="$user", public
as $$
  select case u.kind when 'party_organisation' then u.id when 'organ' then u.home_id
    else (select l.party_id from area_lead l where l.area_id = case u.kind when 'area' then u.id else u.home_id end
            and l.valid @> day_in_life(u.id, p_on) and l.known_until is null) end
  from unit u where u.id = p_unit
$$;

create function is_administrator(p_account uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = 'administrator' and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

create function known_at_covers(p_from uuid, p_until uuid, p_at timestamp with time zone)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select case when p_at is null then p_until is null else
    exists (select from act where id = p_from and act.known_at <= p_at)
    and not exists (select from act where id = p_until and act.known_at <= p_at) end
$$;

create function may_read_figure(p_account uuid, p_unit uuid, p_on date, p_audience text)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select scope_covers(p_account, '{reader,clerk,approver,issuer}', p_unit, p_on)
    or (p_audience = 'public' and exists (select from account where id = p_account and not is_disabled))
    or (p_audience = 'subtree' and exists (
      select from scope_roots(p_account, '{reader,clerk,approver,issuer}') own
      join unit_reach r on r.unit_id = own and r.root_id = home_party_on(p_unit, p_on) and r.during @> day_in_life(own, p_on)))
$$;

create function pass_act_gate()
returns trigger
language plpgsql
as $$
begin
  perform pg_advisory_xact_lock_shared(7463830);
  return null;
end $$;

create function promise_known_at(p_at timestamp with time zone)
returns timestamp with time zone
language plpgsql security definer set search_path="$user", public
as $$
declare promised timestamptz;
begin
  perform seal_acts();
  update act_head set known_at = greatest(known_at, least(p_at, clock_timestamp())) returning known_at into promised;
  return least(p_at, promised);
end $$;

create function rebuild_unit_reach()
returns void
language sql security definer set search_path="$user", public
as $$
  delete from unit_reach;
  insert into unit_reach
  with recursive party (root_id, unit_id, during, depth) as (
    select u.id, u.id, s.valid, 0
    from unit u join unit_span s on s.unit_id = u.id and s.known_until is null
    where u.kind = 'party_organisation' and u.known_until is null
    union all
    select party.root_id, p.unit_id, party.during * p.valid * s.valid, depth + 1
    from party join unit_parent p on p.parent_id = party.unit_id and p.known_until is null
      join unit_span s on s.unit_id = p.unit_id and s.known_until is null
    where party.during && p.valid and party.during * p.valid && s.valid and depth < 20
  ), area as (
    select party.root_id, l.area_id, party.during * l.valid as during
    from party join area_lead l on l.party_id = party.unit_id and l.known_until is null and party.during && l.valid
  )
  select root_id, unit_id, during from party
  union all select party.root_id, u.id, party.during from party join unit u on u.home_id = party.unit_id and u.kind = 'organ'
  union all select root_id, area_id, during from area
  union all select area.root_id, u.id, area.during from area join unit u on u.home_id = area.area_id;
  update installation set catalogue_version = catalogue_version + 1;
$$;

create function scope_covers(p_account uuid, p_roles text[], p_unit uuid, p_on date)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select has_role_everywhere(p_account, p_roles) or exists (
    select from scope_roots(p_account, p_roles) root
    where root = p_unit or exists (
      select from unit_reach r where r.root_id = root and r.unit_id = p_unit and r.during @> day_in_life(p_unit, p_on)))
$$;

create function scope_roots(p_account uuid, p_roles text[])
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
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

create function seal_acts()
returns bigint
language plpgsql security definer set search_path="$user", public
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

create function today_here()
returns date
language sql stable security definer set search_path="$user", public
as $$ select coalesce((select coalesce(working_on, (clock_timestamp() at time zone zone)::date) from installation), current_date) $$;

create function verify_acts()
returns TABLE(sealed bigint, unsealed bigint, broken_at bigint, first_unsealed_at timestamp with time zone)
language plpgsql stable security definer rows 1000 set search_path="$user", public
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
