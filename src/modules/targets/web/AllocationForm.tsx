import { z } from 'zod'
import { type Decimal, decimal } from '../../../platform/domain/decimal.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { useTell } from '../../../platform/web/api/use-ask.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { newId } from '../../../platform/web/storage/new-id.ts'
import { useDraft } from '../../../platform/web/storage/use-draft.ts'
import { useAnnounce } from '../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Dialog } from '../../../platform/web/ui/Dialog.tsx'
import { AreaField, CheckField, SelectField } from '../../../platform/web/ui/Field.tsx'
import { Notice, ProblemNotice, useFieldError } from '../../../platform/web/ui/Notice.tsx'
import type { Measure } from '../../figures/measure.ts'
import { printNumber } from '../../figures/print.ts'
import { readValue } from '../../figures/read-value.ts'
import { apportion, balanceOf, type Way, ways } from '../allocation.ts'
import { type AllocationPage, type AllocationSeen, allocatePlan, allocationSeenShape } from '../contract/allocation.ts'
import type { TargetPage } from '../contract/target.ts'
import { DecisionFields, givenDecision } from './DecisionFields.tsx'
import { plainTyped } from './plain-typed.ts'
import { words } from './words.ts'

/** What stands now, told with both values; sending again means it. */
const changedAllocation = z.object({ now: allocationSeenShape })

interface Typed {
  id: string
  way: Way
  parts: Readonly<Record<string, string>>
  isStretch: boolean
  seen: AllocationSeen
  reason: string
  directiveId: string
  number: string
  decidedOn: string
}

const basisOf = (way: Way, line: AllocationPage['lines'][number]): Decimal | null => {
  if (way === 'equal') return decimal(1)
  const exact = way === 'members' ? line.members : line.lastYear?.word === 'exact' ? line.lastYear.exact : null
  return exact === null ? null : decimal(exact)
}

/** Shares in one of the ways, as they are typed; a share of 0 stays empty. */
function proposed(allocation: AllocationPage, way: Way, language: Language): Record<string, string> {
  const { plan, lines, decimals } = allocation
  if (plan === null || way === 'by_hand') return {}
  if (way === 'same') return Object.fromEntries(lines.map((line) => [line.unit.code, plainTyped(plan.value, language)]))
  const bases = lines.map((line) => ({ unit: line.unit.code, weight: basisOf(way, line) }))
  const { parts } = apportion(decimal(plan.value), bases, decimals)
  return Object.fromEntries(
    [...parts].map(([unit, part]) => [unit, part.isZero() ? '' : plainTyped(part.toFixed(), language)]),
  )
}

/** What was typed for a unit: a number, nothing, or something that is none. */
function readPart(allocation: AllocationPage, typed: string): Decimal | null | undefined {
  if (typed.trim() === '') return null
  const { isWhole, isNonNegative, measuredIn } = allocation
  const measure = { isWhole, isNonNegative, measuredIn, least: null, most: null } as Measure
  const read = readValue(measure, { value: typed, isEstimate: false })
  return read.ok && read.value.word === 'exact' ? read.value.low : undefined
}

interface AllocationFormProps {
  readonly page: TargetPage
  readonly allocation: AllocationPage
  readonly onDone: () => void
}

/** All units at once: a way proposes, the hand corrects, the sum says what is left, one button sends. */
export function AllocationForm({ page, allocation, onDone }: AllocationFormProps) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const announce = useAnnounce()
  const { value, set, discard } = useDraft<Typed>(`allocation.${page.row.id}`, {
    id: newId(),
    way: 'by_hand',
    parts: Object.fromEntries(
      allocation.lines.map((line) => [line.unit.code, plainTyped(line.assigned?.exact ?? null, language)]),
    ),
    isStretch: false,
    seen: allocation.seen,
    reason: '',
    directiveId: '',
    number: '',
    decidedOn: '',
  })
  const telling = useTell(allocatePlan)
  const errorOf = useFieldError(telling.error)
  const typedOf = (code: string): string => value.parts[code] ?? ''
  const offered = ways.filter((way) => (allocation.isAdditive ? way !== 'same' : way === 'same' || way === 'by_hand'))
  const without =
    value.way === 'last_year' || value.way === 'members'
      ? allocation.lines.filter((line) => !basisOf(value.way, line)).length
      : 0
  const isTakenBack = (line: AllocationPage['lines'][number]): boolean =>
    line.assigned !== null && typedOf(line.unit.code).trim() === ''
  const submit = (): void =>
    telling.mutate(
      {
        id: value.id,
        targetId: page.row.id,
        way: value.way,
        parts: allocation.lines
          .map((line) => ({ unit: line.unit.code, value: typedOf(line.unit.code) }))
          .filter((part) => part.value.trim() !== ''),
        takeBack: allocation.lines.filter(isTakenBack).map((line) => line.unit.code),
        isStretch: value.isStretch,
        seen: value.seen,
        ...(value.reason.trim() === '' ? {} : { reason: value.reason }),
        ...givenDecision(value),
      },
      {
        onSuccess: () => {
          announce(say('saved'))
          discard()
          onDone()
        },
        onError: (problem) => {
          const changed = changedAllocation.safeParse(problem.details)
          if (problem.code === 'allocation-changed' && changed.success) set({ seen: changed.data.now })
        },
      },
    )
  return (
    <Dialog title={say('allocateTitle')} size="large" onClose={onDone}>
      <form
        className="allocation-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <ProblemNotice problem={telling.error} knownFields={['reason', 'number', 'decidedOn', 'directiveId']} />
        <SelectField
          label={say('way')}
          value={value.way}
          onChange={(event) => {
            const way = ways.find((item) => item === event.target.value) ?? 'by_hand'
            set(way === 'by_hand' ? { way } : { way, parts: proposed(allocation, way, language) })
          }}
        >
          {offered.map((way) => (
            <option key={way} value={way}>
              {say(`way_${way}`)}
            </option>
          ))}
        </SelectField>
        {without > 0 && <Notice look="warn" title={say('wayWithout', { count: without })} />}
        <div className="allocation-lines">
          <div className="allocation-line allocation-line-head" aria-hidden="true">
            <span>{say('unit')}</span>
            <span>{say('actualLastYear')}</span>
            <span>{say('members')}</span>
            <span>{say('part')}</span>
          </div>
          {allocation.lines.map((line) => {
            const { code } = line.unit
            const isWrong = readPart(allocation, typedOf(code)) === undefined
            return (
              <label key={code} className="allocation-line">
                <span>{text(line.unit.name)}</span>
                <span>{line.lastYear ? text(line.lastYear.printedNumber) : '—'}</span>
                <span>{line.members === null ? '—' : printNumber(decimal(line.members), language)}</span>
                <span>
                  <input
                    className="input"
                    inputMode="decimal"
                    aria-invalid={isWrong || undefined}
                    value={typedOf(code)}
                    onChange={(event) => set({ parts: { ...value.parts, [code]: event.target.value }, way: 'by_hand' })}
                  />
                  {isWrong && <span className="field-error small">{say('notRead')}</span>}
                  {isTakenBack(line) && <span className="soft small">{say('takenBack')}</span>}
                </span>
              </label>
            )
          })}
        </div>
        <Sum
          allocation={allocation}
          parts={allocation.lines.map((line) => readPart(allocation, typedOf(line.unit.code)))}
        />
        {allocation.isAdditive && (
          <CheckField
            label={say('stretch')}
            checked={value.isStretch}
            onChange={(event) => set({ isStretch: event.target.checked })}
          />
        )}
        <AreaField
          label={say('reason')}
          isOptional={!value.isStretch}
          name="reason"
          error={errorOf('reason')}
          value={value.reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
        <DecisionFields unit={page.unit.code} value={value} onChange={set} errorOf={errorOf} />
        <Button type="submit" look="primary" disabled={telling.isPending}>
          {say('allocate')}
        </Button>
      </form>
    </Dialog>
  )
}

interface SumProps {
  readonly allocation: AllocationPage
  readonly parts: readonly (Decimal | null | undefined)[]
}

/** The running sum against the plan. */
function Sum({ allocation, parts }: SumProps) {
  const say = useWords(words)
  const language = useLanguage()
  if (!allocation.isAdditive || allocation.plan === null) return null
  const whole = decimal(allocation.plan.value)
  const { allocated, unallocated, over } = balanceOf(
    whole,
    parts.flatMap((part) => part ?? []),
  )
  const print = (number: Decimal): string => printNumber(number, language)
  const rest = over.gt(0)
    ? `▲ ${say('sumOver', { value: print(over) })}`
    : unallocated.gt(0)
      ? say('sumLeft', { value: print(unallocated) })
      : `✓ ${say('sumExact')}`
  return (
    <p role="status" className={over.gt(0) ? 'balance balance-over' : 'balance'}>
      <b>{say('sumOf', { sum: print(allocated), plan: print(whole) })}</b>
      <span>{rest}</span>
    </p>
  )
}
