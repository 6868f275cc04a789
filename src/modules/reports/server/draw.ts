import { problem } from '../../../platform/domain/problem.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { editionBand } from '../../accounts/edition-band.ts'
import { loadReader } from '../../accounts/server/public.ts'
import type { PrintedFigure } from '../../figures/contract.ts'
import { entriesBehind, type Figure, figureAt } from '../../figures/figure.ts'
import { termsOf } from '../../figures/formula.ts'
import {
  type Catalogue,
  catalogueAt,
  figureCode,
  loadLedger,
  measuresNeeded,
  periodOf,
  present,
} from '../../figures/server/public.ts'
import { homePartyOn, nameOn, parentOn } from '../../org/forest.ts'
import type { Board, TargetRow } from '../../targets/contract.ts'
import { drawBoard } from '../../targets/server/public.ts'
import { composeReport, numbersOf } from '../compose.ts'
import type { Manifest } from '../contract.ts'
import type { Report } from '../report.ts'

export interface DrawnReport {
  readonly report: Report
  readonly board: Board
  readonly manifest: Manifest
  /** The figure behind each number, by its number. */
  readonly figures: ReadonlyMap<number, Figure>
  readonly codes: readonly ReturnType<typeof figureCode>[]
  readonly unapproved: readonly string[]
  readonly unitId: string
  readonly knownAt: string
}

export interface Draw {
  readonly unit: string
  readonly period: string
  readonly isDraft: boolean
  /** Links of an issued document name its known-at. */
  readonly isFixed: boolean
}

/** Draws up the report of a committee for a period from the board of that period, with the figure behind each number. */
export async function drawReport(tx: Transaction, context: Context, draw: Draw): Promise<DrawnReport> {
  const catalogue = await catalogueAt(tx, null, context.database)
  const reader = await loadReader(tx)
  const board = await drawBoard(tx, context.database, { unit: draw.unit, period: draw.period }, null)
  const period = periodOf(catalogue, draw.period)
  const unitId = homePartyOn(catalogue.forest, catalogue.forest.byCode.get(draw.unit)?.id ?? '', period.last)
  if (unitId === undefined || !board.existed) {
    throw problem(
      'refused',
      'no-committee',
      'Đơn vị này không có cấp ủy để báo cáo trong kỳ.',
      'This unit has no committee to report in the period.',
      'unit',
    )
  }
  const measures = [
    ...board.targets.map((target) => target.result.measure.code),
    ...board.figures.map((figure) => figure.measure.code),
  ]
  const shares = sharesOf(catalogue, measures)
  const ledger = await loadLedger(tx, catalogue, {
    unitId,
    on: period.last,
    measures: measuresNeeded(catalogue, [...measures, ...shares.values()]),
    knownAt: null,
    withPredecessors: false,
  })
  const figureOf = (shown: PrintedFigure): Figure => {
    const { address } = shown
    const id = catalogue.forest.byCode.get(address.unit)?.id ?? ''
    return figureAt(ledger, {
      unitId: id,
      measure: address.measure,
      class: address.class,
      aspect: address.aspect,
      period: periodOf(catalogue, address.period),
    })
  }
  const knownAt = tx.position.knownAt
  const shareOf = (target: TargetRow): PrintedFigure | undefined => {
    const measure = shares.get(target.result.measure.code)
    if (measure === undefined || target.planAspect !== 'own') return undefined
    const result = figureOf(target.result)
    const figure = figureAt(ledger, {
      ...result.key,
      measure,
      period: period.last < result.key.period.last ? period : result.key.period,
    })
    return figure.quantity ? present(catalogue, figure) : undefined
  }
  const used = [
    ...board.targets.flatMap((target) => [target.result, target.own, target.assigned]),
    ...board.figures,
  ].flatMap((figure) => (figure ? [figure] : []))
  const unapproved = [
    ...new Set(
      used.flatMap((figure) =>
        entriesBehind(figureOf(figure))
          .filter((entry) => !entry.isApproved)
          .map((entry) => entry.id),
      ),
    ),
  ]
  const report = composeReport({
    board,
    band: editionBand(await editionOf(tx))?.vi ?? null,
    publicUrl: context.settings.publicUrl,
    isDraft: draw.isDraft,
    unapproved: unapproved.length,
    shareOf,
    superiorName: nameOn(catalogue.forest, parentOn(catalogue.forest, unitId, period.last) ?? unitId, period.last).vi,
    committeeName: committeeName(catalogue, unitId, reader.today),
    codeOf: (figure) => figureCode(figureOf(figure), draw.isFixed ? knownAt : null).code,
  })
  const numbers = numbersOf(report)
  const figures = new Map(numbers.map((run) => [run.number, figureOf(run.figure)]))
  return {
    report,
    board,
    figures,
    unapproved,
    unitId,
    knownAt,
    codes: [...figures.values()].map((figure) => figureCode(figure, draw.isFixed ? knownAt : null)),
    manifest: manifestOf(draw, knownAt, report, figures, context.settings.publicUrl),
  }
}

async function editionOf(tx: Transaction): Promise<string> {
  return (await tx.one<{ edition: string }>(sql`select edition from installation`)).edition
}

/** Formulas of the form 100 x actual / own plan, by the measure they set against its plan. */
function sharesOf(catalogue: Catalogue, measures: readonly string[]): ReadonlyMap<string, string> {
  const shares = new Map<string, string>()
  for (const [code, versions] of catalogue.measures) {
    const formula = versions[0]?.formula
    const terms = formula ? termsOf(formula) : []
    const [top, bottom] = terms
    if (
      formula?.op === 'divide' &&
      terms.length === 2 &&
      top &&
      bottom &&
      top.measure === bottom.measure &&
      bottom.aspect === 'own' &&
      measures.includes(top.measure)
    )
      shares.set(top.measure, code)
  }
  return shares
}

function committeeName(catalogue: Catalogue, partyId: string, on: string): string {
  const committee = catalogue.forest.bodies.get(partyId)?.find((body) => body.role === 'committee')
  return nameOn(catalogue.forest, committee?.id ?? partyId, on).vi
}

function manifestOf(
  draw: Draw,
  knownAt: string,
  report: Report,
  figures: ReadonlyMap<number, Figure>,
  publicUrl: string,
): Manifest {
  return {
    document: `${report.title} ${report.summary}`,
    unit: draw.unit,
    period: draw.period,
    knownAt,
    numbers: numbersOf(report).map((run) => ({
      number: run.number,
      printed: run.printed,
      link: `${publicUrl}/f/${run.code}`,
      unit: run.figure.address.unit,
      measure: run.figure.address.measure,
      class: run.figure.address.class,
      aspect: run.figure.address.aspect,
      period: run.figure.address.period,
      knownAt,
      value: run.figure.value,
      high: run.figure.high,
      exact: run.figure.exact,
      word: run.figure.word,
      isEstimate: run.figure.isEstimate,
      entries: entriesBehind(figures.get(run.number) as Figure).map((entry) => entry.id),
    })),
  }
}
