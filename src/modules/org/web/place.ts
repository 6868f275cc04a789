import { useQueryPart } from '../../../platform/web/routing/address.ts'

/** The four coordinates of every page, as its address holds them: a link shows exactly what was seen. */
export interface Place {
  readonly unit: string | undefined
  readonly period: string | undefined
  /** An instant: figures as they were known then. */
  readonly knownAt: string | undefined
  /** A day or `today`: figures restated to the organisation of that day. */
  readonly restated: string | undefined
}

export function usePlace(): Place {
  const query = useQueryPart()
  return { unit: query.unit, period: query.period, knownAt: query.knownAt, restated: query.restated }
}

/** Only the coordinates that are set, for endpoints that take them. */
export const since = (place: Place): { knownAt?: string; restated?: string } => ({
  ...(place.knownAt === undefined ? {} : { knownAt: place.knownAt }),
  ...(place.restated === undefined ? {} : { restated: place.restated }),
})
