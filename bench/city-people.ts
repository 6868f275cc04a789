import { suspendChecks } from '../src/platform/server/backup/suspend-checks.ts'
import type { Database } from '../src/platform/server/db/database.ts'
import { type CitySize, cellsOfMerging, membersOfMerging, today } from './city.ts'
import { onClient } from './cluster.ts'

const families = 'Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương'
const middles = 'Thị Văn Ngọc Minh Thanh Hoàng Đức Hữu Thu Quốc Kim Công Mỹ Xuân Bích Gia Anh Đình Hồng Thành'
const givens =
  'Anh Bình Châu Chi Cúc Cường Đạt Diễm Dũng Dung Đào Đông Giang Hà Hải Hạnh Hằng Hiền Hiếu Hoa Hòa Hoàn Hùng Huệ Hương Khánh Khoa Kiên ' +
  'Lan Lâm Liên Linh Loan Long Mai Mạnh My Nam Nga Ngân Nghĩa Nhàn Nhi Nhung Oanh Phong Phúc Phương Quân Quang Quyên Sơn Sương Tài Tâm ' +
  'Thảo Thắng Thoa Thơ Thủy Thúy Tiến Toàn Trang Trinh Trung Tú Tuấn Tuyết Uyên Vân Vinh Vy Xuân Yến'

/** Everybody to be written, the same for the same size: one in thirty on probation, one applicant for twenty members. */
const people = ({ members }: CitySize): string => `
  create temp table bench_person as
  with place as materialized (
    select array_agg(id order by code) filter (where number <= ${cellsOfMerging}) as merging,
      array_agg(id order by code) filter (where number > ${cellsOfMerging}) as others
    from (select id, code, row_number() over (order by code) as number from unit where role = 'cell') cell
  ), word as materialized (
    select string_to_array('${families}', ' ') as family, string_to_array('${middles}', ' ') as middle,
      string_to_array('${givens}', ' ') as given
  )
  select (lpad(to_hex(1734220000000 + i / 10), 12, '0') || '7' || left(md5(i::text), 3) || '8' || right(md5(i::text), 15))::uuid as id,
    md5('membership' || i)::uuid as membership_id,
    case when i <= ${membersOfMerging} then merging[1 + (i - 1) % cardinality(merging)]
      else others[1 + (i * 7919::bigint) % cardinality(others)] end as unit_id,
    others[1 + floor(random() * cardinality(others))::integer] as earlier_unit_id,
    family[1 + floor(random() ^ 2 * cardinality(family))::integer]
      || ' ' || middle[1 + floor(random() ^ 1.5 * cardinality(middle))::integer]
      || case when random() < 0.4 then ' ' || middle[1 + floor(random() * cardinality(middle))::integer] else '' end
      || ' ' || given[1 + floor(random() * cardinality(given))::integer] as name,
    case when random() < 0.03 then '${today}'::date - 1 - floor(random() * 364)::integer
      else '${today}'::date - 366 - floor(random() * 18000)::integer end as admitted_on,
    random() < 0.2 as has_moved, random() as fate, i > ${members} as is_applicant
  from place, word, generate_series(1, ${members + Math.round(members / 20)}) i`

const person = `
  insert into person (id, unit_id, known_from) select p.id, p.unit_id, k.id from bench_person p, bench_act k`

const profile = `
  insert into person_profile (person_id, name, birth, birth_on, sex, ethnicity, education, known_from)
  select p.id, p.name, born::text, born, case when p.fate < 0.35 then 'female' else 'male' end, 'Kinh', 'university', k.id
  from bench_person p cross join lateral (select p.admitted_on - 365 * 20 - floor(p.fate * 5000)::integer as born) b, bench_act k`

const membership = `
  insert into membership (id, person_id, decided_on, ceremony_on, probation_ends_on, considered_on, recognition_decided_on, full_on,
    party_age_from, known_from)
  select p.membership_id, p.id, p.admitted_on - 20, p.admitted_on, ends, case when is_full then ends end, case when is_full then ends end,
    case when is_full then ends end, p.admitted_on, k.id
  from bench_person p cross join lateral (select (p.admitted_on + interval '1 year')::date as ends) e
    cross join lateral (select ends <= '${today}' as is_full) f, bench_act k
  where not p.is_applicant`

/** A member has stood in the cell as an applicant and on probation; one in five has come from another one. */
const span = `
  insert into membership_span (person_id, unit_id, state, valid, known_from)
  select p.id, s.unit_id, s.state, s.valid, k.id
  from bench_person p cross join lateral (select (p.admitted_on + interval '1 year')::date as ends) e
    cross join lateral (select ends + greatest(1, floor(('${today}'::date - ends) * p.fate)::integer) as moved_on) m
    cross join lateral (values
      (p.unit_id, (array['source', 'class', 'dossier', 'voted'])[1 + floor(p.fate * 4)::integer], daterange('${today}'::date - 200, null), p.is_applicant),
      (p.unit_id, 'source', daterange(p.admitted_on - 700, p.admitted_on - 100), not p.is_applicant),
      (p.unit_id, 'probationary', daterange(p.admitted_on, case when ends <= '${today}' then ends end), not p.is_applicant),
      (p.earlier_unit_id, 'full', daterange(ends, moved_on), not p.is_applicant and ends <= '${today}' and p.has_moved),
      (p.unit_id, 'full', daterange(case when p.has_moved then moved_on else ends end, null), not p.is_applicant and ends <= '${today}')
    ) s (unit_id, state, valid, holds), bench_act k
  where s.holds`

const tables = ['person', 'person_profile', 'membership', 'membership_span']

/** Fills the register with simulated people, as the owner and set by set, then gathers statistics. */
export function fillPeople(database: Database, size: CitySize): Promise<void> {
  return onClient(database.owner, async (client) => {
    await client.query('begin')
    await client.query(
      `set local statement_timeout = 0; set local work_mem = '128MB'; set local maintenance_work_mem = '256MB'`,
    )
    await client.query('select setseed(0.42)')
    await client.query('create temp table bench_act as select id from act order by at limit 1')
    await client.query(people(size))
    const resume = await suspendChecks(client, tables)
    for (const insert of [person, profile, membership, span]) await client.query(insert)
    await resume()
    await client.query('drop table bench_person, bench_act')
    await client.query('commit')
    await client.query('set statement_timeout = 0')
    await client.query('vacuum analyze')
    await client.query('reset statement_timeout')
  })
}
