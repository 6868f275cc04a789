import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commonMeasures } from '../../editions/committee-measures.ts'
import { documentTemplates } from '../../editions/templates/index.ts'
import { noEdition } from '../../src/app/editions.ts'
import {
  changeMeasure,
  listCommonMeasures,
  makeMeasure,
  readCatalogue,
  takeCommonMeasures,
} from '../../src/modules/figures/contract/measure.ts'
import { enterValue, listMeasures, readFigure } from '../../src/modules/figures/contract.ts'
import type { MeasureContent } from '../../src/modules/figures/define/content.ts'
import { openTarget } from '../../src/modules/targets/contract/target.ts'
import { readBoard } from '../../src/modules/targets/contract.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import { id, type Person, type World } from '../kit/world.ts'

const ward = 'mau.phuong'
const cell = `${ward}.cb1`
const party = (code: string, role: 'commune' | 'cell', parent?: string) => ({
  ...{ code, role, kind: 'party_organisation' as const, vi: code, en: code, from: '2025-07-01' },
  ...(parent === undefined ? {} : { parent }),
})

let world: World
let administrator: Person
let clerk: Person
let reader: Person
beforeAll(async () => {
  world = await openEditionWorld({
    units: [party(ward, 'commune'), party(cell, 'cell', ward)],
    accounts: [
      { login: 'quan-tri', vi: 'Quản trị', en: 'Administrator', grants: [{ role: 'administrator', unit: null }] },
      { login: 'nhap-lieu', vi: 'Nhập liệu', en: 'Clerk', grants: [{ role: 'clerk', unit: ward }] },
      { login: 'xem', vi: 'Người xem', en: 'Reader', grants: [{ role: 'reader', unit: ward }] },
    ],
  })
  administrator = await world.as('quan-tri')
  clerk = await world.as('nhap-lieu')
  reader = await world.as('xem')
})
afterAll(() => world.close())

const codesHere = async (): Promise<string[]> =>
  (await clerk.call(listMeasures, {})).measures.map((measure) => measure.code)
const acts = async (verb: string): Promise<number> =>
  Number((await world.database.owner.query('select count(*) as count from act where verb = $1', [verb])).rows[0]?.count)

/** Houses built by cells: a number that adds up. */
const houses: MeasureContent = {
  name: { vi: 'Nhà tình nghĩa', en: 'Houses of gratitude' },
  measuredIn: { vi: 'căn', en: 'houses' },
  subjects: ['party_organisation'],
  result: 'quantity',
  classSet: null,
  share: null,
  overTime: 'sum',
  overUnits: 'sum',
  entry: 'in_period',
  statedAtParent: 'total',
  periodKinds: ['quarter', 'year'],
  decimals: 0,
  isNonNegative: true,
  source: '12-NQ/ĐU',
}
const made = (part: Partial<MeasureContent> = {}, code = 'nha-tinh-nghia') => ({
  ...{ id: id(), code, from: null },
  measure: { ...houses, ...part },
})

describe('the common measures', () => {
  const named = (text: string): string[] => [...text.matchAll(/"measure":"([^"]+)"/g)].map((match) => match[1] ?? '')

  test('are printed by a common template or a term of one that is, and none is held from the first day already', () => {
    const printed = new Set(named(JSON.stringify(documentTemplates)))
    const terms = new Set(named(JSON.stringify(commonMeasures.measures.map((measure) => measure.formula ?? null))))
    for (const { code } of commonMeasures.measures) {
      // What a quarter's report says of ratings is worked out of the numbers of members.
      expect([code, printed.has(code) || terms.has(code) || code === 'rating.members']).toEqual([code, true])
      expect(noEdition.measures.some((measure) => measure.code === code)).toBe(false)
    }
  })

  test('are shown to everybody, and taken over by administrators only', async () => {
    const codes = commonMeasures.measures.map((measure) => measure.code)
    const shown = await reader.call(listCommonMeasures, {})
    expect(shown.measures.map((measure) => [measure.code, measure.isHere])).toEqual(codes.map((code) => [code, false]))
    expect(shown.can.take.isAllowed).toBe(false)
    expect((await administrator.call(listCommonMeasures, {})).can.take.isAllowed).toBe(true)
    for (const person of [reader, clerk])
      expect(await person.refused(takeCommonMeasures, { id: id(), codes })).toMatchObject({
        status: 403,
        code: 'administrators-only',
      })
    expect((await codesHere()).filter((code) => codes.includes(code))).toEqual([])
  })

  test('are refused where a measure they are worked out from is left behind', async () => {
    expect(await administrator.refused(takeCommonMeasures, { id: id(), codes: ['party.attendance'] })).toMatchObject({
      status: 400,
      code: 'formula-unknown-measure',
      field: 'codes',
    })
    expect(await administrator.refused(takeCommonMeasures, { id: id(), codes: ['admitted?'] })).toMatchObject({
      status: 400,
      code: 'not-common',
    })
  })

  test('are taken over in one act with the classes they name; what is here is left alone, and twice is once', async () => {
    const some = { id: id(), codes: ['party.meetings', 'rating.members'] }
    expect(await administrator.call(takeCommonMeasures, some)).toEqual({ taken: 2, present: 0 })
    expect(await administrator.call(takeCommonMeasures, some)).toEqual({ taken: 0, present: 2 })
    await administrator.call(changeMeasure, {
      ...made(
        { ...(await contentOf('party.meetings')), name: { vi: 'Kỳ sinh hoạt', en: 'Meetings' } },
        'party.meetings',
      ),
      reason: 'gọi theo hướng dẫn của cấp trên',
    })
    const codes = commonMeasures.measures.map((measure) => measure.code)
    const all = { id: id(), codes: [...codes, ...codes] }
    const answers = await Promise.all([
      administrator.call(takeCommonMeasures, all),
      administrator.call(takeCommonMeasures, all),
    ])
    expect(answers.map((answer) => answer.taken).toSorted((a, b) => a - b)).toEqual([0, codes.length - 2])
    expect(await acts('measure.take-common')).toBe(2)
    const { measures } = await reader.call(readCatalogue, {})
    expect(codes.filter((code) => !measures.some((measure) => measure.code === code))).toEqual([])
    expect(measures.find((measure) => measure.code === 'party.meetings')?.name.vi).toBe('Kỳ sinh hoạt')
    const classes = (await clerk.call(listMeasures, {})).measures.find(
      (item) => item.code === 'rating.members',
    )?.classes
    expect(classes?.map((item) => item.code)).toEqual(['excellent', 'good', 'complete', 'not_complete'])
  })

  test('bring no values, and are entered and added up at once', async () => {
    const at = { unit: cell, period: '2026-Q3' }
    const { rows } = await world.database.owner.query('select count(*) as count from entry')
    expect(rows[0]?.count).toBe(0)
    await clerk.call(enterValue, { id: id(), ...at, measure: 'party.due', value: '40' })
    await clerk.call(enterValue, { id: id(), ...at, measure: 'party.attended', value: '38' })
    const rate = await clerk.call(readFigure, { unit: ward, measure: 'party.attendance', period: '2026-Q3' })
    expect(rate.figure.printed.vi).toContain('95%')
  })
})

async function contentOf(code: string): Promise<MeasureContent> {
  const found = (await administrator.call(readCatalogue, {})).measures.find((measure) => measure.code === code)
  if (!found?.content) throw new Error(`“${code}” is not changed by a form`)
  return found.content
}

describe('a measure of one’s own', () => {
  test('is made by an administrator, entered by a clerk and stands on the board', async () => {
    const input = made()
    expect((await reader.refused(makeMeasure, input)).status).toBe(403)
    expect((await clerk.refused(makeMeasure, input)).code).toBe('administrators-only')
    expect(await administrator.call(makeMeasure, input)).toEqual({ id: input.id, code: 'nha-tinh-nghia' })
    expect(await administrator.call(makeMeasure, input)).toEqual({ id: input.id, code: 'nha-tinh-nghia' })
    expect(await acts('measure.make')).toBe(1)
    await clerk.call(openTarget, {
      ...{ id: id(), planEntryId: id(), unit: ward, measure: 'nha-tinh-nghia', period: '2026-Q3', plan: '5' },
    })
    await clerk.call(enterValue, { id: id(), unit: cell, measure: 'nha-tinh-nghia', period: '2026-Q3', value: '3' })
    const board = await reader.call(readBoard, { unit: ward, period: '2026-Q3' })
    const row = board.targets.find((item) => item.result.measure.code === 'nha-tinh-nghia')
    expect(row?.name.vi).toBe('Nhà tình nghĩa')
    expect(row?.result.printed.vi).toBe('3 căn')
  })

  test('is refused with the field named where something does not fit', async () => {
    const refusals: [object, string, string][] = [
      [made(), 'code-taken', 'code'],
      [made({}, 'people.members'), 'code-taken', 'code'],
      [made({}, 'Nhà Mới'), 'code-form', 'code'],
      [made({ name: { vi: 'Nhà', en: '' } }, 'a'), 'name-missing', 'measure.name'],
      [made({ measuredIn: { vi: ' ', en: 'x' } }, 'a'), 'unit-of-measure-missing', 'measure.measuredIn'],
      [made({ subjects: [] }, 'a'), 'subjects-missing', 'measure.subjects'],
      [made({ periodKinds: [] }, 'a'), 'periods-missing', 'measure.periodKinds'],
      [made({ classSet: 'khac' }, 'a'), 'unknown-class-set', 'measure.classSet'],
      [made({ result: 'words' }, 'a'), 'not-added', 'measure.overTime'],
      [made({ measuredIn: { vi: '%', en: '%' }, overTime: 'last' }, 'a'), 'not-added', 'measure.overUnits'],
      [made({ share: { part: 'party.attended', whole: 'khac' } }, 'a'), 'formula-unknown-measure', 'measure.share'],
      [
        made({ share: { part: 'party.attended', whole: 'nha-tinh-nghia' } }, 'a'),
        'formula-unlike-terms',
        'measure.share',
      ],
    ]
    for (const [input, code, field] of refusals)
      expect(await administrator.refused(makeMeasure, input)).toMatchObject({ code, field })
    expect(await codesHere()).not.toContain('a')
  })

  test('may be the percentage of two others, which nobody enters', async () => {
    const share = { part: 'party.attended', whole: 'party.due' }
    await administrator.call(makeMeasure, made({ share, decimals: 1 }, 'ty-le-du'))
    const at = { unit: cell, measure: 'ty-le-du', period: '2026-Q3' }
    expect((await clerk.call(readFigure, at)).figure.printed.vi).toBe('95%')
    expect((await clerk.refused(enterValue, { id: id(), ...at, value: '90' })).code).toBe('not-entered')
    expect((await contentOf('ty-le-du')).share).toEqual(share)
  })

  test('holds from its first day on and not before', async () => {
    const measure = 'tu-quy-ba'
    await administrator.call(makeMeasure, { ...made({}, measure), from: '2026-07-01' })
    await clerk.call(enterValue, { id: id(), unit: cell, measure, period: '2026-Q3', value: '1' })
    const before = { id: id(), unit: cell, measure, period: '2026-Q2', value: '1' }
    expect((await clerk.refused(enterValue, before)).code).toBe('unknown-measure')
  })
})

describe('another version of a measure', () => {
  const reason = 'theo hướng dẫn mới'

  test('holds from a day on with its reason; what was said before stands and is shown', async () => {
    const input = { ...made({ name: { vi: 'Nhà nghĩa tình', en: 'Houses' } }), from: '2026-10-01', reason }
    expect((await clerk.refused(changeMeasure, input)).status).toBe(403)
    await administrator.call(changeMeasure, input)
    await administrator.call(changeMeasure, input)
    expect(await acts('measure.change')).toBe(2)
    const nameIn = async (period: string) =>
      (await clerk.call(readFigure, { unit: ward, measure: 'nha-tinh-nghia', period })).figure.measure.name.vi
    expect([await nameIn('2026-Q3'), await nameIn('2026-Q4')]).toEqual(['Nhà tình nghĩa', 'Nhà nghĩa tình'])
    const listed = (await reader.call(readCatalogue, {})).measures.find((item) => item.code === 'nha-tinh-nghia')
    expect(listed).toMatchObject({ name: { vi: 'Nhà nghĩa tình' }, from: '2026-10-01', source: '12-NQ/ĐU' })
    expect(listed?.versions.map((item) => [item.name.vi, item.until, item.replaced?.reason ?? null])).toEqual([
      ['Nhà tình nghĩa', '2026-10-01', null],
      ['Nhà tình nghĩa', null, reason],
    ])
  })

  test('does not make another measure of it, and leaves what is counted from records alone', async () => {
    const others: [string, Partial<MeasureContent>][] = [
      ['measuredIn', { measuredIn: { vi: 'ngôi nhà', en: 'homes' } }],
      ['overTime', { overTime: 'last' }],
      ['entry', { entry: 'cumulative' }],
      ['statedAtParent', { statedAtParent: 'own' }],
      ['result', { result: 'words', overTime: 'none', overUnits: 'none' }],
      ['classSet', { classSet: 'rating' }],
    ]
    for (const [field, part] of others)
      expect(await administrator.refused(changeMeasure, { ...made(part), reason })).toMatchObject({
        code: 'another-measure',
        field: `measure.${field}`,
      })
    const fromRecords = { ...made({}, 'people.members'), reason }
    expect((await administrator.refused(changeMeasure, fromRecords)).code).toBe('counted-measure')
    expect((await administrator.refused(changeMeasure, { ...made({}, 'khong-co'), reason })).status).toBe(404)
  })

  test('never leads its formula back to itself', async () => {
    const of = (code: string) => ({ share: { part: code, whole: code }, decimals: 1 })
    await administrator.call(makeMeasure, made(of('ty-le-du'), 'ty-le-cua-ty-le'))
    const round = { ...made(of('ty-le-cua-ty-le'), 'ty-le-du'), reason }
    expect(await administrator.refused(changeMeasure, round)).toMatchObject({
      code: 'formula-in-circle',
      field: 'measure.share',
    })
  })
})
