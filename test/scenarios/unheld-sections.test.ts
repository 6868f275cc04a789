import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { findDocuments } from '../../src/modules/reports/contract/document/list.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { markDocumentSection, setDocumentSections } from '../../src/modules/reports/contract/document/sections.ts'
import { deskOf, heading, paragraph } from '../kit/drafts.ts'
import { openCity } from '../kit/reporting.ts'
import { id, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
let approver: Person
beforeAll(async () => {
  world = await openCity()
  clerk = await world.as('nhap-a')
  approver = await world.as('duyet-a')
})
afterAll(() => world.close())

const accountOf = async (login: string): Promise<string> =>
  (await world.database.owner.query<{ id: string }>('select id from account where login = $1', [login])).rows[0]?.id ??
  ''

/** A document with one section, past its day. */
async function withSection(held: { readonly owner?: string; readonly ownerPost?: string; readonly dueOn?: string }) {
  const document = id()
  await clerk.call(createDocument, { id: document, unit: 'c.a', period: '2026-10', start: { from: 'empty' } })
  const desk = await deskOf(clerk, document)
  desk.add(heading('Kiểm tra, giám sát', 'checks', 1, 'I'))
  desk.add(paragraph('Đã kiểm tra 3 chi bộ.', 'p1'))
  await desk.send()
  await clerk.call(setDocumentSections, {
    ...{ id: id(), document },
    sections: [{ key: 'checks', title: 'Kiểm tra, giám sát', dueOn: '2026-11-01', ...held }],
  })
  return document
}
const waitsOf = async (person: Person, document: string) => (await person.call(openDocument, { document })).waits
const waiting = async (person: Person) =>
  (await person.call(findDocuments, { unit: 'c.a', waits: 'me' })).documents.map((one) => one.id)

test('an overdue section left to a post waits for the clerks of the unit until it is written, and for nobody else', async () => {
  const document = await withSection({ ownerPost: 'Ủy ban Kiểm tra' })
  expect(await waitsOf(clerk, document)).toEqual(['section_unheld'])
  expect(await waiting(clerk)).toContain(document)
  expect(await waitsOf(approver, document)).toEqual([])
  expect(await waitsOf(await world.as('xem-c'), document)).toEqual([])
  await clerk.call(markDocumentSection, { id: id(), document, key: 'checks', mark: 'done' })
  expect(await waitsOf(clerk, document)).toEqual([])
})

test('one that is not due yet, or is in charge of somebody, does not', async () => {
  const early = await withSection({ ownerPost: 'Ủy ban Kiểm tra', dueOn: '2999-01-01' })
  expect(await waitsOf(clerk, early)).toEqual([])
  const reader = await world.as('xem-c')
  const held = await withSection({ owner: await accountOf('xem-c') })
  expect(await waitsOf(clerk, held)).toEqual([])
  expect(await waitsOf(reader, held)).toEqual(['section'])
})

test('one whose writer is gone comes back to the clerks of the unit', async () => {
  const owner = await accountOf('nhap-c')
  const document = await withSection({ owner })
  expect(await waitsOf(clerk, document)).toEqual([])
  await world.database.owner.query('update account set is_disabled = true where id = $1', [owner])
  expect(await waitsOf(clerk, document)).toEqual(['section_unheld'])
  await world.database.owner.query('update account set is_disabled = false where id = $1', [owner])
  expect(await waitsOf(clerk, document)).toEqual([])
})
