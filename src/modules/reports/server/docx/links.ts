import { ConcreteHyperlink, type Document, TextRun, UnderlineType } from 'docx'
import type { Run } from '../../report.ts'

const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

/**
 * The links of one document. The library's own external link draws a random id each time; these are counted, so that
 * the same report gives the same bytes. A code printed twice has one target.
 */
export class FigureLinks {
  readonly #ids = new Map<string, string>()
  readonly #publicUrl: string

  constructor(publicUrl: string) {
    this.#publicUrl = publicUrl
  }

  /** Figures look like the text around them: black, with a fine grey line that a printer barely shows. */
  print(runs: readonly Run[], look: { italics?: boolean } = {}): (TextRun | ConcreteHyperlink)[] {
    return runs.map((run) => {
      if (!('figure' in run)) return new TextRun({ text: run.text, ...look })
      const underline = { type: UnderlineType.DOTTED, color: 'BFBFBF' }
      return new ConcreteHyperlink(
        [new TextRun({ text: run.printed, color: '000000', underline, ...look })],
        this.#idOf(run.code),
      )
    })
  }

  #idOf(code: string): string {
    const id = this.#ids.get(code) ?? `Figure${this.#ids.size + 1}`
    this.#ids.set(code, id)
    return id
  }

  /** Call once, when all has been printed. */
  writeTargets(document: Document): void {
    for (const [code, id] of this.#ids)
      document.Document.Relationships.addRelationship(id, hyperlink, `${this.#publicUrl}/f/${code}`, 'External')
  }
}
