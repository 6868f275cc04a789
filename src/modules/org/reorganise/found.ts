import type { Unit, UnitId } from '../unit.ts'
import { bodyOfNew, type NewUnit } from './decision.ts'
import { type Draft, living, say } from './draft.ts'

/** Founds a unit with its bodies; `above` is the parent when the decision names none. */
export function found(draft: Draft, item: NewUnit, field: string, above: UnitId | undefined): Unit | undefined {
  if (!/^[a-z0-9]+([-.:][a-z0-9]+)*$/.test(item.code)) {
    say(
      draft,
      'bad-code',
      `${field}.code`,
      `Mã “${item.code}” chỉ gồm chữ thường không dấu, số, “.”, “-”, “:”.`,
      `The code “${item.code}” takes plain lower-case letters, digits, “.”, “-”, “:”.`,
    )
    return undefined
  }
  if (draft.forest.byCode.has(item.code) || draft.units.some((unit) => unit.code === item.code)) {
    say(
      draft,
      'code-taken',
      `${field}.code`,
      `Mã “${item.code}” đã dùng; mã không bao giờ dùng lại.`,
      `The code “${item.code}” is taken; a code is never used again.`,
    )
    return undefined
  }
  const isBody = item.kind !== 'party_organisation' && item.kind !== 'area'
  const home = isBody ? living(draft, item.home ?? '', `${field}.home`) : undefined
  if (isBody && !home) return undefined
  const unit: Unit = {
    id: draft.idOf(item.code),
    code: item.code,
    kind: item.kind,
    role: item.role,
    homeId: home?.id ?? null,
  }
  draft.units.push(unit)
  draft.fieldOf.set(unit.id, field)
  draft.spans.open({ unitId: unit.id, custodianId: null })
  draft.names.open({ unitId: unit.id, vi: item.vi, en: item.en })
  if (item.kind === 'party_organisation') {
    const parent = item.parent === undefined ? above : living(draft, item.parent, `${field}.parent`)?.id
    if (parent !== undefined) draft.parents.open({ unitId: unit.id, parentId: parent })
    if (item.leads !== undefined) lead(draft, { party: item.code, area: item.leads }, field)
  }
  for (const role of item.bodies ?? []) {
    const body = bodyOfNew(item, role)
    if (body) found(draft, body, `${field}.bodies`, undefined)
  }
  return unit
}

/** The unit something goes to: one that lives, or one founded for it. */
export const receiver = (
  draft: Draft,
  target: string | NewUnit,
  field: string,
  above: UnitId | undefined,
): Unit | undefined => (typeof target === 'string' ? living(draft, target, field) : found(draft, target, field, above))

export function lead(
  draft: Draft,
  change: { readonly party: string; readonly area: string | null },
  field: string,
): void {
  const party = living(draft, change.party, `${field}.party`)
  if (!party) return
  for (const held of draft.leads.holding(party.id)) draft.leads.end(held)
  if (change.area === null) return
  const area = living(draft, change.area, `${field}.area`)
  if (!area) return
  for (const held of draft.leadsOfArea(area.id)) draft.leads.end(held)
  draft.leads.open({ partyId: party.id, areaId: area.id })
}
