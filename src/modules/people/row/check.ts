import type { SheetRow } from '../../../platform/domain/sheet.ts'
import { foldForSearch } from '../../../platform/domain/text.ts'
import { remembering } from '../exchange-words.ts'
import { isMember } from '../lifecycle.ts'
import { checkAge, checkOrder, fillDates, probationEnd, stateOf } from './dates.ts'
import { cellOfRow, spansOf, stepsOf } from './place.ts'
import type { PlannedRow, RowFault, RowRules, Tell, Values } from './row.ts'
import { birthDay, checkName, readNumbers, readWords } from './values.ts'

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
  const values = valuesOf(cells as Values)
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
    folded: foldedName(name),
    birthOn,
    values,
    probationEndsOn,
    spans,
    steps: stepsOf(values, spans),
  }
}

/** A copy in which every key has its place from the start: rows of one shape are read faster. */
const valuesOf = (given: Values): Values => ({
  name: given.name,
  birth: given.birth,
  sex: given.sex,
  ethnicity: given.ethnicity,
  education: given.education,
  theory: given.theory,
  occupation: given.occupation,
  phone: given.phone,
  card_number: given.card_number,
  identity_number: given.identity_number,
  religion: given.religion,
  decided_on: given.decided_on,
  decision: given.decision,
  ceremony_on: given.ceremony_on,
  considered_on: given.considered_on,
  recognition_decided_on: given.recognition_decided_on,
  recognition_decision: given.recognition_decision,
  full_on: given.full_on,
  party_age_from: given.party_age_from,
  cell: given.cell,
  state: given.state,
  since: given.since,
})

const foldedPart = remembering(foldForSearch)

/** Names are made of few parts, which come again. */
const foldedName = (name: string): string => name.split(' ').map(foldedPart).join(' ')
