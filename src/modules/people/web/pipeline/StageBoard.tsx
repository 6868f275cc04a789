import type { KeyboardEvent } from 'react'
import { useWords } from '../../../../platform/web/language/use-words.ts'
import { useIsNarrow } from '../../../../platform/web/ui/use-is-narrow.ts'
import type { Card } from '../../contract/pipeline.ts'
import { stages } from '../../pipeline.ts'
import { StageCard } from './StageCard.tsx'
import { words } from './words.ts'

interface StageBoardProps {
  readonly cards: readonly Card[]
  readonly onOpen: (card: Card) => void
  readonly onStep: ((card: Card) => void) | null
}

/** Arrow keys go from card to card, and from stage to stage at the same height. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key]
  const at = event.target as HTMLElement
  if (!step || !at.matches('[data-card]')) return
  const columns = [...event.currentTarget.querySelectorAll('[data-stage]')]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-card]')])
    .filter((links) => links.length > 0)
  const column = columns.findIndex((links) => links.includes(at))
  const row = columns[column]?.indexOf(at) ?? 0
  const [across = 0, down = 0] = step
  const next = columns[column + across]
  const target = next?.[Math.min(row + down, next.length - 1)]
  if (!target) return
  event.preventDefault()
  target.focus()
}

/** Columns by stage on a desk and on paper, a list that unfolds by stage on a phone. */
export function StageBoard({ cards, onOpen, onStep }: StageBoardProps) {
  const say = useWords(words)
  const isNarrow = useIsNarrow(760)
  return (
    <>
      <p className="soft small screen-only way-keys">{say('keys')}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the links inside are the controls; arrows only move between them */}
      <div className="way-board" onKeyDown={moveFocus}>
        {stages.map((stage) => {
          const here = cards.filter((card) => card.stage === stage).toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))
          const head = (
            <h2 className="way-head">
              <span>{say(stage)}</span> <span className="way-count">{here.length}</span>
            </h2>
          )
          const named = {
            id: `stage-${stage}`,
            'data-stage': stage,
            className: `way-stage ${here.length === 0 ? 'way-empty' : ''}`,
          }
          const list = (
            <ul className="way-cards">
              {here.map((card) => (
                <li key={card.person.id}>
                  <StageCard card={card} onOpen={onOpen} onStep={onStep} />
                </li>
              ))}
            </ul>
          )
          if (isNarrow && here.length > 0)
            return (
              <details key={stage} {...named} open={cards.length <= 6}>
                <summary>{head}</summary>
                {list}
              </details>
            )
          return (
            <section key={stage} {...named}>
              {head}
              {here.length === 0 ? <p className="soft small way-nobody">{say('nobody')}</p> : list}
            </section>
          )
        })}
      </div>
    </>
  )
}
