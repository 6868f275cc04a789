import type { Day } from '../../../platform/domain/day.ts'
import { foldForSearch } from '../../../platform/domain/text.ts'
import type { ListedUnit } from '../contract.ts'
import { counterpart, existsOn, type Forest, homePartyOn, nameOn, parentOn } from '../forest.ts'
import type { Unit, UnitId, UnitKind } from '../unit.ts'
import { toUnitRef, unitByCode, unknownUnit } from './units.ts'

/** So many units go out whole; of more, only the upper levels and what is asked for. */
export const wholeMost = 6000
const upperMost = 1500
const foundMost = 150

/** The tree of one kind of body on one day, without regard to who reads it. */
interface Tree {
  readonly on: Day
  readonly kind: UnitKind
  readonly parents: ReadonlyMap<UnitId, UnitId>
  readonly children: ReadonlyMap<UnitId, readonly UnitId[]>
  readonly roots: readonly UnitId[]
  /** Names and codes as they are searched; made with the first search. */
  folded?: readonly (readonly [unitId: UnitId, text: string])[]
}

const kept = new WeakMap<Forest, Tree[]>()
const treesKept = 3

function treeOf(forest: Forest, kind: UnitKind, on: Day): Tree {
  const held = kept.get(forest) ?? []
  const found = held.find((tree) => tree.kind === kind && tree.on === on)
  if (found) return found
  const parents = new Map<UnitId, UnitId>()
  const children = new Map<UnitId, UnitId[]>()
  const roots: UnitId[] = []
  for (const unit of forest.units.values()) {
    if (unit.kind !== kind || !existsOn(forest, unit.id, on)) continue
    const parent = parentAt(forest, unit, on)
    if (parent === undefined) {
      roots.push(unit.id)
      continue
    }
    parents.set(unit.id, parent)
    const siblings = children.get(parent)
    if (siblings) siblings.push(unit.id)
    else children.set(parent, [unit.id])
  }
  const tree = { on, kind, parents, children, roots }
  kept.set(forest, [tree, ...held].slice(0, treesKept))
  return tree
}

/** Above a Party organisation its parent; above another body the one of its kind at the parent, where there is just one. */
function parentAt(forest: Forest, unit: Unit, on: Day): UnitId | undefined {
  const home = homePartyOn(forest, unit.id, on)
  const above = home === undefined ? undefined : parentOn(forest, home, on)
  if (above === undefined || !existsOn(forest, above, on)) return undefined
  const like = unit.kind === 'mass_organisation' ? undefined : counterpart(forest, above, unit, on)
  return like !== undefined && existsOn(forest, like, on) ? like : undefined
}

/** Who reads: `roots` are the units of the grants with what became theirs, null for everything. */
export interface Scope {
  readonly roots: ReadonlySet<UnitId> | null
  isOpen(unitId: UnitId): boolean
}

export interface Listing {
  readonly units: readonly ListedUnit[]
  readonly isWhole: boolean
}

export interface Asked {
  readonly kind: UnitKind
  readonly on: Day
  readonly search?: string | undefined
  /** A code. */
  readonly under?: string | undefined
  readonly isWhole: boolean
}

/**
 * The units of one kind that a reader may open, with those above them. Of a tree of more than `wholeMost` units: the upper
 * levels, or the children of one, or those whose name or code holds every word that is searched for.
 * @throws Problem `not-found` when `under` is no unit the reader sees.
 */
export function listed(forest: Forest, scope: Scope, asked: Asked): Listing {
  const { on, kind } = asked
  const tree = treeOf(forest, kind, on)
  const seen = seenIn(forest, tree, scope)
  const isSeen = (unitId: UnitId): boolean => seen.open(unitId) || seen.above.has(unitId)
  const line = (unitId: UnitId): ListedUnit => {
    const children = tree.children.get(unitId) ?? []
    return {
      ...toUnitRef(forest, unitId, on),
      parent: forest.units.get(tree.parents.get(unitId) ?? '')?.code ?? null,
      isOpen: seen.open(unitId),
      below: seen.open(unitId) ? children.length : children.filter(isSeen).length,
    }
  }
  if (asked.search !== undefined) {
    const words = foldForSearch(asked.search).split(/\s+/)
    const found: UnitId[] = []
    tree.folded ??= foldedOf(forest, tree)
    for (const [unitId, text] of tree.folded) {
      if (!words.every((word) => text.includes(word)) || !isSeen(unitId)) continue
      found.push(unitId)
      if (found.length > foundMost) break
    }
    return { units: found.slice(0, foundMost).map(line), isWhole: found.length <= foundMost }
  }
  const below = (unitId: UnitId): readonly UnitId[] => (tree.children.get(unitId) ?? []).filter(isSeen)
  if (asked.under !== undefined) {
    const unit = unitByCode(forest, asked.under)
    if (!isSeen(unit.id)) throw unknownUnit(asked.under)
    const children = below(unit.id).map(line)
    return { units: inNameOrder(children).slice(0, upperMost), isWhole: children.length <= upperMost }
  }
  const most = asked.isWhole ? Number.POSITIVE_INFINITY : wholeMost
  const shown: UnitId[] = []
  const ends: number[] = []
  let level: readonly UnitId[] = tree.roots.filter(isSeen)
  while (level.length > 0 && shown.length + level.length <= most) {
    for (const unitId of level) shown.push(unitId)
    ends.push(shown.length)
    const openBelow = level.reduce(
      (sum, unitId) => sum + (seen.open(unitId) ? (tree.children.get(unitId)?.length ?? 0) : 0),
      0,
    )
    // What goes beyond is not gathered at all.
    if (shown.length + openBelow > most) return upperOf(shown, ends, line)
    level = level.flatMap(below)
  }
  return level.length === 0
    ? { units: shown.map(line), isWhole: true }
    : upperOf(shown.length === 0 ? level : shown, ends, line)
}

function upperOf(shown: readonly UnitId[], ends: readonly number[], line: (unitId: UnitId) => ListedUnit): Listing {
  const end = ends.findLast((at) => at <= upperMost) ?? upperMost
  return { units: shown.slice(0, end).map(line), isWhole: false }
}

const byName = new Intl.Collator('vi', { numeric: true })

/** Only where some are left out does it matter which come first. */
const inNameOrder = (units: readonly ListedUnit[]): readonly ListedUnit[] =>
  units.length > upperMost ? units.toSorted((a, b) => byName.compare(a.name.vi, b.name.vi)) : units

/** Which units are open, and which stand above one that is. Below an open organisation everything is open. */
function seenIn(forest: Forest, tree: Tree, scope: Scope) {
  const known = new Map<UnitId, boolean>()
  const open = (unitId: UnitId): boolean => {
    if (scope.roots === null) return true
    const held = known.get(unitId)
    if (held !== undefined) return held
    const parent = tree.parents.get(unitId)
    const answer =
      tree.kind === 'party_organisation'
        ? scope.roots.has(unitId) || (parent !== undefined && open(parent))
        : scope.isOpen(unitId)
    known.set(unitId, answer)
    return answer
  }
  const above = new Set<UnitId>()
  const starts =
    tree.kind === 'party_organisation'
      ? [...(scope.roots ?? [])].flatMap((unitId) => homePartyOn(forest, unitId, tree.on) ?? [])
      : [...tree.parents.keys(), ...tree.roots].filter(open)
  for (const start of starts) {
    if (!existsOn(forest, start, tree.on) || !open(start)) continue
    for (let at = tree.parents.get(start); at !== undefined && !above.has(at); at = tree.parents.get(at)) above.add(at)
  }
  return { open, above }
}

function foldedOf(forest: Forest, { on, parents, roots }: Tree): readonly (readonly [UnitId, string])[] {
  const ids = [...roots, ...parents.keys()]
  return ids.map((unitId) => {
    const { vi, en } = nameOn(forest, unitId, on)
    return [unitId, foldForSearch(`${vi} ${en} ${forest.units.get(unitId)?.code ?? ''}`)] as const
  })
}
