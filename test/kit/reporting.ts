import type { EditionMeasure, EditionUnit } from '../../editions/edition.ts'
import { peopleClasses, peopleMeasures } from '../../editions/people-measures.ts'
import { figureOf } from '../../editions/terms.ts'
import type { FormDraft } from '../../src/modules/reports/contract/form.ts'
import { draftForm, publishForm } from '../../src/modules/reports/contract/form.ts'
import { openGrid, saveCells } from '../../src/modules/reports/contract/submission.ts'
import { openEditionWorld } from './edition-world.ts'
import { id, type Person, type World } from './world.ts'

const party = (code: string, role: EditionUnit['role'], parent?: string): EditionUnit => ({
  code,
  kind: 'party_organisation',
  role,
  vi: `Đơn vị ${code}`,
  en: `Unit ${code}`,
  ...(parent === undefined ? {} : { parent }),
})

const flow = (code: string): EditionMeasure => ({
  code,
  vi: `Chỉ số ${code}`,
  en: `Measure ${code}`,
  subjects: ['party_organisation'],
  measuredIn: { vi: 'buổi', en: 'meetings' },
  periodKinds: ['month', 'quarter', 'half', 'year'],
  print: { decimals: 0 },
})

/** A city of two wards, the first with three cells, and what they report on. */
export const openCity = (): Promise<World> =>
  openEditionWorld({
    workingOn: '2026-11-20',
    units: [
      party('c', 'city'),
      { ...party('c.a', 'commune', 'c'), leads: 'c.a:area' },
      { code: 'c.a:area', kind: 'area', role: 'commune', vi: 'Phường A', en: 'Ward A' },
      party('c.b', 'commune', 'c'),
      ...['c.a.1', 'c.a.2', 'c.a.3'].map((code) => party(code, 'cell', 'c.a')),
      party('c.b.1', 'cell', 'c.b'),
    ],
    classSets: [
      ...peopleClasses,
      {
        code: 'grade',
        reading: 'disjoint',
        isExhaustive: true,
        classes: ['good', 'fair'].map((code) => ({ code, vi: code, en: code })),
      },
    ],
    measures: [
      ...peopleMeasures,
      flow('m.meetings'),
      flow('m.visits'),
      flow('m.letters'),
      { ...flow('m.own'), statedAtParent: 'own' },
      { ...flow('m.graded'), classSet: 'grade' },
      { ...flow('m.yearly'), periodKinds: ['year'] },
      { ...flow('m.front'), subjects: ['fatherland_front'] },
      { ...flow('m.roads'), subjects: ['area'] },
      { ...flow('m.decimal'), isWhole: false, print: { decimals: 1 } },
      {
        ...flow('m.sum'),
        overTime: 'none',
        overUnits: 'recompute',
        formula: {
          op: 'add',
          of: ['m.meetings', 'm.visits'].map((measure) => ({
            op: 'term',
            measure,
            aspect: 'actual',
            unit: 'self',
            period: 'same',
          })),
        },
      },
    ],
    rules: [
      {
        code: 'letters-within-visits',
        body: { kind: 'within', numerator: figureOf('m.letters'), denominator: figureOf('m.visits') },
        severity: 'contradiction',
        vi: 'Thư không thể nhiều hơn lượt thăm.',
        en: 'There are no more letters than visits.',
        periodKinds: ['month'],
      },
    ],
    counting: peopleMeasures.map(({ code }) => ({ measure: code, unit: 'c', from: '2026-01-01', reaches: 'subtree' })),
    accounts: [
      ['nhap-c', 'clerk', 'c'],
      ['duyet-c', 'approver', 'c'],
      ['nhap-a', 'clerk', 'c.a'],
      ['duyet-a', 'approver', 'c.a'],
      ['nhap-a1', 'clerk', 'c.a.1'],
      ['nhap-b', 'clerk', 'c.b'],
      ['duyet-b', 'approver', 'c.b'],
      ['xem-c', 'reader', 'c'],
      ['hai-vai', 'clerk', 'c.b'],
    ].map(([login = '', role = '', unit = '']) => ({
      login,
      vi: `Tài khoản ${login}`,
      en: `Account ${login}`,
      grants: [
        { role: role as 'clerk', unit },
        ...(login === 'duyet-c' || login === 'duyet-a' ? [{ role: 'issuer' as const, unit }] : []),
        ...(login === 'hai-vai' ? [{ role: 'approver' as const, unit }] : []),
      ],
    })),
  })

export const month = '2026-10'

export const monthlyForm = (change: Partial<FormDraft> = {}): FormDraft => ({
  vi: 'Báo cáo tháng của chi bộ',
  en: 'Monthly report of cells',
  periodKind: 'month',
  askedOf: 'cells',
  exempt: [],
  due: { days: 5, isWorkingDays: true },
  sections: [
    {
      title: { vi: 'Sinh hoạt', en: 'Meetings' },
      lines: [
        { measure: 'm.meetings', isRequired: true, isPrefilled: false },
        { measure: 'm.visits', isRequired: true, isPrefilled: false },
        { measure: 'm.letters', isRequired: false, isPrefilled: false },
        { measure: 'm.own', isRequired: false, isPrefilled: false },
        { measure: 'm.sum', isRequired: false, isPrefilled: true },
        { measure: 'people.members', isRequired: false, isPrefilled: true },
      ],
    },
  ],
  from: '2026-01-01',
  ...change,
})

/** Drafts and publishes a form; returns its code. */
export async function publishOne(issuer: Person, owner: string, code: string, draft = monthlyForm()): Promise<string> {
  await issuer.call(draftForm, { id: id(), owner, code, draft })
  await issuer.call(publishForm, { form: code })
  return code
}

export interface Place {
  readonly form: string
  readonly unit: string
  readonly period: string
}

/** Types values into free or standing cells, with what stands there as seen. */
export async function fill(clerk: Person, place: Place, values: Readonly<Record<string, string>>) {
  const grid = await clerk.call(openGrid, place)
  const cells = grid.sections.flatMap((section) => section.cells)
  return clerk.call(saveCells, {
    ...place,
    cells: Object.entries(values).map(([key, value]) => {
      const [measure = '', classCode] = key.split('/')
      return {
        id: id(),
        measure,
        ...(classCode === undefined ? {} : { class: classCode }),
        value,
        seen: cells.find((cell) => cell.key === key)?.entry?.id ?? null,
      }
    }),
  })
}
