import { ConcreteHyperlink, type Document, ImageRun, TextRun } from 'docx'
import { sizeOf } from '../../document/chart-svg.ts'
import type { PrintLine } from '../../printable.ts'

const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

export interface Picture {
  readonly svg: string
  readonly png: Uint8Array
}

/**
 * Writes the lines, links and pictures of one document. The library's own links and pictures draw ids of their own each time;
 * these are counted, so that the same document gives the same bytes. An address printed twice has one target.
 */
export class Pen {
  readonly #ids = new Map<string, string>()
  readonly #publicUrl: string
  readonly #pictures: ReadonlyMap<string, Picture>
  #drawn = 0

  constructor(publicUrl: string, pictures: ReadonlyMap<string, Picture> = new Map()) {
    this.#publicUrl = publicUrl
    this.#pictures = pictures
  }

  print(line: PrintLine, look: { italics?: boolean; size?: number } = {}): (TextRun | ConcreteHyperlink)[] {
    return line.flatMap((run): (TextRun | ConcreteHyperlink)[] => {
      const marked = {
        ...look,
        ...(run.marks?.includes('bold') ? { bold: true } : {}),
        ...(run.marks?.includes('italic') ? { italics: true } : {}),
      }
      if (!('figure' in run)) {
        const underline = run.marks?.includes('underline') ? { underline: {} } : {}
        // A break within a paragraph is a line of its own, not a letter.
        return run.text
          .split('\n')
          .map((text, at) => new TextRun({ text, ...marked, ...underline, ...(at > 0 ? { break: 1 } : {}) }))
      }
      return [this.link(run.printed, `${this.#publicUrl}/f/${run.code}`, marked)]
    })
  }

  link(printed: string, address: string, look: { italics?: boolean; bold?: boolean; size?: number } = {}) {
    return new ConcreteHyperlink([new TextRun({ text: printed, style: 'Figure', ...look })], this.#idOf(address))
  }

  /**
   * @param key of a picture that was drawn for this document
   * @param width in pixels of the page (96 to the inch)
   */
  picture(key: string, width: number, alternative: string): ImageRun[] {
    const drawn = this.#pictures.get(key)
    if (!drawn) return []
    const size = sizeOf(drawn.svg)
    this.#drawn += 1
    const fileName = `picture${this.#drawn}`
    return [
      new ImageRun({
        type: 'png',
        data: drawn.png,
        transformation: { width, height: Math.round((width * size.height) / size.width) },
        altText: { id: String(this.#drawn), name: fileName, description: alternative, title: '' },
      }),
    ]
  }

  #idOf(address: string): string {
    const id = this.#ids.get(address) ?? `Figure${this.#ids.size + 1}`
    this.#ids.set(address, id)
    return id
  }

  /** Call once, when all has been printed. */
  writeTargets(document: Document): void {
    for (const [address, id] of this.#ids)
      document.Document.Relationships.addRelationship(id, hyperlink, address, 'External')
  }
}
