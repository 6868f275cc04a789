import { describe, expect, test } from 'vitest'
import { events, lifecycle, nextState, possibleEvents, states } from './lifecycle.ts'

describe('the lifecycle', () => {
  test('answers every event in every state', () => {
    for (const state of states) expect(Object.keys(lifecycle[state]).toSorted()).toEqual([...events].toSorted())
  })

  test.each([
    ['none', 'list, move_in'],
    ['source', 'attend_class, transfer, move_away, screen_out, die'],
    ['class', 'open_dossier, transfer, move_away, screen_out, die'],
    ['dossier', 'verify, transfer, move_away, screen_out, die'],
    ['verified', 'vote, transfer, move_away, screen_out, die'],
    ['voted', 'propose, transfer, move_away, screen_out, die'],
    ['proposed', 'decide, transfer, move_away, screen_out, die'],
    ['decided', 'admit, transfer, move_away, screen_out, die'],
    ['probationary', 'consider, transfer, move_away, strike_off, leave, die'],
    ['considered', 'recognise, transfer, move_away, strike_off, leave, die'],
    ['full', 'exempt, transfer, move_away, strike_off, leave, expel, die'],
    ['exempt', 'resume, transfer, move_away, strike_off, leave, expel, die'],
    ['screened_out', 'list'],
    ['struck_off', 'list'],
    ['left', 'list'],
    ['expelled', 'list'],
    ['died', ''],
    ['moved_away', 'list, move_in'],
  ] as const)('in the state %s these can happen: %s', (state, expected) => {
    expect(possibleEvents(state).join(', ')).toBe(expected)
  })

  test('a probationary member is struck off, not expelled; a full one may be either', () => {
    expect(nextState('probationary', 'expel')).toMatchObject({
      ok: false,
      refusal: { code: 'strike-off-instead', field: 'event' },
    })
    expect(nextState('full', 'expel')).toEqual({ ok: true, value: 'expelled' })
    expect(nextState('probationary', 'strike_off')).toEqual({ ok: true, value: 'struck_off' })
  })

  test('who moves in is full or probationary as the dates say', () => {
    expect(nextState('none', 'move_in', 'probationary')).toEqual({ ok: true, value: 'probationary' })
    expect(nextState('moved_away', 'move_in', 'full')).toEqual({ ok: true, value: 'full' })
  })
})
