import type { IconName } from '../../../platform/web/ui/icons.tsx'
import type { NoticeKind } from '../deadline.ts'

/** Colour never stands alone: each kind has its sign and its word. */
export const noticeLooks: Readonly<
  Record<NoticeKind, { readonly tone: 'not' | 'late' | 'track'; readonly icon: IconName }>
> = {
  escalated: { tone: 'not', icon: 'triangle' },
  overdue: { tone: 'not', icon: 'cross' },
  due_today: { tone: 'late', icon: 'clock' },
  returned: { tone: 'late', icon: 'back' },
  due_soon: { tone: 'track', icon: 'clock' },
}
