-- Who hands in is a clerk of the unit; who returns, approves and reopens is an approver over it. Drafts of forms are read by
-- those at work where they are drawn up.
alter policy write on submission_event with check (exists (select from submission s
  where s.id = submission_id and scope_covers(current_account(),
    case when event in ('return', 'approve', 'reopen') then '{approver}'::text[] else '{clerk}'::text[] end, s.unit_id, s.last_day)));
drop policy read on report_form_version;
create policy read on report_form_version for select using (published is not null or exists (select from report_form f
  where f.id = form_id and scope_covers(current_account(), '{reader,clerk,approver,issuer}', f.owner_id, today_here())));
