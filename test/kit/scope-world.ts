import fc from 'fast-check'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { firstOfAllDays, lastOfAllDays } from '../../src/platform/domain/day.ts'
import { type Database, writeAsOwner } from '../../src/platform/server/db/database.ts'
import { dayRange, sql } from '../../src/platform/server/db/sql.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { newId } from '../../src/platform/server/new-id.ts'

/** The days on which small worlds live; facts begin and end on them, or have no bound. */
const days = ['2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04', '2020-01-05', '2020-01-06'] as const
/** The days that are asked about, each with an entry. */
export const askedDays = [days[0], days[2], days[3], days[5]] as const
export const today = '2020-01-04'

type Interval = readonly [from: string, until: string]

const bounds = [firstOfAllDays, ...days, lastOfAllDays]
/** Disjoint spans of days, one after the other, with or without gaps. */
const intervals = (most: number): fc.Arbitrary<readonly Interval[]> =>
  fc
    .tuple(fc.uniqueArray(fc.nat(bounds.length - 1), { minLength: 2, maxLength: most + 1 }), fc.boolean())
    .map(([picked, hasGaps]) => {
      const at = picked.toSorted((a, b) => a - b).map((index) => bounds[index] ?? '')
      return at
        .slice(1)
        .flatMap((until, index): Interval[] => (hasGaps && index % 2 === 1 ? [] : [[at[index] ?? '', until]]))
    })
const always: fc.Arbitrary<readonly Interval[]> = fc.constant([[firstOfAllDays, lastOfAllDays]])
const mostlyAlways = (most: number) =>
  fc.oneof({ weight: 2, arbitrary: always }, { weight: 3, arbitrary: intervals(most) })

const pick = fc.nat(1000)

export interface Recipe {
  readonly parties: readonly {
    readonly life: readonly Interval[]
    readonly moves: readonly (readonly [Interval, number])[]
    readonly custodian: number | null
  }[]
  readonly organs: readonly { readonly home: number; readonly life: readonly Interval[] }[]
  readonly areas: readonly { readonly life: readonly Interval[] }[]
  readonly bodies: readonly { readonly home: number; readonly life: readonly Interval[] }[]
  readonly leads: readonly { readonly party: number; readonly area: number; readonly during: Interval }[]
  readonly successions: readonly { readonly from: number; readonly to: number; readonly on: string }[]
  readonly readers: readonly {
    readonly isDisabled: boolean
    readonly grants: readonly {
      readonly role: 'reader' | 'clerk' | 'approver' | 'issuer' | 'administrator'
      readonly unit: number
      readonly isEverywhere: boolean
      readonly during: Interval
      readonly isEnded: boolean
    }[]
  }[]
}

const oneInterval = mostlyAlways(1).map((found): Interval => found[0] ?? [firstOfAllDays, lastOfAllDays])

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  parties: fc.array(
    fc.record({
      life: mostlyAlways(3),
      moves: mostlyAlways(3).chain((spans) =>
        fc
          .array(pick, { minLength: spans.length, maxLength: spans.length })
          .map((parents) => spans.map((span, index) => [span, parents[index] ?? 0] as const)),
      ),
      custodian: fc.option(pick),
    }),
    { minLength: 3, maxLength: 7 },
  ),
  organs: fc.array(fc.record({ home: pick, life: mostlyAlways(2) }), { maxLength: 2 }),
  areas: fc.array(fc.record({ life: mostlyAlways(2) }), { minLength: 1, maxLength: 3 }),
  bodies: fc.array(fc.record({ home: pick, life: mostlyAlways(2) }), { maxLength: 2 }),
  leads: fc.array(fc.record({ party: pick, area: pick, during: oneInterval }), { minLength: 1, maxLength: 5 }),
  successions: fc.array(
    fc.record({ from: pick, to: pick, on: fc.constantFrom('2019-01-01', today, '2020-01-05', lastOfAllDays) }),
    {
      maxLength: 2,
    },
  ),
  readers: fc.array(
    fc.record({
      isDisabled: fc.nat(9).map((value) => value === 0),
      grants: fc.array(
        fc.record({
          role: fc.constantFrom('reader', 'reader', 'clerk', 'approver', 'issuer', 'administrator'),
          unit: pick,
          isEverywhere: fc.nat(14).map((value) => value === 0),
          during: oneInterval,
          isEnded: fc.nat(6).map((value) => value === 0),
        }),
        { minLength: 1, maxLength: 2 },
      ),
    }),
    { minLength: 3, maxLength: 3 },
  ),
})

export interface SmallWorld {
  readonly units: readonly string[]
  readonly readers: readonly string[]
  readonly measures: Readonly<Record<'scope' | 'subtree' | 'public', string>>
}

const meet = ([a, b]: Interval, [c, d]: Interval): boolean => a < d && c < b
const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length] as Item

/** Writes a world straight into the tables, in place of the one before, with an entry of each measure on each day for each unit. */
export async function writeWorld(database: Database, recipe: Recipe): Promise<SmallWorld> {
  const parties = recipe.parties.map(() => newId())
  const organs = recipe.organs.map(() => newId())
  const areas = recipe.areas.map(() => newId())
  const bodies = recipe.bodies.map(() => newId())
  const readers = recipe.readers.map(() => newId())
  const measures = { scope: newId(), subtree: newId(), public: newId() }
  const units = [...parties, ...organs, ...areas, ...bodies]
  await writeAsOwner(database, { actor: system, requestId: 'test' }, async (tx) => {
    for (const table of [
      'entry',
      'unit_reach',
      'unit_span',
      'unit_parent',
      'area_lead',
      'succession',
      'access_grant',
      'measure_version',
      'measure',
      'unit',
    ])
      await tx.query({ strings: [`delete from ${table}`], values: [] })
    await tx.query(sql`update installation set working_on = ${today}`)
    const actId = await recordAct(tx, { verb: 'test.world', recordKind: 'test', payload: {} })
    const insert = async (table: string, rows: readonly object[]): Promise<void> => {
      const columns = Object.keys(rows[0] ?? {}).join(', ')
      if (columns === '') return
      await tx.query({
        strings: [
          `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, `,
          '::jsonb)',
        ],
        values: [JSON.stringify(rows)],
      })
    }
    const known = { known_from: actId }
    const unitRow = (unitId: string, kind: string, homeId: string | null) => ({
      id: unitId,
      code: unitId,
      kind,
      role: 'cell',
      home_id: homeId,
      ...known,
    })
    await insert('unit', [
      ...parties.map((unitId) => unitRow(unitId, 'party_organisation', null)),
      ...areas.map((unitId) => unitRow(unitId, 'area', null)),
      ...organs.map((unitId, index) => unitRow(unitId, 'organ', at(parties, recipe.organs[index]?.home ?? 0))),
      ...bodies.map((unitId, index) => unitRow(unitId, 'government', at(areas, recipe.bodies[index]?.home ?? 0))),
    ])
    const lives = [...recipe.parties, ...recipe.organs, ...recipe.areas, ...recipe.bodies].map((item) => item.life)
    await insert(
      'unit_span',
      lives.flatMap((life, index) =>
        life.map(([from, until]) => ({
          unit_id: units[index],
          valid: dayRange(from, until),
          custodian_id: custodianOf(recipe.parties[index]?.custodian ?? null, until, units[index]),
          ...known,
        })),
      ),
    )
    function custodianOf(custodian: number | null, until: string, unitId: string | undefined): string | null {
      const picked = custodian === null || until === lastOfAllDays ? null : at(parties, custodian)
      return picked === unitId ? null : picked
    }
    const edges = recipe.parties.flatMap(({ moves }, index) =>
      index === 0
        ? []
        : moves.map(([[from, until], parent]) => ({
            unit_id: parties[index],
            parent_id: at(parties.slice(0, index), parent),
            valid: dayRange(from, until),
            ...known,
          })),
    )
    // What was believed once and is no longer must count for nothing.
    const wrong = edges.slice(0, 1).map((edge) => ({ ...edge, known_until: actId }))
    await insert('unit_parent', [...edges.map((edge) => ({ ...edge, known_until: null })), ...wrong])
    const leads: { party: string; area: string; during: Interval }[] = []
    for (const lead of recipe.leads) {
      const next = { party: at(parties, lead.party), area: at(areas, lead.area), during: lead.during }
      const isFree = leads.every(
        (other) => (other.party !== next.party && other.area !== next.area) || !meet(other.during, next.during),
      )
      if (isFree) leads.push(next)
    }
    await insert(
      'area_lead',
      leads.map(({ party, area, during }) => ({
        party_id: party,
        area_id: area,
        valid: dayRange(...during),
        ...known,
      })),
    )
    await insert(
      'succession',
      recipe.successions
        .map(({ from, to, on }) => [at(parties, from), at(parties, to), on] as const)
        .filter(([from, to]) => from !== to)
        .map(([from, to, on]) => ({
          id: newId(),
          from_id: from,
          to_id: to,
          effective_on: on,
          extent: 'whole',
          ...known,
        })),
    )
    await insert(
      'account',
      readers.map((accountId, index) => ({
        id: accountId,
        login: accountId,
        vi: 'Người đọc',
        en: 'Reader',
        kind: 'person',
        is_disabled: recipe.readers[index]?.isDisabled ?? false,
      })),
    )
    await insert(
      'access_grant',
      recipe.readers.flatMap(({ grants }, index) => {
        const held: { role: string; unit_id: string | null; during: Interval; isEnded: boolean }[] = []
        for (const grant of grants) {
          const unitId = grant.role === 'administrator' || grant.isEverywhere ? null : at(units, grant.unit)
          if (!held.some((other) => other.role === grant.role && other.unit_id === unitId))
            held.push({ role: grant.role, unit_id: unitId, during: grant.during, isEnded: grant.isEnded })
        }
        return held.map(({ role, unit_id, during, isEnded }) => ({
          id: newId(),
          account_id: readers[index],
          role,
          unit_id,
          valid: dayRange(...during),
          ...known,
          known_until: isEnded ? actId : null,
        }))
      }),
    )
    const audiences = ['scope', 'subtree', 'public'] as const
    await insert(
      'measure',
      audiences.map((audience) => ({ id: measures[audience], code: `m-${measures[audience]}` })),
    )
    await insert(
      'measure_version',
      audiences.map((audience) => ({
        measure_id: measures[audience],
        valid: '(,)',
        vi: 'Chỉ số',
        en: 'Measure',
        subjects: ['party_organisation'],
        measured_in_vi: 'người',
        measured_in_en: 'people',
        kind: 'entered',
        result: 'quantity',
        over_time: 'sum',
        over_units: 'sum',
        entry_mode: 'in_period',
        stated_at_parent: 'total',
        period_kinds: ['day'],
        is_whole: true,
        is_non_negative: true,
        print_rule: {},
        audience,
        ...known,
      })),
    )
    await insert(
      'entry',
      units.flatMap((unitId) =>
        askedDays.flatMap((day) =>
          audiences.map((audience) => ({
            id: newId(),
            unit_id: unitId,
            measure_id: measures[audience],
            aspect: 'actual',
            period: day,
            first_day: day,
            last_day: day,
            word: 'exact',
            low: 1,
            high: 1,
            is_estimate: false,
            is_not_applicable: false,
            is_of_most: false,
            origin: 'entered',
            ...known,
          })),
        ),
      ),
    )
    await tx.query(sql`select rebuild_unit_reach()`)
  })
  return { units, readers, measures }
}
