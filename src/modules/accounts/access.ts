import type { Day } from '../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../platform/domain/refusal.ts'
import { existsOn, type Forest, homePartyOn, lastDayBy, partiesAbove, predecessorsOf } from '../org/forest.ts'
import type { UnitId, UnitSpan } from '../org/unit.ts'
import type { Role } from './contract.ts'

export interface Grant {
  readonly role: Role
  /** Null grants on every unit. */
  readonly unitId: UnitId | null
  readonly from: Day
  readonly until: Day
}

/** Who asks, with the grants of the account and the day that counts as today. */
export interface Reader {
  readonly accountId: string
  readonly kind: 'person' | 'operator' | 'system'
  readonly isDisabled: boolean
  readonly grants: readonly Grant[]
  readonly today: Day
}

export const readingRoles: readonly Role[] = ['reader', 'clerk', 'approver', 'issuer']

const current = (reader: Reader, roles: readonly Role[]): readonly Grant[] =>
  reader.isDisabled
    ? []
    : reader.grants.filter(
        (grant) =>
          roles.includes(grant.role) &&
          grant.role !== 'administrator' &&
          grant.from <= reader.today &&
          reader.today < grant.until,
      )

export const isAdministrator = (reader: Reader): boolean =>
  reader.kind === 'operator' ||
  (!reader.isDisabled &&
    reader.grants.some(
      (grant) => grant.role === 'administrator' && grant.from <= reader.today && reader.today < grant.until,
    ))

/**
 * The units of the reader's grants, with what had become theirs by today: predecessors, and ended units left in their
 * custody. What a decision will bring on a later day is not theirs yet.
 */
export function scopeRoots(forest: Forest, reader: Reader, roles: readonly Role[]): ReadonlySet<UnitId> {
  const roots = new Set<UnitId>()
  const queue = current(reader, roles).flatMap((grant) => (grant.unitId === null ? [] : [grant.unitId]))
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (roots.has(at)) continue
    roots.add(at)
    const custody = (custodyOf(forest).get(at) ?? []).filter((span) => span.until <= reader.today)
    queue.push(...predecessorsOf(forest, at, reader.today), ...custody.map((span) => span.unitId))
  }
  return roots
}

/** Of what the reader may read: the units that all of it lies under; null for everything. */
export const readingScope = (forest: Forest, reader: Reader): ReadonlySet<UnitId> | null =>
  current(reader, readingRoles).some((grant) => grant.unitId === null) ? null : scopeRoots(forest, reader, readingRoles)

const custodies = new WeakMap<Forest, Map<UnitId, UnitSpan[]>>()

function custodyOf(forest: Forest): Map<UnitId, UnitSpan[]> {
  let custody = custodies.get(forest)
  if (!custody) {
    custody = new Map()
    for (const span of [...forest.spans.values()].flat())
      if (span.custodianId !== null) custody.set(span.custodianId, [...(custody.get(span.custodianId) ?? []), span])
    custodies.set(forest, custody)
  }
  return custody
}

/** A day within the unit's life: the day asked, its last day if that came first, or its first day. */
export function dayInLife(forest: Forest, unitId: UnitId, on: Day): Day {
  const spans = forest.spans.get(unitId) ?? []
  return (
    lastDayBy(forest, unitId, on) ??
    spans.reduce((first, span) => (span.from < first ? span.from : first), spans[0]?.from ?? on)
  )
}

/**
 * Does the reader hold one of these roles over the unit as it stood on a day? A grant covers what was under its unit
 * while it was under it, its predecessors, and ended units in its custody. The same rule is `scope_covers` in the schema.
 */
export function covers(forest: Forest, reader: Reader, roles: readonly Role[], unitId: UnitId, on: Day): boolean {
  if (current(reader, roles).some((grant) => grant.unitId === null)) return true
  const roots = scopeRoots(forest, reader, roles)
  if (roots.has(unitId)) return true
  const day = dayInLife(forest, unitId, on)
  return partiesAboveAlive(forest, unitId, day).some((partyId) => roots.has(partyId))
}

/** The Party organisations above a unit on a day, as long as each of them existed then. */
function partiesAboveAlive(forest: Forest, unitId: UnitId, on: Day): readonly UnitId[] {
  const alive: UnitId[] = []
  for (const partyId of partiesAbove(forest, unitId, on)) {
    if (!existsOn(forest, partyId, on)) break
    alive.push(partyId)
  }
  return alive
}

export const canRead = (forest: Forest, reader: Reader, unitId: UnitId, on: Day): boolean =>
  covers(forest, reader, readingRoles, unitId, on)

/** May the reader read this unit's figure, given the measure's audience? The same rule is `may_read_figure`. */
export function canReadFigure(
  forest: Forest,
  reader: Reader,
  unitId: UnitId,
  on: Day,
  audience: 'scope' | 'subtree' | 'public',
): boolean {
  if (canRead(forest, reader, unitId, on)) return true
  if (audience === 'public') return !reader.isDisabled
  if (audience === 'scope') return false
  const partyId = homePartyOn(forest, unitId, dayInLife(forest, unitId, on))
  return [...scopeRoots(forest, reader, readingRoles)].some((own) => {
    const day = dayInLife(forest, own, on)
    return partyId !== undefined && partiesAboveAlive(forest, own, day).includes(partyId)
  })
}

const roleNames: Record<Role, { vi: string; en: string }> = {
  reader: { vi: 'xem', en: 'reader' },
  clerk: { vi: 'nhập số liệu', en: 'clerk' },
  approver: { vi: 'duyệt', en: 'approver' },
  issuer: { vi: 'ban hành', en: 'issuer' },
  administrator: { vi: 'quản trị tài khoản', en: 'administrator' },
}

/** @returns refusal `lacks-role` naming the role that would be needed. */
export function requireRole(forest: Forest, reader: Reader, role: Role, unitId: UnitId, on: Day): Outcome<true> {
  if (covers(forest, reader, [role], unitId, on)) return accept(true)
  const name = roleNames[role]
  return refuse(
    'lacks-role',
    `Việc này cần quyền ${name.vi} đối với đơn vị này.`,
    `This needs the role of ${name.en} over this unit.`,
  )
}

/** Where the account works: the unit of its first grant that reads data. */
export function homeOf(reader: Reader): UnitId | null {
  return current(reader, readingRoles).find((grant) => grant.unitId !== null)?.unitId ?? null
}
