import { type Day, earlierDay, laterDay } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import type { Text } from '../../platform/domain/text.ts'
import type { UnitRole } from '../org/unit.ts'

export const postKinds = [
  'secretary',
  'standing_deputy_secretary',
  'deputy_secretary',
  'standing_committee_member',
  'committee_member',
  'office_head',
  'office_deputy_head',
  'staff',
  'cell_secretary',
  'cell_deputy_secretary',
  'cell_committee_member',
] as const
export type PostKind = (typeof postKinds)[number]

interface KindOfPost {
  readonly name: Text
  /** The bodies such a post stands in; a body that keeps no organ of its own has it in the one above it in this list. */
  readonly bodies: readonly UnitRole[]
  /** Of a cell, not of a committee above one. */
  readonly isOfCell: boolean
}

const kind = (vi: string, en: string, bodies: readonly UnitRole[], isOfCell = false): KindOfPost => ({
  name: { vi, en },
  bodies,
  isOfCell,
})
const leading: readonly UnitRole[] = ['standing_body', 'standing_committee', 'committee']

/** The posts of the committee, its standing committee and standing body, its offices, and of a cell. */
export const kindsOfPost: Readonly<Record<PostKind, KindOfPost>> = {
  secretary: kind('Bí thư', 'Secretary', leading),
  standing_deputy_secretary: kind('Phó Bí thư Thường trực', 'Standing deputy secretary', leading),
  deputy_secretary: kind('Phó Bí thư', 'Deputy secretary', leading),
  standing_committee_member: kind('Ủy viên Ban Thường vụ', 'Member of the standing committee', [
    'standing_committee',
    'committee',
  ]),
  committee_member: kind('Ủy viên Ban Chấp hành', 'Member of the committee', ['committee']),
  office_head: kind('Trưởng ban, Chánh văn phòng', 'Head of an office', ['advisory_body']),
  office_deputy_head: kind('Phó trưởng ban, Phó văn phòng', 'Deputy head of an office', ['advisory_body']),
  staff: kind('Chuyên viên', 'Staff', ['advisory_body']),
  cell_secretary: kind('Bí thư chi bộ', 'Cell secretary', [], true),
  cell_deputy_secretary: kind('Phó Bí thư chi bộ', 'Deputy cell secretary', [], true),
  cell_committee_member: kind('Chi ủy viên', 'Member of the cell committee', [], true),
}

const cellRoles: readonly UnitRole[] = ['cell', 'grassroots_cell']

/** Which posts may stand in a body: those of its role; a cell has its own; an organisation without organs has them all. */
export function kindsFor(role: UnitRole, isPartyOrganisation: boolean): readonly PostKind[] {
  if (isPartyOrganisation) return postKinds.filter((item) => kindsOfPost[item].isOfCell === cellRoles.includes(role))
  return postKinds.filter((item) => kindsOfPost[item].bodies.includes(role))
}

/** A post of a body on the days `[from, until)`. */
export interface Post {
  readonly seats: number
  readonly from: Day
  readonly until: Day
}

/** Somebody in a post on the days `[from, until)`; who is acting (quyền, phụ trách) takes no seat. */
export interface Holding {
  readonly personId: string
  readonly from: Day
  readonly until: Day
  readonly isActing: boolean
}

const meet = (a: { from: Day; until: Day }, b: { from: Day; until: Day }): boolean =>
  a.from < b.until && b.from < a.until
const holdsOn = (item: { from: Day; until: Day }, on: Day): boolean => item.from <= on && on < item.until

/** Who holds a post on a day. */
export const holdersOn = <Held extends Holding>(holdings: readonly Held[], on: Day): readonly Held[] =>
  holdings.filter((holding) => holdsOn(holding, on))

/** Seats that nobody holds on a day; none where the post does not stand. */
export const vacantOn = (post: Post, holdings: readonly Holding[], on: Day): number =>
  holdsOn(post, on) ? Math.max(0, post.seats - seated(holdings, on)) : 0

const seated = (holdings: readonly Holding[], on: Day): number =>
  holdersOn(holdings, on).filter((holding) => !holding.isActing).length

/** The most seats that are taken at once on any day of a span. */
function mostSeated(holdings: readonly Holding[], during: { from: Day; until: Day }): number {
  const days = [during.from, ...holdings.map((holding) => laterDay(holding.from, during.from))]
  return Math.max(0, ...days.filter((on) => holdsOn(during, on)).map((on) => seated(holdings, on)))
}

/** May somebody hold the post? Refusals: `days-order`, `outside-post`, `held-already`, `no-seat`. */
export function checkHolding(post: Post, held: readonly Holding[], next: Holding): Outcome<true> {
  if (next.from >= post.until)
    return refuse(
      'outside-post',
      'Chức danh này không còn vào ngày đó.',
      'The post does not stand any more on that day.',
      'from',
    )
  if (next.until <= next.from)
    return refuse(
      'days-order',
      'Ngày thôi giữ phải sau ngày bắt đầu.',
      'The last day must come after the first.',
      'until',
    )
  if (next.from < post.from || next.until > post.until)
    return refuse(
      'outside-post',
      'Chức danh này không có trong suốt thời gian đó.',
      'The post does not stand during all of these days.',
      next.from < post.from ? 'from' : 'until',
    )
  const same = held.filter((holding) => holding.personId === next.personId)
  if (same.some((holding) => meet(holding, next)))
    return refuse(
      'held-already',
      'Người này đang giữ chính chức danh này trong thời gian đó.',
      'This person holds this very post during these days.',
      'person',
    )
  if (!next.isActing && mostSeated(held, next) >= post.seats)
    return refuse(
      'no-seat',
      `Chức danh này có ${post.seats} vị trí và đã đủ người. Hãy ghi thôi giữ trước, hoặc ghi là quyền, phụ trách.`,
      `This post has ${post.seats} seats and all are taken. End a holding first, or record it as acting.`,
      'post',
    )
  return accept(true)
}

/** May a post be changed to these seats and days? Refusals: `days-order`, `still-held`, `seats-taken`. */
export function checkPost(post: Post, held: readonly Holding[]): Outcome<true> {
  if (post.until <= post.from)
    return refuse('days-order', 'Ngày hết phải sau ngày bắt đầu.', 'The last day must come after the first.', 'until')
  if (held.some((holding) => holding.from < post.from || holding.until > post.until))
    return refuse(
      'still-held',
      'Còn người giữ chức danh này ngoài thời gian đó. Hãy ghi thôi giữ trước.',
      'Somebody holds this post outside these days. End the holding first.',
      'until',
    )
  if (mostSeated(held, post) > post.seats)
    return refuse(
      'seats-taken',
      'Số vị trí ít hơn số người đang giữ chức danh này.',
      'There are more holders than seats.',
      'seats',
    )
  return accept(true)
}

/** Ends a holding on a day, its first day without the post. Refusals: `days-order`, `ended-already`. */
export function checkEnd(holding: Holding, endsOn: Day): Outcome<true> {
  if (endsOn <= holding.from)
    return refuse(
      'days-order',
      'Ngày thôi giữ phải sau ngày bắt đầu. Nếu ghi nhầm, hãy rút lần giữ này.',
      'The end must come after the beginning. Withdraw the holding if it was a mistake.',
      'until',
    )
  if (earlierDay(holding.until, endsOn) === holding.until)
    return refuse('ended-already', 'Đã thôi giữ từ trước ngày này.', 'The holding has ended by this day.', 'until')
  return accept(true)
}
