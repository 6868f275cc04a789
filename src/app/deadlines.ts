import { directiveDeadlines } from '../modules/directives/server/public.ts'
import type { DeadlineSource } from '../modules/notices/server/public.ts'
import { peopleDeadlines } from '../modules/people/server/public.ts'
import { documentDeadlines, submissionDeadlines } from '../modules/reports/server/public.ts'

/** What is due, by the module that holds it: reminders, mail and calendars are made from this list. */
export const deadlineSources: readonly DeadlineSource[] = [
  submissionDeadlines,
  documentDeadlines,
  directiveDeadlines,
  peopleDeadlines,
]
