import { hash } from 'node:crypto'
import { copyText } from '../../../../platform/server/db/bulk.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type { ExchangeKey } from '../../exchange.ts'
import type { PlannedRow } from '../../row/row.ts'

/** The temporary table a file is copied into; gone with its session. */
const valueColumns = [
  ['name', 'text'],
  ['birth', 'text'],
  ['sex', 'text'],
  ['ethnicity', 'text'],
  ['education', 'text'],
  ['theory', 'text'],
  ['occupation', 'text'],
  ['phone', 'text'],
  ['card_number', 'text'],
  ['identity_number', 'text'],
  ['religion', 'text'],
  ['decided_on', 'date'],
  ['decision', 'text'],
  ['ceremony_on', 'date'],
  ['considered_on', 'date'],
  ['recognition_decided_on', 'date'],
  ['recognition_decision', 'text'],
  ['full_on', 'date'],
  ['party_age_from', 'date'],
] as const satisfies readonly (readonly [ExchangeKey, string])[]

/**
 * Every statement that saves asks for the first of these, and the server takes a row apart from its beginning: what most ask for and
 * has a fixed width comes first.
 */
const firstColumns = [
  ['row_number', 'integer'],
  ['person_id', 'uuid'],
] as const
const otherColumns = [
  ['cell_id', 'uuid'],
  ['digest', 'bytea'],
  ['span_states', 'text[]'],
  ['span_valid', 'daterange[]'],
  ['step_ids', 'uuid[]'],
  ['step_events', 'text[]'],
  ['step_on', 'date[]'],
  ['membership_id', 'uuid'],
  ['state', 'text'],
  ['folded', 'text'],
  ['birth_on', 'date'],
  ['probation_ends_on', 'date'],
] as const

/** The person already held whom the row speaks of, and what is new about them: not of the file. */
const foundColumns = [
  'has_new_spans boolean not null default true',
  'is_profile_new boolean not null default true',
  'is_membership_new boolean not null default true',
  'match_id uuid',
]

const columns = [...firstColumns, ...otherColumns, ...valueColumns]
export const stageColumns: readonly string[] = columns.map(([name]) => name)

const typed = (some: readonly (readonly [string, string])[]): readonly string[] =>
  some.map((column) => column.join(' '))

export const createStage = `create temporary table import_stage (
  ${[...typed(firstColumns), ...foundColumns, ...typed([...otherColumns, ...valueColumns]), 'new_secrets text[]'].join(', ')})`

/** An array as COPY reads it, of values that need no quotes. */
function arrayText<Item>(items: readonly Item[], say: (item: Item) => string): string {
  let text = '{'
  for (const [index, item] of items.entries()) text += index === 0 ? say(item) : `,${say(item)}`
  return `${text}}`
}

type Span = PlannedRow['spans'][number]
type Step = PlannedRow['steps'][number]
const stateOf = (span: Span): string => span.state
const validOf = (span: Span): string => `"[${span.from},${span.until ?? ''})"`
const eventOf = (step: Step): string => step.event
const dayOf = (step: Step): string => step.on

/** People write these; the other values were read as days, digits or words of a list, and hold nothing that COPY reads otherwise. */
const written = new Set<string>([
  'name',
  'ethnicity',
  'occupation',
  'phone',
  'religion',
  'decision',
  'recognition_decision',
] satisfies ExchangeKey[])
const sayings = valueColumns.map(([key]) => ({ key, say: written.has(key) ? copyText : plainText }))

function plainText(value: string | null | undefined): string {
  return value ?? '\\N'
}

/**
 * Gives one row in the text form of COPY. Its digest is salted: personal values cannot be guessed from it.
 * @param salt of the whole file
 */
export function stageWriter(salt: Buffer): (row: PlannedRow) => string {
  let salted = Buffer.alloc(4096)
  salt.copy(salted)
  const digestOf = (text: string): string => {
    const most = salt.length + text.length * 3
    if (most > salted.length) {
      salted = Buffer.alloc(most)
      salt.copy(salted)
    }
    return hash('sha256', salted.subarray(0, salt.length + salted.write(text, salt.length)), 'hex')
  }
  return (row) => {
    const { values, spans, steps } = row
    const words = sayings.map(({ key, say }) => say(values[key])).join('\t')
    const digest = digestOf(`${words}${row.cell?.code ?? ''}`)
    const isHeld = row.state !== null && values.ceremony_on !== undefined
    const membershipId = isHeld || values.full_on !== undefined ? newId() : null
    return `${row.row}\t${newId()}\t${plainText(row.cell?.id)}\t\\\\x${digest}\t${arrayText(spans, stateOf)}\t${arrayText(spans, validOf)}\t${arrayText(steps, newId)}\t${arrayText(steps, eventOf)}\t${arrayText(steps, dayOf)}\t${plainText(membershipId)}\t${plainText(row.state)}\t${copyText(row.folded)}\t${plainText(row.birthOn)}\t${plainText(row.probationEndsOn)}\t${words}\n`
  }
}
