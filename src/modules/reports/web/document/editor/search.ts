import { useDeferredValue } from 'react'
import { useAsk } from '../../../../../platform/web/api/use-ask.ts'
import { searchFigures } from '../../../contract/live.ts'
import { useLiveText } from './live.tsx'

export interface Wanted {
  readonly words: string
  /** A unit place; empty for the usual ones. */
  readonly at: string
  /** A period place; empty for the document's. */
  readonly over: string
}

/** Figures that can be inserted, as they would be printed now. */
export function useFound(wanted: Wanted, isWanted = true) {
  const { unit, period, language } = useLiveText()
  const words = useDeferredValue(wanted.words.trim())
  return useAsk(
    searchFigures,
    {
      ...{ unit, period, language, words },
      ...(wanted.at === '' ? {} : { at: wanted.at }),
      ...(wanted.over === '' ? {} : { over: wanted.over }),
    },
    isWanted && unit !== '' && period !== '',
  )
}
