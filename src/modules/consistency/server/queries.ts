import type { z } from 'zod'
import { periodText } from '../../../platform/domain/period-text.ts'
import { accept, refuse } from '../../../platform/domain/refusal.ts'
import type { Text } from '../../../platform/domain/text.ts'
import { read, type Transaction } from '../../../platform/server/db/database.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import type { Address } from '../../figures/contract.ts'
import { ability, loadLedger, measuresNeeded } from '../../figures/server/public.ts'
import { bodiesWith, childrenFor } from '../../org/forest.ts'
import { toUnitRef } from '../../org/server/public.ts'
import type * as contract from '../contract.ts'
import { checkLedger, checksFrom, measuresOfRules, sliceFor } from '../from-ledger.ts'
import { nameOfTerm } from '../rule/print.ts'
import { type CatalogueSlice, termsOfRule, type Unchecked } from '../rule/values.ts'
import { findingsAtEach, rulesAbout } from './findings.ts'
import { keptRules } from './load.ts'
import { mayAnswer, type OpenedUnit, openUnit, placeOf } from './open-unit.ts'

type Output<Name extends 'findingsHere' | 'openFindings' | 'readChecks'> = z.output<(typeof contract)[Name]['output']>

const childrenOnPage = 10
const findingsOfChild = 20
const mostCodes = 300

/** Codes separated by commas. */
const codesOf = (list: string | undefined): readonly string[] | undefined =>
  list === undefined
    ? undefined
    : [...new Set(list.split(',').map((code) => code.trim()))].filter((code) => code !== '').slice(0, mostCodes)

export const findingsHere = (
  context: Context,
  input: { unit: string; period: string; measures?: string | undefined; offset: number },
): Promise<Output<'findingsHere'>> =>
  openUnit(context, input, async (tx, opened) => {
    const { catalogue, ledger, period, home, bodies } = opened
    const { forest } = catalogue
    const measures = codesOf(input.measures)
    const children = childrenFor(forest, home, period.first, period.last).filter((child) => child.isExpected)
    const shown = children.slice(input.offset, input.offset + childrenOnPage)
    const unitsOf = shown.map(({ unitId }) => bodiesWith(forest, unitId, period.last))
    const own = await findingsAtEach(tx, catalogue, ledger, bodies, period, measures)
    const below = await findingsAtEach(tx, catalogue, ledger, unitsOf.flat(), period, measures)
    let at = 0
    return {
      unit: toUnitRef(forest, opened.unit.id, period.last),
      period: { id: period.id, text: periodText(period) },
      findings: once(own.flat()),
      unchecked: await uncheckedAt(tx, opened, measures),
      children: shown.map(({ unitId }, index) => {
        const count = unitsOf[index]?.length ?? 0
        const found = once(below.slice(at, at + count).flat())
        at += count
        return {
          unit: toUnitRef(forest, unitId, period.last),
          findings: found.slice(0, findingsOfChild),
          more: Math.max(0, found.length - findingsOfChild),
        }
      }),
      total: children.length,
      can: { answer: ability(answering(opened)) },
    }
  })

const answering = (opened: OpenedUnit) =>
  mayAnswer(opened)
    ? accept(true)
    : refuse(
        'lacks-role',
        'Việc này cần quyền nhập số liệu hoặc duyệt đối với đơn vị này.',
        'This needs the role of clerk or approver over this unit.',
      )

const once = <Item extends { readonly digest: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [item.digest, item])).values(),
]

/** Rules of which something is known at the unit and something is missing: those of which nothing is known say nothing. */
async function uncheckedAt(
  tx: Transaction,
  { catalogue, ledger, period, bodies }: OpenedUnit,
  measures: readonly string[] | undefined,
): Promise<Output<'findingsHere'>['unchecked']> {
  const rules = measures ? await rulesAbout(tx, catalogue, measures) : await keptRules(tx, catalogue)
  return bodies.flatMap((unitId) =>
    checkLedger(ledger, rules, unitId, period)
      .unchecked.filter((item) => {
        const rule = rules.find((known) => known.code === item.rule)
        return rule !== undefined && item.addresses.length < termsOfRule(rule).length
      })
      .map((item) => {
        const slice = sliceFor(ledger, rules, period.last)
        return {
          ...item,
          name: rules.find((rule) => rule.code === item.rule)?.name ?? { vi: '', en: '' },
          missing: item.addresses.map((address) => nameOfAddress(slice, address)),
          addresses: [...item.addresses],
        } satisfies Unchecked & { name: Text; missing: Text[] }
      }),
  )
}

const nameOfAddress = (slice: CatalogueSlice, address: Address): Text =>
  nameOfTerm(slice, { measure: address.measure, class: address.class, aspect: address.aspect, period: 'same' })

export const openFindings = (
  context: Context,
  input: { unit: string; period: string },
): Promise<Output<'openFindings'>> =>
  openUnit(context, input, async (tx, { catalogue, ledger, period, bodies }) => {
    const found = once((await findingsAtEach(tx, catalogue, ledger, bodies, period)).flat())
    const open = found.filter((finding) => finding.answer === null)
    const count = (severity: string): number => open.filter((finding) => finding.severity === severity).length
    return {
      open: open.length,
      contradictions: count('contradiction'),
      questions: count('question'),
      answered: found.length - open.length,
    }
  })

/** Rules, what they must know of measures, and the values they look at: enough to check without a network. */
export const readChecks = (
  context: Context,
  input: { unit: string; period: string; measures: string },
): Promise<Output<'readChecks'>> =>
  read(context.database, context.caller, async (tx) => {
    const { catalogue, unit, period } = await placeOf(context, tx, input)
    const about = await rulesAbout(tx, catalogue, codesOf(input.measures) ?? [])
    const ledger = await loadLedger(
      tx,
      catalogue,
      {
        unitId: unit.id,
        on: period.last,
        measures: measuresNeeded(catalogue, measuresOfRules(about)),
        knownAt: null,
        withPredecessors: false,
      },
      context.database,
    )
    return checksFrom(ledger, about, unit.id, period)
  })
