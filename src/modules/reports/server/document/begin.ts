import { dayPlus, daysBetween } from '../../../../platform/domain/day.ts'
import type { Period } from '../../../../platform/domain/period.ts'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { problem } from '../../../../platform/domain/problem.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Reader } from '../../../accounts/access.ts'
import { type Catalogue, periodOf } from '../../../figures/server/public.ts'
import { nameOn } from '../../../org/forest.ts'
import type { Unit } from '../../../org/unit.ts'
import type { DocumentStart, PlaceProblem } from '../../contract/document/create.ts'
import type { TemplateSection } from '../../contract/template.ts'
import type { Content } from '../../document/content.ts'
import { withoutPlaces } from '../../document/fit.ts'
import { emptyFrame, type Frame } from '../../document/frame.ts'
import type { DocumentKind } from '../../document/kind.ts'
import { periodAfter } from '../../document/place.ts'
import { emptyContent, type Filling, filled, filledWords, renewed, type TwiceFilled } from '../../document/renew.ts'
import { keysIn } from '../../document/sections.ts'
import { fitted } from '../live/fit.ts'
import { type StoredTemplate, templateFor } from '../template/load.ts'
import { contentOf, loadDocument, loadDocuments, noDocument, type StoredDocument } from './load.ts'
import { loadSections } from './store.ts'

export interface SectionPlan {
  readonly key: string
  readonly title: string
  readonly ownerId: string | null
  readonly ownerPost: string | null
  readonly dueOn: string | null
}

/** What a new document begins with. */
export interface Beginning {
  readonly kind: DocumentKind
  readonly content: Content
  readonly frame: Frame
  readonly sections: readonly SectionPlan[]
  readonly template: StoredTemplate | null
  readonly from: StoredDocument | null
  /** What a template for all says of measures that the committee does not use. */
  readonly leftOut?: readonly PlaceProblem[]
}

/** For which committee and period; the day on which templates and catalogue are read is the last of the period. */
export interface Aim {
  readonly catalogue: Catalogue
  readonly reader: Reader
  readonly unit: Unit
  readonly period: Period
  readonly language: 'vi' | 'en'
}

export async function beginFrom(tx: Transaction, aim: Aim, start: DocumentStart): Promise<Beginning> {
  switch (start.from) {
    case 'template':
      return fromTemplate(tx, aim, await servingTemplate(tx, aim, start.template))
    case 'last': {
      const template = await servingTemplate(tx, aim, start.template)
      const last = await lastBy(tx, aim, template.code)
      if (!last) throw noLast()
      return fromEarlier(tx, aim, last, template)
    }
    case 'document': {
      const earlier = await loadDocument(tx, start.document)
      if (!earlier) throw noDocument('start.document')
      return fromEarlier(tx, aim, earlier, await templateOf(tx, aim, earlier))
    }
    case 'empty':
      return {
        ...{ kind: start.kind, content: emptyContent, sections: [], template: null, from: null },
        frame: { ...emptyFrame, ...(start.title === undefined || start.title === '' ? {} : { title: start.title }) },
      }
  }
}

/** The template of a code, if it serves the unit and the kind of period. */
export async function servingTemplate(
  tx: Transaction,
  aim: Aim,
  code: string,
  field = 'start.template',
): Promise<StoredTemplate> {
  const { forest } = aim.catalogue
  const template = await templateFor(tx, forest, { code, unitId: aim.unit.id, on: aim.period.last }, field)
  const kinds: readonly string[] = template.body.periodKinds
  if (kinds.includes(aim.period.kind)) return template
  throw problem(
    'refused',
    'period-does-not-fit',
    `Mẫu “${template.body.name.vi}” không dùng cho ${periodText(aim.period).vi}. Hãy chọn kỳ khác hoặc mẫu khác.`,
    `The template “${template.body.name.en}” does not serve ${periodText(aim.period).en}. Choose another period or template.`,
    'period',
    { periodKinds: template.body.periodKinds },
  )
}

const noLast = () =>
  problem(
    'refused',
    'no-last-document',
    'Chưa có văn bản nào theo mẫu này từ kỳ trước. Hãy bắt đầu từ mẫu.',
    'There is no document by this template of an earlier period yet. Begin from the template.',
    'start',
  )

/** The last document of the unit by a template, up to the end of the period. */
export async function lastBy(tx: Transaction, aim: Aim, templateCode: string): Promise<StoredDocument | undefined> {
  const documents = await loadDocuments(
    tx,
    sql`d.unit_id = ${aim.unit.id}::uuid and t.code = ${templateCode} and d.last_day <= ${aim.period.last}::date and s.state <> 'withdrawn'`,
  )
  return documents[0]
}

/** The version in use now of the template that an earlier document was written by; null where it is in use no more. */
async function templateOf(tx: Transaction, aim: Aim, earlier: StoredDocument): Promise<StoredTemplate | null> {
  if (earlier.templateCode === null) return null
  const asked = { code: earlier.templateCode, unitId: aim.unit.id, on: aim.period.last }
  return templateFor(tx, aim.catalogue.forest, asked).catch(() => null)
}

const fillingOf = ({ catalogue, unit, period, language }: Aim): Filling => ({
  period: periodText(period)[language],
  next: periodText(periodAfter(period))[language],
  unit: nameOn(catalogue.forest, unit.id, period.last)[language],
})

const filledFrame = (frame: Frame, filling: Filling): Frame => ({
  ...frame,
  title: filledWords(frame.title, filling),
  summary: filledWords(frame.summary, filling),
})

function planned(aim: Aim, sections: readonly TemplateSection[]): readonly SectionPlan[] {
  const filling = fillingOf(aim)
  return sections.map((section) => ({
    key: section.key,
    title: filledWords(section.title, filling),
    ownerId: section.owner,
    ownerPost: section.ownerPost === '' ? null : section.ownerPost,
    dueOn: section.daysAfterEnd === null ? null : dayPlus(aim.period.last, section.daysAfterEnd),
  }))
}

async function fromTemplate(tx: Transaction, aim: Aim, template: StoredTemplate): Promise<Beginning> {
  const { kind, content, frame, sections } = template.body
  const filling = fillingOf(aim)
  const text = filled(content.content.length === 0 ? emptyContent : content, filling)
  // A template of the committee's own says what it means; one that serves all is fitted to what this one uses.
  const place = { home: aim.unit.id, period: aim.period }
  const fit = template.unitId === null ? await fitted(tx, aim.catalogue, place, text) : { content: text, leftOut: [] }
  return {
    ...{ kind, template, from: null },
    ...fit,
    frame: filledFrame(frame, filling),
    sections: await withReaders(tx, aim, planned(aim, sections)),
  }
}

/** What the template says of the earlier period and of this one, without what this committee does not use. */
async function twiceFilled(tx: Transaction, aim: Aim, template: StoredTemplate, earlier: Period): Promise<TwiceFilled> {
  const { content } = template.body
  const [before, after] = [filled(content, fillingOf({ ...aim, period: earlier })), filled(content, fillingOf(aim))]
  if (template.unitId !== null) return { before, after }
  const { leftOut } = await fitted(tx, aim.catalogue, { home: aim.unit.id, period: aim.period }, after)
  const places = new Set(leftOut.map(({ place }) => place))
  return { before: withoutPlaces(before, places), after: withoutPlaces(after, places) }
}

/** Prose and places of an earlier document; sections are those of the template where it has them, with the owners of last time. */
async function fromEarlier(
  tx: Transaction,
  aim: Aim,
  earlier: StoredDocument,
  template: StoredTemplate | null,
): Promise<Beginning> {
  const { forest } = aim.catalogue
  const [said, held] = [await contentOf(tx, earlier.id), await loadSections(tx, earlier.id)]
  const unitCode = forest.units.get(earlier.unitId)?.code ?? ''
  const [filling, earlierPeriod] = [fillingOf(aim), periodOf(aim.catalogue, earlier.period)]
  const content = renewed(
    said,
    { unit: unitCode, period: earlier.period },
    template ? await twiceFilled(tx, aim, template, earlierPeriod) : null,
  )
  const before = new Map(held.map((section) => [section.key, section]))
  const keys = new Set(keysIn(content))
  const carried: readonly SectionPlan[] = held.map((section) => ({
    ...{ key: section.key, title: section.title, ownerId: section.ownerId, ownerPost: section.ownerPost },
    // As many days after the end of the period as last time.
    dueOn: section.dueOn === null ? null : dayPlus(aim.period.last, daysBetween(earlier.last, section.dueOn)),
  }))
  const ofTemplate = planned(aim, template?.body.sections ?? [])
    .filter((section) => keys.has(section.key))
    .map((section) => {
      const last = before.get(section.key)
      return { ...section, ownerId: last?.ownerId ?? section.ownerId, ownerPost: last?.ownerPost ?? section.ownerPost }
    })
  const named = new Set(ofTemplate.map((section) => section.key))
  const earlierText = periodText(earlierPeriod)[aim.language]
  return {
    ...{ kind: earlier.kind, content, template, from: earlier },
    frame: template
      ? { ...filledFrame(template.body.frame, filling), ...kept(earlier.frame) }
      : { ...earlier.frame, summary: earlier.frame.summary.replaceAll(earlierText, filling.period) },
    sections: await withReaders(tx, aim, [...ofTemplate, ...carried.filter((section) => !named.has(section.key))]),
  }
}

/** What a committee set once and wants again: where it is dated, who signs, who receives it. */
const kept = ({ place, signature, recipients, layout, audience }: Frame): Partial<Frame> => ({
  ...{ place, signature, recipients, layout, audience },
})

/** An account that may no longer read the unit's documents is in charge of nothing; a post in words stays. */
async function withReaders(
  tx: Transaction,
  { unit, period }: Aim,
  sections: readonly SectionPlan[],
): Promise<readonly SectionPlan[]> {
  const ids = [...new Set(sections.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])))]
  if (ids.length === 0) return sections
  const rows = await tx.query<{ id: string; reads: boolean }>(sql`
    select id, account_reads(id, ${unit.id}::uuid, ${period.last}::date) as reads from unnest(${ids}::uuid[]) id`)
  const readers = new Set(rows.filter((row) => row.reads).map((row) => row.id))
  return sections.map((section) =>
    section.ownerId !== null && readers.has(section.ownerId) ? section : { ...section, ownerId: null },
  )
}
