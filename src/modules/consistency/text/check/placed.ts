import type { Decimal } from '../../../../platform/domain/decimal.ts'
import type { Bounds } from '../../../figures/quantity.ts'
import type { About, FigureKind, FigureRole, ReadFigure, Span } from '../figure.ts'
import type { Worked } from './interval.ts'

/** A figure with its place in the plain text, and with what was worked out of it. It copies nothing, for there are many. */
export class Placed implements ReadFigure, Worked {
  readonly figure: ReadFigure
  readonly index: number
  readonly from: number
  readonly until: number
  /** Where the words begin that stand before it alone: after the figure before it, and in its sentence. */
  readonly earliest: number
  /** Where the words end that stand after it alone. */
  readonly latest: number
  amount: Decimal | null = null
  interval: Bounds | null = null

  constructor(figure: ReadFigure, index: number, from: number, until: number, earliest: number, latest: number) {
    this.figure = figure
    this.index = index
    this.from = from
    this.until = until
    this.earliest = earliest
    this.latest = latest
  }

  /** The same place with another reading of the number. */
  as(change: Partial<ReadFigure>): Placed {
    const { figure, index, from, until, earliest, latest } = this
    return new Placed({ ...figure, ...change }, index, from, until, earliest, latest)
  }

  get start(): number {
    return this.figure.start
  }
  get end(): number {
    return this.figure.end
  }
  get text(): string {
    return this.figure.text
  }
  get number(): Span {
    return this.figure.number
  }
  get kind(): FigureKind {
    return this.figure.kind
  }
  get role(): FigureRole | null {
    return this.figure.role
  }
  get value(): string {
    return this.figure.value
  }
  get decimals(): number {
    return this.figure.decimals
  }
  get step(): string {
    return this.figure.step
  }
  get unit(): string {
    return this.figure.unit
  }
  get counted(): string | null {
    return this.figure.counted
  }
  get qualifier(): ReadFigure['qualifier'] {
    return this.figure.qualifier
  }
  get isEstimate(): boolean {
    return this.figure.isEstimate
  }
  get isOfMost(): boolean {
    return this.figure.isOfMost
  }
  get sentence(): number {
    return this.figure.sentence
  }
  get paragraph(): number {
    return this.figure.paragraph
  }
  get about(): About {
    return this.figure.about
  }
}
