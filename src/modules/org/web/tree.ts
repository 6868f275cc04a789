import type { z } from 'zod'
import { foldForSearch } from '../../../platform/domain/text.ts'
import type { listUnits } from '../contract.ts'

export type TreeUnit = z.output<typeof listUnits.output>['units'][number]

export interface Branch {
  readonly unit: TreeUnit
  readonly depth: number
}

/** Vietnamese order, and numbers by their size: `Chi bộ 2` before `Chi bộ 10`. */
const byName = new Intl.Collator('vi', { numeric: true })

/** The tree in reading order: each unit followed by those under it, siblings by name. */
export function inOrder(units: readonly TreeUnit[]): readonly Branch[] {
  const codes = new Set(units.map((unit) => unit.code))
  const under = new Map<string, TreeUnit[]>()
  for (const unit of units) {
    const parent = unit.parent !== null && codes.has(unit.parent) ? unit.parent : ''
    const siblings = under.get(parent)
    if (siblings) siblings.push(unit)
    else under.set(parent, [unit])
  }
  for (const siblings of under.values()) siblings.sort((a, b) => byName.compare(a.name.vi, b.name.vi))
  const found: Branch[] = []
  const walk = (parent: string, depth: number): void => {
    for (const unit of under.get(parent) ?? []) {
      found.push({ unit, depth })
      walk(unit.code, depth + 1)
    }
  }
  walk('', 0)
  return found
}

/** Every word typed must occur in the name or the code, without regard to accents. */
export function matches(unit: TreeUnit, typed: string): boolean {
  const held = foldForSearch(`${unit.name.vi} ${unit.name.en} ${unit.code}`)
  return foldForSearch(typed)
    .split(/\s+/)
    .every((part) => held.includes(part))
}
