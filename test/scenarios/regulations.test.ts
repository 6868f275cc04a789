import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyActs } from '../../src/modules/acts/contract.ts'
import { changeRegulation, listRegulations } from '../../src/modules/regulations/contract.ts'
import {
  type RegulationCode,
  type Regulations,
  type RegulationValue,
  ruleOn,
} from '../../src/modules/regulations/regulation.ts'
import { loadRegulations } from '../../src/modules/regulations/server/public.ts'
import { addWorkingDays, calendarOf, isWorkingDay } from '../../src/modules/regulations/working-days.ts'
import { dayAfter, dayBefore, dayPlus, weekdayOf } from '../../src/platform/domain/day.ts'
import { read } from '../../src/platform/server/db/database.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let admin: Person
let clerk: Person
beforeAll(async () => {
  world = await openWorld()
  admin = await world.as('quan-tri')
  clerk = await world.as('nhap-lieu-binh-thuy')
})
afterAll(() => world.close())

const rulesAt = (knownAt: string | null): Promise<Regulations> =>
  read(world.database, { actor: system, requestId: 'test' }, (tx) => loadRegulations(tx, knownAt))
const saysOn = async (code: RegulationCode, on: string): Promise<string | undefined> => {
  const { rules } = await clerk.call(listRegulations, { on })
  return rules.find((rule) => rule.code === code)?.versions.find((version) => version.isOnDay)?.words.vi
}
const change = {
  code: 'people.ceremony-within',
  from: '2025-07-01',
  until: null,
  value: { workingDays: 45 },
  source: '294-QĐ/TW',
  confidence: 'confirmed',
  reason: 'đã đọc được văn bản',
} as const

describe('rules of regulations', () => {
  test('are read by everybody signed in, in words, with validity, source and confidence of the day asked for', async () => {
    const { on, rules, can } = await clerk.call(listRegulations, {})
    expect(on).toBe('2024-04-03')
    expect(can.change.isAllowed).toBe(false)
    const transfer = rules.find((rule) => rule.code === 'people.transfer-start-within')
    expect(transfer?.versions.find((version) => version.isOnDay)).toMatchObject({
      words: { vi: 'Trong 60 ngày làm việc kể từ ngày quyết định có hiệu lực hoặc thay đổi nơi cư trú.' },
      from: '2021-07-30',
      until: '2025-01-20',
      source: '24-QĐ/TW',
      confidence: 'confirmed',
      note: null,
    })
    const later = (await clerk.call(listRegulations, { on: '2025-07-01' })).rules
      .find((rule) => rule.code === 'people.consider-within')
      ?.versions.find((version) => version.isOnDay)
    expect(later).toMatchObject({ source: '294-QĐ/TW', confidence: 'partial', until: null })
    expect(later?.note?.vi).toContain('24-QĐ/TW')
  })

  test('know the levels of the districts until 30 June 2025, and those without them from 1 July', async () => {
    const rules = await rulesAt(null)
    const under = (role: string, on: string) => ruleOn(rules, 'org.levels', on)?.value.under[role]
    expect([under('commune', '2025-06-30'), under('commune', '2025-07-01')]).toEqual([['district'], ['city']])
    expect(under('district', '2025-07-01')).toBeUndefined()
    expect(ruleOn(rules, 'org.levels', '2025-07-01')?.value.note?.en).toContain('is not confirmed')
  })

  test('before any text that was read, there is no rule and nothing is made up', async () => {
    expect(ruleOn(await rulesAt(null), 'people.ceremony-within', '2010-01-01')).toBeUndefined()
  })

  test('are changed by an administrator with a reason, and by nobody else', async () => {
    const refused = await clerk.refused(changeRegulation, { ...change, id: id() })
    expect([refused.status, refused.code]).toEqual([403, 'administrators-only'])
    expect(await saysOn(change.code, '2025-08-01')).toContain('30 ngày làm việc')

    const before = (await world.database.app.query('select promise_known_at(now()) as at')).rows[0].at as string
    const sent = { ...change, id: id() }
    await admin.call(changeRegulation, sent)
    expect(await saysOn(change.code, '2025-08-01')).toContain('45 ngày làm việc')
    expect(await saysOn(change.code, '2025-06-30')).toContain('30 ngày làm việc')

    const rule = (await clerk.call(listRegulations, {})).rules.find((item) => item.code === change.code)
    expect(rule?.replaced).toMatchObject([
      { from: '2025-07-01', until: null, by: { vi: 'Quản trị hệ thống' }, reason: 'đã đọc được văn bản' },
    ])
    const believed = await Promise.all([rulesAt(before), rulesAt(null)])
    expect(believed.map((rules) => ruleOn(rules, change.code, '2025-08-01')?.value.workingDays)).toEqual([30, 45])

    await admin.call(changeRegulation, sent)
    expect(ruleOn(await rulesAt(null), change.code, '2025-08-01')?.value.workingDays).toBe(45)
    expect((await admin.call(verifyActs, {})).isWhole).toBe(true)
  })

  test('keep what they said for the other days when a stretch in the middle is changed', async () => {
    const code = 'people.readmission-after'
    await admin.call(changeRegulation, {
      ...change,
      id: id(),
      code,
      from: '2021-01-01',
      until: '2022-01-01',
      value: { months: 24 },
    })
    const versions = (await rulesAt(null))[code].map(({ from, until, value }) => [from, until, value.months])
    expect(versions).toEqual([
      ['2016-07-25', '2021-01-01', 36],
      ['2021-01-01', '2022-01-01', 24],
      ['2022-01-01', '2025-01-20', 36],
      ['2025-01-20', '2025-07-01', 36],
      ['2025-07-01', '9999-12-31', 36],
    ])
  })

  test.each([
    ['a value of another shape', { value: { months: 3 } }, 'value-not-understood', 'value'],
    ['a value with something beside it', { value: { workingDays: 30, hours: 2 } }, 'value-not-understood', 'value'],
    ['an end before its start', { until: '2025-07-01' }, 'dates-out-of-order', 'until'],
    ['a rule said to be confirmed that names no document', { source: ' ' }, 'source-missing', 'source'],
    [
      'a calendar of half a year',
      {
        code: 'calendar.holidays',
        from: '2027-01-01',
        until: '2027-07-01',
        value: { days: [{ on: '2027-01-01', vi: 'Tết', en: 'New Year' }] },
      },
      'calendar-year',
      'until',
    ],
    [
      'a calendar with a day of another year',
      {
        code: 'calendar.holidays',
        from: '2027-01-01',
        until: '2028-01-01',
        value: { days: [{ on: '2026-12-31', vi: 'Nghỉ', en: 'Off' }] },
      },
      'outside-year',
      'value',
    ],
    [
      'a Saturday worked on a Sunday',
      {
        code: 'calendar.holidays',
        from: '2027-01-01',
        until: '2028-01-01',
        value: { days: [{ on: '2027-01-01', vi: 'Tết', en: 'New Year' }], workingSaturdays: ['2027-01-03'] },
      },
      'value-not-understood',
      'value',
    ],
  ])('refuse %s', async (_what, wrong, code, field) => {
    const refused = await admin.refused(changeRegulation, { ...change, ...wrong, id: id() })
    expect([refused.status, refused.code, refused.field]).toEqual([400, code, field])
  })

  test('need a reason', async () => {
    expect((await admin.refused(changeRegulation, { ...change, id: id(), reason: ' ' })).status).toBe(400)
  })

  test('cannot be deleted or overwritten by the application, nor added by who is no administrator', async () => {
    const { app } = world.database
    await expect(app.query('delete from regulation')).rejects.toThrow('permission denied')
    await expect(app.query(`update regulation set value = '{}'`)).rejects.toThrow('permission denied')
    await expect(
      app.query(`insert into regulation (code, valid, value, vi, en, source, confidence, known_from)
        select 'clock.near', '[2030-01-01,2031-01-01)', '{"workingDays": 1}', 'x', 'x', '', 'unconfirmed', id from act limit 1`),
    ).rejects.toThrow('row-level security')
  })

  test('a calendar for a year that had none makes its working days known', async () => {
    const clockEnds = async () => {
      const calendar = calendarOf(await rulesAt(null))
      return [calendar.years.has(2027), isWorkingDay(calendar, '2027-01-01')]
    }
    expect(await clockEnds()).toEqual([false, true])
    await admin.call(changeRegulation, {
      ...change,
      id: id(),
      code: 'calendar.holidays',
      from: '2027-01-01',
      until: '2028-01-01',
      value: { days: [{ on: '2027-01-01', vi: 'Tết Dương lịch', en: 'New Year’s Day' }] },
    })
    expect(await clockEnds()).toEqual([true, false])
    const added = (await rulesAt(null))['calendar.holidays'].find((version) => version.from === '2027-01-01')
    expect(added?.name.vi).toBe('Ngày nghỉ năm 2027')
  })

  test('a row whose value has another shape than its rule stops the reading, and is not passed over', async () => {
    const own = await openWorld('empty')
    try {
      await own.database.owner.query(`update regulation set value = '{"hours": 3}' where code = 'clock.near'`)
      const reading = read(own.database, { actor: system, requestId: 'test' }, (tx) => loadRegulations(tx, null))
      await expect(reading).rejects.toThrow('clock.near')
    } finally {
      await own.close()
    }
  })
})

// The first day of the lunar year, and the tenth of its third month, as calendars of Vietnam print them.
const lunar = [
  [2015, '2015-02-19', '2015-04-28'],
  [2016, '2016-02-08', '2016-04-16'],
  [2017, '2017-01-28', '2017-04-06'],
  [2018, '2018-02-16', '2018-04-25'],
  [2019, '2019-02-05', '2019-04-14'],
  [2020, '2020-01-25', '2020-04-02'],
  [2021, '2021-02-12', '2021-04-21'],
  [2022, '2022-02-01', '2022-04-10'],
  [2023, '2023-01-22', '2023-04-29'],
  [2024, '2024-02-10', '2024-04-18'],
  [2025, '2025-01-29', '2025-04-07'],
  [2026, '2026-02-17', '2026-04-26'],
] as const

describe('the calendars of 2015 to 2026', () => {
  let rules: Regulations
  beforeAll(async () => {
    rules = await rulesAt(null)
  })
  const yearOf = (year: number): RegulationValue<'calendar.holidays'> => {
    const version = ruleOn(rules, 'calendar.holidays', `${year}-06-01`)
    if (!version) throw new Error(`${year} has no calendar`)
    expect([version.from, version.until]).toEqual([`${year}-01-01`, `${year + 1}-01-01`])
    return version.value
  }
  const daysNamed = (year: number, name: string): readonly string[] =>
    yearOf(year)
      .days.filter((day) => day.vi === name)
      .map((day) => day.on)

  test.each(lunar)('%i begins its lunar year on %s and keeps Hùng Kings’ Day on %s', (year, first, hung) => {
    const tet = daysNamed(year, 'Tết Nguyên đán')
    expect(tet).toHaveLength(5)
    expect(tet).toEqual(expect.arrayContaining([dayBefore(first), first, dayPlus(first, 1), dayPlus(first, 2)]))
    expect(dayPlus(tet[0] ?? '', 4)).toBe(tet[4])
    expect(daysNamed(year, 'Giỗ Tổ Hùng Vương')).toEqual([hung])
    // These years the lunar calendars of Hanoi and Beijing agree on both days.
    const monthAndDay = (on: string): string =>
      new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${on}T00:00:00Z`),
      )
    expect([monthAndDay(first), monthAndDay(hung)]).toEqual(['1/1', '3/10'])
  })

  test.each(lunar.map(([year]) => year))(
    'in %i every holiday of the law is there once, one at a weekend gives a weekday, and a day exchanged a Saturday',
    (year) => {
      const { days, workingSaturdays = [] } = yearOf(year)
      const others = ['Nghỉ bù', 'Nghỉ hoán đổi']
      const holidays = days.filter((day) => !others.includes(day.vi)).map((day) => day.on)
      const fixed = [`${year}-01-01`, `${year}-04-30`, `${year}-05-01`, `${year}-09-02`]
      expect(holidays).toHaveLength(year < 2021 ? 10 : 11)
      expect(new Set(days.map((day) => day.on)).size).toBe(days.length)
      expect(holidays).toEqual(expect.arrayContaining(fixed))
      if (year >= 2021) {
        const beside = [dayBefore(`${year}-09-02`), dayAfter(`${year}-09-02`)]
        expect(holidays.filter((on) => beside.includes(on))).toHaveLength(1)
      }
      const [lieu, exchanged] = others.map((name) => daysNamed(year, name))
      expect(lieu).toHaveLength(holidays.filter((on) => weekdayOf(on) > 5).length)
      expect([...(lieu ?? []), ...(exchanged ?? [])].filter((on) => weekdayOf(on) > 5)).toEqual([])
      // 2 January 2015 was given for a Saturday of 2014, 31 December 2018 for one of 2019.
      const fromOtherYears =
        new Map([
          [2015, 1],
          [2018, 1],
          [2019, -1],
        ]).get(year) ?? 0
      expect(exchanged).toHaveLength(workingSaturdays.length + fromOtherYears)
    },
  )

  test.each([
    ['2025-01-24', 1, '2025-02-03', 'nine days off around Tết 2025'],
    ['2025-04-25', 3, '2025-04-29', 'Saturday 26 April 2025 was worked'],
    ['2025-04-29', 1, '2025-05-05', '30 April to 4 May 2025 were off'],
    ['2023-04-28', 1, '2023-05-04', 'Hùng Kings’ Day and 30 April 2023 fell on a weekend'],
    ['2022-08-31', 1, '2022-09-05', 'National Day has two days since 2021'],
    ['2020-09-01', 1, '2020-09-03', 'and had one before'],
    ['2026-02-13', 1, '2026-02-23', 'nine days off around Tết 2026'],
    ['2025-12-31', 2, '2026-01-06', '2 January 2026 was given for Saturday 10 January'],
  ])('after %s the working day number %i is %s: %s', (from, count, due) => {
    expect(addWorkingDays(calendarOf(rules), from, count)).toBe(due)
  })
})
