import { holds, type Me } from '../../modules/accounts/web/public.tsx'
import { useOpenFindings } from '../../modules/consistency/web/public.tsx'
import { useWaitingCount } from '../../modules/figures/web/public.tsx'
import { useClocksWaiting } from '../../modules/people/web/public.tsx'
import { useDocumentsWaiting, useDueCount } from '../../modules/reports/web/public.tsx'
import { useWords } from '../../platform/web/language/use-words.ts'
import type { NavGroup, NavItem } from '../../platform/web/shell/Navigation.tsx'
import { words } from './words.tsx'

/** The modules a person's roles give, in the words of their work, grouped by what the work is about. */
export function useNav(me: Me, unit: string | undefined, period: string | undefined): readonly NavGroup[] {
  const say = useWords(words)
  const works = holds(me, 'clerk', 'approver')
  // A page of no unit still says what waits at home.
  const at = works ? (unit ?? me.home ?? undefined) : undefined
  const waiting = useWaitingCount(at)
  const clocks = useClocksWaiting(at)
  const openFindings = useOpenFindings(at, period)
  const documents = useDocumentsWaiting(unit ?? me.home ?? undefined)
  const due: NavItem = {
    to: '/entry',
    name: say('due'),
    shortName: say('dueShort'),
    icon: 'clock',
    count: { number: useDueCount(works), meaning: say('dueWaiting') },
  }
  const entry: NavItem = {
    to: '/entry/value',
    name: say('entry'),
    shortName: say('entryShort'),
    icon: 'pen',
    count: { number: waiting, meaning: say('waitApproval') },
  }
  const work: readonly NavItem[] = [
    { to: '/board', name: say('board'), shortName: say('boardShort'), icon: 'board' },
    ...(works ? [due, entry] : []),
  ]
  const direction: readonly NavItem[] = [
    { to: '/targets', name: say('targets'), shortName: say('targetsShort'), icon: 'aim' },
    { to: '/directives', name: say('directives'), shortName: say('directivesShort'), icon: 'book' },
  ]
  const check: NavItem = { to: '/check', name: say('check'), shortName: say('checkShort'), icon: 'check' }
  const reporting: readonly NavItem[] = [
    {
      to: '/documents',
      name: say('documents'),
      shortName: say('documentsShort'),
      icon: 'pen',
      count: { number: documents, meaning: say('documentsWaiting') },
    },
    { to: '/reports', name: say('reports'), shortName: say('reportsShort'), icon: 'paper' },
    {
      to: '/reports/progress',
      name: say('progress'),
      shortName: say('progressShort'),
      icon: 'steps',
      holds: ['/reports/submission'],
    },
    {
      to: '/forms',
      name: say('reportForms'),
      shortName: say('reportFormsShort'),
      icon: 'board',
      holds: ['/reports/burden'],
    },
    {
      to: '/consistency',
      name: say('findings'),
      shortName: say('findingsShort'),
      icon: 'question',
      count: { number: openFindings, meaning: say('findingsOpen') },
    },
    check,
  ]
  const people: readonly NavItem[] = [
    {
      to: '/people',
      name: say('people'),
      shortName: say('peopleShort'),
      icon: 'people',
      count: { number: clocks, meaning: say('clocksWaiting') },
    },
    { to: '/people/pipeline', name: say('pipeline'), shortName: say('pipelineShort'), icon: 'steps' },
    { to: '/badges', name: say('badges'), shortName: say('badgesShort'), icon: 'badge' },
    { to: '/people/forms', name: say('forms'), shortName: say('formsShort'), icon: 'board' },
    { to: '/people/exchange', name: say('exchange'), shortName: say('exchangeShort'), icon: 'paper' },
  ]
  const organisation: readonly NavItem[] = [
    { to: '/units', name: say('units'), shortName: say('unitsShort'), icon: 'tree' },
    { to: '/posts', name: say('posts'), shortName: say('postsShort'), icon: 'people' },
    { to: '/terms', name: say('terms'), shortName: say('termsShort'), icon: 'clock' },
  ]
  const rules: readonly NavItem[] = [
    { to: '/privacy', name: say('privacy'), shortName: say('privacyShort'), icon: 'lock' },
    ...(me.isAdministrator
      ? [
          { to: '/accounts', name: say('accounts'), shortName: say('accountsShort'), icon: 'people' } as const,
          { to: '/measures', name: say('measures'), shortName: say('measuresShort'), icon: 'aim' } as const,
          { to: '/consistency/rules', name: say('rules'), shortName: say('rulesShort'), icon: 'check' } as const,
          {
            to: '/directives/types',
            name: say('directiveTypes'),
            shortName: say('directiveTypesShort'),
            icon: 'book',
          } as const,
          { to: '/jobs', name: say('jobs'), shortName: say('jobsShort'), icon: 'steps' } as const,
          { to: '/regulations', name: say('regulations'), shortName: say('regulationsShort'), icon: 'clock' } as const,
        ]
      : []),
  ]
  const settings: NavGroup = { name: say('aboutRules'), items: rules }
  const checks: NavGroup = { name: say('aboutReports'), items: [check] }
  if (me.home === null)
    return me.isAdministrator
      ? [{ name: say('aboutUnits'), items: organisation.slice(0, 1) }, checks, settings]
      : [checks, settings]
  return [
    { name: null, items: work },
    { name: say('aboutDirection'), items: direction },
    { name: say('aboutReports'), items: reporting },
    { name: say('aboutPeople'), items: people },
    { name: say('aboutUnits'), items: organisation },
    settings,
  ]
}
