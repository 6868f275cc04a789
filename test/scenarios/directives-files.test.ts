import { afterAll, beforeAll, expect, test } from 'vitest'
import { attachFile, openFile, readDirective, withdrawFile } from '../../src/modules/directives/contract/document.ts'
import { registerDirective } from '../../src/modules/directives/contract.ts'
import { zipOf } from '../kit/small-zip.ts'
import { id, openWorld, type Person, sessionOf, type World } from '../kit/world.ts'

const issuer = 'can-tho.binh-thuy:standing-committee'
let world: World
let clerk: Person
beforeAll(async () => {
  world = await openWorld()
  clerk = await world.as('nhap-lieu-binh-thuy')
})
afterAll(() => world.close())

async function write(symbol: string, audience: 'scope' | 'subtree' = 'subtree'): Promise<string> {
  const input = {
    id: id(),
    issuer,
    kind: 'plan_document',
    symbol,
    issuedOn: '2024-01-10',
    title: 'Kế hoạch công tác',
    audience,
  }
  return (await clerk.call(registerDirective, input)).id
}
let next = 80
const pdf = Buffer.from('%PDF-1.7\nnội dung')
const attached = (directive: string, name: string, bytes: Uint8Array) =>
  clerk.ask(attachFile, { id: id(), directive, name }, bytes)

async function headersOf(fileId: string, show: 'yes' | 'no') {
  const reply = await world.app.inject({
    url: `/api/v1${openFile.path}?id=${fileId}&show=${show}`,
    cookies: { session: await sessionOf(world.app, 'nhap-lieu-binh-thuy') },
  })
  return { status: reply.statusCode, ...reply.headers }
}

test('a file is stored once, named by its bytes, and served as a download in a sandbox', async () => {
  const [one, other] = [await write('70-KH/QU'), await write('71-KH/QU')]
  const fileId = id()
  await clerk.call(attachFile, { id: fileId, directive: one, name: 'Kế hoạch.exe' }, pdf)
  await clerk.call(attachFile, { id: fileId, directive: one, name: 'Kế hoạch.exe' }, pdf)
  await clerk.call(attachFile, { id: id(), directive: other, name: 'ban-sao.pdf' }, pdf)
  const kept = await world.database.owner.query('select from blob where bytes = $1', [pdf])
  expect(kept.rowCount).toBe(1)
  const [file] = (await clerk.call(readDirective, { id: one })).files
  expect([file?.name, file?.kind.vi, file?.size, file?.isShown]).toEqual(['Kế hoạch.pdf', 'PDF', pdf.length, true])
  expect(await clerk.call(openFile, { id: fileId })).toEqual(pdf)
  const download = await headersOf(fileId, 'no')
  expect(download).toMatchObject({
    status: 200,
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
  })
  expect(download['content-disposition']).toMatch(/^attachment; filename="K__ho_ch.pdf"; filename\*=UTF-8''K%E1%BA%BF/)
  expect(download['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
  expect((await headersOf(fileId, 'yes'))['content-disposition']).toMatch(/^inline/)
})

test('Word is never shown in place, even when asked to', async () => {
  const one = await write('72-KH/QU')
  const fileId = id()
  await clerk.call(
    attachFile,
    { id: fileId, directive: one, name: 'a.pdf' },
    zipOf('[Content_Types].xml', 'word/document.xml'),
  )
  expect((await clerk.call(readDirective, { id: one })).files[0]?.name).toBe('a.docx')
  expect((await headersOf(fileId, 'yes'))['content-disposition']).toMatch(/^attachment/)
})

test.each([
  ['HTML under the name of a PDF', 'a.pdf', Buffer.from('<html><script>1</script></html>'), 'file-markup'],
  ['SVG', 'a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-markup'],
  [
    'Word with macros',
    'a.docm',
    zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
    'file-macros',
  ],
  ['a program', 'a.pdf', Buffer.from('MZ\u0000\u0000'), 'file-program'],
  ['nothing', 'a.pdf', Buffer.alloc(0), 'file-empty'],
  ['too much', 'a.pdf', Buffer.concat([pdf, Buffer.alloc(32 * 1_048_576)]), 'file-too-large'],
  ['a name with a secrecy mark', 'ke hoach (MẬT).pdf', pdf, 'classified'],
])('%s is refused on the field of the file, and nothing of it stays', async (_what, name, bytes, code) => {
  const one = await write(`${next++}-KH/QU`)
  const reply = await attached(one, name, bytes)
  expect([reply.status >= 400, reply.body]).toMatchObject([true, { code, field: 'file' }])
  expect((await clerk.call(readDirective, { id: one })).files).toEqual([])
})

test('a file has the rights of its document', async () => {
  const one = await write('73-KH/QU')
  const [approver, stranger] = [await world.as('duyet-binh-thuy'), await world.as('nhap-lieu-son-tra')]
  const fileId = id()
  expect((await approver.refused(attachFile, { id: id(), directive: one, name: 'a.pdf' }, pdf)).status).toBe(403)
  expect((await stranger.refused(attachFile, { id: id(), directive: one, name: 'a.pdf' }, pdf)).status).toBe(404)
  await clerk.call(attachFile, { id: fileId, directive: one, name: 'a.pdf' }, pdf)
  expect((await approver.ask(openFile, { id: fileId })).status).toBe(200)
  expect((await stranger.ask(openFile, { id: fileId })).status).toBe(404)
  const again = await clerk.refused(attachFile, { id: id(), directive: one, name: 'b.pdf' }, pdf)
  expect([again.status, again.code]).toEqual([409, 'file-there'])
  expect((await approver.refused(withdrawFile, { id: fileId, reason: 'nhầm tệp' })).status).toBe(403)
  await clerk.call(withdrawFile, { id: fileId, reason: 'nhầm tệp' })
  expect((await clerk.ask(openFile, { id: fileId })).status).toBe(404)
})
