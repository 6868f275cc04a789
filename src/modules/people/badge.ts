import { addMonths, type Day, day, dayAfter, dayBefore, dayParts, daysInMonth } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { type Regulations, ruleOn } from '../regulations/regulation.ts'

/** The rounds of one year by the rule that holds on each of them, earliest first. */
function roundsOfYear(rules: Regulations, year: number): readonly Day[] {
  const found = new Set<Day>()
  for (const version of rules['people.badge-rounds']) {
    for (const { month, date } of version.value.rounds) {
      const on = day(year, month, Math.min(date, daysInMonth(year, month)))
      if (version.from <= on && on < version.until) found.add(on)
    }
  }
  return [...found].toSorted()
}

const rulesEnd = 40

/** The last round before a day; undefined where no rule goes back so far. */
export function roundBefore(rules: Regulations, on: Day): Day | undefined {
  const { year } = dayParts(on)
  for (let back = 0; back < rulesEnd; back++) {
    const last = roundsOfYear(rules, year - back).findLast((round) => round < on)
    if (last !== undefined) return last
  }
  return undefined
}

/** The round on a day, or the first one after it. */
export function roundFrom(rules: Regulations, on: Day): Day | undefined {
  const { year } = dayParts(on)
  for (let ahead = 0; ahead < rulesEnd; ahead++) {
    const first = roundsOfYear(rules, year + ahead).find((round) => round >= on)
    if (first !== undefined) return first
  }
  return undefined
}

/** Rounds around a day, latest first: so many that have been, and so many to come. */
export function roundsAround(rules: Regulations, on: Day, before: number, ahead: number): readonly Day[] {
  const rounds: Day[] = []
  for (let at = roundFrom(rules, on); at !== undefined && rounds.length < ahead; at = roundFrom(rules, dayAfter(at)))
    rounds.unshift(at)
  for (let at = roundBefore(rules, on); at !== undefined && rounds.length < ahead + before; at = roundBefore(rules, at))
    rounds.push(at)
  return rounds
}

/** The day on which so many years of Party age are full: the same date, or 28 February for who was admitted on 29 February. */
export const reachesOn = (partyAgeFrom: Day, years: number): Day => addMonths(partyAgeFrom, years * 12)

/** The last day from which Party age may be counted to have reached so many years by a day. */
export function countedBy(on: Day, years: number): Day {
  const same = addMonths(on, -years * 12)
  return reachesOn(dayAfter(same), years) <= on ? dayAfter(same) : same
}

/** Party age counted from a day after `after` up to `until` earns the badge of so many years. */
export interface BadgeWindow {
  readonly years: number
  readonly after: Day
  readonly until: Day
}

/** Who is due in a round: everybody who reaches an age after the day of the round before and by the day of this one. */
export function windowsOf(rules: Regulations, round: Day, since?: Day): readonly BadgeWindow[] {
  const before = since === undefined ? roundBefore(rules, round) : dayBefore(since)
  const ages = ruleOn(rules, 'people.badge-years', round)?.value.years ?? []
  return ages.map((years) => ({
    years,
    after: countedBy(before ?? dayBefore(round), years),
    until: countedBy(round, years),
  }))
}

/**
 * The first day whose rounds are looked through for who was not awarded: the day after the round before the first that
 * was ever recorded. What was awarded earlier is not in the register, so nobody is called late for it.
 */
export function lateSince(rules: Regulations, firstRecorded: Day | null): Day | undefined {
  if (firstRecorded === null) return undefined
  const before = roundBefore(rules, firstRecorded)
  return before === undefined ? firstRecorded : dayAfter(before)
}

export interface Award {
  readonly years: number
  readonly roundOn: Day
  readonly isEarly: boolean
  readonly reason: string | null
}

/**
 * May this badge be recorded? Refusals: `not-a-round`, `round-to-come`, `no-such-badge`, `no-party-age`,
 * `awarded-already`, `not-reached`, `too-early`, `reason-required`, `not-early`.
 * @param partyAgeFrom the day Party age is counted from, of the present membership; null when it is not known
 * @param held years for which this person was awarded the badge
 */
export function checkAward(
  rules: Regulations,
  partyAgeFrom: Day | null,
  award: Award,
  held: readonly number[],
  today: Day,
): Outcome<true> {
  const { years, roundOn } = award
  if (roundFrom(rules, roundOn) !== roundOn)
    return refuse('not-a-round', 'Ngày này không phải là một đợt trao.', 'This day is not a round.', 'round')
  if (roundOn > (roundFrom(rules, today) ?? today))
    return refuse('round-to-come', 'Đợt trao này chưa đến.', 'This round has not come yet.', 'round')
  if (!ruleOn(rules, 'people.badge-years', roundOn)?.value.years.includes(years))
    return refuse('no-such-badge', `Không có Huy hiệu ${years} năm.`, `There is no badge of ${years} years.`, 'years')
  if (partyAgeFrom === null)
    return refuse(
      'no-party-age',
      'Chưa biết tuổi đảng tính từ ngày nào.',
      'It is not known from which day Party age is counted.',
      'person',
    )
  if (held.includes(years))
    return refuse(
      'awarded-already',
      `Người này đã được trao Huy hiệu ${years} năm.`,
      `This person has the badge of ${years} years already.`,
      'years',
    )
  const full = reachesOn(partyAgeFrom, years)
  if (full <= roundOn)
    return award.isEarly
      ? refuse(
          'not-early',
          'Đến đợt này đã đủ tuổi đảng, không phải xét sớm.',
          'By this round the age is full: it is not early.',
          'isEarly',
        )
      : accept(true)
  if (!award.isEarly)
    return refuse(
      'not-reached',
      `Đến đợt này chưa đủ ${years} năm tuổi đảng. Nếu xét tặng sớm, hãy đánh dấu và ghi lý do.`,
      `The ${years} years are not full by this round. For an early award, mark it and give the reason.`,
      'isEarly',
    )
  const early = ruleOn(rules, 'people.badge-early', roundOn)
  if (early && addMonths(full, -early.value.months) > roundOn)
    return refuse(
      'too-early',
      `Chỉ được xét tặng sớm không quá ${early.value.months} tháng.`,
      `An award may be early by ${early.value.months} months at most.`,
      'isEarly',
    )
  if ((award.reason?.trim().length ?? 0) < 3)
    return refuse('reason-required', 'Xét tặng sớm phải có lý do.', 'An early award needs a reason.', 'reason')
  return accept(true)
}
