import type { Edition, EditionEntry } from '../editions/edition.ts'
import { noEdition } from '../src/app/editions.ts'
import { draft, publish } from '../src/modules/reports/server/forms/change.ts'
import { openGrid } from '../src/modules/reports/server/submissions/grid.ts'
import { save } from '../src/modules/reports/server/submissions/save.ts'
import type { EmbeddedCluster } from '../src/platform/server/cluster/embedded.ts'
import { seal } from '../src/platform/server/db/database.ts'
import { newId } from '../src/platform/server/new-id.ts'
import { withDesk } from './cluster.ts'
import { timed } from './pairs.ts'
import { alone, type Result } from './result.ts'
import { statementsOf } from './statements.ts'
import { login } from './ward.ts'

const fields = 300
const rounds = 60
const form = 'bieu-dai'
const place = { form, unit: 'c.a.1', period: '2026-10' }
const codes = Array.from({ length: fields }, (_, at) => `chi-so-${at + 1}`)
const cells = Array.from({ length: 60 }, (_, at) => `c.a.${at + 1}`)

/** A ward of 60 cells that report 300 measures a month; the values of the two months before are there. */
function reportingWard(): Edition {
  const source = { code: 'mo-phong', vi: 'Số liệu mô phỏng', en: 'Simulated data', publisher: null, publishedOn: null }
  const party = (code: string, role: 'city' | 'commune' | 'cell', parent?: string): Edition['units'][number] => ({
    ...{ code, kind: 'party_organisation', role, vi: `Đơn vị ${code}`, en: `Unit ${code}` },
    ...(parent === undefined ? {} : { parent }),
  })
  return {
    ...noEdition,
    ...{ code: 'simulated', workingOn: '2026-11-20', sources: [source] },
    units: [party('c', 'city'), party('c.a', 'commune', 'c'), ...cells.map((code) => party(code, 'cell', 'c.a'))],
    measures: codes.map((code) => ({
      ...{ code, vi: `Chỉ số ${code}`, en: `Measure ${code}`, subjects: ['party_organisation'] },
      ...{ measuredIn: { vi: 'buổi', en: 'meetings' }, print: { decimals: 0 } },
      periodKinds: ['month', 'quarter', 'half', 'year'],
    })),
    entries: ['2026-08', '2026-09'].flatMap((period) =>
      codes.map(
        (measure, at): EditionEntry => ({
          ...{ unit: place.unit, measure, period, value: String(at + 1), source: source.code },
        }),
      ),
    ),
    accounts: [
      {
        ...{ login, vi: 'Cán bộ', en: 'Officer' },
        grants: [
          { role: 'clerk', unit: 'c' },
          { role: 'issuer', unit: 'c' },
        ],
      },
    ],
  }
}

/** Opening a form of 300 fields, and saving one cell of it. */
export const entryGrid = (cluster: EmbeddedCluster): Promise<readonly Result[]> =>
  withDesk(cluster, 'bench_entry', reportingWard(), async ({ context, database }) => {
    const lines = codes.map((measure) => ({ measure, isRequired: true, isPrefilled: false }))
    await draft(context, {
      ...{ id: newId(), owner: 'c', code: form },
      draft: {
        ...{ vi: 'Biểu dài', en: 'Long form', periodKind: 'month', askedOf: 'cells', exempt: [] },
        ...{ due: { days: 5, isWorkingDays: true }, from: '2026-01-01' },
        sections: [{ title: { vi: 'Nội dung', en: 'Lines' }, lines }],
      },
    })
    await publish(context, { form })
    await seal(database)
    const product = () => openGrid(context, place)
    const free = codes.values()
    const keep = async (): Promise<void> => {
      const measure = free.next().value ?? ''
      const cell = { id: newId(), measure, value: '7', isEstimate: false, isNotApplicable: false, seen: null }
      const { cells: answers } = await save(context, { ...place, cells: [cell] })
      if (answers[0]?.outcome !== 'saved') throw new Error(`not saved: ${JSON.stringify(answers)}`)
    }
    const opened = await times(product)
    const statements = (await statementsOf(product)).length
    const saved = await times(keep)
    const said = { concurrency: 1, unit: 'ms', data: 'a form of 300 fields, two months of values; 60 cells; fsync on' }
    return [
      {
        ...alone({
          ...{ ...said, name: 'entry-grid', layer: 'openGrid from connection to commit, without HTTP' },
          ...{ value: middle(opened, 0.5), valueHigh: middle(opened, 0.95) },
        }),
        statements,
      },
      alone({
        ...{ ...said, name: 'entry-cell', layer: 'saveCells with one cell, from connection to commit, without HTTP' },
        ...{ value: middle(saved, 0.5), valueHigh: middle(saved, 0.95) },
      }),
    ]
  })

async function times(work: () => Promise<unknown>): Promise<readonly number[]> {
  const found: number[] = []
  for (let round = 0; round < rounds + 10; round++) {
    const taken = await timed(work)
    if (round >= 10) found.push(taken)
  }
  return found.sort((a, b) => a - b)
}

const middle = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
