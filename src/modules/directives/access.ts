import type { Day } from '../../platform/domain/day.ts'
import { canReadFigure, type Reader } from '../accounts/access.ts'
import type { Forest } from '../org/forest.ts'
import type { UnitId } from '../org/unit.ts'
import type { Audience } from './directive.ts'

export interface Readable {
  readonly issuerId: UnitId
  readonly issuedOn: Day | null
  readonly audience: Audience
}

/**
 * May the reader read a document? Who may read its issuer may; one for those below is read by units that stood under the issuer when
 * it was issued, or stand there now. The same rule is `may_read_directive` in the schema.
 */
export function canReadDirective(forest: Forest, reader: Reader, directive: Readable): boolean {
  const { issuerId, issuedOn, audience } = directive
  const isOpenOn = (on: Day): boolean => canReadFigure(forest, reader, issuerId, on, audience)
  return isOpenOn(issuedOn ?? reader.today) || (audience === 'subtree' && isOpenOn(reader.today))
}
