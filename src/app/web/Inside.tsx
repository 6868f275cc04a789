import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { readInstallation } from '../../modules/accounts/contract.ts'
import { accountWords, holds, type Me, useSession, useSignOut } from '../../modules/accounts/web/public.tsx'
import { FigurePanel, PastBand, useOpenFigure } from '../../modules/figures/web/public.tsx'
import { Bell } from '../../modules/notices/web/public.tsx'
import { UnitPicker, usePlace } from '../../modules/org/web/public.tsx'
import { Outbox, useLeaving, useTidy } from '../../modules/reports/web/public.tsx'
import { usePeriodsHeld } from '../../modules/targets/web/public.tsx'
import { useAsk } from '../../platform/web/api/use-ask.ts'
import { useText, useWords } from '../../platform/web/language/use-words.ts'
import { useGo, useQueryPart } from '../../platform/web/routing/address.ts'
import { Go } from '../../platform/web/routing/Go.tsx'
import { Redirect } from '../../platform/web/routing/Redirect.tsx'
import { Band } from '../../platform/web/shell/Band.tsx'
import { Shell } from '../../platform/web/shell/Shell.tsx'
import { UserMenu, UserSheet } from '../../platform/web/shell/UserMenu.tsx'
import { Failure } from '../../platform/web/ui/Failure.tsx'
import { PeriodPicker } from '../../platform/web/ui/PeriodPicker.tsx'
import { Skeleton } from '../../platform/web/ui/Skeleton.tsx'
import { useNav } from './use-nav.tsx'

/** Everything behind the sign-in: who is not signed in goes there and comes back to the same address. */
export function Inside() {
  const session = useSession()
  const { href } = useLocation()
  useTidy(session.data === undefined ? undefined : (session.data?.id ?? null))
  if (session.data === null) return <Redirect to="/sign-in" query={{ next: href }} />
  if (session.data === undefined) {
    return (
      <main className="shell-main">
        {session.error ? (
          <Failure problem={session.error} onRetry={() => session.refetch()} isPage />
        ) : (
          <Skeleton heights={[60, 80, 320]} />
        )}
      </main>
    )
  }
  return <Framed me={session.data} />
}

const unplaced = [
  '/',
  '/accounts',
  '/units',
  '/regulations',
  '/measures',
  '/consistency/rules',
  '/directives/types',
  '/privacy',
  '/notices',
  '/notices/settings',
  '/jobs',
]

function Framed({ me }: { readonly me: Me }) {
  const { pathname } = useLocation()
  const { unit, period } = usePlace()
  const { form } = useQueryPart()
  const go = useGo()
  const installation = useAsk(readInstallation, {})
  const groups = useNav(me, unit, period)
  const { leave: signOut, question } = useLeaving(me.id, useSignOut())
  const text = useText()
  const openFigure = useOpenFigure()
  // What waits for the person waits wherever it is; a form is opened for a unit and period.
  const isList = pathname === '/entry' && form === undefined
  const hasPlace = !unplaced.includes(pathname) && !pathname.startsWith('/f/') && !isList
  useEffect(() => {
    if (hasPlace && unit === undefined && me.home !== null)
      go({ unit: me.home }, { isReplacing: true, keepsScroll: true })
  }, [hasPlace, unit, me.home, go])
  return (
    <Shell
      band={<Band band={installation.data?.band ?? null} />}
      place={
        me.home !== null && (
          <PlacePickers home={me.home} today={installation.data?.today ?? ''} isPeriodShown={hasPlace} />
        )
      }
      notices={<Bell />}
      user={<UserMenu name={text(me.name)} login={me.login} onSignOut={signOut} />}
      userSheet={<UserSheet name={text(me.name)} login={me.login} onSignOut={signOut} />}
      groups={groups}
      across={<PastBand />}
      aside={openFigure && <FigurePanel address={openFigure} />}
    >
      <Outbox enters={holds(me, 'clerk', 'approver')} />
      {question}
      {me.home === null && hasPlace && pathname !== '/check' ? (
        <NoUnit isAdministrator={me.isAdministrator} />
      ) : hasPlace && unit === undefined && me.home !== null ? (
        <Skeleton heights={[56, 96, 320]} />
      ) : (
        <Outlet />
      )}
    </Shell>
  )
}

function NoUnit({ isAdministrator }: { readonly isAdministrator: boolean }) {
  const say = useWords(accountWords)
  return (
    <div className="stack">
      <h1>{say('noUnitTitle')}</h1>
      <p>{say(isAdministrator ? 'noUnitAdministrator' : 'noUnit')}</p>
      {isAdministrator && (
        <p>
          <Go to="/accounts" keeps={[]} className="button button-plain">
            {say('accounts')}
          </Go>
        </p>
      )}
    </div>
  )
}

interface PlacePickersProps {
  readonly home: string
  readonly today: string
  readonly isPeriodShown: boolean
}

function PlacePickers({ home, today, isPeriodShown }: PlacePickersProps) {
  const place = usePlace()
  const { pathname } = useLocation()
  const go = useGo()
  const held = usePeriodsHeld(isPeriodShown && pathname !== '/figures')
  const target =
    pathname === '/figures' ||
    unplaced.includes(pathname) ||
    !isPeriodShown ||
    /^\/reports\/(?!progress|burden)/.test(pathname)
      ? { to: '/board' }
      : {}
  return (
    <>
      <UnitPicker
        value={place.unit ?? home}
        onChoose={(unit) =>
          go({ unit, figure: undefined, measure: undefined, class: undefined, aspect: undefined }, target)
        }
      />
      {isPeriodShown && (
        <PeriodPicker
          value={place.period}
          today={today}
          held={held}
          onChoose={(period) => go({ period, figure: undefined })}
        />
      )}
    </>
  )
}
