import type { EditionMeasure, EditionUnit } from '../../editions/edition.ts'
import { peopleClasses, peopleMeasures } from '../../editions/people-measures.ts'
import { figureOf } from '../../editions/terms.ts'
import { saveCells, submitReport } from '../../src/modules/reports/contract/submission.ts'
import type { PeriodKind } from '../../src/platform/domain/period.ts'
import { openEditionWorld } from './edition-world.ts'
import { id, type Person, type World } from './world.ts'

const party = (code: string, role: EditionUnit['role'], vi: string, en: string, parent?: string): EditionUnit => ({
  ...{ code, kind: 'party_organisation', role, vi, en },
  ...(parent === undefined ? {} : { parent }),
})
const committee = (home: string, vi: string): EditionUnit => ({
  ...{ code: `${home}:committee`, kind: 'organ', role: 'committee', home, vi: `Ban Chấp hành ${vi}`, en: 'Committee' },
})

export const wards = ['tp.p1', 'tp.p2'] as const
export type Ward = (typeof wards)[number]
export const cellsOf: Readonly<Record<Ward, readonly string[]>> = {
  'tp.p1': ['tp.p1.1', 'tp.p1.2', 'tp.p1.3'],
  'tp.p2': ['tp.p2.1', 'tp.p2.2', 'tp.p2.3'],
}

/**
 * Members admitted by each cell in the twelve months. In all 36 in ward 1 and 24 in ward 2: 60, by quarters 9, 21, 15 and 15.
 */
export const admittedBy: Readonly<Record<string, readonly number[]>> = {
  'tp.p1.1': [1, 0, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1],
  'tp.p1.2': [0, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1],
  'tp.p1.3': [1, 0, 0, 1, 1, 2, 1, 1, 1, 1, 1, 2],
  'tp.p2.1': [0, 3, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0],
  'tp.p2.2': [1, 0, 0, 1, 1, 2, 1, 1, 0, 1, 0, 1],
  'tp.p2.3': [0, 0, 0, 1, 1, 0, 1, 0, 1, 0, 1, 0],
}

const flow = (code: string, vi: string, counted: [string, string], periodKinds: readonly PeriodKind[]) =>
  ({
    ...{ code, vi, en: code, subjects: ['party_organisation'], periodKinds, print: { decimals: 0 } },
    measuredIn: { vi: counted[0], en: counted[1] },
  }) satisfies EditionMeasure

const login = (name: string, unit: string, ...roles: readonly ('reader' | 'clerk' | 'approver' | 'issuer')[]) => ({
  ...{ login: name, vi: `Tài khoản ${name}`, en: `Account ${name}` },
  grants: roles.map((role) => ({ role, unit })),
})

/** A city with two wards of three cells each, on the first working days of 2026; the cell tp.p1.3 has no clerk. */
export const openYearCity = (): Promise<World> =>
  openEditionWorld({
    workingOn: '2026-01-05',
    units: [
      party('tp', 'city', 'Đảng bộ thành phố', 'City'),
      committee('tp', 'Đảng bộ thành phố'),
      ...wards.flatMap((ward, index) => [
        party(ward, 'commune', `Đảng bộ phường ${index + 1}`, `Ward ${index + 1}`, 'tp'),
        committee(ward, `Đảng bộ phường ${index + 1}`),
        ...cellsOf[ward].map((cell) => party(cell, 'cell', `Chi bộ ${cell.slice(4)}`, `Cell ${cell.slice(4)}`, ward)),
      ]),
      party('khac', 'city', 'Đảng bộ nơi khác', 'Elsewhere'),
    ],
    classSets: peopleClasses,
    measures: [
      ...peopleMeasures,
      flow('admitted', 'Đảng viên mới kết nạp', ['người', 'people'], ['month', 'quarter', 'half', 'year']),
      flow('considered', 'Quần chúng được xét kết nạp', ['người', 'people'], ['month', 'quarter', 'half', 'year']),
      flow('training.meetings', 'Buổi sinh hoạt', ['buổi', 'meetings'], ['month', 'quarter', 'half', 'year']),
      flow('study.lectures', 'Buổi sinh hoạt chuyên đề', ['buổi', 'lectures'], ['quarter', 'half', 'year']),
    ],
    rules: [
      {
        code: 'admitted-within-considered',
        body: { kind: 'within', numerator: figureOf('admitted'), denominator: figureOf('considered') },
        severity: 'contradiction',
        vi: 'Không thể kết nạp nhiều hơn số người được xét.',
        en: 'No more are admitted than were considered.',
        periodKinds: ['month'],
      },
    ],
    counting: peopleMeasures.map(({ code }) => ({ measure: code, unit: 'tp', from: '2026-01-01', reaches: 'subtree' })),
    accounts: [
      login('nhap-tp', 'tp', 'clerk'),
      login('duyet-tp', 'tp', 'approver', 'issuer'),
      login('nhap-p1', 'tp.p1', 'clerk'),
      login('duyet-p1', 'tp.p1', 'approver', 'issuer'),
      login('nhap-p2', 'tp.p2', 'clerk'),
      login('duyet-p2', 'tp.p2', 'approver', 'issuer'),
      ...Object.keys(admittedBy)
        .filter((cell) => cell !== 'tp.p1.3')
        .map((cell) => login(clerkOf(cell), cell, 'clerk')),
      login('nhap-khac', 'khac', 'clerk', 'approver', 'issuer'),
    ],
  })

/** The login that types for a cell; the ward does for the one without a clerk. */
export const clerkOf = (cell: string): string => (cell === 'tp.p1.3' ? 'nhap-p1' : `nhap-${cell.slice(3)}`)

const telephone = { channel: 'telephone' as const, reportedBy: 'Bí thư chi bộ 1.3' }

export const monthOf = (number: number): string => `2026-${String(number).padStart(2, '0')}`

/** The rows a cell types for a month, with ids made where they were typed. */
export function rowsOf(cell: string, month: number, change: Readonly<Record<string, number>> = {}) {
  const admitted = admittedBy[cell]?.[month - 1] ?? 0
  const typed = { 'training.meetings': 1, admitted, considered: admitted + 1, ...change }
  return Object.entries(typed).map(([measure, value]) => ({ id: id(), measure, value: String(value), seen: null }))
}

/** Types a month of a cell and hands it in; by telephone where the cell has no clerk. */
export async function handIn(world: World, cell: string, month: number): Promise<void> {
  const clerk: Person = await world.as(clerkOf(cell))
  const place = { form: 'thang', unit: cell, period: monthOf(month) }
  const behalf = cell === 'tp.p1.3' ? { behalf: telephone } : {}
  await clerk.call(saveCells, { ...place, ...behalf, cells: rowsOf(cell, month) })
  await clerk.call(submitReport, { id: id(), ...place, ...behalf })
}
