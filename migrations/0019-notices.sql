-- Reminders of deadlines: what is due (kept by the server's own runs), who was told, by which mail, and the calendar of an
-- account. Rows are added and closed, never overwritten, so that what was sent once is remembered, also by a restore.

-- What is due where, as its module said when it was last asked. A change closes the row and adds the next turn, which is the
-- sequence of the calendar; the id stays with the key.
create table deadline (
  id uuid not null,
  key text not null check (length(key) between 3 and 300),
  turn integer not null default 0 check (turn >= 0),
  kind text not null check (kind in ('due', 'returned')),
  unit_id uuid not null references unit (id),
  due_on date not null,
  vi text not null check (length(vi) between 3 and 300),
  en text not null check (length(en) between 3 and 300),
  path text not null check (path like '/%'),
  -- Who is to act.
  role text not null check (role in ('clerk', 'approver', 'issuer')),
  done_on date,
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  primary key (key, turn)
);
create unique index deadline_believed on deadline (key) where known_until is null;
create index deadline_due on deadline (due_on);
create index deadline_unit on deadline (unit_id);

create table notice (
  id uuid primary key,
  account_id uuid not null references account (id),
  -- Deadline, day and stage: an account is told of each once.
  key text not null,
  deadline_key text not null,
  kind text not null check (kind in ('due_soon', 'due_today', 'overdue', 'escalated', 'returned')),
  unit_id uuid not null references unit (id),
  due_on date not null,
  vi text not null,
  en text not null,
  path text not null,
  -- The day on which it was told, as the server counts days.
  told_on date not null,
  known_from uuid not null references act (id),
  -- The act that closed it: the thing is done, has another day, or is told of anew.
  known_until uuid references act (id),
  unique (account_id, key)
);
create index notice_open on notice (account_id, due_on) where known_until is null;
create index notice_deadline on notice (deadline_key) where known_until is null;

create table notice_seen (
  notice_id uuid primary key references notice (id),
  account_id uuid not null references account (id),
  at timestamptz not null default clock_timestamp()
);

create table notice_address (
  id uuid primary key,
  account_id uuid not null references account (id),
  address text not null check (length(address) between 3 and 254 and address like '%_@_%'),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index notice_address_believed on notice_address (account_id) where known_until is null;
comment on table notice_address is 'superseded by the application';

-- A code that was mailed to an address; only its digest is kept.
create table notice_code (
  address_id uuid not null references notice_address (id) on delete cascade,
  digest bytea not null check (length(digest) = 32),
  expires_at timestamptz not null,
  primary key (address_id, digest)
);

create table notice_confirmation (
  address_id uuid primary key references notice_address (id) on delete cascade,
  known_from uuid not null references act (id)
);

-- The mail server refused an address for good; nothing more is sent there.
create table notice_refusal (
  address_id uuid primary key references notice_address (id) on delete cascade,
  at timestamptz not null default clock_timestamp(),
  error text not null check (length(error) <= 1000)
);

create table notice_preference (
  account_id uuid not null references account (id),
  mails boolean not null,
  language text not null check (language in ('vi', 'en')),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index notice_preference_believed on notice_preference (account_id) where known_until is null;
comment on table notice_preference is 'superseded by the application';

create table calendar_feed (
  token_digest bytea primary key check (length(token_digest) = 32),
  account_id uuid not null references account (id),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create unique index calendar_feed_believed on calendar_feed (account_id) where known_until is null;
comment on table calendar_feed is 'superseded by the application';

-- One mail to an account for a day; its notices hang on it, so that none goes into two mails.
create table mailing (
  id uuid primary key,
  account_id uuid not null references account (id),
  made_on date not null,
  known_from uuid not null references act (id),
  unique (account_id, made_on)
);

create table mailing_notice (
  notice_id uuid primary key references notice (id),
  mailing_id uuid not null references mailing (id)
);
create index mailing_notice_mailing on mailing_notice (mailing_id);

-- How a mail ended; a mail without an outcome is still to be sent.
create table mailing_outcome (
  mailing_id uuid primary key references mailing (id),
  at timestamptz not null default clock_timestamp(),
  outcome text not null check (outcome in ('sent', 'refused', 'given_up', 'needless')),
  -- The words of the mail server, without addresses.
  error text check (length(error) <= 1000)
);

-- Work of the server that failed as often as it is tried: for administrators, until one of them answers.
create table failed_job (
  id uuid primary key,
  queue text not null,
  -- Ids only.
  ids jsonb not null,
  reason text not null check (length(reason) <= 1000),
  attempts integer not null check (attempts > 0),
  at timestamptz not null default clock_timestamp(),
  known_from uuid not null references act (id),
  known_until uuid references act (id)
);
create index failed_job_open on failed_job (at) where known_until is null;
comment on table failed_job is 'superseded by the application';

do $$
declare
  name text;
begin
  foreach name in array array['deadline', 'notice', 'notice_seen', 'notice_address', 'notice_code', 'notice_confirmation', 'notice_refusal', 'notice_preference',
    'calendar_feed', 'mailing', 'mailing_notice', 'mailing_outcome', 'failed_job'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy owner_passes on %I to current_user using (true) with check (true)', name);
  end loop;
end $$;

-- The units that an account reads today: what its grants cover as the tree stands.
create function units_read(p_account uuid) returns setof uuid
language sql stable security definer set search_path from current
as $$
  select root from scope_roots(p_account, '{reader,clerk,approver,issuer}') root
  union
  select r.unit_id from scope_roots(p_account, '{reader,clerk,approver,issuer}') root
    join unit_reach r on r.root_id = root and r.during @> today_here()
$$;

create policy read on deadline for select using (
  (select has_role_everywhere(current_account(), '{reader,clerk,approver,issuer}')) or unit_id in (select units_read(current_account())));
create policy read on notice for select using (account_id = current_account());
create policy read on notice_seen for select using (account_id = current_account());
create policy write on notice_seen for insert with check (
  account_id = current_account() and exists (select from notice n where n.id = notice_id));
create policy read on notice_address for select using (account_id = current_account());
create policy write on notice_address for insert with check (account_id = current_account());
create policy change on notice_address for update using (account_id = current_account());
create policy read on notice_code for select using (exists (select from notice_address a where a.id = address_id));
create policy read on notice_confirmation for select using (exists (select from notice_address a where a.id = address_id));
create policy write on notice_confirmation for insert with check (exists (select from notice_address a where a.id = address_id));
create policy read on notice_refusal for select using (exists (select from notice_address a where a.id = address_id));
create policy read on notice_preference for select using (account_id = current_account());
create policy write on notice_preference for insert with check (account_id = current_account());
create policy change on notice_preference for update using (account_id = current_account());
create policy read on calendar_feed for select using (account_id = current_account());
create policy write on calendar_feed for insert with check (account_id = current_account());
create policy change on calendar_feed for update using (account_id = current_account());
create policy read on mailing for select using (account_id = current_account());
create policy read on mailing_notice for select using (exists (select from notice n where n.id = notice_id));
create policy read on mailing_outcome for select using (exists (select from mailing m where m.id = mailing_id));
create policy read on failed_job for select using (may_change_rules(current_account()));
create policy change on failed_job for update using (may_change_rules(current_account()));

-- Whose calendar a secret address opens; nobody's when it was renewed or ended, or the account is disabled.
create function account_of_calendar(p_digest bytea) returns uuid
language sql stable security definer set search_path from current
as $$
  select f.account_id from calendar_feed f join account a on a.id = f.account_id
  where f.token_digest = p_digest and f.known_until is null and not a.is_disabled
$$;

with item as (
  select '00000000-0000-7000-8000-000000000019'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0019-notices"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'regulation.load', 'regulation', 'migration 0019',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

insert into regulation (code, valid, value, vi, en, source, confidence, known_from) values
('notices.reminders', '(,)', '{"daysBefore": [7, 1], "daysAfter": [1, 7], "workingDays": 3}', 'Nhắc việc đến hạn', 'Reminders of what is due',
  '', 'unconfirmed', '00000000-0000-7000-8000-000000000019');
