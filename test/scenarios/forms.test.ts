import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditionPerson, EditionUnit } from '../../editions/edition.ts'
import { peopleClasses, peopleMeasures } from '../../editions/people-measures.ts'
import { readFigure } from '../../src/modules/figures/contract.ts'
import { readForms } from '../../src/modules/people/contract/forms.ts'
import { countPeople } from '../../src/modules/people/contract/register.ts'
import { isMember } from '../../src/modules/people/lifecycle.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import type { Person, World } from '../kit/world.ts'

const party = (code: string, role: EditionUnit['role'], parent?: string): EditionUnit => ({
  code,
  kind: 'party_organisation',
  role,
  vi: `Đơn vị ${code}`,
  en: `Unit ${code}`,
  ...(parent === undefined ? {} : { parent }),
})
/** A commune, a grassroots committee with two cells, one of them with a group, and a commune beside it. */
const units: readonly EditionUnit[] = [
  party('t', 'city'),
  party('t.x', 'commune', 't'),
  party('t.x.co-so', 'grassroots', 't.x'),
  party('t.x.co-so.1', 'cell', 't.x.co-so'),
  party('t.x.co-so.1.to', 'cell_group', 't.x.co-so.1'),
  party('t.x.co-so.2', 'cell', 't.x.co-so'),
  party('t.y', 'commune', 't'),
  party('t.y.1', 'cell', 't.y'),
]

const made = (unit: string, religion?: string, over: Partial<EditionPerson> = {}): EditionPerson => ({
  unit,
  name: 'Người mô phỏng',
  birth: '1980-05-01',
  sex: 'female',
  ethnicity: 'Kinh',
  education: null,
  theory: null,
  occupation: null,
  phone: null,
  ...(religion === undefined ? {} : { secrets: { religion } }),
  memberships: [],
  spans: [{ unit, state: 'full', from: '2015-01-01' }],
  steps: [],
  ...over,
})
const [committee, group] = ['t.x.co-so', 't.x.co-so.1.to']
const people: readonly EditionPerson[] = [
  made('t.x.co-so.1', 'Phật giáo'),
  made('t.x.co-so.1', 'đạo Phật'),
  made('t.x.co-so.1'),
  made(committee, 'Công giáo', { ethnicity: 'Khmer' }),
  made(group, 'Không'),
  // Typed by somebody who took the field for another one.
  made(group, 'Nguyễn Thị Riêng Tư'),
  made('t.x.co-so.2', ' PHẬT  GIÁO '),
  made('t.x.co-so.2', 'Cao Đài', { spans: [{ unit: 't.x.co-so.2', state: 'source', from: '2023-01-01' }] }),
  made('t.x.co-so.2', 'Tin Lành', {
    spans: [{ unit: 't.x.co-so.2', state: 'full', from: '2015-01-01', until: '2024-02-01' }],
    steps: [{ event: 'die', on: '2024-02-01', unit: 't.x.co-so.2' }],
  }),
  made('t.y.1', 'Công giáo'),
]

let world: World
let reader: Person
beforeAll(async () => {
  world = await openEditionWorld({
    workingOn: '2024-03-31',
    units,
    measures: peopleMeasures,
    classSets: peopleClasses,
    counting: peopleMeasures.map(({ code }) => ({ measure: code, unit: 't', from: '2020-01-01', reaches: 'subtree' })),
    register: { people: { count: people.length, make: () => people }, classes: [], positions: [] },
    accounts: [
      { login: 'doc-x', vi: 'Đọc', en: 'Reader', grants: [{ role: 'reader', unit: 't.x' }] },
      { login: 'doc-y', vi: 'Đọc', en: 'Reader', grants: [{ role: 'reader', unit: 't.y' }] },
    ],
  })
  reader = await world.as('doc-x')
})
afterAll(() => world.close())

const forms = (unit: string, period = '2024-Q1', as = reader) => as.call(readForms, { unit, period })
const religionsOf = async (unit: string, period?: string) =>
  (await forms(unit, period)).forms.flatMap((form) => form.religions ?? []).map((row) => [row.name.vi, row.people])

describe('form 4', () => {
  test('counts members by religion on the last day, however it is spelled; what no list knows is one group', async () => {
    expect(await religionsOf('t.x')).toEqual([
      ['Phật giáo', 3],
      ['Công giáo', 1],
      ['Tôn giáo khác', 1],
      ['Không ghi hoặc không có tôn giáo', 2],
      ['Cộng', 7],
    ])
    expect(await religionsOf('t.x', '2023')).toContainEqual(['Tin Lành', 1])
    expect(await religionsOf('t.x.co-so.2')).toEqual([
      ['Phật giáo', 1],
      ['Không ghi hoặc không có tôn giáo', 0],
      ['Cộng', 1],
    ])
    const page = await forms('t.x')
    expect(page.agrees).toBe(true)
    expect(page.forms.map((form) => form.religions === null)).toEqual([true, true, true, false])
  })

  test('tells of religion totals alone, records no reading of anybody, and nothing to who may not read the unit', async () => {
    const told = JSON.stringify(await forms('t.x'))
    expect(told).not.toContain('Riêng')
    expect(told).not.toContain('rieng')
    const { rows } = await world.database.owner.query('select 1 from sensitive_reading')
    expect(rows).toEqual([])
    expect((await (await world.as('doc-y')).refused(readForms, { unit: 't.x', period: '2024-Q1' })).status).toBe(404)
    expect(await (await world.as('doc-y')).call(readForms, { unit: 't.y', period: '2024-Q1' })).toMatchObject({
      agrees: true,
    })
    // The schema asks for the right itself, and the role of the application reads no value.
    const app = await world.database.app.connect()
    try {
      const call = app.query(
        `select * from people_by_religion((select id from unit limit 1), '2024-03-31', '{}', null)`,
      )
      await expect(call).rejects.toThrow(/not in scope/)
      for (const field of ['card_number', 'identity_number', 'religion'])
        await expect(app.query(`select ${field} from person_secret`)).rejects.toThrow(/permission denied/)
    } finally {
      app.release()
    }
  })
})

describe('members of a committee itself and of a group in a cell', () => {
  const members = async (unit: string) =>
    (await reader.call(readFigure, { unit, measure: 'people.members', period: '2024-03-31' })).figure
  const listed = async (unit: string) =>
    (await reader.call(countPeople, { unit })).counts.reduce(
      (sum, { state, people: count }) => sum + (isMember(state) ? count : 0),
      0,
    )
  const rowD = async (unit: string) => {
    const page = await forms(unit)
    expect([page.agrees, page.rearranged], unit).toEqual([true, null])
    return page.forms[0]?.parts[0]?.rows.findLast((row) => row.isTotal)?.figure.exact
  }

  test.each([
    ['t.x', 7],
    [committee, 7],
    ['t.x.co-so.1', 5],
    [group, 2],
    ['t.x.co-so.2', 1],
  ])('are counted once each: %s has %i by its forms, its figures and its list', async (unit, count) => {
    const figure = await members(unit)
    expect([figure.exact, figure.absence]).toEqual([String(count), null])
    expect(await rowD(unit)).toBe(String(count))
    expect(await listed(unit)).toBe(count)
    const by = await reader.call(readFigure, { unit, measure: 'people.members.by-ethnicity', period: '2024-03-31' })
    expect(by.figure.exact).toBe(String(count))
  })

  test('stand in the lineage of a figure as the part of the unit itself, with those of the units below beside it', async () => {
    const { lineage, figure } = await reader.call(readFigure, {
      unit: committee,
      measure: 'people.members',
      period: '2024-03-31',
    })
    expect(lineage.parts.map((part) => [part.figure.address.unit, part.figure.exact])).toEqual([
      [committee, '1'],
      ['t.x.co-so.1', '5'],
      ['t.x.co-so.2', '1'],
    ])
    expect(figure.coverage).toMatchObject({ have: 4, expected: 4 })
    const gone = await reader.call(readFigure, { unit: committee, measure: 'people.ended', period: '2024-Q1' })
    expect(gone.figure.exact).toBe('1')
  })
})
