import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { unitKinds } from '../../../org/unit.ts'
import type { Common } from '../../contract/measure.ts'
import { reportedPeriods } from '../../define/content.ts'
import { words } from './words.ts'

/** Where the figures of a measure come from, in words. */
export function useHow(): (measure: Pick<Common, 'kind' | 'result' | 'formula'>) => string {
  const say = useWords(words)
  const text = useText()
  return ({ kind, result, formula }) => {
    if (kind === 'counted') return say('counted')
    if (formula) return say('worked', { formula: text(formula) })
    if (result === 'quantity') return say('entered')
    return say(result === 'class' ? 'asClass' : result === 'date' ? 'asDate' : 'asWords')
  }
}

/** Names of kinds of unit and of period, in their own order. */
export function useKinds() {
  const say = useWords(words)
  return {
    ofUnits: (kinds: readonly string[]): string =>
      unitKinds
        .filter((kind) => kinds.includes(kind))
        .map((kind) => say(kind))
        .join(', '),
    ofPeriods: (kinds: readonly string[]): string =>
      reportedPeriods
        .filter((kind) => kinds.includes(kind))
        .map((kind) => say(kind))
        .join(', '),
  }
}
