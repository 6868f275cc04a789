import { decimal } from '../../../platform/domain/decimal.ts'
import type { Succession } from '../unit.ts'

/**
 * Of a unit that gives parts away and goes elsewhere with the rest on one day, the rest is a part too: on each basis on which
 * all other parts are known, what they leave.
 */
export function settleShares(edges: readonly Succession[]): readonly Succession[] {
  return edges.map((edge) => {
    if (edge.extent === 'part') return edge
    const parts = edges.filter((other) => other.fromId === edge.fromId && other.extent === 'part')
    if (parts.length === 0) return edge
    const bases = Object.keys(parts[0]?.shares ?? {}).filter((basis) =>
      parts.every((part) => part.shares[basis] !== undefined),
    )
    const rest = bases.map(
      (basis) => [basis, parts.reduce((left, part) => left.minus(part.shares[basis] ?? 0), decimal(1))] as const,
    )
    return {
      ...edge,
      extent: 'part',
      shares: Object.fromEntries(rest.filter(([, left]) => left.gt(0)).map(([basis, left]) => [basis, left.toFixed()])),
    }
  })
}
