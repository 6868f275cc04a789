import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import { DataTable } from '../../../platform/web/ui/DataTable.tsx'
import { Icon, type IconName } from '../../../platform/web/ui/icons.tsx'
import type { Board } from '../contract.ts'
import { words } from './words.ts'

type Child = Board['children'][number]
interface Part {
  readonly count: number
  readonly tone: string
  readonly icon: IconName
  readonly word: 'stateMet' | 'stateNotMet' | 'stateBehind' | 'stateInProgress' | 'stateUndecided'
}

const partsOf = (child: Child): readonly Part[] => [
  { count: child.notMet, tone: 'not', icon: 'cross', word: 'stateNotMet' },
  { count: child.behind, tone: 'risk', icon: 'clock', word: 'stateBehind' },
  { count: child.undecided, tone: 'late', icon: 'question', word: 'stateUndecided' },
  { count: child.inProgress, tone: 'track', icon: 'arrow', word: 'stateInProgress' },
  { count: child.met, tone: 'met', icon: 'check', word: 'stateMet' },
]

function States({ child }: { readonly child: Child }) {
  const say = useWords(words)
  const parts = partsOf(child).filter((part) => part.count > 0)
  if (parts.length === 0) return <span className="soft">{say('noTargets')}</span>
  return (
    <span className="child-states">
      {parts.map((part) => (
        <span key={part.word} className={`state-mark tone-${part.tone}`}>
          <Icon name={part.icon} size={12} />
          {part.count} {say(part.word)}
        </span>
      ))}
    </span>
  )
}

function Stack({ child }: { readonly child: Child }) {
  return (
    <span className="stack-bar" aria-hidden="true">
      {partsOf(child).map(
        (part) =>
          part.count > 0 && <span key={part.word} className={`fill-${part.tone}`} style={{ flexGrow: part.count }} />,
      )}
    </span>
  )
}

/** The units below; a click goes down. */
export function ChildrenTable({ board }: { readonly board: Board }) {
  const say = useWords(words)
  const text = useText()
  if (board.children.length === 0) return null
  const title = say('children', { count: board.children.length })
  return (
    <section className="section children">
      <div className="section-head">
        <h2>{title}</h2>
        <span className="soft small">{say('childrenHint')}</span>
      </div>
      <DataTable
        caption={title}
        rows={board.children}
        rowKey={(child) => child.unit.code}
        columns={[
          {
            key: 'unit',
            kind: 'title',
            header: say('unit'),
            cell: (child) =>
              child.isOpen ? (
                <Go to="/board" query={{ unit: child.unit.code, figure: undefined }} className="child-link">
                  {text(child.unit.name)} <Icon name="next" size={10} />
                </Go>
              ) : (
                text(child.unit.name)
              ),
          },
          {
            key: 'targets',
            kind: 'number',
            header: say('target'),
            label: say('target'),
            cell: (child) => child.targets,
          },
          { key: 'states', header: say('state'), cell: (child) => <States child={child} /> },
          {
            key: 'share',
            header: say('share'),
            width: '22%',
            isHiddenOnPhone: true,
            cell: (child) => <Stack child={child} />,
          },
        ]}
      />
    </section>
  )
}
