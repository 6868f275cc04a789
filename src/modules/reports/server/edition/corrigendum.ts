import { must, problem } from '../../../../platform/domain/problem.ts'
import { write } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { requireRole } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { catalogueAt } from '../../../figures/server/public.ts'
import { type Corrected, corrigendumContent, corrigendumFrame } from '../../document/corrigendum.ts'
import { emptyFrame, type Frame } from '../../document/frame.ts'
import { idTaken } from '../document/act.ts'
import { createInto } from '../document/create.ts'
import { loadDocument } from '../document/load.ts'
import { changesSince, reasonsOf } from './changes.ts'
import { isStanding } from './issue.ts'
import { editionAt } from './load.ts'

const signedByCommittee: Frame = {
  ...emptyFrame,
  signature: { authority: 'T/M BAN THƯỜNG VỤ', post: 'BÍ THƯ' },
}

/** Begins a document that tells which numbers of a kept one were corrected since; refused where none was. Needs the role of clerk. */
export function startCorrigendum(context: Context, input: { readonly id: string; readonly code: string }) {
  return write(context.database, context.caller, async (tx) => {
    const edition = await editionAt(tx, input.code)
    if (edition.state === 'replaced') must(isStanding(edition), 'refused')
    const [catalogue, reader] = [await catalogueAt(tx, null, context.database), await loadReader(tx)]
    must(requireRole(catalogue.forest, reader, 'clerk', edition.unitId, edition.lastDay), 'forbidden')
    const held = await loadDocument(tx, input.id)
    if (held && held.corrects !== edition.id) throw idTaken()
    if (held) return { id: held.id }
    const changed = await reasonsOf(tx, await changesSince(tx, catalogue, reader, edition))
    if (changed.length === 0)
      throw problem(
        'refused',
        'nothing-changed',
        'Chưa có số liệu nào trong văn bản này được đính chính, nên không có gì để đính chính.',
        'No figure of this document was corrected, so there is nothing to correct.',
        'code',
      )
    const corrected: Corrected = {
      name: edition.name.vi,
      code: edition.code,
      symbol: edition.issue?.symbol ?? null,
      issuedOn: edition.issue?.issuedOn ?? null,
    }
    const like = edition.documentId === null ? undefined : (await loadDocument(tx, edition.documentId))?.frame
    const { id } = await createInto(tx, context, {
      id: input.id,
      unit: catalogue.forest.units.get(edition.unitId)?.code ?? '',
      period: edition.period,
      language: 'vi',
      corrects: edition.id,
      start: {
        from: 'given',
        kind: 'corrigendum',
        content: corrigendumContent(corrected, changed),
        frame: corrigendumFrame(corrected, like ?? signedByCommittee),
      },
    })
    return { id }
  })
}
