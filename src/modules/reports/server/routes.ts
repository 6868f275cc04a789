import { accept } from '../../../platform/domain/refusal.ts'
import { read, write } from '../../../platform/server/db/database.ts'
import { type Context, type Route, route } from '../../../platform/server/http/context.ts'
import { requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { ability, catalogueAt, keepCodes, periodOf } from '../../figures/server/public.ts'
import * as contract from '../contract.ts'
import { draftFile, draftOf, issue } from './actions.ts'
import { documentFile, documentOf, documentsOf } from './documents.ts'
import { drawReport } from './draw.ts'

export const reportRoutes: readonly Route[] = [
  route(contract.previewReport, preview),
  route(contract.downloadDraft, draftFile),
  route(contract.readDraftManifest, async (context, input) => (await draftOf(context, input)).manifest),
  route(contract.issueReport, issue),
  route(contract.listDocuments, documentsOf),
  route(contract.readDocument, documentOf),
  route(contract.downloadDocument, documentFile),
  route(contract.listReportKinds, async () => ({
    kinds: [
      {
        code: 'periodic',
        name: { vi: 'Báo cáo định kỳ', en: 'Periodic report' },
        periodKinds: ['month', 'quarter', 'half', 'year', 'term'],
      },
    ],
  })),
]

async function preview(context: Context, input: { unit: string; period: string }) {
  const shown = await read(context.database, context.caller, async (tx) => {
    const drawn = await drawReport(tx, context, { ...input, isDraft: true, isFixed: false })
    const catalogue = await catalogueAt(tx, null, context.database)
    const role = requireRole(
      catalogue.forest,
      await loadReader(tx),
      'issuer',
      drawn.unitId,
      periodOf(catalogue, input.period).last,
    )
    const { report, board } = drawn
    return {
      codes: drawn.codes,
      page: {
        unit: board.unit,
        period: { id: board.period.id, text: board.period.text },
        title: report.title,
        summary: report.summary,
        issuer: { superior: report.superior, own: report.own },
        band: report.band,
        sections: report.sections.map((section) => ({
          ...section,
          paragraphs: section.paragraphs.map((runs) => [...runs]),
        })),
        annexes: report.annexes.map((table) => ({
          title: table.title,
          columns: [...table.columns],
          rows: table.rows.map((row) => row.map((cell) => [...cell])),
        })),
        missingSections: report.sections
          .filter((section) => !section.hasData)
          .map((section) => `${section.number}. ${section.title}`),
        unapproved: drawn.unapproved.length,
        findings: board.findings,
        numbers: drawn.manifest.numbers.length,
        can: { issue: ability(role, accept(true)) },
      },
    }
  })
  await write(context.database, context.caller, (tx) => keepCodes(tx, shown.codes))
  return shown.page
}
