import { hash } from 'node:crypto'
import { copyText } from '../../../../platform/server/db/bulk.ts'
import { newId } from '../../../../platform/server/new-id.ts'
import type { ExchangeKey } from '../../exchange.ts'
import type { PlannedRow } from '../../row/row.ts'

/** The temporary table a file is copied into; gone with its transaction. */
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

const otherColumns = [
  ['row_number', 'integer'],
  ['person_id', 'uuid'],
  ['membership_id', 'uuid'],
  ['cell_id', 'uuid'],
  ['state', 'text'],
  ['folded', 'text'],
  ['birth_on', 'date'],
  ['probation_ends_on', 'date'],
  ['span_states', 'text[]'],
  ['span_valid', 'daterange[]'],
  ['step_ids', 'uuid[]'],
  ['step_events', 'text[]'],
  ['step_on', 'date[]'],
  ['digest', 'bytea'],
] as const

const columns = [...otherColumns, ...valueColumns]
export const stageColumns: readonly string[] = columns.map(([name]) => name)

export const createStage = `create temporary table import_stage (${columns.map(([name, type]) => `${name} ${type}`).join(', ')},
  -- The person already held whom the row speaks of, and what is new about them.
  match_id uuid, has_new_spans boolean not null default true, is_profile_new boolean not null default true,
  is_membership_new boolean not null default true, new_secrets text[]) on commit drop`

const arrayText = (values: readonly string[]): string => `{${values.join(',')}}`

/** One row in the text form of COPY. Its digest is salted: personal values cannot be guessed from it. */
export function stageLine(row: PlannedRow, salt: Buffer): string {
  const said = valueColumns.map(([key]) => copyText(row.values[key]))
  const words = said.join('\t')
  const digest = hash('sha256', Buffer.concat([salt, Buffer.from(`${words}${row.cell?.code ?? ''}`)]), 'hex')
  const isHeld = row.state !== null && row.values.ceremony_on !== undefined
  const other = [
    row.row,
    newId(),
    isHeld || row.values.full_on !== undefined ? newId() : null,
    row.cell?.id,
    row.state,
    row.folded,
    row.birthOn,
    row.probationEndsOn,
    arrayText(row.spans.map((span) => span.state)),
    arrayText(row.spans.map((span) => `"[${span.from},${span.until ?? ''})"`)),
    arrayText(row.steps.map(() => newId())),
    arrayText(row.steps.map((step) => step.event)),
    arrayText(row.steps.map((step) => step.on)),
    `\\x${digest}`,
  ]
  return `${other.map(copyText).join('\t')}\t${words}\n`
}
