import { useMemo } from 'react'
import { useQueryPart } from '../../../../platform/web/routing/address.ts'
import { Await } from '../../../../platform/web/ui/Await.tsx'
import { Skeleton } from '../../../../platform/web/ui/Skeleton.tsx'
import { DuePage } from './DuePage.tsx'
import { GridPage } from './grid/GridPage.tsx'
import type { Kept } from './kept/kept.ts'
import { useKept } from './kept/use-kept.ts'
import { useGrid } from './use-grid.ts'

/** What waits for the person; with a form in the address, that form for a unit and period. */
export function EntryPage() {
  const kept = useKept()
  const { form, unit, period } = useQueryPart()
  if (!kept) return <Skeleton heights={[56, 320]} />
  if (form === undefined || unit === undefined || period === undefined) return <DuePage kept={kept} />
  return <OneForm key={`${form}|${unit}|${period}`} kept={kept} form={form} unit={unit} period={period} />
}

function OneForm(props: {
  readonly kept: Kept
  readonly form: string
  readonly unit: string
  readonly period: string
}) {
  const { kept, form, unit, period } = props
  const place = useMemo(() => ({ form, unit, period }), [form, unit, period])
  const query = useGrid(kept, place)
  return (
    <Await query={query} isPage skeleton={<Skeleton heights={[56, 48, 480]} />}>
      {(opened) => <GridPage kept={kept} place={place} opened={opened} onRefresh={query.refetch} />}
    </Await>
  )
}
