import { z } from 'zod'

/** What stands around the text of a document on paper. */
export const frameShape = z.object({
  /** `BÁO CÁO`, `NGHỊ QUYẾT`, `CHƯƠNG TRÌNH`. */
  title: z.string().trim().min(1).max(120),
  /** What it is about, below the title. In a template `{kỳ}` stands for the period and `{đơn vị}` for the unit. */
  summary: z.string().trim().max(500),
  /** The letters of the symbol: `BC` in `12-BC/QU`. */
  symbolType: z
    .string()
    .trim()
    .regex(/^\p{Lu}{0,10}$/u, { error: 'BC, NQ, CTr' })
    .or(z.literal('CTr')),
  /** Where it is dated: `Cần Thơ`; empty leaves dots. */
  place: z.string().trim().max(80),
  signature: z.object({
    /** `T/M BAN THƯỜNG VỤ`. */
    authority: z.string().trim().max(120),
    /** `BÍ THƯ`. */
    post: z.string().trim().max(120),
  }),
  recipients: z.array(z.string().trim().min(1).max(200)).max(40),
  /** The layout by name; the version of the document's day is taken. */
  layout: z.string().min(1).max(60).default('party'),
  /** The text says that it holds figures nobody approved. */
  printsUnapproved: z.boolean().default(false),
  /** Who may read it once it is frozen. */
  audience: z.enum(['scope', 'subtree', 'public']).default('scope'),
})
export type Frame = z.infer<typeof frameShape>

export const emptyFrame: Frame = {
  title: 'BÁO CÁO',
  summary: '',
  symbolType: 'BC',
  place: '',
  signature: { authority: '', post: '' },
  recipients: [],
  layout: 'party',
  printsUnapproved: false,
  audience: 'scope',
}
