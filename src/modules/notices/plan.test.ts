import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Day, dayPlus } from '../../platform/domain/day.ts'
import type { WorkingCalendar } from '../regulations/working-days.ts'
import type { Deadline } from './deadline.ts'
import { type HeldNotice, type NoticeFacts, planNotices } from './plan.ts'
import type { ReminderRule } from './stage.ts'
import { stagesOf } from './stage.ts'

const rule: ReminderRule = { daysBefore: [7, 1], daysAfter: [1, 7], workingDays: 3 }
const calendar: WorkingCalendar = { years: new Set([2026]), daysOff: new Map(), workedSaturdays: new Set() }
const first: Day = '2026-06-01'

describe('the stages of a deadline', () => {
  // 5 June 2026 is a Friday.
  test.each([
    ['2026-05-28', null, null],
    ['2026-05-29', 'before-7', null],
    ['2026-06-03', 'before-7', null],
    ['2026-06-04', 'before-1', null],
    ['2026-06-05', 'today', null],
    ['2026-06-06', 'after-1', null],
    ['2026-06-09', 'after-1', null],
    ['2026-06-10', 'after-1', 'escalated'],
    ['2026-06-12', 'after-7', 'escalated'],
    ['2027-06-12', 'after-7', 'escalated'],
  ])('due on Friday 5 June stands on %s at %s, above at %s', (today, own, above) => {
    const stages = stagesOf({ kind: 'due', dueOn: '2026-06-05', doneOn: null }, rule, today, calendar)
    expect([stages.own?.mark ?? null, stages.above?.mark ?? null]).toEqual([own, above])
  })

  test('are none once it is done, and none without a rule but for what was returned', () => {
    expect(stagesOf({ kind: 'due', dueOn: first, doneOn: first }, rule, first, calendar)).toEqual({
      own: null,
      above: null,
    })
    expect(stagesOf({ kind: 'due', dueOn: first, doneOn: null }, undefined, first, calendar).own).toBeNull()
    expect(stagesOf({ kind: 'returned', dueOn: first, doneOn: null }, undefined, first, calendar).own?.kind).toBe(
      'returned',
    )
  })
})

const deadlines = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    kind: fc.constantFrom('due' as const, 'due' as const, 'returned' as const),
    due: fc.nat(40),
    isDone: fc.boolean(),
  }),
  { selector: (item) => item.key, maxLength: 4 },
)
const days = fc.array(fc.tuple(fc.nat(60), deadlines), { minLength: 1, maxLength: 8 })

const factsOn = (
  today: Day,
  items: readonly (typeof deadlines extends fc.Arbitrary<infer T> ? T : never)[number][],
) => ({
  deadlines: items.map(
    ({ key, kind, due, isDone }): Deadline => ({
      key,
      kind,
      unitId: 'unit',
      dueOn: dayPlus(first, due),
      title: { vi: 'Việc', en: 'Thing' },
      path: '/',
      role: 'clerk',
      doneOn: isDone ? today : null,
    }),
  ),
  recipients: { own: () => ['clerk'], above: () => ['approver', 'clerk'] },
  rule,
  calendar,
  today,
})

/** What is held after a plan was carried out. */
const carryOut = (facts: NoticeFacts): readonly HeldNotice[] => {
  const { tell, close } = planNotices(facts)
  return [
    ...facts.held.map((notice) => (close.includes(notice.id) ? { ...notice, isOpen: false } : notice)),
    ...tell.map(({ accountId, key, kind, deadline }) => ({
      id: `${accountId} ${key}`,
      accountId,
      key,
      kind,
      deadlineKey: deadline.key,
      dueOn: deadline.dueOn,
      isOpen: true,
    })),
  ]
}

describe('who is both to do a thing and above the unit', () => {
  const facts = (today: Day, held: readonly HeldNotice[] = []): NoticeFacts => ({
    ...factsOn(today, [{ key: 'a', kind: 'due', due: 4, isDone: false }]),
    held,
  })

  test('is told of it as overdue alone; who is only above is told that it is late below', () => {
    const { tell } = planNotices(facts('2026-06-10'))
    expect(tell.map(({ accountId, kind }) => [accountId, kind])).toEqual([
      ['clerk', 'overdue'],
      ['approver', 'escalated'],
    ])
  })

  test('and was told twice before keeps one of the two', () => {
    const told = (kind: HeldNotice['kind'], mark: string): HeldNotice => ({
      id: kind,
      accountId: 'clerk',
      key: `a|2026-06-05|${mark}`,
      deadlineKey: 'a',
      kind,
      dueOn: '2026-06-05',
      isOpen: true,
    })
    const held = [told('overdue', 'after-1'), told('escalated', 'escalated')]
    expect(planNotices(facts('2026-06-10', held)).close).toEqual(['escalated'])
  })
})

describe('planning, whatever the clock does and deadlines become', () => {
  test('tells an account of each stage once, and gives nothing when it runs again', () => {
    fc.assert(
      fc.property(days, (steps) => {
        let held: readonly HeldNotice[] = []
        for (const [offset, items] of steps) {
          const facts = factsOn(dayPlus(first, offset), items)
          held = carryOut({ ...facts, held })
          expect(planNotices({ ...facts, held })).toEqual({ tell: [], close: [] })
        }
        expect(new Set(held.map(({ id }) => id)).size).toBe(held.length)
      }),
    )
  })

  test('leaves open only what is still to be done on the day it names', () => {
    fc.assert(
      fc.property(days, (steps) => {
        let held: readonly HeldNotice[] = []
        for (const [offset, items] of steps) {
          const facts = factsOn(dayPlus(first, offset), items)
          held = carryOut({ ...facts, held })
          for (const notice of held.filter(({ isOpen }) => isOpen))
            expect(
              facts.deadlines.some(
                ({ key, dueOn, doneOn }) => key === notice.deadlineKey && dueOn === notice.dueOn && doneOn === null,
              ),
            ).toBe(true)
        }
      }),
    )
  })
})
