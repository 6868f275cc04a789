import { decimal } from '../../../platform/domain/decimal.ts'
import { accept, type Outcome, type Refusal, refuse } from '../../../platform/domain/refusal.ts'
import { checkFormula, termsOf } from '../formula.ts'
import type { ClassSet, Measure } from '../measure.ts'
import { codePattern, longestCode } from './code.ts'
import type { DefinedMeasure } from './definition.ts'

/** What a definition is checked against: what stands in the catalogue, and what comes with it. */
export interface Known {
  measure(code: string): Pick<Measure, 'measuredIn' | 'formula'> | undefined
  classSet(code: string): ClassSet | undefined
}

const wrong = (code: string, vi: string, en: string, field: string): Refusal => ({ code, text: { vi, en }, field })
const isBlank = (text: { readonly vi: string; readonly en: string }): boolean =>
  text.vi.trim() === '' || text.en.trim() === ''

/**
 * Checks a measure before it enters the catalogue, whoever brings it: an edition, the common list or a form.
 * @returns refusals naming `code`, `name`, `measuredIn`, `subjects`, `periodKinds`, `classSet`, `result`, `overTime`,
 *   `overUnits`, `entry`, `most` or `formula`.
 */
export function checkDefinition(measure: DefinedMeasure, known: Known): Outcome<DefinedMeasure> {
  const refusal = wrongWords(measure) ?? wrongKind(measure, known) ?? wrongSums(measure) ?? wrongFormula(measure, known)
  return refusal ? { ok: false, refusal } : accept(measure)
}

function wrongWords(measure: DefinedMeasure): Refusal | undefined {
  if (!codePattern.test(measure.code) || measure.code.length > longestCode)
    return wrong(
      'code-form',
      `Mã chỉ gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối, nhiều nhất ${longestCode} ký tự.`,
      `A code is small letters, digits, dots and dashes, ${longestCode} characters at most.`,
      'code',
    )
  if (isBlank(measure))
    return wrong('name-missing', 'Hãy ghi tên bằng cả hai thứ tiếng.', 'Give the name in both languages.', 'name')
  if (isBlank(measure.measuredIn))
    return wrong(
      'unit-of-measure-missing',
      'Hãy ghi đơn vị tính bằng cả hai thứ tiếng.',
      'Say in both languages what it is counted in.',
      'measuredIn',
    )
  if (measure.subjects.length === 0)
    return wrong(
      'subjects-missing',
      'Hãy chọn ít nhất một loại đơn vị có số liệu này.',
      'Choose at least one kind of unit that has this figure.',
      'subjects',
    )
  if (measure.periodKinds.length === 0)
    return wrong(
      'periods-missing',
      'Hãy chọn ít nhất một loại kỳ.',
      'Choose at least one kind of period.',
      'periodKinds',
    )
  return undefined
}

function wrongKind(measure: DefinedMeasure, known: Known): Refusal | undefined {
  if (measure.classSet !== null && !known.classSet(measure.classSet))
    return wrong(
      'unknown-class-set',
      `Không có bộ phân loại “${measure.classSet}”.`,
      `There is no set of classes “${measure.classSet}”.`,
      'classSet',
    )
  if ((measure.kind === 'formula') !== (measure.formula !== null))
    return wrong(
      'formula-missing',
      'Chỉ số tính ra thì có công thức, chỉ số khác thì không.',
      'A measure that is worked out has a formula, and no other has one.',
      'formula',
    )
  if (measure.result !== 'quantity' && measure.formula !== null)
    return wrong(
      'formula-without-number',
      'Chỉ kết quả bằng số mới tính được bằng công thức.',
      'Only a number is worked out by a formula.',
      'result',
    )
  if (measure.least !== null && measure.most !== null && decimal(measure.most).lt(measure.least))
    return wrong('range-reversed', 'Cận dưới lớn hơn cận trên.', 'The lower end is above the upper end.', 'most')
  return undefined
}

/** Ratios are recomputed, never added; what is no number adds up over nothing. */
function wrongSums(measure: DefinedMeasure): Refusal | undefined {
  const isRatio = /^[%‰]/.test(measure.measuredIn.vi)
  const says = isRatio
    ? (['Tỷ lệ không cộng được', 'Ratios are not added'] as const)
    : (['Kết quả không phải là số thì không cộng được', 'A result that is no number is not added'] as const)
  const isAdded = isRatio || measure.result !== 'quantity'
  if (isAdded && measure.overTime === 'sum')
    return wrong(
      'not-added',
      `${says[0]}: hãy chọn cách khác khi gộp các kỳ.`,
      `${says[1]}: choose another way over time.`,
      'overTime',
    )
  if (isAdded && measure.overUnits === 'sum')
    return wrong(
      'not-added',
      `${says[0]}: hãy chọn cách khác khi gộp các đơn vị.`,
      `${says[1]}: choose another way over units.`,
      'overUnits',
    )
  if (measure.overUnits === 'recompute' && measure.formula === null)
    return wrong(
      'not-recomputed',
      'Chỉ chỉ số có công thức mới tính lại được ở cấp trên.',
      'Only a measure with a formula is recomputed above.',
      'overUnits',
    )
  if (measure.entry === 'cumulative' && measure.result !== 'quantity')
    return wrong(
      'not-cumulative',
      'Chỉ kết quả bằng số mới nhập lũy kế.',
      'Only a number is entered cumulatively.',
      'entry',
    )
  return undefined
}

function wrongFormula(measure: DefinedMeasure, known: Known): Refusal | undefined {
  if (measure.formula === null) return undefined
  const checked = checkFormula(measure.formula, (code) => known.measure(code) as Measure | undefined)
  if (!checked.ok) return checked.refusal
  const seen = new Set<string>()
  const queue = termsOf(measure.formula).map((term) => term.measure)
  for (let code = queue.pop(); code !== undefined; code = queue.pop()) {
    if (code === measure.code)
      return wrong(
        'formula-in-circle',
        'Công thức quay lại chính chỉ số này.',
        'The formula comes back to this very measure.',
        'formula',
      )
    if (seen.has(code)) continue
    seen.add(code)
    const formula = known.measure(code)?.formula
    if (formula) queue.push(...termsOf(formula).map((term) => term.measure))
  }
  return undefined
}

/**
 * What another version may not change: with it, values that are held would come to mean another thing, and totals of two
 * days would no longer be of one measure.
 */
export function checkSameMeasure(before: DefinedMeasure, after: DefinedMeasure): Outcome<true> {
  const says = (field: string) =>
    refuse(
      'another-measure',
      'Đổi điều này thì thành một chỉ số khác: hãy lập chỉ số mới.',
      'With this changed it is another measure: make a new one.',
      field,
    )
  if (before.kind === 'counted')
    return refuse(
      'counted-measure',
      'Chỉ số đếm từ hồ sơ do hệ thống quy định, không sửa ở đây.',
      'A measure counted from records is set by the system and not changed here.',
    )
  for (const field of ['result', 'classSet', 'overTime', 'entry', 'statedAtParent'] as const)
    if (before[field] !== after[field]) return says(field)
  if (before.kind !== after.kind) return says('formula')
  if (before.measuredIn.vi !== after.measuredIn.vi) return says('measuredIn')
  return accept(true)
}
