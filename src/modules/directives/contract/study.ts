import { z } from 'zod'
import { endpoint } from '../../../platform/domain/endpoint.ts'
import { abilityShape, dayShape, doneShape, newIdShape, textShape } from '../../../platform/domain/shapes.ts'
import { unitRefShape } from '../../org/contract.ts'
import { reasonShape, shareShape } from './document.ts'

const people = z.coerce.number().int().min(0).max(100_000)
const attendanceShape = {
  summoned: z.number().int(),
  present: z.number().int(),
  excused: z.number().int(),
  unexcused: z.number().int(),
}
const totalShape = z.object({ ...attendanceShape, sheets: z.number().int(), share: shareShape })
const siteShape = z.object({ id: newIdShape, name: z.string().trim().min(2).max(200) })

const sessionInput = {
  /** The organ that convenes and chairs. */
  unit: z.string(),
  heldOn: dayShape,
  title: z.string().trim().min(3).max(300),
  directives: z.array(z.string()).min(1).max(20),
  sites: z.array(siteShape).min(1).max(200),
}

export const listSessions = endpoint({
  name: 'listSessions',
  method: 'GET',
  path: '/directives/sessions',
  summary: { vi: 'Hội nghị học tập, quán triệt', en: 'Study sessions' },
  access: 'account',
  input: z.object({ unit: z.string() }),
  output: z.object({
    sessions: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        heldOn: z.string(),
        unit: unitRefShape,
        directives: z.number().int(),
        sites: z.number().int(),
        /** Null for a reader below, who sees only its own sheets. */
        total: totalShape.nullable(),
      }),
    ),
    can: z.object({ convene: abilityShape }),
  }),
})

export const readSession = endpoint({
  name: 'readSession',
  method: 'GET',
  path: '/directives/sessions/session',
  summary: { vi: 'Một hội nghị học tập, quán triệt', en: 'One study session' },
  access: 'account',
  input: z.object({ id: z.string() }),
  output: z.object({
    id: z.string(),
    title: z.string(),
    heldOn: z.string(),
    unit: unitRefShape,
    directives: z.array(z.object({ id: z.string(), symbol: z.string().nullable(), name: textShape }).nullable()),
    sites: z.array(z.object({ id: z.string(), name: z.string(), total: totalShape })),
    total: totalShape,
    /** False for a reader below: totals are of its own sheets only. */
    isWhole: z.boolean(),
    sheets: z.array(
      z.object({
        id: z.string(),
        site: z.string(),
        unit: unitRefShape,
        ...attendanceShape,
        share: shareShape,
        at: z.string(),
        by: textShape,
        /** Entered by the convening office for the unit: both names stand on it. */
        isOnBehalf: z.boolean(),
        can: z.object({ save: abilityShape }),
      }),
    ),
    /** Units that may still bring a sheet, of those the caller may enter for. */
    units: z.array(unitRefShape),
    can: z.object({ change: abilityShape }),
  }),
})

export const conveneSession = endpoint({
  name: 'conveneSession',
  method: 'POST',
  path: '/directives/sessions/convene',
  summary: { vi: 'Ghi hội nghị học tập, quán triệt', en: 'Record a study session' },
  access: 'account',
  input: z.object({ id: newIdShape, ...sessionInput }),
  output: doneShape,
})

export const changeSession = endpoint({
  name: 'changeSession',
  method: 'POST',
  path: '/directives/sessions/change',
  summary: { vi: 'Đính chính hội nghị', en: 'Correct a study session' },
  access: 'account',
  input: z.object({ id: z.string(), ...sessionInput, reason: reasonShape }),
  output: doneShape,
})

export const withdrawSession = endpoint({
  name: 'withdrawSession',
  method: 'POST',
  path: '/directives/sessions/withdraw',
  summary: { vi: 'Rút hội nghị ghi nhầm', en: 'Withdraw a study session' },
  access: 'account',
  input: z.object({ id: z.string(), reason: reasonShape }),
  output: doneShape,
})

/** Saves the sheet of one unit at one place; `supersedes` names the sheet that was on screen when it is corrected. */
export const saveSheet = endpoint({
  name: 'saveSheet',
  method: 'POST',
  path: '/directives/sessions/sheet',
  summary: { vi: 'Ghi số người dự của một đơn vị', en: 'Save the attendance of a unit' },
  access: 'account',
  input: z.object({
    id: newIdShape,
    session: z.string(),
    site: z.string(),
    unit: z.string(),
    summoned: people,
    present: people,
    excused: people,
    unexcused: people,
    supersedes: z.string().optional(),
    reason: reasonShape.optional(),
  }),
  output: doneShape,
})
