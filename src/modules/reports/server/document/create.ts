import type { z } from 'zod'
import type { Period } from '../../../../platform/domain/period.ts'
import { must, problem } from '../../../../platform/domain/problem.ts'
import { type Transaction, write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import { canRead, requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { deadlinesChanged } from '../../../notices/server/public.ts'
import { existsOn, homePartyOn } from '../../../org/forest.ts'
import { reachableUnit } from '../../../org/server/public.ts'
import type { Unit } from '../../../org/unit.ts'
import type { createDocument, DocumentStart, PlaceProblem } from '../../contract/document/create.ts'
import type { Content } from '../../document/content.ts'
import type { Frame } from '../../document/frame.ts'
import type { DocumentKind } from '../../document/kind.ts'
import { idTaken, recordOn } from './act.ts'
import { type Aim, type Beginning, beginFrom } from './begin.ts'
import { contentOf, loadDocument } from './load.ts'
import { problemsIn } from './places.ts'
import { addDocument, addStep, addUpdates, addVersion, keepMerged, putSections, setFrame } from './store.ts'
import { updateOf } from './text/from-content.ts'

/** A text made by the program: the pack of a conference, a corrigendum. */
export interface GivenStart {
  readonly from: 'given'
  readonly kind: DocumentKind
  readonly content: Content
  readonly frame: Frame
}

export interface NewDraft {
  readonly id: string
  readonly unit: string
  readonly period: string
  readonly start: DocumentStart | GivenStart
  readonly language: 'vi' | 'en'
  readonly packId?: string
  /** The id of the issued document that it corrects. */
  readonly corrects?: string
}

export interface Created {
  readonly id: string
  readonly code: string
  readonly problems: PlaceProblem[]
  readonly takenFrom: string | null
}

export function create(context: Context, input: z.output<typeof createDocument.input>): Promise<Created> {
  return write(context.database, context.caller, (tx) => createInto(tx, context, input))
}

/** Makes a document with its first text, the same for every browser. Needs the role of clerk over the committee. */
export async function createInto(tx: Transaction, context: Context, input: NewDraft): Promise<Created> {
  const aim = await aimAt(tx, context, input)
  const { catalogue, reader, unit, period } = aim
  must(requireRole(catalogue.forest, reader, 'clerk', unit.id, period.last), 'forbidden')
  const held = await loadDocument(tx, input.id)
  if (held && (held.unitId !== unit.id || held.period !== period.id)) throw idTaken()
  if (held) {
    const problems = [...problemsIn(catalogue, await contentOf(tx, held.id), period.last)]
    return { id: held.id, code: held.code, problems, takenFrom: held.fromDocument }
  }
  const beginning = await begin(tx, aim, input.start)
  const code = codeOf(beginning.frame.symbolType, period, input.id)
  const actId = await recordOn(tx, { id: input.id, code, unitId: unit.id }, 'create', {
    ...{
      period: period.id,
      kind: beginning.kind,
      template: beginning.template?.code ?? null,
      from: beginning.from?.id ?? null,
    },
  })
  await addDocument(
    tx,
    {
      ...{ id: input.id, code, unitId: unit.id, kind: beginning.kind, language: input.language },
      ...{ period: period.id, first: period.first, last: period.last },
      ...{ templateId: beginning.template?.id ?? null, fromDocument: beginning.from?.id ?? null },
      ...{ packId: input.packId ?? null, corrects: input.corrects ?? null },
    },
    actId,
  )
  await setFrame(tx, newId(), input.id, beginning.frame, actId)
  await addStep(
    tx,
    { id: newId(), documentId: input.id, number: 1, event: 'create', state: 'draft', note: null, on: reader.today },
    actId,
  )
  const bytes = updateOf(beginning.content)
  await addUpdates(tx, input.id, [{ id: newId(), bytes }], 0, actId)
  await keepMerged(tx, input.id, 1, bytes)
  const sections = beginning.sections.map((section, rank) => ({
    ...{ ...section, rank, state: 'open' as const, digest: null, marked: null, markedOn: null, note: null },
  }))
  await putSections(tx, input.id, [], sections, newId(), actId)
  const version = { id: newId(), documentId: input.id, name: '', reason: 'create', seq: 1 }
  await addVersion(tx, { ...version, content: beginning.content, bytes }, actId)
  if (sections.length > 0) await deadlinesChanged(tx)
  const problems = [...(beginning.leftOut ?? []), ...problemsIn(catalogue, beginning.content, period.last)]
  return { id: input.id, code, problems, takenFrom: beginning.from?.id ?? null }
}

const begin = async (tx: Transaction, aim: Aim, start: NewDraft['start']): Promise<Beginning> =>
  start.from === 'given'
    ? { kind: start.kind, content: start.content, frame: start.frame, sections: [], template: null, from: null }
    : beginFrom(tx, aim, start)

/** The committee and period meant: a body or an area stands for the Party organisation at home there. */
export async function aimAt(
  tx: Transaction,
  context: Context,
  input: { readonly unit: string; readonly period: string; readonly language: 'vi' | 'en' },
): Promise<Aim> {
  const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
  const { forest } = catalogue
  const period = closed(periodOf(catalogue, input.period))
  const asked = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, period.last))
  const home: Unit | undefined = forest.units.get(homePartyOn(forest, asked.id, period.last) ?? '')
  if (home && existsOn(forest, home.id, period.last))
    return { catalogue, reader, unit: home, period, language: input.language }
  throw problem(
    'refused',
    'no-committee',
    'Đơn vị này chưa có tổ chức đảng trong kỳ này nên không soạn được văn bản. Hãy chọn một đảng bộ hoặc chi bộ.',
    'This unit has no Party organisation in this period, so no document can be written for it. Choose a Party organisation.',
    'unit',
  )
}

function closed(period: Period): Period {
  if (period.kind !== 'open') return period
  throw problem(
    'refused',
    'period-does-not-fit',
    'Văn bản cần một kỳ có ngày kết thúc.',
    'A document needs a period that ends.',
    'period',
  )
}

/** `bc-2024-q1-9f3a1c`: short enough to be typed from paper. */
const codeOf = (symbolType: string, period: Period, id: string): string =>
  [symbolType, period.id, id.slice(-6)]
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
