import type { z } from 'zod'
import { periodText } from '../../../../platform/domain/period-text.ts'
import { read } from '../../../../platform/server/db/database.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { periodOf } from '../../../figures/server/public.ts'
import type { previewDocumentTemplate } from '../../contract/template.ts'
import { blocksOf, figuresOf } from '../../document/content.ts'
import { beginFrom, lastBy, servingTemplate } from '../document/begin.ts'
import { aimAt } from '../document/create.ts'
import { namesOf } from '../document/people.ts'
import { problemsIn } from '../document/places.ts'

/** What a document of a period would begin with; nothing is made. */
export function preview(context: Context, input: z.output<typeof previewDocumentTemplate.input>) {
  return read(context.database, context.caller, async (tx) => {
    const aim = await aimAt(tx, context, { ...input, language: 'vi' })
    await servingTemplate(tx, aim, input.template, 'template')
    const { content, frame, sections } = await beginFrom(tx, aim, { from: 'template', template: input.template })
    const last = await lastBy(tx, aim, input.template)
    const names = await namesOf(
      tx,
      sections.flatMap(({ ownerId }) => (ownerId === null ? [] : [ownerId])),
    )
    const blocks = blocksOf(content)
    return {
      ...{ content, frame },
      sections: sections.map(({ ownerId, ...section }) => ({
        ...section,
        owner: ownerId === null ? null : (names.get(ownerId) ?? null),
      })),
      figures: figuresOf(content).length,
      tables: blocks.filter((block) => block.type === 'liveTable').length,
      charts: blocks.filter((block) => block.type === 'chart').length,
      problems: [...problemsIn(aim.catalogue, content, aim.period.last)],
      last: last ? { id: last.id, code: last.code, period: periodText(periodOf(aim.catalogue, last.period)) } : null,
    }
  })
}
