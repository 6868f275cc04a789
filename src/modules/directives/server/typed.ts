import { parsePeriod } from '../../../platform/domain/period.ts'
import { must, problem } from '../../../platform/domain/problem.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import { sql } from '../../../platform/server/db/sql.ts'
import { requireRole } from '../../accounts/access.ts'
import type { Audience } from '../directive.ts'
import { spellingsOf } from '../directive-type.ts'
import { checkSecrecy, type Secrecy } from '../secrecy.ts'
import { formSymbol, parseSymbol } from '../symbol.ts'
import { type Scene, unitIn } from './open.ts'
import type { DirectiveValues } from './store.ts'
import { typesOn } from './types.ts'

export interface Typed {
  readonly issuer: string
  readonly kind: string
  readonly symbol: string
  readonly issuedOn?: string | undefined
  readonly title: string
  readonly secrecy: Secrecy
  readonly summary?: string | undefined
  readonly signedOn?: string | undefined
  readonly effectiveOn?: string | undefined
  readonly horizon?: string | undefined
  readonly audience: Audience
  readonly partners: readonly string[]
  readonly provisions: readonly {
    readonly id: string
    readonly number: string
    readonly text: string
    readonly hint?: string | undefined
  }[]
}

/** What was typed of a document as its row; the caller must be a clerk over the issuer. Nothing classified passes. */
export async function readTyped(tx: Transaction, scene: Scene, input: Typed): Promise<DirectiveValues> {
  const { forest, reader, catalogue } = scene
  const on = input.issuedOn ?? reader.today
  const issuer = unitIn(scene, input.issuer, on)
  must(requireRole(forest, reader, 'clerk', issuer.id, on), 'forbidden')
  must(checkSecrecy(input.secrecy, input.title, input.symbol), 'refused')
  must(checkSecrecy('none', input.summary ?? ''), 'refused')
  const types = await typesOn(tx, reader.today)
  if (!types.some((type) => type.code === input.kind))
    throw problem(
      'invalid',
      'unknown-kind',
      `Không có loại văn bản “${input.kind}” trong bảng loại văn bản.`,
      `There is no type “${input.kind}” in the table of types.`,
      'kind',
    )
  const symbol = formSymbol(must(parseSymbol(input.symbol, spellingsOf(types))))
  for (const field of ['issuedOn', 'signedOn'] as const)
    if ((input[field] ?? '') > reader.today)
      throw problem(
        'invalid',
        'issued-in-future',
        field === 'issuedOn' ? 'Ngày ban hành ở tương lai.' : 'Ngày ký ở tương lai.',
        field === 'issuedOn' ? 'The date of issue lies in the future.' : 'The day of signing lies in the future.',
        field,
      )
  const horizon = input.horizon ? must(horizonOf(input.horizon, catalogue.terms)) : null
  return {
    code: `${issuer.code}/${symbol}/${input.issuedOn ?? ''}`,
    symbol,
    kind: input.kind,
    issuerId: issuer.id,
    issuedOn: input.issuedOn ?? null,
    title: input.title,
    summary: input.summary || null,
    signedOn: input.signedOn ?? null,
    effectiveOn: input.effectiveOn ?? null,
    horizon: horizon?.id ?? null,
    horizonFirst: horizon?.first ?? null,
    horizonLast: horizon && horizon.last < '9999' ? horizon.last : null,
    audience: input.audience,
    partnerIds: input.partners.map((code) => partnerOf(scene, code)),
  }
}

function horizonOf(text: string, terms: Scene['catalogue']['terms']) {
  const period = parsePeriod(text, (code) => terms.get(code))
  return period.ok ? period : { ok: false as const, refusal: { ...period.refusal, field: 'horizon' } }
}

function partnerOf({ forest }: Scene, code: string): string {
  const unit = forest.byCode.get(code)
  if (unit) return unit.id
  throw problem('invalid', 'unknown-partner', `Không có cơ quan “${code}”.`, `There is no body “${code}”.`, 'partners')
}

/** The same symbol of the same issuer on the same day stands in the register once. */
const alreadyThere = (symbol: string) =>
  problem(
    'conflict',
    'directive-exists',
    `Văn bản ${symbol} đã có trong sổ.`,
    `The directive ${symbol} is in the register already.`,
    'symbol',
  )

/**
 * Refuses what stands in the register already, under whatever code; `except` is the document itself, which may have come
 * in by another sending of the same request meanwhile.
 */
export async function requireFree(tx: Transaction, values: DirectiveValues, except: string): Promise<void> {
  const same =
    await tx.maybe(sql`select id from directive where issuer_id = ${values.issuerId}::uuid and symbol = ${values.symbol}
    and issued_on is not distinct from ${values.issuedOn}::date and known_until is null and id is distinct from ${except}::uuid`)
  if (same) throw alreadyThere(values.symbol)
}

/** Two at once: the second meets what the first would have met a moment later. */
export async function once<Result>(symbol: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === '23505' && constraint !== 'directive_pkey') throw alreadyThere(symbol)
    throw error
  }
}
