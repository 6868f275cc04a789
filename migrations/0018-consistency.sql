-- Rules between figures: a rule is a row of a kind from a closed list, valid on days and believed between two acts. The
-- shape of each body stands in src/modules/consistency/rule.ts.
alter table consistency_rule drop constraint consistency_rule_pkey;
alter table consistency_rule drop constraint consistency_rule_kind_check;
alter table consistency_rule
  add column valid daterange not null default '(,)' check (not isempty(valid)),
  -- By kind, without the kind itself.
  add column body jsonb,
  -- The reading under which figures that break the rule would hold: {"vi": ..., "en": ...}.
  add column reading jsonb,
  add column severity text not null default 'question' check (severity in ('contradiction', 'question')),
  -- Allowed difference, in what the figures are measured in.
  add column tolerance numeric not null default 0 check (tolerance >= 0),
  -- Kinds of period, kinds and levels of unit it is asked for; empty: all.
  add column period_kinds text[] not null default '{}',
  add column unit_kinds text[] not null default '{}',
  add column levels text[] not null default '{}',
  -- The number of the document or the article it follows; empty for a setting that follows none.
  add column source text not null default '',
  add column is_enabled boolean not null default true;
update consistency_rule set body = jsonb_build_object('figures', figures);
alter table consistency_rule alter column body set not null;
alter table consistency_rule drop column figures;
alter table consistency_rule add check (kind in ('parts_make_whole', 'never_falls', 'within', 'shares_make_hundred',
  'fraction_equals_percentage', 'jump', 'range', 'may_differ_in_base'));
alter table consistency_rule add exclude using gist (code with =, valid with &&) where (known_until is null);
comment on table consistency_rule is 'superseded by the application';

create policy write on consistency_rule for insert with check (may_change_rules(current_account()));
create policy change on consistency_rule for update using (may_change_rules(current_account()));
create trigger consistency_rule_changes after insert or update on consistency_rule for each statement execute function raise_catalogue_version();

-- All answers ever given at a unit and period.
create index finding_answer_place on finding_answer (unit_id, first_day, last_day);
