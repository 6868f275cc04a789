-- Measures are made and changed by administrators, as the other rules are. A version names the document it follows.
alter table measure_version add column source text not null default '';
comment on table measure_version is 'superseded by the application';

create policy write on class_set for insert with check (may_change_rules(current_account()));
create policy write on measure for insert with check (may_change_rules(current_account()));
create policy write on measure_version for insert with check (may_change_rules(current_account()));
create policy change on measure_version for update using (may_change_rules(current_account()));
create trigger measure_version_changes after insert or update on measure_version for each statement execute function raise_catalogue_version();
