import type { Transaction } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import type { Reader } from '../../../accounts/access.ts'
import { findingsOf } from '../../../consistency/server/public.ts'
import type { Finding } from '../../../figures/contract.ts'
import type { Figure } from '../../../figures/figure.ts'
import {
  type Catalogue,
  catalogueAt,
  figureCode,
  periodOf,
  unapprovedIn,
  withMoreAsNeeded,
} from '../../../figures/server/public.ts'
import { nameOn, parentOn } from '../../../org/forest.ts'
import type { UnitId } from '../../../org/unit.ts'
import { compose } from '../../document/compose.ts'
import type { Content } from '../../document/content.ts'
import type { Frame } from '../../document/frame.ts'
import type { Trouble } from '../../document/trouble.ts'
import type { Printable } from '../../printable.ts'
import { askedBy } from './asked.ts'
import { openLive } from './open.ts'
import { type Drawn, drawAll } from './resolve.ts'
import { type LiveScene, rootOf } from './scene.ts'

/** A document as far as printing needs it. */
export interface DocumentToPrint {
  readonly unitId: UnitId
  readonly period: string
  readonly language: 'vi' | 'en'
  readonly frame: Frame
  readonly content: Content
}

export interface PrintedDocument {
  /** Without what only the edition knows. */
  readonly printable: Omit<Printable, 'band' | 'isDraft' | 'unapprovedNote' | 'publicUrl' | 'code' | 'layout'>
  /** Every figure that stands in it or was used, by the code of its address. */
  readonly stated: ReadonlyMap<string, Figure>
  readonly codes: readonly ReturnType<typeof figureCode>[]
  /** Entries behind its numbers that nobody approved. */
  readonly unapproved: number
  /** Places without a number: ids of figures, tables and charts of the text. */
  readonly troubles: readonly { readonly place: string; readonly trouble: Trouble }[]
  readonly findings: readonly Finding[]
  readonly home: UnitId
  readonly knownAt: string
}

/**
 * The document as it would be printed now: its live places drawn from one load, numbers counted through it, and what is
 * in the way of freezing it. With `isFixed` the codes name what is known to this transaction.
 */
export async function printableOf(
  tx: Transaction,
  context: Context,
  reader: Reader,
  document: DocumentToPrint,
  { isFixed }: { readonly isFixed: boolean },
): Promise<PrintedDocument> {
  const catalogue = await catalogueAt(tx, null, context.database)
  const period = periodOf(catalogue, document.period)
  const asked = askedBy(document.content)
  const of = { reader, home: document.unitId, period, language: document.language, isFixed }
  return withMoreAsNeeded(tx, async () => {
    const scene = await openLive(tx, context.database, of, asked)
    const drawn = drawAll(scene, asked)
    const { body, annexes } = compose(document.content, drawn, document.language)
    const figures = printedFigures(drawn)
    const unapproved = unapprovedIn(figures)
    const { frame } = document
    return {
      printable: {
        ...namesOf(catalogue, document.unitId, period.last),
        title: frame.title,
        summary: frame.summary,
        symbol: null,
        place: frame.place === '' ? null : frame.place,
        datedOn: null,
        body,
        annexes,
        signature: { ...frame.signature, name: null },
        recipients: frame.recipients,
        language: document.language,
      },
      stated: scene.stated,
      codes: [...scene.stated.values()].map((figure) => figureCode(figure, scene.knownAt)),
      unapproved,
      troubles: troublesOf(drawn),
      findings: await findingsFor(tx, scene, figures),
      home: document.unitId,
      knownAt: tx.position.knownAt,
    }
  })
}

/** `ĐẢNG BỘ THÀNH PHỐ CẦN THƠ` above `QUẬN ỦY BÌNH THỦY`. */
export function namesOf({ forest }: Catalogue, partyId: UnitId, on: string): Pick<Printable, 'superior' | 'own'> {
  const committee = forest.bodies.get(partyId)?.find((body) => body.role === 'committee')
  const superior = parentOn(forest, partyId, on)
  const party = nameOn(forest, partyId, on).vi
  const own = committee ? nameOn(forest, committee.id, on).vi : committeeOf(party)
  return {
    superior: superior === undefined ? '' : nameOn(forest, superior, on).vi.toLocaleUpperCase('vi'),
    own: (isNameless(own) ? committeeOf(party) : own).toLocaleUpperCase('vi'),
  }
}

/** A committee that is written down without its place. */
const isNameless = (name: string): boolean => /^ban chấp hành( đảng bộ)?$/i.test(name)

/** `Đảng bộ phường An Hòa` is led by `Đảng ủy phường An Hòa`, `Đảng bộ thành phố Cần Thơ` by `Thành ủy Cần Thơ`. */
const committeeOf = (party: string): string =>
  party
    .replace(/^Đảng bộ thành phố /, 'Thành ủy ')
    .replace(/^Đảng bộ tỉnh /, 'Tỉnh ủy ')
    .replace(/^Đảng bộ quận /, 'Quận ủy ')
    .replace(/^Đảng bộ huyện /, 'Huyện ủy ')
    .replace(/^Đảng bộ /, 'Đảng ủy ')

function printedFigures(drawn: Drawn): ReadonlySet<Figure> {
  const figures = new Set<Figure>()
  for (const part of [...drawn.figures.values(), ...drawn.tables.values(), ...drawn.charts.values()])
    for (const figure of part.figures) figures.add(figure)
  return figures
}

/** A table or chart without data says so in its place; only what cannot be drawn at all is a trouble of it. */
function troublesOf(drawn: Drawn): PrintedDocument['troubles'] {
  const of = (
    parts: ReadonlyMap<string, { readonly trouble: Trouble | null }>,
    isShown: (trouble: Trouble) => boolean,
  ) => [...parts].flatMap(([place, { trouble }]) => (trouble && isShown(trouble) ? [{ place, trouble }] : []))
  const isBroken = ({ kind }: Trouble): boolean => kind !== 'missing' && kind !== 'no-targets'
  return [...of(drawn.figures, () => true), ...of(drawn.tables, isBroken), ...of(drawn.charts, isBroken)]
}

/** What the rules say of the figures of the reporting unit and of those below it. */
async function findingsFor(
  tx: Transaction,
  scene: LiveScene,
  figures: ReadonlySet<Figure>,
): Promise<readonly Finding[]> {
  const ledger = scene.ledgers.get(scene.home)
  if (!ledger) return []
  const own = [...figures].filter(
    ({ key }) => rootOf(scene.catalogue, scene.home, key.unitId, scene.period.last) === scene.home,
  )
  return findingsOf(tx, scene.catalogue, ledger, own)
}
