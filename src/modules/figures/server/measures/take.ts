import type { z } from 'zod'
import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { read, write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { recordAct } from '../../../acts/server/public.ts'
import type { listCommonMeasures, takeCommonMeasures } from '../../contract/measure.ts'
import { mayChangeMeasures } from '../../define/change.ts'
import { checkDefinition } from '../../define/check.ts'
import { type CommonMeasures, definedBy } from '../../define/definition.ts'
import { termsOf } from '../../formula.ts'
import { catalogueAt } from '../catalogue.ts'
import { ability } from '../page.ts'
import { knownWith } from './known.ts'
import { toListed } from './list.ts'
import { addClassSets, addMeasures } from './store.ts'

export const commonHere = (
  context: Context,
  common: CommonMeasures,
): Promise<z.output<typeof listCommonMeasures.output>> =>
  read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const defined = common.measures.map(definedBy)
    const byCode = new Map(defined.map((measure) => [measure.code, measure]))
    return {
      measures: defined.map((measure) => ({
        ...toListed(measure, measure.source, (code) => byCode.get(code) ?? { vi: code, en: code }),
        isHere: catalogue.measures.has(measure.code),
        needs: measure.formula ? termsOf(measure.formula).map((term) => term.measure) : [],
      })),
      can: { take: ability(mayChangeMeasures(await loadReader(tx))) },
    }
  })

/** Takes over those of the codes that are not here yet, for all days, with the sets of classes they name. */
export const takeOver = (
  context: Context,
  common: CommonMeasures,
  input: z.output<typeof takeCommonMeasures.input>,
): Promise<z.output<typeof takeCommonMeasures.output>> =>
  write(context.database, context.caller, async (tx) => {
    const reader = await loadReader(tx)
    must(mayChangeMeasures(reader), 'forbidden')
    const catalogue = await catalogueAt(tx, null, context.database)
    const codes = [...new Set(input.codes)]
    const unknown = codes.find((code) => !common.measures.some((measure) => measure.code === code))
    if (unknown !== undefined)
      throw problem(
        'invalid',
        'not-common',
        `Danh sách thường dùng không có chỉ số “${unknown}”.`,
        `The common list has no measure “${unknown}”.`,
        'codes',
      )
    const wanted = common.measures.filter(({ code }) => codes.includes(code) && !catalogue.measures.has(code))
    const present = codes.length - wanted.length
    if (wanted.length === 0) return { taken: 0, present }
    const defined = wanted.map(definedBy)
    const known = knownWith(catalogue, reader.today, defined, common.classSets)
    for (const measure of defined) {
      const checked = checkDefinition(measure, known)
      if (!checked.ok)
        throw problem(
          'invalid',
          checked.refusal.code,
          `“${measure.vi}”: ${checked.refusal.text.vi}`,
          `“${measure.en}”: ${checked.refusal.text.en}`,
          'codes',
        )
    }
    const actId = await recordAct(tx, {
      verb: 'measure.take-common',
      recordKind: 'measure',
      recordId: input.id,
      payload: { measures: defined },
    })
    const sets = common.classSets.filter(
      ({ code }) => defined.some((measure) => measure.classSet === code) && !catalogue.classSets.has(code),
    )
    await addClassSets(tx, sets, actId)
    await addMeasures(
      tx,
      defined.map((measure) => ({
        ...measure,
        ...{ id: newId(), from: firstOfAllDays, until: lastOfAllDays, ownerId: null, actId },
      })),
    )
    return { taken: defined.length, present }
  })
