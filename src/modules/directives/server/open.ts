import { must, notFound } from '../../../platform/domain/problem.ts'
import type { Transaction } from '../../../platform/server/db/database.ts'
import type { Sql } from '../../../platform/server/db/sql.ts'
import type { Context } from '../../../platform/server/http/context.ts'
import { canRead, type Reader, requireRole } from '../../accounts/access.ts'
import { loadReader } from '../../accounts/server/public.ts'
import { type Catalogue, catalogueAt } from '../../figures/server/public.ts'
import { reachableUnit } from '../../org/server/public.ts'
import type { Unit } from '../../org/unit.ts'
import { canReadDirective } from '../access.ts'
import { type DirectiveRow, directiveById } from './load.ts'

export interface Scene {
  readonly catalogue: Catalogue
  readonly forest: Catalogue['forest']
  readonly reader: Reader
}

export async function sceneOf(tx: Transaction, context: Context): Promise<Scene> {
  const catalogue = await catalogueAt(tx, null, context.database)
  return { catalogue, forest: catalogue.forest, reader: await loadReader(tx) }
}

/** A unit the caller may read on a day (today by default); invisible ones are not found. */
export function unitIn({ forest, reader }: Scene, code: string, on = reader.today): Unit {
  return reachableUnit(forest, code, (unitId) => canRead(forest, reader, unitId, on))
}

export interface Opened extends Scene {
  readonly directive: DirectiveRow
  /** The day rights are asked for. */
  readonly on: string
}

const unknownDirective = (field: string) =>
  notFound(
    'Không có văn bản này trong sổ, hoặc bạn không được mở.',
    'There is no such directive in the register, or you may not open it.',
    field,
  )

/** The guarded door to a directive; what the caller may not read is not found. @param field names the input the id came in */
export async function openDirective(
  tx: Transaction,
  context: Context,
  id: string,
  field = 'directive',
): Promise<Opened> {
  const scene = await sceneOf(tx, context)
  const directive = await directiveById(tx, id)
  if (!directive || !canReadDirective(scene.forest, scene.reader, directive)) throw unknownDirective(field)
  return { ...scene, directive, on: directive.issuedOn ?? scene.reader.today }
}

/** The same for a clerk over its issuer, who may write on it. */
export async function openToWrite(tx: Transaction, context: Context, id: string, field?: string): Promise<Opened> {
  const opened = await openDirective(tx, context, id, field)
  must(mayWrite(opened), 'forbidden')
  return opened
}

export const mayWrite = ({ forest, reader, directive, on }: Opened) =>
  requireRole(forest, reader, 'clerk', directive.issuerId, on)

/** The document that a record hangs on, for a clerk over its issuer. @param find selects its `id` */
export async function openChild(tx: Transaction, context: Context, find: Sql): Promise<Opened> {
  const found = await tx.maybe<{ id: string }>(find)
  if (!found)
    throw notFound(
      'Không có mục này, hoặc bạn không được mở.',
      'There is no such record, or you may not open it.',
      'id',
    )
  return openToWrite(tx, context, found.id)
}

/** A body that issues, for a clerk over it on a day. */
export function openIssuer(scene: Scene, code: string, on = scene.reader.today): Unit {
  const issuer = unitIn(scene, code, on)
  must(requireRole(scene.forest, scene.reader, 'clerk', issuer.id, on), 'forbidden')
  return issuer
}
