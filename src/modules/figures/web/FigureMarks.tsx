import { printDay } from '../../../platform/web/language/dates.ts'
import { useLanguage, useWords } from '../../../platform/web/language/use-words.ts'
import { Icon, type IconName } from '../../../platform/web/ui/icons.tsx'
import type { PrintedFigure } from '../contract.ts'
import { words } from './words.ts'

interface Mark {
  readonly icon: IconName
  readonly text: string
}

/** What a reader must know beside the number; each mark is a shape and a word. */
export function useMarks(): (figure: PrintedFigure, shown: string) => readonly Mark[] {
  const say = useWords(words)
  const language = useLanguage()
  return (figure, shown) => {
    const { have, expected, approved } = figure.coverage
    const marks: Mark[] = []
    if (figure.isEstimate && !/^(ước|est\.)/.test(shown)) marks.push({ icon: 'wave', text: say('estimate') })
    if (figure.isPartial)
      marks.push({ icon: 'part', text: expected > 1 ? `${have}/${expected}` : say('partial', { have, expected }) })
    if (figure.isOfMost) marks.push({ icon: 'part', text: say('ofMost') })
    if (have > approved)
      marks.push({ icon: 'ring', text: have === 1 ? say('unapproved') : say('approvedOf', { approved, have }) })
    if (figure.origin === 'inferred') marks.push({ icon: 'question', text: say('inferred') })
    if (figure.cutOffOn !== null)
      marks.push({ icon: 'clock', text: say('cutOff', { day: printDay(figure.cutOffOn, language) }) })
    return marks
  }
}

export function FigureMarks({ figure, shown }: { readonly figure: PrintedFigure; readonly shown: string }) {
  const marks = useMarks()(figure, shown)
  if (marks.length === 0) return null
  return (
    <span className="marks">
      {marks.map((mark) => (
        <span key={mark.text} className="mark">
          <Icon name={mark.icon} size={10} />
          {mark.text}
        </span>
      ))}
    </span>
  )
}
