import { accept, type Outcome, refuse } from '../../../platform/domain/refusal.ts'
import { isAdministrator, type Reader } from '../../accounts/access.ts'

/** The same rule is `may_change_rules` in the schema. */
export const mayChangeMeasures = (reader: Reader): Outcome<true> =>
  isAdministrator(reader)
    ? accept(true)
    : refuse(
        'administrators-only',
        'Chỉ quản trị viên được lập và sửa chỉ số.',
        'Only administrators may make and change measures.',
      )
