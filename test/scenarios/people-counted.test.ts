import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EditionPerson, EditionUnit } from '../../editions/edition.ts'
import { peopleClasses, peopleMeasures } from '../../editions/people-measures.ts'
import { readFigure } from '../../src/modules/figures/contract.ts'
import { ethnicities } from '../../src/modules/people/exchange-words.ts'
import { isMember } from '../../src/modules/people/lifecycle.ts'
import { dayAfter, dayPlus } from '../../src/platform/domain/day.ts'
import { openEditionWorld } from '../kit/edition-world.ts'
import type { Person } from '../kit/world.ts'

const cells = ['c.a.1', 'c.a.2', 'c.b.1', 'c.b.2', 'c.d.1', 'c.d.2'] as const
/** Members also stand in a committee itself and in groups of a cell. */
const places = [...cells, 'c', 'c.a', 'c.d', 'c.b.1.t', 'c.d.2.t'] as const
const party = (code: string, role: EditionUnit['role'], parent?: string): EditionUnit => ({
  code,
  kind: 'party_organisation',
  role,
  vi: code.toUpperCase(),
  en: code.toUpperCase(),
  ...(parent === undefined ? {} : { parent }),
})
const units: readonly EditionUnit[] = [
  party('c', 'city'),
  ...['a', 'b', 'd'].map((name) => party(`c.${name}`, 'direct', 'c')),
  ...cells.map((code) => party(code, 'cell', code.slice(0, 3))),
  ...['c.b.1', 'c.d.2'].map((cell) => party(`${cell}.t`, 'cell_group', cell)),
]
const today = '2026-11-20'
/** On 1 July 2025 a and b become one, which a cell of d joins; d goes on with the other. */
const merger = {
  issuer: 'c',
  symbol: '1-QĐ/TU',
  issuedOn: '2025-06-20',
  effectiveOn: '2025-07-01',
  vi: 'Hợp nhất',
  en: 'Merge',
  changes: [
    {
      act: 'merge' as const,
      units: ['c.a', 'c.b'],
      into: {
        code: 'c.ab',
        kind: 'party_organisation' as const,
        role: 'direct' as const,
        vi: 'AB',
        en: 'AB',
        parent: 'c',
      },
    },
    { act: 'move' as const, unit: 'c.d.2', to: 'c.ab' },
  ],
}

type Span = EditionPerson['spans'][number]
type Step = EditionPerson['steps'][number]

const day = fc.integer({ min: 0, max: 2000 }).map((days) => dayPlus('2021-01-01', days))
const move = fc.record({
  does: fc.constantFrom(
    'transfer',
    'transfer',
    'recognise',
    'exempt',
    'reassign',
    'move_away',
    'die',
    'strike_off',
    'expel',
    'lost',
  ),
  after: fc.integer({ min: 1, max: 500 }),
  cell: fc.constantFrom(...places),
})

/** Who stands in the committee that is merged goes on in the one it becomes. */
const afterMerger = (span: Span): readonly Span[] => {
  const day = merger.effectiveOn
  if (span.unit !== 'c.a' || (span.until !== undefined && span.until <= day)) return [span]
  if (span.from >= day) return [{ ...span, unit: 'c.ab' }]
  return [
    { ...span, until: day },
    { ...span, unit: 'c.ab', from: day },
  ]
}

/** A membership as a row of things that happen; what cannot happen after an end is left out. */
const person: fc.Arbitrary<EditionPerson> = fc
  .record({
    start: fc.constantFrom('before', 'before', 'admit', 'move_in', 'register', 'applicant'),
    on: day,
    cell: fc.constantFrom(...places),
    moves: fc.array(move, { maxLength: 4 }),
    birth: fc.option(
      fc.integer({ min: 1940, max: 2004 }).map((year) => `${year}-02-29`.replace('-29', year % 4 ? '-28' : '-29')),
    ),
    sex: fc.constantFrom('female' as const, 'male' as const, null),
    ethnicity: fc.constantFrom('Kinh', 'Khmer', 'Bru - Vân Kiều', 'Nhật', null),
    education: fc.constantFrom('bachelor', 'doctor', null),
    theory: fc.constantFrom('advanced', null),
  })
  .map(({ start, on, cell, moves, birth, sex, ethnicity, education, theory }) => {
    const spans: Span[] = []
    const steps: Step[] = []
    let state: Span['state'] = start === 'admit' ? 'probationary' : start === 'applicant' ? 'class' : 'full'
    let [unit, from] = [cell as string, start === 'before' ? '2015-05-05' : on]
    if (start === 'admit') steps.push({ event: 'admit', on, unit })
    if (start === 'move_in') steps.push({ event: 'move_in', on, unit })
    let isOver = false
    for (const item of moves) {
      const at = dayPlus(from, item.after)
      if (isOver || at > today) break
      const cut = (next: Span['state'], to: string): void => {
        spans.push({ unit, state, from, until: at })
        ;[state, unit, from] = [next, to, at]
      }
      if (item.does === 'transfer' && item.cell !== unit) {
        steps.push({ event: 'transfer', on: at, unit, toUnit: item.cell })
        cut(state, item.cell)
      } else if (item.does === 'reassign' && item.cell !== unit) cut(state, item.cell)
      else if (item.does === 'recognise' && state === 'probationary') {
        steps.push({ event: 'recognise', on: at, unit })
        cut('full', unit)
      } else if (item.does === 'exempt' && state === 'full') cut('exempt', unit)
      else if (['move_away', 'die', 'strike_off', 'expel', 'lost'].includes(item.does)) {
        if (item.does !== 'lost') steps.push({ event: item.does as 'die', on: at, unit })
        spans.push({ unit, state, from, until: at })
        isOver = true
      }
    }
    if (!isOver) spans.push({ unit, state, from })
    spans.splice(0, spans.length, ...spans.flatMap(afterMerger))
    const profile = { birth, sex, ethnicity, education, theory, occupation: null, phone: null }
    return { unit: cell, name: 'Người mô phỏng', ...profile, memberships: [], spans, steps }
  })

const covers = (span: Span, on: string): boolean => span.from <= on && (span.until === undefined || on < span.until)
const membersOn = (people: readonly EditionPerson[], under: readonly string[], on: string): number =>
  people.filter((item) =>
    item.spans.some((span) => isMember(span.state) && under.includes(span.unit) && covers(span, on)),
  ).length

async function readValue(
  reader: Person,
  unit: string,
  measure: string,
  period: string,
  restated?: string,
): Promise<number> {
  const page = await reader.call(readFigure, { unit, measure, period, ...(restated === undefined ? {} : { restated }) })
  expect(page.figure.absence, `${measure} of ${unit} in ${period}`).toBeNull()
  expect(page.figure.isPartial).toBe(false)
  return Number(page.figure.exact)
}

const bySets = ['by-state', 'by-sex', 'by-age', 'by-ethnicity', 'by-education', 'by-theory'] as const

test('members by class make all members, and what came less what went is the difference, for any register, unit and days', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(person, { minLength: 12, maxLength: 40 }),
      fc.array(fc.tuple(day, fc.integer({ min: 1, max: 900 })), { minLength: 2, maxLength: 3 }),
      async (people, spans) => {
        const world = await openEditionWorld({
          workingOn: today,
          units,
          decisions: [merger],
          measures: peopleMeasures,
          classSets: peopleClasses,
          counting: peopleMeasures.map(({ code }) => ({
            measure: code,
            unit: 'c',
            from: '2020-01-01',
            reaches: 'subtree',
          })),
          register: { people: { count: people.length, make: () => people }, classes: [], positions: [] },
          accounts: [{ login: 'doc', vi: 'Đọc', en: 'Reader', grants: [{ role: 'reader', unit: 'c' }] }],
        })
        try {
          const reader = await world.as('doc')
          for (const [d1, length] of spans) {
            const d2 = dayPlus(d1, length)
            const between = `${dayAfter(d1)}..${d2}`
            const isMerged = d2 >= merger.effectiveOn
            const under = (...codes: readonly string[]) =>
              [...places, 'c.ab'].filter((at) => codes.some((code) => at === code || at.startsWith(`${code}.`)))
            const merged = isMerged ? under('c.a', 'c.ab', 'c.b', 'c.d.2') : under('c.a')
            const asked = [
              ['c', under('c', 'c.ab')] as const,
              ['c.b.1', under('c.b.1')] as const,
              ['c.d.2.t', ['c.d.2.t']] as const,
              ['c.d', isMerged ? under('c.d').filter((at) => !at.startsWith('c.d.2')) : under('c.d')] as const,
              [isMerged ? 'c.ab' : 'c.a', merged] as const,
            ]
            for (const [unit, under] of asked) {
              const at = (measure: string, period: string) => readValue(reader, unit, measure, period)
              const members = await at('people.members', d2)
              expect(members, `${unit} on ${d2}`).toBe(membersOn(people, under, d2))
              for (const by of bySets)
                expect(await at(`people.members.${by}`, d2), `${unit} ${by} on ${d2}`).toBe(members)
              const admitted = await at('people.admitted', between)
              for (const by of ['by-sex', 'by-age', 'by-ethnicity', 'by-education'])
                expect(await at(`people.admitted.${by}`, between)).toBe(admitted)
              const came = admitted + (await at('people.transferred-in', between))
              const went = (await at('people.transferred-out', between)) + (await at('people.ended', between))
              const rest = await at('people.rearranged', between)
              // A cell that left it took its members along.
              if (unit === 'c.d' && isMerged && d1 < merger.effectiveOn) continue
              // Restated to the later day where the tree changed; a unit that lived on both days is the same either way.
              const isNew = unit === 'c.ab' && d1 < merger.effectiveOn
              const before = await readValue(reader, unit, 'people.members', d1, isNew ? d2 : undefined)
              expect(before + came - went + rest, `${unit} from ${d1} to ${d2}`).toBe(members)
            }
          }
        } finally {
          await world.close()
        }
      },
    ),
    { numRuns: 3 },
  )
}, 240_000)

test('the classes of the forms are those of the register', () => {
  const codes = (set: string): readonly string[] =>
    peopleClasses.find((item) => item.code === set)?.classes.map((item) => item.code) ?? []
  expect(codes('people-ethnicity')).toEqual([...ethnicities, 'other', 'unknown'])
  expect(codes('people-ethnicity').length).toBe(56)
})
