import type { z } from 'zod'
import { dayBefore } from '../../../platform/domain/day.ts'
import type { Language } from '../../../platform/domain/text.ts'
import { printDay } from '../../../platform/web/language/dates.ts'
import type { Say } from '../../../platform/web/language/use-words.ts'
import type { listRegulations } from '../contract.ts'
import type { words } from './words.ts'

export type Rule = z.output<typeof listRegulations.output>['rules'][number]
export type Version = Rule['versions'][number]

/** A version or one that was replaced: what both say. */
export type Said = Omit<Version, 'isOnDay'>

type Key = keyof (typeof words)['keys']

export function validityOf({ from, until }: Said, say: Say<Key>, language: Language): string {
  const first = from === null ? null : printDay(from, language)
  const last = until === null ? null : printDay(dayBefore(until), language)
  if (first !== null && last !== null) return say('fromUntil', { from: first, until: last })
  if (first !== null) return say('sinceDay', { from: first })
  return last !== null ? say('untilDay', { until: last }) : say('always')
}
