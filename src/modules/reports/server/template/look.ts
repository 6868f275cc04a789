import type { z } from 'zod'
import { firstOfAllDays, lastOfAllDays } from '../../../../platform/domain/day.ts'
import { accept, type Outcome, refuse } from '../../../../platform/domain/refusal.ts'
import { read, type Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import type { Context } from '../../../../platform/server/http/context.ts'
import { canRead, covers, type Reader } from '../../../accounts/access.ts'
import { loadReader } from '../../../accounts/server/public.ts'
import { ability, type Catalogue, catalogueAt, periodOf } from '../../../figures/server/public.ts'
import { homePartyOn } from '../../../org/forest.ts'
import { reachableUnit, toUnitRef } from '../../../org/server/public.ts'
import type { listDocumentTemplates, readDocumentTemplate, TemplateRef } from '../../contract/template.ts'
import { problemsIn } from '../document/places.ts'
import { loadTemplates, noTemplate, type StoredTemplate, servesUnit } from './load.ts'

/** Templates are kept by clerks and issuers of the committee whose they are. */
export const mayKeep = (catalogue: Catalogue, reader: Reader, unitId: string): Outcome<true> =>
  covers(catalogue.forest, reader, ['clerk', 'issuer'], unitId, reader.today)
    ? accept(true)
    : refuse(
        'lacks-role',
        'Việc này cần quyền nhập số liệu hoặc ban hành đối với cấp ủy có mẫu.',
        'This needs the role of clerk or issuer over the committee whose template it is.',
      )

export const mayChange = (catalogue: Catalogue, reader: Reader, template: StoredTemplate): Outcome<true> =>
  template.unitId === null
    ? refuse(
        'serves-all',
        'Mẫu dùng chung cho mọi cấp ủy nên không sửa ở đây. Hãy sao về cấp ủy mình rồi sửa.',
        'This template serves all committees and is not changed here. Copy it to your committee and change that one.',
        'template',
      )
    : mayKeep(catalogue, reader, template.unitId)

export interface Here {
  readonly catalogue: Catalogue
  readonly reader: Reader
  /** The committee for which templates are looked at. */
  readonly homeId: string
}

export async function hereAt(tx: Transaction, context: Context, unitCode: string): Promise<Here> {
  const [catalogue, reader] = await Promise.all([catalogueAt(tx, null, context.database), loadReader(tx)])
  const { forest } = catalogue
  const unit = reachableUnit(forest, unitCode, (unitId) => canRead(forest, reader, unitId, reader.today))
  return { catalogue, reader, homeId: homePartyOn(forest, unit.id, reader.today) ?? unit.id }
}

/** The version in use on a day, else the one that comes next, else the last. */
const versionOn = (line: readonly StoredTemplate[], on: string): StoredTemplate | undefined =>
  line.find((item) => item.from <= on && on < item.until) ?? line.find((item) => item.from > on) ?? line.at(-1)

const isRetired = (line: readonly StoredTemplate[], on: string): boolean => line.every((item) => item.until <= on)

function refOf(here: Here, template: StoredTemplate, documents: number, retired: boolean): TemplateRef {
  const { catalogue, reader, homeId } = here
  const { name, kind, periodKinds } = template.body
  return {
    ...{ code: template.code, name, kind, periodKinds, version: template.version, documents, isRetired: retired },
    unit: template.unitId === null ? null : toUnitRef(catalogue.forest, template.unitId, reader.today),
    from: template.from === firstOfAllDays ? null : template.from,
    until: template.until === lastOfAllDays ? null : template.until,
    can: {
      change: ability(mayChange(catalogue, reader, template)),
      copy: ability(mayKeep(catalogue, reader, homeId)),
    },
  }
}

async function documentsBy(tx: Transaction, unitId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ code: string; count: number }>(sql`
    select t.code, count(*) as count from document d join document_template t on t.id = d.template_id where d.unit_id = ${unitId}::uuid group by t.code`)
  return new Map(rows.map((row) => [row.code, row.count]))
}

const groupedByCode = (templates: readonly StoredTemplate[]): readonly (readonly StoredTemplate[])[] => {
  const lines = new Map<string, StoredTemplate[]>()
  for (const template of templates) lines.set(template.code, [...(lines.get(template.code) ?? []), template])
  return [...lines.values()]
}

/** Own templates first, then those of committees above, then those for all. */
export function templatesAt(context: Context, input: z.output<typeof listDocumentTemplates.input>) {
  return read(context.database, context.caller, async (tx) => {
    const here = await hereAt(tx, context, input.unit)
    const { catalogue, reader, homeId } = here
    const period = input.period === undefined ? null : periodOf(catalogue, input.period)
    const on = period?.last ?? reader.today
    const counts = await documentsBy(tx, homeId)
    const served = (await loadTemplates(tx, sql`true`)).filter((item) => servesUnit(catalogue.forest, item, homeId, on))
    const templates = groupedByCode(served).flatMap((line): readonly TemplateRef[] => {
      const retired = isRetired(line, on)
      const template = period ? line.find((item) => item.from <= on && on < item.until) : versionOn(line, on)
      if (!template || (retired && input.show !== 'all')) return []
      const kinds: readonly string[] = template.body.periodKinds
      if (period && !kinds.includes(period.kind)) return []
      return [refOf(here, template, counts.get(template.code) ?? 0, retired)]
    })
    const rank = (item: TemplateRef): number =>
      item.unit === null ? 2 : catalogue.forest.byCode.get(item.unit.code)?.id === homeId ? 0 : 1
    return {
      templates: templates.sort((a, b) => rank(a) - rank(b) || a.name.vi.localeCompare(b.name.vi, 'vi')),
      can: { save: ability(mayKeep(catalogue, reader, homeId)) },
    }
  })
}

/** The line of a template that serves a committee. @throws not found */
export async function lineOf(tx: Transaction, here: Here, code: string): Promise<readonly StoredTemplate[]> {
  const { catalogue, homeId, reader } = here
  const line = (await loadTemplates(tx, sql`t.code = ${code}`)).filter((item) =>
    servesUnit(catalogue.forest, item, homeId, reader.today),
  )
  if (line.length === 0) throw noTemplate(code)
  return line
}

export function templateOf(context: Context, input: z.output<typeof readDocumentTemplate.input>) {
  return read(context.database, context.caller, async (tx) => {
    const here = await hereAt(tx, context, input.unit)
    const { catalogue, reader, homeId } = here
    const line = await lineOf(tx, here, input.template)
    const template =
      input.version === undefined
        ? versionOn(line, reader.today)
        : line.find((item) => item.version === Number(input.version))
    if (!template) throw noTemplate(`${input.template} ${input.version ?? ''}`.trim())
    const counts = await documentsBy(tx, homeId)
    return {
      ...refOf(here, template, counts.get(template.code) ?? 0, isRetired(line, reader.today)),
      body: template.body,
      problems: [...problemsIn(catalogue, template.body.content, reader.today)],
      versions: line.map((item) => ({
        version: item.version,
        from: item.from === firstOfAllDays ? null : item.from,
        until: item.until === lastOfAllDays ? null : item.until,
        by: { vi: item.byVi ?? '', en: item.byEn ?? '' },
        at: item.at ?? '',
      })),
    }
  })
}
