import type { z } from 'zod'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { foldForSearch } from '../../../../platform/domain/text.ts'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, type Reader } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { versionOn } from '../../../figures/measure.ts'
import { ability, type Catalogue, catalogueAt, entryEnds } from '../../../figures/server/public.ts'
import { partiesAbove } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { formShape, listFormMeasures, listForms, readForm } from '../../contract/form.ts'
import { dueText, periodOn } from '../../due.ts'
import { isAskedBy } from '../../obstacle.ts'
import { burdenOf, versionsOn } from './burden.ts'
import { mayDraft, mayPublish } from './change.ts'
import { formState, mayOpenForm, measureRef, obstaclesIn, toDraft, toObstacle } from './facts.ts'
import { loadForms, type StoredForm, type StoredVersion, unknownForm, versionNear } from './load.ts'

type Form = z.input<typeof formShape>
const mostMeasures = 80

/** Forms a unit owns, and those that reach it from above. */
export function formsAt(context: Context, input: z.output<typeof listForms.input>) {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader, forms] = await Promise.all([
      catalogueAt(tx, null, context.database),
      loadReader(tx),
      loadForms(tx),
    ])
    const { forest } = catalogue
    const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    const owners = partiesAbove(forest, unit.id, reader.today)
    return {
      forms: forms
        .filter((form) => owners.includes(form.ownerId) && mayOpenForm(catalogue, reader, form))
        .flatMap((form) => {
          const shown = shownVersion(form, reader, catalogue)
          if (!shown) return []
          const { draft: _draft, obstacles: _obstacles, ...line } = toForm(catalogue, reader, form, shown, forms)
          return [{ ...line, periodKind: shown.periodKind }]
        }),
      can: { draft: ability(mayDraft(catalogue, reader, unit.id)) },
    }
  })
}

export function formOf(context: Context, input: z.output<typeof readForm.input>): Promise<Form> {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader, forms] = await Promise.all([
      catalogueAt(tx, null, context.database),
      loadReader(tx),
      loadForms(tx),
    ])
    const form = forms.find((item) => item.code === input.form)
    const shown = form && mayOpenForm(catalogue, reader, form) ? shownVersion(form, reader, catalogue) : undefined
    if (!form || !shown) throw unknownForm(input.form)
    return toForm(catalogue, reader, form, shown, forms)
  })
}

/** Who reads the owner looks at the draft first; everybody else at what is published. */
function shownVersion(form: StoredForm, reader: Reader, catalogue: Catalogue): StoredVersion | undefined {
  const isOwn = canRead(catalogue.forest, reader, form.ownerId, reader.today)
  return (isOwn ? form.draft : null) ?? versionNear(form, reader.today)
}

function toForm(
  catalogue: Catalogue,
  reader: Reader,
  form: StoredForm,
  shown: StoredVersion,
  forms: readonly StoredForm[],
): Form {
  const { today } = reader
  const obstacles = shown.publishedBy === null ? obstaclesIn(catalogue, shown, forms, today) : []
  const publishes = mayPublish(catalogue, reader, form.ownerId)
  return {
    id: form.id,
    code: form.code,
    name: shown.name,
    owner: toUnitRef(catalogue.forest, form.ownerId, today),
    state: formState(form, today),
    draft: toDraft(shown),
    dueText: dueText(shown.due),
    burden: burdenOf(catalogue, shown, versionsOn(forms, today), today),
    obstacles: obstacles.map((item) => toObstacle(catalogue, item, shown.from)),
    can: {
      change: ability(mayDraft(catalogue, reader, form.ownerId)),
      publish: ability(publishes, hasDraft(form), hasNoObstacle(obstacles.length)),
      end: ability(publishes, isAsked(form, today)),
    },
  }
}

const hasDraft = (form: StoredForm): Outcome<true> =>
  form.draft ? accept(true) : refuse('no-draft', 'Không có bản soạn chờ ban hành.', 'There is no draft to publish.')

const hasNoObstacle = (count: number): Outcome<true> =>
  count === 0
    ? accept(true)
    : refuse('obstacles', `Còn ${count} dòng vướng, xem bên dưới.`, `${count} lines stand in the way; see below.`)

const isAsked = (form: StoredForm, today: string): Outcome<true> =>
  formState(form, today) === 'published'
    ? accept(true)
    : refuse('not-published', 'Biểu này hiện không lấy số liệu.', 'This form is not asked now.')

/** Measures that a form of a unit may hold, with what the system fills in itself. */
export function measuresFor(context: Context, input: z.output<typeof listFormMeasures.input>) {
  return read(context.database, context.caller, async (tx) => {
    const [catalogue, reader, forms] = await Promise.all([
      catalogueAt(tx, null, context.database),
      loadReader(tx),
      loadForms(tx),
    ])
    const { forest } = catalogue
    const unit = reachableUnit(forest, input.unit, (unitId) => canRead(forest, reader, unitId, reader.today))
    const period = periodOn(input.periodKind, reader.today)
    const asked = versionsOn(forms, reader.today).filter(
      (version) =>
        partiesAbove(forest, unit.id, reader.today).includes(version.ownerId) ||
        partiesAbove(forest, version.ownerId, reader.today).includes(unit.id),
    )
    const wanted = foldForSearch(input.search ?? '')
      .split(/\s+/)
      .filter((word) => word !== '')
    const found = [...catalogue.measures.values()].flatMap((versions) => {
      const measure = versionOn(versions, reader.today)
      if (!measure?.periodKinds.includes(input.periodKind)) return []
      if (!measure.subjects.includes('party_organisation') && !measure.subjects.includes('area')) return []
      const folded = foldForSearch(`${measure.vi} ${measure.en} ${measure.code}`)
      return wanted.every((word) => folded.includes(word)) ? [measure] : []
    })
    return {
      measures: found.slice(0, mostMeasures).map((measure) => {
        const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
        const classes = (set?.classes ?? []).map(({ code, vi, en }) => ({ code, name: { vi, en } }))
        const since = entryEnds(catalogue, measure.code, unit.id, period)
        const isAskedIn = (version: StoredVersion): boolean =>
          (classes.length === 0 ? [null] : classes.map((item) => item.code)).some((code) =>
            isAskedBy(version, { periodKind: input.periodKind }, { measure: measure.code, class: code }, measure),
          )
        return {
          measure: measureRef(catalogue, measure.code, reader.today),
          classes,
          isTyped: measure.kind === 'entered' && !(since !== undefined && since <= period.first),
          askedBy: asked.find(isAskedIn)?.name ?? null,
        }
      }),
    }
  })
}
