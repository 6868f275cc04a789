import { issued } from '../modules/directives/counted.ts'
import { directivesIssued, sessionsStudied } from '../modules/directives/server/public.ts'
import type { MeasureSource } from '../modules/figures/server/public.ts'
import { peopleCounted } from '../modules/people/server/public.ts'

/** The measures that are counted from records, by the module that holds the records. */
export const measureSources: readonly MeasureSource[] = [directivesIssued(issued), sessionsStudied, peopleCounted]
