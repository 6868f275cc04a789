import { dayText } from '../../../platform/domain/period-text.ts'
import { foldForSearch } from '../../../platform/domain/text.ts'
import { isMember } from '../lifecycle.ts'
import { type PersonRecord, spanOn } from '../membership.ts'
import { rowFault } from '../row/row.ts'
import type { DisciplineFault, DisciplineRow } from './row.ts'

const folded = (name: string): string => foldForSearch(name).replace(/\s+/g, ' ').trim()

/** Does the row say of the person what the register says? Half a date of birth agrees with the whole of it. */
export function checkIdentity(row: DisciplineRow, { profile }: PersonRecord): readonly DisciplineFault[] {
  const faults: DisciplineFault[] = []
  if (folded(row.name) !== folded(profile.name))
    faults.push(
      rowFault(
        row.row,
        'name',
        'other-name',
        'Số trong dòng này thuộc người có họ tên khác trong sổ. Kiểm tra số và họ tên.',
        'The number in this row belongs to somebody of another name in the register. Check number and name.',
      ),
    )
  const [told, held] = [row.birth, profile.birth]
  if (told !== null && held !== null && !told.startsWith(held) && !held.startsWith(told))
    faults.push(
      rowFault(
        row.row,
        'birth',
        'other-birth',
        'Ngày sinh khác với sổ. Kiểm tra xem có nhầm người không.',
        'The date of birth is not that of the register. Check whether it is somebody else.',
      ),
    )
  return faults
}

/** The first day of which the register knows that the person was in the Party; null when it knows none. */
const admittedOn = ({ memberships }: PersonRecord): string | null =>
  memberships
    .flatMap(({ ceremonyOn, decidedOn, partyAgeFrom }) => ceremonyOn ?? decidedOn ?? partyAgeFrom ?? [])
    .toSorted()[0] ?? null

const wasMember = (record: PersonRecord): boolean =>
  record.spans.some((span) => isMember(span.state)) ||
  record.memberships.some(({ ceremonyOn, fullOn }) => ceremonyOn !== null || fullOn !== null)

/**
 * What the membership says to a decision. The system that gives the file is the master of it: what only the register here may
 * have wrong is a warning.
 */
export function checkMembership(row: DisciplineRow, record: PersonRecord): readonly DisciplineFault[] {
  if (!wasMember(record))
    return [
      rowFault(
        row.row,
        'name',
        'never-a-member',
        'Người này chưa là đảng viên. Kiểm tra xem có nhầm người không.',
        'This person has never been a member. Check whether it is somebody else.',
      ),
    ]
  const faults: DisciplineFault[] = []
  const since = admittedOn(record)
  if (since !== null && row.decidedOn < since)
    faults.push(
      rowFault(
        row.row,
        'decided_on',
        'before-admission',
        `Quyết định trước ngày vào Đảng ghi trong sổ (${dayText(since).vi}).`,
        `The decision is before the admission held here (${dayText(since).en}).`,
        true,
      ),
    )
  const then = spanOn(record, row.decidedOn)?.state
  if ((then === 'probationary' || then === 'considered') && (row.form === 'removal' || row.form === 'expulsion'))
    faults.push(
      rowFault(
        row.row,
        'form',
        'probationary-then',
        'Theo sổ, lúc đó người này là đảng viên dự bị, chỉ bị khiển trách hoặc cảnh cáo (69-QĐ/TW).',
        'By the register the person was on probation then, with reprimand or warning as the only forms (69-QĐ/TW).',
        true,
      ),
    )
  if (row.form === 'expulsion' && isMember(record.state))
    faults.push(
      rowFault(
        row.row,
        'form',
        'still-a-member',
        'Tệp không đưa người này ra khỏi Đảng: hãy ghi việc khai trừ ở hồ sơ của người này.',
        'A file does not end the membership: record the expulsion in the person’s record.',
        true,
      ),
    )
  return faults
}
