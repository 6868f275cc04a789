import type { Known } from '../../define/check.ts'
import type { DefinedMeasure } from '../../define/definition.ts'
import type { ClassSet } from '../../measure.ts'
import { versionOn } from '../../measure.ts'
import type { Catalogue } from '../catalogue.ts'

/** What a new measure is checked against: those that come with it, then the catalogue as it stands on a day or stood last. */
export function knownWith(
  catalogue: Catalogue,
  on: string,
  coming: readonly DefinedMeasure[] = [],
  sets: readonly ClassSet[] = [],
): Known {
  const byCode = new Map(coming.map((measure) => [measure.code, measure]))
  return {
    measure: (code) => {
      const versions = catalogue.measures.get(code) ?? []
      return byCode.get(code) ?? versionOn(versions, on) ?? versions.at(-1)
    },
    classSet: (code) => catalogue.classSets.get(code) ?? sets.find((set) => set.code === code),
  }
}
