import { periodText } from '../../../../platform/domain/period-text.ts'
import { notFound } from '../../../../platform/domain/problem.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { asId, sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import type { Address } from '../../../figures/contract.ts'
import { aspects } from '../../../figures/measure.ts'
import { ability, type Catalogue, catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { homePartyOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { Pack } from '../../contract/pack.ts'
import type { Manifest } from '../../contract.ts'
import type { Printable } from '../../printable.ts'
import { loadDocuments, openOne, type StoredDocument } from '../document/load.ts'
import { drawEdition } from '../edition/draw.ts'
import { loadEditions, type StoredEdition } from '../edition/load.ts'
import { loadPacks, type StoredPack } from './store.ts'

const isKept = ({ state }: StoredDocument): boolean => state === 'frozen' || state === 'issued'

const refOf = (catalogue: Catalogue, pack: StoredPack) => {
  const period = periodOf(catalogue, pack.period)
  return {
    ...{ id: pack.id, name: pack.name, madeAt: pack.at, madeBy: pack.by },
    unit: toUnitRef(catalogue.forest, pack.unitId, pack.last),
    period: { id: period.id, text: periodText(period), first: period.first, last: period.last },
  }
}

export function find(context: Context, input: { readonly unit: string }) {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
    const { forest } = catalogue
    const asked = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    const home = homePartyOn(forest, asked.id, reader.today) ?? asked.id
    const packs = await loadPacks(tx, sql`p.unit_id = ${home}::uuid`)
    const documents = await loadDocuments(tx, sql`d.pack_id = any (${packs.map(({ id }) => id)}::uuid[])`)
    return {
      packs: packs.map((pack) => {
        const own = documents.filter(({ packId }) => packId === pack.id)
        return { ...refOf(catalogue, pack), documents: own.length, frozen: own.filter(isKept).length }
      }),
      can: { make: ability(requireRole(forest, reader, 'clerk', home, reader.today)) },
    }
  })
}

/** The guarded door to a pack and what is in it, in the order in which it was made. */
export async function openPack(
  tx: Transaction,
  id: string,
): Promise<{ pack: StoredPack; documents: StoredDocument[] }> {
  const [pack] = await loadPacks(tx, sql`p.id = ${asId(id)}::uuid`)
  if (!pack)
    throw notFound(
      'Không có bộ tài liệu này, hoặc bạn không được mở.',
      'There is no such pack, or you may not open it.',
      'pack',
    )
  const documents = await loadDocuments(tx, sql`d.pack_id = ${pack.id}::uuid`)
  return { pack, documents: [...documents].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** A document of a pack as it stands: what was kept of it, or its draft as it would be printed now. */
export interface PackPart {
  readonly document: StoredDocument
  readonly edition: StoredEdition | null
  readonly printable: Printable | null
  readonly manifest: Manifest
  readonly unapproved: number
  readonly troubles: number
}

export async function partsOf(
  tx: Transaction,
  context: Context,
  documents: readonly StoredDocument[],
): Promise<readonly PackPart[]> {
  const ids = documents.filter(isKept).map(({ id }) => id)
  const editions =
    ids.length === 0 ? [] : await loadEditions(tx, sql`e.document_id = any (${ids}::uuid[]) and e.known_until is null`)
  const parts: PackPart[] = []
  for (const document of documents) {
    const edition = editions.find(({ documentId }) => documentId === document.id)
    if (edition) {
      parts.push({ document, edition, printable: null, manifest: edition.manifest, unapproved: 0, troubles: 0 })
      continue
    }
    const opened = await openOne(tx, context, document.id)
    const drawn = await drawEdition(tx, context, opened, { isFixed: false, code: null, printsUnapproved: true })
    const inTrouble = drawn.obstacles.filter(({ kind }) => kind === 'figure-missing' || kind === 'figure-not-open')
    parts.push({
      ...{
        document,
        edition: null,
        printable: drawn.printable,
        manifest: drawn.manifest,
        unapproved: drawn.unapproved,
      },
      troubles: inTrouble.reduce((sum, { about }) => sum + about.length, 0),
    })
  }
  return parts
}

export function readOne(context: Context, input: { readonly pack: string }): Promise<Pack> {
  return read(context.database, context.caller, async (tx) => {
    const catalogue = await catalogueAt(tx, null, context.database)
    const { pack, documents } = await openPack(tx, input.pack)
    return packOf(catalogue, pack, await partsOf(tx, context, documents))
  })
}

export function packOf(catalogue: Catalogue, pack: StoredPack, parts: readonly PackPart[]): Pack {
  const shared = sharedIn(catalogue, parts)
  return {
    ...refOf(catalogue, pack),
    documents: parts.map(({ document, edition, manifest, unapproved, troubles }) => ({
      ...{ id: document.id, code: document.code, kind: document.kind, state: document.state },
      ...{ title: document.frame.title, summary: document.frame.summary },
      ...{ edition: edition?.code ?? null, numbers: manifest.numbers.length, unapproved, troubles },
    })),
    shared,
    disagreeing: shared.filter(({ agrees }) => !agrees).length,
  }
}

type Numbers = Manifest['numbers']

/** Figures that stand in more than one document, with whether their exact values are the same everywhere. */
function sharedIn(catalogue: Catalogue, parts: readonly PackPart[]): Pack['shared'] {
  const found = new Map<string, { readonly number: Numbers[number]; readonly by: Map<string, Numbers> }>()
  for (const { document, manifest } of parts)
    for (const number of manifest.numbers) {
      // What was worked out of two figures stands beside them.
      if (number.worked !== undefined || number.exact === null) continue
      const place = [number.unit, number.measure, number.class ?? '', number.aspect, number.period].join('|')
      const line = found.get(place) ?? { number, by: new Map<string, Numbers>() }
      found.set(place, line)
      line.by.set(document.id, [...(line.by.get(document.id) ?? []), number])
    }
  return [...found.values()].flatMap(({ number, by }) => {
    if (by.size < 2) return []
    const values = [...by.values()].flat().map((one) => `${one.exact ?? ''}|${one.high ?? ''}|${one.word ?? ''}`)
    const measure = catalogue.measures.get(number.measure)?.[0]
    const set = measure?.classSet ? catalogue.classSets.get(measure.classSet) : undefined
    const item = set?.classes.find(({ code }) => code === number.class)
    return [
      {
        address: addressOf(number),
        name: {
          vi: `${measure?.vi ?? number.measure}${item ? `: ${item.vi}` : ''}`,
          en: `${measure?.en ?? number.measure}${item ? `: ${item.en}` : ''}`,
        },
        periodText: periodText(periodOf(catalogue, number.period)),
        stands: [...by].map(([document, numbers]) => ({
          document,
          printed: [...new Set(numbers.map(({ printed }) => printed))].join('; '),
          times: numbers.length,
        })),
        agrees: new Set(values).size === 1,
      },
    ]
  })
}

const addressOf = ({ unit, measure, class: className, aspect, period }: Numbers[number]): Address => ({
  ...{ unit, measure, class: className, period },
  aspect: aspects.find((one) => one === aspect) ?? 'actual',
})
