import type { z } from 'zod'
import { lastOfAllDays } from '../../../../platform/domain/day.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { canRead, type Reader, readingScope } from '../../../accounts/access.ts'
import { versionOn } from '../../../figures/measure.ts'
import { type Catalogue, entryEnds } from '../../../figures/server/public.ts'
import { lastDayBy, partiesAbove } from '../../../org/forest.ts'
import type { FormDraft, obstacleShape } from '../../contract/form.ts'
import { subjectOf } from '../../fill.ts'
import type { FormVersion } from '../../form.ts'
import { type Obstacle, obstaclesOf } from '../../obstacle.ts'
import { periodAt } from './burden.ts'
import { lineOf, type StoredForm, type StoredVersion } from './load.ts'

/** Whoever works at or under the owner may look at what is published, and who reads the owner at its drafts. */
export function mayOpenForm(catalogue: Catalogue, reader: Reader, form: StoredForm): boolean {
  const { forest } = catalogue
  if (canRead(forest, reader, form.ownerId, reader.today)) return true
  if (form.published.length === 0) return false
  const roots = readingScope(forest, reader)
  return roots === null || [...roots].some((root) => partiesAbove(forest, root, reader.today).includes(form.ownerId))
}

/** What stands in the way of a version, held against everything else that is published. */
export function obstaclesIn(
  catalogue: Catalogue,
  version: FormVersion,
  forms: readonly StoredForm[],
  today: string,
): readonly Obstacle[] {
  const { forest } = catalogue
  const period = periodAt(version, version.from > today ? version.from : today)
  const on = period.last
  const overlapping = forms
    .filter((form) => form.id !== version.formId)
    .flatMap((form) =>
      form.published.filter((other) => other.from < version.until && version.from < other.until && on < other.until),
    )
  return obstaclesOf(version, {
    measures: catalogue.measures,
    classSets: catalogue.classSets,
    on,
    asked: lineOf(forest, version, on).asked,
    hasSubject: (measure, unitId) =>
      subjectOf(forest, measure, unitId, lastDayBy(forest, unitId, on) ?? on) !== undefined,
    isCounted: (measure, unitId) => {
      const subjectId = subjectOf(forest, measure, unitId, on)
      const since = subjectId && entryEnds(catalogue, measure.code, subjectId, period)
      return since !== undefined && since <= period.first
    },
    others: overlapping.map((other) => ({ version: other, asked: lineOf(forest, other, on).asked })),
  })
}

export const toObstacle = (
  catalogue: Catalogue,
  { line, kind, message }: Obstacle,
  on: string,
): z.input<typeof obstacleShape> => ({
  measure: measureRef(catalogue, line.measure, on),
  class: line.class,
  kind,
  message,
})

export function measureRef(catalogue: Catalogue, code: string, on: string) {
  const versions = catalogue.measures.get(code) ?? []
  const measure = versionOn(versions, on) ?? versions.at(-1)
  const name: Text = measure ? { vi: measure.vi, en: measure.en } : { vi: code, en: code }
  return {
    code,
    name,
    measuredIn: measure?.measuredIn ?? { vi: '', en: '' },
    kind: measure?.kind ?? ('entered' as const),
  }
}

/** A stored version as the editor writes it. */
export const toDraft = (version: StoredVersion): FormDraft => ({
  vi: version.name.vi,
  en: version.name.en,
  periodKind: version.periodKind,
  askedOf: version.askedOf,
  exempt: version.exempt.map((item) => ({ ...item })),
  due: { ...version.due },
  sections: version.sections.map(({ title, lines }) => ({
    title,
    lines: lines.map((line) => ({
      measure: line.measure,
      ...(line.class === null ? {} : { class: line.class }),
      isRequired: line.isRequired,
      isPrefilled: line.isPrefilled,
      ...(line.hint === null ? {} : { hint: line.hint }),
    })),
  })),
  from: version.from,
  ...(version.until === lastOfAllDays ? {} : { until: version.until }),
})

/** A draft as a version of a form. */
export const fromDraft = (
  form: { readonly id: string; readonly code: string; readonly ownerId: string },
  draft: FormDraft,
): FormVersion => ({
  formId: form.id,
  code: form.code,
  ownerId: form.ownerId,
  name: { vi: draft.vi, en: draft.en === '' ? draft.vi : draft.en },
  from: draft.from,
  until: draft.until ?? lastOfAllDays,
  periodKind: draft.periodKind,
  askedOf: draft.askedOf,
  exempt: draft.exempt,
  due: draft.due,
  sections: draft.sections.map(({ title, lines }) => ({
    title,
    lines: lines.map((line) => ({
      measure: line.measure,
      class: line.class ?? null,
      isRequired: line.isRequired,
      isPrefilled: line.isPrefilled,
      hint: line.hint ?? null,
    })),
  })),
})

export const formState = (form: StoredForm, today: string): 'draft' | 'published' | 'ended' =>
  form.published.some((version) => version.until > today) ? 'published' : form.published.length > 0 ? 'ended' : 'draft'
