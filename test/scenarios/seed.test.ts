import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seedLedger } from '../../editions/seed/ledger.ts'
import { statements } from '../../editions/seed/statements.ts'
import { type FigurePage, readFigure } from '../../src/modules/figures/contract.ts'
import { openWorld, type Person, type World } from '../kit/world.ts'

/** The published figures as they were copied from the five articles, apart from the edition that loads them. */
interface Expected {
  readonly id: string
  readonly value: string
  readonly qualifier: string
  readonly isEstimate: boolean
  readonly origin: string
  readonly aspect: string
  readonly period: string
}
const published: readonly Expected[] = readFileSync('test/scenarios/seed-figures.csv', 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [rowId = '', value = '', qualifier = '', isEstimate = '', origin = '', aspect = '', period = ''] =
      line.split(',')
    return { id: rowId, value, qualifier, isEstimate: isEstimate === 'yes', origin, aspect, period }
  })

let world: World
let city: Person
let other: Person
beforeAll(async () => {
  world = await openWorld()
  city = await world.as('lanh-dao-can-tho')
  other = await world.as('nhap-lieu-son-tra')
})
afterAll(() => world.close())

const readerOf = (unit: string): Person => (unit.startsWith('can-tho') ? city : other)

describe('the figures of the five articles', () => {
  test('stand in the ledger one for one', () => {
    expect(published).toHaveLength(97)
    expect(seedLedger.map((row) => row.id).sort()).toEqual(published.map((row) => row.id).sort())
    expect(new Set(published.map((row) => row.id)).size).toBe(97)
  })

  test.each(published.map((row) => [row.id, row] as const))(
    '%s is shown as it was published',
    async (rowId, expected) => {
      const row = seedLedger.find((item) => item.id === rowId)
      if (!row) throw new Error(`${rowId} is not in the ledger`)
      const { id: _id, end, ...address } = row
      const { figure } = await readerOf(row.unit).call(readFigure, address)
      const shown = end === 'high' ? figure.high : figure.value
      expect({
        value: shown === null ? figure.printedNumber.vi : String(Number(shown)),
        qualifier: figure.word ?? 'exact',
        isEstimate: figure.isEstimate,
        origin: figure.origin,
        aspect: figure.address.aspect,
        period: figure.address.period,
      }).toEqual({
        value: expected.value,
        qualifier: expected.qualifier,
        isEstimate: expected.isEstimate,
        origin: expected.origin,
        aspect: expected.aspect,
        period: expected.period,
      })
    },
  )
})

describe('what the articles print where the product computes', () => {
  test.each(statements.map((item) => [item.measure, item.unit, item] as const))(
    '%s of %s agrees with the computed figure',
    async (_measure, _unit, item) => {
      const { unit, measure, period } = item
      const page = await readerOf(unit).call(readFigure, { unit, measure, period, class: item.class })
      expect(page.derived).toBe(true)
      expect(
        page.statements.map(({ printedForm, agrees, isIndependent }) => ({ printedForm, agrees, isIndependent })),
      ).toEqual([{ printedForm: item.printedForm, agrees: true, isIndependent: item.isIndependent }])
    },
  )

  test('only the two whose plan was inferred from them are not independent', () => {
    expect(statements.filter((item) => !item.isIndependent).map((item) => [item.unit, item.measure])).toEqual([
      ['can-tho.cai-rang', 'admitted.rate'],
      ['can-tho.cai-rang.hung-thanh', 'admitted.rate'],
    ])
  })

  test('a statement stops agreeing when the figure beside it changes', async () => {
    const place = { unit: 'can-tho.binh-thuy', measure: 'admitted.rate', period: '2024-Q1' }
    const agreed = async (): Promise<boolean | undefined> => (await city.call(readFigure, place)).statements[0]?.agrees
    expect(await agreed()).toBe(true)
    await world.database.owner.query(
      `update entry set low = 52, high = 52 where aspect = 'actual' and period = '2024-Q1'
        and unit_id = (select id from unit where code = 'can-tho.binh-thuy') and measure_id = (select id from measure where code = 'admitted')`,
    )
    expect(await agreed()).toBe(false)
    await world.database.owner.query(
      `update entry set low = 51, high = 51 where aspect = 'actual' and period = '2024-Q1'
        and unit_id = (select id from unit where code = 'can-tho.binh-thuy') and measure_id = (select id from measure where code = 'admitted')`,
    )
  })
})

describe('the findings of Cái Răng in 2022', () => {
  const shares = { unit: 'can-tho.cai-rang', measure: 'rating.members.share', period: '2022' }
  const findingsOf = async (at: object): Promise<FigurePage['findings']> =>
    (await city.call(readFigure, { ...shares, ...at })).findings

  test.each(['excellent', 'good', 'complete'])(
    'from the share %s one sees 114,43 as disjoint classes, 99,74 as nested ones, and 100,00 with the 0,26 nobody printed',
    async (level) => {
      const found = (await findingsOf({ class: level })).filter((finding) => finding.kind === 'class_set_undeclared')
      expect(found.map((finding) => finding.severity)).toEqual(['question'])
      const readings = found[0]?.readings ?? []
      expect(readings.map((reading) => [reading.printed.vi, reading.holds])).toEqual([
        ['114,43%', false],
        ['99,74%', false],
        ['100,00%', true],
      ])
      expect(readings[1]?.note?.vi).toContain('còn 0,26% không được in')
      expect(readings[2]?.name.vi).toContain('0,26%')
      expect(found[0]?.addresses.map((address) => address.class)).toEqual(['excellent', 'good', 'complete'])
    },
  )

  test.each([
    { measure: 'rating.organisations', class: 'excellent' },
    { measure: 'rating.cells.share', class: 'good' },
  ])('nine excellent organisations beside all cells good asks what each counts, seen from %j', async (at) => {
    const found = (await findingsOf(at)).filter(
      (finding) => finding.kind === 'different_bases:rating.organisations-and-cells',
    )
    expect(found.map((finding) => finding.severity)).toEqual(['question'])
    expect(found[0]?.readings.map((reading) => reading.holds)).toEqual([false, true])
    expect(found[0]?.title.vi).toContain('9')
    expect(found[0]?.title.vi).toContain('100%')
  })

  test('figures that agree raise none', async () => {
    expect(await findingsOf({ measure: 'admitted' })).toEqual([])
    expect(await findingsOf({ measure: 'members', period: '2022-12-31' })).toEqual([])
  })

  test('the nine of Hưng Thạnh stand inside the 89 of the district, of which 80 are not broken down', async () => {
    const page = await city.call(readFigure, { unit: 'can-tho.cai-rang', measure: 'admitted', period: '2022' })
    expect([page.figure.value, page.figure.origin, page.lineage.kind]).toEqual(['89', 'stated', 'entry'])
    const { breakdown } = page.lineage
    const known = breakdown?.parts.filter((part) => part.figure.value !== null)
    expect(known?.map((part) => [part.figure.unit.code, part.figure.value])).toEqual([
      ['can-tho.cai-rang.hung-thanh', '9'],
    ])
    expect(breakdown?.remainder?.vi).toMatch(/\b80\b/)
    expect(breakdown?.coverage).toEqual({ have: 1, expected: 3 })
  })
})
