import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { editionBand } from '../../../accounts/edition-band.ts'
import type { figureCode } from '../../../figures/server/public.ts'
import { loadRegulations } from '../../../regulations/server/public.ts'
import type { FreezeObstacle } from '../../contract/edition.ts'
import type { Manifest } from '../../contract.ts'
import { blocksOf, type Content } from '../../document/content.ts'
import { layoutOn } from '../../document/layout.ts'
import type { Printable, PrintBlock } from '../../printable.ts'
import { contentOf, type OpenedDocument } from '../document/load.ts'
import { loadSections } from '../document/store.ts'
import { printableOf } from '../live/printable.ts'
import { legible } from './legible.ts'
import { manifestFor, placeOf } from './manifest.ts'
import { obstaclesOf } from './obstacles.ts'
import { symbolEndOf } from './symbol-end.ts'

export interface DrawnEdition {
  readonly printable: Printable
  /** Worked out when asked for: entries behind sums are many, and only what is kept needs them. */
  readonly manifest: Manifest
  readonly codes: readonly ReturnType<typeof figureCode>[]
  readonly unapproved: number
  readonly obstacles: readonly FreezeObstacle[]
}

export interface DrawAs {
  /** For freezing: reads exactly what this transaction knows, and its links name that. */
  readonly isFixed: boolean
  /** Where it will be kept; null for a draft. */
  readonly code: string | null
  readonly printsUnapproved: boolean
}

/** A document as it is printed: its text with the figures of now, in the layout of today, and what stands in the way of freezing it. */
export async function drawEdition(
  tx: Transaction,
  context: Context,
  opened: OpenedDocument,
  { isFixed, code, printsUnapproved }: DrawAs,
): Promise<DrawnEdition> {
  const { document, catalogue, reader, period } = opened
  const content = await contentOf(tx, document.id)
  const [live, sections, rules, { edition }] = await Promise.all([
    printableOf(tx, context, reader, { ...document, content }, { isFixed }),
    loadSections(tx, document.id),
    loadRegulations(tx, null),
    tx.one<{ edition: string }>(sql`select edition from installation`),
  ])
  const unitCode = (id: string): string => catalogue.forest.units.get(id)?.code ?? ''
  const band = editionBand(edition)?.vi ?? null
  const unapproved = live.unapproved
  const printable = legible({
    ...live.printable,
    code,
    band,
    isDraft: code === null,
    // A demonstration never looks like a paper that was issued.
    ...(band === null
      ? { symbol: await symbolEndOf(tx, rules, reader.today, document, live.printable.own) }
      : { symbol: null, datedOn: null, signature: { ...live.printable.signature, name: null } }),
    unapprovedNote: unapproved > 0 ? unapprovedNote[document.language](unapproved) : null,
    publicUrl: context.settings.publicUrl,
    layout: layoutOn(rules, reader.today),
  })
  let made: Manifest | undefined
  return {
    printable,
    unapproved,
    codes: live.codes,
    get manifest() {
      made ??= manifestFor(printable, {
        unit: unitCode(document.unitId),
        period: period.id,
        knownAt: tx.position.knownAt,
        figures: new Map(
          [...live.stated.values()].map((figure) => [
            placeOf({ ...figure.key, unit: unitCode(figure.key.unitId), period: figure.key.period.id }),
            figure,
          ]),
        ),
      })
      return made
    },
    obstacles: obstaclesOf({
      troubles: live.troubles,
      unapproved,
      printsUnapproved,
      contradictions: live.findings
        .filter((finding) => finding.severity === 'contradiction' && finding.answer === null)
        .map((finding) => finding.title),
      openSections: sections.filter((section) => section.state === 'open'),
      oldBlocks: oldBlocksIn(content),
      hasName: document.frame.summary !== '',
      isEmpty: printable.annexes.length === 0 && !printable.body.some(saysSomething),
    }),
  }
}

const oldBlocksIn = (content: Content): number =>
  blocksOf(content).filter((block) => 'attrs' in block && 'isOld' in block.attrs && block.attrs.isOld).length

const saysSomething = (block: PrintBlock): boolean => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return block.line.some((run) => 'figure' in run || run.text.trim() !== '')
    case 'list':
      return block.items.some((item) => item.some(saysSomething))
    default:
      return true
  }
}

const unapprovedNote: Readonly<Record<'vi' | 'en', (count: number) => string>> = {
  vi: (count) => `Trong văn bản có ${count} số liệu chưa duyệt`,
  en: (count) => `${count} figures of this document are not approved`,
}
