import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayPlus, lastOfAllDays } from '../../platform/domain/day.ts'
import type { Outcome } from '../../platform/domain/refusal.ts'
import { checkEnd, checkHolding, checkPost, type Holding, holdersOn, kindsFor, type Post, vacantOn } from './post.ts'

const answer = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.refusal.code)
const post: Post = { seats: 1, from: '2020-08-08', until: '2025-08-08' }
const holding = (personId: string, from: string, until: string, isActing = false): Holding => ({
  personId,
  from,
  until,
  isActing,
})
const secretary = holding('a', '2020-08-08', '2023-03-01')

describe('a post', () => {
  test.each<readonly [string, Holding, string]>([
    ['who follows on the very day', holding('b', '2023-03-01', '2025-08-08'), 'accepted'],
    ['who comes a day too early', holding('b', '2023-02-28', '2025-08-08'), 'no-seat'],
    ['who acts beside the holder', holding('b', '2023-01-01', '2023-03-01', true), 'accepted'],
    ['who held it before, again', holding('a', '2024-01-01', '2025-08-08'), 'accepted'],
    ['who holds it already', holding('a', '2023-02-01', '2025-08-08'), 'held-already'],
    ['who acts in the post held already', holding('a', '2023-02-01', '2025-08-08', true), 'held-already'],
    ['who begins before the post stands', holding('b', '2020-08-07', '2020-09-01', true), 'outside-post'],
    ['who stays after the post ended', holding('b', '2024-01-01', '2025-08-09'), 'outside-post'],
    ['who stays for no end in a post with an end', holding('b', '2024-01-01', lastOfAllDays), 'outside-post'],
    ['who ends before beginning', holding('b', '2024-01-01', '2024-01-01'), 'days-order'],
  ])('and somebody %s', (_who, next, expected) => {
    expect(answer(checkHolding(post, [secretary], next))).toBe(expected)
  })

  test('shows its vacant seats on a day, and none when it does not stand', () => {
    const held = [secretary, holding('b', '2022-01-01', '2025-08-08', true)]
    const vacant = (on: string) => vacantOn({ ...post, seats: 2 }, held, on)
    expect(['2020-08-07', '2020-08-08', '2023-02-28', '2023-03-01', '2025-08-08'].map(vacant)).toEqual([0, 1, 1, 2, 0])
    expect(holdersOn(held, '2022-06-01').map((item) => item.personId)).toEqual(['a', 'b'])
    expect(holdersOn(held, '2023-03-01').map((item) => item.personId)).toEqual(['b'])
  })

  test('can be cut, or lose seats, only as far as nobody holds it', () => {
    const two = { ...post, seats: 2 }
    const held = [secretary, holding('b', '2022-01-01', '2024-01-01')]
    expect(answer(checkPost({ ...two, until: '2024-01-01' }, held))).toBe('accepted')
    expect(answer(checkPost({ ...two, until: '2023-12-31' }, held))).toBe('still-held')
    expect(answer(checkPost({ ...two, from: '2020-08-09' }, held))).toBe('still-held')
    expect(answer(checkPost(post, held))).toBe('seats-taken')
    expect(answer(checkPost(post, [secretary]))).toBe('accepted')
    expect(answer(checkPost({ ...post, until: post.from }, []))).toBe('days-order')
  })

  test('is left on a day after its beginning and before its end', () => {
    expect(answer(checkEnd(secretary, '2022-01-01'))).toBe('accepted')
    expect(answer(checkEnd(secretary, '2020-08-08'))).toBe('days-order')
    expect(answer(checkEnd(secretary, '2023-03-01'))).toBe('ended-already')
  })

  test('stands in a body of its kind', () => {
    expect(kindsFor('committee', false)).toContain('committee_member')
    expect(kindsFor('advisory_body', false)).toEqual(['office_head', 'office_deputy_head', 'staff'])
    expect(kindsFor('cell', true)).toEqual(['cell_secretary', 'cell_deputy_secretary', 'cell_committee_member'])
    expect(kindsFor('commune', true)).not.toContain('cell_secretary')
  })

  test('never has more seated holders than seats on any day, whatever was asked for', () => {
    const days = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }))
    const asked = fc.array(fc.record({ person: fc.nat(5), days, isActing: fc.boolean() }), { maxLength: 20 })
    fc.assert(
      fc.property(asked, fc.integer({ min: 1, max: 3 }), (requests, seats) => {
        const place = { seats, from: '2024-01-01', until: '2024-03-01' }
        const held: Holding[] = []
        for (const {
          person,
          days: [start, length],
          isActing,
        } of requests) {
          const next = holding(
            String(person),
            dayPlus(place.from, start),
            dayPlus(place.from, start + length),
            isActing,
          )
          if (checkHolding(place, held, next).ok) held.push(next)
        }
        for (let index = 0; index < 60; index++) {
          const now = holdersOn(held, dayPlus(place.from, index))
          expect(now.filter((item) => !item.isActing).length).toBeLessThanOrEqual(seats)
          expect(new Set(now.map((item) => item.personId)).size).toBe(now.length)
        }
      }),
    )
  })
})
