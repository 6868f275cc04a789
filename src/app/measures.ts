import { directivesIssued } from '../modules/directives/server/public.ts'
import type { MeasureSource } from '../modules/figures/server/public.ts'
import { peopleCounted } from '../modules/people/server/public.ts'

/** The measures that are counted from records, by the module that holds the records. */
export const measureSources: readonly MeasureSource[] = [directivesIssued('directives.issued'), peopleCounted]
