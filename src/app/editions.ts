import { directiveMeasures } from '../../editions/directive-measures.ts'
import type { Edition } from '../../editions/edition.ts'
import { peopleClasses, peopleMeasures } from '../../editions/people-measures.ts'
import { seedEdition } from '../../editions/seed/index.ts'
import { simulatedCity } from '../../editions/simulated/index.ts'
import type { Size } from '../../editions/simulated/places.ts'
import { simulatedCommune } from '../../editions/simulated-commune/index.ts'
import { typeClasses } from '../modules/directives/counted.ts'

export type EditionSize = Partial<Size>

/** Editions by name, made when they are asked for; only the simulated city comes in sizes. */
const makers: ReadonlyMap<string, (size: EditionSize) => Edition> = new Map([
  [seedEdition.code, () => seedEdition],
  ['simulated', simulatedCity],
  ['simulated-commune', () => simulatedCommune()],
])

/** `none` is a real installation without data. */
export const editionNames: readonly string[] = [...makers.keys(), 'none']

export const editionOf = (name: string, size: EditionSize = {}): Edition | undefined =>
  name === 'none' ? noEdition : makers.get(name)?.(size)

export const noEdition: Edition = {
  code: 'none',
  workingOn: null,
  units: [],
  terms: [],
  sources: [],
  classSets: [...peopleClasses, typeClasses],
  // A register can be counted from the first day on.
  measures: [...peopleMeasures, ...directiveMeasures],
  rules: [],
  directives: [],
  entries: [],
  statements: [],
  themes: [],
  taskGroups: [],
  targets: [],
  accounts: [],
}
