import { useCallback, useEffect, useId, useState } from 'react'
import { saveFile } from '../../../../../platform/web/api/save-file.ts'
import { useText, useWords } from '../../../../../platform/web/language/use-words.ts'
import { useGo } from '../../../../../platform/web/routing/address.ts'
import { useAnnounce } from '../../../../../platform/web/ui/Announcer.tsx'
import { Button } from '../../../../../platform/web/ui/Button.tsx'
import { Notice } from '../../../../../platform/web/ui/Notice.tsx'
import type { Grid } from '../../../contract/submission.ts'
import { type EntryPlace, placeId } from '../../../entry/outbox.ts'
import { printRowsFile, readRowsFile } from '../../../entry/rows-file.ts'
import { type Kept, unsentAt } from '../kept/kept.ts'
import { takeRowsFile } from '../kept/rows.ts'
import { useLive } from '../kept/use-live.ts'
import { words } from '../words.ts'
import { useCellName } from './cell-name.ts'

interface RowsFileSaverProps {
  readonly kept: Kept
  readonly place: EntryPlace
  readonly grid: Grid
}

/** The last resort: what could not be sent, as a file for another computer. */
export function RowsFileSaver({ kept, place, grid }: RowsFileSaverProps) {
  const say = useWords(words)
  const text = useText()
  const nameOf = useCellName()
  const rows = useLive(useCallback(() => unsentAt(kept, place), [kept, place])) ?? []
  const save = (): void => {
    const cells = new Map(grid.sections.flatMap((section) => section.cells.map((cell) => [cell.key, cell] as const)))
    const called = (key: string): string => {
      const cell = cells.get(key)
      return cell ? nameOf(cell) : key
    }
    const titles = [grid.form.name, grid.unit.name, grid.period.text].map(text)
    saveFile(fileName(place), new Blob([printRowsFile(place, rows, titles, called)], { type: 'application/json' }))
  }
  return (
    <p>
      <Button disabled={rows.length === 0} onClick={save}>
        {say('fileSave')} ({rows.length})
      </Button>
    </p>
  )
}

const fileName = ({ form, unit, period }: EntryPlace): string => `then-chot-${form}-${unit}-${period}.json`

/** Every place with unsent rows, a file each; without the names of the cells, which other forms may hold. */
export async function saveAllRows(kept: Kept): Promise<void> {
  const places = new Map<string, EntryPlace>()
  for (const row of await kept.rows.toArray()) places.set(row.place, row)
  for (const place of places.values()) {
    const rows = await unsentAt(kept, place)
    const grid = (await kept.grids.get(placeId(place)))?.grid
    const titles = grid ? [grid.form.name.vi, grid.unit.name.vi, grid.period.text.vi] : []
    if (rows.length > 0)
      saveFile(
        fileName(place),
        new Blob([printRowsFile(place, rows, titles, (key) => key)], { type: 'application/json' }),
      )
  }
}

/** Takes a file of unsent rows: chosen, or dropped anywhere on the page. */
export function RowsFileTaker({ kept }: { readonly kept: Kept }) {
  const say = useWords(words)
  const go = useGo()
  const announce = useAnnounce()
  const id = useId()
  const [isWrong, setWrong] = useState(false)
  const take = useCallback(
    async (file: File | undefined): Promise<void> => {
      if (!file) return
      const read = readRowsFile(await file.text())
      setWrong(!read)
      if (!read) return
      const count = await takeRowsFile(kept, read)
      announce(say('fileTaken', { count }))
      go({ form: read.form, unit: read.unit, period: read.period }, { to: '/entry' })
    },
    [kept, say, go, announce],
  )
  useEffect(() => {
    const over = (event: globalThis.DragEvent): void => event.preventDefault()
    const drop = (event: globalThis.DragEvent): void => {
      event.preventDefault()
      void take(event.dataTransfer?.files[0])
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', drop)
    }
  }, [take])
  return (
    <div className="screen-only stack">
      {isWrong && <Notice look="wrong" title={say('fileWrong')} isAlert />}
      <p>
        <label htmlFor={id} className="button button-plain">
          {say('fileTake')}
        </label>
        <input
          id={id}
          type="file"
          accept=".json,application/json"
          className="unseen"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </p>
    </div>
  )
}
