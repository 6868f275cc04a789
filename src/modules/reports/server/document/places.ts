import { parsePeriod } from '../../../../platform/domain/period.ts'
import type { Text } from '../../../../platform/domain/text.ts'
import { versionOn } from '../../../figures/measure.ts'
import type { Catalogue } from '../../../figures/server/public.ts'
import type { PlaceProblem } from '../../contract/document/create.ts'
import type { Block, Content } from '../../document/content.ts'
import { measureNamed, wordsAround } from '../live/measure-named.ts'

interface Place {
  readonly id: string
  readonly kind: PlaceProblem['kind']
  readonly units: readonly string[]
  readonly periods: readonly string[]
  readonly measures: readonly { readonly code: string; readonly class: string | null }[]
}

/**
 * Figures, tables and charts of a text that this installation cannot fill, with the heading under which each stands. It tells
 * what is in the catalogue, never a value.
 */
export function problemsIn(catalogue: Catalogue, content: Content, on: string): readonly PlaceProblem[] {
  let under = ''
  const around = wordsAround(content.content)
  return content.content.flatMap((block): readonly PlaceProblem[] => {
    if (block.type === 'heading')
      under = [block.attrs.number, ...(block.content ?? []).map((inline) => ('text' in inline ? inline.text : '…'))]
        .filter((part) => part !== '')
        .join(' ')
    return placesIn(block).flatMap((place) =>
      faultsOf(catalogue, { ...place, said: around.get(place.id) ?? '' }, on).map((fault) => ({
        ...fault,
        place: place.id,
        kind: place.kind,
        under,
      })),
    )
  })
}

function placesIn(block: Block): readonly Place[] {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return (block.content ?? []).flatMap((inline): readonly Place[] => {
        if (inline.type !== 'figure') return []
        const { id, unit, period, against, measure, form } = inline.attrs
        const periods = against === null ? [period] : [period, against]
        // How many targets are met is asked of the unit, whatever measure is named.
        const measures = form === 'targets-met' ? [] : [{ code: measure, class: inline.attrs.class }]
        return [{ id, kind: 'figure', units: [unit], periods, measures }]
      })
    case 'bulletList':
    case 'orderedList':
      return block.content.flatMap((item) => item.content.flatMap(placesIn))
    case 'table':
      return block.content.flatMap((row) => row.content.flatMap((cell) => cell.content.flatMap(placesIn)))
    case 'liveTable':
      return [
        {
          id: block.attrs.id,
          kind: 'table',
          units: [block.attrs.unit],
          periods: [block.attrs.period],
          measures: block.attrs.measures.map((code) => ({ code, class: null })),
        },
      ]
    case 'chart':
      return [
        {
          id: block.attrs.id,
          kind: 'chart',
          units: [block.attrs.unit],
          periods: [block.attrs.period],
          measures: [{ code: block.attrs.measure, class: null }],
        },
      ]
  }
}

type Fault = Pick<PlaceProblem, 'code' | 'named' | 'message'>

function faultsOf(catalogue: Catalogue, place: Place & { readonly said: string }, on: string): readonly Fault[] {
  const unit = place.units.find((code) => !code.startsWith('@') && !catalogue.forest.byCode.has(code))
  if (unit !== undefined)
    return [fault('unknown-unit', unit, { vi: `Không có đơn vị “${unit}”.`, en: `There is no unit “${unit}”.` })]
  const period = place.periods.find(
    (text) => !text.startsWith('@') && !parsePeriod(text, (code) => catalogue.terms.get(code)).ok,
  )
  if (period !== undefined)
    return [
      fault('unknown-period', period, {
        vi: `Không hiểu kỳ “${period}”.`,
        en: `The period “${period}” is not understood.`,
      }),
    ]
  return place.measures.flatMap(({ code, class: classCode }): readonly Fault[] => {
    const measure = versionOn(catalogue.measures.get(code) ?? [], on)
    const name = measureNamed(catalogue, code, place.said)
    if (!measure)
      return [
        fault('unknown-measure', code, {
          vi: `Không có chỉ số ${name.vi} trong kỳ này.`,
          en: `There is no measure ${name.en} in this period.`,
        }),
      ]
    if (classCode === null) return []
    const set = measure.classSet === null ? undefined : catalogue.classSets.get(measure.classSet)
    if (set?.classes.some((item) => item.code === classCode)) return []
    return [
      fault('unknown-class', `${code}/${classCode}`, {
        vi: `Chỉ số ${name.vi} không có phân loại “${classCode}”.`,
        en: `The measure ${name.en} has no class “${classCode}”.`,
      }),
    ]
  })
}

const fault = (code: Fault['code'], named: string, message: Text): Fault => ({ code, named, message })
