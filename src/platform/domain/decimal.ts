import { Decimal as Base } from 'decimal.js'

/** Exact decimals: 40 significant digits, never written with an exponent, never a binary float. */
export const Decimal = Base.clone({ precision: 40, rounding: Base.ROUND_HALF_UP, toExpNeg: -60, toExpPos: 60 })
export type Decimal = Base

export const decimal = (value: string | number | Decimal): Decimal => new Decimal(value)
export const zero = decimal(0)
export const hundred = decimal(100)
