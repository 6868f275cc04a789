/** A statement with its parameters; statements nest. */
export interface Sql {
  readonly strings: readonly string[]
  readonly values: readonly unknown[]
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'strings' in value && 'values' in value

/** Writes a statement: every `${value}` becomes a parameter, every `${sql`...`}` a part of the text. */
export function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  const texts: string[] = [strings[0] ?? '']
  const parameters: unknown[] = []
  values.forEach((value, index) => {
    const after = strings[index + 1] ?? ''
    if (!isSql(value)) {
      parameters.push(value)
      texts.push(after)
      return
    }
    texts[texts.length - 1] += value.strings[0] ?? ''
    value.values.forEach((inner, at) => {
      parameters.push(inner)
      texts.push(value.strings[at + 1] ?? '')
    })
    texts[texts.length - 1] += after
  })
  return { strings: texts, values: parameters }
}

export const textOf = (statement: Sql): string =>
  statement.strings.reduce((text, part, index) => `${text}$${index}${part}`)

/** A day range `[from, until)` as PostgreSQL takes it; the outermost days mean no bound. */
export const dayRange = (from: string, until: string): string =>
  `[${from === '0001-01-01' ? '' : from},${until === '9999-12-31' ? '' : until})`

const noId = '00000000-0000-0000-0000-000000000000'

/** An id from outside as a parameter for `= ...::uuid`: what is no id is compared as one that nothing has. */
export const asId = (text: string): string =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text) ? text : noId
