import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Editor } from '@tiptap/core'
import { createContext, useContext, useEffect, useMemo, useState } from 'react'
import type { z } from 'zod'
import { type ApiProblem, asProblem } from '../../../../../platform/web/api/api-problem.ts'
import { call } from '../../../../../platform/web/api/call.ts'
import {
  type liveChartShape,
  type liveTableRowsShape,
  type ResolvedFigure,
  type ResolvedFigures,
  resolveFigures,
} from '../../../contract/live.ts'
import { type ChartPlace, type FigurePlace, figurePlaceShape, type LiveTable } from '../../../document/content.ts'

export type ResolvedTable = z.output<typeof liveTableRowsShape>
export type ResolvedChart = z.output<typeof liveChartShape>

/** What the figures, tables and charts of the text say now. */
export interface Live {
  readonly unit: string
  readonly period: string
  readonly language: 'vi' | 'en'
  readonly figures: ReadonlyMap<string, ResolvedFigure>
  readonly tables: ReadonlyMap<string, ResolvedTable>
  readonly charts: ReadonlyMap<string, ResolvedChart>
  readonly isLoading: boolean
  readonly problem: ApiProblem | null
  /** Opens the dialog in which a figure, table or chart at a position of the text is changed. */
  readonly change: (at: number) => void
}

export const nothingLive: Live = {
  ...{ unit: '', period: '', language: 'vi', figures: new Map(), tables: new Map(), charts: new Map() },
  ...{ isLoading: false, problem: null, change: () => {} },
}
const LiveContext = createContext<Live>(nothingLive)
export const LiveProvider = LiveContext.Provider
export const useLiveText = (): Live => useContext(LiveContext)

export interface Places {
  readonly figures: readonly FigurePlace[]
  readonly tables: readonly LiveTable[]
  readonly charts: readonly ChartPlace[]
}
const noPlaces: Places = { figures: [], tables: [], charts: [] }

/** Where the text of an editor asks for figures, in reading order. */
export function placesOf(editor: Editor): Places {
  const found = { figures: [] as FigurePlace[], tables: [] as LiveTable[], charts: [] as ChartPlace[] }
  editor.state.doc.descendants((node) => {
    if (node.type.name === 'figure') {
      const read = figurePlaceShape.safeParse(node.attrs)
      if (read.success) found.figures.push(read.data)
    } else if (node.type.name === 'liveTable') found.tables.push(node.attrs as LiveTable)
    else if (node.type.name === 'chart') found.charts.push(node.attrs as ChartPlace)
  })
  return found
}

/** The places of the text, followed as it is written; the same ones stay the same object. */
export function usePlaces(editor: Editor | null): Places {
  const [places, setPlaces] = useState(noPlaces)
  useEffect(() => {
    if (!editor) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      timer = undefined
      const now = placesOf(editor)
      setPlaces((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now))
    }
    const later = (): void => {
      timer ??= setTimeout(look, 250)
    }
    look()
    editor.on('update', later)
    return () => {
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [editor])
  return places
}

const byId = <Item extends { readonly id: string }>(items: readonly Item[] | undefined): ReadonlyMap<string, Item> =>
  new Map((items ?? []).map((item) => [item.id, item]))

/** Asks for all figures of a text in one request, and again after each change of their places. */
export function useResolved(
  at: { readonly unit: string; readonly period: string; readonly language: 'vi' | 'en' },
  places: Places,
): Omit<Live, 'change'> {
  const isAny = places.figures.length + places.tables.length + places.charts.length > 0
  const asked = useQuery<ResolvedFigures, ApiProblem>({
    queryKey: [resolveFigures.name, at, places],
    queryFn: ({ signal }) =>
      call(
        resolveFigures,
        {
          ...at,
          figures: places.figures.slice(0, 1000),
          tables: places.tables.slice(0, 40).map((table) => ({ ...table, measures: [...table.measures] })),
          charts: places.charts.slice(0, 40),
        },
        signal,
      ).catch((error: unknown) => {
        throw asProblem(error)
      }),
    enabled: isAny && at.unit !== '' && at.period !== '',
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
  return useMemo(
    () => ({
      ...at,
      figures: byId(asked.data?.figures),
      tables: byId(asked.data?.tables),
      charts: byId(asked.data?.charts),
      isLoading: asked.isFetching,
      problem: asked.error,
    }),
    [asked.data, asked.isFetching, asked.error, at],
  )
}
