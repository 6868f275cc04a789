import type { Edition, EditionPosition, EditionTarget, EditionValue } from '../edition.ts'
import { type City, city } from './places.ts'
import { randomOf } from './random.ts'
import type { SimulatedRegister } from './register.ts'
import type { NewWard } from './reorganisation.ts'
import { reorganisedOn } from './reorganisation.ts'

export const source = {
  code: 'simulated',
  vi: 'Số liệu mô phỏng của Then Chốt',
  en: 'Simulated data of Then Chốt',
  publisher: null,
  publishedOn: null,
}
const from = 'simulated'

export const terms: Edition['terms'] = [
  {
    code: `${city}:2020-2025`,
    unit: city,
    first: '2020-09-26',
    last: '2025-09-18',
    isAssumed: false,
    number: 14,
    congressFirst: '2020-09-23',
    congressLast: '2020-09-25',
  },
  {
    code: `${city}:2025-2030`,
    unit: city,
    first: '2025-09-19',
    last: '2030-09-18',
    isAssumed: false,
    number: 1,
    congressFirst: '2025-09-16',
    congressLast: '2025-09-18',
  },
]

const wardDirective = (ward: NewWard): string => `${ward.code}/nq-2026`

export const directives = (wards: readonly NewWard[]): Edition['directives'] => [
  {
    code: `${city}/nq-2026`,
    symbol: null,
    kind: 'resolution',
    issuer: `${city}:committee`,
    issuedOn: '2025-12-18',
    vi: 'Nghị quyết về nhiệm vụ năm 2026',
    en: 'Resolution on the tasks of 2026',
    source: from,
  },
  {
    code: `${city}/ct-2026`,
    symbol: null,
    kind: 'instruction',
    issuer: `${city}:standing-committee`,
    issuedOn: '2026-02-12',
    vi: 'Chỉ thị về nâng chất lượng sinh hoạt chi bộ',
    en: 'Instruction on better cell meetings',
    source: from,
  },
  {
    code: `${city}/kl-2026`,
    symbol: null,
    kind: 'conclusion',
    issuer: `${city}:standing-committee`,
    issuedOn: '2026-07-09',
    vi: 'Kết luận về công tác phát triển đảng viên 6 tháng cuối năm',
    en: 'Conclusion on admissions in the second half-year',
    source: from,
  },
  ...wards.map((ward) => ({
    code: wardDirective(ward),
    symbol: null,
    kind: 'resolution' as const,
    issuer: `${ward.code}:committee`,
    issuedOn: '2026-01-09',
    vi: 'Nghị quyết về nhiệm vụ năm 2026',
    en: 'Resolution on the tasks of 2026',
    source: from,
  })),
]

export const themes: Edition['themes'] = [
  {
    unit: city,
    kind: 'theme',
    period: '2026',
    vi: 'Vững bộ máy mới, gần dân, làm thật',
    en: 'A firm new apparatus, close to the people',
    directive: `${city}/nq-2026`,
    source: from,
  },
  {
    unit: city,
    kind: 'breakthrough',
    rank: 1,
    period: `term:${city}:2025-2030`,
    vi: 'Chuyển đổi số trong công tác Đảng',
    en: 'Digital work of the Party',
    source: from,
  },
  {
    unit: city,
    kind: 'breakthrough',
    rank: 2,
    period: `term:${city}:2025-2030`,
    vi: 'Cán bộ của chính quyền hai cấp',
    en: 'Cadres for government of two tiers',
    source: from,
  },
  {
    unit: city,
    kind: 'breakthrough',
    rank: 3,
    period: `term:${city}:2025-2030`,
    vi: 'Hạ tầng nối phường, xã',
    en: 'Roads between wards and communes',
    source: from,
  },
]

export const taskGroups: Edition['taskGroups'] = [
  { code: 'party', unit: city, period: '2026', vi: 'Xây dựng Đảng', en: 'Party building' },
  { code: 'economy', unit: city, period: '2026', vi: 'Kinh tế - xã hội', en: 'Economy and society' },
]

const aims = [
  ['people.admitted', '', 'party'],
  ['people.recognised', '', 'party'],
  ['party.thematic', '', 'party'],
  ['party.inspected', '', 'party'],
  ['economy.revenue', ':area', 'economy'],
  ['society.houses', ':area', 'economy'],
] as const

/** Targets of the city and of its wards for 2026; those whose measures are not loaded are left out. */
export function targets(wards: readonly NewWard[], has: (measure: string) => boolean): readonly EditionTarget[] {
  const known = aims.filter(([measure]) => has(measure))
  const target = (
    unit: string,
    [measure, body, group]: (typeof aims)[number],
    rank: number,
    directive: string,
  ): EditionTarget => ({
    ...{
      unit,
      subject: `${unit}${body}`,
      measure,
      direction: 'at_least',
      period: '2026',
      rank,
      planAspect: 'assigned',
      directive,
    },
    ...(unit === city ? { group } : {}),
  })
  return [
    ...known.map((aim, index) => target(city, aim, index + 1, `${city}/nq-2026`)),
    ...wards.flatMap((ward) =>
      known.slice(0, 3).map((aim, index) => target(ward.code, aim, index + 1, wardDirective(ward))),
    ),
  ]
}

/** The plans behind the targets. */
export function* plans(
  seed: number,
  size: { members: number; cells: number },
  wards: readonly NewWard[],
  has: (measure: string) => boolean,
): Generator<EditionValue> {
  const random = randomOf(seed, 'plans')
  const whole: Readonly<Record<string, number>> = {
    'people.admitted': size.members * 0.042,
    'people.recognised': size.members * 0.04,
    'party.thematic': size.cells * 4,
    'party.inspected': size.cells * 4,
    'economy.revenue': 3_400_000,
    'society.houses': 620,
  }
  for (const [index, [measure, body]] of aims.entries()) {
    if (!has(measure)) continue
    const total = whole[measure] ?? 100
    yield {
      unit: `${city}${body}`,
      measure,
      aspect: 'assigned',
      period: '2026',
      value: String(Math.max(1, Math.round(total))),
      directive: `${city}/nq-2026`,
      approvedBy: 'duyet-so-lieu',
    }
    if (index > 2) continue
    for (const ward of wards) {
      const value = Math.max(1, Math.round((total / 40) * (0.7 + random.next() * 0.7)))
      yield {
        unit: ward.code,
        measure,
        aspect: 'assigned',
        period: '2026',
        value: String(value),
        directive: wardDirective(ward),
        approvedBy: 'duyet-so-lieu',
      }
    }
  }
}

const leaders = [
  ['secretary', 'Bí thư', 'Secretary'],
  ['standing_deputy_secretary', 'Phó Bí thư thường trực', 'Standing deputy secretary'],
  ['deputy_secretary', 'Phó Bí thư', 'Deputy secretary'],
] as const

/** Who leads committees and cells: full members of their cells. */
export function positions(
  place: City,
  wards: readonly NewWard[],
  register: SimulatedRegister,
  gone: ReadonlySet<number>,
): readonly EditionPosition[] {
  const leadersOf = (unit: string, cells: readonly number[], since: string): readonly EditionPosition[] =>
    leaders.flatMap(([post, vi, en], index) => {
      const cell = cells[index]
      return cell === undefined || register.membersOf(cell) < 3
        ? []
        : [{ unit, post, vi, en, from: since, holders: [{ person: register.leaderOf(cell) + 1, from: since }] }]
    })
  const most = 5000
  return [
    ...leadersOf(`${city}:standing-committee`, place.direct[0]?.cells ?? [], '2025-09-19'),
    ...wards.flatMap((ward) =>
      leadersOf(
        `${ward.code}:standing-committee`,
        ward.from.flatMap((item) => item.cells).filter((cell) => !gone.has(cell)),
        reorganisedOn,
      ),
    ),
    ...place.cells.slice(0, most).flatMap((cell, index) =>
      gone.has(index) || register.membersOf(index) < 3
        ? []
        : [
            {
              unit: cell.code,
              post: 'cell_secretary',
              vi: 'Bí thư chi bộ',
              en: 'Cell secretary',
              from: '2025-01-01',
              holders: [{ person: register.leaderOf(index), from: '2025-01-01' }],
            },
          ],
    ),
  ]
}

export const accounts = (wards: readonly NewWard[]): Edition['accounts'] => {
  const [first, second] = wards
  return [
    {
      login: 'lanh-dao-thanh-uy',
      vi: 'Thường trực Thành ủy',
      en: 'Standing body of the city',
      grants: [{ role: 'reader', unit: city }],
    },
    {
      login: 'ban-to-chuc',
      vi: 'Ban Tổ chức Thành ủy',
      en: 'Organisation board of the city',
      grants: [
        { role: 'clerk', unit: city },
        { role: 'issuer', unit: city },
      ],
    },
    {
      login: 'duyet-so-lieu',
      vi: 'Văn phòng Thành ủy',
      en: 'Office of the city committee',
      grants: [{ role: 'approver', unit: city }],
    },
    ...[first, second].flatMap((ward, index) =>
      ward
        ? [
            {
              login: `van-phong-${index + 1}`,
              vi: `Văn phòng Đảng ủy ${ward.vi}`,
              en: `Office of the committee of ${ward.vi}`,
              grants: [{ role: 'clerk' as const, unit: ward.code }],
            },
            {
              login: `bi-thu-${index + 1}`,
              vi: `Bí thư Đảng ủy ${ward.vi}`,
              en: `Secretary of ${ward.vi}`,
              grants: [
                { role: 'reader' as const, unit: ward.code },
                { role: 'approver' as const, unit: ward.code },
                { role: 'issuer' as const, unit: ward.code },
              ],
            },
          ]
        : [],
    ),
    {
      login: 'quan-tri',
      vi: 'Quản trị hệ thống',
      en: 'Administrator',
      grants: [{ role: 'administrator', unit: null }],
    },
  ]
}
