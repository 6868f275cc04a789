import type { Address } from '../contract.ts'

/** The part of the address that opens a figure beside a page: `unit~measure~class~aspect~period`. */
export const figureKey = (at: Address): string => [at.unit, at.measure, at.class ?? '', at.aspect, at.period].join('~')

const isAspect = (text: string | undefined): text is Address['aspect'] =>
  text === 'actual' || text === 'assigned' || text === 'own'

export function readFigureKey(key: string | undefined): Address | undefined {
  const [unit, measure, classCode, aspect, period, ...rest] = (key ?? '').split('~')
  if (!unit || !measure || !period || rest.length > 0 || !isAspect(aspect)) return undefined
  return { unit, measure, class: classCode ? classCode : null, aspect, period }
}

/** The address as the query of the figure's own page. */
export const figureQuery = (at: Address): Record<string, string | undefined> => ({
  unit: at.unit,
  measure: at.measure,
  class: at.class ?? undefined,
  aspect: at.aspect === 'actual' ? undefined : at.aspect,
  period: at.period,
  figure: undefined,
})

/** The address as the input of an endpoint. */
export const figureInput = (at: Address) => ({
  unit: at.unit,
  measure: at.measure,
  aspect: at.aspect,
  period: at.period,
  ...(at.class === null ? {} : { class: at.class }),
})
