import type { Day } from '../../platform/domain/day.ts'
import type { SheetFault, SheetRow } from '../../platform/domain/sheet.ts'
import { foldForSearch, type Text } from '../../platform/domain/text.ts'
import type { UnitId } from '../org/unit.ts'
import { type DirectiveType, spellingsOf, typeNamed, typesWith } from './directive-type.ts'
import { isMarked, isSymbolMarked } from './secrecy.ts'
import { type DirectiveSymbol, formSymbol, parseSymbol } from './symbol.ts'

/** Who may be named as the issuer in a file. */
export interface NamedIssuer {
  readonly unitId: UnitId
  readonly code: string
  readonly names: readonly string[]
}

export interface ImportScene {
  readonly types: readonly DirectiveType[]
  /** The unit itself first; a row without an issuer is the unit’s. */
  readonly issuers: readonly NamedIssuer[]
  readonly today: Day
}

export type ReadRow =
  | {
      readonly is: 'withheld'
      readonly row: number
      readonly issuerId: UnitId
      readonly symbol: DirectiveSymbol
      readonly issuedOn: Day | null
    }
  | {
      readonly is: 'directive'
      readonly row: number
      readonly issuerId: UnitId
      readonly symbol: string
      readonly kind: string
      readonly issuedOn: Day | null
      readonly title: string
      readonly summary: string | null
      readonly effectiveOn: Day | null
    }

const none = /^(|-|0|khong|khong mat|thuong|binh thuong|none|no)$/

/** Reads one row of a file; what bears a secrecy level gives up everything but its number and day. */
export function readRow({ row, cells }: SheetRow, scene: ImportScene): ReadRow | readonly SheetFault[] {
  const faults: SheetFault[] = []
  const fault = (key: string | null, text: Text): void => void faults.push({ row, key, text })
  const typed = cells.symbol ?? ''
  const isSecret =
    !none.test(foldForSearch(cells.secrecy ?? '').trim()) || isSymbolMarked(typed) || isMarked(cells.title ?? '')
  const symbol = parseSymbol(typed.replace(/\([^)]*\)\s*$/, '').replace(/\s*mật\s*$/iu, ''), spellingsOf(scene.types))
  if (!symbol.ok) fault('symbol', symbol.refusal.text)
  const issuer = issuerOf(cells.issuer, scene.issuers)
  if (!issuer)
    fault('issuer', {
      vi: `Không có cơ quan “${cells.issuer}” trong đơn vị này.`,
      en: `There is no body “${cells.issuer}” in this unit.`,
    })
  const issuedOn = cells.issuedOn ?? null
  if (issuedOn !== null && issuedOn > scene.today)
    fault('issuedOn', { vi: 'Ngày ban hành ở tương lai.', en: 'The date of issue lies in the future.' })
  if (isSecret)
    return faults.length > 0 || !symbol.ok || !issuer
      ? faults
      : { is: 'withheld', row, issuerId: issuer.unitId, symbol: symbol.value, issuedOn }
  const title = cells.title ?? ''
  if (title.length < 3 || title.length > 500)
    fault('title', { vi: 'Trích yếu cần từ 3 đến 500 chữ.', en: 'The title needs 3 to 500 letters.' })
  if ((cells.summary ?? '').length > 4000)
    fault('summary', { vi: 'Tóm tắt dài quá 4.000 chữ.', en: 'The summary is longer than 4,000 letters.' })
  const kind = kindOf(cells.kind, symbol.ok ? symbol.value.type : '', scene.types)
  if (kind === undefined)
    fault('kind', { vi: `Không có loại văn bản “${cells.kind}”.`, en: `There is no type “${cells.kind}”.` })
  if (faults.length > 0 || !symbol.ok || !issuer || kind === undefined) return faults
  return {
    is: 'directive',
    row,
    issuerId: issuer.unitId,
    symbol: formSymbol(symbol.value),
    kind,
    issuedOn,
    title,
    summary: cells.summary ?? null,
    effectiveOn: cells.effectiveOn ?? null,
  }
}

function kindOf(name: string | undefined, symbol: string, types: readonly DirectiveType[]): string | undefined {
  if (name !== undefined && name !== '') return typeNamed(types, name)?.code
  return typesWith(types, symbol)[0]?.code ?? 'other'
}

function issuerOf(text: string | undefined, issuers: readonly NamedIssuer[]): NamedIssuer | undefined {
  if (text === undefined || text.trim() === '') return issuers[0]
  const folded = plain(text)
  return issuers.find((issuer) => issuer.code === text.trim() || issuer.names.some((name) => plain(name) === folded))
}

const plain = (text: string): string => foldForSearch(text).replace(/\s+/g, ' ').trim()
