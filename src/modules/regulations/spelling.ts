import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { type RegulationCode, type RegulationValue, valueShapes } from './regulation.ts'

/** How a person types one part of a value, and reads it again. */
interface Spelling {
  print(part: never): string
  read(typed: string): unknown
}

const spell = <Part>(print: (part: Part) => string, read: (typed: string) => unknown): Spelling => ({ print, read })
const lines = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const items = (typed: string): string[] => typed.split(/[\s,;]+/).filter((item) => item !== '')
const parts = (line: string): string[] => line.split('|').map((part) => part.trim())
const wholeOf = (typed: string): number => (/^\s*\d+\s*$/.test(typed) ? Number(typed) : Number.NaN)
const number = spell<number>(String, wholeOf)
const numbers = spell<readonly number[]>(
  (held) => held.join(', '),
  (typed) => items(typed).map(wholeOf),
)

const spellings = {
  least: number,
  most: number,
  workingDays: number,
  months: number,
  cellMonths: number,
  screenedOutMonths: number,
  endedMonths: number,
  count: number,
  fullMembers: number,
  exceededAbove: number,
  onTrackFrom: number,
  atRiskBelow: number,
  forecastFrom: number,
  straightLine: spell<'yes' | 'no'>(
    (answer) => (answer === 'yes' ? 'có' : 'không'),
    (typed) => (/^\s*(có|yes)\s*$/i.test(typed) ? 'yes' : /^\s*(không|no)\s*$/i.test(typed) ? 'no' : typed),
  ),
  daysBefore: numbers,
  daysAfter: numbers,
  years: numbers,
  rounds: spell<readonly { date: number; month: number }[]>(
    (rounds) => rounds.map((round) => `${round.date}/${round.month}`).join(', '),
    (typed) =>
      items(typed).map((item) => {
        const [date = '', month = '', ...rest] = item.split('/')
        return { date: rest.length > 0 ? Number.NaN : wholeOf(date), month: wholeOf(month) }
      }),
  ),
  forms: spell<readonly { code: string; vi: string; en: string }[]>(
    (forms) => forms.map((form) => [form.code, form.vi, form.en].join(' | ')).join('\n'),
    (typed) =>
      lines(typed).map((line) => {
        const [code, vi, en] = parts(line)
        return { code, vi, en }
      }),
  ),
  under: spell<Readonly<Record<string, readonly string[]>>>(
    (under) =>
      Object.entries(under)
        .map(([role, parents]) => `${role}: ${parents.join(', ')}`)
        .join('\n'),
    (typed) =>
      Object.fromEntries(
        lines(typed).map((line) => {
          const [role = '', parents = ''] = line.split(':')
          return [role.trim(), items(parents)]
        }),
      ),
  ),
  margins: numbers,
  sizes: numbers,
  font: spell<string>(
    (font) => font,
    (typed) => typed.trim(),
  ),
  agencies: spell<readonly { committee: string; letters: string }[]>(
    (agencies) => agencies.map(({ committee, letters }) => `${committee} | ${letters}`).join('\n'),
    (typed) =>
      lines(typed).map((line) => {
        const [committee, letters] = parts(line)
        return { committee, letters }
      }),
  ),
  days: spell<readonly { on: string; vi: string; en: string }[]>(
    (days) => days.map((day) => [day.on, day.vi, day.en].join(' | ')).join('\n'),
    (typed) =>
      lines(typed).map((line) => {
        const [on, vi, en] = parts(line)
        return { on, vi, en }
      }),
  ),
  workingSaturdays: spell<readonly string[]>((days) => days.join(', '), items),
} as const satisfies Record<string, Spelling>

export type Part = keyof typeof spellings
/** Parts that take several lines to type. */
export const longParts: readonly Part[] = ['forms', 'under', 'agencies', 'days']

const partsOf: { readonly [Code in RegulationCode]: readonly Part[] } = {
  'people.admission-age': ['least', 'most'],
  'people.ceremony-within': ['workingDays'],
  'people.probation': ['months'],
  'people.consider-within': ['workingDays'],
  'people.transfer-start-within': ['workingDays'],
  'people.transfer-present-within': ['workingDays'],
  'people.sponsors': ['count'],
  'people.sponsor-together': ['months'],
  'people.readmission-after': ['months'],
  'people.badge-years': ['years'],
  'people.badge-rounds': ['rounds'],
  'people.badge-early': ['months'],
  'people.dossier-forms': ['forms'],
  'people.cell-least-members': ['count'],
  'people.retention': ['screenedOutMonths', 'endedMonths'],
  'people.cell-committee-from': ['fullMembers'],
  'org.levels': ['under'],
  'org.term-length': ['months', 'cellMonths'],
  'calendar.holidays': ['days', 'workingSaturdays'],
  'clock.near': ['workingDays'],
  'targets.state': ['exceededAbove', 'onTrackFrom', 'atRiskBelow', 'straightLine', 'forecastFrom'],
  'notices.reminders': ['daysBefore', 'daysAfter', 'workingDays'],
  'documents.layout': ['margins', 'font', 'sizes'],
  'documents.agencies': ['agencies'],
}

export type TypedParts = Partial<Readonly<Record<Part, string>>>

/** The parts of a value as they are typed in a form, in order. */
export function printTyped(
  code: RegulationCode,
  value: Readonly<Record<string, unknown>>,
): readonly (readonly [Part, string])[] {
  const known = value as Partial<Record<Part, never>>
  return partsOf[code].map((part) => {
    const held = known[part]
    return [part, held === undefined ? '' : spellings[part].print(held)] as const
  })
}

/** @returns refusal `value-not-understood` with the field `value` when what was typed makes no value of this rule. */
export function readTypedValue<Code extends RegulationCode>(
  code: Code,
  typed: TypedParts,
): Outcome<RegulationValue<Code>> {
  const read = partsOf[code].map((part) => [part, spellings[part].read(typed[part] ?? '')] as const)
  const fixed = code === 'people.admission-age' ? { countedBy: 'month' } : {}
  return readValue(code, { ...fixed, ...Object.fromEntries(read) })
}

export function readValue<Code extends RegulationCode>(code: Code, value: unknown): Outcome<RegulationValue<Code>> {
  const parsed = valueShapes[code].safeParse(value)
  if (parsed.success) return accept(parsed.data as RegulationValue<Code>)
  const at = parsed.error.issues[0]?.path.find((step) => typeof step === 'number')
  const [place, placeEn] = at === undefined ? ['', ''] : [` ở mục thứ ${at + 1}`, ` at item ${at + 1}`]
  return refuse(
    'value-not-understood',
    `Giá trị chưa đúng dạng${place}. Hãy xem cách ghi của giá trị đang áp dụng.`,
    `The value is not of the right form${placeEn}. See how the present one is written.`,
    'value',
  )
}
