import {
  type Regulation,
  type RegulationCode,
  type Regulations,
  type RegulationValue,
  regulationsOf,
} from '../../src/modules/regulations/regulation.ts'

const always = { from: '0001-01-01', until: '9999-12-31' }

const rule = <Code extends RegulationCode>(
  code: Code,
  value: RegulationValue<Code>,
  more: Partial<Regulation<Code>> = {},
): Regulation =>
  ({
    code,
    value,
    ...always,
    name: { vi: code, en: code },
    source: '24-QĐ/TW',
    confidence: 'confirmed',
    ...more,
  }) as Regulation

const off = (...days: readonly string[]) => days.map((on) => ({ on, vi: 'Nghỉ', en: 'Off' }))

/** Rules on people as they were in 2025, with the days off of 2024 to 2026 around Tết and 30 April. */
export const rulesOfPeople: Regulations = regulationsOf([
  rule('people.admission-age', { least: 18, most: 60, countedBy: 'month' }),
  rule('people.ceremony-within', { workingDays: 30 }),
  rule('people.probation', { months: 12 }, { from: '2011-01-19' }),
  rule('people.consider-within', { workingDays: 30 }),
  rule('people.transfer-start-within', { workingDays: 60 }),
  rule('people.transfer-present-within', { workingDays: 30 }),
  rule('people.sponsors', { count: 2 }, { confidence: 'unconfirmed' }),
  rule('people.sponsor-together', { months: 12 }),
  rule('people.readmission-after', { months: 36 }),
  rule('clock.near', { workingDays: 5 }),
  rule(
    'calendar.holidays',
    {
      days: off(
        '2024-01-01',
        '2024-02-08',
        '2024-02-09',
        '2024-02-12',
        '2024-02-13',
        '2024-02-14',
        '2024-04-18',
        '2024-04-29',
        '2024-04-30',
        '2024-05-01',
        '2024-09-02',
        '2024-09-03',
      ),
      workingSaturdays: ['2024-05-04'],
    },
    { from: '2024-01-01', until: '2025-01-01' },
  ),
  rule(
    'calendar.holidays',
    {
      days: off(
        '2025-01-01',
        '2025-01-27',
        '2025-01-28',
        '2025-01-29',
        '2025-01-30',
        '2025-01-31',
        '2025-04-07',
        '2025-04-30',
        '2025-05-01',
        '2025-05-02',
        '2025-09-01',
        '2025-09-02',
      ),
      workingSaturdays: ['2025-04-26'],
    },
    { from: '2025-01-01', until: '2026-01-01' },
  ),
  rule(
    'calendar.holidays',
    {
      days: off(
        '2026-01-01',
        '2026-01-02',
        '2026-02-16',
        '2026-02-17',
        '2026-02-18',
        '2026-02-19',
        '2026-02-20',
        '2026-04-27',
        '2026-04-30',
        '2026-05-01',
      ),
    },
    { from: '2026-01-01', until: '2027-01-01' },
  ),
])
