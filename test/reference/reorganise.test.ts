import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildForest,
  existsOn,
  type Forest,
  lastDayBy,
  partiesAbove,
  partiesUnder,
} from '../../src/modules/org/forest.ts'
import type { Change, NewUnit, Part } from '../../src/modules/org/reorganise/decision.ts'
import { carriedOut, type Plan } from '../../src/modules/org/reorganise/plan.ts'
import { planReorganisation } from '../../src/modules/org/reorganise/reorganise.ts'
import type { OrgFacts, UnitRole } from '../../src/modules/org/unit.ts'
import { figureOf, ledgerUpon, restatedOf } from './story.ts'

const runs = Number(process.env.REORGANISE_RUNS ?? 150)
const always = { from: '2004-01-01', until: '9999-12-31' }
const districts = ['east', 'west']
const cells = ['a', 'b', 'c', 'd', 'e', 'f']
const then = '2022'

const facts: OrgFacts = {
  units: ['city', ...districts, ...cells].map((id) => ({
    id,
    code: id,
    kind: 'party_organisation',
    role: roleOf(id),
    homeId: null,
  })),
  spans: ['city', ...districts, ...cells].map((unitId) => ({ unitId, custodianId: null, ...always })),
  names: ['city', ...districts, ...cells].map((unitId) => ({ unitId, vi: unitId, en: unitId, ...always })),
  parents: [
    ...districts.map((unitId) => ({ unitId, parentId: 'city', ...always })),
    ...cells.map((unitId, index) => ({ unitId, parentId: districts[index % 2] ?? 'east', ...always })),
  ],
  leads: [],
  roles: [],
  successions: [],
}

function roleOf(id: string): UnitRole {
  return id === 'city' ? 'city' : districts.includes(id) ? 'district' : 'cell'
}

/** A step by numbers: which of the living cells, what happens to them. */
const stepRecipe = fc.record({
  act: fc.constantFrom(
    'merge',
    'merge_new',
    'move',
    'split',
    'split_all',
    'transfer',
    'found',
    'rename',
    'merge_district',
  ),
  one: fc.nat(20),
  two: fc.nat(20),
  share: fc.constantFrom('0.25', '0.5', '0.1'),
  isKnown: fc.nat(4).map((value) => value > 0),
})
type Step = typeof stepRecipe extends fc.Arbitrary<infer Value> ? Value : never

/** The naive model: where every person is, and which part of which first cell's value each cell holds (null: unknown). */
interface Model {
  readonly people: Map<string, string>
  readonly parts: Map<string, Map<string, Decimal> | null>
}

const openModel = (): Model => ({
  people: new Map(cells.flatMap((cell) => Array.from({ length: 4 }, (_, at) => [`${cell}-${at}`, cell] as const))),
  parts: new Map(cells.map((cell) => [cell, new Map([[cell, new Decimal(1)]])])),
})

const peopleIn = (model: Model, cell: string): readonly string[] =>
  [...model.people].filter(([, at]) => at === cell).map(([person]) => person)

const newCell = (code: string, parent: string): NewUnit => ({
  code,
  kind: 'party_organisation',
  role: 'cell',
  vi: code,
  en: code,
  parent,
})

/** The act of a step on the living cells, or nothing when there are too few. */
function changeOf(step: Step, forest: Forest, model: Model, on: string, code: string): Change | undefined {
  const living = [...forest.units.values()]
    .filter((unit) => unit.role === 'cell' && existsOn(forest, unit.id, on))
    .map((unit) => unit.code)
  const above = districts.filter((district) => existsOn(forest, district, on))
  const one = living[step.one % living.length]
  const two = living[step.two % living.length]
  const district = above[step.two % above.length]
  if (one === undefined || two === undefined || district === undefined) return undefined
  const shares = step.isKnown ? { members: step.share } : {}
  const half = peopleIn(model, one).filter((_, at) => at % 2 === 0)
  const rest = peopleIn(model, one).filter((_, at) => at % 2 === 1)
  switch (step.act) {
    case 'found':
      return { act: 'found', unit: newCell(code, district) }
    case 'rename':
      return { act: 'rename', unit: one, vi: code, en: code }
    case 'move':
      return { act: 'move', unit: one, to: district }
    case 'merge':
      return one === two ? undefined : { act: 'merge', units: [one], into: two }
    case 'merge_new':
      return one === two ? undefined : { act: 'merge', units: [one, two], into: newCell(code, district) }
    case 'transfer':
      return one === two ? undefined : { act: 'transfer', from: one, to: two, shares, people: half }
    case 'split':
      return { act: 'split', unit: one, keeps: true, into: [{ to: newCell(code, district), shares, people: half }] }
    case 'split_all': {
      const others = step.isKnown ? { members: new Decimal(1).minus(step.share).toFixed() } : {}
      const into: readonly Part[] = [
        { to: newCell(`${code}-1`, district), shares, people: half },
        { to: newCell(`${code}-2`, district), shares: others, people: rest },
      ]
      return { act: 'split', unit: one, keeps: false, into }
    }
    case 'merge_district':
      return above.length < 2 ? undefined : { act: 'merge', units: [above[0] ?? ''], into: above[1] ?? '' }
  }
}

/** What the act does in the model, by its own words and not by the plan. */
function follow(model: Model, change: Change): void {
  const receive = (to: string, parts: Map<string, Decimal> | null): void => {
    const held = model.parts.get(to)
    if (held === null || parts === null) {
      model.parts.set(to, null)
      return
    }
    const sum = new Map(held ?? [])
    for (const [origin, share] of parts) sum.set(origin, (sum.get(origin) ?? new Decimal(0)).plus(share))
    model.parts.set(to, sum)
  }
  const scaled = (from: string, by: Decimal): Map<string, Decimal> | null => {
    const held = model.parts.get(from)
    return held === null ? null : new Map([...(held ?? [])].map(([origin, share]) => [origin, share.times(by)]))
  }
  const handOver = (from: string, parts: readonly Part[], keeps: boolean): void => {
    const shares = parts.map((part) => (part.shares?.members === undefined ? null : new Decimal(part.shares.members)))
    const given = shares.map((share) => (share === null ? null : scaled(from, share)))
    parts.forEach((part, at) => {
      const to = typeof part.to === 'string' ? part.to : part.to.code
      receive(to, given[at] ?? null)
      for (const person of part.people ?? []) model.people.set(person, to)
    })
    if (!keeps) model.parts.delete(from)
    else if (shares.includes(null)) model.parts.set(from, null)
    else
      model.parts.set(
        from,
        scaled(
          from,
          shares.reduce<Decimal>((left, share) => left.minus(share ?? 0), new Decimal(1)),
        ),
      )
  }
  // What a founded cell is made of nobody has said, so nothing earlier can be compared with it.
  if (change.act === 'found') model.parts.set(change.unit.code, null)
  if (change.act === 'merge' && !districts.includes(change.units[0] ?? '')) {
    const to = typeof change.into === 'string' ? change.into : change.into.code
    for (const from of change.units) {
      receive(to, model.parts.get(from) ?? null)
      model.parts.delete(from)
      for (const person of peopleIn(model, from)) model.people.set(person, to)
    }
  }
  if (change.act === 'transfer') handOver(change.from, [change], true)
  if (change.act === 'split') handOver(change.unit, change.into, change.keeps)
}

/** Where the plan says each person is. */
function moved(people: Map<string, string>, plan: Plan): Map<string, string> {
  const after = new Map(people)
  for (const move of plan.moves)
    for (const [person, at] of people)
      if (at === move.fromId && (move.people === 'all' || move.people.includes(person))) after.set(person, move.toId)
  return after
}

const values = new Map(cells.map((cell, index) => [cell, 10 * (index + 1)]))
const entries = cells.map((cell) => `${cell} ${then} = ${values.get(cell)}`)
const total = [...values.values()].reduce((sum, value) => sum + value, 0)

describe('random sequences of reorganisations', () => {
  test('conserve people and additive figures, as organised then and restated', () => {
    let carried = 0
    let compared = 0
    fc.assert(
      fc.property(fc.array(stepRecipe, { minLength: 1, maxLength: 7 }), (steps) => {
        const model = openModel()
        let held = facts
        let people = new Map(model.people)
        let on = '2023-01-01'
        steps.forEach((step, index) => {
          on = `2023-0${index + 2}-01`
          const change = changeOf(step, buildForest(held), model, on, `n${index}`)
          if (!change) return
          const drafted = planReorganisation(
            held,
            { issuer: 'city', symbol: null, issuedOn: on, effectiveOn: on, vi: 'x', en: 'x', changes: [change] },
            (code) => code,
            () => true,
          )
          expect(drafted.issues).toEqual([])
          held = carriedOut(held, drafted.plan)
          people = moved(people, drafted.plan)
          follow(model, change)
          carried += 1
        })
        expect(people).toEqual(model.people)
        const forest = buildForest(held)
        for (const [person, at] of people) expect([person, existsOn(forest, at, on)]).toEqual([person, true])

        const ledger = ledgerUpon(held, entries)
        expect(figureOf(ledger, { unit: 'city', period: then }).quantity?.low.toNumber()).toBe(total)
        expect(restatedOf(ledger, { unit: 'city', period: then }, on).quantity?.low.toNumber()).toBe(total)
        for (const cell of cells)
          expect(figureOf(ledger, { unit: cell, period: then }).quantity?.low.toNumber()).toBe(values.get(cell))
        for (const [cell, parts] of model.parts) {
          const restated = restatedOf(ledger, { unit: cell, period: then }, on)
          if (parts === null) expect([cell, restated.absence]).toEqual([cell, 'not_comparable'])
          else {
            const expected = [...parts].reduce(
              (sum, [origin, share]) => sum.plus(share.times(values.get(origin) ?? 0)),
              new Decimal(0),
            )
            expect([cell, restated.quantity?.low.toString()]).toEqual([cell, expected.toString()])
            compared += 1
          }
        }
        checkTree(forest, held, on)
      }),
      { numRuns: runs },
    )
    expect(Math.min(carried, compared)).toBeGreaterThan(runs)
  })

  /** One parent a day for whoever lives, all of them under the city, and no cell lost. */
  function checkTree(forest: Forest, held: OrgFacts, on: string): void {
    const living = held.units.filter((unit) => existsOn(forest, unit.id, on))
    for (const unit of living) {
      const parents = held.parents.filter((edge) => edge.unitId === unit.id && edge.from <= on && on < edge.until)
      expect([unit.id, parents.length]).toEqual([unit.id, unit.id === 'city' ? 0 : 1])
      expect(partiesAbove(forest, unit.id, on).at(-1)).toBe('city')
    }
    expect(partiesUnder(forest, 'city', on).size).toBe(living.length)
    for (const unit of held.units) expect(lastDayBy(forest, unit.id, '9999-12-30')).toBeDefined()
  }
})
