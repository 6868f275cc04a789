import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  endRule,
  findingsHere,
  listAnswers,
  listRules,
  openFindings,
  readChecks,
  saveRule,
  tryRule,
  withdrawAnswer,
} from '../../src/modules/consistency/contract.ts'
import { checkTyped } from '../../src/modules/consistency/typed.ts'
import { answerFinding, correctEntry, enterValue, readFigure } from '../../src/modules/figures/contract.ts'
import { exactly } from '../../src/modules/figures/quantity.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
let approver: Person
let leader: Person
let stranger: Person
let administrator: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
  approver = await world.as('duyet-binh-thuy')
  leader = await world.as('lanh-dao-can-tho')
  stranger = await world.as('nhap-lieu-son-tra')
  administrator = await world.as('quan-tri')
})
afterAll(() => world.close())

const district = 'can-tho.binh-thuy'
const unit = `${district}:committee`
const at = { unit, period: '2023' }
const reason = 'đếm lại theo hồ sơ'
const kind = 'within:targets.met-within-set'

describe('twenty targets met of nineteen set', () => {
  let met = ''
  const correct = async (value: string): Promise<void> => {
    met = (await clerk.call(correctEntry, { id: id(), supersedes: met, reason, value })).id
  }
  const found = async (who = clerk) =>
    (await who.call(findingsHere, at)).findings.filter((finding) => finding.kind === kind)
  const states = async () => (await clerk.call(listAnswers, { ...at, kind })).answers.map((item) => item.state)
  const answer = async (text: string): Promise<string> => {
    const [finding] = await found()
    const { digest = '' } = finding ?? {}
    return (await clerk.call(answerFinding, { id: id(), ...at, kind, digest, answer: text })).id
  }

  test('agree while they are nineteen, and are unchecked while one is missing', async () => {
    await clerk.call(enterValue, { id: id(), ...at, measure: 'targets.set', value: '19' })
    const { findings, unchecked } = await clerk.call(findingsHere, at)
    expect(findings).toEqual([])
    expect(unchecked.map((item) => [item.rule, item.why, item.missing[0]?.vi])).toEqual([
      ['targets.met-within-set', 'missing', 'Số chỉ tiêu đạt và vượt'],
    ])
    met = (await clerk.call(enterValue, { id: id(), ...at, measure: 'targets.met', value: '19' })).id
    expect(await found()).toEqual([])
    expect((await clerk.call(findingsHere, at)).unchecked).toEqual([])
    expect((await clerk.call(openFindings, at)).open).toBe(0)
  })

  test('contradict each other once one of them is corrected, on the page of the unit and beside both figures', async () => {
    await correct('20')
    const [finding] = await found()
    expect(finding?.severity).toBe('contradiction')
    expect(finding?.title.vi).toBe('Số chỉ tiêu đạt và vượt: 20 chỉ tiêu, hơn cả 19 chỉ tiêu')
    expect(finding?.readings.map((reading) => reading.holds)).toEqual([false, true])
    for (const measure of ['targets.met', 'targets.set']) {
      const page = await clerk.call(readFigure, { ...at, measure })
      expect(page.findings.map((item) => item.digest)).toEqual([finding?.digest])
    }
    expect(await clerk.call(openFindings, at)).toEqual({ open: 1, contradictions: 1, questions: 0, answered: 0 })
  })

  test('are seen from above, under the district they belong to, by a leader who may not answer', async () => {
    const page = await leader.call(findingsHere, { unit: 'can-tho', period: '2023' })
    const below = page.children.find((child) => child.unit.code === district)
    expect(below?.findings.map((finding) => finding.kind)).toEqual([kind])
    expect(page.children.filter((child) => child.findings.length > 0)).toHaveLength(1)
    const input = { id: id(), ...at, kind, digest: 'x', answer: 'đã rõ' }
    expect((await leader.call(findingsHere, at)).can.answer.isAllowed).toBe(false)
    expect((await leader.refused(answerFinding, input)).status).toBe(403)
    expect((await stranger.refused(answerFinding, input)).status).toBe(404)
    expect((await stranger.refused(findingsHere, at)).status).toBe(404)
  })

  test('are told the same by the check that runs while typing', async () => {
    const checks = await clerk.call(readChecks, { ...at, measures: 'targets.met' })
    const typed = (value: string) =>
      checkTyped(checks, [{ measure: 'targets.met', class: null, aspect: 'actual', quantity: exactly(value) }])
    const [here] = await found()
    const [there] = typed('20').found
    expect([there?.digest, there?.title, there?.text, there?.readings, there?.addresses]).toEqual([
      here?.digest,
      here?.title,
      here?.text,
      here?.readings,
      here?.addresses,
    ])
    expect(checkTyped(checks, []).found.map((item) => item.digest)).toEqual([here?.digest])
    expect(typed('19').found).toEqual([])
    const cleared = checkTyped(checks, [{ measure: 'targets.met', class: null, aspect: 'actual', quantity: null }])
    expect(cleared.unchecked.map((item) => item.why)).toEqual(['missing'])
  })

  test('may be answered; sending twice answers once, and the answer stands with the finding', async () => {
    const [finding] = await found()
    const sent = { id: id(), ...at, kind, digest: finding?.digest ?? '', answer: 'Một chỉ tiêu tách thành hai' }
    await clerk.call(answerFinding, sent)
    await clerk.call(answerFinding, sent)
    expect((await found(leader))[0]?.answer?.text).toBe('Một chỉ tiêu tách thành hai')
    expect(await clerk.call(openFindings, at)).toMatchObject({ open: 0, answered: 1 })
    expect(await states()).toEqual(['stands'])
  })

  test('stand open again when the value changes: the answer lapses and stays in the history', async () => {
    await correct('21')
    expect((await found())[0]?.answer).toBeNull()
    expect(await states()).toEqual(['lapsed'])
  })

  test('keep a replaced answer beside the new one, and a withdrawn one with its reason', async () => {
    await answer('Đếm cả chỉ tiêu phụ')
    const last = await answer('Đếm cả hai chỉ tiêu phụ')
    expect(await states()).toEqual(['stands', 'replaced', 'lapsed'])
    expect((await leader.refused(withdrawAnswer, { id: last, reason })).status).toBe(403)
    expect((await stranger.refused(withdrawAnswer, { id: last, reason })).status).toBe(404)
    await approver.call(withdrawAnswer, { id: last, reason })
    expect((await approver.refused(withdrawAnswer, { id: last, reason })).code).toBe('answer-ended')
    const { answers } = await clerk.call(listAnswers, { ...at, kind })
    expect(answers.map((item) => [item.state, item.ended?.reason ?? null])).toEqual([
      ['withdrawn', reason],
      ['replaced', null],
      ['lapsed', null],
    ])
    expect((await found())[0]?.answer).toBeNull()
  })

  test('are no finding any more when they agree, and the first answer holds again when its value returns', async () => {
    await correct('19')
    expect(await found()).toEqual([])
    await correct('20')
    expect((await found())[0]?.answer?.text).toBe('Một chỉ tiêu tách thành hai')
    expect(await states()).toEqual(['withdrawn', 'replaced', 'stands'])
  })
})

test('an answer given before rules had kinds still stands with its finding', async () => {
  const [row] = await world.database.owner
    .query<{ id: string }>(`select id from unit where code = 'can-tho.cai-rang'`)
    .then((result) => result.rows)
  const of = (name: string, value: string): string => `${row?.id}~rating.${name}~actual~2022~exact:${value}:${value}`
  const digest = ['rating.organisations-and-cells', of('organisations~excellent', '9'), of('cells.share~good', '100')]
  const place = { unit: 'can-tho.cai-rang', period: '2022' }
  const kindHere = 'different_bases:rating.organisations-and-cells'
  const writer = await world.as('nhap-lieu-cai-rang')
  await writer.call(answerFinding, {
    id: id(),
    ...place,
    kind: kindHere,
    digest: digest.join('|'),
    answer: 'Đếm khác nhau',
  })
  const { findings } = await leader.call(findingsHere, place)
  expect(findings.find((finding) => finding.kind === kindHere)?.answer?.text).toBe('Đếm khác nhau')
  expect((await leader.call(listAnswers, place)).answers.map((item) => item.state)).toEqual(['stands'])
})

const within = (numerator: string, denominator: string) => ({
  body: { kind: 'within', numerator: { measure: numerator }, denominator: { measure: denominator } } as const,
  name: { vi: 'Người kết nạp là đảng viên.', en: 'Those admitted are members.' },
  severity: 'contradiction' as const,
})
const versionsOf = async (code: string) =>
  (await clerk.call(listRules, {})).rules.find((rule) => rule.code === code)?.versions ?? []

describe('a rule', () => {
  const code = 'admitted-within-members'
  const rule = within('admitted', 'members')
  const always = { from: null, until: null, reason }

  test('is added by an administrator alone, once, and everybody signed in reads what it asks', async () => {
    const sent = { id: id(), code, ...always, isNew: true, rule }
    expect((await clerk.refused(saveRule, sent)).status).toBe(403)
    expect((await approver.refused(endRule, { id: id(), code, on: '2024-01-01', reason })).status).toBe(403)
    await administrator.call(saveRule, sent)
    await administrator.call(saveRule, sent)
    const [version] = await versionsOf(code)
    expect(version?.sentence.vi).toBe('“Đảng viên mới kết nạp” không được hơn “Tổng số đảng viên”.')
    expect((await administrator.refused(saveRule, { ...sent, id: id() })).field).toBe('code')
    expect((await (await world.as(null)).refused(listRules, {})).status).toBe(401)
  })

  test('asks at once of figures that were there before', async () => {
    const place = { unit: district, period: '2022' }
    await clerk.call(enterValue, { id: id(), ...place, measure: 'admitted', value: '30' })
    await clerk.call(enterValue, { id: id(), unit: district, period: '2022-12-31', measure: 'members', value: '20' })
    const { findings } = await clerk.call(findingsHere, place)
    expect(findings.map((finding) => finding.kind)).toEqual([`within:${code}`])
  })

  test('changes from a day on; what it said before stays for the days before', async () => {
    const name = { vi: 'Quy tắc mới.', en: 'The new rule.' }
    await administrator.call(saveRule, {
      id: id(),
      code,
      from: '2024-01-01',
      until: null,
      rule: { ...rule, name },
      reason,
    })
    expect((await versionsOf(code)).map((version) => [version.from, version.until, version.name.vi])).toEqual([
      [null, '2024-01-01', rule.name.vi],
      ['2024-01-01', null, name.vi],
    ])
    const listed = (await clerk.call(listRules, {})).rules.find((item) => item.code === code)
    expect(listed?.replaced.map((item) => [item.from, item.until, item.reason])).toEqual([[null, null, reason]])
  })

  test('ends on a day and is not asked of later periods; earlier ones still break it', async () => {
    await administrator.call(endRule, { id: id(), code, on: '2023-01-01', reason })
    expect((await versionsOf(code)).map((version) => version.until)).toEqual(['2023-01-01'])
    expect((await clerk.call(findingsHere, { unit: district, period: '2022' })).findings).toHaveLength(1)
    expect((await administrator.refused(endRule, { id: id(), code, on: '2023-06-01', reason })).code).toBe(
      'already-ended',
    )
    expect((await administrator.refused(endRule, { id: id(), code: 'no-rule', on: '2023-06-01', reason })).status).toBe(
      404,
    )
  })

  test.each([
    ['a measure that is not there', within('nothing', 'members'), 'rule.body.numerator'],
    [
      'a class that is not there',
      { ...rule, body: { ...rule.body, numerator: { measure: 'admitted', class: 'x' } } },
      'rule.body.numerator',
    ],
    ['one figure twice', within('members', 'members'), 'rule.body.numerator'],
    ['no words in English', { ...rule, name: { vi: 'Có', en: ' ' } }, 'rule.name'],
    ['a flow that may fall', { ...rule, body: { kind: 'never_falls', of: { measure: 'admitted' } } }, 'rule.body.of'],
    [
      'shares that are not in per cent',
      { ...rule, body: { kind: 'shares_make_hundred', shares: [{ measure: 'admitted' }, { measure: 'members' }] } },
      'rule.body.shares',
    ],
    [
      'a jump by a factor of one',
      { ...rule, body: { kind: 'jump', of: { measure: 'members' }, against: ['previous'], factor: '1', least: '1' } },
      'rule.body.factor',
    ],
    [
      'limits the wrong way round',
      { ...rule, body: { kind: 'range', of: { measure: 'members' }, least: '9', most: '1' } },
      'rule.body.most',
    ],
    [
      'no limit at all',
      { ...rule, body: { kind: 'range', of: { measure: 'members' }, least: null, most: null } },
      'rule.body.least',
    ],
  ])('with %s is refused at its field', async (_, wrong, field) => {
    const problem = await administrator.refused(saveRule, {
      id: id(),
      code: 'wrong-rule',
      ...always,
      isNew: true,
      rule: wrong,
    })
    expect([problem.status, problem.field]).toEqual([400, field])
    expect(problem.message.vi).not.toBe('')
  })

  test('of an unknown kind, with a negative tolerance or the days reversed is not taken', async () => {
    const status = async (input: object): Promise<number> =>
      (await administrator.refused(saveRule, { id: id(), code: 'wrong-rule', ...always, rule, ...input })).status
    expect(await status({ rule: { ...rule, body: { kind: 'magic' } } })).toBe(400)
    expect(await status({ rule: { ...rule, tolerance: '-1' } })).toBe(400)
    expect(await status({ from: '2024-01-01', until: '2023-01-01' })).toBe(400)
    expect(await status({ code: 'Sai Mã' })).toBe(400)
    expect(await versionsOf('wrong-rule')).toEqual([])
  })
})

describe('a rule that is tried before it is published', () => {
  const jump = {
    body: {
      kind: 'jump' as const,
      of: { measure: 'admitted' },
      against: ['previous' as const],
      factor: '2',
      least: '3',
    },
    name: { vi: 'Kết nạp đều trong năm.', en: 'Admissions are even.' },
    severity: 'question' as const,
  }

  test('says what it would have found in the last twelve months, and stores nothing', async () => {
    for (const [period, value] of [
      ['2023-Q2', '2'],
      ['2023-Q3', '9'],
      ['2023-Q4', '8'],
    ] as const)
      await clerk.call(enterValue, { id: id(), unit: district, measure: 'admitted', period, value })
    const tried = await clerk.call(tryRule, { unit: district, rule: { ...jump, periodKinds: ['quarter'] } })
    expect([tried.from, tried.until, tried.isCut]).toEqual(['2023-04-04', '2024-04-04', false])
    // From 2 to 9 in the third quarter, and from 8 to the 51 of the first one of 2024.
    expect(tried.findings.map((item) => [item.unit.code, item.period.vi])).toEqual([
      [district, 'quý I/2024'],
      [district, 'quý III/2023'],
    ])
    expect(tried.found).toBe(2)
    expect(tried.checked).toBeGreaterThan(2)
    expect((await clerk.call(listRules, {})).rules.map((rule) => rule.code)).not.toContain('rule')
    expect((await clerk.call(findingsHere, { unit: district, period: '2023-Q3' })).findings).toEqual([])
  })

  test('is tried only where the figures may be read, by whoever it is', async () => {
    expect((await administrator.refused(tryRule, { unit: district, rule: jump })).status).toBe(404)
    expect((await stranger.refused(tryRule, { unit: district, rule: jump })).status).toBe(404)
    expect((await leader.call(tryRule, { unit: 'can-tho', rule: jump })).found).toBeGreaterThan(0)
  })
})
