import { holds, type Me } from '../../modules/accounts/web/public.tsx'
import { useWaitingCount } from '../../modules/figures/web/public.tsx'
import { useWords } from '../../platform/web/language/use-words.ts'
import type { NavItem } from '../../platform/web/shell/Navigation.tsx'
import { words } from './words.tsx'

/** The modules a person's roles give, in the words of their work. */
export function useNav(me: Me, unit: string | undefined): readonly NavItem[] {
  const say = useWords(words)
  const works = holds(me, 'clerk', 'approver')
  const waiting = useWaitingCount(works ? unit : undefined)
  const items: (NavItem | false)[] = [
    me.home !== null && { to: '/board', name: say('board'), shortName: say('boardShort'), icon: 'board' },
    me.home !== null &&
      works && {
        to: '/entry',
        name: say('entry'),
        shortName: say('entryShort'),
        icon: 'pen',
        count: { number: waiting, meaning: say('waitApproval') },
      },
    me.home !== null && { to: '/targets', name: say('targets'), shortName: say('targetsShort'), icon: 'aim' },
    me.home !== null && { to: '/reports', name: say('reports'), shortName: say('reportsShort'), icon: 'paper' },
    me.home !== null && { to: '/directives', name: say('directives'), shortName: say('directivesShort'), icon: 'book' },
    me.isAdministrator && { to: '/accounts', name: say('accounts'), shortName: say('accountsShort'), icon: 'people' },
  ]
  return items.filter((item) => item !== false)
}
