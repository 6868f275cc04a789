import { versionOn } from '../../figures/measure.ts'
import type { Catalogue } from '../../figures/server/public.ts'
import type { Known } from '../rule/change.ts'

/** What a rule is checked against: the measures as they stand on a day, or as they stood last. */
export const knownIn = (catalogue: Catalogue, on: string): Known => ({
  measure: (code) => {
    const versions = catalogue.measures.get(code) ?? []
    return versionOn(versions, on) ?? versions.at(-1)
  },
  classSet: (code) => catalogue.classSets.get(code),
})
