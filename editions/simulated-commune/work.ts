import type { Edition, EditionPosition, EditionTarget } from '../edition.ts'
import type { SimulatedRegister } from '../simulated/register.ts'
import { cells, city, grassrootsCodes, neighbourhoods, ward } from './units.ts'
import type { Plan } from './values.ts'

const source = 'simulated'
const resolution = `${ward}/nq-2026`
const assigning = `${city}/qd-2026`
const directive = (
  code: string,
  symbol: string,
  kind: Edition['directives'][number]['kind'],
  issuer: string,
  issuedOn: string,
  vi: string,
  en: string,
) => ({ code, symbol, kind, issuer, issuedOn, vi, en, source })

export const directives: Edition['directives'] = [
  directive(
    assigning,
    '412-QĐ/TU',
    'decision',
    city,
    '2025-12-22',
    'Giao chỉ tiêu năm 2026 cho các đảng bộ phường, xã',
    'Targets of 2026 for wards and communes',
  ),
  directive(
    resolution,
    '06-NQ/ĐU',
    'resolution',
    `${ward}:committee`,
    '2026-01-08',
    'Nhiệm vụ năm 2026',
    'Tasks of 2026',
  ),
  directive(
    `${ward}/ct-1`,
    '02-CT/ĐU',
    'instruction',
    `${ward}:standing-committee`,
    '2026-02-24',
    'Nâng chất lượng sinh hoạt chi bộ, sinh hoạt chuyên đề',
    'Better cell meetings',
  ),
  directive(
    `${ward}/kh-1`,
    '19-KH/ĐU',
    'plan_document',
    `${ward}:standing-committee`,
    '2026-03-11',
    'Kiểm tra, giám sát năm 2026',
    'Inspections of 2026',
  ),
  directive(
    `${ward}/kl-1`,
    '08-KL/ĐU',
    'conclusion',
    `${ward}:standing-committee`,
    '2026-07-10',
    'Sơ kết 6 tháng, nhiệm vụ 6 tháng cuối năm',
    'The half-year and what follows',
  ),
  directive(
    `${ward}/kh-2`,
    '31-KH/ĐU',
    'plan_document',
    `${ward}:standing-committee`,
    '2026-08-20',
    'Số hóa hồ sơ đảng viên',
    'Digitising the files of members',
  ),
  directive(
    `${ward}/tb-1`,
    '44-TB/ĐU',
    'notice',
    `${ward}:standing-body`,
    '2026-10-02',
    'Kết luận giao ban quý III',
    'Conclusions of the third quarter',
  ),
]

export const themes: Edition['themes'] = [
  {
    unit: city,
    kind: 'theme',
    period: '2026',
    vi: 'Vững bộ máy mới, gần dân, làm thật',
    en: 'A firm new apparatus, close to the people',
    directive: assigning,
    source,
  },
  {
    unit: ward,
    kind: 'theme',
    period: '2026',
    vi: 'Chi bộ mạnh từ cơ sở, hồ sơ nhanh cho người dân',
    en: 'Strong cells, quick files for the people',
    directive: resolution,
    source,
  },
  {
    unit: ward,
    kind: 'breakthrough',
    rank: 1,
    period: `term:${ward}:2025-2030`,
    vi: 'Chuyển đổi số trong công tác Đảng và một cửa',
    en: 'Digital work of the Party and the one-stop desk',
    source,
  },
  {
    unit: ward,
    kind: 'breakthrough',
    rank: 2,
    period: `term:${ward}:2025-2030`,
    vi: 'Chỉnh trang hẻm, bờ kênh, chợ',
    en: 'Lanes, canals and markets renewed',
    source,
  },
]

export const terms: Edition['terms'] = [
  {
    code: `${ward}:2025-2030`,
    unit: ward,
    first: '2025-08-09',
    last: '2030-08-08',
    isAssumed: false,
    number: 1,
    congressFirst: '2025-08-07',
    congressLast: '2025-08-08',
  },
]

const groups = [
  ['party', 'Xây dựng Đảng', 'Party building'],
  ['economy', 'Kinh tế - xã hội', 'Economy and society'],
  ['people', 'Dân vận, Mặt trận', 'Mobilisation and Front'],
] as const
export const taskGroups: Edition['taskGroups'] = groups.map(([code, vi, en]) => ({
  code,
  unit: ward,
  period: '2026',
  vi,
  en,
}))

type Aim = readonly [
  measure: string,
  body: '' | ':area',
  group: string,
  direction: EditionTarget['direction'],
  assigned: string | null,
  own: string | null,
  lead: string,
]
const aims: readonly Aim[] = [
  ['people.admitted', '', 'party', 'at_least', '48', '52', ':standing-committee'],
  ['people.recognised', '', 'party', 'at_least', '22', null, ':standing-committee'],
  ['party.thematic', '', 'party', 'at_least', '216', '230', ':office'],
  ['party.attendance', '', 'party', 'at_least', '92', null, ':office'],
  ['party.inspected', '', 'party', 'at_least', '56', null, ':standing-committee'],
  ['economy.revenue', ':area', 'economy', 'at_least', '186500', '190000', ':government'],
  ['economy.firms', ':area', 'economy', 'at_least', '260', null, ':government'],
  ['society.poor', ':area', 'economy', 'at_most', '30', null, ':government'],
  ['society.on-time', ':area', 'economy', 'at_least', '98.5', null, ':government'],
  ['society.houses', ':area', 'people', 'at_least', '18', '20', ':front'],
  ['front.fund', ':area', 'people', 'at_least', '1200', null, ':front'],
  ['front.models', ':area', 'people', 'at_least', '15', null, ':front'],
]

export const targets: readonly EditionTarget[] = [
  ...aims.map(
    ([measure, body, group, direction, assigned, , lead], index): EditionTarget => ({
      ...{
        unit: ward,
        subject: `${ward}${body}`,
        measure,
        direction,
        period: '2026',
        group,
        rank: index + 1,
        lead: `${ward}${lead}`,
      },
      ...{ directive: assigned === null ? resolution : assigning, planAspect: assigned === null ? 'own' : 'assigned' },
    }),
  ),
  {
    unit: ward,
    measure: 'party.digital',
    direction: 'milestone',
    period: '2026',
    group: 'party',
    rank: 13,
    lead: `${ward}:office`,
    directive: `${ward}/kh-2`,
    planAspect: 'own',
    planWords: '2026-12-15',
  },
  ...[...grassrootsCodes, ...neighbourhoods].flatMap((unit): EditionTarget[] => [
    {
      unit,
      measure: 'people.admitted',
      direction: 'at_least',
      period: '2026',
      rank: 1,
      directive: resolution,
      planAspect: 'assigned',
    },
    {
      unit,
      measure: 'party.thematic',
      direction: 'at_least',
      period: '2026',
      rank: 2,
      directive: resolution,
      planAspect: 'assigned',
    },
  ]),
]

export const plans: readonly Plan[] = [
  ...aims.map(
    ([measure, body, , , assigned, own]): Plan => ({
      ...{ unit: `${ward}${body}`, measure, directive: assigned === null ? resolution : assigning },
      ...(assigned === null ? {} : { assigned }),
      ...(own === null ? {} : { own }),
    }),
  ),
  ...grassrootsCodes.flatMap((unit): Plan[] => [
    { unit, measure: 'people.admitted', assigned: '4', directive: resolution },
    { unit, measure: 'party.thematic', assigned: '12', directive: resolution },
  ]),
  ...neighbourhoods.flatMap((unit): Plan[] => [
    { unit, measure: 'people.admitted', assigned: '1', directive: resolution },
    { unit, measure: 'party.thematic', assigned: '3', directive: resolution },
  ]),
]

const staff = [
  ['bi-thu', 'Bí thư Đảng ủy', 'Secretary', ['reader', 'issuer']],
  ['pho-bi-thu-thuong-truc', 'Phó Bí thư Thường trực', 'Standing deputy secretary', ['reader', 'approver', 'issuer']],
  [
    'chu-tich-ubnd',
    'Phó Bí thư, Chủ tịch UBND phường',
    'Deputy secretary, chair of the People’s Committee',
    ['reader'],
  ],
  ['chanh-van-phong', 'Chánh Văn phòng Đảng ủy', 'Chief of office', ['clerk', 'approver']],
  ['pho-van-phong', 'Phó Chánh Văn phòng', 'Deputy chief of office', ['clerk']],
  ['tong-hop', 'Chuyên viên tổng hợp', 'Officer for reports', ['clerk']],
  ['van-thu', 'Văn thư', 'Registry officer', ['clerk']],
  ['truong-ban-xay-dung-dang', 'Trưởng Ban Xây dựng Đảng', 'Head of the Party-building board', ['clerk', 'approver']],
  ['pho-ban-xay-dung-dang', 'Phó Trưởng Ban Xây dựng Đảng', 'Deputy head of the Party-building board', ['clerk']],
  ['to-chuc', 'Chuyên viên tổ chức, đảng viên', 'Officer for organisation and members', ['clerk']],
  ['tuyen-giao', 'Chuyên viên tuyên giáo, dân vận', 'Officer for propaganda and mobilisation', ['clerk']],
  ['chu-nhiem-kiem-tra', 'Chủ nhiệm Ủy ban Kiểm tra', 'Head of the inspection commission', ['reader', 'approver']],
  ['pho-kiem-tra', 'Phó Chủ nhiệm Ủy ban Kiểm tra', 'Deputy head of the inspection commission', ['clerk']],
  ['kiem-tra', 'Chuyên viên kiểm tra', 'Inspection officer', ['clerk']],
] as const

export const accounts: Edition['accounts'] = [
  ...staff.map(([login, vi, en, roles]) => ({ login, vi, en, grants: roles.map((role) => ({ role, unit: ward })) })),
  { login: 'quan-tri', vi: 'Quản trị hệ thống', en: 'Administrator', grants: [{ role: 'administrator', unit: null }] },
]

const posts = [
  ['secretary', 'Bí thư Đảng ủy', 'Secretary', ':standing-committee'],
  ['standing_deputy_secretary', 'Phó Bí thư Thường trực', 'Standing deputy secretary', ':standing-committee'],
  [
    'deputy_secretary',
    'Phó Bí thư, Chủ tịch UBND',
    'Deputy secretary, chair of the People’s Committee',
    ':standing-committee',
  ],
  ['office_head', 'Chánh Văn phòng Đảng ủy', 'Chief of office', ':office'],
  ['office_deputy_head', 'Phó Chánh Văn phòng', 'Deputy chief of office', ':office'],
  ['staff', 'Chuyên viên tổng hợp', 'Officer for reports', ':office'],
  ['staff', 'Văn thư', 'Registry officer', ':office'],
] as const

/** Posts of the committee and its office, held by members of the first cells; the registry is vacant. */
export const positions = (register: SimulatedRegister): readonly EditionPosition[] => [
  ...posts.map(
    ([post, vi, en, body], index): EditionPosition => ({
      ...{ unit: `${ward}${body}`, post, vi, en, from: '2025-08-09' },
      holders:
        index === posts.length - 1
          ? []
          : [
              {
                person: register.leaderOf(index % 4) + 1 + Math.floor(index / 4),
                from: '2025-08-09',
                isActing: post === 'office_deputy_head',
              },
            ],
    }),
  ),
  ...cells.map(
    (cell, index): EditionPosition => ({
      ...{ unit: cell.code, post: 'cell_secretary', vi: 'Bí thư chi bộ', en: 'Cell secretary', from: '2025-07-01' },
      holders: [{ person: register.leaderOf(index), from: '2025-07-01' }],
    }),
  ),
]
