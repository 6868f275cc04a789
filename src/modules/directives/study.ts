import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { type Share, shareOf } from './share.ts'

/** Attendance in numbers; no names. */
export interface Attendance {
  readonly summoned: number
  readonly present: number
  /** Absent with a reason, and without one. */
  readonly excused: number
  readonly unexcused: number
}

/** Everybody summoned is present or absent: the same rule while typing and on the server. */
export function checkAttendance({ summoned, present, excused, unexcused }: Attendance): Outcome<true> {
  const told = present + excused + unexcused
  if (told === summoned) return accept(true)
  const difference = Math.abs(summoned - told)
  return told < summoned
    ? refuse(
        'attendance-short',
        `Có mặt và vắng cộng lại là ${told}, còn thiếu ${difference} so với ${summoned} triệu tập.`,
        `Present and absent add up to ${told}, ${difference} fewer than the ${summoned} summoned.`,
        'present',
      )
    : refuse(
        'attendance-over',
        `Có mặt và vắng cộng lại là ${told}, nhiều hơn ${difference} so với ${summoned} triệu tập.`,
        `Present and absent add up to ${told}, ${difference} more than the ${summoned} summoned.`,
        'present',
      )
}

export interface AttendanceTotal extends Attendance {
  readonly sheets: number
  readonly share: Share
}

/** Sheets added up; the share is worked out from the sums, never averaged. */
export function totalOf(sheets: readonly Attendance[]): AttendanceTotal {
  const sum = (pick: (sheet: Attendance) => number): number => sheets.reduce((total, sheet) => total + pick(sheet), 0)
  const [summoned, present] = [sum((sheet) => sheet.summoned), sum((sheet) => sheet.present)]
  return {
    summoned,
    present,
    excused: sum((sheet) => sheet.excused),
    unexcused: sum((sheet) => sheet.unexcused),
    sheets: sheets.length,
    share: shareOf(present, summoned),
  }
}
