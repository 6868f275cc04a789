import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Text } from '../../../platform/domain/text.ts'
import { askKey, useAsk } from '../../../platform/web/api/use-ask.ts'
import { useGo } from '../../../platform/web/routing/address.ts'
import { usePlace } from '../../org/web/public.tsx'
import { readBoard } from '../contract.ts'
import { boardInput } from './board-input.ts'

type Held = readonly { readonly id: string; readonly text: Text }[]

/**
 * The periods that hold figures of the unit, latest first. Where the address names no period, the server chooses the
 * latest that holds figures and the address then says so.
 */
export function usePeriodsHeld(isPeriodWanted: boolean): Held {
  const go = useGo()
  const client = useQueryClient()
  const { unit, period, knownAt } = usePlace()
  const { data: board } = useAsk(readBoard, boardInput(unit, period, knownAt), unit !== undefined)
  useEffect(() => {
    if (!isPeriodWanted || !board || period !== undefined || board.unit.code !== unit) return
    client.setQueryData(askKey(readBoard, boardInput(unit, board.period.id, knownAt)), board)
    go({ period: board.period.id }, { isReplacing: true, keepsScroll: true })
  }, [isPeriodWanted, board, unit, period, knownAt, go, client])
  return board?.periods ?? []
}
