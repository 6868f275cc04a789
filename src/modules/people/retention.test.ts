import { describe, expect, test } from 'vitest'
import { type Regulations, regulationsOf } from '../regulations/regulation.ts'
import { checkErasure, keptUntil, type Leaving } from './retention.ts'

const rules: Regulations = regulationsOf([
  {
    code: 'people.retention',
    from: '0001-01-01',
    until: '9999-12-31',
    value: { screenedOutMonths: 24, endedMonths: 120 },
    name: { vi: 'Thời hạn giữ', en: 'Retention' },
    source: '',
    confidence: 'unconfirmed',
  },
])
const today = '2024-04-03'
const leaving = (change: Partial<Leaving>): Leaving => ({
  state: 'none',
  leftOn: null,
  wasMember: false,
  holdsPost: false,
  ...change,
})

describe('the erasure of what is held on a person', () => {
  test.each<readonly [string, Partial<Leaving>, string]>([
    ['a member', { state: 'full', wasMember: true }, 'still-member'],
    ['an exempt member', { state: 'exempt', wasMember: true }, 'still-member'],
    ['an applicant', { state: 'dossier' }, 'still-applicant'],
    ['somebody in no cell who holds a post', { holdsPost: true }, 'holds-post'],
    ['somebody in no cell who holds none', {}, 'accepted'],
    ['an applicant screened out 24 months ago', { state: 'screened_out', leftOn: '2022-04-03' }, 'accepted'],
    ['an applicant screened out a day less ago', { state: 'screened_out', leftOn: '2022-04-04' }, 'still-kept'],
    ['a member who left 120 months ago', { state: 'left', leftOn: '2014-04-03', wasMember: true }, 'accepted'],
    ['a member who left a day less ago', { state: 'left', leftOn: '2014-04-04', wasMember: true }, 'still-kept'],
    ['a member who died 3 years ago', { state: 'died', leftOn: '2021-04-03', wasMember: true }, 'still-kept'],
    [
      'a former member screened out 3 years ago',
      { state: 'screened_out', leftOn: '2021-04-03', wasMember: true },
      'still-kept',
    ],
  ])('of %s', (_whom, change, answer) => {
    const outcome = checkErasure(rules, leaving(change), today)
    expect(outcome.ok ? 'accepted' : outcome.refusal.code).toBe(answer)
  })

  test('is refused with the rule, its source and the day', () => {
    const outcome = checkErasure(rules, leaving({ state: 'left', leftOn: '2024-02-29', wasMember: true }), today)
    expect(outcome).toMatchObject({
      ok: false,
      refusal: { details: { until: '2034-02-28', confidence: 'unconfirmed' } },
    })
    expect(!outcome.ok && outcome.refusal.text.vi).toContain('120 tháng (một cài đặt, chưa xác nhận quy định)')
    expect(keptUntil(rules, leaving({}), today)).toBeNull()
  })
})
