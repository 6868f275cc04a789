import { outsideDisciplineFormats } from './discipline/format.ts'
import { outsideFormats } from './exchange.ts'

/** Every file of another system whose columns are data: those of members, then those of decisions. */
export const outsideFiles = [...outsideFormats, ...outsideDisciplineFormats] as const
export type OutsideFile = (typeof outsideFiles)[number]
