import { planImport, readImport } from '../../src/modules/people/contract/exchange.ts'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { id, type Person } from './world.ts'

/** The id of an import of somebody’s that was tried and may be run: a file without rows. */
export async function triedFile(person: Person, unit: string): Promise<string> {
  const importId = id()
  const file = await writeSheet({ name: 'Trống', columns: templateColumns('members'), rows: [] })
  await person.call(planImport, { id: importId, unit }, file)
  for (;;) {
    const { state } = await person.call(readImport, { id: importId })
    if (state === 'planned') return importId
    if (state !== 'planning') throw new Error(`the trial is ${state}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
