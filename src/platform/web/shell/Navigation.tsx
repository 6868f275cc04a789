import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useState } from 'react'
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
  /** Addresses of its own that do not lie below `to`. */
  readonly holds?: readonly string[]
  /** How much waits there, and what for a screen reader that number means. */
  readonly count?: { readonly number: number; readonly meaning: string }
}

/** Items about one thing; those of the first work stand without a head. */
export interface NavGroup {
  readonly name: string | null
  readonly items: readonly NavItem[]
}

const kept = ['unit', 'period', 'knownAt', 'restated']
const isUnder = (path: string, place: string): boolean => path === place || path.startsWith(`${place}/`)
const isHeld = (path: string, item: NavItem): boolean => item.holds?.some((place) => isUnder(path, place)) ?? false
const isWithin = (path: string, item: NavItem): boolean => isUnder(path, item.to) || isHeld(path, item)

interface ItemProps {
  readonly item: NavItem
  readonly name: string
  readonly groups: readonly NavGroup[]
}

function Item({ item, name, groups }: ItemProps) {
  const { pathname } = useLocation()
  // A place with another one below it is not the current one there.
  const isExact = groups.some(({ items }) =>
    items.some((other) =>
      [other.to, ...(other.holds ?? [])].some((place) => place.startsWith(`${item.to}/`) && isUnder(pathname, place)),
    ),
  )
  return (
    <Go
      to={item.to}
      keeps={kept}
      isExact={isExact}
      className="nav-item"
      {...(isHeld(pathname, item) ? { 'aria-current': 'page' } : {})}
    >
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

export function SideNav({ groups }: { readonly groups: readonly NavGroup[] }) {
  const say = useWords(words)
  const list = useRef<HTMLUListElement>(null)
  useCurrentInSight(list, groups.flatMap(({ items }) => items).length)
  return (
    <nav className="shell-side" aria-label={say('sections')}>
      <ul ref={list}>
        {groups.map((group) =>
          group.items.map((item, at) => (
            <li key={item.to}>
              {at === 0 && group.name !== null && <span className="nav-group">{group.name}</span>}
              <Item item={item} name={item.name} groups={groups} />
            </li>
          )),
        )}
      </ul>
    </nav>
  )
}

/** Scrolls the list, and nothing else, until the entry of this page stands in it; anew when its height or entries change. */
function useCurrentInSight(list: React.RefObject<HTMLUListElement | null>, entries: number): void {
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page has another current entry
  useEffect(() => {
    const scrolled = list.current
    if (!scrolled) return
    const watch = new ResizeObserver(() => {
      const whole = scrolled.getBoundingClientRect()
      const current = scrolled.querySelector('[aria-current="page"]')?.getBoundingClientRect()
      if (!current) return
      if (current.bottom > whole.bottom) scrolled.scrollTop += current.bottom - whole.bottom + 8
      else if (current.top < whole.top) scrolled.scrollTop -= whole.top - current.top + 8
    })
    watch.observe(scrolled)
    return () => watch.disconnect()
  }, [pathname, entries, list])
}

interface BottomBarProps {
  readonly groups: readonly NavGroup[]
  readonly userSheet: ReactNode
}

/** On a phone: four places, and a menu with the rest, one line for each group. */
export function BottomBar({ groups, userSheet }: BottomBarProps) {
  const say = useWords(words)
  const { pathname } = useLocation()
  const [isOpen, setOpen] = useState(false)
  const first = groups.flatMap((group) => group.items).slice(0, 4)
  const rest = groups
    .map((group) => ({ ...group, items: group.items.filter((item) => !first.includes(item)) }))
    .filter((group) => group.items.length > 0)
  const close = (): void => setOpen(false)
  return (
    <nav className="shell-bottom" aria-label={say('menu')}>
      <ul>
        {first.map((item) => (
          <li key={item.to}>
            <Item item={item} name={item.shortName} groups={groups} />
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
        <Dialog title={say('menu')} onClose={close}>
          <ul className="menu-list">
            {rest.map((group) => {
              const list = (
                <ul>
                  {group.items.map((item) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keys
                    <li key={item.to} onClick={close}>
                      <Item item={item} name={item.name} groups={groups} />
                    </li>
                  ))}
                </ul>
              )
              return (
                <li key={group.name}>
                  {group.name === null ? (
                    list
                  ) : (
                    <details
                      className="menu-group"
                      open={rest.length === 1 || group.items.some((item) => isWithin(pathname, item))}
                    >
                      <summary>{group.name}</summary>
                      {list}
                    </details>
                  )}
                </li>
              )
            })}
          </ul>
          {userSheet}
        </Dialog>
      )}
    </nav>
  )
}
