import { type Document, ImageRun } from 'docx'
import type { Mark } from '../../document/content.ts'
import type { PrintLine } from '../../printable.ts'
import { type Look, link, type Piece, run } from './written.ts'

const hyperlink = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

export interface Picture {
  readonly png: Uint8Array
  /** Only the shape counts. */
  readonly size: { readonly width: number; readonly height: number }
}

const lookOf = (marks: readonly Mark[]): Look => ({
  ...(marks.includes('bold') ? { bold: true } : {}),
  ...(marks.includes('italic') ? { italics: true } : {}),
})

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

  print(line: PrintLine, look: Look = {}): Piece[] {
    return line.flatMap((part): Piece[] => {
      const marked = part.marks ? { ...look, ...lookOf(part.marks) } : look
      if ('figure' in part) return [this.link(part.printed, `${this.#publicUrl}/f/${part.code}`, marked)]
      const underlined = part.marks?.includes('underline') ? { ...marked, isUnderlined: true } : marked
      // A break within a paragraph is a line of its own, not a letter.
      return part.text.split('\n').map((text, at) => run(text, underlined, at > 0))
    })
  }

  link(printed: string, address: string, look: Look = {}): Piece {
    return link(this.#idOf(address), run(printed, { ...look, style: 'Figure' }))
  }

  /**
   * @param key of a picture that was drawn for this document
   * @param width in pixels of the page (96 to the inch)
   */
  picture(key: string, width: number, alternative: string): ImageRun[] {
    const drawn = this.#pictures.get(key)
    if (!drawn) return []
    this.#drawn += 1
    const fileName = `picture${this.#drawn}`
    return [
      new ImageRun({
        type: 'png',
        data: drawn.png,
        transformation: { width, height: Math.round((width * drawn.size.height) / drawn.size.width) },
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
