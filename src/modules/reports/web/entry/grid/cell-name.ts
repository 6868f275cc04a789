import { useText } from '../../../../../platform/web/language/use-words.ts'
import type { GridCell } from '../../../contract/submission.ts'

/** What a person calls a cell: the measure, and the class where it has one. */
export function useCellName(): (cell: Pick<GridCell, 'measure' | 'className'>) => string {
  const text = useText()
  return ({ measure, className }) => (className ? `${text(measure.name)}: ${text(className)}` : text(measure.name))
}
