import type { Text } from '../../domain/text.ts'

export type StartRefusalCode =
  | 'port-busy'
  | 'data-not-writable'
  | 'data-held'
  | 'data-gone'
  | 'schema-newer'
  | 'other-major'
  | 'unsupported-platform'
  | 'role-missing'
  | 'role-unsafe'
  | 'extension-missing'
  | 'database-unreachable'
  | 'database-too-old'
  | 'database-failed'
  | 'no-ordinary-user'
  | 'edition-unknown'
  | 'demo-on-network'
  | 'jobs-not-made'
  | 'mail-settings'

/** The product cannot start, and people can do something about it: `text` says what. */
export class StartRefusal extends Error {
  readonly code: StartRefusalCode
  readonly text: Text

  constructor(code: StartRefusalCode, text: Text) {
    super(text.en)
    this.name = 'StartRefusal'
    this.code = code
    this.text = text
  }
}

/** Prints a refusal in both languages to stderr (or to `write`), ending with its code. */
export const printStartRefusal = (
  refusal: StartRefusal,
  write: (line: string) => void = (line) => {
    process.stderr.write(line)
  },
): void => {
  write(`\n${refusal.text.vi}\n\n${refusal.text.en}\n\n[${refusal.code}]\n`)
}
