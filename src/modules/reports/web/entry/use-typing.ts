import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Grid, GridCell } from '../../contract/submission.ts'
import { retyped } from '../../entry/check.ts'
import {
  type Cursor,
  commit,
  type Line,
  press,
  type Sheet,
  type Spot,
  type Step,
  standAt,
  typeText,
  type Write,
} from '../../entry/grid.ts'
import {
  type Behalf,
  type EntryPlace,
  latestByKey,
  type OutboxRow,
  placeId,
  type Tally,
  tally,
} from '../../entry/outbox.ts'
import { type Leftover, layBlock, readBlock } from '../../entry/paste.ts'
import { noPast, type Past, record, redo, undo } from '../../entry/undo.ts'
import { draftOf, dropDraft, keepDraft } from './kept/draft.ts'
import type { Kept } from './kept/kept.ts'
import { typeCells } from './kept/rows.ts'
import { useLive } from './kept/use-live.ts'

export interface Typing {
  readonly cells: readonly GridCell[]
  readonly lines: readonly Line[]
  readonly sheet: Sheet
  readonly cursor: Cursor
  /** Rows on their way, the last one of each cell. */
  readonly rows: ReadonlyMap<string, OutboxRow>
  /** Texts typed and not yet part of the grid, by key. */
  readonly typed: ReadonlyMap<string, string>
  readonly hasFailed: boolean
  /** How much is on its way; undefined until this browser has told. */
  readonly tally: Tally | undefined
  /** The text of a field changed under the fingers; `isEditing`: the arrows belong to the caret. */
  typeAt(row: number, text: string, isEditing?: boolean): void
  /** Begins to change the text of a cell instead of replacing it. */
  editAt(row: number): void
  /** Stands at a cell, keeping what was being typed elsewhere. */
  goTo(spot: Spot, isExtending?: boolean): void
  /** False: the grid has no use for the key. */
  press(key: { readonly key: string; readonly isShift: boolean; readonly isControl: boolean }): Step['wants'] | boolean
  /** Keeps what is being typed. */
  commit(): void
  write(writes: readonly Write[]): void
  /** @returns how many cells were filled */
  paste(text: string): number
}

const noRows: readonly OutboxRow[] = []

/** The person's work on one grid: where they stand, what they typed, what can be undone. */
export function useTyping(kept: Kept, place: EntryPlace, grid: Grid, behalf: Behalf | null): Typing {
  const cells = useMemo(() => grid.sections.flatMap((section) => section.cells), [grid.sections])
  const byKey = useMemo(() => new Map(cells.map((cell) => [cell.key, cell])), [cells])
  const maySave = grid.can.save.isAllowed
  const lines = useMemo(
    () => cells.map(({ key, isTyped }): Line => ({ key, isTyped: isTyped && maySave })),
    [cells, maySave],
  )
  const at = placeId(place)
  const known = useLive(useCallback(() => kept.rows.where('place').equals(at).toArray(), [kept, at]))
  const stored = known ?? noRows
  const rowsBefore = useRef<ReadonlyMap<string, OutboxRow>>(new Map())
  const rows = useMemo(() => {
    const latest = latestByKey(stored)
    rowsBefore.current = new Map([...latest].map(([key, row]) => [key, unchanged(rowsBefore.current.get(key), row)]))
    return rowsBefore.current
  }, [stored])
  // Typed a moment ago: on its way into the database of this browser.
  const [fresh, setFresh] = useState<ReadonlyMap<string, string>>(new Map())
  const typed = useMemo(
    () => new Map([...[...rows].map(([key, row]) => [key, row.value] as const), ...fresh]),
    [rows, fresh],
  )
  const counts = useMemo(() => {
    if (!known) return undefined
    const found = tally([...rows.values()])
    const unstored = [...fresh].filter(
      ([key, text]) => rows.get(key)?.value !== text.trim() && rows.get(key)?.state !== 'waiting',
    )
    return { ...found, waiting: found.waiting + unstored.length }
  }, [known, rows, fresh])
  const sheet = useMemo(
    (): Sheet => ({ lines, textAt: (key) => typed.get(key) ?? retyped(byKey.get(key)?.entry ?? null) }),
    [lines, typed, byKey],
  )
  const [cursor, setCursorState] = useState<Cursor>(() => firstCursor(lines, draftOf(`${kept.name}|${at}`)))
  const [hasFailed, setFailed] = useState(false)
  // Keys come faster than pages are drawn: these are always the latest.
  const now = useRef({ cursor, sheet, past: noPast as Past, byKey, behalf })
  now.current = { ...now.current, sheet, byKey, behalf }

  const draftName = `${kept.name}|${at}`
  const setCursor = useCallback(
    (change: (before: Cursor) => Cursor): void => {
      const next = change(now.current.cursor)
      now.current.cursor = next
      setCursorState(next)
      const key = now.current.sheet.lines[next.at.row]?.key
      if (next.mode !== 'ready' && key !== undefined) keepDraft(draftName, { key, text: next.text })
    },
    [draftName],
  )

  const store = useCallback(
    (writes: readonly Write[]): void => {
      if (writes.length === 0) return
      const { sheet: before } = now.current
      const texts = new Map(writes.map(({ key, text }) => [key, text]))
      now.current.sheet = { ...before, textAt: (key) => texts.get(key) ?? before.textAt(key) }
      setFresh((known) => new Map([...known, ...texts]))
      const done = (isStored: boolean): void => {
        setFailed(!isStored)
        const draft = draftOf(draftName)
        if (isStored && draft && texts.get(draft.key) === draft.text) dropDraft(draftName)
        if (isStored) setFresh((known) => new Map([...known].filter(([key, text]) => texts.get(key) !== text)))
      }
      const cellsNow = now.current.byKey
      typeCells(kept, place, cellsNow, writes, now.current.behalf).then(
        () => setTimeout(() => done(true), 100),
        () => done(false),
      )
    },
    [kept, place, draftName],
  )

  const write = useCallback(
    (writes: readonly Write[]): void => {
      now.current.past = record(now.current.past, writes, now.current.sheet.textAt)
      store(writes)
    },
    [store],
  )

  const turn = useCallback(
    (wants: 'undo' | 'redo'): void => {
      const turned = wants === 'undo' ? undo(now.current.past) : redo(now.current.past)
      if (!turned) return
      now.current.past = turned.past
      store(turned.writes)
      const row = now.current.sheet.lines.findIndex((line) => line.key === turned.writes[0]?.key)
      if (row >= 0) setCursor(() => standAt({ row, column: 0 }))
    },
    [store, setCursor],
  )

  const take = useCallback(
    (step: Step): void => {
      write(step.writes)
      if (step.writes.length === 0 && step.cursor.mode === 'ready') dropDraft(draftName)
      setCursor(() => step.cursor)
      if (step.wants === 'undo' || step.wants === 'redo') turn(step.wants)
    },
    [write, setCursor, turn, draftName],
  )

  const keep = useCallback((): void => {
    if (now.current.cursor.mode !== 'ready') take(commit(now.current.sheet, now.current.cursor))
  }, [take])

  useEffect(() => {
    const leave = (): void => keep()
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      keep()
    }
  }, [keep])

  return {
    ...{ cells, lines, sheet, cursor, rows, typed, hasFailed, tally: counts, write, commit: keep },
    typeAt: useCallback(
      (row, text, isEditing = false) => {
        const at = { row, column: 0 }
        setCursor((before) => {
          const isHere = before.at.row === row && before.at.column === 0
          const here = isHere ? before : standAt(at)
          return typeText(now.current.sheet, isEditing ? { ...here, mode: 'editing' } : here, text)
        })
      },
      [setCursor],
    ),
    editAt: useCallback(
      (row) => {
        const text = now.current.sheet.textAt(now.current.sheet.lines[row]?.key ?? '')
        setCursor(() => typeText(now.current.sheet, { ...standAt({ row, column: 0 }), mode: 'editing' }, text))
      },
      [setCursor],
    ),
    goTo: useCallback(
      (spot, isExtending = false) => {
        keep()
        setCursor((before) => (isExtending ? { ...before, at: spot, mode: 'ready', text: '' } : standAt(spot)))
      },
      [keep, setCursor],
    ),
    press: useCallback(
      (key) => {
        const step = press(now.current.sheet, now.current.cursor, key)
        if (!step) return false
        take(step)
        return step.wants ?? true
      },
      [take],
    ),
    paste: useCallback(
      (text) => {
        const { at: spot, anchor } = now.current.cursor
        const from = { row: Math.min(spot.row, anchor.row), column: Math.min(spot.column, anchor.column) }
        const to = { row: Math.max(spot.row, anchor.row), column: Math.max(spot.column, anchor.column) }
        const { writes, leftovers } = layBlock(now.current.sheet.lines, from, to, readBlock(text))
        write(writes)
        if (leftovers.length > 0) void keepLeftovers(kept, place, leftovers)
        return writes.length
      },
      [kept, place, write],
    ),
  }
}

/** The first cell that takes a value; where a reload came between keys, the cell and the text of then. */
function firstCursor(lines: readonly Line[], draft: Write | undefined): Cursor {
  const row = draft ? lines.findIndex((line) => line.key === draft.key && line.isTyped) : -1
  if (draft && row >= 0) return { ...standAt({ row, column: 0 }), mode: 'typing', text: draft.text }
  return standAt({
    row: Math.max(
      0,
      lines.findIndex((line) => line.isTyped),
    ),
    column: 0,
  })
}

/** The same object while nothing a person sees has changed, so that only what changed is drawn anew. */
const unchanged = (before: OutboxRow | undefined, row: OutboxRow): OutboxRow =>
  before?.id === row.id && before.state === row.state && before.theirs?.id === row.theirs?.id ? before : row

async function keepLeftovers(kept: Kept, place: EntryPlace, items: readonly Leftover[]): Promise<void> {
  await kept.transaction('rw', kept.leftovers, async () => {
    const before = await kept.leftovers.get(placeId(place))
    await kept.leftovers.put({ place: placeId(place), items: [...(before?.items ?? []), ...items] })
  })
}
