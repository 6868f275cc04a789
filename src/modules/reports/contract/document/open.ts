import { z } from 'zod'
import { endpoint } from '../../../../platform/domain/endpoint.ts'
import { abilityShape, textShape } from '../../../../platform/domain/shapes.ts'
import { contentShape } from '../../document/content.ts'
import { frameShape } from '../../document/frame.ts'
import { packBesideShape } from '../pack.ts'
import { lateUpdateShape } from './late.ts'
import { documentRefShape } from './list.ts'
import { idShape } from './named.ts'
import { opinionShape } from './opinions.ts'
import { remarkShape } from './remarks.ts'
import { sectionShape } from './sections.ts'
import { stepShape } from './step.ts'
import { versionShape } from './versions.ts'

/** Everything a page of the document needs. */
export const openDocument = endpoint({
  name: 'openDocument',
  method: 'GET',
  path: '/documents/open',
  summary: { vi: 'Mở văn bản', en: 'Open a document' },
  access: 'account',
  input: z.object({ document: idShape }),
  output: documentRefShape.omit({ sections: true, opinions: true }).extend({
    packed: packBesideShape,
    takenFrom: z.object({ id: z.string(), code: z.string(), period: textShape }).nullable(),
    /** The issued document that it corrects, by code. */
    corrects: z.string().nullable(),
    frame: frameShape,
    /** Goes back with `setDocumentFrame` as `seen`. */
    frameId: z.string(),
    /** The Yjs state in base64: one `Y.XmlFragment` named `content`. */
    state64: z.string(),
    /** Of `state64`; `followDocument` goes on from here. */
    seq: z.number().int(),
    /** What the text says, for those who do not edit. */
    content: contentShape,
    sections: z.array(sectionShape),
    remarks: z.array(remarkShape),
    opinions: z.array(opinionShape),
    steps: z.array(stepShape),
    versions: z.array(versionShape),
    late: z.array(lateUpdateShape),
    /** Changes with everything but the text: sections, remarks, steps. */
    stamp: z.string(),
    today: z.string(),
    can: z.object({
      write: abilityShape,
      setFrame: abilityShape,
      setSections: abilityShape,
      remark: abilityShape,
      giveOpinion: abilityShape,
      keepVersion: abilityShape,
      restore: abilityShape,
      'ask-opinions': abilityShape,
      'end-opinions': abilityShape,
      submit: abilityShape,
      return: abilityShape,
      withdraw: abilityShape,
      freeze: abilityShape,
      unfreeze: abilityShape,
      issue: abilityShape,
    }),
  }),
})
export type OpenedDocument = z.infer<typeof openDocument.output>
