import { PageOrientation } from 'docx'
import type { Layout } from '../../report.ts'

/** Lengths in twips, sizes of letters in half points: what Word counts in. */
export const mm = (length: number): number => Math.round((length / 25.4) * 1440)
export const points = (size: number): number => size * 2
export const gap = (size: number): number => size * 20

/** A4, in millimetres. */
const paper = { width: 210, height: 297 }

/** A turned page keeps the bound edge of the upright one: its left margin becomes the top. */
const turn = (layout: Layout): Layout => ({
  ...layout,
  marginTop: layout.marginLeft,
  marginRight: layout.marginTop,
  marginBottom: layout.marginRight,
  marginLeft: layout.marginBottom,
})

export const marginsOf = (layout: Layout, isWide: boolean): Layout => (isWide ? turn(layout) : layout)

/** Twips between the side margins. */
export function textWidth(layout: Layout, isWide = false): number {
  const { marginLeft, marginRight } = marginsOf(layout, isWide)
  return mm((isWide ? paper.height : paper.width) - marginLeft - marginRight)
}

/** Page settings of a section; the library itself swaps width and height of a turned page. */
export function pageOf(layout: Layout, isWide: boolean) {
  const { marginTop, marginRight, marginBottom, marginLeft } = marginsOf(layout, isWide)
  return {
    size: {
      width: mm(paper.width),
      height: mm(paper.height),
      orientation: isWide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: mm(marginTop),
      right: mm(marginRight),
      bottom: mm(marginBottom),
      left: mm(marginLeft),
      header: mm(7),
    },
  }
}
