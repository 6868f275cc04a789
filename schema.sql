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
CREATE INDEX act_unsealed ON act USING btree (uuid_hash(id)) WHERE (chain IS NULL);
alter table act enable row level security;
alter table act force row level security;
create policy owner_passes on act for all to owner using (true) with check (true);
create policy read on act for select to public using (((actor_id = current_account()) OR (unit_id IS NULL) OR scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, today_here())));
create policy write on act for insert to public with check ((actor_id = current_account()));
grant insert, select on act to application;
CREATE TRIGGER act_gate BEFORE INSERT ON act FOR EACH STATEMENT EXECUTE FUNCTION pass_act_gate();
CREATE TRIGGER referred_is_not_emptied BEFORE TRUNCATE ON act FOR EACH STATEMENT EXECUTE FUNCTION keep_referred();
CREATE TRIGGER referred_keeps_id BEFORE UPDATE OF id ON act FOR EACH ROW WHEN ((old.id <> new.id)) EXECUTE FUNCTION keep_referred();
CREATE TRIGGER referred_stays AFTER DELETE ON act FOR EACH ROW EXECUTE FUNCTION keep_referred();

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

create table allocation (
  id uuid not null,
  target_id uuid not null,
  way text not null,
  is_stretch boolean default false not null,
  reason text,
  directive_id uuid,
  number text,
  decided_on date,
  known_from uuid not null,
  known_until uuid,
  constraint allocation_pkey PRIMARY KEY (id),
  constraint allocation_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint allocation_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint allocation_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint allocation_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id),
  constraint allocation_check CHECK (((NOT is_stretch) OR (reason IS NOT NULL))),
  constraint allocation_way_check CHECK ((way = ANY (ARRAY['equal'::text, 'last_year'::text, 'members'::text, 'same'::text, 'by_hand'::text])))
);
CREATE UNIQUE INDEX allocation_once ON allocation USING btree (target_id) WHERE (known_until IS NULL);
CREATE INDEX allocation_target ON allocation USING btree (target_id);
alter table allocation enable row level security;
alter table allocation force row level security;
create policy change on allocation for update to public using ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = allocation.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
create policy owner_passes on allocation for all to owner using (true) with check (true);
create policy read on allocation for select to public using ((EXISTS ( SELECT
   FROM target t
  WHERE (t.id = allocation.target_id))));
create policy write on allocation for insert to public with check ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = allocation.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
grant insert, select on allocation to application;
grant update (known_until) on allocation to application;

create table allocation_part (
  allocation_id uuid not null,
  target_id uuid not null,
  value numeric not null,
  constraint allocation_part_pkey PRIMARY KEY (allocation_id, target_id),
  constraint allocation_part_allocation_id_fkey FOREIGN KEY (allocation_id) REFERENCES allocation(id),
  constraint allocation_part_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id)
);
CREATE INDEX allocation_part_target ON allocation_part USING btree (target_id);
alter table allocation_part enable row level security;
alter table allocation_part force row level security;
create policy owner_passes on allocation_part for all to owner using (true) with check (true);
create policy read on allocation_part for select to public using ((EXISTS ( SELECT
   FROM target t
  WHERE (t.id = allocation_part.target_id))));
create policy write on allocation_part for insert to public with check ((EXISTS ( SELECT
   FROM (allocation a
     JOIN target t ON ((t.id = a.target_id)))
  WHERE ((a.id = allocation_part.allocation_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
grant insert, select on allocation_part to application;

create table applicant_dialogue (
  id uuid not null,
  person_id uuid not null,
  "on" date not null,
  difficulty text not null,
  follow_up text,
  resolved_on date,
  known_from uuid not null,
  known_until uuid,
  constraint applicant_dialogue_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint applicant_dialogue_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint applicant_dialogue_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint applicant_dialogue_check CHECK ((resolved_on >= "on")),
  constraint applicant_dialogue_difficulty_check CHECK (((length(difficulty) >= 3) AND (length(difficulty) <= 2000))),
  constraint applicant_dialogue_follow_up_check CHECK ((length(follow_up) <= 2000))
);
CREATE UNIQUE INDEX applicant_dialogue_believed ON applicant_dialogue USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX applicant_dialogue_person ON applicant_dialogue USING btree (person_id);
alter table applicant_dialogue enable row level security;
alter table applicant_dialogue force row level security;
create policy change on applicant_dialogue for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = applicant_dialogue.person_id)))));
create policy owner_passes on applicant_dialogue for all to owner using (true) with check (true);
create policy read on applicant_dialogue for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = applicant_dialogue.person_id))));
create policy write on applicant_dialogue for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = applicant_dialogue.person_id)))));
grant insert, select on applicant_dialogue to application;
grant update (known_until) on applicant_dialogue to application;

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
CREATE INDEX area_lead_area ON area_lead USING btree (area_id) WHERE (known_until IS NULL);
alter table area_lead enable row level security;
alter table area_lead force row level security;
create policy change on area_lead for update to public using (may_reorganise(current_account()));
create policy owner_passes on area_lead for all to owner using (true) with check (true);
create policy read on area_lead for select to public using (true);
create policy write on area_lead for insert to public with check (may_reorganise(current_account()));
grant insert, select on area_lead to application;
grant update (known_until) on area_lead to application;

create table awareness_class (
  id uuid not null,
  unit_id uuid not null,
  vi text not null,
  en text not null,
  starts_on date not null,
  ends_on date not null,
  places integer,
  known_from uuid not null,
  known_until uuid,
  constraint awareness_class_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint awareness_class_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint awareness_class_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint awareness_class_check CHECK ((ends_on >= starts_on)),
  constraint awareness_class_places_check CHECK ((places > 0)),
  constraint awareness_class_vi_check CHECK (((length(vi) >= 3) AND (length(vi) <= 200)))
);
CREATE UNIQUE INDEX awareness_class_believed ON awareness_class USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX awareness_class_unit ON awareness_class USING btree (unit_id) WHERE (known_until IS NULL);
alter table awareness_class enable row level security;
alter table awareness_class force row level security;
create policy change on awareness_class for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, starts_on));
create policy owner_passes on awareness_class for all to owner using (true) with check (true);
create policy read on awareness_class for select to public using ((scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, starts_on) OR (EXISTS ( SELECT
   FROM awareness_seat s
  WHERE (s.class_id = awareness_class.id)))));
create policy write on awareness_class for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, starts_on));
grant insert, select on awareness_class to application;
grant update (known_until) on awareness_class to application;

create table awareness_seat (
  class_id uuid not null,
  person_id uuid not null,
  certificate_on date,
  known_from uuid not null,
  known_until uuid,
  constraint awareness_seat_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint awareness_seat_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint awareness_seat_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE UNIQUE INDEX awareness_seat_believed ON awareness_seat USING btree (class_id, person_id) WHERE (known_until IS NULL);
CREATE INDEX awareness_seat_person ON awareness_seat USING btree (person_id) WHERE (known_until IS NULL);
alter table awareness_seat enable row level security;
alter table awareness_seat force row level security;
create policy change on awareness_seat for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = awareness_seat.person_id)))));
create policy owner_passes on awareness_seat for all to owner using (true) with check (true);
create policy read on awareness_seat for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = awareness_seat.person_id))));
create policy write on awareness_seat for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = awareness_seat.person_id)))));
grant insert, select on awareness_seat to application;
grant update (known_until) on awareness_seat to application;

create table badge_award (
  id uuid not null,
  person_id uuid not null,
  years integer not null,
  round_on date not null,
  is_early boolean default false not null,
  reason text,
  known_from uuid not null,
  known_until uuid,
  constraint badge_award_pkey PRIMARY KEY (id),
  constraint badge_award_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint badge_award_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint badge_award_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint badge_award_check CHECK (((NOT is_early) OR (reason IS NOT NULL))),
  constraint badge_award_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 500))),
  constraint badge_award_years_check CHECK ((((years >= 30) AND (years <= 100)) AND ((years % 5) = 0)))
);
CREATE UNIQUE INDEX badge_award_once ON badge_award USING btree (person_id, years) WHERE (known_until IS NULL);
alter table badge_award enable row level security;
alter table badge_award force row level security;
create policy change on badge_award for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = badge_award.person_id)))));
create policy owner_passes on badge_award for all to owner using (true) with check (true);
create policy read on badge_award for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = badge_award.person_id))));
create policy write on badge_award for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = badge_award.person_id)))));
grant insert, select on badge_award to application;
grant update (known_until) on badge_award to application;

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
create policy read_of_directives on blob for select to public using ((EXISTS ( SELECT
   FROM directive_file f
  WHERE (f.sha256 = blob.sha256))));
create policy read_of_editions on blob for select to public using (((EXISTS ( SELECT
   FROM document_edition e
  WHERE (e.pdf_sha256 = blob.sha256))) OR (EXISTS ( SELECT
   FROM document_edition e
  WHERE (e.content_sha256 = blob.sha256))) OR (EXISTS ( SELECT
   FROM document_signed_file f
  WHERE (f.sha256 = blob.sha256))) OR (EXISTS ( SELECT
   FROM signature_file f
  WHERE (f.sha256 = blob.sha256)))));
create policy read_of_texts on blob for select to public using ((EXISTS ( SELECT
   FROM text_source t
  WHERE (t.sha256 = blob.sha256))));
create policy write on blob for insert to public with check (true);
grant insert, select on blob to application;

create table calendar_feed (
  token_digest bytea not null,
  account_id uuid not null,
  known_from uuid not null,
  known_until uuid,
  constraint calendar_feed_pkey PRIMARY KEY (token_digest),
  constraint calendar_feed_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint calendar_feed_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint calendar_feed_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint calendar_feed_token_digest_check CHECK ((length(token_digest) = 32))
);
CREATE UNIQUE INDEX calendar_feed_believed ON calendar_feed USING btree (account_id) WHERE (known_until IS NULL);
alter table calendar_feed enable row level security;
alter table calendar_feed force row level security;
create policy change on calendar_feed for update to public using ((account_id = current_account()));
create policy owner_passes on calendar_feed for all to owner using (true) with check (true);
create policy read on calendar_feed for select to public using ((account_id = current_account()));
create policy write on calendar_feed for insert to public with check ((account_id = current_account()));
grant insert, select on calendar_feed to application;
grant update (known_until) on calendar_feed to application;

create table cell_note (
  id uuid not null,
  submission_id uuid not null,
  measure_id uuid not null,
  class_code text,
  text text not null,
  known_from uuid not null,
  known_until uuid,
  constraint cell_note_pkey PRIMARY KEY (id),
  constraint cell_note_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint cell_note_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint cell_note_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint cell_note_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id),
  constraint cell_note_text_check CHECK ((length(text) <= 1000))
);
CREATE UNIQUE INDEX cell_note_place ON cell_note USING btree (submission_id, measure_id, COALESCE(class_code, ''::text)) WHERE (known_until IS NULL);
alter table cell_note enable row level security;
alter table cell_note force row level security;
create policy change on cell_note for update to public using ((EXISTS ( SELECT
   FROM submission s
  WHERE ((s.id = cell_note.submission_id) AND scope_covers(current_account(), '{clerk,approver}'::text[], s.unit_id, s.last_day)))));
create policy owner_passes on cell_note for all to owner using (true) with check (true);
create policy read on cell_note for select to public using ((EXISTS ( SELECT
   FROM submission s
  WHERE (s.id = cell_note.submission_id))));
create policy write on cell_note for insert to public with check ((EXISTS ( SELECT
   FROM submission s
  WHERE ((s.id = cell_note.submission_id) AND scope_covers(current_account(), '{clerk,approver}'::text[], s.unit_id, s.last_day)))));
grant insert, select on cell_note to application;
grant update (known_until) on cell_note to application;

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
create policy write on class_set for insert to public with check (may_change_rules(current_account()));
grant insert, select on class_set to application;

create table consistency_rule (
  code text not null,
  kind text not null,
  vi text not null,
  en text not null,
  known_from uuid not null,
  known_until uuid,
  valid daterange default '(,)'::daterange not null,
  body jsonb not null,
  reading jsonb,
  severity text default 'question'::text not null,
  tolerance numeric default 0 not null,
  period_kinds text[] default '{}'::text[] not null,
  unit_kinds text[] default '{}'::text[] not null,
  levels text[] default '{}'::text[] not null,
  source text default ''::text not null,
  is_enabled boolean default true not null,
  constraint consistency_rule_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint consistency_rule_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint consistency_rule_code_valid_excl EXCLUDE USING gist (code WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint consistency_rule_kind_check CHECK ((kind = ANY (ARRAY['parts_make_whole'::text, 'never_falls'::text, 'within'::text, 'shares_make_hundred'::text, 'fraction_equals_percentage'::text, 'jump'::text, 'range'::text, 'may_differ_in_base'::text]))),
  constraint consistency_rule_severity_check CHECK ((severity = ANY (ARRAY['contradiction'::text, 'question'::text]))),
  constraint consistency_rule_tolerance_check CHECK ((tolerance >= (0)::numeric)),
  constraint consistency_rule_valid_check CHECK ((NOT isempty(valid)))
);
alter table consistency_rule enable row level security;
alter table consistency_rule force row level security;
create policy change on consistency_rule for update to public using (may_change_rules(current_account()));
create policy owner_passes on consistency_rule for all to owner using (true) with check (true);
create policy read on consistency_rule for select to public using (true);
create policy write on consistency_rule for insert to public with check (may_change_rules(current_account()));
grant insert, select on consistency_rule to application;
grant update (known_until) on consistency_rule to application;
CREATE TRIGGER consistency_rule_changes AFTER INSERT OR UPDATE ON consistency_rule FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_version();

create table counted_from (
  measure_id uuid not null,
  unit_id uuid not null,
  from_day date not null,
  known_from uuid not null,
  known_until uuid,
  reaches text default 'unit'::text not null,
  constraint counted_from_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint counted_from_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint counted_from_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint counted_from_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint counted_from_reaches_check CHECK ((reaches = ANY (ARRAY['unit'::text, 'subtree'::text])))
);
CREATE UNIQUE INDEX counted_from_believed ON counted_from USING btree (measure_id, unit_id) WHERE (known_until IS NULL);
alter table counted_from enable row level security;
alter table counted_from force row level security;
create policy change on counted_from for update to public using (scope_covers(current_account(), '{issuer}'::text[], unit_id, today_here()));
create policy owner_passes on counted_from for all to owner using (true) with check (true);
create policy read on counted_from for select to public using (true);
create policy write on counted_from for insert to public with check (scope_covers(current_account(), '{issuer}'::text[], unit_id, today_here()));
grant insert, select on counted_from to application;
grant update (known_until) on counted_from to application;
CREATE TRIGGER counted_from_changes AFTER INSERT OR UPDATE ON counted_from FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_version();

create table deadline (
  id uuid not null,
  key text not null,
  turn integer default 0 not null,
  kind text not null,
  unit_id uuid not null,
  due_on date not null,
  vi text not null,
  en text not null,
  path text not null,
  role text not null,
  done_on date,
  known_from uuid not null,
  known_until uuid,
  constraint deadline_pkey PRIMARY KEY (key, turn),
  constraint deadline_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint deadline_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint deadline_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint deadline_en_check CHECK (((length(en) >= 3) AND (length(en) <= 300))),
  constraint deadline_key_check CHECK (((length(key) >= 3) AND (length(key) <= 300))),
  constraint deadline_kind_check CHECK ((kind = ANY (ARRAY['due'::text, 'returned'::text]))),
  constraint deadline_path_check CHECK ((path ~~ '/%'::text)),
  constraint deadline_role_check CHECK ((role = ANY (ARRAY['clerk'::text, 'approver'::text, 'issuer'::text]))),
  constraint deadline_turn_check CHECK ((turn >= 0)),
  constraint deadline_vi_check CHECK (((length(vi) >= 3) AND (length(vi) <= 300)))
);
CREATE UNIQUE INDEX deadline_believed ON deadline USING btree (key) WHERE (known_until IS NULL);
CREATE INDEX deadline_due ON deadline USING btree (due_on);
CREATE INDEX deadline_unit ON deadline USING btree (unit_id);
alter table deadline enable row level security;
alter table deadline force row level security;
create policy owner_passes on deadline for all to owner using (true) with check (true);
create policy read on deadline for select to public using ((( SELECT has_role_everywhere(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS has_role_everywhere) OR (unit_id IN ( SELECT units_read(current_account()) AS units_read))));
grant insert, select on deadline to application;

create table demand_answer (
  id uuid not null,
  demand_id uuid not null,
  unit_id uuid not null,
  kind text not null,
  done_on date,
  note text not null,
  known_from uuid not null,
  known_until uuid,
  constraint demand_answer_pkey PRIMARY KEY (id),
  constraint demand_answer_demand_id_fkey FOREIGN KEY (demand_id) REFERENCES directive_demand(id),
  constraint demand_answer_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint demand_answer_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint demand_answer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint demand_answer_check CHECK (((kind = 'done'::text) = (done_on IS NOT NULL))),
  constraint demand_answer_kind_check CHECK ((kind = ANY (ARRAY['done'::text, 'exempt'::text]))),
  constraint demand_answer_note_check CHECK (((length(note) >= 3) AND (length(note) <= 500)))
);
CREATE UNIQUE INDEX demand_answer_believed ON demand_answer USING btree (demand_id, unit_id) WHERE (known_until IS NULL);
CREATE INDEX demand_answer_demand ON demand_answer USING btree (demand_id);
alter table demand_answer enable row level security;
alter table demand_answer force row level security;
create policy change on demand_answer for update to public using ((EXISTS ( SELECT
   FROM directive_demand m
  WHERE ((m.id = demand_answer.demand_id) AND may_write_directive(current_account(), m.directive_id)))));
create policy owner_passes on demand_answer for all to owner using (true) with check (true);
create policy read on demand_answer for select to public using ((scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, today_here()) OR (EXISTS ( SELECT
   FROM (directive_demand m
     JOIN directive d ON ((d.id = m.directive_id)))
  WHERE ((m.id = demand_answer.demand_id) AND scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], d.issuer_id, COALESCE(d.issued_on, today_here())))))));
create policy write on demand_answer for insert to public with check ((EXISTS ( SELECT
   FROM directive_demand m
  WHERE ((m.id = demand_answer.demand_id) AND may_write_directive(current_account(), m.directive_id)))));
grant insert, select on demand_answer to application;
grant update (known_until) on demand_answer to application;

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
  summary text,
  signed_on date,
  effective_on date,
  horizon text,
  horizon_first date,
  horizon_last date,
  audience text default 'subtree'::text not null,
  partner_ids uuid[] default '{}'::uuid[] not null,
  folded text generated always as (fold_name(((((COALESCE(symbol, ''::text) || ' '::text) || vi) || ' '::text) || COALESCE(summary, ''::text)))) stored not null,
  constraint directive_pkey PRIMARY KEY (id),
  constraint directive_issuer_id_fkey FOREIGN KEY (issuer_id) REFERENCES unit(id),
  constraint directive_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id),
  constraint directive_audience_check CHECK ((audience = ANY (ARRAY['scope'::text, 'subtree'::text, 'public'::text]))),
  constraint directive_check CHECK ((horizon_last >= horizon_first)),
  constraint directive_summary_check CHECK ((length(summary) <= 4000))
);
CREATE UNIQUE INDEX directive_code ON directive USING btree (code) WHERE (known_until IS NULL);
CREATE INDEX directive_folded ON directive USING gin (folded gin_trgm_ops) WHERE (known_until IS NULL);
CREATE INDEX directive_issuer ON directive USING btree (issuer_id);
CREATE INDEX directive_known_from ON directive USING btree (known_from);
alter table directive enable row level security;
alter table directive force row level security;
create policy change on directive for update to public using (scope_covers(current_account(), '{clerk}'::text[], issuer_id, COALESCE(issued_on, today_here())));
create policy owner_passes on directive for all to owner using (true) with check (true);
create policy read on directive for select to public using (may_read_directive(current_account(), issuer_id, issued_on, audience));
create policy write on directive for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], issuer_id, COALESCE(issued_on, today_here())));
create policy write_of_issued on directive for insert to public with check ((EXISTS ( SELECT
   FROM (document_issue i
     JOIN report_document d ON ((d.id = i.edition_id)))
  WHERE ((i.symbol = directive.symbol) AND (i.issued_on = directive.issued_on) AND (i.known_until IS NULL) AND may_issue_edition(i.edition_id) AND ((directive.issuer_id = d.unit_id) OR (EXISTS ( SELECT
           FROM unit o
          WHERE ((o.id = directive.issuer_id) AND (o.kind = 'organ'::text) AND (o.home_id = d.unit_id)))))))));
grant insert, select on directive to application;
grant update (known_until) on directive to application;

create table directive_demand (
  id uuid not null,
  directive_id uuid not null,
  base text not null,
  levels text[],
  unit_ids uuid[],
  due_on date not null,
  body text not null,
  known_from uuid not null,
  known_until uuid,
  constraint directive_demand_pkey PRIMARY KEY (id),
  constraint directive_demand_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_demand_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_demand_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_demand_base_check CHECK ((base = ANY (ARRAY['committees'::text, 'organisations'::text, 'agencies'::text, 'heads'::text]))),
  constraint directive_demand_body_check CHECK (((length(body) >= 3) AND (length(body) <= 500))),
  constraint directive_demand_check CHECK (((levels IS NULL) OR (unit_ids IS NULL)))
);
CREATE INDEX directive_demand_directive ON directive_demand USING btree (directive_id);
alter table directive_demand enable row level security;
alter table directive_demand force row level security;
create policy change on directive_demand for update to public using (may_write_directive(current_account(), directive_id));
create policy owner_passes on directive_demand for all to owner using (true) with check (true);
create policy read on directive_demand for select to public using ((EXISTS ( SELECT
   FROM directive d
  WHERE (d.id = directive_demand.directive_id))));
create policy write on directive_demand for insert to public with check (may_write_directive(current_account(), directive_id));
grant insert, select on directive_demand to application;
grant update (known_until) on directive_demand to application;

create table directive_earlier (
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
  summary text,
  signed_on date,
  effective_on date,
  horizon text,
  horizon_first date,
  horizon_last date,
  audience text not null,
  partner_ids uuid[] not null,
  known_from uuid not null,
  known_until uuid not null,
  constraint directive_earlier_id_fkey FOREIGN KEY (id) REFERENCES directive(id),
  constraint directive_earlier_issuer_id_fkey FOREIGN KEY (issuer_id) REFERENCES unit(id),
  constraint directive_earlier_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_earlier_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_earlier_source_id_fkey FOREIGN KEY (source_id) REFERENCES source(id)
);
CREATE INDEX directive_earlier_id ON directive_earlier USING btree (id);
CREATE INDEX directive_earlier_issuer ON directive_earlier USING btree (issuer_id);
CREATE INDEX directive_earlier_known_until ON directive_earlier USING btree (known_until);
alter table directive_earlier enable row level security;
alter table directive_earlier force row level security;
create policy owner_passes on directive_earlier for all to owner using (true) with check (true);
create policy read on directive_earlier for select to public using (may_read_directive(current_account(), issuer_id, issued_on, audience));
grant insert, select on directive_earlier to application;

create table directive_file (
  id uuid not null,
  directive_id uuid not null,
  sha256 bytea not null,
  name text not null,
  size integer not null,
  known_from uuid not null,
  known_until uuid,
  constraint directive_file_pkey PRIMARY KEY (id),
  constraint directive_file_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_file_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_file_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_file_sha256_fkey FOREIGN KEY (sha256) REFERENCES blob(sha256),
  constraint directive_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
CREATE INDEX directive_file_blob ON directive_file USING btree (sha256);
CREATE INDEX directive_file_directive ON directive_file USING btree (directive_id);
CREATE UNIQUE INDEX directive_file_once ON directive_file USING btree (directive_id, sha256) WHERE (known_until IS NULL);
alter table directive_file enable row level security;
alter table directive_file force row level security;
create policy change on directive_file for update to public using (may_write_directive(current_account(), directive_id));
create policy change_of_signed on directive_file for update to public using ((EXISTS ( SELECT
   FROM (document_registration r
     JOIN document_signed_file f ON ((f.edition_id = r.edition_id)))
  WHERE ((r.directive_id = directive_file.directive_id) AND (r.known_until IS NULL) AND (f.sha256 = directive_file.sha256) AND may_issue_edition(r.edition_id)))));
create policy owner_passes on directive_file for all to owner using (true) with check (true);
create policy read on directive_file for select to public using ((EXISTS ( SELECT
   FROM directive d
  WHERE (d.id = directive_file.directive_id))));
create policy write on directive_file for insert to public with check (may_write_directive(current_account(), directive_id));
create policy write_of_signed on directive_file for insert to public with check ((EXISTS ( SELECT
   FROM (document_registration r
     JOIN document_signed_file f ON ((f.edition_id = r.edition_id)))
  WHERE ((r.directive_id = directive_file.directive_id) AND (r.known_until IS NULL) AND (f.sha256 = directive_file.sha256) AND (f.known_until IS NULL) AND may_issue_edition(r.edition_id)))));
grant insert, select on directive_file to application;
grant update (known_until) on directive_file to application;

create table directive_format (
  valid daterange not null,
  columns jsonb not null,
  source text not null,
  confidence text not null,
  known_from uuid not null,
  known_until uuid,
  constraint directive_format_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_format_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_format_valid_excl EXCLUDE USING gist (valid WITH &&) WHERE ((known_until IS NULL)),
  constraint directive_format_confidence_check CHECK ((confidence = ANY (ARRAY['confirmed'::text, 'partial'::text, 'unconfirmed'::text]))),
  constraint directive_format_valid_check CHECK ((NOT isempty(valid)))
);
alter table directive_format enable row level security;
alter table directive_format force row level security;
create policy change on directive_format for update to public using (may_change_rules(current_account()));
create policy owner_passes on directive_format for all to owner using (true) with check (true);
create policy read on directive_format for select to public using (true);
create policy write on directive_format for insert to public with check (may_change_rules(current_account()));
grant insert, select on directive_format to application;
grant update (known_until) on directive_format to application;

create table directive_provision (
  id uuid not null,
  directive_id uuid not null,
  rank integer not null,
  number text not null,
  body text not null,
  hint text,
  known_from uuid not null,
  known_until uuid,
  constraint directive_provision_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_provision_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_provision_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_provision_body_check CHECK (((length(body) >= 1) AND (length(body) <= 4000))),
  constraint directive_provision_hint_check CHECK ((length(hint) <= 300)),
  constraint directive_provision_number_check CHECK (((length(number) >= 1) AND (length(number) <= 20)))
);
CREATE UNIQUE INDEX directive_provision_believed ON directive_provision USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX directive_provision_directive ON directive_provision USING btree (directive_id);
alter table directive_provision enable row level security;
alter table directive_provision force row level security;
create policy change on directive_provision for update to public using (may_write_directive(current_account(), directive_id));
create policy owner_passes on directive_provision for all to owner using (true) with check (true);
create policy read on directive_provision for select to public using ((EXISTS ( SELECT
   FROM directive d
  WHERE (d.id = directive_provision.directive_id))));
create policy write on directive_provision for insert to public with check (may_write_directive(current_account(), directive_id));
grant insert, select on directive_provision to application;
grant update (known_until) on directive_provision to application;

create table directive_relation (
  id uuid not null,
  from_id uuid not null,
  kind text not null,
  to_id uuid,
  outside text,
  from_day date,
  known_from uuid not null,
  known_until uuid,
  constraint directive_relation_pkey PRIMARY KEY (id),
  constraint directive_relation_from_id_fkey FOREIGN KEY (from_id) REFERENCES directive(id),
  constraint directive_relation_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_relation_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_relation_to_id_fkey FOREIGN KEY (to_id) REFERENCES directive(id),
  constraint directive_relation_check CHECK ((to_id <> from_id)),
  constraint directive_relation_check1 CHECK ((num_nonnulls(to_id, outside) = 1)),
  constraint directive_relation_kind_check CHECK ((kind = ANY (ARRAY['implements'::text, 'amends'::text, 'replaces'::text, 'reports_on'::text]))),
  constraint directive_relation_outside_check CHECK (((length(outside) >= 3) AND (length(outside) <= 300)))
);
CREATE INDEX directive_relation_from ON directive_relation USING btree (from_id);
CREATE UNIQUE INDEX directive_relation_once ON directive_relation USING btree (from_id, kind, to_id) WHERE ((known_until IS NULL) AND (to_id IS NOT NULL));
CREATE INDEX directive_relation_to ON directive_relation USING btree (to_id);
alter table directive_relation enable row level security;
alter table directive_relation force row level security;
create policy change on directive_relation for update to public using (may_write_directive(current_account(), from_id));
create policy owner_passes on directive_relation for all to owner using (true) with check (true);
create policy read on directive_relation for select to public using ((EXISTS ( SELECT
   FROM directive d
  WHERE (d.id = ANY (ARRAY[directive_relation.from_id, directive_relation.to_id])))));
create policy write on directive_relation for insert to public with check (may_write_directive(current_account(), from_id));
grant insert, select on directive_relation to application;
grant update (known_until) on directive_relation to application;

create table directive_summing_up (
  id uuid not null,
  directive_id uuid not null,
  kind text not null,
  due_on date not null,
  held_on date,
  document_id uuid,
  known_from uuid not null,
  known_until uuid,
  constraint directive_summing_up_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint directive_summing_up_document_id_fkey FOREIGN KEY (document_id) REFERENCES directive(id),
  constraint directive_summing_up_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_summing_up_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_summing_up_check CHECK (((document_id IS NULL) OR (held_on IS NOT NULL))),
  constraint directive_summing_up_kind_check CHECK ((kind = ANY (ARRAY['interim_summary'::text, 'final_summary'::text])))
);
CREATE UNIQUE INDEX directive_summing_up_believed ON directive_summing_up USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX directive_summing_up_directive ON directive_summing_up USING btree (directive_id);
alter table directive_summing_up enable row level security;
alter table directive_summing_up force row level security;
create policy change on directive_summing_up for update to public using (may_write_directive(current_account(), directive_id));
create policy owner_passes on directive_summing_up for all to owner using (true) with check (true);
create policy read on directive_summing_up for select to public using ((EXISTS ( SELECT
   FROM directive d
  WHERE (d.id = directive_summing_up.directive_id))));
create policy write on directive_summing_up for insert to public with check (may_write_directive(current_account(), directive_id));
grant insert, select on directive_summing_up to application;
grant update (known_until) on directive_summing_up to application;

create table directive_type (
  code text not null,
  valid daterange not null,
  vi text not null,
  en text not null,
  symbols jsonb not null,
  is_leading boolean not null,
  rank integer not null,
  source text not null,
  confidence text not null,
  known_from uuid not null,
  known_until uuid,
  constraint directive_type_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint directive_type_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint directive_type_code_valid_excl EXCLUDE USING gist (code WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint directive_type_code_check CHECK ((code ~ '^[a-z][a-z_]{1,40}$'::text)),
  constraint directive_type_confidence_check CHECK ((confidence = ANY (ARRAY['confirmed'::text, 'partial'::text, 'unconfirmed'::text]))),
  constraint directive_type_en_check CHECK (((length(en) >= 2) AND (length(en) <= 100))),
  constraint directive_type_valid_check CHECK ((NOT isempty(valid))),
  constraint directive_type_vi_check CHECK (((length(vi) >= 2) AND (length(vi) <= 100)))
);
alter table directive_type enable row level security;
alter table directive_type force row level security;
create policy change on directive_type for update to public using (may_change_rules(current_account()));
create policy owner_passes on directive_type for all to owner using (true) with check (true);
create policy read on directive_type for select to public using (true);
create policy write on directive_type for insert to public with check (may_change_rules(current_account()));
grant insert, select on directive_type to application;
grant update (known_until) on directive_type to application;

create table discipline (
  id uuid not null,
  person_id uuid not null,
  form text not null,
  decided_on date not null,
  decision text,
  known_from uuid not null,
  known_until uuid,
  constraint discipline_pkey PRIMARY KEY (id),
  constraint discipline_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint discipline_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint discipline_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint discipline_form_check CHECK ((form = ANY (ARRAY['reprimand'::text, 'warning'::text, 'removal'::text, 'expulsion'::text])))
);
CREATE UNIQUE INDEX discipline_believed ON discipline USING btree (person_id, form, decided_on) WHERE (known_until IS NULL);
CREATE INDEX discipline_person ON discipline USING btree (person_id);
alter table discipline enable row level security;
alter table discipline force row level security;
create policy change on discipline for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = discipline.person_id)))));
create policy owner_passes on discipline for all to owner using (true) with check (true);
create policy read on discipline for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = discipline.person_id))));
create policy write on discipline for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = discipline.person_id)))));
grant insert on discipline to application;
grant select (id, known_from, known_until, person_id) on discipline to application;
grant update (known_until) on discipline to application;

create table document (
  id uuid not null,
  code text not null,
  unit_id uuid not null,
  kind text not null,
  template_id uuid,
  pack_id uuid,
  from_document uuid,
  corrects uuid,
  period text not null,
  first_day date not null,
  last_day date not null,
  language text not null,
  known_from uuid not null,
  constraint document_pkey PRIMARY KEY (id),
  constraint document_code_key UNIQUE (code),
  constraint document_corrects_fkey FOREIGN KEY (corrects) REFERENCES report_document(id),
  constraint document_from_document_fkey FOREIGN KEY (from_document) REFERENCES document(id),
  constraint document_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_pack_id_fkey FOREIGN KEY (pack_id) REFERENCES document_pack(id),
  constraint document_template_id_fkey FOREIGN KEY (template_id) REFERENCES document_template(id),
  constraint document_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint document_check CHECK ((last_day >= first_day)),
  constraint document_language_check CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text])))
);
CREATE INDEX document_corrects ON document USING btree (corrects);
CREATE INDEX document_pack_of ON document USING btree (pack_id);
CREATE INDEX document_template_of ON document USING btree (template_id);
CREATE INDEX document_unit ON document USING btree (unit_id, last_day);
alter table document enable row level security;
alter table document force row level security;
create policy owner_passes on document for all to owner using (true) with check (true);
create policy read on document for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on document for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
grant insert, select on document to application;

create table document_asking (
  step_id uuid not null,
  document_id uuid not null,
  account_id uuid not null,
  due_on date,
  known_from uuid not null,
  constraint document_asking_pkey PRIMARY KEY (step_id, account_id),
  constraint document_asking_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint document_asking_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_asking_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_asking_step_id_fkey FOREIGN KEY (step_id) REFERENCES document_step(id)
);
CREATE INDEX document_asking_account ON document_asking USING btree (account_id);
CREATE INDEX document_asking_document ON document_asking USING btree (document_id);
alter table document_asking enable row level security;
alter table document_asking force row level security;
create policy owner_passes on document_asking for all to owner using (true) with check (true);
create policy read on document_asking for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_asking for insert to public with check (document_covered(document_id, '{clerk}'::text[]));
grant insert, select on document_asking to application;

create table document_edition (
  id uuid not null,
  document_id uuid,
  pdf_sha256 bytea not null,
  content_sha256 bytea not null,
  pages integer not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_edition_pkey PRIMARY KEY (id),
  constraint document_edition_content_sha256_fkey FOREIGN KEY (content_sha256) REFERENCES blob(sha256),
  constraint document_edition_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_edition_id_fkey FOREIGN KEY (id) REFERENCES report_document(id),
  constraint document_edition_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_edition_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_edition_pdf_sha256_fkey FOREIGN KEY (pdf_sha256) REFERENCES blob(sha256),
  constraint document_edition_pages_check CHECK ((pages > 0))
);
CREATE INDEX document_edition_content ON document_edition USING btree (content_sha256);
CREATE UNIQUE INDEX document_edition_once ON document_edition USING btree (document_id) WHERE (known_until IS NULL);
CREATE INDEX document_edition_pdf ON document_edition USING btree (pdf_sha256);
alter table document_edition enable row level security;
alter table document_edition force row level security;
create policy change on document_edition for update to public using (may_issue_edition(id));
create policy owner_passes on document_edition for all to owner using (true) with check (true);
create policy read on document_edition for select to public using ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.id = document_edition.id))));
create policy write on document_edition for insert to public with check (may_issue_edition(id));
grant insert, select on document_edition to application;
grant update (known_until) on document_edition to application;

create table document_frame (
  id uuid not null,
  document_id uuid not null,
  title text not null,
  summary text not null,
  symbol_type text not null,
  place text not null,
  signature_authority text not null,
  signature_post text not null,
  recipients text[] not null,
  layout text not null,
  prints_unapproved boolean not null,
  audience text not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_frame_pkey PRIMARY KEY (id),
  constraint document_frame_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_frame_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_frame_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_frame_audience_check CHECK ((audience = ANY (ARRAY['scope'::text, 'subtree'::text, 'public'::text]))),
  constraint document_frame_summary_check CHECK ((length(summary) <= 1000)),
  constraint document_frame_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
);
CREATE UNIQUE INDEX document_frame_once ON document_frame USING btree (document_id) WHERE (known_until IS NULL);
alter table document_frame enable row level security;
alter table document_frame force row level security;
create policy change on document_frame for update to public using (document_covered(document_id, '{clerk}'::text[]));
create policy owner_passes on document_frame for all to owner using (true) with check (true);
create policy read on document_frame for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_frame for insert to public with check (document_covered(document_id, '{clerk}'::text[]));
grant insert, select on document_frame to application;
grant update (known_until) on document_frame to application;

create table document_issue (
  id uuid not null,
  edition_id uuid not null,
  symbol text not null,
  issued_on date not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_issue_pkey PRIMARY KEY (id),
  constraint document_issue_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES document_edition(id),
  constraint document_issue_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_issue_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_issue_symbol_check CHECK (((length(symbol) >= 4) AND (length(symbol) <= 60)))
);
CREATE UNIQUE INDEX document_issue_once ON document_issue USING btree (edition_id) WHERE (known_until IS NULL);
alter table document_issue enable row level security;
alter table document_issue force row level security;
create policy change on document_issue for update to public using (may_issue_edition(edition_id));
create policy owner_passes on document_issue for all to owner using (true) with check (true);
create policy read on document_issue for select to public using ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.id = document_issue.edition_id))));
create policy write on document_issue for insert to public with check (may_issue_edition(edition_id));
grant insert, select on document_issue to application;
grant update (known_until) on document_issue to application;

create table document_opinion (
  id uuid not null,
  document_id uuid not null,
  step_id uuid not null,
  account_id uuid not null,
  verdict text not null,
  text text not null,
  seq integer not null,
  on_day date not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_opinion_pkey PRIMARY KEY (id),
  constraint document_opinion_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint document_opinion_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_opinion_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_opinion_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_opinion_step_id_fkey FOREIGN KEY (step_id) REFERENCES document_step(id),
  constraint document_opinion_text_check CHECK ((length(text) <= 2000)),
  constraint document_opinion_verdict_check CHECK ((verdict = ANY (ARRAY['agrees'::text, 'asks_changes'::text])))
);
CREATE INDEX document_opinion_document ON document_opinion USING btree (document_id);
CREATE UNIQUE INDEX document_opinion_once ON document_opinion USING btree (step_id, account_id) WHERE (known_until IS NULL);
alter table document_opinion enable row level security;
alter table document_opinion force row level security;
create policy change on document_opinion for update to public using ((account_id = current_account()));
create policy owner_passes on document_opinion for all to owner using (true) with check (true);
create policy read on document_opinion for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_opinion for insert to public with check (((account_id = current_account()) AND document_covered(document_id, '{reader,clerk,approver,issuer}'::text[])));
grant insert, select on document_opinion to application;
grant update (known_until) on document_opinion to application;

create table document_pack (
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  vi text not null,
  en text not null,
  known_from uuid not null,
  constraint document_pack_pkey PRIMARY KEY (id),
  constraint document_pack_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_pack_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint document_pack_check CHECK ((last_day >= first_day))
);
CREATE INDEX document_pack_unit ON document_pack USING btree (unit_id, last_day);
alter table document_pack enable row level security;
alter table document_pack force row level security;
create policy owner_passes on document_pack for all to owner using (true) with check (true);
create policy read on document_pack for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on document_pack for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
grant insert, select on document_pack to application;

create table document_print (
  id uuid not null,
  document_id uuid not null,
  pages bytea[] not null,
  known_from uuid not null,
  constraint document_print_pkey PRIMARY KEY (id),
  constraint document_print_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_print_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_print_pages_check CHECK ((cardinality(pages) > 0))
);
CREATE INDEX document_print_document ON document_print USING btree (document_id);
alter table document_print enable row level security;
alter table document_print force row level security;
create policy owner_passes on document_print for all to owner using (true) with check (true);
create policy read on document_print for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_print for insert to public with check (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
grant insert, select on document_print to application;

create table document_registration (
  id uuid not null,
  edition_id uuid not null,
  directive_id uuid not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_registration_pkey PRIMARY KEY (id),
  constraint document_registration_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint document_registration_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES document_edition(id),
  constraint document_registration_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_registration_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id)
);
CREATE UNIQUE INDEX document_registration_directive ON document_registration USING btree (directive_id) WHERE (known_until IS NULL);
CREATE UNIQUE INDEX document_registration_edition ON document_registration USING btree (edition_id) WHERE (known_until IS NULL);
alter table document_registration enable row level security;
alter table document_registration force row level security;
create policy change on document_registration for update to public using (may_issue_edition(edition_id));
create policy owner_passes on document_registration for all to owner using (true) with check (true);
create policy read on document_registration for select to public using ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.id = document_registration.edition_id))));
create policy write on document_registration for insert to public with check (may_issue_edition(edition_id));
grant insert, select on document_registration to application;
grant update (known_until) on document_registration to application;

create table document_remark (
  id uuid not null,
  document_id uuid not null,
  block_id text,
  quote text not null,
  text text not null,
  known_from uuid not null,
  constraint document_remark_pkey PRIMARY KEY (id),
  constraint document_remark_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_remark_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_remark_quote_check CHECK ((length(quote) <= 500)),
  constraint document_remark_text_check CHECK (((length(text) >= 1) AND (length(text) <= 2000)))
);
CREATE INDEX document_remark_document ON document_remark USING btree (document_id);
alter table document_remark enable row level security;
alter table document_remark force row level security;
create policy owner_passes on document_remark for all to owner using (true) with check (true);
create policy read on document_remark for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_remark for insert to public with check (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
grant insert, select on document_remark to application;

create table document_remark_answer (
  id uuid not null,
  remark_id uuid not null,
  act text not null,
  text text not null,
  known_from uuid not null,
  constraint document_remark_answer_pkey PRIMARY KEY (id),
  constraint document_remark_answer_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_remark_answer_remark_id_fkey FOREIGN KEY (remark_id) REFERENCES document_remark(id),
  constraint document_remark_answer_act_check CHECK ((act = ANY (ARRAY['answer'::text, 'settle'::text, 'reopen'::text]))),
  constraint document_remark_answer_text_check CHECK ((length(text) <= 2000))
);
CREATE INDEX document_remark_answer_remark ON document_remark_answer USING btree (remark_id);
alter table document_remark_answer enable row level security;
alter table document_remark_answer force row level security;
create policy owner_passes on document_remark_answer for all to owner using (true) with check (true);
create policy read on document_remark_answer for select to public using ((EXISTS ( SELECT
   FROM document_remark r
  WHERE (r.id = document_remark_answer.remark_id))));
create policy write on document_remark_answer for insert to public with check ((EXISTS ( SELECT
   FROM document_remark r
  WHERE (r.id = document_remark_answer.remark_id))));
grant insert, select on document_remark_answer to application;

create table document_section (
  id uuid not null,
  document_id uuid not null,
  request_id uuid not null,
  key text not null,
  rank integer not null,
  title text not null,
  owner_id uuid,
  owner_post text,
  due_on date,
  state text not null,
  digest bytea,
  marked uuid,
  marked_on date,
  note text,
  known_from uuid not null,
  known_until uuid,
  constraint document_section_pkey PRIMARY KEY (id),
  constraint document_section_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_section_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_section_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_section_marked_fkey FOREIGN KEY (marked) REFERENCES act(id),
  constraint document_section_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES account(id),
  constraint document_section_check CHECK (((state = 'open'::text) OR ((marked IS NOT NULL) AND (marked_on IS NOT NULL) AND (digest IS NOT NULL)))),
  constraint document_section_key_check CHECK (((length(key) >= 1) AND (length(key) <= 60))),
  constraint document_section_note_check CHECK ((length(note) <= 500)),
  constraint document_section_owner_post_check CHECK (((length(owner_post) >= 1) AND (length(owner_post) <= 200))),
  constraint document_section_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'approved'::text]))),
  constraint document_section_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
CREATE UNIQUE INDEX document_section_once ON document_section USING btree (document_id, key) WHERE (known_until IS NULL);
CREATE INDEX document_section_owner ON document_section USING btree (owner_id) WHERE (known_until IS NULL);
CREATE INDEX document_section_request ON document_section USING btree (request_id);
alter table document_section enable row level security;
alter table document_section force row level security;
create policy change on document_section for update to public using ((document_covered(document_id, '{clerk,approver}'::text[]) OR (owner_id = current_account())));
create policy owner_passes on document_section for all to owner using (true) with check (true);
create policy read on document_section for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_section for insert to public with check ((document_covered(document_id, '{clerk,approver}'::text[]) OR may_write_document(document_id)));
grant insert, select on document_section to application;
grant update (known_until) on document_section to application;

create table document_signed_file (
  id uuid not null,
  edition_id uuid not null,
  sha256 bytea not null,
  name text not null,
  size integer not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_signed_file_pkey PRIMARY KEY (id),
  constraint document_signed_file_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES document_edition(id),
  constraint document_signed_file_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_signed_file_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_signed_file_sha256_fkey FOREIGN KEY (sha256) REFERENCES blob(sha256),
  constraint document_signed_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint document_signed_file_size_check CHECK ((size > 0))
);
CREATE INDEX document_signed_file_blob ON document_signed_file USING btree (sha256);
CREATE UNIQUE INDEX document_signed_file_once ON document_signed_file USING btree (edition_id) WHERE (known_until IS NULL);
alter table document_signed_file enable row level security;
alter table document_signed_file force row level security;
create policy change on document_signed_file for update to public using (may_issue_edition(edition_id));
create policy owner_passes on document_signed_file for all to owner using (true) with check (true);
create policy read on document_signed_file for select to public using ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.id = document_signed_file.edition_id))));
create policy write on document_signed_file for insert to public with check (may_issue_edition(edition_id));
grant insert, select on document_signed_file to application;
grant update (known_until) on document_signed_file to application;

create table document_state (
  document_id uuid not null,
  seq integer not null,
  bytes bytea not null,
  constraint document_state_pkey PRIMARY KEY (document_id),
  constraint document_state_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id)
);
alter table document_state enable row level security;
alter table document_state force row level security;
create policy change on document_state for update to public using (may_write_document(document_id));
create policy owner_passes on document_state for all to owner using (true) with check (true);
create policy read on document_state for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_state for insert to public with check (may_write_document(document_id));
grant insert, select on document_state to application;
grant update (bytes, seq) on document_state to application;

create table document_step (
  id uuid not null,
  document_id uuid not null,
  number integer not null,
  event text not null,
  state text not null,
  note text,
  on_day date not null,
  known_from uuid not null,
  constraint document_step_pkey PRIMARY KEY (id),
  constraint document_step_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_step_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_step_event_check CHECK ((event = ANY (ARRAY['create'::text, 'ask-opinions'::text, 'end-opinions'::text, 'submit'::text, 'return'::text, 'freeze'::text, 'unfreeze'::text, 'issue'::text, 'withdraw'::text]))),
  constraint document_step_note_check CHECK ((length(note) <= 1000)),
  constraint document_step_number_check CHECK ((number > 0)),
  constraint document_step_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'opinions'::text, 'signing'::text, 'frozen'::text, 'issued'::text, 'withdrawn'::text])))
);
CREATE UNIQUE INDEX document_step_number ON document_step USING btree (document_id, number);
alter table document_step enable row level security;
alter table document_step force row level security;
create policy owner_passes on document_step for all to owner using (true) with check (true);
create policy read on document_step for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_step for insert to public with check (document_covered(document_id,
CASE
    WHEN (event = 'return'::text) THEN '{approver,issuer}'::text[]
    WHEN (event = ANY (ARRAY['freeze'::text, 'unfreeze'::text, 'issue'::text])) THEN '{issuer}'::text[]
    ELSE '{clerk}'::text[]
END));
grant insert, select on document_step to application;

create table document_template (
  id uuid not null,
  code text not null,
  unit_id uuid,
  version integer not null,
  valid daterange not null,
  vi text not null,
  en text not null,
  kind text not null,
  period_kinds text[] not null,
  content jsonb not null,
  sections jsonb not null,
  frame jsonb not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_template_pkey PRIMARY KEY (id),
  constraint document_template_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_template_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_template_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint document_template_days EXCLUDE USING gist (code WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint document_template_code_check CHECK ((code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$'::text)),
  constraint document_template_en_check CHECK (((length(en) >= 1) AND (length(en) <= 200))),
  constraint document_template_period_kinds_check CHECK ((cardinality(period_kinds) > 0)),
  constraint document_template_valid_check CHECK ((NOT isempty(valid))),
  constraint document_template_version_check CHECK ((version > 0)),
  constraint document_template_vi_check CHECK (((length(vi) >= 1) AND (length(vi) <= 200)))
);
CREATE INDEX document_template_code ON document_template USING btree (code);
alter table document_template enable row level security;
alter table document_template force row level security;
create policy change on document_template for update to public using (((unit_id IS NOT NULL) AND scope_covers(current_account(), '{clerk,issuer}'::text[], unit_id, today_here())));
create policy owner_passes on document_template for all to owner using (true) with check (true);
create policy read on document_template for select to public using (true);
create policy write on document_template for insert to public with check (((unit_id IS NOT NULL) AND scope_covers(current_account(), '{clerk,issuer}'::text[], unit_id, today_here())));
grant insert, select on document_template to application;
grant update (known_until) on document_template to application;

create table document_update (
  id uuid not null,
  document_id uuid not null,
  seq integer,
  account_id uuid not null,
  bytes bytea not null,
  taken boolean not null,
  known_from uuid not null,
  known_until uuid,
  constraint document_update_pkey PRIMARY KEY (id),
  constraint document_update_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint document_update_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_update_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_update_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint document_update_check CHECK ((taken = (seq IS NOT NULL))),
  constraint document_update_check1 CHECK (((NOT taken) OR (known_until IS NULL))),
  constraint document_update_seq_check CHECK ((seq > 0))
);
CREATE INDEX document_update_late ON document_update USING btree (document_id, account_id) WHERE ((NOT taken) AND (known_until IS NULL));
CREATE UNIQUE INDEX document_update_seq ON document_update USING btree (document_id, seq);
alter table document_update enable row level security;
alter table document_update force row level security;
create policy change on document_update for update to public using (((account_id = current_account()) AND (NOT taken)));
create policy owner_passes on document_update for all to owner using (true) with check (true);
create policy read on document_update for select to public using (((taken OR (account_id = current_account())) AND ( SELECT document_covered(document_update.document_id, '{reader,clerk,approver,issuer}'::text[]) AS document_covered)));
create policy write on document_update for insert to public with check (((account_id = current_account()) AND may_write_document(document_id)));
grant insert, select on document_update to application;
grant update (known_until) on document_update to application;

create table document_version (
  id uuid not null,
  document_id uuid not null,
  number integer not null,
  name text not null,
  reason text not null,
  seq integer not null,
  blocks integer not null,
  words integer not null,
  content jsonb not null,
  state bytea not null,
  known_from uuid not null,
  constraint document_version_pkey PRIMARY KEY (id),
  constraint document_version_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id),
  constraint document_version_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint document_version_name_check CHECK ((length(name) <= 120)),
  constraint document_version_number_check CHECK ((number > 0))
);
CREATE UNIQUE INDEX document_version_number ON document_version USING btree (document_id, number);
alter table document_version enable row level security;
alter table document_version force row level security;
create policy owner_passes on document_version for all to owner using (true) with check (true);
create policy read on document_version for select to public using (document_covered(document_id, '{reader,clerk,approver,issuer}'::text[]));
create policy write on document_version for insert to public with check ((document_covered(document_id, '{clerk,approver,issuer}'::text[]) OR may_write_document(document_id)));
grant insert, select on document_version to application;

create table dossier_item (
  person_id uuid not null,
  form text not null,
  received_on date not null,
  known_from uuid not null,
  known_until uuid,
  constraint dossier_item_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint dossier_item_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint dossier_item_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id)
);
CREATE UNIQUE INDEX dossier_item_believed ON dossier_item USING btree (person_id, form) WHERE (known_until IS NULL);
alter table dossier_item enable row level security;
alter table dossier_item force row level security;
create policy change on dossier_item for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = dossier_item.person_id)))));
create policy owner_passes on dossier_item for all to owner using (true) with check (true);
create policy read on dossier_item for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = dossier_item.person_id))));
create policy write on dossier_item for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = dossier_item.person_id)))));
grant insert, select on dossier_item to application;
grant update (known_until) on dossier_item to application;

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
CREATE INDEX entry_directive ON entry USING btree (directive_id) WHERE (directive_id IS NOT NULL);
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
create policy unlocked on entry as restrictive for insert to public with check (((NOT (EXISTS ( SELECT
   FROM entry_lock))) OR (aspect <> 'actual'::text) OR (known_until IS NOT NULL) OR (NOT (EXISTS ( SELECT
   FROM entry_lock l
  WHERE ((l.unit_id = entry.unit_id) AND (l.first_day = entry.first_day) AND (l.last_day = entry.last_day) AND (l.known_until IS NULL) AND ((((entry.measure_id)::text || '/'::text) || COALESCE(entry.class_code, ''::text)) = ANY (l.lines))))))));
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

create table entry_lock (
  id uuid not null,
  unit_id uuid not null,
  first_day date not null,
  last_day date not null,
  lines text[] not null,
  holder_id uuid not null,
  vi text not null,
  en text not null,
  known_from uuid not null,
  known_until uuid,
  constraint entry_lock_pkey PRIMARY KEY (id),
  constraint entry_lock_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint entry_lock_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint entry_lock_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE INDEX entry_lock_holder ON entry_lock USING btree (holder_id) WHERE (known_until IS NULL);
CREATE INDEX entry_lock_place ON entry_lock USING btree (unit_id, first_day, last_day) WHERE (known_until IS NULL);
alter table entry_lock enable row level security;
alter table entry_lock force row level security;
create policy change on entry_lock for update to public using (scope_covers(current_account(), '{approver}'::text[], unit_id, last_day));
create policy owner_passes on entry_lock for all to owner using (true) with check (true);
create policy read on entry_lock for select to public using (true);
create policy write on entry_lock for insert to public with check (scope_covers(current_account(), '{approver}'::text[], unit_id, last_day));
grant insert, select on entry_lock to application;
grant update (known_until) on entry_lock to application;

create table exchange_format (
  code text not null,
  valid daterange not null,
  vi text not null,
  en text not null,
  columns jsonb not null,
  source text not null,
  confidence text not null,
  known_from uuid not null,
  known_until uuid,
  constraint exchange_format_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint exchange_format_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint exchange_format_code_valid_excl EXCLUDE USING gist (code WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint exchange_format_confidence_check CHECK ((confidence = ANY (ARRAY['confirmed'::text, 'partial'::text, 'unconfirmed'::text]))),
  constraint exchange_format_valid_check CHECK ((NOT isempty(valid)))
);
alter table exchange_format enable row level security;
alter table exchange_format force row level security;
create policy change on exchange_format for update to public using (is_administrator(current_account()));
create policy owner_passes on exchange_format for all to owner using (true) with check (true);
create policy read on exchange_format for select to public using (true);
create policy write on exchange_format for insert to public with check (is_administrator(current_account()));
grant insert, select on exchange_format to application;
grant update (known_until) on exchange_format to application;

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

create table failed_job (
  id uuid not null,
  queue text not null,
  ids jsonb not null,
  reason text not null,
  attempts integer not null,
  at timestamp with time zone default clock_timestamp() not null,
  known_from uuid not null,
  known_until uuid,
  constraint failed_job_pkey PRIMARY KEY (id),
  constraint failed_job_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint failed_job_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint failed_job_attempts_check CHECK ((attempts > 0)),
  constraint failed_job_reason_check CHECK ((length(reason) <= 1000))
);
CREATE INDEX failed_job_open ON failed_job USING btree (at) WHERE (known_until IS NULL);
alter table failed_job enable row level security;
alter table failed_job force row level security;
create policy change on failed_job for update to public using (may_change_rules(current_account()));
create policy owner_passes on failed_job for all to owner using (true) with check (true);
create policy read on failed_job for select to public using (may_change_rules(current_account()));
grant insert, select on failed_job to application;
grant update (known_until) on failed_job to application;

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
CREATE INDEX finding_answer_place ON finding_answer USING btree (unit_id, first_day, last_day);
alter table finding_answer enable row level security;
alter table finding_answer force row level security;
create policy change on finding_answer for update to public using (scope_covers(current_account(), '{clerk,approver}'::text[], unit_id, last_day));
create policy owner_passes on finding_answer for all to owner using (true) with check (true);
create policy read on finding_answer for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on finding_answer for insert to public with check (scope_covers(current_account(), '{clerk,approver}'::text[], unit_id, last_day));
grant insert, select on finding_answer to application;
grant update (known_until) on finding_answer to application;

create table import_row (
  act_id uuid not null,
  row_number integer not null,
  person_id uuid,
  digest bytea not null,
  constraint import_row_pkey PRIMARY KEY (act_id, row_number),
  constraint import_row_digest_check CHECK ((length(digest) = 32))
);
alter table import_row enable row level security;
alter table import_row force row level security;
create policy owner_passes on import_row for all to owner using (true) with check (true);
create policy read on import_row for select to public using ((EXISTS ( SELECT
   FROM act a
  WHERE ((a.id = import_row.act_id) AND (a.actor_id = current_account())))));
create policy write on import_row for insert to public with check ((EXISTS ( SELECT
   FROM act a
  WHERE ((a.id = import_row.act_id) AND (a.actor_id = current_account())))));
grant insert, select on import_row to application;
CREATE TRIGGER references_of_changed AFTER UPDATE ON import_row REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('act_id', 'act', 'person_id', 'person');
CREATE TRIGGER references_of_new AFTER INSERT ON import_row REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('act_id', 'act', 'person_id', 'person');

create table index_aside (
  name text not null,
  definition text not null,
  constraint index_aside_pkey PRIMARY KEY (name)
);
alter table index_aside enable row level security;
alter table index_aside force row level security;
create policy owner_passes on index_aside for all to owner using (true) with check (true);
grant insert, select on index_aside to application;
CREATE CONSTRAINT TRIGGER index_is_put_back AFTER INSERT ON index_aside DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION put_index_back();

create table installation (
  is_only boolean default true not null,
  edition text not null,
  working_on date,
  zone text default 'Asia/Ho_Chi_Minh'::text not null,
  catalogue_version bigint default 1 not null,
  rules_version bigint default 0 not null,
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

create table kept_reach (
  root_id uuid not null,
  unit_id uuid not null,
  during daterange not null
);
CREATE INDEX kept_reach_root ON kept_reach USING btree (root_id);
CREATE INDEX kept_reach_unit ON kept_reach USING btree (unit_id);
alter table kept_reach enable row level security;
alter table kept_reach force row level security;
create policy owner_passes on kept_reach for all to owner using (true) with check (true);

create table kept_size (
  unit_id uuid not null,
  entries bigint not null,
  constraint kept_size_pkey PRIMARY KEY (unit_id),
  constraint kept_size_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
alter table kept_size enable row level security;
alter table kept_size force row level security;
create policy owner_passes on kept_size for all to owner using (true) with check (true);

create table kept_total (
  unit_id uuid not null,
  measure_id uuid not null,
  class_code text not null,
  aspect text not null,
  first_day date not null,
  last_day date not null,
  months smallint not null,
  heard integer not null,
  have integer not null,
  approved integer not null,
  apart integer not null,
  odd integer not null,
  estimates integer not null,
  of_most integer not null,
  total numeric not null,
  mark numeric not null,
  constraint kept_total_pkey PRIMARY KEY (unit_id, measure_id, aspect, class_code, first_day, last_day, months),
  constraint kept_total_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint kept_total_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
alter table kept_total enable row level security;
alter table kept_total force row level security;
create policy owner_passes on kept_total for all to owner using (true) with check (true);

create table kept_until (
  is_only boolean default true not null,
  known_at timestamp with time zone not null,
  catalogue_version bigint not null,
  constraint kept_until_pkey PRIMARY KEY (is_only),
  constraint kept_until_is_only_check CHECK (is_only)
);
alter table kept_until enable row level security;
alter table kept_until force row level security;
create policy owner_passes on kept_until for all to owner using (true) with check (true);

create table mailing (
  id uuid not null,
  account_id uuid not null,
  made_on date not null,
  known_from uuid not null,
  constraint mailing_pkey PRIMARY KEY (id),
  constraint mailing_account_id_made_on_key UNIQUE (account_id, made_on),
  constraint mailing_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint mailing_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id)
);
alter table mailing enable row level security;
alter table mailing force row level security;
create policy owner_passes on mailing for all to owner using (true) with check (true);
create policy read on mailing for select to public using ((account_id = current_account()));
grant insert, select on mailing to application;

create table mailing_notice (
  notice_id uuid not null,
  mailing_id uuid not null,
  constraint mailing_notice_pkey PRIMARY KEY (notice_id),
  constraint mailing_notice_mailing_id_fkey FOREIGN KEY (mailing_id) REFERENCES mailing(id),
  constraint mailing_notice_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id)
);
CREATE INDEX mailing_notice_mailing ON mailing_notice USING btree (mailing_id);
alter table mailing_notice enable row level security;
alter table mailing_notice force row level security;
create policy owner_passes on mailing_notice for all to owner using (true) with check (true);
create policy read on mailing_notice for select to public using ((EXISTS ( SELECT
   FROM notice n
  WHERE (n.id = mailing_notice.notice_id))));
grant insert, select on mailing_notice to application;

create table mailing_outcome (
  mailing_id uuid not null,
  at timestamp with time zone default clock_timestamp() not null,
  outcome text not null,
  error text,
  constraint mailing_outcome_pkey PRIMARY KEY (mailing_id),
  constraint mailing_outcome_mailing_id_fkey FOREIGN KEY (mailing_id) REFERENCES mailing(id),
  constraint mailing_outcome_error_check CHECK ((length(error) <= 1000)),
  constraint mailing_outcome_outcome_check CHECK ((outcome = ANY (ARRAY['sent'::text, 'refused'::text, 'given_up'::text, 'needless'::text])))
);
alter table mailing_outcome enable row level security;
alter table mailing_outcome force row level security;
create policy owner_passes on mailing_outcome for all to owner using (true) with check (true);
create policy read on mailing_outcome for select to public using ((EXISTS ( SELECT
   FROM mailing m
  WHERE (m.id = mailing_outcome.mailing_id))));
grant insert, select on mailing_outcome to application;

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
create policy write on measure for insert to public with check (may_change_rules(current_account()));
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
  source text default ''::text not null,
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
create policy change on measure_version for update to public using (may_change_rules(current_account()));
create policy owner_passes on measure_version for all to owner using (true) with check (true);
create policy read on measure_version for select to public using (true);
create policy write on measure_version for insert to public with check (may_change_rules(current_account()));
grant insert, select on measure_version to application;
grant update (known_until) on measure_version to application;
CREATE TRIGGER measure_version_changes AFTER INSERT OR UPDATE ON measure_version FOR EACH STATEMENT EXECUTE FUNCTION raise_catalogue_version();

create table membership (
  id uuid not null,
  person_id uuid not null,
  turn integer default 1 not null,
  decided_on date,
  decision text,
  ceremony_on date,
  probation_ends_on date,
  considered_on date,
  recognition_decided_on date,
  recognition_decision text,
  full_on date,
  party_age_from date,
  ended_on date,
  end_state text,
  known_from uuid not null,
  known_until uuid,
  constraint membership_check CHECK ((ceremony_on >= decided_on)),
  constraint membership_check1 CHECK ((probation_ends_on > ceremony_on)),
  constraint membership_check2 CHECK ((considered_on >= ceremony_on)),
  constraint membership_check3 CHECK ((recognition_decided_on >= considered_on)),
  constraint membership_check4 CHECK ((full_on >= ceremony_on)),
  constraint membership_end_state_check CHECK ((end_state = ANY (ARRAY['screened_out'::text, 'struck_off'::text, 'left'::text, 'expelled'::text, 'died'::text, 'moved_away'::text]))),
  constraint membership_turn_check CHECK ((turn > 0))
);
CREATE UNIQUE INDEX membership_believed ON membership USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX membership_full_on ON membership USING btree (full_on) WHERE (known_until IS NULL);
CREATE INDEX membership_party_age ON membership USING btree (party_age_from) WHERE (known_until IS NULL);
CREATE UNIQUE INDEX membership_turn ON membership USING btree (person_id, turn) WHERE (known_until IS NULL);
alter table membership enable row level security;
alter table membership force row level security;
create policy change on membership for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = membership.person_id)))));
create policy owner_passes on membership for all to owner using (true) with check (true);
create policy read on membership for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = membership.person_id))));
create policy write on membership for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = membership.person_id)))));
grant insert, select on membership to application;
grant update (known_until) on membership to application;
CREATE TRIGGER references_of_changed AFTER UPDATE ON membership REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');
CREATE TRIGGER references_of_new AFTER INSERT ON membership REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');

create table membership_span (
  person_id uuid not null,
  unit_id uuid not null,
  state text not null,
  valid daterange not null,
  known_from uuid not null,
  known_until uuid,
  by_file boolean default false not null,
  constraint membership_span_state_check CHECK ((state = ANY (ARRAY['source'::text, 'class'::text, 'dossier'::text, 'verified'::text, 'voted'::text, 'proposed'::text, 'decided'::text, 'probationary'::text, 'considered'::text, 'full'::text, 'exempt'::text]))),
  constraint membership_span_valid_check CHECK ((NOT isempty(valid)))
);
CREATE INDEX membership_span_known_from ON membership_span USING btree (known_from) WHERE (NOT by_file);
CREATE INDEX membership_span_known_until ON membership_span USING btree (known_until) WHERE (known_until IS NOT NULL);
CREATE INDEX membership_span_person ON membership_span USING btree (person_id);
CREATE INDEX membership_span_unit ON membership_span USING btree (unit_id, state) INCLUDE (person_id, valid) WHERE (known_until IS NULL);
alter table membership_span enable row level security;
alter table membership_span force row level security;
create policy change on membership_span for update to public using (((unit_id IN ( SELECT units_in_scope(current_account(), '{clerk,issuer}'::text[]) AS units_in_scope)) OR ( SELECT has_role_everywhere(current_account(), '{clerk,issuer}'::text[]) AS has_role_everywhere)));
create policy owner_passes on membership_span for all to owner using (true) with check (true);
create policy read on membership_span for select to public using ((( SELECT has_role_everywhere(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS has_role_everywhere) OR ((unit_id IN ( SELECT units_in_scope(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS units_in_scope)) AND ((unit_id = ANY (ARRAY( SELECT scope_roots(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS scope_roots))) OR (EXISTS ( SELECT
   FROM unit_reach r
  WHERE ((r.unit_id = membership_span.unit_id) AND (r.during && membership_span.valid) AND (r.root_id = ANY (ARRAY( SELECT scope_roots(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS scope_roots))))))))));
create policy write on membership_span for insert to public with check (((unit_id IN ( SELECT units_in_scope(current_account(), '{clerk,issuer}'::text[]) AS units_in_scope)) OR ( SELECT has_role_everywhere(current_account(), '{clerk,issuer}'::text[]) AS has_role_everywhere)));
grant insert, select on membership_span to application;
grant update (known_until) on membership_span to application;
CREATE TRIGGER references_of_changed AFTER UPDATE ON membership_span REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'unit_id', 'unit', 'known_from', 'act', 'known_until', 'act');
CREATE TRIGGER references_of_new AFTER INSERT ON membership_span REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'unit_id', 'unit', 'known_from', 'act', 'known_until', 'act');
CREATE TRIGGER spans_stay_apart AFTER INSERT ON membership_span REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_spans_apart();
CREATE TRIGGER spans_stay_apart_changed AFTER UPDATE ON membership_span REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_spans_apart();

create table membership_step (
  id uuid not null,
  person_id uuid not null,
  event text not null,
  "on" date not null,
  decided_on date,
  decision text,
  unit_id uuid not null,
  to_unit_id uuid,
  reason text,
  known_from uuid not null,
  known_until uuid,
  by_file boolean default false not null,
  constraint membership_step_pkey PRIMARY KEY (id),
  constraint membership_step_reason_check CHECK ((length(reason) <= 2000))
);
CREATE INDEX membership_step_known_from ON membership_step USING btree (known_from) WHERE (NOT by_file);
CREATE INDEX membership_step_known_until ON membership_step USING btree (known_until) WHERE (known_until IS NOT NULL);
CREATE INDEX membership_step_person ON membership_step USING btree (person_id, "on");
CREATE INDEX membership_step_unit ON membership_step USING btree (unit_id, event, "on") WHERE (known_until IS NULL);
alter table membership_step enable row level security;
alter table membership_step force row level security;
create policy change on membership_step for update to public using (((unit_id IN ( SELECT units_in_scope(current_account(), '{clerk,issuer}'::text[]) AS units_in_scope)) OR ( SELECT has_role_everywhere(current_account(), '{clerk,issuer}'::text[]) AS has_role_everywhere) OR holds_person(current_account(), '{clerk,issuer}'::text[], person_id)));
create policy owner_passes on membership_step for all to owner using (true) with check (true);
create policy read on membership_step for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = membership_step.person_id))));
create policy write on membership_step for insert to public with check (((unit_id IN ( SELECT units_in_scope(current_account(), '{clerk,issuer}'::text[]) AS units_in_scope)) OR ( SELECT has_role_everywhere(current_account(), '{clerk,issuer}'::text[]) AS has_role_everywhere) OR holds_person(current_account(), '{clerk,issuer}'::text[], person_id)));
grant insert, select on membership_step to application;
grant update (known_until) on membership_step to application;
CREATE TRIGGER references_of_changed AFTER UPDATE ON membership_step REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'unit_id', 'unit', 'to_unit_id', 'unit', 'known_from', 'act', 'known_until', 'act');
CREATE TRIGGER references_of_new AFTER INSERT ON membership_step REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'unit_id', 'unit', 'to_unit_id', 'unit', 'known_from', 'act', 'known_until', 'act');

create table membership_tie (
  person_id uuid not null,
  member_id uuid not null,
  kind text not null,
  valid daterange not null,
  known_from uuid not null,
  known_until uuid,
  constraint membership_tie_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint membership_tie_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint membership_tie_member_id_fkey FOREIGN KEY (member_id) REFERENCES person(id),
  constraint membership_tie_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint membership_tie_person_id_member_id_kind_valid_excl EXCLUDE USING gist (person_id WITH =, member_id WITH =, kind WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint membership_tie_check CHECK ((member_id <> person_id)),
  constraint membership_tie_kind_check CHECK ((kind = ANY (ARRAY['sponsor'::text, 'mentor'::text]))),
  constraint membership_tie_valid_check CHECK ((NOT isempty(valid)))
);
alter table membership_tie enable row level security;
alter table membership_tie force row level security;
create policy change on membership_tie for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = membership_tie.person_id)))));
create policy owner_passes on membership_tie for all to owner using (true) with check (true);
create policy read on membership_tie for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = membership_tie.person_id))));
create policy write on membership_tie for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = membership_tie.person_id)))));
grant insert, select on membership_tie to application;
grant update (known_until) on membership_tie to application;

create table notice (
  id uuid not null,
  account_id uuid not null,
  key text not null,
  deadline_key text not null,
  kind text not null,
  unit_id uuid not null,
  due_on date not null,
  vi text not null,
  en text not null,
  path text not null,
  told_on date not null,
  known_from uuid not null,
  known_until uuid,
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_account_id_key_key UNIQUE (account_id, key),
  constraint notice_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notice_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint notice_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint notice_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint notice_kind_check CHECK ((kind = ANY (ARRAY['due_soon'::text, 'due_today'::text, 'overdue'::text, 'escalated'::text, 'returned'::text])))
);
CREATE INDEX notice_deadline ON notice USING btree (deadline_key) WHERE (known_until IS NULL);
CREATE INDEX notice_open ON notice USING btree (account_id, due_on) WHERE (known_until IS NULL);
alter table notice enable row level security;
alter table notice force row level security;
create policy owner_passes on notice for all to owner using (true) with check (true);
create policy read on notice for select to public using ((account_id = current_account()));
grant insert, select on notice to application;

create table notice_address (
  id uuid not null,
  account_id uuid not null,
  address text not null,
  known_from uuid not null,
  known_until uuid,
  constraint notice_address_pkey PRIMARY KEY (id),
  constraint notice_address_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notice_address_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint notice_address_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint notice_address_address_check CHECK ((((length(address) >= 3) AND (length(address) <= 254)) AND (address ~~ '%_@_%'::text)))
);
CREATE UNIQUE INDEX notice_address_believed ON notice_address USING btree (account_id) WHERE (known_until IS NULL);
alter table notice_address enable row level security;
alter table notice_address force row level security;
create policy change on notice_address for update to public using ((account_id = current_account()));
create policy owner_passes on notice_address for all to owner using (true) with check (true);
create policy read on notice_address for select to public using ((account_id = current_account()));
create policy write on notice_address for insert to public with check ((account_id = current_account()));
grant insert, select on notice_address to application;
grant update (known_until) on notice_address to application;

create table notice_code (
  address_id uuid not null,
  digest bytea not null,
  expires_at timestamp with time zone not null,
  constraint notice_code_pkey PRIMARY KEY (address_id, digest),
  constraint notice_code_address_id_fkey FOREIGN KEY (address_id) REFERENCES notice_address(id) ON DELETE CASCADE,
  constraint notice_code_digest_check CHECK ((length(digest) = 32))
);
alter table notice_code enable row level security;
alter table notice_code force row level security;
create policy owner_passes on notice_code for all to owner using (true) with check (true);
create policy read on notice_code for select to public using ((EXISTS ( SELECT
   FROM notice_address a
  WHERE (a.id = notice_code.address_id))));
grant insert, select on notice_code to application;

create table notice_confirmation (
  address_id uuid not null,
  known_from uuid not null,
  constraint notice_confirmation_pkey PRIMARY KEY (address_id),
  constraint notice_confirmation_address_id_fkey FOREIGN KEY (address_id) REFERENCES notice_address(id) ON DELETE CASCADE,
  constraint notice_confirmation_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id)
);
alter table notice_confirmation enable row level security;
alter table notice_confirmation force row level security;
create policy owner_passes on notice_confirmation for all to owner using (true) with check (true);
create policy read on notice_confirmation for select to public using ((EXISTS ( SELECT
   FROM notice_address a
  WHERE (a.id = notice_confirmation.address_id))));
create policy write on notice_confirmation for insert to public with check ((EXISTS ( SELECT
   FROM notice_address a
  WHERE (a.id = notice_confirmation.address_id))));
grant insert, select on notice_confirmation to application;

create table notice_preference (
  account_id uuid not null,
  mails boolean not null,
  language text not null,
  known_from uuid not null,
  known_until uuid,
  constraint notice_preference_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notice_preference_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint notice_preference_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint notice_preference_language_check CHECK ((language = ANY (ARRAY['vi'::text, 'en'::text])))
);
CREATE UNIQUE INDEX notice_preference_believed ON notice_preference USING btree (account_id) WHERE (known_until IS NULL);
alter table notice_preference enable row level security;
alter table notice_preference force row level security;
create policy change on notice_preference for update to public using ((account_id = current_account()));
create policy owner_passes on notice_preference for all to owner using (true) with check (true);
create policy read on notice_preference for select to public using ((account_id = current_account()));
create policy write on notice_preference for insert to public with check ((account_id = current_account()));
grant insert, select on notice_preference to application;
grant update (known_until) on notice_preference to application;

create table notice_refusal (
  address_id uuid not null,
  at timestamp with time zone default clock_timestamp() not null,
  error text not null,
  constraint notice_refusal_pkey PRIMARY KEY (address_id),
  constraint notice_refusal_address_id_fkey FOREIGN KEY (address_id) REFERENCES notice_address(id) ON DELETE CASCADE,
  constraint notice_refusal_error_check CHECK ((length(error) <= 1000))
);
alter table notice_refusal enable row level security;
alter table notice_refusal force row level security;
create policy owner_passes on notice_refusal for all to owner using (true) with check (true);
create policy read on notice_refusal for select to public using ((EXISTS ( SELECT
   FROM notice_address a
  WHERE (a.id = notice_refusal.address_id))));
grant insert, select on notice_refusal to application;

create table notice_seen (
  notice_id uuid not null,
  account_id uuid not null,
  at timestamp with time zone default clock_timestamp() not null,
  constraint notice_seen_pkey PRIMARY KEY (notice_id),
  constraint notice_seen_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint notice_seen_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES notice(id)
);
alter table notice_seen enable row level security;
alter table notice_seen force row level security;
create policy owner_passes on notice_seen for all to owner using (true) with check (true);
create policy read on notice_seen for select to public using ((account_id = current_account()));
create policy write on notice_seen for insert to public with check (((account_id = current_account()) AND (EXISTS ( SELECT
   FROM notice n
  WHERE (n.id = notice_seen.notice_id)))));
grant insert, select on notice_seen to application;

create table person (
  id uuid not null,
  unit_id uuid not null,
  erased uuid,
  known_from uuid not null,
  spans_written integer default 0 not null,
  constraint person_pkey PRIMARY KEY (id)
);
CREATE INDEX person_erased ON person USING btree (erased) WHERE (erased IS NOT NULL);
alter table person enable row level security;
alter table person force row level security;
create policy owner_passes on person for all to owner using (true) with check (true);
create policy read on person for select to public using (((xmin = ( SELECT (pg_current_xact_id_if_assigned())::xid AS pg_current_xact_id_if_assigned)) OR (EXISTS ( SELECT
   FROM membership_span s
  WHERE ((s.person_id = person.id) AND (s.known_until IS NULL)))) OR ( SELECT has_role_everywhere(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS has_role_everywhere) OR ((unit_id IN ( SELECT units_in_scope(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS units_in_scope)) AND scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, today_here())) OR (id IN ( SELECT people_handed_to(current_account(), '{reader,clerk,approver,issuer}'::text[]) AS people_handed_to))));
create policy write on person for insert to public with check (((unit_id IN ( SELECT units_in_scope(current_account(), '{clerk,issuer}'::text[]) AS units_in_scope)) OR ( SELECT has_role_everywhere(current_account(), '{clerk,issuer}'::text[]) AS has_role_everywhere)));
grant insert, select on person to application;
CREATE TRIGGER references_of_changed AFTER UPDATE ON person REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('unit_id', 'unit', 'erased', 'act', 'known_from', 'act');
CREATE TRIGGER references_of_new AFTER INSERT ON person REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('unit_id', 'unit', 'erased', 'act', 'known_from', 'act');
CREATE TRIGGER referred_is_not_emptied BEFORE TRUNCATE ON person FOR EACH STATEMENT EXECUTE FUNCTION keep_referred();
CREATE TRIGGER referred_keeps_id BEFORE UPDATE OF id ON person FOR EACH ROW WHEN ((old.id <> new.id)) EXECUTE FUNCTION keep_referred();
CREATE TRIGGER referred_stays AFTER DELETE ON person FOR EACH ROW EXECUTE FUNCTION keep_referred();

create table person_profile (
  person_id uuid not null,
  name text not null,
  folded text generated always as (fold_name(name)) stored not null,
  birth text,
  birth_on date,
  sex text,
  ethnicity text,
  education text,
  theory text,
  occupation text,
  phone text,
  known_from uuid not null,
  known_until uuid,
  by_file boolean default false not null,
  given text generated always as (split_part(name, ' '::text, '-1'::integer)) stored not null,
  constraint person_profile_birth_check CHECK ((translate(birth, '0123456789'::text, '0000000000'::text) = ANY (ARRAY['0000'::text, '0000-00'::text, '0000-00-00'::text]))),
  constraint person_profile_name_check CHECK (((length(name) >= 2) AND (length(name) <= 100))),
  constraint person_profile_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text])))
);
CREATE UNIQUE INDEX person_profile_believed ON person_profile USING btree (person_id) WHERE (known_until IS NULL);
CREATE INDEX person_profile_folded ON person_profile USING gin (folded gin_trgm_ops) WHERE (known_until IS NULL);
CREATE INDEX person_profile_known_from ON person_profile USING btree (known_from) WHERE (NOT by_file);
CREATE INDEX person_profile_known_until ON person_profile USING btree (known_until) WHERE (known_until IS NOT NULL);
CREATE INDEX person_profile_name ON person_profile USING btree (given COLLATE "vi-x-icu", name COLLATE "vi-x-icu", person_id) WHERE (known_until IS NULL);
CREATE INDEX person_profile_person ON person_profile USING btree (person_id);
CREATE INDEX person_profile_same ON person_profile USING btree (folded, birth_on) WHERE (known_until IS NULL);
alter table person_profile enable row level security;
alter table person_profile force row level security;
create policy change on person_profile for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_profile.person_id)))));
create policy owner_passes on person_profile for all to owner using (true) with check (true);
create policy read on person_profile for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_profile.person_id))));
create policy write on person_profile for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_profile.person_id)))));
grant insert, select on person_profile to application;
grant update (known_until) on person_profile to application;
CREATE TRIGGER references_of_changed AFTER UPDATE ON person_profile REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');
CREATE TRIGGER references_of_new AFTER INSERT ON person_profile REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');

create table person_secret (
  person_id uuid not null,
  card_number text,
  identity_number text,
  religion text,
  known_from uuid not null,
  known_until uuid,
  constraint person_secret_card_number_check CHECK (((length(card_number) >= 1) AND (length(card_number) <= 100))),
  constraint person_secret_check CHECK ((num_nonnulls(card_number, identity_number, religion) > 0)),
  constraint person_secret_identity_number_check CHECK (((length(identity_number) >= 1) AND (length(identity_number) <= 100))),
  constraint person_secret_religion_check CHECK (((length(religion) >= 1) AND (length(religion) <= 100)))
);
CREATE UNIQUE INDEX person_secret_believed ON person_secret USING btree (person_id) WHERE (known_until IS NULL);
CREATE INDEX person_secret_card ON person_secret USING btree (card_number) WHERE ((known_until IS NULL) AND (card_number IS NOT NULL));
CREATE INDEX person_secret_identity ON person_secret USING btree (identity_number) WHERE ((known_until IS NULL) AND (identity_number IS NOT NULL));
CREATE INDEX person_secret_past ON person_secret USING btree (person_id) WHERE (known_until IS NOT NULL);
alter table person_secret enable row level security;
alter table person_secret force row level security;
create policy change on person_secret for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_secret.person_id)))));
create policy owner_passes on person_secret for all to owner using (true) with check (true);
create policy read on person_secret for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_secret.person_id))));
create policy write on person_secret for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = person_secret.person_id)))));
grant insert on person_secret to application;
grant select (known_from, known_until, person_id) on person_secret to application;
grant update (known_until) on person_secret to application;
CREATE TRIGGER references_of_changed AFTER UPDATE ON person_secret REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');
CREATE TRIGGER references_of_new AFTER INSERT ON person_secret REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_references('person_id', 'person', 'known_from', 'act', 'known_until', 'act');

create table plan_decision (
  id uuid not null,
  target_id uuid not null,
  aspect text not null,
  old_plan text,
  new_plan text not null,
  entry_id uuid,
  directive_id uuid,
  number text,
  decided_on date,
  reason text,
  known_from uuid not null,
  constraint plan_decision_pkey PRIMARY KEY (id),
  constraint plan_decision_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint plan_decision_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint plan_decision_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint plan_decision_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id),
  constraint plan_decision_aspect_check CHECK ((aspect = ANY (ARRAY['assigned'::text, 'own'::text])))
);
CREATE INDEX plan_decision_target ON plan_decision USING btree (target_id);
alter table plan_decision enable row level security;
alter table plan_decision force row level security;
create policy change on plan_decision for update to public using ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = plan_decision.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
create policy owner_passes on plan_decision for all to owner using (true) with check (true);
create policy read on plan_decision for select to public using ((EXISTS ( SELECT
   FROM target t
  WHERE (t.id = plan_decision.target_id))));
create policy write on plan_decision for insert to public with check ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = plan_decision.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
grant insert, select on plan_decision to application;

create table "position" (
  id uuid not null,
  unit_id uuid not null,
  post text not null,
  vi text not null,
  en text not null,
  seats integer default 1 not null,
  valid daterange not null,
  known_from uuid not null,
  known_until uuid,
  constraint position_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint position_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint position_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint position_seats_check CHECK ((seats > 0)),
  constraint position_valid_check CHECK ((NOT isempty(valid)))
);
CREATE UNIQUE INDEX position_believed ON "position" USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX position_unit ON "position" USING btree (unit_id);
alter table "position" enable row level security;
alter table "position" force row level security;
create policy change on "position" for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, today_here()));
create policy owner_passes on "position" for all to owner using (true) with check (true);
create policy read on "position" for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, today_here()));
create policy write on "position" for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, today_here()));
grant insert, select on "position" to application;
grant update (known_until) on "position" to application;

create table position_holding (
  id uuid not null,
  position_id uuid not null,
  person_id uuid not null,
  valid daterange not null,
  is_acting boolean default false not null,
  decision text,
  known_from uuid not null,
  known_until uuid,
  constraint position_holding_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint position_holding_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint position_holding_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint position_holding_position_id_person_id_valid_excl EXCLUDE USING gist (position_id WITH =, person_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint position_holding_valid_check CHECK ((NOT isempty(valid)))
);
CREATE UNIQUE INDEX position_holding_believed ON position_holding USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX position_holding_person ON position_holding USING btree (person_id);
CREATE INDEX position_holding_position ON position_holding USING btree (position_id);
alter table position_holding enable row level security;
alter table position_holding force row level security;
create policy change on position_holding for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM "position" p
  WHERE (p.id = position_holding.position_id)))));
create policy owner_passes on position_holding for all to owner using (true) with check (true);
create policy read on position_holding for select to public using ((EXISTS ( SELECT
   FROM "position" p
  WHERE (p.id = position_holding.position_id))));
create policy write on position_holding for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM "position" p
  WHERE (p.id = position_holding.position_id)))));
grant insert, select on position_holding to application;
grant update (known_until) on position_holding to application;

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

create table regulation (
  code text not null,
  valid daterange not null,
  value jsonb not null,
  vi text not null,
  en text not null,
  source text not null,
  confidence text not null,
  known_from uuid not null,
  known_until uuid,
  constraint regulation_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint regulation_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint regulation_code_valid_excl EXCLUDE USING gist (code WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint regulation_confidence_check CHECK ((confidence = ANY (ARRAY['confirmed'::text, 'partial'::text, 'unconfirmed'::text]))),
  constraint regulation_valid_check CHECK ((NOT isempty(valid)))
);
alter table regulation enable row level security;
alter table regulation force row level security;
create policy change on regulation for update to public using (may_change_rules(current_account()));
create policy owner_passes on regulation for all to owner using (true) with check (true);
create policy read on regulation for select to public using (true);
create policy write on regulation for insert to public with check (may_change_rules(current_account()));
grant insert, select on regulation to application;
grant update (known_until) on regulation to application;

create table reorganisation (
  id uuid not null,
  symbol text,
  issuer_id uuid not null,
  issued_on date not null,
  effective_on date not null,
  vi text not null,
  en text not null,
  changes jsonb not null,
  moves jsonb not null,
  carried_out uuid,
  known_from uuid not null,
  known_until uuid,
  constraint reorganisation_pkey PRIMARY KEY (id),
  constraint reorganisation_carried_out_fkey FOREIGN KEY (carried_out) REFERENCES act(id),
  constraint reorganisation_issuer_id_fkey FOREIGN KEY (issuer_id) REFERENCES unit(id),
  constraint reorganisation_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint reorganisation_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint reorganisation_en_check CHECK (((length(en) >= 3) AND (length(en) <= 500))),
  constraint reorganisation_vi_check CHECK (((length(vi) >= 3) AND (length(vi) <= 500)))
);
CREATE INDEX reorganisation_issuer ON reorganisation USING btree (issuer_id);
alter table reorganisation enable row level security;
alter table reorganisation force row level security;
create policy change on reorganisation for update to public using (may_reorganise(current_account()));
create policy owner_passes on reorganisation for all to owner using (true) with check (true);
create policy read on reorganisation for select to public using (true);
create policy write on reorganisation for insert to public with check (may_reorganise(current_account()));
grant insert, select on reorganisation to application;
grant update (carried_out, known_until) on reorganisation to application;

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
CREATE INDEX report_document_sha256 ON report_document USING btree (sha256);
CREATE INDEX report_document_unit ON report_document USING btree (unit_id);
alter table report_document enable row level security;
alter table report_document force row level security;
create policy owner_passes on report_document for all to owner using (true) with check (true);
create policy read on report_document for select to public using (((audience = 'public'::text) OR may_read_directive(current_account(), unit_id, last_day, audience)));
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

create table report_form (
  id uuid not null,
  code text not null,
  owner_id uuid not null,
  known_from uuid not null,
  known_until uuid,
  constraint report_form_pkey PRIMARY KEY (id),
  constraint report_form_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint report_form_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint report_form_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES unit(id),
  constraint report_form_code_check CHECK ((code ~ '^[a-z0-9]+([-.][a-z0-9]+)*$'::text))
);
CREATE UNIQUE INDEX report_form_code ON report_form USING btree (code) WHERE (known_until IS NULL);
alter table report_form enable row level security;
alter table report_form force row level security;
create policy change on report_form for update to public using (scope_covers(current_account(), '{clerk,issuer}'::text[], owner_id, today_here()));
create policy owner_passes on report_form for all to owner using (true) with check (true);
create policy read on report_form for select to public using (true);
create policy write on report_form for insert to public with check (scope_covers(current_account(), '{clerk,issuer}'::text[], owner_id, today_here()));
grant insert, select on report_form to application;
grant update (known_until) on report_form to application;

create table report_form_version (
  id uuid not null,
  form_id uuid not null,
  valid daterange not null,
  vi text not null,
  en text not null,
  period_kind text not null,
  asked_of text not null,
  exempt jsonb not null,
  due_days integer not null,
  is_working_days boolean not null,
  sections jsonb not null,
  published uuid,
  known_from uuid not null,
  known_until uuid,
  constraint report_form_version_pkey PRIMARY KEY (id),
  constraint report_form_version_form_id_fkey FOREIGN KEY (form_id) REFERENCES report_form(id),
  constraint report_form_version_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint report_form_version_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint report_form_version_published_fkey FOREIGN KEY (published) REFERENCES act(id),
  constraint report_form_version_days EXCLUDE USING gist (form_id WITH =, valid WITH &&) WHERE (((known_until IS NULL) AND (published IS NOT NULL))),
  constraint report_form_version_asked_of_check CHECK ((asked_of = ANY (ARRAY['cells'::text, 'children'::text, 'all'::text]))),
  constraint report_form_version_period_kind_check CHECK ((period_kind = ANY (ARRAY['month'::text, 'quarter'::text, 'half'::text, 'year'::text]))),
  constraint report_form_version_valid_check CHECK ((NOT isempty(valid)))
);
CREATE UNIQUE INDEX report_form_draft ON report_form_version USING btree (form_id) WHERE ((known_until IS NULL) AND (published IS NULL));
alter table report_form_version enable row level security;
alter table report_form_version force row level security;
create policy change on report_form_version for update to public using ((EXISTS ( SELECT
   FROM report_form f
  WHERE ((f.id = report_form_version.form_id) AND scope_covers(current_account(), '{clerk,issuer}'::text[], f.owner_id, today_here())))));
create policy owner_passes on report_form_version for all to owner using (true) with check (true);
create policy read on report_form_version for select to public using (((published IS NOT NULL) OR (EXISTS ( SELECT
   FROM report_form f
  WHERE ((f.id = report_form_version.form_id) AND scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], f.owner_id, today_here()))))));
create policy write on report_form_version for insert to public with check ((EXISTS ( SELECT
   FROM report_form f
  WHERE ((f.id = report_form_version.form_id) AND scope_covers(current_account(),
        CASE
            WHEN (report_form_version.published IS NULL) THEN '{clerk,issuer}'::text[]
            ELSE '{issuer}'::text[]
        END, f.owner_id, today_here())))));
grant insert, select on report_form_version to application;
grant update (known_until) on report_form_version to application;

create table schema_migration (
  number integer not null,
  name text not null,
  sha256 text not null,
  at timestamp with time zone default now() not null,
  constraint schema_migration_pkey PRIMARY KEY (number)
);

create table sensitive_reading (
  id uuid not null,
  at timestamp with time zone default clock_timestamp() not null,
  account_id uuid not null,
  person_id uuid not null,
  field text not null,
  reason text not null,
  constraint sensitive_reading_pkey PRIMARY KEY (id),
  constraint sensitive_reading_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint sensitive_reading_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint sensitive_reading_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 500)))
);
CREATE INDEX sensitive_reading_person ON sensitive_reading USING btree (person_id);
alter table sensitive_reading enable row level security;
alter table sensitive_reading force row level security;
create policy owner_passes on sensitive_reading for all to owner using (true) with check (true);

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

create table signature_file (
  id uuid not null,
  slot_id uuid not null,
  sha256 bytea not null,
  name text not null,
  size integer not null,
  known_from uuid not null,
  known_until uuid,
  constraint signature_file_pkey PRIMARY KEY (id),
  constraint signature_file_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint signature_file_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint signature_file_sha256_fkey FOREIGN KEY (sha256) REFERENCES blob(sha256),
  constraint signature_file_slot_id_fkey FOREIGN KEY (slot_id) REFERENCES signature_slot(id),
  constraint signature_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint signature_file_size_check CHECK ((size > 0))
);
CREATE INDEX signature_file_blob ON signature_file USING btree (sha256);
CREATE UNIQUE INDEX signature_file_once ON signature_file USING btree (slot_id) WHERE (known_until IS NULL);
alter table signature_file enable row level security;
alter table signature_file force row level security;
create policy change on signature_file for update to public using ((EXISTS ( SELECT
   FROM signature_slot s
  WHERE ((s.id = signature_file.slot_id) AND may_issue_edition(s.edition_id)))));
create policy owner_passes on signature_file for all to owner using (true) with check (true);
create policy read on signature_file for select to public using ((EXISTS ( SELECT
   FROM signature_slot s
  WHERE (s.id = signature_file.slot_id))));
create policy write on signature_file for insert to public with check ((EXISTS ( SELECT
   FROM signature_slot s
  WHERE ((s.id = signature_file.slot_id) AND may_issue_edition(s.edition_id)))));
grant insert, select on signature_file to application;
grant update (known_until) on signature_file to application;

create table signature_slot (
  id uuid not null,
  edition_id uuid not null,
  rank integer not null,
  authority text not null,
  post text not null,
  digest bytea not null,
  known_from uuid not null,
  constraint signature_slot_pkey PRIMARY KEY (id),
  constraint signature_slot_edition_id_rank_key UNIQUE (edition_id, rank),
  constraint signature_slot_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES document_edition(id),
  constraint signature_slot_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint signature_slot_digest_check CHECK ((length(digest) = 32))
);
alter table signature_slot enable row level security;
alter table signature_slot force row level security;
create policy owner_passes on signature_slot for all to owner using (true) with check (true);
create policy read on signature_slot for select to public using ((EXISTS ( SELECT
   FROM report_document d
  WHERE (d.id = signature_slot.edition_id))));
create policy write on signature_slot for insert to public with check (may_issue_edition(edition_id));
grant insert, select on signature_slot to application;

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

create table study_session (
  id uuid not null,
  unit_id uuid not null,
  held_on date not null,
  vi text not null,
  directive_ids uuid[] not null,
  sites jsonb not null,
  known_from uuid not null,
  known_until uuid,
  constraint study_session_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint study_session_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint study_session_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint study_session_directive_ids_check CHECK ((cardinality(directive_ids) > 0)),
  constraint study_session_vi_check CHECK (((length(vi) >= 3) AND (length(vi) <= 300)))
);
CREATE UNIQUE INDEX study_session_believed ON study_session USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX study_session_unit ON study_session USING btree (unit_id);
alter table study_session enable row level security;
alter table study_session force row level security;
create policy change on study_session for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, held_on));
create policy owner_passes on study_session for all to owner using (true) with check (true);
create policy read on study_session for select to public using (may_read_figure(current_account(), unit_id, held_on, 'subtree'::text));
create policy write on study_session for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, held_on));
grant insert, select on study_session to application;
grant update (known_until) on study_session to application;

create table study_sheet (
  id uuid not null,
  session_id uuid not null,
  site_id uuid not null,
  unit_id uuid not null,
  summoned integer not null,
  present integer not null,
  excused integer not null,
  unexcused integer not null,
  known_from uuid not null,
  known_until uuid,
  constraint study_sheet_pkey PRIMARY KEY (id),
  constraint study_sheet_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint study_sheet_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint study_sheet_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint study_sheet_check CHECK ((((present + excused) + unexcused) = summoned)),
  constraint study_sheet_excused_check CHECK ((excused >= 0)),
  constraint study_sheet_present_check CHECK ((present >= 0)),
  constraint study_sheet_summoned_check CHECK ((summoned >= 0)),
  constraint study_sheet_unexcused_check CHECK ((unexcused >= 0))
);
CREATE UNIQUE INDEX study_sheet_believed ON study_sheet USING btree (session_id, site_id, unit_id) WHERE (known_until IS NULL);
alter table study_sheet enable row level security;
alter table study_sheet force row level security;
create policy change on study_sheet for update to public using (covers_session(current_account(), '{clerk}'::text[], session_id, unit_id));
create policy owner_passes on study_sheet for all to owner using (true) with check (true);
create policy read on study_sheet for select to public using (covers_session(current_account(), '{reader,clerk,approver,issuer}'::text[], session_id, unit_id));
create policy write on study_sheet for insert to public with check (covers_session(current_account(), '{clerk}'::text[], session_id, unit_id));
grant insert, select on study_sheet to application;
grant update (known_until) on study_sheet to application;

create table submission (
  id uuid not null,
  form_id uuid not null,
  unit_id uuid not null,
  period text not null,
  first_day date not null,
  last_day date not null,
  known_from uuid not null,
  constraint submission_pkey PRIMARY KEY (id),
  constraint submission_place UNIQUE (form_id, unit_id, first_day, last_day),
  constraint submission_form_id_fkey FOREIGN KEY (form_id) REFERENCES report_form(id),
  constraint submission_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint submission_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint submission_check CHECK ((last_day >= first_day))
);
CREATE INDEX submission_unit ON submission USING btree (unit_id, last_day);
alter table submission enable row level security;
alter table submission force row level security;
create policy owner_passes on submission for all to owner using (true) with check (true);
create policy read on submission for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, last_day));
create policy write on submission for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
grant insert, select on submission to application;

create table submission_event (
  id uuid not null,
  submission_id uuid not null,
  request_id uuid not null,
  event text not null,
  state text not null,
  reason text,
  channel text,
  reported_by text,
  on_day date not null,
  submitted_on date,
  known_from uuid not null,
  known_until uuid,
  constraint submission_event_pkey PRIMARY KEY (id),
  constraint submission_event_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint submission_event_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint submission_event_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id),
  constraint submission_event_channel_check CHECK ((channel = ANY (ARRAY['telephone'::text, 'paper'::text, 'message'::text]))),
  constraint submission_event_check CHECK (((channel IS NULL) = (reported_by IS NULL))),
  constraint submission_event_event_check CHECK ((event = ANY (ARRAY['save'::text, 'submit'::text, 'take_back'::text, 'return'::text, 'approve'::text, 'reopen'::text]))),
  constraint submission_event_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'returned'::text, 'approved'::text, 'reopened'::text])))
);
CREATE UNIQUE INDEX submission_event_present ON submission_event USING btree (submission_id) WHERE (known_until IS NULL);
CREATE INDEX submission_event_request ON submission_event USING btree (request_id);
CREATE INDEX submission_event_submission ON submission_event USING btree (submission_id);
alter table submission_event enable row level security;
alter table submission_event force row level security;
create policy change on submission_event for update to public using ((EXISTS ( SELECT
   FROM submission s
  WHERE ((s.id = submission_event.submission_id) AND scope_covers(current_account(), '{clerk,approver}'::text[], s.unit_id, s.last_day)))));
create policy owner_passes on submission_event for all to owner using (true) with check (true);
create policy read on submission_event for select to public using ((EXISTS ( SELECT
   FROM submission s
  WHERE (s.id = submission_event.submission_id))));
create policy write on submission_event for insert to public with check ((EXISTS ( SELECT
   FROM submission s
  WHERE ((s.id = submission_event.submission_id) AND scope_covers(current_account(),
        CASE
            WHEN (submission_event.event = ANY (ARRAY['return'::text, 'approve'::text, 'reopen'::text])) THEN '{approver}'::text[]
            ELSE '{clerk}'::text[]
        END, s.unit_id, s.last_day)))));
grant insert, select on submission_event to application;
grant update (known_until) on submission_event to application;

create table submission_remark (
  id uuid not null,
  submission_id uuid not null,
  measure_id uuid not null,
  class_code text,
  text text not null,
  entry_id uuid,
  known_from uuid not null,
  constraint submission_remark_pkey PRIMARY KEY (id),
  constraint submission_remark_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint submission_remark_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint submission_remark_measure_id_fkey FOREIGN KEY (measure_id) REFERENCES measure(id),
  constraint submission_remark_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES submission(id),
  constraint submission_remark_text_check CHECK (((length(text) >= 1) AND (length(text) <= 500)))
);
CREATE INDEX submission_remark_submission ON submission_remark USING btree (submission_id);
alter table submission_remark enable row level security;
alter table submission_remark force row level security;
create policy owner_passes on submission_remark for all to owner using (true) with check (true);
create policy read on submission_remark for select to public using ((EXISTS ( SELECT
   FROM submission s
  WHERE (s.id = submission_remark.submission_id))));
create policy write on submission_remark for insert to public with check ((EXISTS ( SELECT
   FROM submission s
  WHERE ((s.id = submission_remark.submission_id) AND scope_covers(current_account(), '{approver}'::text[], s.unit_id, s.last_day)))));
grant insert, select on submission_remark to application;

create table submission_remark_answer (
  remark_id uuid not null,
  answer text not null,
  known_from uuid not null,
  constraint submission_remark_answer_pkey PRIMARY KEY (remark_id),
  constraint submission_remark_answer_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint submission_remark_answer_remark_id_fkey FOREIGN KEY (remark_id) REFERENCES submission_remark(id),
  constraint submission_remark_answer_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 500)))
);
alter table submission_remark_answer enable row level security;
alter table submission_remark_answer force row level security;
create policy owner_passes on submission_remark_answer for all to owner using (true) with check (true);
create policy read on submission_remark_answer for select to public using ((EXISTS ( SELECT
   FROM submission_remark r
  WHERE (r.id = submission_remark_answer.remark_id))));
create policy write on submission_remark_answer for insert to public with check ((EXISTS ( SELECT
   FROM (submission_remark r
     JOIN submission s ON ((s.id = r.submission_id)))
  WHERE ((r.id = submission_remark_answer.remark_id) AND scope_covers(current_account(), '{clerk}'::text[], s.unit_id, s.last_day)))));
grant insert, select on submission_remark_answer to application;

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
create policy change on succession for update to public using (may_reorganise(current_account()));
create policy owner_passes on succession for all to owner using (true) with check (true);
create policy read on succession for select to public using (true);
create policy write on succession for insert to public with check (may_reorganise(current_account()));
grant insert, select on succession to application;
grant update (known_until) on succession to application;

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
create policy write on succession_share for insert to public with check (may_reorganise(current_account()));
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

create table target_detail (
  id uuid not null,
  target_id uuid not null,
  group_id uuid,
  rank integer not null,
  weight numeric,
  baseline numeric,
  baseline_period text,
  provision text,
  note text,
  plan_words text,
  plan_until numeric,
  known_from uuid not null,
  known_until uuid,
  constraint target_detail_pkey PRIMARY KEY (id),
  constraint target_detail_group_id_fkey FOREIGN KEY (group_id) REFERENCES task_group(id),
  constraint target_detail_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint target_detail_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint target_detail_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id),
  constraint target_detail_check CHECK (((baseline IS NULL) OR (baseline_period IS NOT NULL))),
  constraint target_detail_weight_check CHECK ((weight > (0)::numeric))
);
CREATE UNIQUE INDEX target_detail_once ON target_detail USING btree (target_id) WHERE (known_until IS NULL);
CREATE INDEX target_detail_target ON target_detail USING btree (target_id);
alter table target_detail enable row level security;
alter table target_detail force row level security;
create policy change on target_detail for update to public using ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = target_detail.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
create policy owner_passes on target_detail for all to owner using (true) with check (true);
create policy read on target_detail for select to public using ((EXISTS ( SELECT
   FROM target t
  WHERE (t.id = target_detail.target_id))));
create policy write on target_detail for insert to public with check ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = target_detail.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
grant insert, select on target_detail to application;
grant update (known_until) on target_detail to application;

create table target_path (
  target_id uuid not null,
  last_day date not null,
  value numeric not null,
  known_from uuid not null,
  known_until uuid,
  constraint target_path_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint target_path_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint target_path_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id)
);
CREATE UNIQUE INDEX target_path_point ON target_path USING btree (target_id, last_day) WHERE (known_until IS NULL);
CREATE INDEX target_path_target ON target_path USING btree (target_id);
alter table target_path enable row level security;
alter table target_path force row level security;
create policy change on target_path for update to public using ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = target_path.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
create policy owner_passes on target_path for all to owner using (true) with check (true);
create policy read on target_path for select to public using ((EXISTS ( SELECT
   FROM target t
  WHERE (t.id = target_path.target_id))));
create policy write on target_path for insert to public with check ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = target_path.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
grant insert, select on target_path to application;
grant update (known_until) on target_path to application;

create table target_role (
  id uuid not null,
  target_id uuid not null,
  role text not null,
  unit_id uuid,
  position_id uuid,
  known_from uuid not null,
  known_until uuid,
  constraint target_role_pkey PRIMARY KEY (id),
  constraint target_role_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint target_role_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint target_role_target_id_fkey FOREIGN KEY (target_id) REFERENCES target(id),
  constraint target_role_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint target_role_check CHECK (((unit_id IS NULL) <> (position_id IS NULL))),
  constraint target_role_role_check CHECK ((role = ANY (ARRAY['lead'::text, 'coordinate'::text, 'advise'::text])))
);
CREATE UNIQUE INDEX target_lead_once ON target_role USING btree (target_id) WHERE ((role = 'lead'::text) AND (known_until IS NULL));
CREATE INDEX target_role_target ON target_role USING btree (target_id);
alter table target_role enable row level security;
alter table target_role force row level security;
create policy change on target_role for update to public using ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = target_role.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
create policy owner_passes on target_role for all to owner using (true) with check (true);
create policy read on target_role for select to public using ((EXISTS ( SELECT
   FROM target t
  WHERE (t.id = target_role.target_id))));
create policy write on target_role for insert to public with check ((EXISTS ( SELECT
   FROM target t
  WHERE ((t.id = target_role.target_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, t.last_day)))));
grant insert, select on target_role to application;
grant update (known_until) on target_role to application;

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
  line uuid,
  constraint task_group_pkey PRIMARY KEY (id),
  constraint task_group_directive_id_fkey FOREIGN KEY (directive_id) REFERENCES directive(id),
  constraint task_group_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint task_group_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint task_group_line_fkey FOREIGN KEY (line) REFERENCES task_group(id),
  constraint task_group_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id)
);
CREATE UNIQUE INDEX task_group_line ON task_group USING btree (line) WHERE (known_until IS NULL);
CREATE INDEX task_group_unit ON task_group USING btree (unit_id);
alter table task_group enable row level security;
alter table task_group force row level security;
create policy change on task_group for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, last_day));
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
  number integer,
  congress_first date,
  congress_last date,
  constraint term_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint term_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint term_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint term_check CHECK ((congress_last >= congress_first)),
  constraint term_number_check CHECK ((number > 0)),
  constraint term_valid_check CHECK ((NOT isempty(valid)))
);
CREATE UNIQUE INDEX term_code ON term USING btree (code) WHERE (known_until IS NULL);
CREATE INDEX term_unit ON term USING btree (unit_id);
alter table term enable row level security;
alter table term force row level security;
create policy change on term for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, today_here()));
create policy owner_passes on term for all to owner using (true) with check (true);
create policy read on term for select to public using (true);
create policy write on term for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, today_here()));
grant insert, select on term to application;
grant update (known_until) on term to application;

create table text_entry (
  entry_id uuid not null,
  text_id uuid not null,
  starts_at integer not null,
  ends_at integer not null,
  paragraph integer not null,
  constraint text_entry_pkey PRIMARY KEY (entry_id),
  constraint text_entry_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES entry(id),
  constraint text_entry_text_id_fkey FOREIGN KEY (text_id) REFERENCES text_source(id),
  constraint text_entry_check CHECK ((ends_at > starts_at)),
  constraint text_entry_paragraph_check CHECK ((paragraph > 0)),
  constraint text_entry_starts_at_check CHECK ((starts_at >= 0))
);
CREATE INDEX text_entry_text ON text_entry USING btree (text_id);
alter table text_entry enable row level security;
alter table text_entry force row level security;
create policy owner_passes on text_entry for all to owner using (true) with check (true);
create policy read on text_entry for select to public using ((EXISTS ( SELECT
   FROM text_source t
  WHERE (t.id = text_entry.text_id))));
create policy write on text_entry for insert to public with check (((EXISTS ( SELECT
   FROM text_source t
  WHERE ((t.id = text_entry.text_id) AND scope_covers(current_account(), '{clerk}'::text[], t.unit_id, today_here())))) AND (EXISTS ( SELECT
   FROM entry e
  WHERE ((e.id = text_entry.entry_id) AND scope_covers(current_account(), '{clerk}'::text[], e.unit_id, e.last_day))))));
grant insert, select on text_entry to application;

create table text_source (
  id uuid not null,
  unit_id uuid not null,
  sha256 bytea not null,
  title text not null,
  symbol text,
  issuer text,
  issued_on date,
  known_from uuid not null,
  known_until uuid,
  constraint text_source_pkey PRIMARY KEY (id),
  constraint text_source_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint text_source_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint text_source_sha256_fkey FOREIGN KEY (sha256) REFERENCES blob(sha256),
  constraint text_source_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint text_source_issuer_check CHECK (((length(issuer) >= 1) AND (length(issuer) <= 200))),
  constraint text_source_symbol_check CHECK (((length(symbol) >= 1) AND (length(symbol) <= 100))),
  constraint text_source_title_check CHECK (((length(title) >= 3) AND (length(title) <= 300)))
);
CREATE INDEX text_source_blob ON text_source USING btree (sha256);
CREATE UNIQUE INDEX text_source_once ON text_source USING btree (unit_id, sha256) WHERE (known_until IS NULL);
alter table text_source enable row level security;
alter table text_source force row level security;
create policy change on text_source for update to public using (scope_covers(current_account(), '{clerk}'::text[], unit_id, today_here()));
create policy owner_passes on text_source for all to owner using (true) with check (true);
create policy read on text_source for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], unit_id, today_here()));
create policy write on text_source for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], unit_id, today_here()));
grant insert, select on text_source to application;
grant update (known_until) on text_source to application;

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
  constraint theme_kind_check CHECK ((kind = ANY (ARRAY['theme'::text, 'breakthrough'::text, 'objective'::text])))
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

create table transfer (
  id uuid not null,
  person_id uuid not null,
  from_unit_id uuid,
  to_unit_id uuid,
  elsewhere text,
  decided_on date not null,
  started_on date,
  letter_on date,
  presented_on date,
  accepted_on date,
  known_from uuid not null,
  known_until uuid,
  constraint transfer_from_unit_id_fkey FOREIGN KEY (from_unit_id) REFERENCES unit(id),
  constraint transfer_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint transfer_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint transfer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint transfer_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES unit(id),
  constraint transfer_check CHECK ((started_on >= decided_on)),
  constraint transfer_check1 CHECK ((letter_on >= started_on)),
  constraint transfer_check2 CHECK ((presented_on >= letter_on)),
  constraint transfer_check3 CHECK ((accepted_on >= letter_on)),
  constraint transfer_check4 CHECK (((num_nonnulls(from_unit_id, to_unit_id) >= 1) AND ((num_nonnulls(from_unit_id, to_unit_id) = 2) = (elsewhere IS NULL)))),
  constraint transfer_elsewhere_check CHECK (((length(elsewhere) >= 3) AND (length(elsewhere) <= 200)))
);
CREATE UNIQUE INDEX transfer_believed ON transfer USING btree (id) WHERE (known_until IS NULL);
CREATE INDEX transfer_open ON transfer USING btree (to_unit_id) WHERE ((known_until IS NULL) AND (accepted_on IS NULL));
CREATE INDEX transfer_person ON transfer USING btree (person_id);
alter table transfer enable row level security;
alter table transfer force row level security;
create policy change on transfer for update to public using ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = transfer.person_id)))));
create policy owner_passes on transfer for all to owner using (true) with check (true);
create policy read on transfer for select to public using ((EXISTS ( SELECT
   FROM person p
  WHERE (p.id = transfer.person_id))));
create policy write on transfer for insert to public with check ((( SELECT is_clerk() AS is_clerk) AND (EXISTS ( SELECT
   FROM person p
  WHERE (p.id = transfer.person_id)))));
grant insert, select on transfer to application;
grant update (known_until) on transfer to application;

create table unit (
  id uuid not null,
  code text not null,
  kind text not null,
  role text not null,
  home_id uuid,
  known_from uuid not null,
  known_until uuid,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_home_id_fkey FOREIGN KEY (home_id) REFERENCES unit(id),
  constraint unit_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint unit_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint unit_check CHECK (((home_id IS NULL) = (kind = ANY (ARRAY['party_organisation'::text, 'area'::text])))),
  constraint unit_code_check CHECK ((code ~ '^[a-z0-9]+([-.:][a-z0-9]+)*$'::text)),
  constraint unit_kind_check CHECK ((kind = ANY (ARRAY['party_organisation'::text, 'organ'::text, 'government'::text, 'fatherland_front'::text, 'mass_organisation'::text, 'area'::text])))
);
CREATE UNIQUE INDEX unit_code ON unit USING btree (code) WHERE (known_until IS NULL);
CREATE INDEX unit_home ON unit USING btree (home_id);
alter table unit enable row level security;
alter table unit force row level security;
create policy change on unit for update to public using (may_reorganise(current_account()));
create policy owner_passes on unit for all to owner using (true) with check (true);
create policy read on unit for select to public using (true);
create policy write on unit for insert to public with check (may_reorganise(current_account()));
grant insert, select on unit to application;
grant update (known_until) on unit to application;
CREATE TRIGGER referred_is_not_emptied BEFORE TRUNCATE ON unit FOR EACH STATEMENT EXECUTE FUNCTION keep_referred();
CREATE TRIGGER referred_keeps_id BEFORE UPDATE OF id ON unit FOR EACH ROW WHEN ((old.id <> new.id)) EXECUTE FUNCTION keep_referred();
CREATE TRIGGER referred_stays AFTER DELETE ON unit FOR EACH ROW EXECUTE FUNCTION keep_referred();

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
CREATE INDEX unit_name_unit ON unit_name USING btree (unit_id) WHERE (known_until IS NULL);
alter table unit_name enable row level security;
alter table unit_name force row level security;
create policy change on unit_name for update to public using (may_reorganise(current_account()));
create policy owner_passes on unit_name for all to owner using (true) with check (true);
create policy read on unit_name for select to public using (true);
create policy write on unit_name for insert to public with check (may_reorganise(current_account()));
grant insert, select on unit_name to application;
grant update (known_until) on unit_name to application;

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
create policy change on unit_parent for update to public using (may_reorganise(current_account()));
create policy owner_passes on unit_parent for all to owner using (true) with check (true);
create policy read on unit_parent for select to public using (true);
create policy write on unit_parent for insert to public with check (may_reorganise(current_account()));
grant insert, select on unit_parent to application;
grant update (known_until) on unit_parent to application;

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

create table unit_role (
  unit_id uuid not null,
  valid daterange not null,
  role text not null,
  known_from uuid not null,
  known_until uuid,
  constraint unit_role_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint unit_role_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id),
  constraint unit_role_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id),
  constraint unit_role_unit_id_valid_excl EXCLUDE USING gist (unit_id WITH =, valid WITH &&) WHERE ((known_until IS NULL)),
  constraint unit_role_valid_check CHECK ((NOT isempty(valid)))
);
alter table unit_role enable row level security;
alter table unit_role force row level security;
create policy change on unit_role for update to public using (may_reorganise(current_account()));
create policy owner_passes on unit_role for all to owner using (true) with check (true);
create policy read on unit_role for select to public using (true);
create policy write on unit_role for insert to public with check (may_reorganise(current_account()));
grant insert, select on unit_role to application;
grant update (known_until) on unit_role to application;

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
CREATE INDEX unit_span_custodian ON unit_span USING btree (custodian_id) WHERE ((custodian_id IS NOT NULL) AND (known_until IS NULL));
CREATE INDEX unit_span_unit ON unit_span USING btree (unit_id) WHERE (known_until IS NULL);
alter table unit_span enable row level security;
alter table unit_span force row level security;
create policy change on unit_span for update to public using (may_reorganise(current_account()));
create policy owner_passes on unit_span for all to owner using (true) with check (true);
create policy read on unit_span for select to public using (true);
create policy write on unit_span for insert to public with check (may_reorganise(current_account()));
grant insert, select on unit_span to application;
grant update (known_until) on unit_span to application;

create table withheld_number (
  id uuid not null,
  issuer_id uuid not null,
  number text not null,
  type_code text not null,
  agency text not null,
  issued_on date,
  known_from uuid not null,
  known_until uuid,
  constraint withheld_number_pkey PRIMARY KEY (id),
  constraint withheld_number_issuer_id_fkey FOREIGN KEY (issuer_id) REFERENCES unit(id),
  constraint withheld_number_known_from_fkey FOREIGN KEY (known_from) REFERENCES act(id),
  constraint withheld_number_known_until_fkey FOREIGN KEY (known_until) REFERENCES act(id)
);
CREATE INDEX withheld_number_issuer ON withheld_number USING btree (issuer_id);
CREATE UNIQUE INDEX withheld_number_once ON withheld_number USING btree (issuer_id, number, type_code, agency, COALESCE(issued_on, '-infinity'::date)) WHERE (known_until IS NULL);
alter table withheld_number enable row level security;
alter table withheld_number force row level security;
create policy change on withheld_number for update to public using (scope_covers(current_account(), '{clerk}'::text[], issuer_id, COALESCE(issued_on, today_here())));
create policy owner_passes on withheld_number for all to owner using (true) with check (true);
create policy read on withheld_number for select to public using (scope_covers(current_account(), '{reader,clerk,approver,issuer}'::text[], issuer_id, COALESCE(issued_on, today_here())));
create policy write on withheld_number for insert to public with check (scope_covers(current_account(), '{clerk}'::text[], issuer_id, COALESCE(issued_on, today_here())));
grant insert, select on withheld_number to application;
grant update (known_until) on withheld_number to application;

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

create type kept_line as (
  unit_id uuid,
  measure_id uuid,
  class_code text,
  aspect text,
  year integer
);

create function account_of_calendar(p_digest bytea)
returns uuid
language sql stable security definer set search_path="$user", public
as $$
  select f.account_id from calendar_feed f join account a on a.id = f.account_id
  where f.token_digest = p_digest and f.known_until is null and not a.is_disabled
$$;

create function account_reads(p_account uuid, p_unit uuid, p_on date)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select scope_covers(current_account(), '{clerk,approver,issuer}', p_unit, p_on)
    and exists (select from account a where a.id = p_account and not a.is_disabled)
    and scope_covers(p_account, '{reader,clerk,approver,issuer}', p_unit, p_on)
$$;

create function accounts_over(p_unit uuid, p_on date, p_search text, p_limit integer)
returns TABLE(id uuid, vi text, en text, unit_id uuid, roles text[])
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select a.id, a.vi, a.en, g.unit_id, array_agg(distinct g.role order by g.role)
  from access_grant g join account a on a.id = g.account_id
  where g.known_until is null and g.valid @> today_here() and not a.is_disabled and g.role <> 'administrator'
    and (g.unit_id is null or g.unit_id = p_unit
      or exists (select from unit_reach r where r.root_id = g.unit_id and r.unit_id = p_unit and r.during @> today_here()))
    and scope_covers(a.id, '{reader,clerk,approver,issuer}', p_unit, p_on)
    and (p_search = '' or position(fold_name(p_search) in fold_name(a.vi || ' ' || a.en)) > 0)
  group by a.id, a.vi, a.en, g.unit_id
  order by g.unit_id is distinct from p_unit, g.unit_id is null, a.vi, a.id limit p_limit;
end $$;

create function act_instant(p_act uuid)
returns TABLE(at timestamp with time zone)
language sql stable security definer rows 1 set search_path="$user", public
as $$ select a.at from act a where a.id = p_act $$;

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
language sql stable security definer rows 1 set enable_bitmapscan=off set enable_seqscan=off set search_path="$user", public
as $$
  select h.known_at, (select count(*) from (select from act where chain is null limit 1) waiting) from act_head h
$$;

create function acts_after(p_at timestamp with time zone)
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select id from act where known_at > p_at union all select id from act where chain is null
$$;

create function acts_on(p_person uuid)
returns TABLE(at timestamp with time zone, verb text, vi text, en text, reason text)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select a.at, a.verb, w.vi, w.en, coalesce(a.reason, y.payload ->> 'reason')
  from act a join account w on w.id = a.actor_id left join act_payload y on y.act_id = a.id
  where a.record_id = p_person or a.record_id in (select t.id from membership_step t where t.person_id = p_person
    union select t.id from transfer t where t.person_id = p_person union select t.id from badge_award t where t.person_id = p_person
    union select t.id from position_holding t where t.person_id = p_person union select t.id from applicant_dialogue t where t.person_id = p_person
    union select t.id from discipline t where t.person_id = p_person)
    or (a.record_kind = 'discipline_file' and a.id in (select t.known_from from discipline t where t.person_id = p_person))
  order by a.at;
end $$;

create function age_class(p_birth date, p_on date)
returns text
language sql immutable
as $$
  select case when p_birth is null then 'unknown'
    when p_on < (p_birth + interval '31 years')::date then '18-30' when p_on < (p_birth + interval '41 years')::date then '31-40'
    when p_on < (p_birth + interval '51 years')::date then '41-50' when p_on < (p_birth + interval '61 years')::date then '51-60'
    else 'over-60' end
$$;

create function audience_of(p_measure uuid, p_on date)
returns text
language sql stable security definer set search_path="$user", public
as $$ select audience from measure_version where measure_id = p_measure and valid @> p_on and known_until is null $$;

create function awareness_classes_of(p_unit uuid, p_on date)
returns TABLE(id uuid, "unitId" uuid, vi text, en text, "startsOn" date, "endsOn" date, places integer, seats bigint, certificates bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  select c.id, c.unit_id, c.vi, c.en, c.starts_on, c.ends_on, c.places, taken.seats, taken.certificates
  from awareness_class c cross join lateral (
    select count(*) as seats, count(s.certificate_on) as certificates from awareness_seat s where s.class_id = c.id and s.known_until is null) taken
  where c.known_until is null and (c.unit_id = any (units) or exists (
    select from awareness_seat s join membership_span m on m.person_id = s.person_id and m.known_until is null and m.valid @> p_on
    where s.class_id = c.id and s.known_until is null and m.unit_id = any (units)))
  order by c.starts_on desc, c.id;
end $$;

create function badges_due(p_unit uuid, p_on date, p_years integer[], p_after date[], p_until date[])
returns TABLE("personId" uuid, name text, birth text, sex text, "unitId" uuid, "partyAgeFrom" date, turn integer, years integer, "awardId" uuid, "awardedOn" date, "isEarly" boolean, reason text)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  with found as (
    select m.person_id, w.years from unnest(p_years, p_after, p_until) w (years, after, until)
      join membership m on m.party_age_from > w.after and m.party_age_from <= w.until and m.known_until is null
    union
    select b.person_id, b.years from badge_award b where b.round_on = p_on and b.known_until is null
  )
  select f.person_id, p.name, p.birth, p.sex, s.unit_id, m.party_age_from, m.turn, f.years, b.id, b.round_on, b.is_early, b.reason
  from found f
  join membership_span s on s.person_id = f.person_id and s.known_until is null and s.valid @> p_on and s.unit_id = any (units)
    and s.state in ('probationary', 'considered', 'full', 'exempt')
  join membership m on m.person_id = f.person_id and m.known_until is null and not exists (
    select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
  join person_profile p on p.person_id = f.person_id and p.known_until is null
  left join badge_award b on b.person_id = f.person_id and b.years = f.years and b.known_until is null
  where (b.id is null or b.round_on >= p_on)
    and (b.round_on = p_on or exists (select from unnest(p_years, p_after, p_until) w (years, after, until)
      where w.years = f.years and m.party_age_from > w.after and m.party_age_from <= w.until))
  order by f.years desc, p.given collate "vi-x-icu", p.name collate "vi-x-icu", f.person_id;
end $$;

create function board_rows(p_unit uuid, p_on date, p_units uuid[], p_above uuid[], p_known_at timestamp with time zone)
returns TABLE(targets json, themes json, groups json, rules json)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
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

create function calendar_months(p_first date, p_last date)
returns smallint
language sql immutable
as $$
  select coalesce((select n::smallint from unnest(array[1, 3, 6, 12]) n
    where extract(day from p_first) = 1 and mod(extract(month from p_first)::integer - 1, n) = 0
      and p_last = (p_first + make_interval(months => n) - interval '1 day')::date), 0::smallint)
$$;

create function calendar_periods(p_year integer)
returns TABLE(first_day date, last_day date, months smallint)
language sql immutable rows 27
as $$
  select make_date(p_year, m, 1), (make_date(p_year, m, 1) + make_interval(months => n) - interval '1 day')::date, n::smallint
  from (values (1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 1), (7, 1), (8, 1), (9, 1), (10, 1), (11, 1), (12, 1), (1, 3), (4, 3), (7, 3), (10, 3),
    (1, 6), (7, 6), (1, 12), (1, 2), (1, 4), (1, 5), (1, 7), (1, 8), (1, 9), (1, 10), (1, 11)) period (m, n)
$$;

create function check_first_import()
returns void
language plpgsql security definer set enable_nestloop=off set max_parallel_workers_per_gather=1 set min_parallel_table_scan_size=1MB set parallel_setup_cost=100 set search_path="$user", public
as $$
declare
  own constant xid := pg_current_xact_id_if_assigned()::xid;
  act constant uuid := (select known_from from person_profile limit 1);
  counts bigint[];
  units uuid[];
  acts uuid[] := array[act];
  missing text;
begin
  -- Whose rows they are, and by how many the act is not this one, in one pass.
  counts := (
    select array[count(*) filter (where p.id is null and r.person_id is not null), count(*) filter (where r.known_from is distinct from act or r.known_until is not null)]
    from (
      select person_id, known_from, known_until from person_profile union all select person_id, known_from, known_until from person_secret
      union all select person_id, known_from, known_until from membership union all select person_id, known_from, known_until from membership_span
      union all select person_id, known_from, known_until from membership_step union all select person_id, act_id, null from import_row) r
    left join person p on p.id = r.person_id and p.xmin = own);
  if counts[2] > 0 then
    acts := array(
      select known_from from person_profile union select known_until from person_profile where known_until is not null
      union select known_from from person_secret union select known_until from person_secret where known_until is not null
      union select known_from from membership union select known_until from membership where known_until is not null
      union select known_from from membership_span union select known_until from membership_span where known_until is not null
      union select known_from from membership_step union select known_until from membership_step where known_until is not null
      union select act_id from import_row);
  end if;
  units := array(
    select unit_id from membership_span union select unit_id from membership_step
    union select to_unit_id from membership_step where to_unit_id is not null);
  missing := case
    when counts[1] > 0 then 'person'
    when acts <> '{null}' and not hold_rows('act', acts) then 'act'
    when units <> '{}' and not hold_rows('unit', units) then 'unit' end;
  if missing is not null then
    raise exception 'the first import refers to a row of "%" that is not there', missing using errcode = 'foreign_key_violation';
  end if;
  if exists (select from (
      select s.valid && lag(s.valid) over (partition by s.person_id order by s.valid) as overlaps
      from membership_span s where s.known_until is null) o where o.overlaps) then
    raise exception 'two believed spans of one person overlap' using errcode = 'exclusion_violation', table = 'membership_span', column = 'valid';
  end if;
end $$;

create function check_references()
returns trigger
language plpgsql security definer set search_path="$user", public
as $$
declare
  ids uuid[];
begin
  for at in 0 .. tg_nargs - 2 by 2 loop
    execute format('select array(select distinct %1$I from added where %1$I is not null)', tg_argv[at]) into ids;
    if cardinality(ids) > 0 and not hold_rows(tg_argv[at + 1], ids) then
      raise exception 'a row of "%" refers by "%" to a row of "%" that is not there', tg_table_name, tg_argv[at], tg_argv[at + 1]
        using errcode = 'foreign_key_violation', table = tg_table_name, column = tg_argv[at];
    end if;
  end loop;
  return null;
end $$;

create function clock_facts(p_units uuid[], p_on date)
returns TABLE(person_id uuid, state text, received_on date, ceremony_on date, probation_ends_on date, considered_on date, full_on date)
language plpgsql stable rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
declare
  moving constant uuid[] := array(select distinct m.person_id from movers(p_units) m);
begin
  return query
  with waiting as materialized (
    select s.person_id, s.state from membership_span s
    where s.known_until is null and s.unit_id = any (p_units) and s.state = any ('{decided,probationary,considered}') and range_contains_elem(s.valid, p_on)
      and coalesce(s.person_id not in (select unnest(moving)), true)
    union all
    select v.person_id, s.state from unnest(moving) v (person_id)
    left join membership_span s on s.person_id = v.person_id and s.known_until is null and range_contains_elem(s.valid, p_on)
  )
  select w.person_id, coalesce(w.state, 'none'), decided."on", m.ceremony_on, m.probation_ends_on, m.considered_on, m.full_on
  from waiting w
  left join lateral (select i."on" from membership_step i where w.state = 'decided' and i.person_id = w.person_id and i.event = 'decide'
    and i.known_until is null order by i."on" desc limit 1) decided on true
  left join lateral (select i.* from membership i where w.state in ('probationary', 'considered', 'full', 'exempt') and i.person_id = w.person_id
    and i.known_until is null and i.end_state is null order by i.turn desc limit 1) m on true;
end $$;

create function clocks_counted(p_unit uuid, p_on date)
returns TABLE(state text, "receivedOn" date, "ceremonyOn" date, "probationEndsOn" date, "consideredOn" date, "fullOn" date, "decidedOn" date, "startedOn" date, "letterOn" date, "presentedOn" date, people bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  select f.state, f.received_on, f.ceremony_on, f.probation_ends_on, f.considered_on, f.full_on, null::date, null::date, null::date, null::date, count(*)
  from clock_facts(units, p_on) f group by 1, 2, 3, 4, 5, 6
  union all
  select 'none', null, null, null, null, null, t.decided_on, t.started_on, t.letter_on, t.presented_on, count(*)
  from movers(units) t group by t.decided_on, t.started_on, t.letter_on, t.presented_on;
end $$;

create function correct_directive(p_id uuid, p_act uuid, p_new jsonb)
returns void
language plpgsql security definer set search_path="$user", public
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

create function covers_session(p_account uuid, p_roles text[], p_session uuid, p_unit uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (select from study_session s where s.id = p_session and s.known_until is null
    and (scope_covers(p_account, p_roles, p_unit, s.held_on) or scope_covers(p_account, p_roles, s.unit_id, s.held_on)))
$$;

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

create function differing_secrets(p_people uuid[], p_fields text[], p_values text[])
returns TABLE(person_id uuid, field text, masked text)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  held uuid[];
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  held := array(select people_held(current_account(), '{reader,clerk,approver,issuer}', p_people));
  return query
  select given.person_id, given.field, case when s.value is null then null when given.field = 'religion' then '•••' else '•••' || right(s.value, 3) end
  from unnest(p_people, p_fields, p_values) given (person_id, field, value)
  left join lateral (
    select case given.field when 'card_number' then i.card_number when 'identity_number' then i.identity_number when 'religion' then i.religion end as value
    from person_secret i where i.person_id = given.person_id and i.known_until is null offset 0) s on true
  where given.person_id = any (held) and s.value is distinct from given.value;
end $$;

create function directive_implementers(p_directive uuid)
returns TABLE("unitId" uuid, id uuid, symbol text, vi text, en text, "issuedOn" date)
language plpgsql stable security definer rows 1000 set search_path="$user", public
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

create function directive_in_use(p_directive uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (select from target t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from theme t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from task_group t where t.directive_id = p_directive and t.known_until is null)
    or exists (select from entry e where e.directive_id = p_directive and e.known_until is null)
    or exists (select from document_registration r where r.directive_id = p_directive and r.known_until is null)
$$;

create function directives_issued(p_units uuid[], p_known_at timestamp with time zone)
returns TABLE("unitId" uuid, "on" date, symbol text, vi text, en text, kind text)
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select issuer_id, issued_on, symbol, vi, en, kind from directive
  where issuer_id = any (p_units) and issued_on is not null
    and case when p_known_at is null then known_until is null else known_at_covers(known_from, known_until, p_known_at) end
  union all
  select issuer_id, issued_on, symbol, vi, en, kind from directive_earlier
  where p_known_at is not null and issuer_id = any (p_units) and issued_on is not null and known_at_covers(known_from, known_until, p_known_at)
$$;

create function directives_touched(p_after timestamp with time zone, p_until timestamp with time zone)
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select d.issuer_id from directive d join act k on k.id = d.known_from or k.id = d.known_until
  where k.known_at > p_after and k.known_at <= p_until
  union
  select d.issuer_id from directive_earlier d join act k on k.id = d.known_until where k.known_at > p_after and k.known_at <= p_until
$$;

create function document_covered(p_document uuid, p_roles text[])
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (select from document d where d.id = p_document and scope_covers(current_account(), p_roles, d.unit_id, d.last_day))
$$;

create function document_facts(p_documents uuid[], p_today date)
returns TABLE(id uuid, "templateVi" text, "templateEn" text, "createdAt" timestamp with time zone, "createdVi" text, "createdEn" text, "changedAt" timestamp with time zone, "changedVi" text, "changedEn" text, total bigint, done bigint, overdue bigint, unheld bigint, "nextDueOn" date, "mySection" boolean, "toApprove" boolean, "openRemarks" bigint, asked bigint, given bigint, "myOpinion" boolean, late boolean)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
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

create function document_seq(p_document uuid)
returns TABLE(seq integer, merged integer)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
begin
  if not document_covered(p_document, '{reader,clerk,approver,issuer}') then
    return;
  end if;
  return query select coalesce((select u.seq from document_update u where u.document_id = p_document and u.seq is not null order by u.seq desc limit 1), 0),
    coalesce((select s.seq from document_state s where s.document_id = p_document), 0);
end $$;

create function entries_at(p_unit uuid, p_on date, p_units uuid[])
returns SETOF entry_line
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
declare
  home uuid := home_party_on(p_unit, p_on);
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select e.id, e.unit_id, e.measure_id, e.class_code, e.aspect, e.period, e.first_day, e.last_day, e.word, e.low::text, e.high::text,
    e.is_estimate, e.is_not_applicable, e.is_of_most, e.result, e.origin, e.inferred_by, e.printed_form, e.cut_off_on, e.stated_on,
    e.source_id, e.paragraph, a.entry_id is not null, null::uuid
  from entry e left join entry_approval a on a.entry_id = e.id
  where e.unit_id = any (p_units) and e.known_until is null
    and (e.unit_id = p_unit or (select true from unit_reach r where r.unit_id = e.unit_id and r.root_id = home limit 1));
end $$;

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
  where e.id = any (touched)
    and (e.unit_id = p_unit or (select true from unit_reach r where r.unit_id = e.unit_id and r.root_id = home limit 1));
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

create function entries_waiting(p_unit uuid, p_on date, p_most integer, p_offset integer, p_limit integer)
returns TABLE(total bigint, id uuid, entered_by uuid)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
#variable_conflict use_column
declare
  home uuid := home_party_on(p_unit, p_on);
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  with waiting as materialized (
    select e.id, e.known_from from entry e
    where e.known_until is null and (e.word is not null or e.result is not null or e.is_not_applicable)
      and not exists (select from entry_approval a where a.entry_id = e.id)
      and (e.unit_id = p_unit or exists (
        select from unit_reach r where r.root_id = home and r.unit_id = e.unit_id
          and (r.during @> e.last_day or upper(r.during) - 1 between e.first_day and e.last_day)))
    limit p_most
  )
  select (select count(*) from waiting), w.id, k.actor_id
  from waiting w join act k on k.id = w.known_from
  order by k.at, w.id offset p_offset limit p_limit;
end $$;

create function entry_changes(p_unit uuid, p_on date, p_entries uuid[])
returns TABLE(id uuid, at timestamp with time zone, vi text, en text)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
#variable_conflict use_column
declare
  home uuid := home_party_on(p_unit, p_on);
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query select e.id, a.at, w.vi, w.en from entry e join act a on a.id = e.known_from join account w on w.id = a.actor_id
    where e.id = any (p_entries)
      and (e.unit_id = p_unit or (select true from unit_reach r where r.unit_id = e.unit_id and r.root_id = home limit 1));
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

create function erase_person(p_person uuid, p_act uuid)
returns void
language plpgsql security definer set search_path="$user", public
as $$
declare
  gone constant text := 'Đã xóa';
begin
  if not (is_clerk() and may_see_person(current_account(), p_person)) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  delete from act_payload where act_id in (select a.id from act a where a.record_id in (
    select p_person
    union select id from membership where person_id = p_person
    union select id from membership_step where person_id = p_person
    union select id from applicant_dialogue where person_id = p_person
    union select id from transfer where person_id = p_person
    union select id from discipline where person_id = p_person
    union select id from badge_award where person_id = p_person
    union select id from position_holding where person_id = p_person));
  update person set erased = p_act where id = p_person;
  update person_profile set name = gone, birth = null, birth_on = null, sex = null, ethnicity = null, education = null, theory = null, occupation = null, phone = null
  where person_id = p_person;
  delete from person_secret where person_id = p_person;
  delete from discipline where person_id = p_person;
  delete from applicant_dialogue where person_id = p_person;
  delete from dossier_item where person_id = p_person;
  delete from membership_tie where person_id = p_person or member_id = p_person;
  update sensitive_reading set reason = gone where person_id = p_person;
  update membership set decision = null, recognition_decision = null where person_id = p_person;
  update membership_step set reason = null, decision = null where person_id = p_person;
  update transfer set elsewhere = gone where person_id = p_person and elsewhere is not null;
  update badge_award set reason = gone where person_id = p_person and reason is not null;
  update position_holding set decision = null where person_id = p_person;
  update import_row set person_id = null, digest = sha256(''::bytea) where person_id = p_person;
end $$;

create function ethnicity_class(p_ethnicity text, p_known text[])
returns text
language sql immutable
as $$
  select case when p_ethnicity is null then 'unknown' when p_ethnicity = any (p_known) or p_known = '{}' then p_ethnicity else 'other' end
$$;

create function first_badge_round(p_unit uuid, p_on date)
returns date
language plpgsql stable security definer set search_path="$user", public
as $$
declare
  round date;
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  for round in select distinct b.round_on from badge_award b where b.known_until is null order by 1 loop
    if exists (select from badge_award b join membership_span s on s.person_id = b.person_id and s.known_until is null
      join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id where b.round_on = round and b.known_until is null) then
      return round;
    end if;
  end loop;
  return null;
end $$;

create function fold_kept_totals(p_at_once integer)
returns bigint
language plpgsql security definer set search_path="$user", public
as $$
declare
  since timestamptz := (select k.known_at from kept_until k);
  until timestamptz := (select h.known_at from act_head h);
  version bigint := (select i.catalogue_version from installation i);
  lines kept_line[];
  measure uuid;
  folded bigint := 0;
  is_moved boolean := version is distinct from (select k.catalogue_version from kept_until k);
begin
  if not pg_try_advisory_xact_lock(7463831) then
    return null;
  end if;
  if since is null then
    for measure in select m.id from measure m loop
      lines := array(
        select distinct row(e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, extract(year from e.last_day)::integer)::kept_line
        from entry e join unit u on u.id = e.unit_id and u.kind = 'party_organisation'
        where e.measure_id = measure and extract(year from e.first_day) = extract(year from e.last_day));
      perform put_kept_totals_in_parts(lines, since, until, false, p_at_once);
      folded := folded + cardinality(lines);
    end loop;
  else
    lines := array(select row(t.*)::kept_line from (select * from kept_touched(since, until) union select * from kept_moved(null)) t);
    perform put_kept_totals_in_parts(lines, since, until, is_moved, p_at_once);
    folded := cardinality(lines);
  end if;
  if since is null or is_moved then
    -- As sets: looked for one by one, each place of a root is found among all that stand under it.
    delete from kept_reach k using (
        select r.root_id, r.unit_id, r.during from kept_reach r except select r.root_id, r.unit_id, r.during from unit_reach r) gone
      where k.root_id = gone.root_id and k.unit_id = gone.unit_id and k.during = gone.during;
    insert into kept_reach
      select r.root_id, r.unit_id, r.during from unit_reach r join unit u on u.id = r.unit_id and u.kind = 'party_organisation'
      except select k.root_id, k.unit_id, k.during from kept_reach k;
  end if;
  insert into kept_until (known_at, catalogue_version) values (until, version)
    on conflict (is_only) do update set known_at = excluded.known_at, catalogue_version = excluded.catalogue_version;
  return folded;
end $$;

create function fold_name(p_text text)
returns text
language plpgsql immutable strict
as $$
declare
  plain constant text := translate(lower(normalize(p_text, NFD)), U&'\0111\00F0\0300\0301\0302\0303\0306\0309\031B\0323', 'dd');
begin
  if octet_length(plain) = length(plain) then
    return plain;
  end if;
  return translate(lower(regexp_replace(normalize(p_text, NFD), '[\u0300-\u036f]', '', 'g')), 'đð', 'dd');
end $$;

create function follow_terms(p_act uuid)
returns void
language plpgsql security definer set search_path="$user", public
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

create function grant_before_documents(p_role text)
returns void
language plpgsql set search_path="$user", public
as $$
begin
  perform grant_before_kept_totals(p_role);
  execute format('revoke all on kept_total, kept_reach, kept_size, kept_until from %I', p_role);
end $$;

create function grant_before_kept_totals(p_role text)
returns void
language plpgsql set search_path="$user", public
as $$
begin
  perform grant_tables_to_application(p_role);
  execute format('revoke select on person_secret, discipline, sensitive_reading from %I', p_role);
  execute format('revoke insert on sensitive_reading from %I', p_role);
  execute format('grant select (person_id, known_from, known_until) on person_secret to %I', p_role);
  execute format('grant select (id, person_id, known_from, known_until) on discipline to %I', p_role);
  execute format('grant update (carried_out) on reorganisation to %I', p_role);
  -- An import copies its file into a temporary table first.
  execute format('grant temporary on database %I to %I', current_database(), p_role);
end $$;

create function grant_tables_to_application(p_role text)
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
  for name in select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = current_schema::regnamespace and c.relkind = 'r'
      and a.attname = 'known_until' and not a.attisdropped
      and obj_description(c.oid, 'pg_class') like '%superseded by the application%' loop
    execute format('grant update (known_until) on %I to %I', name, p_role);
  end loop;
  execute format('grant update (password_hash, is_disabled) on account to %I', p_role);
  execute format('grant update (seen_at) on session to %I', p_role);
  execute format('grant update (used_at) on invitation to %I', p_role);
  execute format('grant delete on session, sign_in_failure to %I', p_role);
end $$;

create function grant_to_application(p_role text)
returns void
language plpgsql set search_path="$user", public
as $$
begin
  perform grant_before_documents(p_role);
  execute format('grant update (seq, bytes) on document_state to %I', p_role);
end $$;

create function handed_down_by(p_target uuid)
returns uuid
language sql stable security definer set search_path="$user", public
as $$
  select above.unit_id from allocation_part p
  join allocation a on a.id = p.allocation_id and a.known_until is null
  join target above on above.id = a.target_id
  join target t on t.id = p.target_id and scope_covers(current_account(), '{reader,clerk,approver,issuer}', t.unit_id, t.last_day)
  where p.target_id = p_target limit 1
$$;

create function has_role_everywhere(p_account uuid, p_roles text[])
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = any (p_roles) and g.role <> 'administrator' and g.unit_id is null
      and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

create function held_disciplines(p_people uuid[], p_forms text[], p_days date[], p_decisions text[])
returns TABLE(line bigint, held text)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  own uuid[];
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  own := array(select people_held(current_account(), '{clerk}', p_people));
  return query
  select g.line, case when bool_or(d.form = g.form and (g.decision is null or n.is_same)) then 'same' else 'other' end
  from unnest(p_people, p_forms, p_days, p_decisions) with ordinality g (person_id, form, decided_on, decision, line)
  join discipline d on d.person_id = g.person_id and d.decided_on = g.decided_on and d.known_until is null
  cross join lateral (select coalesce(regexp_replace(d.decision, '\s', '', 'g') = regexp_replace(g.decision, '\s', '', 'g'), false)) n (is_same)
  where g.person_id = any (own) and (d.form = g.form or n.is_same)
  group by 1;
end $$;

create function held_on(p_person uuid)
returns TABLE(held_in text, held_as text, held jsonb)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
declare
  place record;
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select 'person', 'id', to_jsonb(p) from person p where p.id = p_person;
  for place in select * from references_to('person') order by 1, 2 loop
    return query execute format('select %L::text, %L::text, case %1$L
        when ''person_secret'' then to_jsonb(t) || jsonb_build_object(''card_number'', ''•••'' || right(to_jsonb(t)->>''card_number'', 3),
          ''identity_number'', ''•••'' || right(to_jsonb(t)->>''identity_number'', 3),
          ''religion'', case when to_jsonb(t)->>''religion'' is not null then ''•••'' end)
        when ''discipline'' then to_jsonb(t) || ''{"form": "•••", "decided_on": "•••", "decision": "•••"}''
        else to_jsonb(t) end
      from %1$I t where %2$I = $1', place.relation, place.attribute) using p_person;
  end loop;
end $$;

create function hold_rows(p_table text, p_ids uuid[])
returns boolean
language plpgsql security definer set search_path="$user", public
as $$
declare
  own constant xid := pg_current_xact_id_if_assigned()::xid;
  here bigint;
begin
  if p_table = 'person' then
    select count(*) into here from person r where r.id = any (p_ids) and r.xmin = own;
    if here < cardinality(p_ids) then
      select here + count(*) into here from (
        select from person r where r.id = any (p_ids) and r.xmin is distinct from own for key share) held;
    end if;
  elsif p_table = 'unit' then
    select count(*) into here from (select from unit r where r.id = any (p_ids) for key share) held;
  else
    select count(*) into here from (select from act r where r.id = any (p_ids) for key share) held;
  end if;
  return here = cardinality(p_ids);
end $$;

create function holds_person(p_account uuid, p_roles text[], p_person uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select has_role_everywhere(p_account, p_roles)
    or exists (select from membership_span s where s.person_id = p_person and s.known_until is null
      and scope_meets(p_account, p_roles, s.unit_id, s.valid))
    or exists (select from person p where p.id = p_person and scope_covers(p_account, p_roles, p.unit_id, today_here()))
    or exists (select from transfer t where t.person_id = p_person and t.known_until is null and t.letter_on is not null and t.accepted_on is null
      and scope_covers(p_account, p_roles, t.to_unit_id, today_here()))
$$;

create function holds_post(p_person uuid, p_on date)
returns boolean
language plpgsql stable security definer set search_path="$user", public
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return exists (select from position_holding h join position t on t.id = h.position_id and t.known_until is null
    where h.person_id = p_person and h.known_until is null and h.valid @> p_on and life_of(t.unit_id) @> p_on);
end $$;

create function home_party_on(p_unit uuid, p_on date)
returns uuid
language sql stable security definer set search_path="$user", public
as $$
  select case u.kind when 'party_organisation' then u.id when 'organ' then u.home_id
    else (select l.party_id from area_lead l where l.area_id = case u.kind when 'area' then u.id else u.home_id end
            and l.valid @> day_in_life(u.id, p_on) and l.known_until is null) end
  from unit u where u.id = p_unit
$$;

create function id_after(p_id uuid, p_act uuid)
returns uuid
language sql immutable strict
as $$
  select (left(p_act::text, 15) || substr(mixed, 1, 3) || '-8' || substr(mixed, 4, 3) || '-' || substr(mixed, 7, 12))::uuid
  from md5(p_id::text || p_act::text) mixed
$$;

create function is_administrator(p_account uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = 'administrator' and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

create function is_clerk()
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (select from access_grant g join account a on a.id = g.account_id
    where g.account_id = current_account() and g.role in ('clerk', 'issuer') and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

create function keep_referred()
returns trigger
language plpgsql security definer set search_path="$user", public
as $$
declare
  place record;
  is_referred boolean;
begin
  if tg_op <> 'DELETE' then
    raise exception 'rows of "%" keep their ids', tg_table_name using errcode = 'foreign_key_violation', table = tg_table_name;
  elsif current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'rows of "%" are deleted in a transaction that reads what is committed', tg_table_name using errcode = 'foreign_key_violation', table = tg_table_name;
  end if;
  for place in select * from references_to(tg_relid) loop
    execute format('select exists (select from %s where %I = $1)', place.relation, place.attribute) into is_referred using old.id;
    if is_referred then
      raise exception 'a row of "%" is still referred to by "%" of "%"', tg_table_name, place.attribute, place.relation
        using errcode = 'foreign_key_violation', table = tg_table_name;
    end if;
  end loop;
  return null;
end $$;

create function keep_spans_apart()
returns trigger
language plpgsql security definer set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  own constant xid := pg_current_xact_id_if_assigned()::xid;
  people constant uuid[] := array(select distinct a.person_id from added a where a.known_until is null);
  others uuid[];
  torn uuid;
begin
  -- Whom this transaction wrote down nobody else sees yet.
  others := array(select p.id from person p where p.id = any (people) and p.xmin is distinct from own order by p.id for no key update);
  if cardinality(others) > 0 then
    update person set spans_written = spans_written + 1 where id = any (others);
  end if;
  -- In order of their first days, two that overlap have two neighbours that do.
  select o.person_id into torn from (
    select s.person_id, s.valid && lag(s.valid) over (partition by s.person_id order by s.valid) as overlaps
    from membership_span s where s.person_id = any (people) and s.known_until is null) o
  where o.overlaps limit 1;
  if torn is not null then
    raise exception 'two believed spans of one person overlap' using errcode = 'exclusion_violation', table = 'membership_span', column = 'valid';
  end if;
  return null;
end $$;

create function kept_changes(p_lines kept_line[], p_roots uuid[], p_since timestamp with time zone, p_until timestamp with time zone, p_is_moved boolean)
returns TABLE(unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint, heard integer, have integer, approved integer, apart integer, odd integer, estimates integer, of_most integer, total numeric, mark numeric)
language plpgsql stable security definer rows 10000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
#variable_conflict use_column
begin
  return query
  select c.unit_id, c.measure_id, c.class_code, c.aspect, c.first_day, c.last_day, c.months, coalesce(sum(c.heard), 0)::integer,
    coalesce(sum(c.have), 0)::integer, coalesce(sum(c.approved), 0)::integer, coalesce(sum(c.apart), 0)::integer, coalesce(sum(c.odd), 0)::integer,
    coalesce(sum(c.estimates), 0)::integer, coalesce(sum(c.of_most), 0)::integer, coalesce(sum(c.total), 0), coalesce(sum(c.mark), 0)
  from (
    select n.* from kept_shares(p_lines, p_roots, case when p_is_moved then null else p_since end, p_until, false) n
    union all
    -- Where units moved, the earlier is taken back along the trees as they were folded.
    select o.* from kept_shares(case when p_is_moved and p_since is not null then p_lines else '{}' end, p_roots, p_since, null, true) o
      where p_is_moved and p_since is not null
  ) c
  group by 1, 2, 3, 4, 5, 6, 7;
end $$;

create function kept_entries(p_unit uuid)
returns bigint
language sql stable security definer set search_path="$user", public
as $$ select s.entries from kept_size s where s.unit_id = p_unit $$;

create function kept_moved(p_root uuid)
returns SETOF kept_line
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if (select i.catalogue_version from installation i) is not distinct from (select k.catalogue_version from kept_until k) then
    return;
  end if;
  units := array(
    select r.unit_id from (
      (select r.root_id, r.unit_id, r.during from unit_reach r join unit u on u.id = r.unit_id
        where u.kind = 'party_organisation' and (p_root is null or r.root_id = p_root)
       except select r.root_id, r.unit_id, r.during from kept_reach r)
      union all
      (select r.root_id, r.unit_id, r.during from kept_reach r where p_root is null or r.root_id = p_root
       except select r.root_id, r.unit_id, r.during from unit_reach r)) r
    union select p.root_id from unit_reach p where p.unit_id in (
      select x.unit_id from (select r.unit_id, r.during from unit_reach r where p_root is null or r.root_id = p_root
        except select r.unit_id, r.during from kept_reach r where p_root is null or r.root_id = p_root) x));
  return query
  select distinct e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, extract(year from e.last_day)::integer
  from entry e join unit u on u.id = e.unit_id and u.kind = 'party_organisation'
  where e.unit_id = any (units) and extract(year from e.first_day) = extract(year from e.last_day);
end $$;

create function kept_shares(p_lines kept_line[], p_roots uuid[], p_since timestamp with time zone, p_until timestamp with time zone, p_as_folded boolean)
returns TABLE(unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint, heard bigint, have bigint, approved bigint, apart bigint, odd bigint, estimates bigint, of_most bigint, total numeric, mark numeric)
language plpgsql stable security definer rows 10000 set enable_nestloop=off set enable_sort=off set jit=off set plan_cache_mode=force_generic_plan set search_path="$user", public set work_mem=128MB
as $$
#variable_conflict use_column
declare
  units uuid[] := array(select distinct l.unit_id from unnest(p_lines) l);
begin
  return query
  with reach as materialized (
    select r.root_id, r.unit_id, r.during from unit_reach r
      where not p_as_folded and r.unit_id = any (units) and r.root_id <> r.unit_id and (p_roots is null or r.root_id = any (p_roots))
    union all
    select r.root_id, r.unit_id, r.during from kept_reach r
      where p_as_folded and r.unit_id = any (units) and r.root_id <> r.unit_id and (p_roots is null or r.root_id = any (p_roots))
  ), life as materialized (
    select r.unit_id, range_agg(r.during) as during from unit_reach r
      where not p_as_folded and r.unit_id = any (units) and r.root_id = r.unit_id group by 1
    union all
    select r.unit_id, range_agg(r.during) from kept_reach r where p_as_folded and r.unit_id = any (units) and r.root_id = r.unit_id group by 1
  ), above as materialized (
    -- Which of these units have or had others under themselves: what is stated there is no leaf's.
    select u as unit_id from unnest(units) u
    where case when p_as_folded then exists (select from kept_reach r where r.root_id = u and r.unit_id <> u)
      else exists (select from unit_reach r where r.root_id = u and r.unit_id <> u
        and (select x.kind from unit x where x.id = r.unit_id) = 'party_organisation') end
  ), value as materialized (
    select * from kept_values(p_lines, p_since, p_until)
  ), series as materialized (
    select row_number() over ()::integer as serie, d.measure_id, d.class_code, d.aspect, d.year,
      (select v.over_time from measure_version v where v.measure_id = d.measure_id and v.known_until is null
        and v.valid && daterange(make_date(d.year, 1, 1), make_date(d.year, 12, 31), '[]') order by v.valid desc limit 1) as over_time
    from (select distinct v.measure_id, v.class_code, v.aspect, v.year from value v) d
  ), span as materialized (
    select d.first_day, d.last_day, calendar_months(d.first_day, d.last_day) as months
    from (select distinct v.first_day, v.last_day from value v) d
  ), period as materialized (
    -- Every period that holds another; a spot is a period with the length of what was entered in it.
    select d.first_day as said_first, d.last_day as said_last, d.months, p.first_day, p.last_day, p.months as length,
      ((p.first_day - date '1900-01-01')::bigint * 400 + (p.last_day - p.first_day)) * 16 + d.months as spot,
      d.months = 0 as is_loose, d.months = 0 or mod(p.months, greatest(d.months, 1::smallint)) <> 0 as is_uneven
    from span d cross join lateral calendar_periods(extract(year from d.last_day)::integer) p
    where p.first_day <= d.first_day and p.last_day >= d.last_day
  ), spots as materialized (
    select distinct p.spot, p.first_day, p.last_day, p.length, p.months, daterange(p.first_day, p.last_day, '[]') as days from period p
  ), said as materialized (
    select v.sign, v.unit_id, s.serie, s.over_time, v.first_day, v.last_day, v.low, v.is_exact, v.is_not_applicable, v.is_estimate, v.is_of_most,
      v.is_approved, l.during @> v.last_day is true as is_alive,
      -- A unit that had ended by then belongs to the tree of its last day; such a value is left to the whole rule.
      case when l.during @> v.last_day then v.last_day else coalesce((
        select max(upper(d)) - 1 from unnest(l.during) d where upper(d) <= v.last_day), v.last_day) end as said_last,
      case when a.unit_id is null then false
        when p_as_folded then exists (select from kept_reach r where r.root_id = a.unit_id and r.unit_id <> a.unit_id and r.during @> v.last_day)
        else exists (select from unit_reach r where r.root_id = a.unit_id and r.unit_id <> a.unit_id and r.during @> v.last_day
          and (select x.kind from unit x where x.id = r.unit_id) = 'party_organisation') end as is_above
    from value v join series s on s.measure_id = v.measure_id and s.class_code = v.class_code and s.aspect = v.aspect and s.year = v.year
    left join life l on l.unit_id = v.unit_id left join above a on a.unit_id = v.unit_id
  ), placed as materialized (
    -- Every value in every period that holds it.
    select v.sign, v.unit_id, v.serie, p.spot, v.over_time = 'last' as is_stock, v.said_last, v.low, v.is_exact, v.is_not_applicable,
      v.is_estimate and v.is_exact as is_estimate, v.is_of_most and v.is_exact as is_of_most, v.is_approved or v.is_not_applicable as is_approved,
      v.is_above, not v.is_alive or not v.is_exact and not v.is_not_applicable or v.is_above
        or case when v.over_time = 'last' then p.is_loose else p.is_uneven end as is_odd
    from said v join period p on p.said_first = v.first_day and p.said_last = v.last_day
    where v.over_time is not null
  ), counted as (
    select * from placed s where not s.is_stock
    union all
    -- Of a stock only the latest counts.
    select s.* from (select distinct on (s.sign, s.unit_id, s.serie, s.spot) s.* from placed s where s.is_stock
      order by s.sign, s.unit_id, s.serie, s.spot, s.said_last desc) s
  ), whole as materialized (
    -- What a leaf says of a period, whoever stands above it.
    select s.sign, s.unit_id, s.serie, s.spot, s.is_stock,
      count(*) filter (where s.is_exact) as values, count(*) filter (where s.is_not_applicable) as aparts, count(*) filter (where s.is_odd) as odds,
      bool_and(s.is_approved) as is_approved, bool_or(s.is_estimate) as is_estimate, bool_or(s.is_of_most) as is_of_most,
      coalesce(sum(s.low) filter (where s.is_exact), 0) as total, bool_or(s.is_above) as is_above
    from counted s
    group by 1, 2, 3, 4, 5
  ), changing as materialized (
    -- Who did not stand above during all the time in question.
    select r.root_id, r.unit_id from reach r cross join (select daterange(min(p.first_day), max(p.last_day), '[]') as days from spots p) every
    group by 1, 2 having not bool_or(r.during @> every.days)
  ), partly as materialized (
    -- Who stood above for a part of a period only, or along two ways, one after the other.
    select r.root_id, r.unit_id, p.spot, p.first_day, p.last_day, p.months
    from reach r join changing c on c.root_id = r.root_id and c.unit_id = r.unit_id join spots p on r.during && p.days
    group by 1, 2, 3, 4, 5, 6 having not bool_or(r.during @> p.days)
  ), share as (
    select w.sign, r.root_id, w.unit_id, w.serie, w.spot, w.values, w.aparts, w.odds, w.is_approved, w.is_estimate, w.is_of_most, w.total,
      case when w.is_stock then 1 else p.length / greatest(p.months, 1::smallint) end as tiles
    from whole w join spots p on p.spot = w.spot join reach r on r.unit_id = w.unit_id
    where case when w.is_stock then r.during @> p.last_day else r.during @> p.days end
    union all
    select s.sign, r.root_id, s.unit_id, s.serie, s.spot,
      count(*) filter (where s.is_exact), count(*) filter (where s.is_not_applicable), count(*) filter (where s.is_odd),
      bool_and(s.is_approved), bool_or(s.is_estimate), bool_or(s.is_of_most), coalesce(sum(s.low) filter (where s.is_exact), 0),
      (select count(*) from generate_series(r.first_day, r.last_day, make_interval(months => greatest(r.months, 1::smallint))) tile
        where exists (select from reach x where x.unit_id = s.unit_id and x.root_id = r.root_id
          and x.during @> (tile + make_interval(months => greatest(r.months, 1::smallint)) - interval '1 day')::date))
    from placed s join partly r on r.unit_id = s.unit_id and r.spot = s.spot
    where not s.is_stock and exists (
      select from reach x where x.unit_id = s.unit_id and x.root_id = r.root_id and x.during @> s.said_last)
    group by 1, 2, 3, 4, 5, r.first_day, r.last_day, r.months
    union all
    -- What is stated above leaves stands in the way of the plain sum of that unit itself too.
    select w.sign, w.unit_id, w.unit_id, w.serie, w.spot, 0, 0, w.odds, true, false, false, 0, 1
    from whole w where w.is_above and (p_roots is null or w.unit_id = any (p_roots))
  ), digest as materialized (
    select u as unit_id, hashtextextended(u::text, 0)::numeric as mark from unnest(units) u
  ), added as (
    select s.root_id, s.serie, s.spot,
      sum(s.sign) filter (where s.values > 0) as heard, sum(s.sign) filter (where s.values > 0 and s.values + s.aparts >= s.tiles) as have,
      sum(s.sign) filter (where s.values > 0 and s.values + s.aparts >= s.tiles and s.is_approved) as approved,
      sum(s.sign) filter (where s.values = 0 and s.aparts > 0 and s.aparts >= s.tiles) as apart, sum(s.sign * s.odds)::bigint as odd,
      sum(s.sign) filter (where s.is_estimate) as estimates, sum(s.sign) filter (where s.is_of_most) as of_most, sum(s.sign * s.total) as total,
      sum(s.sign * d.mark) filter (where s.values > 0 and s.values + s.aparts >= s.tiles) as mark
    from share s join digest d on d.unit_id = s.unit_id
    group by 1, 2, 3
  )
  select a.root_id, s.measure_id, s.class_code, s.aspect, p.first_day, p.last_day, p.months,
    a.heard, a.have, a.approved, a.apart, a.odd, a.estimates, a.of_most, a.total, a.mark
  from added a join series s on s.serie = a.serie join spots p on p.spot = a.spot;
end $$;

create function kept_totals_since(p_unit uuid, p_on date, p_units uuid[], p_after timestamp with time zone, p_until timestamp with time zone)
returns TABLE(unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint, heard integer, have integer, approved integer, apart integer, odd integer, estimates integer, of_most integer, total text, mark text)
language plpgsql stable security definer rows 1000 set enable_hashjoin=off set enable_mergejoin=off set enable_seqscan=off set jit=off set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
#variable_conflict use_column
declare
  units uuid[] := kept_units(p_unit, p_on, p_units);
  since timestamptz := (select k.known_at from kept_until k);
  is_moved boolean := (select i.catalogue_version from installation i) is distinct from (select k.catalogue_version from kept_until k);
  news kept_line[] := array(select row(t.*)::kept_line from kept_touched(p_after, p_until) t);
  lines kept_line[] := news;
begin
  if is_moved then
    lines := array(select row(t.*)::kept_line from (select * from unnest(news) union select * from kept_moved(p_unit)) t);
  end if;
  if lines = '{}' then
    return;
  end if;
  return query
  select t.unit_id, t.measure_id, t.class_code, t.aspect, t.first_day, t.last_day, t.months, sum(t.heard)::integer, sum(t.have)::integer,
    sum(t.approved)::integer, sum(t.apart)::integer, sum(t.odd)::integer, sum(t.estimates)::integer, sum(t.of_most)::integer,
    trim_scale(sum(t.total))::text, sum(t.mark)::text
  from (
    select h.* from (select distinct l.measure_id, l.class_code, l.aspect, l.year from unnest(lines) l) l cross join unnest(units) u
    join kept_total h on h.unit_id = u and h.measure_id = l.measure_id and h.aspect = l.aspect and h.class_code = l.class_code
      and h.first_day >= make_date(l.year, 1, 1) and h.last_day <= make_date(l.year, 12, 31)
    union all
    -- What a line put there before it was folded is in the total; all lines of the same place are put in anew.
    select * from kept_changes(array(
      select row(t.*)::kept_line from (select * from unnest(lines) union
        select f.* from kept_touched(since, p_until) f where since < p_after and exists (
          select from unnest(lines) l where l.measure_id = f.measure_id and l.class_code = f.class_code and l.aspect = f.aspect and l.year = f.year)) t),
      units, since, p_until, is_moved)
  ) t
  group by 1, 2, 3, 4, 5, 6, 7;
end $$;

create function kept_totals_under(p_unit uuid, p_on date, p_units uuid[], p_first date, p_last date, p_until timestamp with time zone)
returns TABLE(unit_id uuid, measure_id uuid, class_code text, aspect text, first_day date, last_day date, months smallint, heard integer, have integer, approved integer, apart integer, odd integer, estimates integer, of_most integer, total text, mark text)
language plpgsql stable security definer rows 1000 set enable_seqscan=off set jit=off set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
#variable_conflict use_column
declare
  units uuid[] := kept_units(p_unit, p_on, p_units);
  since timestamptz := (select k.known_at from kept_until k);
  is_moved boolean := (select i.catalogue_version from installation i) is distinct from (select k.catalogue_version from kept_until k);
  lines kept_line[] := array(
    select row(t.*)::kept_line from (select * from kept_touched(since, p_until) union select * from kept_moved(p_unit)) t);
begin
  return query
  select t.unit_id, t.measure_id, t.class_code, t.aspect, t.first_day, t.last_day, t.months, sum(t.heard)::integer, sum(t.have)::integer,
    sum(t.approved)::integer, sum(t.apart)::integer, sum(t.odd)::integer, sum(t.estimates)::integer, sum(t.of_most)::integer,
    trim_scale(sum(t.total))::text, sum(t.mark)::text
  from (
    select * from kept_total h where h.unit_id = any (units) and h.first_day >= p_first and h.last_day <= p_last
    union all
    select * from kept_changes(lines, units, since, p_until, is_moved) c
    where lines <> '{}' and c.first_day >= p_first and c.last_day <= p_last
  ) t
  group by 1, 2, 3, 4, 5, 6, 7;
end $$;

create function kept_touched(p_after timestamp with time zone, p_until timestamp with time zone)
returns SETOF kept_line
language plpgsql stable security definer rows 1000 set enable_seqscan=off set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
declare
  acts uuid[] := array(select id from act where known_at > p_after and known_at <= p_until);
begin
  return query
  select distinct e.unit_id, e.measure_id, coalesce(e.class_code, ''), e.aspect, extract(year from e.last_day)::integer
  from entry e join unit u on u.id = e.unit_id and u.kind = 'party_organisation'
  where e.id = any (array(select id from entry where known_from = any (acts)) || array(select id from entry where known_until = any (acts))
    || array(select entry_id from entry_approval where act_id = any (acts)))
    and extract(year from e.first_day) = extract(year from e.last_day);
end $$;

create function kept_units(p_unit uuid, p_on date, p_units uuid[])
returns uuid[]
language plpgsql stable security definer set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return array(select u from unnest(p_units) u where u = p_unit
    or (select true from unit_reach r where r.root_id = p_unit and r.unit_id = u limit 1));
end $$;

create function kept_values(p_lines kept_line[], p_since timestamp with time zone, p_until timestamp with time zone)
returns TABLE(sign integer, unit_id uuid, measure_id uuid, class_code text, aspect text, year integer, first_day date, last_day date, low numeric, is_exact boolean, is_not_applicable boolean, is_estimate boolean, is_of_most boolean, is_approved boolean)
language plpgsql stable security definer rows 50000 set enable_hashjoin=off set enable_mergejoin=off set jit=off set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
#variable_conflict use_column
begin
  return query
  select side.sign, l.unit_id, l.measure_id, l.class_code, l.aspect, l.year, e.first_day, e.last_day,
    e.low, coalesce(e.word = 'exact', false), e.is_not_applicable, e.is_estimate, e.is_of_most, coalesce(a.known_at <= side.at, false)
  from (select distinct x.unit_id, x.measure_id, x.class_code, x.aspect, x.year from unnest(p_lines) x) l
  join entry e on e.unit_id = l.unit_id and e.measure_id = l.measure_id and coalesce(e.class_code, '') = l.class_code
    and e.aspect = l.aspect and e.first_day >= make_date(l.year, 1, 1) and e.last_day <= make_date(l.year, 12, 31)
  join act b on b.id = e.known_from
  left join act u on u.id = e.known_until
  left join lateral (select k.known_at from entry_approval p join act k on k.id = p.act_id where p.entry_id = e.id) a on true
  cross join (values (1, p_until), (-1, p_since)) side (sign, at)
  where (e.word is not null or e.result is not null or e.is_not_applicable)
    and b.known_at <= side.at and (u.known_at is null or u.known_at > side.at);
end $$;

create function known_at_covers(p_from uuid, p_until uuid, p_at timestamp with time zone)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select case when p_at is null then p_until is null else
    exists (select from act where id = p_from and act.known_at <= p_at)
    and not exists (select from act where id = p_until and act.known_at <= p_at) end
$$;

create function known_ethnicities()
returns text[]
language sql stable security definer set search_path="$user", public
as $$
  select coalesce(array_agg(item ->> 'code'), '{}') from class_set c cross join lateral jsonb_array_elements(c.classes) item
  where c.code = 'people-ethnicity' and c.known_until is null
$$;

create function life_of(p_unit uuid)
returns daterange
language sql stable security definer set search_path="$user", public
as $$
  select daterange(null, case when bool_or(upper_inf(s.valid)) then null else max(upper(s.valid)) end)
  from unit_span s where s.unit_id = p_unit and s.known_until is null
$$;

create function masked_secrets(p_person uuid)
returns TABLE(field text, masked text)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query
  select v.field, v.masked from person_secret s cross join lateral (values
    ('card_number', '•••' || right(s.card_number, 3)), ('identity_number', '•••' || right(s.identity_number, 3)),
    ('religion', case when s.religion is not null then '•••' end)) v (field, masked)
  where s.person_id = p_person and s.known_until is null and v.masked is not null
  union all
  select 'discipline', '•••' from discipline d where d.person_id = p_person and d.known_until is null group by 1;
end $$;

create function may_change_rules(p_account uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$ select is_administrator(p_account) or exists (select from account where id = p_account and kind = 'operator') $$;

create function may_issue_edition(p_edition uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (select from report_document d where d.id = p_edition
    and scope_covers(current_account(), '{issuer}', d.unit_id, d.last_day))
$$;

create function may_read_directive(p_account uuid, p_issuer uuid, p_issued_on date, p_audience text)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select may_read_figure(p_account, p_issuer, coalesce(p_issued_on, today_here()), p_audience)
    or (p_audience = 'subtree' and may_read_figure(p_account, p_issuer, today_here(), p_audience))
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

create function may_reorganise(p_account uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (
    select from access_grant g join account a on a.id = g.account_id
    where g.account_id = p_account and g.role = 'issuer' and g.known_until is null and g.valid @> today_here() and not a.is_disabled)
$$;

create function may_see_person(p_account uuid, p_person uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$ select holds_person(p_account, '{reader,clerk,approver,issuer}', p_person) $$;

create function may_write_directive(p_account uuid, p_directive uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (select from directive d where d.id = p_directive
    and scope_covers(p_account, '{clerk}', d.issuer_id, coalesce(d.issued_on, today_here())))
$$;

create function may_write_document(p_document uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select document_covered(p_document, '{clerk}') or (document_covered(p_document, '{reader,approver,issuer}') and exists (
    select from document_section s where s.document_id = p_document and s.owner_id = current_account() and s.known_until is null))
$$;

create function move_spans(p_from uuid, p_to uuid, p_people uuid[], p_on date, p_act uuid)
returns SETOF uuid
language plpgsql security definer rows 1000 set search_path="$user", public
as $$
begin
  if session_user <> current_user
    and not (exists (select from act a where a.id = p_act and a.actor_id = current_account())
      and (has_role_everywhere(current_account(), '{issuer}')
        or (scope_meets(current_account(), '{issuer}', p_from, daterange(p_on - 1, p_on, '[]'))
          and scope_meets(current_account(), '{issuer}', p_to, daterange(p_on, p_on, '[]'))))) then
    raise exception 'not in scope: %', p_from using errcode = 'insufficient_privilege';
  end if;
  -- Letters on their way go along: those from the cell, and those into it where one cell takes all of it over.
  with ended as (
    update transfer t set known_until = p_act
    where t.known_until is null and t.accepted_on is null
      and ((t.from_unit_id = p_from and t.to_unit_id is distinct from p_to and (p_people is null or t.person_id = any (p_people)))
        or (t.to_unit_id = p_from and t.from_unit_id is distinct from p_to and p_people is null))
    returning t.*
  )
  insert into transfer (id, person_id, from_unit_id, to_unit_id, elsewhere, decided_on, started_on, letter_on, presented_on, known_from)
  select e.id, e.person_id, case when e.from_unit_id = p_from then p_to else e.from_unit_id end,
    case when e.to_unit_id = p_from then p_to else e.to_unit_id end, e.elsewhere, e.decided_on, e.started_on, e.letter_on, e.presented_on, p_act
  from ended e;
  return query
  with left_behind as (
    update membership_span s set known_until = p_act
    where s.unit_id = p_from and s.known_until is null and s.valid && daterange(p_on, null)
      and (p_people is null or s.person_id = any (p_people))
    returning s.person_id, s.state, s.valid
  ), parted as (
    insert into membership_span (person_id, unit_id, state, valid, known_from)
    select l.person_id, part.unit_id, l.state, part.valid, p_act
    from left_behind l cross join lateral (values
      (p_from, l.valid * daterange(null, p_on)), (p_to, l.valid * daterange(p_on, null))) part (unit_id, valid)
    where not isempty(part.valid)
    returning person_id
  )
  select distinct p.person_id from parted p;
end $$;

create function movers(p_units uuid[])
returns SETOF transfer
language sql stable rows 1000 set search_path="$user", public
as $$
  select t.* from transfer t where t.known_until is null and t.accepted_on is null
    and (coalesce(t.from_unit_id in (select unnest(p_units)), false) or coalesce(t.to_unit_id in (select unnest(p_units)), false))
$$;

create function pass_act_gate()
returns trigger
language plpgsql
as $$
begin
  perform pg_advisory_xact_lock_shared(7463830);
  return null;
end $$;

create function people_behind(p_measure text, p_unit uuid, p_class text, p_first date, p_last date, p_known_at timestamp with time zone)
returns TABLE(name text, "on" date)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  class_of text := substring(p_measure from '\.(by-[a-z]+)$');
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_last) then
    return;
  end if;
  if p_measure like 'people.members%' or p_measure = 'people.applicants' then
    return query
    select p.name, s.first from people_spans(array[p_unit], p_known_at) s
    join person_profile p on p.person_id = s.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where s.unit_id = p_unit and s.is_member = (p_measure <> 'people.applicants')
      and (s.first is null or s.first <= p_last) and (s.until is null or s.until > p_last)
      and (p_class is null or p_class = case when class_of is null or class_of = 'by-state' then s.state else people_class(class_of, p, p_last, known_ethnicities()) end)
    order by p.given collate "vi-x-icu", p.name collate "vi-x-icu" limit 500;
  else
    return query
    select p.name, f."on" from people_flows(array[p_unit], p_known_at) f
    join person_profile p on p.person_id = f.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where f.unit_id = p_unit and f.measure = regexp_replace(p_measure, '\.by-[a-z]+$', '') and f."on" between p_first and p_last
      and (p_class is null or p_class = case when class_of is null then f.class else people_class(class_of, p, f."on", known_ethnicities()) end)
    order by 2, 1 limit 500;
  end if;
end $$;

create function people_by_religion(p_unit uuid, p_on date, p_known text[], p_known_at timestamp with time zone)
returns TABLE(religion text, people bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select case when v.value is null or v.value = any (p_known) then v.value else 'other' end, count(*)
  from unit_reach r
  join membership_span s on s.unit_id = r.unit_id and range_contains_elem(s.valid, p_on)
    and s.state in ('probationary', 'considered', 'full', 'exempt')
    and case when p_known_at is null then s.known_until is null else known_at_covers(s.known_from, s.known_until, p_known_at) end
  left join lateral (
    select regexp_replace(btrim(fold_name(i.religion)), '\s+', ' ', 'g') as value from (
      select b.religion, b.known_from, b.known_until from person_secret b where b.person_id = s.person_id and b.known_until is null
      union all
      select b.religion, b.known_from, b.known_until from person_secret b
      where p_known_at is not null and b.person_id = s.person_id and b.known_until is not null) i
    where i.religion is not null and (p_known_at is null or known_at_covers(i.known_from, i.known_until, p_known_at))
    limit 1) v on true
  where r.root_id = p_unit and r.during @> p_on
  group by 1;
end $$;

create function people_changes(p_measures text[], p_units uuid[], p_from date, p_known_at timestamp with time zone)
returns TABLE(measure text, "unitId" uuid, class text, days bytea, changes bytea)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public set work_mem=64MB
as $$
declare
  horizon date := greatest(today_here(), current_date) + 730;
  known text[] := known_ethnicities();
  has_stock boolean := exists (select from unnest(p_measures) m where m like 'people.members%' or m = 'people.applicants');
  has_class boolean := exists (select from unnest(p_measures) m where m like 'people.members.by-%');
  has_age boolean := 'people.members.by-age' = any (p_measures);
  has_flow boolean := exists (select from unnest(p_measures) m where m not like 'people.members%' and m <> 'people.applicants');
  has_flow_class boolean := exists (select from unnest(p_measures) m where m like 'people.admitted.by-%');
begin
  return query
  with stand as materialized (
    select s.unit_id, s.is_member, s.state, p.sex, p.ethnicity, p.education, p.theory, p.birth_on,
      greatest(coalesce(s.first, p_from), p_from) as first, s.until
    from people_spans(p_units, p_known_at) s
    left join person_profile p on has_class and s.is_member and p.person_id = s.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where has_stock and s.unit_id = any (p_units) and (s.until is null or s.until > p_from)
  ), groups as materialized (
    -- Many people share one line, since everything before the first day is one.
    select s.unit_id, s.is_member, s.state, s.sex, ethnicity_class(s.ethnicity, known) as ethnicity, s.education, s.theory, s.first, s.until,
      count(*)::integer as people
    from stand s group by 1, 2, 3, 4, 5, 6, 7, 8, 9
  ), stock as (
    select m.measure, g.unit_id, m.class, g.first, g.until, g.people
    from groups g cross join lateral (values
      ('people.members', null), ('people.members.by-sex', coalesce(g.sex, 'unknown')), ('people.members.by-ethnicity', g.ethnicity),
      ('people.members.by-education', coalesce(g.education, 'unknown')), ('people.members.by-theory', coalesce(g.theory, 'none')),
      ('people.members.by-state', g.state)) m (measure, class)
    where g.is_member and m.measure = any (p_measures)
    union all
    select 'people.applicants', g.unit_id, g.state, g.first, g.until, g.people
    from groups g where not g.is_member and 'people.applicants' = any (p_measures)
  ), aged as (
    select s.unit_id, s.birth_on, s.first, s.until, count(*)::integer as people
    from stand s where has_age and s.is_member and s.first <= horizon group by 1, 2, 3, 4
  ), flow as materialized (
    select f.* from people_flows(p_units, p_known_at) f where has_flow and f."on" >= p_from
  ), change as (
    select stock.measure, stock.unit_id, stock.class, stock.first as "on", stock.people as change from stock
    union all
    select stock.measure, stock.unit_id, stock.class, stock.until, -stock.people from stock where stock.until is not null
    union all
    select 'people.members.by-age', a.unit_id, age_class(a.birth_on, a.first), a.first, a.people from aged a
    union all
    select 'people.members.by-age', a.unit_id, age_class(a.birth_on, a.until - 1), a.until, -a.people from aged a where a.until <= horizon
    union all
    select 'people.members.by-age', a.unit_id, side.class, (a.birth_on + make_interval(years => band.years))::date, side.sign * a.people
    from aged a cross join (values (31, '18-30', '31-40'), (41, '31-40', '41-50'), (51, '41-50', '51-60'), (61, '51-60', 'over-60')) band (years, old, next)
    cross join lateral (values (-1, band.old), (1, band.next)) side (sign, class)
    where (a.birth_on + make_interval(years => band.years))::date > a.first
      and (a.birth_on + make_interval(years => band.years))::date < least(a.until, horizon + 1)
    union all
    select f.measure, f.unit_id, f.class, f."on", f.change from flow f
    union all
    select 'people.admitted.' || by.code, f.unit_id, people_class(by.code, p, f."on", known), f."on", f.change
    from flow f cross join (values ('by-sex'), ('by-age'), ('by-ethnicity'), ('by-education')) by (code)
    left join person_profile p on p.person_id = f.person_id
      and case when p_known_at is null then p.known_until is null else known_at_covers(p.known_from, p.known_until, p_known_at) end
    where has_flow_class and f.measure = 'people.admitted' and 'people.admitted.' || by.code = any (p_measures)
  ), daily as (
    select c.measure, c.unit_id, c.class, c."on", sum(c.change)::integer as change from change c
    where c.measure = any (p_measures)
    group by 1, 2, 3, 4 having sum(c.change) <> 0
  )
  select d.measure, d.unit_id, d.class,
    string_agg(int4send((extract(year from d."on") * 10000 + extract(month from d."on") * 100 + extract(day from d."on"))::integer), '' order by d."on"),
    string_agg(int4send(d.change), '' order by d."on")
  from daily d group by 1, 2, 3;
end $$;

create function people_class(p_set text, p_profile person_profile, p_on date, p_known text[])
returns text
language sql immutable
as $$
  select case p_set
    when 'by-sex' then coalesce(p_profile.sex, 'unknown')
    when 'by-education' then coalesce(p_profile.education, 'unknown')
    when 'by-theory' then coalesce(p_profile.theory, 'none')
    when 'by-ethnicity' then ethnicity_class(p_profile.ethnicity, p_known)
    when 'by-age' then age_class(p_profile.birth_on, p_on)
  end
$$;

create function people_clocks(p_unit uuid, p_on date, p_people uuid[])
returns TABLE("personId" uuid, name text, given text, "unitId" uuid, state text, "receivedOn" date, "ceremonyOn" date, "probationEndsOn" date, "consideredOn" date, "fullOn" date, transfers jsonb)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on and (p_people is null or r.unit_id in (
    select s.unit_id from membership_span s where s.person_id = any (p_people) and s.known_until is null
    union select t.from_unit_id from transfer t where t.person_id = any (p_people)
    union select t.to_unit_id from transfer t where t.person_id = any (p_people))));
  return query
  with moving as (
    select t.person_id, min(coalesce(t.to_unit_id, t.from_unit_id)::text)::uuid as unit_id, jsonb_agg(jsonb_build_object('id', t.id, 'decidedOn', t.decided_on,
      'startedOn', t.started_on, 'letterOn', t.letter_on, 'presentedOn', t.presented_on, 'acceptedOn', t.accepted_on)) as transfers
    from transfer t where t.known_until is null and t.accepted_on is null and (t.from_unit_id = any (units) or t.to_unit_id = any (units))
      and (p_people is null or t.person_id = any (p_people))
    group by 1
  ), waiting as (
    select s.person_id from membership_span s
    where s.known_until is null and range_contains_elem(s.valid, p_on) and s.unit_id = any (units) and s.state in ('decided', 'probationary', 'considered')
      and (p_people is null or s.person_id = any (p_people))
    union
    select m.person_id from moving m
  )
  select p.person_id, p.name, p.given, coalesce(s.unit_id, moving.unit_id), s.state, decided."on", m.ceremony_on, m.probation_ends_on, m.considered_on, m.full_on,
    coalesce(moving.transfers, '[]')
  from waiting w
  join person_profile p on p.person_id = w.person_id and p.known_until is null
  left join moving on moving.person_id = w.person_id
  left join membership_span s on s.person_id = w.person_id and s.known_until is null and range_contains_elem(s.valid, p_on)
  left join lateral (select i."on" from membership_step i where i.person_id = w.person_id and i.event = 'decide' and i.known_until is null
    order by i."on" desc limit 1) decided on s.state in ('decided', 'probationary', 'considered', 'full')
  left join lateral (select i.* from membership i where i.person_id = w.person_id and i.known_until is null and i.end_state is null
    order by i.turn desc limit 1) m on s.state in ('probationary', 'considered', 'full', 'exempt');
end $$;

create function people_counted(p_unit uuid, p_on date)
returns TABLE(state text, people bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query select s.state, count(*) from membership_span s
  where s.unit_id = any (units) and s.known_until is null and range_contains_elem(s.valid, p_on)
  group by 1;
end $$;

create function people_flows(p_units uuid[], p_known_at timestamp with time zone)
returns TABLE(measure text, unit_id uuid, class text, "on" date, change integer, person_id uuid)
language plpgsql stable security definer rows 100000 set plan_cache_mode=force_custom_plan set search_path="$user", public set work_mem=64MB
as $$
begin
  return query
  with span as materialized (select * from people_spans(p_units, p_known_at) s where s.is_member),
  step as materialized (
    select distinct on (t.person_id, t."on", kind.code) t.person_id, t."on", t.event, kind.code as kind
    from membership_step t cross join lateral (select case
      when t.event in ('admit', 'move_in') then 'in' when t.event = 'transfer' then 'across'
      when t.event in ('move_away', 'strike_off', 'leave', 'expel', 'die') then 'out' end) kind (code)
    where kind.code is not null
      and case when p_known_at is null then t.known_until is null
        else t.known_from in (select k.id from act k where k.known_at <= p_known_at)
          and (t.known_until is null or t.known_until not in (select k.id from act k where k.known_at <= p_known_at)) end
    order by 1, 2, 4, t.event
  )
  select case t.event when 'admit' then 'people.admitted' when 'move_in' then 'people.transferred-in' else 'people.rearranged' end,
    s.unit_id, null::text, s.first, 1, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.first and t.kind = 'in'
  where s.before_unit is null and s.first is not null and s.unit_id = any (p_units)
  union all
  select case when t.event is null then 'people.rearranged' else 'people.transferred-in' end, s.unit_id, null, s.first, 1, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.first and t.kind = 'across'
  where s.before_unit <> s.unit_id and s.unit_id = any (p_units)
  union all
  select case when t.event is null then 'people.rearranged' else 'people.transferred-out' end, s.unit_id, null, s.until,
    case when t.event is null then -1 else 1 end, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.until and t.kind = 'across'
  where s.next_unit <> s.unit_id and s.unit_id = any (p_units)
  union all
  select case when t.event is null then 'people.rearranged' when t.event = 'move_away' then 'people.transferred-out' else 'people.ended' end,
    s.unit_id, case when t.event <> 'move_away' then t.event end, s.until, case when t.event is null then -1 else 1 end, s.person_id
  from span s left join step t on t.person_id = s.person_id and t."on" = s.until and t.kind = 'out'
  where s.next_unit is null and s.until is not null and s.unit_id = any (p_units)
  union all
  select 'people.recognised', t.unit_id, null, t."on", 1, t.person_id
  from membership_step t
  where t.event = 'recognise' and t.unit_id = any (p_units)
    and case when p_known_at is null then t.known_until is null
      else t.known_from in (select k.id from act k where k.known_at <= p_known_at)
        and (t.known_until is null or t.known_until not in (select k.id from act k where k.known_at <= p_known_at)) end;
end $$;

create function people_handed_to(p_account uuid, p_roles text[])
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select t.person_id from transfer t where t.known_until is null and t.letter_on is not null and t.accepted_on is null
    and t.to_unit_id in (select units_in_scope(p_account, p_roles)) and scope_covers(p_account, p_roles, t.to_unit_id, today_here())
$$;

create function people_held(p_account uuid, p_roles text[], p_people uuid[])
returns SETOF uuid
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  roots constant uuid[] := array(select scope_roots(p_account, p_roles));
begin
  if has_role_everywhere(p_account, p_roles) then
    return query select distinct q.id from unnest(p_people) q (id);
    return;
  end if;
  return query
  with asked as materialized (select distinct q.id from unnest(p_people) q (id)),
  home as materialized (select distinct p.unit_id from asked join person p on p.id = asked.id)
  select s.person_id from asked join membership_span s on s.person_id = asked.id and s.known_until is null
  where s.unit_id = any (roots)
    or exists (select from unit_reach r where r.unit_id = s.unit_id and r.during && s.valid and r.root_id = any (roots))
  union
  select p.id from asked join person p on p.id = asked.id
  where p.unit_id in (select home.unit_id from home where scope_covers(p_account, p_roles, home.unit_id, today_here()))
  union
  select t.person_id from asked join transfer t on t.person_id = asked.id
  where t.known_until is null and t.letter_on is not null and t.accepted_on is null
    and scope_covers(p_account, p_roles, t.to_unit_id, today_here());
end $$;

create function people_left_in(p_units uuid[])
returns integer
language sql stable security definer set search_path="$user", public
as $$
  select count(distinct s.person_id)::integer
  from membership_span s join unit_span u on u.unit_id = s.unit_id and u.known_until is null
  where s.unit_id = any (p_units) and s.known_until is null and not upper_inf(u.valid) and s.valid && daterange(upper(u.valid), null)
$$;

create function people_of_clocks(p_unit uuid, p_on date, p_states text[], p_received date[], p_ceremony date[], p_ends date[], p_considered date[], p_full date[], p_decided date[], p_started date[], p_letter date[], p_presented date[], p_limit integer)
returns SETOF uuid
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  with sought as materialized (
    select * from unnest(p_states, p_received, p_ceremony, p_ends, p_considered, p_full, p_decided, p_started, p_letter, p_presented)
      g (state, received_on, ceremony_on, probation_ends_on, considered_on, full_on, decided_on, started_on, letter_on, presented_on)
  ), found as (
    select f.person_id, row_number() over (partition by g order by f.person_id) as rank
    from sought g join clock_facts(units, p_on) f on f.state = g.state
      and coalesce(f.received_on, 'infinity') = coalesce(g.received_on, 'infinity')
      and coalesce(f.ceremony_on, 'infinity') = coalesce(g.ceremony_on, 'infinity')
      and coalesce(f.probation_ends_on, 'infinity') = coalesce(g.probation_ends_on, 'infinity')
      and coalesce(f.considered_on, 'infinity') = coalesce(g.considered_on, 'infinity')
      and coalesce(f.full_on, 'infinity') = coalesce(g.full_on, 'infinity')
    where g.decided_on is null
    union all
    select t.person_id, row_number() over (partition by g order by t.person_id)
    from sought g join movers(units) t on t.decided_on = g.decided_on
      and (t.started_on, t.letter_on, t.presented_on) is not distinct from (g.started_on, g.letter_on, g.presented_on)
  )
  select distinct f.person_id from found f where f.rank <= p_limit;
end $$;

create function people_spans(p_units uuid[], p_known_at timestamp with time zone)
returns TABLE(person_id uuid, unit_id uuid, state text, is_member boolean, first date, until date, before_unit uuid, next_unit uuid)
language plpgsql stable security definer rows 100000 set plan_cache_mode=force_custom_plan set search_path="$user", public set work_mem=64MB
as $$
begin
  return query
  with believed as (
    select s.person_id, s.unit_id, s.state, s.state in ('probationary', 'considered', 'full', 'exempt') as is_member,
      lower(s.valid) as first, upper(s.valid) as until
    from membership_span s
    where case when p_known_at is null then s.known_until is null
      else s.known_from in (select k.id from act k where k.known_at <= p_known_at)
        and (s.known_until is null or s.known_until not in (select k.id from act k where k.known_at <= p_known_at)) end
      and s.person_id in (select x.person_id from membership_span x where x.unit_id = any (p_units))
  )
  select b.person_id, b.unit_id, b.state, b.is_member, b.first, b.until,
    case when lag(b.until) over near = b.first then lag(b.unit_id) over near end,
    case when lead(b.first) over near = b.until then lead(b.unit_id) over near end
  from believed b
  window near as (partition by b.person_id, b.is_member order by b.first nulls first);
end $$;

create function people_touched(p_after timestamp with time zone, p_until timestamp with time zone)
returns SETOF uuid
language plpgsql stable security definer rows 1000 set enable_seqscan=off set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
declare
  acts uuid[] := array(select id from act where known_at > p_after and known_at <= p_until);
  people uuid[];
begin
  people := array(
    select person_id from membership_span where known_from = any (acts) and not by_file
    union select person_id from membership_span where known_until = any (acts)
    union select person_id from membership_step where known_from = any (acts) and not by_file
    union select person_id from membership_step where known_until = any (acts)
    union select person_id from person_profile where known_from = any (acts) and not by_file
    union select person_id from person_profile where known_until = any (acts)
    union select person_id from import_row where act_id = any (acts)
    union select id from person where erased = any (acts));
  return query select distinct s.unit_id from membership_span s where s.person_id = any (people);
end $$;

create function people_under(p_unit uuid, p_on date, p_states text[], p_search text, p_after_given text, p_after_name text, p_after uuid, p_limit integer)
returns TABLE("personId" uuid, name text, given text, "unitId" uuid, state text, since date, birth text, sex text, "partyAgeFrom" date, "fullOn" date)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
as $$
declare
  sought constant text := fold_name(p_search);
  pattern constant text := '%' || replace(replace(replace(sought, '\', '\\'), '%', '\%'), '_', '\_') || '%';
  everybody constant float8 := greatest((select reltuples from pg_class where oid = 'person_profile'::regclass), 1);
  units_known constant float8 := greatest((select reltuples from pg_class where oid = 'unit'::regclass), 1);
  -- How many are likely to be in the unit, to have the name, to be touched by probing, and to be passed on a walk.
  inside float8;
  named float8 := everybody;
  probed float8;
  walked float8;
  units uuid[];
  page uuid[];
  after_given constant text collate "vi-x-icu" := coalesce(p_after_given, '');
  after_name constant text collate "vi-x-icu" := coalesce(p_after_name, '');
  after constant uuid := coalesce(p_after, '00000000-0000-0000-0000-000000000000');
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  inside := everybody * least(1, (select greatest(count(*), 1) from (select from unit_reach r where r.root_id = p_unit limit greatest(case when p_search is null then 1000 else 5000 end, (units_known / 20)::bigint)) r) / units_known);
  if sought is not null and inside > 200 then
    named := everybody * (select greatest(count(*) filter (where p.folded like pattern), 0.5) / greatest(count(*), 1)
      from person_profile p tablesample system (least(100, 100000 / everybody)) repeatable (0));
    probed := case when length(sought) < 3 then everybody / 20 else named end;
  end if;
  -- In order of given names, whoever has a name stands together: a walk must be able to pass some of these groups.
  walked := 2 * p_limit * everybody / inside * everybody / named + case when sought is null then 0 else everybody / 50 end;
  if walked < least(inside, probed) then
    if sought is null then
      page := array(select w.person_id from (
          select p.person_id, p.given, p.name from person_profile p
          where p.known_until is null and (p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id) > (after_given, after_name, after)
          order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id limit walked::bigint) w
        where exists (select from membership_span s join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> p_on
            where s.person_id = w.person_id and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states) offset 0)
        order by w.given collate "vi-x-icu", w.name collate "vi-x-icu", w.person_id limit p_limit);
    else
      page := array(select w.person_id from (
          select p.person_id, p.given, p.name, p.folded from person_profile p
          where p.known_until is null and (p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id) > (after_given, after_name, after)
          order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id limit walked::bigint) w
        where position(sought in w.folded) > 0
          and exists (select from membership_span s join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> p_on
            where s.person_id = w.person_id and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states) offset 0)
        order by w.given collate "vi-x-icu", w.name collate "vi-x-icu", w.person_id limit p_limit);
    end if;
  end if;
  if cardinality(page) = p_limit then
    null;
  elsif probed < inside then
    page := array(
      with found as materialized (
        select p.person_id, p.given, p.name from person_profile p where length(sought) > 2 and p.known_until is null and p.folded like pattern
        -- The index of names knows no parts of two letters.
        union all select p.person_id, p.given, p.name from person_profile p where length(sought) <= 2 and p.known_until is null and position(sought in p.folded) > 0)
      select f.person_id from (select n.* from found n order by n.given collate "vi-x-icu", n.name collate "vi-x-icu", n.person_id) f
      where (f.given collate "vi-x-icu", f.name collate "vi-x-icu", f.person_id) > (after_given, after_name, after)
        and exists (select from membership_span s join unit_reach r on r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> p_on
          where s.person_id = f.person_id and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states) offset 0)
      order by f.given collate "vi-x-icu", f.name collate "vi-x-icu", f.person_id limit p_limit);
  else
    units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
    page := array(
      with here as materialized (
        select s.person_id from membership_span s
        where s.unit_id = any (units) and s.known_until is null and range_contains_elem(s.valid, p_on) and s.state = any (p_states))
      select p.person_id from here join person_profile p on p.person_id = here.person_id and p.known_until is null
      where (sought is null or position(sought in p.folded) > 0) and (p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id) > (after_given, after_name, after)
      order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", p.person_id limit p_limit);
  end if;
  return query
  select p.person_id, p.name, p.given, s.unit_id, s.state, state_since.first_day, p.birth, p.sex, m.party_age_from, m.full_on
  from unnest(page) with ordinality f (person_id, rank)
  cross join lateral (select i.* from person_profile i where i.person_id = f.person_id and i.known_until is null offset 0) p
  cross join lateral (select i.* from membership_span i where i.person_id = f.person_id and i.known_until is null and range_contains_elem(i.valid, p_on) offset 0) s
  cross join lateral (
    select case when bool_or(lower_inf(i.valid)) then null else min(lower(i.valid)) end as first_day
    from membership_span i
    where i.person_id = f.person_id and i.known_until is null and i.state = s.state and i.valid &< s.valid
      and not exists (select from membership_span o where o.person_id = f.person_id and o.known_until is null and o.state <> s.state
        and o.valid >> i.valid and o.valid << s.valid)) state_since
  left join lateral (select i.party_age_from, i.full_on from membership i where i.person_id = f.person_id and i.known_until is null
    order by i.turn desc limit 1) m on true
  order by f.rank;
end $$;

create function people_with(p_field text, p_values text[])
returns TABLE(value text, person_id uuid)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  end if;
  if p_field = 'card_number' then
    return query select s.card_number, s.person_id from person_secret s where s.card_number = any (p_values) and s.known_until is null;
  elsif p_field = 'identity_number' then
    return query select s.identity_number, s.person_id from person_secret s where s.identity_number = any (p_values) and s.known_until is null;
  end if;
end $$;

create function pipeline_of(p_unit uuid, p_on date, p_stages text[], p_search text, p_limit integer)
returns TABLE("personId" uuid, name text, "unitId" uuid, stage text, since date, "ceremonyOn" date, "probationEndsOn" date, forms text[], ties jsonb, difficulties bigint, class jsonb)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
  pattern text := '%' || replace(replace(replace(fold_name(p_search), '\', '\\'), '%', '\%'), '_', '\_') || '%';
  zone constant text := coalesce((select i.zone from installation i), 'UTC');
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  select s.person_id, p.name, s.unit_id, k.stage,
    case when k.stage = 'full' then m.full_on else coalesce((
      select max(t."on") from membership_step t where t.person_id = s.person_id and t.known_until is null and t."on" <= p_on
        and t.event = case s.state when 'source' then 'list' when 'class' then 'attend_class' when 'dossier' then 'open_dossier'
          when 'verified' then 'verify' when 'voted' then 'vote' when 'proposed' then 'propose' when 'decided' then 'decide'
          when 'probationary' then 'admit' else 'consider' end), lower(s.valid)) end,
    m.ceremony_on, m.probation_ends_on,
    -- A paper that was given back after that day was there on it; a day of receipt that was corrected never held.
    coalesce((select array_agg(distinct d.form) from dossier_item d left join act back on back.id = d.known_until
      where d.person_id = s.person_id and d.received_on <= p_on
        and (d.known_until is null or (p_on < today_here() and (back.at at time zone zone)::date > p_on and not exists (
          select from dossier_item later where later.person_id = d.person_id and later.form = d.form and later.known_from = d.known_until)))), '{}'),
    coalesce((select jsonb_agg(jsonb_build_object('kind', t.kind, 'memberId', t.member_id, 'name', tied.name) order by t.kind, tied.name)
      from membership_tie t join person_profile tied on tied.person_id = t.member_id and tied.known_until is null
      where t.person_id = s.person_id and t.known_until is null and t.valid @> p_on), '[]'),
    (select count(*) from applicant_dialogue d where d.person_id = s.person_id and d.known_until is null and d."on" <= p_on
      and (d.resolved_on is null or d.resolved_on > p_on)),
    (select jsonb_build_object('id', c.id, 'vi', c.vi, 'en', c.en, 'startsOn', c.starts_on, 'endsOn', c.ends_on, 'certificateOn', seat.certificate_on)
      from awareness_seat seat join awareness_class c on c.id = seat.class_id and c.known_until is null
      where seat.person_id = s.person_id and seat.known_until is null order by c.starts_on desc limit 1)
  from membership_span s
  join person_profile p on p.person_id = s.person_id and p.known_until is null
  left join membership m on m.person_id = s.person_id and m.known_until is null and not exists (
    select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
  cross join lateral (select case when s.state = 'exempt' then 'full' else s.state end as stage) k
  where s.known_until is null and s.valid @> p_on and s.unit_id = any (units)
    and k.stage = any (p_stages)
    and (k.stage <> 'full' or m.full_on between date_trunc('year', p_on)::date and p_on)
    and (p_search is null or p.folded like pattern)
  order by p.given collate "vi-x-icu", p.name collate "vi-x-icu", s.person_id limit p_limit;
end $$;

create function pipeline_steps(p_unit uuid, p_first date, p_last date)
returns TABLE(events text[], days text[])
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_last) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select array_agg(t.event order by t."on", t.id), array_agg(t."on"::text order by t."on", t.id) from membership_step t
  where t.known_until is null and t.person_id in (
    select s.person_id from membership_step s
    where s.known_until is null and s."on" between p_first and p_last
      and s.event in ('list', 'attend_class', 'open_dossier', 'verify', 'vote', 'propose', 'decide', 'admit', 'consider', 'recognise')
      and exists (select from unit_reach r where r.root_id = p_unit and r.unit_id = s.unit_id and r.during @> s."on"))
  group by t.person_id;
end $$;

create function pipeline_totals(p_unit uuid, p_on date, p_below uuid[])
returns TABLE("unitId" uuid, stage text, people bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  units := array(select r.unit_id from unit_reach r where r.root_id = p_unit and r.during @> p_on);
  return query
  with way as materialized (
    select s.unit_id, s.state, count(*) as people from membership_span s
    where s.known_until is null and s.state not in ('full', 'exempt') and range_contains_elem(s.valid, p_on) and s.unit_id = any (units)
    group by 1, 2
    union all
    select s.unit_id, 'full', count(*) from membership m
    join membership_span s on s.person_id = m.person_id and s.known_until is null and range_contains_elem(s.valid, p_on)
      and s.state in ('full', 'exempt') and s.unit_id = any (units)
    where m.known_until is null and m.full_on between date_trunc('year', p_on)::date and p_on
      and not exists (select from membership later where later.person_id = m.person_id and later.turn > m.turn and later.known_until is null)
    group by 1
  ), below as materialized (
    select r.unit_id, r.root_id from unit_reach r where r.root_id = any (p_below) and r.during @> p_on
  )
  select b.root_id, w.state, sum(w.people)::bigint from way w left join below b on b.unit_id = w.unit_id group by 1, 2;
end $$;

create function posts_of(p_unit uuid)
returns TABLE(id uuid, "unitId" uuid, post text, vi text, en text, seats integer, "from" date, until date, "holdingId" uuid, "personId" uuid, name text, "heldFrom" date, "heldUntil" date, "isActing" boolean, decision text)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, today_here()) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select t.id, t.unit_id, t.post, t.vi, t.en, t.seats, lower(t.valid), upper(t.valid * body.life),
    h.id, h.person_id, p.name, lower(h.valid), upper(h.valid * body.life), h.is_acting, h.decision
  from (select u.id, life_of(u.id) as life from unit u where u.id = p_unit or (u.home_id = p_unit and u.kind = 'organ')) body
  join position t on t.unit_id = body.id and t.known_until is null and t.valid && body.life
  left join position_holding h on h.position_id = t.id and h.known_until is null and h.valid && body.life
  left join person_profile p on p.person_id = h.person_id and p.known_until is null
  order by t.id, lower(h.valid), p.given collate "vi-x-icu", p.name collate "vi-x-icu";
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

create function put_index_back()
returns trigger
language plpgsql security definer set maintenance_work_mem=64MB set max_parallel_maintenance_workers=1 set min_parallel_table_scan_size=1MB set search_path="$user", public
as $$
begin
  execute new.definition;
  delete from index_aside a where a.name = new.name;
  if not exists (select from index_aside) then
    perform check_first_import();
  end if;
  return null;
end $$;

create function put_kept_totals(p_lines kept_line[], p_since timestamp with time zone, p_until timestamp with time zone, p_is_moved boolean)
returns void
language plpgsql security definer set search_path="$user", public
as $$
begin
  with change as materialized (
    select * from kept_changes(p_lines, null, p_since, p_until, p_is_moved)
  ), put as (
    insert into kept_total as t
    select c.unit_id, c.measure_id, c.class_code, c.aspect, c.first_day, c.last_day, c.months, c.heard, c.have, c.approved, c.apart, c.odd,
      c.estimates, c.of_most, c.total, c.mark from change c
    on conflict (unit_id, measure_id, aspect, class_code, first_day, last_day, months) do update set
      heard = t.heard + excluded.heard, have = t.have + excluded.have, approved = t.approved + excluded.approved, apart = t.apart + excluded.apart,
      odd = t.odd + excluded.odd, estimates = t.estimates + excluded.estimates, of_most = t.of_most + excluded.of_most,
      total = t.total + excluded.total, mark = t.mark + excluded.mark
  )
  insert into kept_size as s
  select c.unit_id, sum(c.heard) from change c where calendar_months(c.first_day, c.last_day) = c.months group by 1 having sum(c.heard) <> 0
  on conflict (unit_id) do update set entries = s.entries + excluded.entries;
end $$;

create function put_kept_totals_in_parts(p_lines kept_line[], p_since timestamp with time zone, p_until timestamp with time zone, p_is_moved boolean, p_at_once integer)
returns void
language plpgsql security definer set search_path="$user", public
as $$
declare
  lines kept_line[] := array(select row(l.*)::kept_line from unnest(p_lines) l order by l.measure_id, l.unit_id, l.year, l.aspect, l.class_code);
  at integer := 1;
begin
  while at <= cardinality(lines) loop
    perform put_kept_totals(lines[at : at + p_at_once - 1], p_since, p_until, p_is_moved);
    at := at + p_at_once;
  end loop;
end $$;

create function raise_catalogue_version()
returns trigger
language plpgsql security definer set search_path="$user", public
as $$
begin
  update installation set catalogue_version = catalogue_version + 1, rules_version = rules_version + 1;
  return null;
end $$;

create function readings_of(p_person uuid)
returns TABLE(at timestamp with time zone, vi text, en text, field text, reason text)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select r.at, a.vi, a.en, r.field, r.reason from sensitive_reading r join account a on a.id = r.account_id where r.person_id = p_person order by r.at;
end $$;

create function rebuild_unit_reach()
returns void
language sql security definer set enable_mergejoin=off set enable_nestloop=off set search_path="$user", public
as $$
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
  ), reach as materialized (
    select root_id, unit_id, during from party
    union all select party.root_id, u.id, party.during from party join unit u on u.home_id = party.unit_id and u.kind = 'organ'
    union all select root_id, area_id, during from area
    union all select area.root_id, u.id, area.during from area join unit u on u.home_id = area.area_id
  ), gone as (
    delete from unit_reach r where not exists (
      select from reach n where n.root_id = r.root_id and n.unit_id = r.unit_id and n.during = r.during)
  )
  insert into unit_reach select n.root_id, n.unit_id, n.during from reach n where not exists (
    select from unit_reach r where r.root_id = n.root_id and r.unit_id = n.unit_id and r.during = n.during);
  update installation set catalogue_version = catalogue_version + 1;
$$;

create function rebuild_unit_reach_of(p_units uuid[])
returns void
language plpgsql security definer set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
declare
  units uuid[];
begin
  units := array(
    with recursive under (unit_id) as (
      select unnest(p_units)
      union
      select p.unit_id from under join unit_parent p on p.parent_id = under.unit_id and p.known_until is null
    ), party as (
      select unit_id from under union select r.unit_id from unit_reach r where r.root_id = any (p_units)
    ), main as (
      select unit_id from party union select l.area_id from area_lead l join party on party.unit_id = l.party_id where l.known_until is null
    )
    select unit_id from main union select b.id from unit b join main on main.unit_id = b.home_id);
  with recursive main (unit_id) as (
    select unnest(units) union select b.home_id from unit b where b.id = any (units) and b.home_id is not null
  ), source (unit_id) as (
    select unit_id from main union select l.party_id from area_lead l join main on main.unit_id = l.area_id where l.known_until is null
  ), above (root_id, unit_id, during, depth) as (
    select s.unit_id, s.unit_id, s.valid, 0 from source join unit_span s on s.unit_id = source.unit_id and s.known_until is null
    union all
    select p.parent_id, above.unit_id, above.during * p.valid * s.valid, depth + 1
    from above join unit_parent p on p.unit_id = above.root_id and p.known_until is null
      join unit_span s on s.unit_id = p.parent_id and s.known_until is null
    where above.during && p.valid and above.during * p.valid && s.valid and depth < 20
  ), party as materialized (
    select above.root_id, above.unit_id, above.during from above join unit u on u.id = above.root_id and u.kind = 'party_organisation' and u.known_until is null
  ), area as (
    select party.root_id, l.area_id, party.during * l.valid as during
    from party join area_lead l on l.party_id = party.unit_id and l.known_until is null and party.during && l.valid
  ), reach as materialized (
    select root_id, unit_id, during from party where unit_id = any (units)
    union all select party.root_id, b.id, party.during from party join unit b on b.home_id = party.unit_id and b.kind = 'organ' where b.id = any (units)
    union all select root_id, area_id, during from area where area_id = any (units)
    union all select area.root_id, b.id, area.during from area join unit b on b.home_id = area.area_id where b.id = any (units)
  ), gone as (
    delete from unit_reach r where r.unit_id = any (units) and not exists (
      select from reach n where n.root_id = r.root_id and n.unit_id = r.unit_id and n.during = r.during)
  )
  insert into unit_reach select n.root_id, n.unit_id, n.during from reach n where not exists (
    select from unit_reach r where r.root_id = n.root_id and r.unit_id = n.unit_id and r.during = n.during);
  update installation set catalogue_version = catalogue_version + 1;
end $$;

create function references_to(p_table regclass)
returns TABLE(relation text, attribute text)
language sql stable rows 1000 set search_path="$user", public
as $$
  select k.conrelid::regclass::text, a.attname::text
  from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
  where k.contype = 'f' and k.confrelid = p_table
  union
  select t.tgrelid::regclass::text, arguments[at]
  from pg_trigger t
  cross join lateral string_to_array(encode(t.tgargs, 'escape'), '\000') arguments
  cross join lateral generate_series(1, t.tgnargs - 1, 2) at
  where t.tgfoid = 'check_references'::regproc and arguments[at + 1] = p_table::text
$$;

create function register_is_empty()
returns boolean
language sql stable security definer set search_path="$user", public
as $$ select not exists (select from person) $$;

create function release_seats(p_class uuid, p_act uuid)
returns integer
language plpgsql security definer set search_path="$user", public
as $$
declare
  released integer;
begin
  if not exists (select from awareness_class c where c.id = p_class and c.known_until is null
      and scope_covers(current_account(), '{clerk}', c.unit_id, c.starts_on))
    or not exists (select from act a where a.id = p_act and a.actor_id = current_account()) then
    raise exception 'not in scope: %', p_class using errcode = 'insufficient_privilege';
  end if;
  if exists (select from awareness_seat s where s.class_id = p_class and s.certificate_on is not null and s.known_until is null) then
    return null;
  end if;
  update awareness_seat set known_until = p_act where class_id = p_class and known_until is null;
  get diagnostics released = row_count;
  return released;
end $$;

create function reveal(p_id uuid, p_person uuid, p_field text, p_reason text)
returns text
language plpgsql security definer set search_path="$user", public
as $$
declare
  found_value text;
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  insert into sensitive_reading (id, account_id, person_id, field, reason) values (p_id, current_account(), p_person, p_field, p_reason)
  on conflict (id) do nothing;
  if not exists (select from sensitive_reading r where r.id = p_id and r.account_id = current_account() and r.person_id = p_person and r.field = p_field) then
    raise exception 'this reading was of something else' using errcode = 'insufficient_privilege';
  end if;
  if p_field = 'discipline' then
    select string_agg(d.form || ' ' || d.decided_on || coalesce(' ' || d.decision, ''), '; ' order by d.decided_on) into found_value
    from discipline d where d.person_id = p_person and d.known_until is null;
  else
    select case p_field when 'card_number' then s.card_number when 'identity_number' then s.identity_number when 'religion' then s.religion end
    into found_value from person_secret s where s.person_id = p_person and s.known_until is null;
  end if;
  return found_value;
end $$;

create function reveal_disciplines(p_id uuid, p_person uuid, p_reason text)
returns TABLE(id uuid, form text, decided_on date, decision text)
language plpgsql security definer rows 1000 set search_path="$user", public
as $$
begin
  perform reveal(p_id, p_person, 'discipline', p_reason);
  return query select d.id, d.form, d.decided_on, d.decision from discipline d
  where d.person_id = p_person and d.known_until is null order by d.decided_on, d.form;
end $$;

create function reveal_many(p_people uuid[], p_fields text[], p_reason text)
returns TABLE(person_id uuid, field text, value text)
language plpgsql security definer rows 1000 set search_path="$user", public
as $$
begin
  return query
  with asked as (
    select s.person_id, v.field, v.value from person_secret s cross join lateral (values
      ('card_number', s.card_number), ('identity_number', s.identity_number), ('religion', s.religion)) v (field, value)
    where s.person_id = any (p_people) and s.known_until is null and v.value is not null and v.field = any (p_fields)
      and may_see_person(current_account(), s.person_id)
  ), read as (
    insert into sensitive_reading (id, account_id, person_id, field, reason)
    select gen_random_uuid(), current_account(), a.person_id, a.field, p_reason from asked a
  )
  select * from asked;
end $$;

create function rewrite_spans(p_person uuid, p_act uuid, p_closed daterange[], p_units uuid[], p_states text[], p_opened daterange[])
returns integer
language plpgsql security definer set search_path="$user", public
as $$
declare
  closed integer;
begin
  if not holds_person(current_account(), '{clerk,issuer}', p_person)
    or not exists (select from act a where a.id = p_act and a.actor_id = current_account())
    or exists (select from unnest(p_units) u (id) where not scope_covers(current_account(), '{clerk,issuer}', u.id, today_here())
      and not exists (select from membership_span s where s.person_id = p_person and s.unit_id = u.id and s.known_until is null)) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  update membership_span set known_until = p_act where person_id = p_person and known_until is null and valid = any (p_closed);
  get diagnostics closed = row_count;
  insert into membership_span (person_id, unit_id, state, valid, known_from)
  select p_person, o.unit_id, o.state, o.valid, p_act from unnest(p_units, p_states, p_opened) o (unit_id, state, valid);
  return closed;
end $$;

create function scope_covers(p_account uuid, p_roles text[], p_unit uuid, p_on date)
returns boolean
language sql stable security definer set enable_seqscan=off set search_path="$user", public
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

create function scope_meets(p_account uuid, p_roles text[], p_unit uuid, p_days daterange)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (
    select from scope_roots(p_account, p_roles) root
    where root = p_unit or exists (select from unit_reach r where r.root_id = root and r.unit_id = p_unit and r.during && p_days))
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
      select s.from_id as unit_id from succession s
      where s.to_id = root.unit_id and s.known_until is null and s.effective_on <= today_here()
      union all
      select e.unit_id from unit_span e
      where e.custodian_id = root.unit_id and e.known_until is null and upper(e.valid) <= today_here()
    ) next on true
  )
  select unit_id from root
$$;

create function screened_out_of(p_unit uuid, p_first date, p_last date, p_offset integer, p_limit integer)
returns TABLE("personId" uuid, name text, "unitId" uuid, stage text, "on" date, reason text, total bigint)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_last) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select t.person_id, p.name, t.unit_id,
    (select s.state from membership_span s where s.person_id = t.person_id and s.known_until is null and upper(s.valid) <= t."on"
      order by s.valid desc limit 1),
    t."on", t.reason, count(*) over ()
  from membership_step t join person_profile p on p.person_id = t.person_id and p.known_until is null
  where t.known_until is null and t.event = 'screen_out' and t."on" between p_first and p_last
    and exists (select from unit_reach r where r.root_id = p_unit and r.unit_id = t.unit_id and r.during @> t."on")
  order by t."on" desc, p.given collate "vi-x-icu", p.name collate "vi-x-icu", t.id offset p_offset limit p_limit;
end $$;

create function seal_acts()
returns bigint
language plpgsql security definer set enable_bitmapscan=off set enable_seqscan=off set search_path="$user", public
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

create function set_indexes_aside()
returns void
language plpgsql security definer set search_path="$user", public
as $$
declare
  tables constant regclass[] := '{person_profile,person_secret,membership,membership_span,membership_step,import_row}';
  aside record;
begin
  if not register_is_empty() then
    return;
  end if;
  lock table person_profile, person_secret, membership, membership_span, membership_step, import_row in access exclusive mode nowait;
  for aside in
    select c.relname as name, format('drop index %s', i.indexrelid::regclass) as away, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid = any (tables) and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      and (i.indpred is null or pg_get_expr(i.indpred, i.indrelid) like '%known_until IS NULL%')
    union all
    select k.conname, format('alter table %s drop constraint %I', k.conrelid::regclass, k.conname),
      format('alter table %s add constraint %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k where k.conrelid = any (tables) and k.contype = 'p' and not exists (select from pg_constraint f where f.confrelid = k.conrelid)
    union all
    select format('%s of %s', t.tgname, t.tgrelid::regclass), format('alter table %s disable trigger %I', t.tgrelid::regclass, t.tgname),
      format('alter table %s enable trigger %I', t.tgrelid::regclass, t.tgname)
    from pg_trigger t where t.tgrelid = any (tables) and t.tgname in ('references_of_new', 'spans_stay_apart')
  loop
    execute aside.away;
    insert into index_aside (name, definition) values (aside.name, aside.definition);
  end loop;
exception when lock_not_available then
  null;
end $$;

create function set_secrets(p_people uuid[], p_fields text[], p_values text[], p_act uuid)
returns void
language plpgsql security definer set plan_cache_mode=force_custom_plan set search_path="$user", public
as $$
begin
  if not is_clerk() then
    raise exception 'not a clerk' using errcode = 'insufficient_privilege';
  elsif not exists (select from act a where a.id = p_act and a.actor_id = current_account()) then
    raise exception 'not an act of this account: %', p_act using errcode = 'insufficient_privilege';
  elsif exists (select unnest(p_people) except select people_held(current_account(), '{reader,clerk,approver,issuer}', p_people)) then
    raise exception 'not in scope' using errcode = 'insufficient_privilege';
  elsif exists (select from unnest(p_fields) f (field) where (f.field in ('card_number', 'identity_number', 'religion')) is not true) then
    raise exception 'no such sensitive value' using errcode = 'check_violation';
  end if;
  with given as (
    select l.person_id, array_agg(l.field) as fields, max(l.value) filter (where l.field = 'card_number') as card_number,
      max(l.value) filter (where l.field = 'identity_number') as identity_number, max(l.value) filter (where l.field = 'religion') as religion
    from unnest(p_people, p_fields, p_values) l (person_id, field, value) group by 1
  ), superseded as (
    update person_secret s set known_until = p_act where s.person_id = any (p_people) and s.known_until is null
    returning s.person_id, s.card_number, s.identity_number, s.religion
  ), merged as (
    select g.person_id, case when 'card_number' = any (g.fields) then g.card_number else s.card_number end as card_number,
      case when 'identity_number' = any (g.fields) then g.identity_number else s.identity_number end as identity_number,
      case when 'religion' = any (g.fields) then g.religion else s.religion end as religion
    from given g left join superseded s on s.person_id = g.person_id
  )
  insert into person_secret (person_id, card_number, identity_number, religion, known_from)
  select m.person_id, m.card_number, m.identity_number, m.religion, p_act from merged m
  where num_nonnulls(m.card_number, m.identity_number, m.religion) > 0;
end $$;

create function sheet_entered(p_sheet uuid)
returns TABLE(at timestamp with time zone, vi text, en text, homes uuid[])
language sql stable security definer rows 1 set search_path="$user", public
as $$
  select a.at, w.vi, w.en, array(select g.unit_id from access_grant g where g.account_id = w.id and g.role = 'clerk'
    and g.unit_id is not null and g.valid @> (a.at at time zone 'UTC')::date)
  from study_sheet h join act a on a.id = h.known_from join account w on w.id = a.actor_id
  where h.id = p_sheet and covers_session(current_account(), '{reader,clerk,approver,issuer}', h.session_id, h.unit_id)
$$;

create function spans_changed(p_person uuid, p_act uuid)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select holds_person(current_account(), '{clerk,issuer}', p_person)
    and exists (select from membership_span where person_id = p_person and known_from = p_act and known_until is not null)
$$;

create function spans_of(p_people uuid[])
returns TABLE(person_id uuid, unit_id uuid, state text, valid daterange)
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select s.person_id, s.unit_id, s.state, s.valid
  from (select id from unnest(p_people) q (id) where may_see_person(current_account(), id)) q
  join membership_span s on s.person_id = q.id and s.known_until is null
$$;

create function steps_recorded(p_person uuid)
returns TABLE(id uuid, at timestamp with time zone, vi text, en text)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not may_see_person(current_account(), p_person) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  return query select s.id, k.at, a.vi, a.en from membership_step s join act k on k.id = s.known_from join account a on a.id = k.actor_id
  where s.person_id = p_person and s.known_until is null;
end $$;

create function study_counted(p_units uuid[], p_known_at timestamp with time zone)
returns TABLE(measure text, "unitId" uuid, "on" date, amount integer, name text)
language sql stable security definer rows 1000 set plan_cache_mode=force_custom_plan set search_path="$user", public
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

create function study_touched(p_after timestamp with time zone, p_until timestamp with time zone)
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
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

create function submissions_under(p_unit uuid, p_on date, p_form uuid, p_first_days date[])
returns TABLE(id uuid, unit_id uuid, first_day date, last_day date, state text, on_day date, submitted_on date)
language plpgsql stable security definer rows 1000 set search_path="$user", public
as $$
begin
  if not scope_covers(current_account(), '{reader,clerk,approver,issuer}', p_unit, p_on) then
    raise exception 'not in scope: %', p_unit using errcode = 'insufficient_privilege';
  end if;
  return query
  select s.id, s.unit_id, s.first_day, s.last_day, e.state, e.on_day, e.submitted_on
  from submission s join submission_event e on e.submission_id = s.id and e.known_until is null
  where s.form_id = p_form and s.first_day = any (p_first_days)
    and (s.unit_id = p_unit or exists (select from unit_reach r where r.root_id = p_unit and r.unit_id = s.unit_id));
end $$;

create function target_lines(p_targets uuid[], p_known_at timestamp with time zone)
returns TABLE(id uuid, rank integer, line json)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
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

create function target_story(p_target uuid, p_known_at timestamp with time zone)
returns TABLE(changes json, earlier json, allocation json, "fromUnitId" uuid)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
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

create function targets_hanging(p_unit uuid, p_on date, p_directive uuid)
returns TABLE(line json)
language plpgsql stable security definer rows 1000 set plan_cache_mode=force_generic_plan set search_path="$user", public
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

create function term_in_use(p_code text)
returns boolean
language sql stable security definer set search_path="$user", public
as $$
  select exists (select from entry where period = 'term:' || p_code and known_until is null and (word is not null or result is not null or is_not_applicable))
    or exists (select from theme where period = 'term:' || p_code and known_until is null)
    or exists (select from task_group where period = 'term:' || p_code and known_until is null)
    or exists (select from target where period = 'term:' || p_code and known_until is null)
    or exists (select from printed_statement where period = 'term:' || p_code and known_until is null)
$$;

create function today_here()
returns date
language sql stable security definer set search_path="$user", public
as $$ select coalesce((select coalesce(working_on, (clock_timestamp() at time zone zone)::date) from installation), current_date) $$;

create function units_in_scope(p_account uuid, p_roles text[])
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select root from scope_roots(p_account, p_roles) root
  union
  select r.unit_id from scope_roots(p_account, p_roles) root join unit_reach r on r.root_id = root
$$;

create function units_read(p_account uuid)
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select root from scope_roots(p_account, '{reader,clerk,approver,issuer}') root
  union
  select r.unit_id from scope_roots(p_account, '{reader,clerk,approver,issuer}') root
    join unit_reach r on r.root_id = root and r.during @> today_here()
$$;

create function units_staffed(p_role text)
returns SETOF uuid
language sql stable security definer rows 1000 set search_path="$user", public
as $$
  select distinct g.unit_id from access_grant g join account a on a.id = g.account_id
  where g.role = p_role and g.unit_id is not null and g.known_until is null and g.valid @> today_here() and not a.is_disabled
$$;

create function unsay_act(p_table regclass, p_act uuid, p_by uuid)
returns void
language plpgsql set search_path="$user", public
as $$
declare
  columns text;
begin
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns from pg_attribute
  where attrelid = p_table and attnum > 0 and not attisdropped and attgenerated = '' and attname not in ('known_from', 'known_until');
  execute format('update %s set known_until = $2 where known_from = $1 and known_until is null', p_table) using p_act, p_by;
  execute format('insert into %s (%s, known_from) select %s, $2 from %s where known_until = $1', p_table, columns, columns, p_table) using p_act, p_by;
end $$;

create function unsay_spans(p_person uuid, p_act uuid, p_by uuid)
returns void
language plpgsql security definer set search_path="$user", public
as $$
begin
  if not holds_person(current_account(), '{clerk,issuer}', p_person)
    or not exists (select from act a where a.id = p_by and a.actor_id = current_account()) then
    raise exception 'not in scope: %', p_person using errcode = 'insufficient_privilege';
  end if;
  update membership_step set known_until = p_by where person_id = p_person and known_from = p_act and known_until is null;
  update membership_span set known_until = p_by where person_id = p_person and known_from = p_act and known_until is null;
  insert into membership_span (person_id, unit_id, state, valid, known_from)
  select person_id, unit_id, state, valid, p_by from membership_span where person_id = p_person and known_until = p_act;
end $$;

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

create function verify_references()
returns void
language plpgsql stable security definer set search_path="$user", public
as $$
declare
  place record;
  is_missing boolean;
begin
  for place in select referred, r.* from unnest(array['act', 'unit', 'person']) referred cross join references_to(referred::regclass) r loop
    execute format('select exists (select from %s t where t.%I is not null and not exists (select from %I r where r.id = t.%2$I))',
      place.relation, place.attribute, place.referred) into is_missing;
    if is_missing then
      raise exception 'a row of "%" refers by "%" to a row of "%" that is not there', place.relation, place.attribute, place.referred
        using errcode = 'foreign_key_violation';
    end if;
  end loop;
  if exists (select from (
      select s.valid && lag(s.valid) over (partition by s.person_id order by s.valid) as overlaps
      from membership_span s where s.known_until is null) o where o.overlaps) then
    raise exception 'two believed spans of one person overlap' using errcode = 'exclusion_violation';
  end if;
end $$;
