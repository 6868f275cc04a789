import { describe, expect, test } from 'vitest'
import {
  advance,
  isDone,
  possibleTransferEvents,
  type TransferDates,
  transferEvents,
  transferStates,
  transferTable,
} from './transfer.ts'

const today = '2026-06-30'
const none: TransferDates = {
  decidedOn: '2026-01-05',
  startedOn: null,
  letterOn: null,
  presentedOn: null,
  acceptedOn: null,
}
const following = (dates: TransferDates, event: (typeof transferEvents)[number], on: string): TransferDates => {
  const next = advance(dates, event, { on, today })
  if (!next.ok || !next.value) throw new Error('was expected to go on')
  return next.value
}

describe('a transfer', () => {
  test('answers every event in every state', () => {
    for (const state of transferStates)
      expect(Object.keys(transferTable[state]).toSorted()).toEqual([...transferEvents].toSorted())
  })

  test('is started, lettered, presented and accepted in this order', () => {
    const started = following(none, 'start', '2026-01-06')
    const lettered = following(started, 'letter', '2026-01-06')
    const presented = following(lettered, 'present', '2026-02-01')
    const accepted = following(presented, 'accept', '2026-02-01')
    expect(accepted).toEqual({
      decidedOn: '2026-01-05',
      startedOn: '2026-01-06',
      letterOn: '2026-01-06',
      presentedOn: '2026-02-01',
      acceptedOn: '2026-02-01',
    })
    expect(
      [none, started, lettered, presented, accepted].map((dates) => possibleTransferEvents(dates)[0] ?? null),
    ).toEqual(['start', 'letter', 'present', 'accept', null])
    expect(isDone(accepted, 'present', '2026-02-01')).toBe(true)
    expect(isDone(accepted, 'present', '2026-02-02')).toBe(false)
  })

  test.each([
    ['letter', '2026-01-06', undefined, 'not-yet', 'event'],
    ['start', '2026-07-01', undefined, 'in-future', 'on'],
    ['start', '2026-01-04', undefined, 'before-last-step', 'on'],
    ['call_off', '2026-01-06', undefined, 'reason-missing', 'reason'],
  ] as const)('%s on %s with the reason %s is refused: %s', (event, on, reason, code, field) => {
    expect(advance(none, event, { on, today, reason })).toMatchObject({ ok: false, refusal: { code, field } })
  })

  test('can be called off with a reason until it is accepted', () => {
    expect(advance(none, 'call_off', { on: '2026-01-06', today, reason: 'không đi nữa' })).toEqual({
      ok: true,
      value: null,
    })
    const accepted = {
      ...none,
      startedOn: none.decidedOn,
      letterOn: none.decidedOn,
      presentedOn: none.decidedOn,
      acceptedOn: none.decidedOn,
    }
    expect(advance(accepted, 'call_off', { on: today, today, reason: 'không đi nữa' })).toMatchObject({
      ok: false,
      refusal: { code: 'done-already' },
    })
  })
})
