import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useText, useWords } from '../../../platform/web/language/use-words.ts'
import { type Branch, inOrder, type TreeUnit } from './tree.ts'
import { type AskedUnits, useFound } from './use-units.ts'
import { words } from './words.ts'

interface UnitChoiceProps {
  readonly tree: { readonly units: readonly TreeUnit[]; readonly isWhole: boolean }
  /** What the tree was asked for with. */
  readonly asked: AskedUnits
  readonly value: string | undefined
  readonly recent: readonly string[]
  readonly onChoose: (code: string) => void
}
interface Shown extends Branch {
  readonly isRecent: boolean
}

const most = 150

function useShown({ tree, asked, recent }: UnitChoiceProps, typed: string) {
  const { units, isPart, isPending } = useFound(tree, asked, typed)
  const ordered = useMemo(() => inOrder(units), [units])
  const isSearching = typed.trim() !== ''
  return useMemo(() => {
    const all = ordered
      .slice(0, most)
      .map((branch) => ({ ...branch, depth: isSearching ? 0 : branch.depth, isRecent: false }))
    const last = recent
      .map((code) => ordered.find(({ unit }) => unit.code === code))
      .filter((branch) => branch !== undefined)
      .map((branch) => ({ ...branch, depth: 0, isRecent: true }))
    const shown: readonly Shown[] = !isSearching && ordered.length > 6 ? [...last, ...all] : all
    return { shown, rest: Math.max(0, ordered.length - most), isPart, isPending }
  }, [ordered, recent, isSearching, isPart, isPending])
}

/** A search box over the tree: arrows move, Enter opens. */
export function UnitChoice(props: UnitChoiceProps) {
  const say = useWords(words)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const { shown, rest, isPart, isPending } = useShown(props, typed)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.querySelector(`[data-index="${active}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const choose = (branch: Shown | undefined): void => {
    if (branch?.unit.isOpen) props.onChoose(branch.unit.code)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step !== undefined) setActive(Math.max(0, Math.min(shown.length - 1, active + step)))
    else if (event.key === 'Enter') choose(shown[active])
    else return
    event.preventDefault()
  }
  return (
    <div className="units">
      <label className="unseen" htmlFor={id}>
        {say('search')}
      </label>
      <input
        id={id}
        className="input"
        data-focus
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        placeholder={say('search')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={say('all')} tabIndex={-1} className="units-list" ref={list}>
        {shown.map((branch, index) => (
          <Option
            key={`${branch.isRecent ? 'recent-' : ''}${branch.unit.code}`}
            id={`${id}-${index}`}
            index={index}
            branch={branch}
            heading={
              index === 0 && branch.isRecent
                ? say('recent')
                : !branch.isRecent && shown[index - 1]?.isRecent
                  ? say('all')
                  : null
            }
            isActive={index === active}
            isChosen={branch.unit.code === props.value}
            onChoose={() => choose(branch)}
          />
        ))}
      </div>
      {shown.length === 0 && !isPending && <p role="status">{say('none', { text: typed })}</p>}
      {isPart ? (
        <p className="soft small">{say('moreBelow')}</p>
      ) : (
        rest > 0 && <p className="soft small">{say('more', { count: rest })}</p>
      )}
    </div>
  )
}

interface OptionProps {
  readonly id: string
  readonly index: number
  readonly branch: Shown
  readonly heading: string | null
  readonly isActive: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function Option({ id, index, branch, heading, isActive, isChosen, onChoose }: OptionProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <>
      {heading && (
        <div className="units-heading" role="presentation">
          {heading}
        </div>
      )}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the search box takes the keys for its options */}
      <div
        id={id}
        data-index={index}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        aria-disabled={!branch.unit.isOpen}
        className={`units-option ${isActive ? 'units-active' : ''}`}
        style={{ paddingInlineStart: 12 + branch.depth * 20 }}
        onClick={onChoose}
      >
        {text(branch.unit.name)}
        {!branch.unit.isOpen && <span className="soft small"> · {say('notOpen')}</span>}
      </div>
    </>
  )
}
