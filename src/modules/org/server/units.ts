import { notFound } from '../../../platform/domain/problem.ts'
import type { UnitRef } from '../contract.ts'
import { type Forest, nameOn, roleOn } from '../forest.ts'
import type { Unit, UnitId } from '../unit.ts'

export const unknownUnit = (code: string) =>
  notFound(
    `Không có đơn vị “${code}”, hoặc bạn không được mở đơn vị này.`,
    `There is no unit “${code}”, or you may not open it.`,
    'unit',
  )

export function unitByCode(forest: Forest, code: string): Unit {
  const unit = forest.byCode.get(code)
  if (!unit) throw unknownUnit(code)
  return unit
}

/** The unit of a code if `isOpen` lets the reader open it; invisible units are not found. */
export function reachableUnit(forest: Forest, code: string, isOpen: (unitId: UnitId) => boolean): Unit {
  const unit = unitByCode(forest, code)
  if (!isOpen(unit.id)) throw unknownUnit(code)
  return unit
}

export function toUnitRef(forest: Forest, unitId: UnitId, on: string): UnitRef {
  const unit = forest.units.get(unitId)
  if (!unit) throw new Error(`unit ${unitId} is not in the forest`)
  return {
    code: unit.code,
    kind: unit.kind,
    role: roleOn(forest, unitId, on) ?? unit.role,
    name: nameOn(forest, unitId, on),
  }
}
