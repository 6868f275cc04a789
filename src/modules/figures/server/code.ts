import { createHash } from 'node:crypto'
import type { Figure } from '../figure.ts'
import type { FigureCodeRow } from './store.ts'

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'

const codes = new WeakMap<Figure, FigureCodeRow>()

/** The short code of a figure's address (and, in issued documents, of its known-at): 12 letters and digits. */
export function figureCode(figure: Figure, knownAt: string | null): FigureCodeRow {
  const known = codes.get(figure)
  if (known?.knownAt === knownAt) return known
  const row = rowOf(figure, knownAt)
  codes.set(figure, row)
  return row
}

function rowOf({ key }: Figure, knownAt: string | null): FigureCodeRow {
  const address = [key.unitId, key.measure, key.class ?? '', key.aspect, key.period.id, knownAt ?? ''].join('|')
  const digest = createHash('sha256').update(address).digest()
  let code = ''
  for (let i = 0; i < 12; i++) code += alphabet[(digest[i] ?? 0) % alphabet.length]
  return {
    code,
    unitId: key.unitId,
    measure: key.measure,
    class: key.class,
    aspect: key.aspect,
    period: key.period.id,
    knownAt,
  }
}
