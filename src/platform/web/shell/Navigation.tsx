import { type ReactNode, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { Go } from '../routing/Go.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon, type IconName } from '../ui/icons.tsx'
import { words } from '../words.ts'

export interface NavItem {
  readonly to: string
  readonly name: string
  readonly shortName: string
  readonly icon: IconName
  /** Head of the group the item opens; those after it belong to it until the next head. */
  readonly opens?: string | undefined
  /** How much waits there, and what for a screen reader that number means. */
  readonly count?: { readonly number: number; readonly meaning: string }
}

const kept = ['unit', 'period', 'knownAt', 'restated']

interface ItemProps {
  readonly item: NavItem
  readonly name: string
  readonly items: readonly NavItem[]
}

function Item({ item, name, items }: ItemProps) {
  // A place with another one below it is not the current one there.
  const isExact = items.some((other) => other.to.startsWith(`${item.to}/`))
  return (
    <Go to={item.to} keeps={kept} isExact={isExact} className="nav-item">
      <Icon name={item.icon} size={16} />
      <span className="nav-name">{name}</span>
      {item.count !== undefined && item.count.number > 0 && (
        <span className="nav-count">
          {item.count.number}
          <span className="unseen"> {item.count.meaning}</span>
        </span>
      )}
    </Go>
  )
}

export function SideNav({ items }: { readonly items: readonly NavItem[] }) {
  const say = useWords(words)
  return (
    <nav className="shell-side" aria-label={say('sections')}>
      <ul>
        {items.map((item) => (
          <li key={item.to}>
            {item.opens !== undefined && <span className="nav-group">{item.opens}</span>}
            <Item item={item} name={item.name} items={items} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** On a phone: four places and a menu with the rest. */
export function BottomBar({ items, userSheet }: { readonly items: readonly NavItem[]; readonly userSheet: ReactNode }) {
  const say = useWords(words)
  const [isOpen, setOpen] = useState(false)
  const [first, rest] = [items.slice(0, 4), items.slice(4)]
  return (
    <nav className="shell-bottom" aria-label={say('menu')}>
      <ul>
        {first.map((item) => (
          <li key={item.to}>
            <Item item={item} name={item.shortName} items={items} />
          </li>
        ))}
        <li>
          <button type="button" className="nav-item" aria-haspopup="dialog" onClick={() => setOpen(true)}>
            <Icon name="menu" size={16} />
            <span className="nav-name">{say('menu')}</span>
          </button>
        </li>
      </ul>
      {isOpen && (
        <Dialog title={say('menu')} onClose={() => setOpen(false)}>
          <ul className="menu-list">
            {rest.map((item) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keys
              <li key={item.to} onClick={() => setOpen(false)}>
                {item.opens !== undefined && <span className="nav-group">{item.opens}</span>}
                <Item item={item} name={item.name} items={items} />
              </li>
            ))}
          </ul>
          {userSheet}
        </Dialog>
      )}
    </nav>
  )
}
