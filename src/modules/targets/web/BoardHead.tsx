import { printDay } from '../../../platform/web/language/dates.ts'
import { periodText } from '../../../platform/web/language/period-text.ts'
import { useLanguage, useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Button } from '../../../platform/web/ui/Button.tsx'
import { Icon } from '../../../platform/web/ui/icons.tsx'
import type { Board } from '../contract.ts'
import { words } from './words.ts'

export function BoardHead({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const count = (...codes: readonly string[]): number =>
    board.targets.filter((row) => codes.includes(row.state.code)).length
  const parts = [
    text(board.period.text),
    board.targets.length > 0 ? say('subTargets', { count: board.targets.length }) : '',
    count('met', 'exceeded') > 0 ? say('subMet', { count: count('met', 'exceeded') }) : '',
    count('late', 'at_risk') > 0 ? say('subBehind', { count: count('late', 'at_risk') }) : '',
    count('not_met') > 0 ? say('subNotMet', { count: count('not_met') }) : '',
    board.children.length > 0 ? say('subChildren', { count: board.children.length }) : '',
    say('to', { day: printDay(board.period.last, language) }),
  ]
  return (
    <header className="page-head board-head">
      <div>
        <h1>{text(board.unit.name)}</h1>
        <p className="soft">{parts.filter(Boolean).join(' · ')}</p>
      </div>
      <Button className="screen-only" onClick={() => window.print()}>
        <Icon name="print" /> {say('print')}
      </Button>
    </header>
  )
}

/** The theme of the year, the superior's beside it, and the breakthroughs of the term. */
export function BoardTheme({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  const language = useLanguage()
  const { theme, superiorTheme, breakthroughs, objectives } = board
  if (!theme && !superiorTheme && breakthroughs.length + objectives.length === 0) return null
  return (
    <div className="themes">
      {theme && (
        <div className="theme">
          <p className="soft small">{say('theme', { period: periodText(theme.period, language) })}</p>
          <p className="theme-text">{text(theme.text)}</p>
        </div>
      )}
      {superiorTheme && (
        <div className="theme theme-superior">
          <p className="soft small">
            {say('superiorTheme', {
              period: periodText(superiorTheme.period, language),
              unit: text(superiorTheme.unit.name),
            })}
          </p>
          <p className="theme-text">{text(superiorTheme.text)}</p>
        </div>
      )}
      <Worded title={say('breakthroughs')} items={breakthroughs} />
      <Worded title={say('objectives')} items={objectives} />
    </div>
  )
}

function Worded({ title, items }: { readonly title: string; readonly items: Board['breakthroughs'] }) {
  const text = useText()
  if (items.length === 0) return null
  return (
    <div className="theme theme-breakthroughs">
      <p className="soft small">{title}</p>
      <ol>
        {items.map((item) => (
          <li key={item.id}>{text(item.text)}</li>
        ))}
      </ol>
    </div>
  )
}
