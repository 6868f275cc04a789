import { useText } from '../../../platform/web/language/use-words.ts'
import { Go } from '../../../platform/web/routing/Go.tsx'
import type { TargetPage } from '../contract/target.ts'

interface DirectiveLinkProps {
  /** Null where the reader may not open it. */
  readonly id: string | null
  readonly directive: Pick<NonNullable<TargetPage['row']['directive']>, 'symbol' | 'name'>
  /** Its name beside its symbol. */
  readonly isLong?: boolean
}

/** A directive by its symbol, leading to its page. */
export function DirectiveLink({ id, directive, isLong = false }: DirectiveLinkProps) {
  const text = useText()
  const name = isLong
    ? [directive.symbol, text(directive.name)].filter(Boolean).join(' · ')
    : (directive.symbol ?? text(directive.name))
  if (id === null) return <>{name}</>
  return (
    <Go to="/directives/document" keeps={['unit', 'period']} query={{ document: id }}>
      {name}
    </Go>
  )
}
