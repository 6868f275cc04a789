import { foldForSearch } from '../../../../platform/domain/text.ts'
import type { Transaction } from '../../../../platform/server/db/database.ts'
import { sql } from '../../../../platform/server/db/sql.ts'
import { checkIdentity } from '../../discipline/person.ts'
import type { DisciplineFault, DisciplineRow } from '../../discipline/row.ts'
import { birthOnOf, type PersonRecord } from '../../membership.ts'
import { rowFault } from '../../row/row.ts'
import { loadRecords } from '../load.ts'

/** A row and the person it names, with what speaks against that. */
export interface Matched {
  readonly row: DisciplineRow
  readonly record: PersonRecord | null
  readonly faults: readonly DisciplineFault[]
}

const numbers = [
  { key: 'card_number', of: (row: DisciplineRow) => row.cardNumber },
  { key: 'identity_number', of: (row: DisciplineRow) => row.identityNumber },
] as const
type NumberKey = (typeof numbers)[number]['key']

interface Found {
  readonly row: DisciplineRow
  /** By which column; `name` goes with the date of birth. */
  readonly key: NumberKey | 'name'
  readonly personId: string | null
  readonly faults: readonly DisciplineFault[]
}

/**
 * Whom each row speaks of: who bears its numbers, else the only person of its name and full date of birth whom the caller sees.
 * @param isWithin may decisions on this person come in under the unit of the file? Nobody else is told apart from who is unseen.
 */
export async function whomRowsName(
  tx: Transaction,
  rows: readonly DisciplineRow[],
  isWithin: (record: PersonRecord) => boolean,
): Promise<readonly Matched[]> {
  const byNumber = await bearers(tx, rows)
  const numbered = rows.map((row): Found => foundByNumber(row, byNumber))
  const open = numbered.filter((found) => found.personId === null && found.faults.length === 0)
  const byName = new Map((await namesakes(tx, open)).map((found) => [found.row, found]))
  const found = numbered.map((item) => byName.get(item.row) ?? item)
  const ids = [...new Set(found.flatMap(({ personId }) => personId ?? []))]
  const records = await loadRecords(tx, ids)
  const matched = found.map(({ row, key, personId, faults }): Matched => {
    if (personId === null || faults.length > 0) return { row, record: null, faults }
    const record = records.get(personId)
    return record && isWithin(record)
      ? { row, record, faults: checkIdentity(row, record) }
      : { row, record: null, faults: [heldElsewhere(row, key)] }
  })
  const others = await otherNumbers(tx, matched, byNumber)
  return matched.map((item) => ({ ...item, faults: [...item.faults, ...(others.get(item.row) ?? [])] }))
}

type Bearers = Readonly<Record<NumberKey, ReadonlyMap<string, ReadonlySet<string>>>>

async function bearers(tx: Transaction, rows: readonly DisciplineRow[]): Promise<Bearers> {
  const of = async (key: NumberKey): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
    const values = rows.flatMap((row) => numbers.find((item) => item.key === key)?.of(row) ?? [])
    const found = await tx.query<{ value: string; personId: string }>(
      sql`select value, person_id as "personId" from people_with(${key}, ${[...new Set(values)]}::text[])`,
    )
    const people = new Map<string, Set<string>>()
    for (const { value, personId } of found) people.set(value, (people.get(value) ?? new Set()).add(personId))
    return people
  }
  return { card_number: await of('card_number'), identity_number: await of('identity_number') }
}

function foundByNumber(row: DisciplineRow, people: Bearers): Found {
  const named = numbers.flatMap(({ key, of }) =>
    [...(people[key].get(of(row) ?? '') ?? [])].map((personId) => ({ key, personId })),
  )
  const [first] = named
  const other = named.find(({ personId }) => personId !== first?.personId)
  return {
    row,
    key: first?.key ?? 'name',
    personId: first?.personId ?? null,
    faults: other
      ? [
          rowFault(
            row.row,
            other.key,
            'two-people',
            'Số thẻ, số định danh trong dòng này thuộc hai người khác nhau trong sổ.',
            'The numbers of this row belong to two different people in the register.',
          ),
        ]
      : [],
  }
}

/** By name and date of birth, where no number of the row is known; as the caller sees people. */
async function namesakes(tx: Transaction, open: readonly Found[]): Promise<readonly Found[]> {
  const told = open.filter(({ row }) => row.birth?.length === 10).map(({ row }) => row)
  const people = await tx.query<{ folded: string; birth: string; personId: string }>(sql`
    select folded, birth, person_id as "personId" from person_profile
    where folded = any (${[...new Set(told.map((row) => foldForSearch(row.name)))]}::text[])
      and birth_on = any (${[...new Set(told.map((row) => birthOnOf(row.birth)))]}::date[]) and length(birth) = 10 and known_until is null`)
  const keyed = new Map<string, readonly string[]>()
  for (const { folded, birth, personId } of people)
    keyed.set(`${folded} ${birth}`, [...(keyed.get(`${folded} ${birth}`) ?? []), personId])
  return open.map((found) => {
    const same = keyed.get(`${foldForSearch(found.row.name)} ${found.row.birth}`) ?? []
    const only = same.length === 1 ? same[0] : undefined
    return only ? { ...found, personId: only } : { ...found, faults: [notOne(found.row, same.length)] }
  })
}

function notOne(row: DisciplineRow, count: number): DisciplineFault {
  if (count > 1)
    return rowFault(
      row.row,
      'name',
      'namesakes',
      `Có ${count} người cùng họ tên và ngày sinh. Ghi số thẻ hoặc số định danh.`,
      `${count} people have this name and date of birth. Write the card or identity number.`,
    )
  if (row.cardNumber === null && row.identityNumber === null && row.birth?.length !== 10)
    return rowFault(
      row.row,
      'card_number',
      'nobody-named',
      'Chưa đủ để biết là ai. Ghi số thẻ, số định danh, hoặc đủ ngày tháng năm sinh.',
      'This does not say who it is. Write the card number, the identity number or the full date of birth.',
    )
  return rowFault(
    row.row,
    'name',
    'not-in-register',
    'Không tìm thấy người này trong sổ. Nhập đảng viên trước, hoặc sửa số, họ tên, ngày sinh.',
    'This person is not in the register. Import the member first, or mend numbers, name and birth.',
  )
}

const heldElsewhere = (row: DisciplineRow, key: Found['key']): DisciplineFault =>
  rowFault(
    row.row,
    key,
    'held-elsewhere',
    'Người này ở ngoài đơn vị đang nhập. Tệp được nhập ở nơi người này đang sinh hoạt.',
    'This person is outside the unit of this import. The file is imported where the person is a member.',
  )

/** A number of the row that its person does not bear: who has none here may have any. */
async function otherNumbers(
  tx: Transaction,
  matched: readonly Matched[],
  people: Bearers,
): Promise<ReadonlyMap<DisciplineRow, readonly DisciplineFault[]>> {
  const told = matched.flatMap(({ row, record }) =>
    numbers.flatMap(({ key, of }) => {
      const value = of(row)
      return value === null || record === null || people[key].get(value)?.has(record.id)
        ? []
        : { row, key, value, personId: record.id }
    }),
  )
  const differing = await tx.query<{ personId: string; field: string }>(sql`
    select distinct person_id as "personId", field from differing_secrets(${told.map((item) => item.personId)}::uuid[],
      ${told.map((item) => item.key)}::text[], ${told.map((item) => item.value)}::text[]) where masked is not null`)
  const faults = new Map<DisciplineRow, readonly DisciplineFault[]>()
  for (const { row, key, personId } of told)
    if (differing.some((item) => item.personId === personId && item.field === key))
      faults.set(row, [...(faults.get(row) ?? []), otherNumber(row, key)])
  return faults
}

const otherNumber = (row: DisciplineRow, key: NumberKey): DisciplineFault =>
  rowFault(
    row.row,
    key,
    'other-number',
    'Sổ đang giữ số khác của người này. Kiểm tra xem có nhầm người không.',
    'The register holds another number of this person. Check whether it is somebody else.',
  )
