import { z } from 'zod'
import { endpoint } from '../../platform/domain/endpoint.ts'
import { doneShape, newIdShape, nothingShape, textShape } from '../../platform/domain/shapes.ts'
import { noticeKinds } from './deadline.ts'

const unitShape = z.object({ code: z.string(), name: textShape })

/** What is said of several units stands once; each closes by itself. */
const noticeShape = z.object({
  id: z.string(),
  kind: z.enum(noticeKinds),
  title: textShape,
  unit: unitShape,
  dueOn: z.string(),
  toldOn: z.string(),
  path: z.string(),
  /** The same of further units. */
  more: z.array(z.object({ id: z.string(), unit: unitShape, path: z.string() })),
  /** All of them. */
  isSeen: z.boolean(),
  /** Done, moved to another day, or told of anew. */
  isClosed: z.boolean(),
  mail: z.enum(['sent', 'waiting', 'refused', 'given_up']).nullable(),
})
export type NoticeItem = z.infer<typeof noticeShape>

/** The reminders of the account, the most pressing first; counted is what stands in the list. */
export const listNotices = endpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/notices',
  summary: { vi: 'Nhắc việc', en: 'Reminders' },
  access: 'account',
  input: z.object({
    /** What is open; with `closed` also what is done. */
    show: z.enum(['open', 'unseen', 'closed']).default('open'),
    kind: z.enum(noticeKinds).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
  }),
  output: z.object({
    today: z.string(),
    counts: z.object({ open: z.number(), unseen: z.number(), late: z.number(), closed: z.number() }),
    notices: z.array(noticeShape),
    /** More than `limit` fit. */
    isCut: z.boolean(),
    /** What the rule says, and that it is a setting. */
    rule: textShape.nullable(),
  }),
})

/** For the bell. */
export const countNotices = endpoint({
  name: 'countNotices',
  method: 'GET',
  path: '/notices/count',
  summary: { vi: 'Số nhắc việc chưa xem', en: 'Reminders not seen' },
  access: 'account',
  input: nothingShape,
  output: z.object({ unseen: z.number(), late: z.number() }),
})

export const seeNotices = endpoint({
  name: 'seeNotices',
  method: 'POST',
  path: '/notices/see',
  summary: { vi: 'Đánh dấu đã xem', en: 'Mark as seen' },
  access: 'account',
  /** Null: all that are open. */
  input: z.object({ ids: z.array(z.uuid()).max(5000).nullable() }),
  output: z.object({ seen: z.number() }),
})

export const readNoticeSettings = endpoint({
  name: 'readNoticeSettings',
  method: 'GET',
  path: '/notices/settings',
  summary: { vi: 'Cài đặt nhắc việc', en: 'Settings of reminders' },
  access: 'account',
  input: nothingShape,
  output: z.object({
    /** From which address mail comes; null when this installation sends none. */
    mailFrom: z.string().nullable(),
    address: z
      .object({
        address: z.string(),
        isConfirmed: z.boolean(),
        /** The mail server took no mail for it, in its words; nothing more is sent there. */
        refusal: z.string().nullable(),
      })
      .nullable(),
    mails: z.boolean(),
    language: z.enum(['vi', 'en']),
    lastMail: z
      .object({
        at: z.string(),
        outcome: z.enum(['sent', 'refused', 'given_up', 'needless']),
        error: z.string().nullable(),
      })
      .nullable(),
    hasCalendar: z.boolean(),
    rule: textShape.nullable(),
  }),
})

/** Takes the place of the address before; a code goes to it. */
export const setNoticeAddress = endpoint({
  name: 'setNoticeAddress',
  method: 'POST',
  path: '/notices/address',
  summary: { vi: 'Ghi địa chỉ nhận thư', en: 'Set the address for mail' },
  access: 'account',
  input: z.object({ id: newIdShape, address: z.string().trim().max(254) }),
  output: doneShape,
})

export const confirmNoticeAddress = endpoint({
  name: 'confirmNoticeAddress',
  method: 'POST',
  path: '/notices/address/confirm',
  summary: { vi: 'Xác nhận địa chỉ', en: 'Confirm the address' },
  access: 'account',
  input: z.object({ code: z.string().trim().min(4).max(40) }),
  output: doneShape,
})

export const removeNoticeAddress = endpoint({
  name: 'removeNoticeAddress',
  method: 'POST',
  path: '/notices/address/remove',
  summary: { vi: 'Bỏ địa chỉ nhận thư', en: 'Remove the address' },
  access: 'account',
  input: nothingShape,
  output: nothingShape,
})

export const preferNotices = endpoint({
  name: 'preferNotices',
  method: 'POST',
  path: '/notices/prefer',
  summary: { vi: 'Chọn cách nhận nhắc việc', en: 'Choose how to be reminded' },
  access: 'account',
  input: z.object({ mails: z.boolean(), language: z.enum(['vi', 'en']) }),
  output: nothingShape,
})

/** Makes a secret address of the account's calendar, told once; the one before opens nothing any more. */
export const renewCalendar = endpoint({
  name: 'renewCalendar',
  method: 'POST',
  path: '/notices/calendar/renew',
  summary: { vi: 'Tạo địa chỉ lịch', en: 'Make the address of the calendar' },
  access: 'account',
  input: nothingShape,
  output: z.object({ url: z.string() }),
})

export const endCalendar = endpoint({
  name: 'endCalendar',
  method: 'POST',
  path: '/notices/calendar/end',
  summary: { vi: 'Thôi dùng địa chỉ lịch', en: 'End the address of the calendar' },
  access: 'account',
  input: nothingShape,
  output: nothingShape,
})

export const listFailedJobs = endpoint({
  name: 'listFailedJobs',
  method: 'GET',
  path: '/jobs',
  summary: { vi: 'Việc của máy chủ không làm được', en: 'Work of the server that failed' },
  access: 'account',
  input: nothingShape,
  output: z.object({
    mailFrom: z.string().nullable(),
    open: z.array(
      z.object({
        id: z.string(),
        queue: z.string(),
        reason: z.string(),
        attempts: z.number(),
        at: z.string(),
      }),
    ),
    /** The latest answers, the last first. */
    answered: z.array(
      z.object({
        id: z.string(),
        queue: z.string(),
        reason: z.string(),
        at: z.string(),
        answer: z.enum(['retry', 'give_up']),
        answeredAt: z.string(),
        by: textShape,
        why: z.string(),
      }),
    ),
  }),
})

const answerShape = z.object({ id: z.uuid(), reason: z.string().trim().min(3).max(500) })

/** Has it tried again, as often as at first. */
export const retryJob = endpoint({
  name: 'retryJob',
  method: 'POST',
  path: '/jobs/retry',
  summary: { vi: 'Làm lại việc của máy chủ', en: 'Try work again' },
  access: 'account',
  input: answerShape,
  output: doneShape,
})

export const giveUpJob = endpoint({
  name: 'giveUpJob',
  method: 'POST',
  path: '/jobs/give-up',
  summary: { vi: 'Bỏ việc của máy chủ', en: 'Give work up' },
  access: 'account',
  input: answerShape,
  output: doneShape,
})
