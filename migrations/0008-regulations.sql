-- Rules of regulations: versions that hold on days (`valid`) and are believed between two acts. The shape of each value
-- stands in src/modules/regulations/regulation.ts.

-- A table whose comment says “superseded by the application” is one whose believed rows the application may close.
create or replace function grant_to_application(p_role text) returns void
language plpgsql set search_path from current
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

create table regulation (
  code text not null,
  valid daterange not null check (not isempty(valid)),
  value jsonb not null,
  vi text not null,
  en text not null,
  -- The number of the document; empty for a setting that follows none.
  source text not null,
  confidence text not null check (confidence in ('confirmed', 'partial', 'unconfirmed')),
  known_from uuid not null references act (id),
  known_until uuid references act (id),
  exclude using gist (code with =, valid with &&) where (known_until is null)
);
comment on table regulation is 'superseded by the application';

-- The same rule is `mayChange` in src/modules/regulations/change.ts.
create function may_change_rules(p_account uuid) returns boolean
language sql stable security definer set search_path from current
as $$ select is_administrator(p_account) or exists (select from account where id = p_account and kind = 'operator') $$;

alter table regulation enable row level security;
alter table regulation force row level security;
create policy owner_passes on regulation to current_user using (true) with check (true);
create policy read on regulation for select using (true);
create policy write on regulation for insert with check (may_change_rules(current_account()));
create policy change on regulation for update using (may_change_rules(current_account()));

-- What follows is one act of the system: nobody is named as having decided these values.
with item as (
  select '00000000-0000-7000-8000-000000000008'::uuid as id, uuid_send(gen_random_uuid()) as salt,
    '{"migration": "0008-regulations"}'::jsonb as payload
), acted as (
  insert into act (id, actor_id, verb, record_kind, request_id, digest)
  select id, '00000000-0000-7000-8000-000000000002', 'regulation.load', 'regulation', 'migration 0008',
    sha256(salt || convert_to(payload::text, 'UTF8')) from item
)
insert into act_payload (act_id, salt, payload) select id, salt, payload from item;

-- Rules on members. The texts that carry out the Charter follow each other: 29-QĐ/TW of 25 July 2016, 24-QĐ/TW of
-- 30 July 2021, 232-QĐ/TW of 20 January 2025, and 294-QĐ/TW, in force from 1 July 2025. Where only an older text was read, the
-- later one is taken to say the same, and says so.
insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
select rule.code, text.valid,
  rule.value || case when word.confidence <> 'confirmed' then jsonb_build_object('note', jsonb_build_object(
    'vi', 'Chưa đọc được câu này trong ' || text.source || '; lấy như ' || rule.read_in || '.',
    'en', 'Not read in ' || text.source || '; taken to be as in ' || rule.read_in || '.')) else '{}' end,
  rule.vi, rule.en, text.source, word.confidence, '00000000-0000-7000-8000-000000000008'
from (values
  (1, '29-QĐ/TW', '[2016-07-25,2021-07-30)'::daterange),
  (2, '24-QĐ/TW', '[2021-07-30,2025-01-20)'),
  (3, '232-QĐ/TW', '[2025-01-20,2025-07-01)'),
  (4, '294-QĐ/TW', '[2025-07-01,)')
) text (place, source, valid) cross join (values
  ('people.admission-age', '{"least": 18, "most": 60, "countedBy": "month"}'::jsonb, 'Tuổi kết nạp', 'Age of admission',
    '24-QĐ/TW', array['partial', 'confirmed', 'confirmed', 'confirmed']),
  ('people.ceremony-within', '{"workingDays": 30}', 'Thời hạn tổ chức lễ kết nạp', 'Time for the admission ceremony',
    '24-QĐ/TW', array['confirmed', 'confirmed', 'partial', 'partial']),
  ('people.consider-within', '{"workingDays": 30}', 'Thời hạn xét công nhận đảng viên chính thức', 'Time to consider full membership',
    '24-QĐ/TW', array['confirmed', 'confirmed', 'partial', 'partial']),
  ('people.transfer-start-within', '{"workingDays": 60}', 'Thời hạn bắt đầu chuyển sinh hoạt', 'Time to start a transfer',
    '24-QĐ/TW', array['unconfirmed', 'confirmed', 'partial', 'confirmed']),
  ('people.transfer-present-within', '{"workingDays": 30}', 'Thời hạn xuất trình giấy giới thiệu', 'Time to present the letter of transfer',
    '24-QĐ/TW', array['unconfirmed', 'confirmed', 'partial', 'confirmed']),
  ('people.sponsor-together', '{"months": 12}', 'Thời gian người giới thiệu cùng công tác', 'Time a sponsor has worked with the applicant',
    '24-QĐ/TW', array['partial', 'confirmed', 'partial', 'confirmed']),
  ('people.readmission-after', '{"months": 36}', 'Thời gian trước khi kết nạp lại', 'Time before readmission',
    '232-QĐ/TW', array['confirmed', 'partial', 'confirmed', 'confirmed'])
) rule (code, value, vi, en, read_in, confidences) cross join lateral (select rule.confidences[text.place]) word (confidence);

insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
select code, valid::daterange, value::jsonb, vi, en, source, confidence, '00000000-0000-7000-8000-000000000008' from (values
  ('people.probation', '[2011-01-19,)', '{"months": 12}', 'Thời gian dự bị', 'Probation',
    'Điều lệ Đảng (2011), Điều 5', 'confirmed'),
  ('people.sponsors', '[2011-01-19,)', '{"count": 2}', 'Số người giới thiệu', 'Number of sponsors',
    'Điều lệ Đảng (2011), Điều 4', 'unconfirmed'),
  ('people.cell-least-members', '[2011-01-19,)', '{"count": 3}', 'Số đảng viên chính thức ít nhất của chi bộ',
    'Least full members of a cell', 'Điều lệ Đảng (2011), Điều 24', 'confirmed'),
  ('people.cell-committee-from', '[2011-01-19,)', '{"fullMembers": 9}', 'Chi bộ bầu chi ủy',
    'When a cell elects a committee', 'Điều lệ Đảng (2011), Điều 24', 'confirmed')
) item (code, valid, value, vi, en, source, confidence);

insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
select rule.code, text.valid::daterange, rule.value::jsonb, rule.vi, rule.en, text.source, text.confidence,
  '00000000-0000-7000-8000-000000000008'
from (values
  ('01-HD/TW (2016)', '[2016-09-20,2021-09-28)', 'partial'),
  ('01-HD/TW (2021), mục 18', '[2021-09-28,2025-06-09)', 'confirmed'),
  ('06-HD/TW (2025)', '[2025-06-09,)', 'partial')
) text (source, valid, confidence) cross join (values
  ('people.badge-years', '{"years": [30, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85, 90]}', 'Tuổi đảng được tặng Huy hiệu Đảng',
    'Years of Party age that earn the badge'),
  ('people.badge-rounds', '{"rounds": [{"month": 2, "date": 3}, {"month": 5, "date": 19}, {"month": 9, "date": 2}, {"month": 11, "date": 7}]}',
    'Các đợt trao Huy hiệu Đảng', 'Rounds in which badges are presented')
) rule (code, value, vi, en);

insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
select 'people.dossier-forms', valid::daterange, jsonb_build_object('forms', forms), 'Hồ sơ kết nạp', 'Dossier of admission', source,
  'partial', '00000000-0000-7000-8000-000000000008'
from (values ('09-HD/BTCTW (2017)', '[2017-06-05,2022-01-18)'), ('12-HD/BTCTW (2022)', '[2022-01-18,)')) text (source, valid),
  (select jsonb_agg(jsonb_build_object('code', code, 'vi', vi, 'en', en) order by place) as forms from (values
    (1, 'CN-NTVĐ', 'Giấy chứng nhận học lớp bồi dưỡng nhận thức về Đảng', 'Certificate of the awareness class'),
    (2, '1-KNĐ', 'Đơn xin vào Đảng', 'Application'),
    (3, '2-KNĐ', 'Lý lịch của người xin vào Đảng', 'Résumé of the applicant'),
    (4, '3-KNĐ', 'Giấy giới thiệu người vào Đảng', 'Letter of the sponsor'),
    (5, '4-KNĐ', 'Nghị quyết giới thiệu đoàn viên ưu tú', 'Resolution of the Youth Union'),
    (6, '5-KNĐ', 'Tổng hợp ý kiến nhận xét', 'Summary of opinions'),
    (7, '5B-KNĐ', 'Ý kiến nhận xét của cấp ủy nơi cư trú', 'Opinion of the committee at the place of residence'),
    (8, '5C-KNĐ', 'Ý kiến nhận xét của tổ chức chính trị - xã hội', 'Opinion of the mass organisation'),
    (9, '6-KNĐ', 'Nghị quyết của chi bộ', 'Resolution of the cell'),
    (10, '8-KNĐ', 'Nghị quyết của đảng ủy cơ sở', 'Resolution of the grassroots committee'),
    (11, '9-KNĐ', 'Quyết định kết nạp', 'Decision of admission')
  ) form (place, code, vi, en)) list;

-- Which Party organisation may stand under which: the districts ended on 1 July 2025.
insert into regulation (code, valid, value, vi, en, source, confidence, known_from) values
('org.levels', '(,2025-07-01)', '{"under": {
    "district": ["city"],
    "commune": ["district"],
    "direct": ["city", "district"],
    "grassroots": ["city", "district"],
    "grassroots_cell": ["city", "district"],
    "sub_organisation": ["commune", "grassroots", "direct"],
    "cell": ["commune", "grassroots", "direct", "sub_organisation"],
    "cell_group": ["cell", "grassroots_cell"]
  }}', 'Cấp của tổ chức đảng', 'Levels of Party organisations', 'Điều lệ Đảng (2011)', 'partial',
  '00000000-0000-7000-8000-000000000008'),
('org.levels', '[2025-07-01,)', '{"under": {
    "commune": ["city"],
    "direct": ["city"],
    "grassroots": ["commune", "direct"],
    "grassroots_cell": ["commune", "direct"],
    "sub_organisation": ["commune", "direct", "grassroots"],
    "cell": ["commune", "direct", "grassroots", "sub_organisation"],
    "cell_group": ["cell", "grassroots_cell"]
  }, "note": {
    "vi": "Chưa xác nhận chi bộ ấp, khu vực dưới phường, xã có phải là tổ chức cơ sở đảng từ ngày 1/7/2025 hay không.",
    "en": "Whether a cell of a hamlet or neighbourhood below the ward is a grassroots organisation since 1 July 2025 is not confirmed."
  }}', 'Cấp của tổ chức đảng', 'Levels of Party organisations', '294-QĐ/TW, 298-QĐ/TW', 'partial',
  '00000000-0000-7000-8000-000000000008'),
('org.term-length', '(,2025-07-01)', '{"months": 60, "cellMonths": 30}', 'Nhiệm kỳ', 'Length of a term',
  'Điều lệ Đảng (2011), Điều 13, 22, 24', 'partial', '00000000-0000-7000-8000-000000000008'),
('org.term-length', '[2025-07-01,)', '{"months": 60, "cellMonths": 60, "note": {
    "vi": "Đại hội chi bộ 5 năm một lần là thí điểm.",
    "en": "A congress of a cell every 5 years is a pilot."
  }}', 'Nhiệm kỳ', 'Length of a term', '294-QĐ/TW', 'partial', '00000000-0000-7000-8000-000000000008'),
('people.badge-early', '(,)', '{"months": 12, "note": {"vi": "Với Huy hiệu từ 70 năm, văn bản được dẫn lại là cho sớm tới 24 tháng; chưa đọc được nguyên văn.",
  "en": "For the badge of 70 years and more up to 24 months is quoted; the text itself was not read."}}', 'Xét tặng Huy hiệu Đảng sớm', 'Early award of the badge', '01-HD/TW (2021), mục 18',
  'unconfirmed', '00000000-0000-7000-8000-000000000008'),
('people.retention', '(,)', '{"screenedOutMonths": 24, "endedMonths": 120}', 'Thời hạn giữ dữ liệu cá nhân',
  'How long personal data are kept', '', 'unconfirmed', '00000000-0000-7000-8000-000000000008'),
('clock.near', '(,)', '{"workingDays": 5}', 'Báo gần đến hạn', 'When a term is near its end', '', 'unconfirmed',
  '00000000-0000-7000-8000-000000000008');

-- Days off of civil servants, year by year. Five days around the lunar new year are split as each year's notice says; a holiday
-- at a weekend gives the next working day; a working day may be exchanged for a Saturday.
insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
select 'calendar.holidays', daterange(make_date(year, 1, 1), make_date(year + 1, 1, 1)),
  jsonb_build_object('days', jsonb_agg(jsonb_build_object('on', at, 'vi', kind.vi, 'en', kind.en) order by at) filter (where kind.code <> 'worked'))
    || case when bool_or(kind.code = 'worked')
      then jsonb_build_object('workingSaturdays', jsonb_agg(at order by at) filter (where kind.code = 'worked')) else '{}' end
    || case year
      when 2015 then '{"note": {
        "vi": "Ngày 2/1/2015 được nghỉ đổi cho thứ Bảy 27/12/2014.",
        "en": "2 January 2015 was off in exchange for Saturday 27 December 2014."}}'::jsonb
      when 2026 then '{"note": {
        "vi": "Chưa có ngày 24/11 (Ngày Văn hóa Việt Nam, 80-NQ/TW): chờ sửa Bộ luật Lao động.",
        "en": "Without 24 November (Vietnam Culture Day, 80-NQ/TW): the Labour Code has yet to name it."}}'
      else '{}' end,
  'Ngày nghỉ năm ' || year, 'Days off in ' || year,
  case when year < 2021 then 'Bộ luật Lao động 2012, Điều 115' else 'Bộ luật Lao động 2019, Điều 112' end || '; thông báo nghỉ Tết hằng năm',
  'partial', '00000000-0000-7000-8000-000000000008'
from (values
  (2015, 'new_year', '{2015-01-01}'::date[]), (2015, 'exchanged', '{2015-01-02,2015-02-16,2015-04-29}'),
  (2015, 'tet', '{2015-02-17,2015-02-18,2015-02-19,2015-02-20,2015-02-21}'), (2015, 'in_lieu', '{2015-02-23}'),
  (2015, 'hung', '{2015-04-28}'), (2015, 'victory', '{2015-04-30}'), (2015, 'labour', '{2015-05-01}'),
  (2015, 'national', '{2015-09-02}'), (2015, 'worked', '{2015-02-14,2015-04-25}'),

  (2016, 'new_year', '{2016-01-01}'), (2016, 'tet', '{2016-02-07,2016-02-08,2016-02-09,2016-02-10,2016-02-11}'),
  (2016, 'in_lieu', '{2016-02-12,2016-04-18,2016-05-02,2016-05-03}'), (2016, 'hung', '{2016-04-16}'),
  (2016, 'victory', '{2016-04-30}'), (2016, 'labour', '{2016-05-01}'), (2016, 'national', '{2016-09-02}'),

  (2017, 'new_year', '{2017-01-01}'), (2017, 'tet', '{2017-01-26,2017-01-27,2017-01-28,2017-01-29,2017-01-30}'),
  (2017, 'in_lieu', '{2017-01-02,2017-01-31,2017-02-01,2017-05-02,2017-09-04}'), (2017, 'hung', '{2017-04-06}'),
  (2017, 'victory', '{2017-04-30}'), (2017, 'labour', '{2017-05-01}'), (2017, 'national', '{2017-09-02}'),

  (2018, 'new_year', '{2018-01-01}'), (2018, 'tet', '{2018-02-14,2018-02-15,2018-02-16,2018-02-17,2018-02-18}'),
  (2018, 'in_lieu', '{2018-02-19,2018-02-20,2018-09-03}'), (2018, 'hung', '{2018-04-25}'), (2018, 'victory', '{2018-04-30}'),
  (2018, 'labour', '{2018-05-01}'), (2018, 'national', '{2018-09-02}'), (2018, 'exchanged', '{2018-12-31}'),

  (2019, 'new_year', '{2019-01-01}'), (2019, 'worked', '{2019-01-05,2019-05-04}'),
  (2019, 'tet', '{2019-02-04,2019-02-05,2019-02-06,2019-02-07,2019-02-08}'), (2019, 'hung', '{2019-04-14}'),
  (2019, 'in_lieu', '{2019-04-15}'), (2019, 'exchanged', '{2019-04-29}'), (2019, 'victory', '{2019-04-30}'),
  (2019, 'labour', '{2019-05-01}'), (2019, 'national', '{2019-09-02}'),

  (2020, 'new_year', '{2020-01-01}'), (2020, 'tet', '{2020-01-23,2020-01-24,2020-01-25,2020-01-26,2020-01-27}'),
  (2020, 'in_lieu', '{2020-01-28,2020-01-29}'), (2020, 'hung', '{2020-04-02}'), (2020, 'victory', '{2020-04-30}'),
  (2020, 'labour', '{2020-05-01}'), (2020, 'national', '{2020-09-02}'),

  (2021, 'new_year', '{2021-01-01}'), (2021, 'tet', '{2021-02-10,2021-02-11,2021-02-12,2021-02-13,2021-02-14}'),
  (2021, 'in_lieu', '{2021-02-15,2021-02-16,2021-05-03}'), (2021, 'hung', '{2021-04-21}'), (2021, 'victory', '{2021-04-30}'),
  (2021, 'labour', '{2021-05-01}'), (2021, 'national', '{2021-09-02,2021-09-03}'),

  (2022, 'new_year', '{2022-01-01}'), (2022, 'in_lieu', '{2022-01-03,2022-04-11,2022-05-02,2022-05-03}'),
  (2022, 'tet', '{2022-01-31,2022-02-01,2022-02-02,2022-02-03,2022-02-04}'), (2022, 'hung', '{2022-04-10}'),
  (2022, 'victory', '{2022-04-30}'), (2022, 'labour', '{2022-05-01}'), (2022, 'national', '{2022-09-01,2022-09-02}'),

  (2023, 'new_year', '{2023-01-01}'), (2023, 'tet', '{2023-01-20,2023-01-21,2023-01-22,2023-01-23,2023-01-24}'),
  (2023, 'in_lieu', '{2023-01-02,2023-01-25,2023-01-26,2023-05-02,2023-05-03,2023-09-04}'), (2023, 'hung', '{2023-04-29}'),
  (2023, 'victory', '{2023-04-30}'), (2023, 'labour', '{2023-05-01}'), (2023, 'national', '{2023-09-01,2023-09-02}'),

  (2024, 'new_year', '{2024-01-01}'), (2024, 'tet', '{2024-02-08,2024-02-09,2024-02-10,2024-02-11,2024-02-12}'),
  (2024, 'in_lieu', '{2024-02-13,2024-02-14}'), (2024, 'hung', '{2024-04-18}'), (2024, 'exchanged', '{2024-04-29}'),
  (2024, 'victory', '{2024-04-30}'), (2024, 'labour', '{2024-05-01}'), (2024, 'worked', '{2024-05-04}'),
  (2024, 'national', '{2024-09-02,2024-09-03}'),

  (2025, 'new_year', '{2025-01-01}'), (2025, 'tet', '{2025-01-27,2025-01-28,2025-01-29,2025-01-30,2025-01-31}'),
  (2025, 'hung', '{2025-04-07}'), (2025, 'worked', '{2025-04-26}'), (2025, 'victory', '{2025-04-30}'),
  (2025, 'labour', '{2025-05-01}'), (2025, 'exchanged', '{2025-05-02}'), (2025, 'national', '{2025-09-01,2025-09-02}'),

  (2026, 'new_year', '{2026-01-01}'), (2026, 'exchanged', '{2026-01-02,2026-08-31}'), (2026, 'worked', '{2026-01-10,2026-08-22}'),
  (2026, 'tet', '{2026-02-16,2026-02-17,2026-02-18,2026-02-19,2026-02-20}'), (2026, 'hung', '{2026-04-26}'),
  (2026, 'in_lieu', '{2026-04-27}'), (2026, 'victory', '{2026-04-30}'), (2026, 'labour', '{2026-05-01}'),
  (2026, 'national', '{2026-09-01,2026-09-02}')
) item (year, code, days) join (values
  ('new_year', 'Tết Dương lịch', 'New Year''s Day'),
  ('tet', 'Tết Nguyên đán', 'Lunar New Year'),
  ('hung', 'Giỗ Tổ Hùng Vương', 'Hùng Kings'' Day'),
  ('victory', 'Ngày Chiến thắng', 'Victory Day'),
  ('labour', 'Ngày Quốc tế lao động', 'Labour Day'),
  ('national', 'Quốc khánh', 'National Day'),
  ('in_lieu', 'Nghỉ bù', 'Day off in lieu'),
  ('exchanged', 'Nghỉ hoán đổi', 'Day off in exchange'),
  ('worked', 'Làm bù', 'Worked in exchange')
) kind (code, vi, en) using (code) cross join unnest(days) at
group by year;
