import { useMemo } from 'react'
import type { Text } from '../../../../platform/domain/text.ts'
import type { Finding } from '../../../figures/contract.ts'
import type { GridCell } from '../../contract/submission.ts'
import { findingsWhileTyping, keysOf } from '../../entry/check.ts'
import type { OpenedGrid } from './kept/grids.ts'

export interface CellFinding {
  readonly digest: string
  readonly severity: Finding['severity']
  readonly title: Text
  readonly text: Text
  readonly isAnswered: boolean
}

export interface GridFindings {
  /** Told once, under the last of the cells it speaks of. */
  readonly byKey: ReadonlyMap<string, readonly CellFinding[]>
  /** The other cells it speaks of. */
  readonly marked: ReadonlyMap<string, CellFinding['severity']>
  /** Contradictions that nobody has answered, by the cells they speak of. */
  readonly open: readonly { readonly finding: CellFinding; readonly keys: readonly string[] }[]
}

/**
 * What does not agree, worked out here and now from what is typed. What only the server can find stands until a cell it
 * speaks of is changed.
 */
export function useFindings(
  { grid, checks }: OpenedGrid,
  cells: readonly GridCell[],
  typed: ReadonlyMap<string, string>,
): GridFindings {
  return useMemo(() => {
    const found = new Map<string, { finding: CellFinding; keys: readonly string[] }>()
    for (const finding of grid.findings) {
      const keys = keysOf(cells, finding.addresses)
      if (keys.some((key) => typed.has(key))) continue
      found.set(finding.digest, { finding: { ...finding, isAnswered: finding.answer !== null }, keys })
    }
    for (const { finding, keys } of checks ? findingsWhileTyping(checks, cells, typed) : []) {
      const known = grid.findings.find((one) => one.digest === finding.digest)
      if (!found.has(finding.digest))
        found.set(finding.digest, { finding: { ...finding, isAnswered: (known?.answer ?? null) !== null }, keys })
    }
    const byKey = new Map<string, CellFinding[]>()
    const marked = new Map<string, CellFinding['severity']>()
    for (const { finding, keys } of found.values()) {
      const last = keys.at(-1)
      if (last !== undefined) byKey.set(last, [...(byKey.get(last) ?? []), finding])
      for (const key of keys)
        if (!finding.isAnswered && marked.get(key) !== 'contradiction') marked.set(key, finding.severity)
    }
    const open = [...found.values()].filter(
      ({ finding }) => finding.severity === 'contradiction' && !finding.isAnswered,
    )
    return { byKey, marked, open }
  }, [grid.findings, checks, cells, typed])
}
