import type { Address } from '../../../figures/contract.ts'
import { entriesBehind, type Figure } from '../../../figures/figure.ts'
import type { Manifest } from '../../contract.ts'
import { nameOfPaper } from '../../document/paper.ts'
import { numbersIn, type Printable } from '../../printable.ts'

export const placeOf = ({ unit, measure, class: className, aspect, period }: Address): string =>
  [unit, measure, className ?? '', aspect, period].join('|')

export interface ManifestOf {
  /** The unit by code, and the period by id. */
  readonly unit: string
  readonly period: string
  readonly knownAt: string
  /** The figures of the document by `placeOf` of their address. */
  readonly figures: ReadonlyMap<string, Figure>
}

/** Every number of a document with where it is found, what it was and the entries behind it. */
export function manifestFor(printable: Printable, { unit, period, knownAt, figures }: ManifestOf): Manifest {
  const behind = (address: Address): readonly string[] => {
    const figure = figures.get(placeOf(address))
    return figure ? entriesBehind(figure).map((entry) => entry.id) : []
  }
  return {
    document: nameOfPaper(printable),
    ...{ unit, period, knownAt },
    numbers: numbersIn(printable).map((run) => {
      const { figure } = run
      const against = 'against' in run ? run.against : undefined
      const worked = 'worked' in run ? run.worked : undefined
      return {
        number: run.number,
        printed: run.printed,
        link: `${printable.publicUrl}/f/${run.code}`,
        unit: figure.address.unit,
        measure: figure.address.measure,
        class: figure.address.class,
        aspect: figure.address.aspect,
        period: figure.address.period,
        knownAt,
        value: figure.value,
        high: figure.high,
        exact: figure.exact,
        word: figure.word,
        isEstimate: figure.isEstimate,
        entries: [...new Set([...behind(figure.address), ...(against ? behind(against.address) : [])])],
        ...(against
          ? { against: { address: against.address, printed: against.printed.vi, exact: against.exact } }
          : {}),
        ...(worked === undefined ? {} : { worked }),
      }
    }),
  }
}
