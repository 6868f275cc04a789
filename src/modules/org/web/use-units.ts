import { createContext, useContext, useDeferredValue } from 'react'
import type { z } from 'zod'
import { useAsk } from '../../../platform/web/api/use-ask.ts'
import { listUnits, readUnit } from '../contract.ts'
import { matches, type TreeUnit } from './tree.ts'

export type AskedUnits = Pick<z.input<typeof listUnits.input>, 'on' | 'kind'>

/** Units that a form is about to found: they can be named before they are there. */
export const UnitsToCome = createContext<readonly TreeUnit[]>([])

const shortest = 2

/** Units found by what is typed: in the tree at hand, or by the server where it holds only the upper levels. */
export function useFound(
  tree: { readonly units: readonly TreeUnit[]; readonly isWhole: boolean },
  asked: AskedUnits,
  typed: string,
) {
  const words = useDeferredValue(typed.trim())
  const isAsked = !tree.isWhole && words.length >= shortest
  const answer = useAsk(listUnits, { ...asked, search: words }, isAsked)
  if (words === '') return { units: tree.units, isPart: !tree.isWhole, isPending: false }
  if (isAsked)
    return {
      units: answer.data?.units ?? [],
      isPart: answer.data?.isWhole === false,
      isPending: answer.isPending || words !== typed.trim(),
    }
  return { units: tree.units.filter((unit) => matches(unit, words)), isPart: !tree.isWhole, isPending: false }
}

/** One unit by its code: from the tree at hand, or asked for where that is only a part. */
export function useUnit(code: string, asked: AskedUnits): Pick<TreeUnit, 'name' | 'role'> | undefined {
  const coming = useContext(UnitsToCome)
  const units = useAsk(listUnits, asked).data
  const held = [...coming, ...(units?.units ?? [])].find((unit) => unit.code === code)
  const isMissing = code !== '' && units?.isWhole === false && !held
  const read = useAsk(readUnit, { unit: code, ...(asked.on === undefined ? {} : { on: asked.on }) }, isMissing)
  return held ?? (isMissing ? read.data : undefined)
}
