import { useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../language/use-words.ts'
import { Go } from '../routing/Go.tsx'
import { words } from '../words.ts'
import { Brand } from './Brand.tsx'
import { BottomBar, type NavGroup, SideNav } from './Navigation.tsx'
import './shell.css'

interface ShellProps {
  readonly band: ReactNode
  /** What the top bar says: where one is. */
  readonly place: ReactNode
  /** What is new for the person, on a phone too. */
  readonly notices: ReactNode
  readonly user: ReactNode
  /** The same for the menu of a phone, unfolded. */
  readonly userSheet: ReactNode
  readonly groups: readonly NavGroup[]
  /** A sentence across the page, for instance when looking at the past. */
  readonly across: ReactNode
  readonly aside: ReactNode
  readonly children: ReactNode
}

/** The frame around every page behind the sign-in. */
export function Shell({ band, place, notices, user, userSheet, groups, across, aside, children }: ShellProps) {
  const say = useWords(words)
  const main = useRef<HTMLElement>(null)
  useFocusOnNewPage(main)
  return (
    <>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      {band}
      <header className="shell-top">
        <Go to="/" keeps={['unit', 'period', 'knownAt', 'restated']} className="shell-brand">
          <Brand />
        </Go>
        <div className="shell-place">{place}</div>
        <div className="shell-notices">{notices}</div>
        <div className="shell-user">{user}</div>
      </header>
      {across}
      <div className={`shell-body ${aside ? 'shell-with-aside' : ''}`}>
        <SideNav groups={groups} />
        <main id="main" ref={main} tabIndex={-1} className="shell-main">
          {children}
        </main>
        {aside}
      </div>
      <BottomBar groups={groups} userSheet={userSheet} />
    </>
  )
}

/** A new page takes the focus to its beginning, as a loaded document would; changes of the query do not. */
function useFocusOnNewPage(main: React.RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation()
  const last = useRef(pathname)
  useEffect(() => {
    if (last.current !== pathname) main.current?.focus({ preventScroll: true })
    last.current = pathname
  }, [pathname, main])
}
