import type { EditionTemplate } from './body.ts'
import { conferenceTemplates } from './conference.ts'
import { congressTemplates } from './congress.ts'
import { periodicTemplates } from './periodic.ts'

/**
 * Templates of the common kinds of documents, for every committee and edition. Their skeleton is the common one of
 * published reports; the sentences are our own. A sentence about a measure that a committee does not use is left out when
 * a document begins.
 */
export const documentTemplates: readonly EditionTemplate[] = [
  ...periodicTemplates,
  ...congressTemplates,
  ...conferenceTemplates,
]
