import { type Day, daysBetween } from '../../platform/domain/day.ts'
import { dayText } from '../../platform/domain/period-text.ts'
import type { Language, Text } from '../../platform/domain/text.ts'
import type { NoticeKind } from './deadline.ts'

/** A mail without its address: plain text, and the same as simple HTML. */
export interface Written {
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface DigestLine {
  readonly kind: NoticeKind
  readonly title: Text
  /** Of which the same is to be done. */
  readonly units: readonly Text[]
  readonly dueOn: Day
  /** From the root of the application; of several units the list of reminders. */
  readonly path: string
}

export interface DigestFrame {
  readonly language: Language
  readonly today: Day
  readonly publicUrl: string
}

const settingsPath = '/notices/settings'

const phrases = {
  heading: {
    escalated: { vi: 'Cấp dưới quá hạn, cần đôn đốc', en: 'Late at a unit below: to be followed up' },
    overdue: { vi: 'Đã quá hạn', en: 'Overdue' },
    due_today: { vi: 'Đến hạn hôm nay', en: 'Due today' },
    returned: { vi: 'Bị trả lại, cần làm lại', en: 'Returned, to be done again' },
    due_soon: { vi: 'Sắp đến hạn', en: 'Due soon' },
  },
  open: { vi: 'Mở', en: 'Open' },
  why: {
    vi: 'Thư này được gửi tự động, mỗi ngày nhiều nhất một thư. Đổi địa chỉ hoặc thôi nhận thư tại:',
    en: 'This mail was sent automatically, at most one a day. To change the address or receive no more:',
  },
} as const

/** The order in which a reader should meet them. */
const order: readonly NoticeKind[] = ['escalated', 'overdue', 'due_today', 'returned', 'due_soon']

/** The last day, and how far away it is. */
export function whenOf(kind: NoticeKind, dueOn: Day, today: Day): Text {
  const on = dayText(dueOn)
  const days = daysBetween(today, dueOn)
  if (kind === 'returned') return { vi: `trả lại ngày ${on.vi}`, en: `returned on ${on.en}` }
  if (days === 0) return { vi: `hạn hôm nay, ${on.vi}`, en: `due today, ${on.en}` }
  return days > 0
    ? { vi: `hạn ${on.vi}, còn ${days} ngày`, en: `due ${on.en}, ${days === 1 ? '1 day' : `${days} days`} left` }
    : { vi: `hạn ${on.vi}, quá ${-days} ngày`, en: `due ${on.en}, ${days === -1 ? '1 day' : `${-days} days`} late` }
}

/** Names before the rest is counted. */
const mostNames = 8

/** One unit by its name; several counted, with the first of them. */
function unitsText(units: readonly Text[]): Text {
  const named = units.slice(0, mostNames)
  const more = units.length - named.length
  const list = (language: Language): string => named.map((unit) => unit[language]).join(', ')
  if (units.length === 1) return { vi: list('vi'), en: list('en') }
  return {
    vi: `${units.length} đơn vị: ${list('vi')}${more > 0 ? ` và ${more} đơn vị khác` : ''}`,
    en: `${units.length} units: ${list('en')}${more > 0 ? ` and ${more} more` : ''}`,
  }
}

/** The mail of a day. */
export function writeDigest(lines: readonly DigestLine[], frame: DigestFrame): Written {
  const { language: to, today, publicUrl } = frame
  const late = lines.filter(({ kind }) => kind === 'overdue' || kind === 'escalated').length
  const subject = {
    vi: `Nhắc việc ngày ${dayText(today).vi}: ${lines.length} việc${late > 0 ? `, ${late} quá hạn` : ''}`,
    en: `Reminders of ${dayText(today).en}: ${lines.length}${late > 0 ? `, ${late} late` : ''}`,
  }[to]
  const groups = order
    .map((kind) => ({ kind, lines: lines.filter((line) => line.kind === kind) }))
    .filter((group) => group.lines.length > 0)
  const textOfLine = (line: DigestLine): string =>
    `- ${line.title[to]} – ${unitsText(line.units)[to]} (${whenOf(line.kind, line.dueOn, today)[to]})\n  ${publicUrl}${line.path}`
  const htmlOfLine = (line: DigestLine): string =>
    `<li><a href="${escaped(publicUrl + line.path)}">${escaped(line.title[to])}</a> – ${escaped(unitsText(line.units)[to])} (${escaped(whenOf(line.kind, line.dueOn, today)[to])})</li>`
  return {
    subject,
    text: [
      ...groups.map(({ kind, lines: of }) => `${phrases.heading[kind][to]}\n${of.map(textOfLine).join('\n')}`),
      `${phrases.why[to]}\n${publicUrl}${settingsPath}`,
    ].join('\n\n'),
    html: page(
      to,
      subject,
      groups
        .map(
          ({ kind, lines: of }) =>
            `<h2>${escaped(phrases.heading[kind][to])}</h2><ul>${of.map(htmlOfLine).join('')}</ul>`,
        )
        .join('') +
        `<p>${escaped(phrases.why[to])} <a href="${escaped(publicUrl + settingsPath)}">${escaped(publicUrl + settingsPath)}</a></p>`,
    ),
  }
}

/** The mail that proves an address. */
export function writeConfirmation(code: string, { language: to, publicUrl }: Omit<DigestFrame, 'today'>): Written {
  const link = `${publicUrl}${settingsPath}?code=${code}`
  const said = {
    subject: { vi: 'Mã xác nhận địa chỉ nhận nhắc việc', en: 'Code to confirm your address for reminders' },
    code: { vi: `Mã xác nhận: ${code}`, en: `Code: ${code}` },
    how: {
      vi: 'Nhập mã này ở trang Cài đặt nhắc việc trong 24 giờ, hoặc mở liên kết sau khi đã đăng nhập:',
      en: 'Type it on the page of reminder settings within 24 hours, or open this link when signed in:',
    },
    else: {
      vi: 'Nếu không phải bạn yêu cầu, hãy bỏ qua thư này.',
      en: 'If you did not ask for it, ignore this mail.',
    },
  }
  return {
    subject: said.subject[to],
    text: [said.code[to], `${said.how[to]}\n${link}`, said.else[to]].join('\n\n'),
    html: page(
      to,
      said.subject[to],
      `<p><strong>${escaped(said.code[to])}</strong></p><p>${escaped(said.how[to])} <a href="${escaped(link)}">${escaped(link)}</a></p><p>${escaped(said.else[to])}</p>`,
    ),
  }
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

const page = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>${body}</body></html>`
