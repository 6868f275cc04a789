import type { ReactNode } from 'react'
import { Icon } from '../../../platform/web/ui/icons.tsx'

export type Look = 'good' | 'warn' | 'bad' | 'quiet'
const icons = { good: 'check', warn: 'clock', bad: 'cross', quiet: 'dash' } as const

/** A state as shape and word; colour is never the only sign. */
export function StateMark({ look, children }: { readonly look: Look; readonly children: ReactNode }) {
  return (
    <span className={`directive-state directive-${look}`}>
      <Icon name={icons[look]} size={12} /> {children}
    </span>
  )
}

export const lookOfForce = { in_force: 'good', not_yet: 'quiet', replaced: 'bad', ended: 'quiet' } as const
