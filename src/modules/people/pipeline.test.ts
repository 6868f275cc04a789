import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Regulations, regulationsOf } from '../regulations/regulation.ts'
import { calendarOf } from '../regulations/working-days.ts'
import { nextState } from './lifecycle.ts'
import {
  checkCertificate,
  checkClass,
  checkDialogue,
  checkForm,
  checkPlaces,
  countStages,
  daysInStage,
  dossierOf,
  entering,
  nextClock,
  nextStep,
  type Stage,
  stages,
  totalOf,
} from './pipeline.ts'

const version = { from: '2011-01-19', until: '9999-12-31', name: { vi: 'a', en: 'a' }, source: '24-QĐ/TW' } as const
const rules: Regulations = regulationsOf([
  { ...version, code: 'people.ceremony-within', value: { workingDays: 30 }, confidence: 'confirmed' },
  { ...version, code: 'people.consider-within', value: { workingDays: 30 }, confidence: 'confirmed' },
  { ...version, code: 'people.probation', value: { months: 12 }, confidence: 'confirmed' },
  { ...version, code: 'clock.near', value: { workingDays: 5 }, confidence: 'unconfirmed' },
])
const calendar = calendarOf(rules)
const dates = { since: null, ceremonyOn: null, probationEndsOn: null }
const forms = ['CN-NTVĐ', '1-KNĐ', '2-KNĐ', '6-KNĐ', '8-KNĐ', '9-KNĐ'].map((code) => ({ code, vi: code, en: code }))
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }): string => outcome.refusal?.code ?? 'ok'

describe('the stages', () => {
  test('follow each other as the lifecycle says', () => {
    for (const stage of stages) {
      const event = nextStep(stage)
      if (event === null) expect(stage).toBe('full')
      else expect(nextState(stage, event)).toEqual({ ok: true, value: stages[stages.indexOf(stage) + 1] })
    }
    expect(nextState('none', entering.source)).toEqual({ ok: true, value: 'source' })
  })

  test('hold everybody once: the counts add up to the number of applicants, in whatever order they come', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ stage: fc.constantFrom(...stages), people: fc.integer({ min: 0, max: 500 }) })),
        (rows) => {
          const sum = rows.reduce((all, row) => all + row.people, 0)
          const counts = countStages(rows)
          expect(totalOf(counts)).toBe(sum)
          expect(countStages([...rows].reverse())).toEqual(counts)
        },
      ),
    )
    expect(totalOf(countStages([{ stage: 'exempt', people: 3 }]))).toBe(0)
  })

  test('are counted in whole days from their first', () => {
    expect(daysInStage('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysInStage('2024-03-01', '2024-03-01')).toBe(0)
    expect(daysInStage(null, '2024-03-01')).toBeNull()
  })
})

describe('the clock of a stage', () => {
  const clockOf = (stage: Stage, given: Partial<typeof dates>, today: string) =>
    nextClock({ ...dates, stage, ...given } as Parameters<typeof nextClock>[0], { rules, calendar }, today)

  test('asks for the ceremony within 30 working days of the decision', () => {
    const since = '2024-03-01' as never
    expect(clockOf('decided', { since }, '2024-03-04')).toMatchObject({
      kind: 'ceremony',
      dueOn: '2024-04-12',
      state: 'running',
      source: '24-QĐ/TW',
    })
    expect(clockOf('decided', { since }, '2024-04-08')?.state).toBe('near')
    expect(clockOf('decided', { since }, '2024-04-13')).toMatchObject({ state: 'overdue', lateBy: 1 })
  })

  test('tells the end of probation, and after it the consideration by the cell', () => {
    const given = { ceremonyOn: '2023-03-15', probationEndsOn: '2024-03-15' } as never
    expect(clockOf('probationary', given, '2024-01-02')).toMatchObject({ kind: 'probation', dueOn: '2024-03-15' })
    expect(clockOf('probationary', given, '2024-03-14')?.kind).toBe('probation')
    expect(clockOf('probationary', given, '2024-03-15')).toMatchObject({ kind: 'consideration', dueOn: '2024-04-26' })
  })

  test('does not run where no rule or no day is known', () => {
    expect(clockOf('source', {}, '2024-03-04')).toBeNull()
    expect(clockOf('decided', {}, '2024-03-04')).toBeNull()
    const given = { ...dates, stage: 'decided', since: '2010-01-01' } as const
    expect(nextClock(given, { rules, calendar }, '2024-03-04')).toBeNull()
  })
})

describe('the dossier', () => {
  test('does not miss what a later step makes', () => {
    expect(dossierOf(forms, ['1-KNĐ'], 'verified')).toMatchObject({ received: 1, needed: 3 })
    expect(dossierOf(forms, ['1-KNĐ'], 'verified').missing.map((form) => form.code)).toEqual(['CN-NTVĐ', '2-KNĐ'])
    expect(dossierOf(forms, ['1-KNĐ'], 'voted').missing.map((form) => form.code)).toContain('6-KNĐ')
    expect(
      dossierOf(
        forms,
        forms.map((form) => form.code),
        'decided',
      ),
    ).toEqual({ received: 6, needed: 6, missing: [] })
  })

  test('takes only forms of the regulation, received by today', () => {
    expect(codeOf(checkForm(forms, '1-KNĐ', '2024-03-01', '2024-03-01'))).toBe('ok')
    expect(codeOf(checkForm(forms, '7-KNĐ', '2024-03-01', '2024-03-01'))).toBe('form-unknown')
    expect(codeOf(checkForm(forms, '1-KNĐ', '2024-03-02', '2024-03-01'))).toBe('received-in-future')
  })
})

describe('a class', () => {
  test('takes as many as it has places, and says how many are left', () => {
    expect(codeOf(checkPlaces(30, 28, 2))).toBe('ok')
    expect(checkPlaces(30, 28, 3)).toMatchObject({ ok: false, refusal: { code: 'class-full', details: { left: 2 } } })
    expect(codeOf(checkPlaces(null, 5000, 1))).toBe('ok')
  })

  test('does not end before it starts, nor lose places that are taken', () => {
    const plan = { startsOn: '2024-03-01', endsOn: '2024-03-05', places: 10 }
    expect(codeOf(checkClass(plan, 10))).toBe('ok')
    expect(codeOf(checkClass(plan, 11))).toBe('fewer-places-than-seats')
    expect(codeOf(checkClass({ ...plan, endsOn: '2024-02-29' }, 0))).toBe('class-ends-before-start')
  })

  test('gives certificates when it has ended', () => {
    expect(codeOf(checkCertificate('2024-03-05', '2024-03-05', '2024-03-05'))).toBe('ok')
    expect(codeOf(checkCertificate('2024-03-05', '2024-03-04', '2024-03-06'))).toBe('certificate-before-end')
    expect(codeOf(checkCertificate('2024-03-05', '2024-03-07', '2024-03-06'))).toBe('certificate-in-future')
  })
})

test('a talk lies in the past, and what it found is resolved after it', () => {
  expect(codeOf(checkDialogue('2024-03-01', null, '2024-03-01'))).toBe('ok')
  expect(codeOf(checkDialogue('2024-03-02', null, '2024-03-01'))).toBe('dialogue-in-future')
  expect(codeOf(checkDialogue('2024-03-01', '2024-02-28', '2024-03-05'))).toBe('resolved-before-talk')
  expect(codeOf(checkDialogue('2024-03-01', '2024-03-06', '2024-03-05'))).toBe('resolved-in-future')
})
