import { insideOf, prefixOf } from './xml-text.ts'

// Of a shade that no ready-made style has, so that a later round knows the fill as its own.
const fill =
  '<fill><patternFill patternType="solid"><fgColor rgb="FFFFC9CD"/><bgColor indexed="64"/></patternFill></fill>'

/** The styles part of a file, to which filled forms of its styles are added as they are asked for. */
export class FaultStyles {
  readonly #source: string
  readonly #prefix: string
  readonly #styles: readonly string[]
  readonly #added: string[] = []
  readonly #numbers = new Map<number | string, number>()
  readonly #fillNumber: number
  /** The numbers our fill has from earlier rounds. */
  readonly #earlier: ReadonlySet<string>

  /** An empty text stands for a file without styles, to which none are added. */
  constructor(source: string) {
    this.#source = source
    this.#prefix = source === '' ? '' : prefixOf(source)
    const plain = this.#plain(insideOf(source, `${this.#prefix}cellXfs`))
    this.#styles = plain.match(/<xf(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g) ?? []
    const fills = this.#plain(insideOf(source, `${this.#prefix}fills`))
    const each = fills.match(/<fill(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/fill>)/g) ?? []
    this.#fillNumber = each.length
    this.#earlier = new Set(each.flatMap((item, number) => (item.includes('"FFFFC9CD"') ? [String(number)] : [])))
  }

  /** The number of the style without the fill of an earlier round. */
  unfilled(base: number): number {
    const style = this.#styles[base]
    if (style === undefined || !this.#earlier.has(fillOf(style))) return base
    const bare = withoutFill(style)
    const original = this.#styles.findIndex((one) => withoutFill(one) === bare && !this.#earlier.has(fillOf(one)))
    return original >= 0 ? original : this.#number(`bare ${base}`, () => bare.replace(/^<xf/, '<xf fillId="0"'))
  }

  /** The number of the style that looks like the given one, filled. */
  filled(base: number): number {
    const style = this.#styles[base] ?? this.#styles[0]
    if (style === undefined || this.#fillNumber === 0) return base
    return this.#number(base, () =>
      withoutFill(style).replace(/^<xf/, `<xf fillId="${this.#fillNumber}" applyFill="1"`),
    )
  }

  /** The number of the style of a message: filled, wrapped, at the top. */
  message(): number {
    if (this.#styles.length === 0 || this.#fillNumber === 0) return 0
    return this.#number(
      'message',
      () =>
        `<xf numFmtId="0" fontId="0" fillId="${this.#fillNumber}" borderId="0" xfId="0" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`,
    )
  }

  /** The part with what was added. */
  xml(): string {
    if (this.#added.length === 0) return this.#source
    const added = this.#prefixed(this.#added.join(''))
    return this.#append(
      'fills',
      this.#prefixed(fill),
      1,
      this.#append('cellXfs', added, this.#added.length, this.#source),
    )
  }

  #number(key: number | string, make: () => string): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    const number = this.#styles.length + this.#added.length
    this.#added.push(make())
    this.#numbers.set(key, number)
    return number
  }

  #append(list: string, items: string, count: number, xml: string): string {
    const name = this.#prefix + list
    return xml
      .replace(
        new RegExp(`(<${name}[^>]*\\scount=")(\\d+)"`),
        (_, start: string, old: string) => `${start}${Number(old) + count}"`,
      )
      .replace(`</${name}>`, () => `${items}</${name}>`)
  }

  #plain(xml: string): string {
    return this.#prefix === '' ? xml : xml.replaceAll(`<${this.#prefix}`, '<').replaceAll(`</${this.#prefix}`, '</')
  }

  #prefixed(xml: string): string {
    return xml.replace(/<(\/?)(?=\w)/g, `<$1${this.#prefix}`)
  }
}

const fillOf = (style: string): string => /\sfillId="(\d+)"/.exec(style)?.[1] ?? '0'
const withoutFill = (style: string): string => style.replace(/\s(?:fillId|applyFill)="[^"]*"/g, '')
