import type { Period } from '../../../../platform/domain/period.ts'
import type { Language } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { canRead, type Reader } from '../../../accounts/access.ts'
import type { PrintedFigure } from '../../../figures/contract.ts'
import { type Absence, absent, type Figure, type FigureKey, figureAt, type Ledger } from '../../../figures/figure.ts'
import { versionOn } from '../../../figures/measure.ts'
import { plainPrint } from '../../../figures/print.ts'
import {
  type Catalogue,
  figureCode,
  keptLedger,
  loadLedger,
  measuresNeeded,
  present,
  remember,
} from '../../../figures/server/public.ts'
import { partiesAbove } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import type { Board } from '../../../targets/contract.ts'
import type { Stated } from '../../document/phrase/stated.ts'

/** What the live figures of one document are read from. */
export interface LiveScene {
  readonly catalogue: Catalogue
  readonly reader: Reader
  /** The Party organisation that reports, and its period. */
  readonly home: UnitId
  readonly period: Period
  readonly language: Language
  /** Codes of a frozen document name what was known then; null for one that is still written. */
  readonly knownAt: string | null
  /** By the Party organisation under which they were loaded. */
  readonly ledgers: ReadonlyMap<UnitId, Ledger>
  /** Targets that are a limit not to be passed (`at_most`), as `unit|measure|class`. */
  readonly limits: ReadonlySet<string>
  /** Which plan a target is judged by, by the same names. */
  readonly judgedBy: ReadonlyMap<string, 'own' | 'assigned'>
  /** By the code of the unit and the id of the period. */
  readonly boards: ReadonlyMap<string, Board>
  /** Ledgers by unit and day, as far as the reader may see the unit then. */
  readonly open: Map<string, Ledger | undefined>
  /** Every figure that was stated, by its code. */
  readonly stated: Map<string, Figure>
}

/** Party organisations whose ledgers tell the figures of these units: the reporting one, or each unit's own. */
export function rootOf(catalogue: Catalogue, home: UnitId, unitId: UnitId, on: string): UnitId {
  const above = partiesAbove(catalogue.forest, unitId, on)
  return above.includes(home) || unitId === home ? home : (above[0] ?? unitId)
}

export interface LedgersAsked {
  readonly home: UnitId
  readonly units: readonly UnitId[]
  readonly measures: readonly string[]
  readonly on: string
  /** Reads exactly what is known to this transaction, instead of what is kept in memory. */
  readonly isFixed: boolean
}

/** One load for the reporting unit and all under it; units elsewhere by their own right. */
export async function loadLedgers(
  tx: Transaction,
  catalogue: Catalogue,
  reader: Reader,
  asked: LedgersAsked,
  cacheKey: object,
): Promise<ReadonlyMap<UnitId, Ledger>> {
  const { home, on } = asked
  const roots = new Set([home, ...asked.units.map((unitId) => rootOf(catalogue, home, unitId, on))])
  const ledgers = new Map<UnitId, Ledger>()
  for (const unitId of roots) {
    if (!canRead(catalogue.forest, reader, unitId, on)) continue
    const query = { unitId, on, knownAt: null }
    ledgers.set(
      unitId,
      asked.isFixed
        ? await loadLedger(tx, catalogue, {
            ...query,
            measures: measuresNeeded(catalogue, asked.measures),
            withPredecessors: false,
          })
        : await keptLedger(tx, catalogue, query, cacheKey),
    )
  }
  return ledgers
}

const nameOf = (key: FigureKey): string =>
  `live|${key.unitId}|${key.class ?? ''}|${key.aspect}|${key.period.id}|${key.period.first}|${key.period.last}`

/** The ledger that tells a figure, where the reader may see it; asked once for each unit and day. */
function ledgerFor(scene: LiveScene, { unitId, period }: FigureKey): Ledger | undefined {
  const { catalogue, reader, home, open } = scene
  const name = `${unitId}|${period.last}`
  if (!open.has(name)) {
    const root = rootOf(catalogue, home, unitId, scene.period.last)
    open.set(name, canRead(catalogue.forest, reader, unitId, period.last) ? scene.ledgers.get(root) : undefined)
  }
  return open.get(name)
}

/** The figure at an address; undefined where the reader may not see it. */
export function figureIn(scene: LiveScene, key: FigureKey): Figure | undefined {
  const ledger = ledgerFor(scene, key)
  if (!ledger) return undefined
  return remember(ledger, [key.measure], nameOf(key), () => figureAt(ledger, key))
}

/** Of figures that are kept with their ledger: worked out once. */
const shown = new WeakMap<Figure, PrintedFigure>()
function shownOf(catalogue: Catalogue, figure: Figure): PrintedFigure {
  let printed = shown.get(figure)
  if (!printed) {
    printed = present(catalogue, figure)
    shown.set(figure, printed)
  }
  return printed
}

/** A figure as sentences and tables state it. */
export function statedFrom(scene: LiveScene, figure: Figure): Stated {
  const { key } = figure
  const versions = scene.catalogue.measures.get(key.measure) ?? []
  const measure = versionOn(versions, key.period.last) ?? versions[0]
  const { code } = figureCode(figure, scene.knownAt)
  scene.stated.set(code, figure)
  return {
    figure: shownOf(scene.catalogue, figure),
    quantity: figure.quantity,
    rule: measure?.print ?? plainPrint,
    code,
  }
}

export const isHeld = (figure: Figure | undefined): figure is Figure =>
  figure !== undefined && (figure.quantity !== null || figure.result !== null)

export const absence = (key: FigureKey, code: Absence): Figure => absent(key, code)
