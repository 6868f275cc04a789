import { answerDemand, demandProgrammes } from '../../src/modules/directives/contract/coverage.ts'
import { attachFile, relateDirectives, setSummingUp } from '../../src/modules/directives/contract/document.ts'
import { withholdNumber } from '../../src/modules/directives/contract/series.ts'
import { conveneSession } from '../../src/modules/directives/contract/study.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { templateColumns } from '../../src/modules/directives/import-columns.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { id, type Person } from './world.ts'

/** Documents of a unit with everything that hangs on one, to aim requests at. */
export interface DocumentAim {
  readonly issuer: string
  readonly cell: string
  readonly directiveId: string
  readonly otherId: string
  readonly toWithdraw: string
  readonly relationId: string
  readonly summingUpId: string
  readonly fileId: string
  readonly fileToWithdraw: string
  readonly withheldId: string
  readonly demandId: string
  readonly demandToWithdraw: string
  readonly demandToAnswer: string
  readonly answerId: string
  readonly sessionId: string
  readonly sessionToWithdraw: string
  readonly siteId: string
  /** An empty file of the template. */
  readonly sheet: Uint8Array
}

export const typedDocument = (issuer: string, symbol: string) => ({
  ...{
    issuer,
    kind: 'plan_document',
    symbol,
    issuedOn: '2024-01-10',
    title: 'Kế hoạch công tác',
    audience: 'scope' as const,
  },
})

export async function placeDocuments(writer: Person, unit: string, cell: string): Promise<DocumentAim> {
  const issuer = `${unit}:standing-committee`
  const document = async (symbol: string): Promise<string> =>
    (await writer.call(registerDirective, { id: id(), ...typedDocument(issuer, symbol) })).id
  const [directiveId, otherId, toWithdraw] = [
    await document('901-KH/QU'),
    await document('902-KH/QU'),
    await document('903-KH/QU'),
  ]
  const aim = {
    ...{ issuer, cell, directiveId, otherId, toWithdraw },
    ...{
      relationId: id(),
      summingUpId: id(),
      fileId: id(),
      fileToWithdraw: id(),
      withheldId: id(),
      demandId: id(),
      demandToWithdraw: id(),
      demandToAnswer: id(),
    },
    ...{ answerId: id(), sessionId: id(), sessionToWithdraw: id(), siteId: id() },
    sheet: await writeSheet({ name: 'Trống', columns: templateColumns, rows: [] }),
  }
  await writer.call(relateDirectives, {
    id: aim.relationId,
    directive: directiveId,
    kind: 'implements',
    outside: '57-NQ/TW',
  })
  await writer.call(setSummingUp, {
    id: aim.summingUpId,
    directive: directiveId,
    kind: 'final_summary',
    dueOn: '2024-12-01',
  })
  await writer.call(attachFile, { id: aim.fileId, directive: directiveId, name: 'a.pdf' }, Buffer.from('%PDF-1.7 901'))
  await writer.call(
    attachFile,
    { id: aim.fileToWithdraw, directive: otherId, name: 'b.pdf' },
    Buffer.from('%PDF-1.7 902'),
  )
  await writer.call(withholdNumber, { id: aim.withheldId, issuer, symbol: '904-KH/QU', issuedOn: '2024-01-10' })
  for (const demandId of [aim.demandId, aim.demandToWithdraw, aim.demandToAnswer])
    await writer.call(demandProgrammes, {
      ...{
        id: demandId,
        directive: directiveId,
        base: 'heads',
        units: [cell],
        dueOn: '2024-03-01',
        body: 'Báo cáo kết quả',
      },
    })
  await writer.call(answerDemand, {
    id: aim.answerId,
    demand: aim.demandId,
    unit: cell,
    kind: 'exempt',
    note: 'mới thành lập',
  })
  const sites = [{ id: aim.siteId, name: 'Hội trường' }]
  for (const sessionId of [aim.sessionId, aim.sessionToWithdraw])
    await writer.call(conveneSession, {
      ...{
        id: sessionId,
        unit: issuer,
        heldOn: '2024-02-01',
        title: 'Hội nghị quán triệt',
        directives: [directiveId],
        sites,
      },
    })
  return aim
}
