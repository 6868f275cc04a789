import { addMonths, type Day, isDay } from '../../platform/domain/day.ts'
import type { SheetRow } from '../../platform/domain/sheet.ts'
import { foldForSearch, type Text } from '../../platform/domain/text.ts'
import { type Regulations, ruleOn } from '../regulations/regulation.ts'
import { type ExchangeKey, type ImportKind, nameOfKey } from './exchange.ts'
import { codeOf, educationWords, ethnicityOf, sexWords, stateWords, theoryWords, wordOf } from './exchange-words.ts'
import { type ApplicantState, type Event, isApplicant, isMember, type MemberState, type State } from './lifecycle.ts'
import { birthOnOf } from './membership.ts'

/** What is wrong in one row, or only doubtful. */
export interface RowFault {
  readonly row: number
  readonly key: ExchangeKey | null
  readonly code: string
  readonly text: Text
  readonly isWarning: boolean
}

/** A cell a row may name: its days of life, and whether it has cells of its own. */
export interface ImportCell {
  readonly id: string
  readonly code: string
  readonly from: Day
  readonly until: Day
  readonly isParent: boolean
  readonly isWritable: boolean
  readonly isUnderUnit: boolean
}

export interface RowRules {
  readonly kind: ImportKind
  readonly today: Day
  readonly rules: Regulations
  /** The cell of a code the caller may know of; otherwise codes that look like it. */
  cellOf(code: string): ImportCell | readonly string[]
  /** The cell of rows that name none; null where every row must name one, undefined where the file knows no cells. */
  readonly homeCell: ImportCell | null | undefined
}

export interface PlannedSpan {
  readonly state: ApplicantState | MemberState
  readonly from: Day
  readonly until: Day | null
}

/** A row that passed every check made on it alone. */
export interface PlannedRow {
  readonly row: number
  readonly cell: ImportCell | null
  readonly state: ApplicantState | MemberState | null
  readonly name: string
  readonly folded: string
  readonly birthOn: Day | null
  /** Fields as they are to be held, by key; what the file does not say is absent. */
  readonly values: Readonly<Partial<Record<ExchangeKey, string>>>
  readonly probationEndsOn: Day | null
  readonly spans: readonly PlannedSpan[]
  readonly steps: readonly { readonly event: Event; readonly on: Day }[]
}

type Values = Partial<Record<ExchangeKey, string>>
type Tell = (key: ExchangeKey | null, code: string, vi: string, en: string, isWarning?: boolean) => void

const shown = (key: ExchangeKey): Text => nameOfKey(key)

/**
 * Checks one row by itself: words, order of dates, age, cell, state. Faults go to `faults`.
 * @returns null when the row has an error; warnings leave it standing
 */
export function checkRow({ row, cells }: SheetRow, rules: RowRules, faults: RowFault[]): PlannedRow | null {
  let isRefused = false
  const tell: Tell = (key, code, vi, en, isWarning = false) => {
    faults.push({ row, key, code, text: { vi, en }, isWarning })
    if (!isWarning) isRefused = true
  }
  const values: Values = { ...(cells as Values) }
  const name = checkName(values, tell)
  readWords(values, tell)
  readNumbers(values, tell)
  const birthOn = birthDay(values.birth, rules.today, tell)
  checkOrder(values, rules, tell)
  const probationEndsOn = probationEnd(values, rules, tell)
  const state = stateOf(values, rules, tell)
  if (state && isMember(state)) fillDates(values, state, probationEndsOn, tell)
  checkAge(values, rules, tell)
  const cell = cellOfRow(values, rules, tell)
  if (isRefused || name === '') return null
  const spans = state && cell ? spansOf(values, state, cell, rules, tell) : []
  if (isRefused) return null
  return {
    row,
    cell,
    state: state ?? null,
    name,
    folded: foldForSearch(name),
    birthOn,
    values,
    probationEndsOn,
    spans,
    steps: stepsOf(values, spans),
  }
}

function checkName(values: Values, tell: Tell): string {
  // An empty cell is told by the reader of the file already.
  if (values.name === undefined) return ''
  const name = values.name.replace(/\s+/g, ' ').trim()
  if (name.length < 2 || name.length > 100 || !/\p{L}/u.test(name)) {
    tell('name', 'bad-name', `“${name}” không phải họ và tên.`, `“${name}” is no name of a person.`)
  }
  values.name = name
  return name
}

function readWords(values: Values, tell: Tell): void {
  const take = (key: 'sex' | 'education' | 'theory', list: Parameters<typeof codeOf<string>>[0]): void => {
    const text = values[key]
    if (text === undefined) return
    const code = codeOf(list, text)
    if (code !== undefined) {
      values[key] = code
      return
    }
    const offered = list.map((word) => word.name.vi).join('; ')
    tell(
      key,
      'unknown-word',
      `“${text}” không có trong danh mục ${shown(key).vi}. Ghi một trong: ${offered}.`,
      `“${text}” is not in the list of ${shown(key).en}. Write one of: ${list.map((word) => word.name.en).join('; ')}.`,
    )
  }
  take('sex', sexWords)
  take('education', educationWords)
  take('theory', theoryWords)
  if (values.ethnicity === undefined) return
  const known = ethnicityOf(values.ethnicity)
  if (known === undefined)
    tell(
      'ethnicity',
      'unknown-ethnicity',
      `“${values.ethnicity}” không có trong danh mục dân tộc; giữ nguyên như tệp ghi.`,
      `“${values.ethnicity}” is not in the list of peoples; it is kept as written.`,
      true,
    )
  else values.ethnicity = known
}

function readNumbers(values: Values, tell: Tell): void {
  for (const key of ['card_number', 'identity_number'] as const) {
    const text = values[key]?.replace(/[\s.-]/g, '')
    if (text === undefined) continue
    values[key] = text
    if (!/^\d{4,20}$/.test(text))
      tell(
        key,
        'bad-number',
        `${shown(key).vi} “${values[key]}” phải gồm 4 đến 20 chữ số.`,
        `${shown(key).en} “${values[key]}” must have 4 to 20 digits.`,
      )
  }
  if (values.phone !== undefined) values.phone = values.phone.replace(/[\s.-]/g, '').slice(0, 30)
  for (const key of ['occupation', 'ethnicity', 'religion', 'decision', 'recognition_decision'] as const) {
    const text = values[key]
    if (text !== undefined && text.length > 100)
      tell(key, 'too-long', `${shown(key).vi} dài quá 100 chữ.`, `${shown(key).en} has more than 100 letters.`)
  }
}

/** The first day a birth date may mean. */
function birthDay(birth: string | undefined, today: Day, tell: Tell): Day | null {
  if (birth === undefined) return null
  const on = birthOnOf(birth) ?? ''
  if (!isDay(on) || on > today || on < '1900-01-01') {
    tell('birth', 'bad-birth', `Ngày sinh “${birth}” không hợp lệ.`, `The date of birth “${birth}” is not valid.`)
    return null
  }
  return on
}

const inOrder: readonly ExchangeKey[] = ['decided_on', 'ceremony_on', 'considered_on', 'recognition_decided_on']

function checkOrder(values: Values, { today }: RowRules, tell: Tell): void {
  for (const key of [...inOrder, 'full_on', 'party_age_from', 'since'] as const) {
    const on = values[key]
    if (on !== undefined && on > today)
      tell(key, 'in-future', `${shown(key).vi} ở tương lai.`, `${shown(key).en} lies in the future.`)
  }
  let before: ExchangeKey | undefined
  for (const key of inOrder) {
    const [on, earlier] = [values[key], before && values[before]]
    if (on !== undefined && earlier !== undefined && before && on < earlier)
      tell(
        key,
        key === 'ceremony_on' ? 'ceremony-before-decision' : 'dates-out-of-order',
        `${shown(key).vi} trước ${shown(before).vi.toLowerCase()}.`,
        `${shown(key).en} is before ${shown(before).en.toLowerCase()}.`,
      )
    if (on !== undefined) before = key
  }
}

/** When probation ends by the rule of the day of the ceremony; before the first rule known nothing is said. */
function probationEnd(values: Values, { rules }: RowRules, tell: Tell): Day | null {
  const { ceremony_on: ceremony, full_on: full } = values
  if (ceremony === undefined) return null
  const rule = ruleOn(rules, 'people.probation', ceremony)
  if (full !== undefined && full < ceremony) {
    tell(
      'full_on',
      'full-too-early',
      'Ngày chính thức trước ngày kết nạp.',
      'Full membership is before the ceremony of admission.',
    )
    return null
  }
  if (!rule) return null
  const end = addMonths(ceremony, rule.value.months)
  if (full !== undefined && full < end)
    tell(
      'full_on',
      'full-too-early',
      `Ngày chính thức sớm hơn ${rule.value.months} tháng kể từ ngày kết nạp (${rule.source}).`,
      `Full membership is earlier than ${rule.value.months} months after the ceremony (${rule.source}).`,
    )
  else if (full !== undefined && full > end)
    tell(
      'full_on',
      'full-late',
      `Ngày chính thức muộn hơn ${rule.value.months} tháng kể từ ngày kết nạp; theo quy định công nhận đúng tháng thứ ${rule.value.months}. Giữ như tệp ghi.`,
      `Full membership is later than ${rule.value.months} months after the ceremony, when it takes effect by the rules. Kept as written.`,
      true,
    )
  return end
}

function stateOf(values: Values, { kind, homeCell, today }: RowRules, tell: Tell) {
  if (homeCell === undefined) return undefined
  const text = values.state
  const said = text === undefined ? impliedState(values, kind, today) : codeOf(stateWords, text)
  const isRight = said !== undefined && (kind === 'members' ? isMember(said) : isApplicant(said))
  if (!isRight) {
    const offered = stateWords.filter((word) => (kind === 'members' ? isMember(word.code) : isApplicant(word.code)))
    tell(
      'state',
      text === undefined ? 'no-state' : 'unknown-word',
      `${text === undefined ? 'Chưa biết trạng thái: thiếu cả trạng thái và ngày kết nạp.' : `Trạng thái “${text}” không dùng được ở đây.`} Ghi một trong: ${offered.map((word) => word.name.vi).join('; ')}.`,
      `${text === undefined ? 'The state is unknown: neither state nor ceremony is given.' : `The state “${text}” does not fit here.`} Write one of: ${offered.map((word) => word.name.en).join('; ')}.`,
    )
    return undefined
  }
  checkStateAgainstDates(values, said, text, tell)
  return said as ApplicantState | MemberState
}

const impliedState = (values: Values, kind: ImportKind, today: Day): State | undefined =>
  kind === 'applicants'
    ? undefined
    : values.full_on !== undefined && values.full_on <= today
      ? 'full'
      : values.considered_on !== undefined
        ? 'considered'
        : values.ceremony_on !== undefined
          ? 'probationary'
          : undefined

function checkStateAgainstDates(values: Values, state: State, text: string | undefined, tell: Tell): void {
  const disagree = (key: ExchangeKey, isMissing: boolean): void => {
    const name = wordOf(stateWords, state)
    tell(
      key,
      'state-and-dates',
      isMissing
        ? `Trạng thái “${name.vi}” cần có ${shown(key).vi.toLowerCase()}.`
        : `Trạng thái “${name.vi}” không khớp với ${shown(key).vi.toLowerCase()} đã ghi.`,
      isMissing
        ? `The state “${name.en}” needs ${shown(key).en.toLowerCase()}.`
        : `The state “${name.en}” disagrees with ${shown(key).en.toLowerCase()} as given.`,
    )
  }
  const has = (key: ExchangeKey): boolean => values[key] !== undefined
  if (state === 'probationary') {
    if (!has('ceremony_on')) disagree('ceremony_on', true)
    for (const key of ['considered_on', 'recognition_decided_on', 'full_on'] as const)
      if (has(key)) disagree(key, false)
  } else if (state === 'considered') {
    for (const key of ['ceremony_on', 'considered_on'] as const) if (!has(key)) disagree(key, true)
    for (const key of ['recognition_decided_on', 'full_on'] as const) if (has(key)) disagree(key, false)
  } else if (state === 'full' || state === 'exempt') {
    if (!has('ceremony_on') && !has('full_on')) disagree('full_on', true)
    if (state === 'exempt' && !has('since')) disagree('since', true)
  } else {
    for (const key of ['ceremony_on', 'full_on'] as const) if (has(key)) disagree(key, false)
    if (state === 'decided' && !has('decided_on')) disagree('decided_on', true)
    if (state !== 'decided' && has('decided_on')) disagree('decided_on', false)
    if (!has('since')) disagree('since', true)
  }
  if (text === undefined) values.state = state
}

/** What follows from what is given and is never asked for twice. */
function fillDates(values: Values, state: State, probationEndsOn: Day | null, tell: Tell): void {
  if ((state === 'full' || state === 'exempt') && values.full_on === undefined) {
    if (probationEndsOn) values.full_on = probationEndsOn
    else
      tell(
        'full_on',
        'state-and-dates',
        'Không tính được ngày chính thức từ ngày kết nạp này; hãy ghi ngày chính thức.',
        'Full membership cannot be counted from this ceremony; write its day.',
      )
  }
  if (values.party_age_from === undefined && values.decided_on !== undefined) values.party_age_from = values.decided_on
  if (values.party_age_from === undefined)
    tell(
      'party_age_from',
      'no-party-age',
      'Chưa biết tuổi đảng tính từ ngày nào: tệp không ghi ngày quyết định kết nạp.',
      'It is not known from when party age counts: the file has no day of the admission decision.',
      true,
    )
}

/** Age is counted by month on the day of the decision, by the rule of that day or the earliest one known. */
function checkAge(values: Values, { rules }: RowRules, tell: Tell): void {
  const on = values.decided_on ?? values.ceremony_on
  const { birth } = values
  if (on === undefined || birth === undefined) return
  const rule = ruleOn(rules, 'people.admission-age', on) ?? rules['people.admission-age'][0]
  if (!rule) return
  const earliest = birth.length === 4 ? `${birth}-01` : birth.slice(0, 7)
  const youngest = addMonths(`${earliest}-01`, rule.value.least * 12).slice(0, 7)
  if (on.slice(0, 7) < youngest)
    tell(
      values.decided_on === undefined ? 'ceremony_on' : 'decided_on',
      'under-age',
      `Chưa đủ ${rule.value.least} tuổi khi quyết định kết nạp (${rule.source}).`,
      `Under ${rule.value.least} when the admission was decided (${rule.source}).`,
    )
}

function cellOfRow(values: Values, rules: RowRules, tell: Tell): ImportCell | null {
  if (rules.homeCell === undefined) return null
  const code = values.cell
  const found = code === undefined ? rules.homeCell : rules.cellOf(code)
  if (found === null) {
    tell('cell', 'no-cell', 'Dòng này không ghi chi bộ.', 'This row names no cell.')
    return null
  }
  if (!('id' in found)) {
    const near = found.length === 0 ? '' : found.join('; ')
    tell(
      'cell',
      'unknown-cell',
      `Không có chi bộ “${code}”, hoặc bạn không được mở.${near && ` Gần giống: ${near}.`}`,
      `There is no cell “${code}”, or you may not open it.${near && ` Similar: ${near}.`}`,
    )
    return null
  }
  if (!found.isWritable)
    tell(
      'cell',
      'cell-not-yours',
      `Bạn không có quyền nhập vào chi bộ “${found.code}”.`,
      `You may not write to the cell “${found.code}”.`,
    )
  else if (!found.isUnderUnit)
    tell(
      'cell',
      'cell-elsewhere',
      `Chi bộ “${found.code}” không thuộc đơn vị đang nhập.`,
      `The cell “${found.code}” is not under the unit of this import.`,
    )
  else if (found.isParent)
    tell(
      'cell',
      'not-a-cell',
      `“${found.code}” có đơn vị bên dưới; hãy ghi mã của chi bộ.`,
      `“${found.code}” has units below it; write the code of a cell.`,
    )
  return found
}

/** Who came before the cell was founded has stood in it since its first day. */
function spansOf(
  values: Values,
  state: ApplicantState | MemberState,
  cell: ImportCell,
  { today }: RowRules,
  tell: Tell,
): readonly PlannedSpan[] {
  const { since } = values
  const isAlive = (on: Day): boolean => cell.from <= on && on < cell.until
  if ((since !== undefined && !isAlive(since)) || !isAlive(today)) {
    tell(
      since === undefined ? 'cell' : 'since',
      'cell-not-alive',
      `Chi bộ “${cell.code}” không tồn tại vào ngày này.`,
      `The cell “${cell.code}” does not exist on this day.`,
    )
    return []
  }
  const starts = startsOf(values, state)
  const first = since ?? starts[0]?.from ?? today
  const from = first < cell.from ? cell.from : first
  return starts.flatMap((start, index): PlannedSpan[] => {
    const until = starts[index + 1]?.from ?? null
    const begins = start.from < from ? from : start.from
    return until !== null && until <= begins ? [] : [{ state: start.state, from: begins, until }]
  })
}

function startsOf(
  values: Values,
  state: ApplicantState | MemberState,
): readonly { state: ApplicantState | MemberState; from: Day }[] {
  if (isApplicant(state) || state === 'exempt') return [{ state, from: values.since ?? '' }]
  const all = [
    { state: 'probationary' as const, from: values.ceremony_on },
    // Full membership takes effect at its month however late it was considered.
    {
      state: 'considered' as const,
      from:
        state === 'full' && (values.considered_on ?? '') >= (values.full_on ?? '') ? undefined : values.considered_on,
    },
    { state: 'full' as const, from: state === 'full' ? values.full_on : undefined },
  ]
  const rank = ['probationary', 'considered', 'full'].indexOf(state)
  return all
    .slice(0, rank + 1)
    .flatMap((item) => (item.from === undefined ? [] : [{ state: item.state, from: item.from }]))
}

const enteredBy: Readonly<Record<ApplicantState, Event>> = {
  source: 'list',
  class: 'attend_class',
  dossier: 'open_dossier',
  verified: 'verify',
  voted: 'vote',
  proposed: 'propose',
  decided: 'decide',
}

/** What happened in this cell, as far as the dates say. */
function stepsOf(values: Values, spans: readonly PlannedSpan[]): PlannedRow['steps'] {
  const first = spans[0]
  if (!first) return []
  if (isApplicant(first.state)) return [{ event: enteredBy[first.state], on: first.from }]
  const events = [
    { event: 'admit', on: values.ceremony_on },
    { event: 'consider', on: values.considered_on },
    { event: 'recognise', on: values.full_on },
  ] as const
  return events.flatMap(({ event, on }) => (on !== undefined && on >= first.from ? [{ event, on }] : []))
}
