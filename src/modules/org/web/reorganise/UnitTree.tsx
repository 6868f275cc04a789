import { useMemo, useState } from 'react'
import { useAsk } from '../../../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../../../platform/web/language/use-words.ts'
import { Go } from '../../../../platform/web/routing/Go.tsx'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { listUnits } from '../../contract.ts'
import { inOrder, type TreeUnit } from '../tree.ts'
import type { AskedUnits } from '../use-units.ts'
import { words } from './words.ts'

/** Trees up to this size stand open; larger ones open level by level. */
const openMost = 400
const shownMost = 400

interface UnitTreeProps {
  readonly units: readonly TreeUnit[]
  readonly asked: AskedUnits
  /** Found by name: a list, not a tree. */
  readonly isSearched: boolean
}

/** A tree whose branches open: those not at hand are asked for when they do. */
export function UnitTree({ units, asked, isSearched }: UnitTreeProps) {
  const say = useWords(words)
  const ordered = useMemo(() => inOrder(units).map(({ unit }) => unit), [units])
  const children = useMemo(() => {
    const codes = new Set(ordered.map((unit) => unit.code))
    const under = new Map<string, TreeUnit[]>()
    for (const unit of ordered) {
      const parent = unit.parent !== null && codes.has(unit.parent) ? unit.parent : ''
      const siblings = under.get(parent)
      if (siblings) siblings.push(unit)
      else under.set(parent, [unit])
    }
    return under
  }, [ordered])
  if (isSearched)
    return (
      <>
        <ul className="tree">
          {ordered.slice(0, shownMost).map((unit) => (
            <li key={unit.code}>
              <Name unit={unit} />
            </li>
          ))}
        </ul>
        {ordered.length > shownMost && <p className="soft small">{say('onlyPart')}</p>}
      </>
    )
  return (
    <ul className="tree">
      {(children.get('') ?? []).map((unit) => (
        <Node key={unit.code} unit={unit} held={children} asked={asked} isOpen={ordered.length <= openMost} depth={0} />
      ))}
    </ul>
  )
}

interface NodeProps {
  readonly unit: TreeUnit
  readonly held: ReadonlyMap<string, readonly TreeUnit[]>
  readonly asked: AskedUnits
  readonly isOpen: boolean
  readonly depth: number
}

function Node({ unit, held, asked, isOpen, depth }: NodeProps) {
  const say = useWords(words)
  const text = useText()
  const [isShown, setShown] = useState(isOpen || depth === 0)
  const own = held.get(unit.code)
  return (
    <li>
      <span className="tree-line">
        <Name unit={unit} />
        {unit.below > 0 && (
          <button
            type="button"
            className="tree-more"
            aria-expanded={isShown}
            aria-label={`${text(unit.name)}: ${say('children', { count: unit.below })}`}
            onClick={() => setShown(!isShown)}
          >
            {isShown ? '▾' : '▸'} {say('children', { count: unit.below })}
          </button>
        )}
      </span>
      {isShown && unit.below > 0 && (
        <ul className="tree tree-under">
          {own ? (
            own.map((child) => (
              <Node key={child.code} unit={child} held={held} asked={asked} isOpen={isOpen} depth={depth + 1} />
            ))
          ) : (
            <Asked unit={unit} asked={asked} depth={depth} />
          )}
        </ul>
      )}
    </li>
  )
}

const none: ReadonlyMap<string, readonly TreeUnit[]> = new Map()

function Asked({ unit, asked, depth }: Pick<NodeProps, 'unit' | 'asked' | 'depth'>) {
  const say = useWords(words)
  const children = useAsk(listUnits, { ...asked, under: unit.code })
  return (
    <Await query={children}>
      {({ units, isWhole }) => (
        <>
          {inOrder(units).map(({ unit: child }) => (
            <Node key={child.code} unit={child} held={none} asked={asked} isOpen={false} depth={depth + 1} />
          ))}
          {!isWhole && <li className="soft small">{say('onlyPart')}</li>}
        </>
      )}
    </Await>
  )
}

function Name({ unit }: { readonly unit: TreeUnit }) {
  const text = useText()
  return unit.isOpen ? (
    <Go to="/units/unit" query={{ code: unit.code }}>
      {text(unit.name)}
    </Go>
  ) : (
    <span className="soft">{text(unit.name)}</span>
  )
}
