import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordAct } from '../../src/modules/acts/server/public.ts'
import { listMeasures } from '../../src/modules/figures/contract.ts'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { setDocumentFrame } from '../../src/modules/reports/contract/document/frame.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { setDocumentSections } from '../../src/modules/reports/contract/document/sections.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import {
  copyDocumentTemplate,
  listDocumentTemplates,
  previewDocumentTemplate,
  readDocumentTemplate,
  retireDocumentTemplate,
  saveDocumentTemplate,
  type TemplateBody,
} from '../../src/modules/reports/contract/template.ts'
import type { Block, Content } from '../../src/modules/reports/document/content.ts'
import { emptyFrame } from '../../src/modules/reports/document/frame.ts'
import { addTemplate } from '../../src/modules/reports/server/template/store.ts'
import { writeAsOwner } from '../../src/platform/server/db/database.ts'
import { system } from '../../src/platform/server/http/context.ts'
import { deskOf, figure, heading, paragraph, textsIn } from '../kit/drafts.ts'
import { openCity } from '../kit/reporting.ts'
import { id, type Person, type World } from '../kit/world.ts'

let world: World
let clerk: Person
let cityClerk: Person
let reader: Person
let stranger: Person

const sentence = (...content: readonly object[]): Block =>
  ({ type: 'paragraph', attrs: { id: null, isOld: false }, content: [...content] }) as Block
const words = (text: string) => ({ type: 'text', text })

const body = (change: Partial<TemplateBody> = {}): TemplateBody => ({
  name: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  kind: 'monthly',
  periodKinds: ['month'],
  content: {
    type: 'doc',
    content: [
      heading('Kết quả {kỳ}', 'results', 1, 'I'),
      sentence(words('Đã họp '), figure('f1', 'm.meetings'), words('.')),
      heading('Nhiệm vụ', 'tasks', 1, 'II'),
      paragraph('(Viết nhiệm vụ.)'),
    ],
  },
  sections: [
    { key: 'results', title: 'Kết quả', ownerPost: 'Văn phòng', owner: null, daysAfterEnd: 5 },
    { key: 'tasks', title: 'Nhiệm vụ', ownerPost: null, owner: null, daysAfterEnd: null },
  ],
  frame: { ...emptyFrame, summary: 'công tác {kỳ} của {đơn vị}' },
  ...change,
})

const save = (person: Person, code: string, change: Partial<TemplateBody> = {}, from = '2026-01-01', unit = 'c.a') =>
  person.call(saveDocumentTemplate, { id: id(), unit, code, from, body: body(change) })

const create = (start: object, period = '2026-10', person = clerk) =>
  person.call(createDocument, { id: id(), unit: 'c.a', period, start: start as { from: 'empty' } })

beforeAll(async () => {
  world = await openCity()
  clerk = await world.as('nhap-a')
  cityClerk = await world.as('nhap-c')
  reader = await world.as('xem-c')
  stranger = await world.as('nhap-b')
  await writeAsOwner(world.database, { actor: system, requestId: id() }, async (tx) => {
    const actId = await recordAct(tx, { verb: 'template.load', recordKind: 'document_template', payload: {} })
    const template = {
      id: id(),
      code: 'cho-moi-cap-uy',
      unitId: null,
      version: 1,
      from: '0001-01-01',
      until: '9999-12-31',
    }
    await addTemplate(tx, { ...template, body: body({ name: { vi: 'Mẫu chung', en: 'For all' } }) }, actId)
  })
})
afterAll(() => world.close())

describe('a template', () => {
  test('of a committee serves it and those below, one for all serves all; others do not see it', async () => {
    await save(clerk, 'thang-a')
    await save(cityClerk, 'thang-c', {}, '2026-01-01', 'c')
    const codes = async (person: Person, unit: string) =>
      (await person.call(listDocumentTemplates, { unit })).templates
        .map((template) => template.code)
        .filter((code) => ['thang-a', 'thang-c', 'cho-moi-cap-uy'].includes(code))
    expect(await codes(clerk, 'c.a')).toEqual(['thang-a', 'thang-c', 'cho-moi-cap-uy'])
    expect(await codes(stranger, 'c.b')).toEqual(['thang-c', 'cho-moi-cap-uy'])
    expect(await codes(cityClerk, 'c')).toEqual(['thang-c', 'cho-moi-cap-uy'])
    expect(await stranger.refused(readDocumentTemplate, { unit: 'c.b', template: 'thang-a' })).toMatchObject({
      status: 404,
      field: 'template',
    })
    expect((await stranger.ask(listDocumentTemplates, { unit: 'c.a' })).status).toBe(404)
    const listed = await reader.call(listDocumentTemplates, { unit: 'c.a' })
    expect(listed.can.save.isAllowed).toBe(false)
    expect(listed.templates.some((template) => template.can.change.isAllowed || template.can.copy.isAllowed)).toBe(
      false,
    )
    const input = { id: id(), unit: 'c.a', code: 'cua-nguoi-xem', from: '2026-01-01', body: body() }
    expect(await reader.refused(saveDocumentTemplate, input)).toMatchObject({ status: 403 })
    expect(await stranger.refused(saveDocumentTemplate, input)).toMatchObject({ status: 404 })
  })

  test('gets a new version from a day; documents written before keep theirs', async () => {
    await save(clerk, 'hai-ban')
    const before = await create({ from: 'template', template: 'hai-ban' }, '2026-09')
    const again = {
      id: id(),
      unit: 'c.a',
      code: 'hai-ban',
      from: '2026-10-01',
      body: body({ name: { vi: 'Bản hai', en: 'Second' } }),
    }
    expect(await clerk.call(saveDocumentTemplate, again)).toMatchObject({ version: 2 })
    expect(await clerk.call(saveDocumentTemplate, again)).toMatchObject({ version: 2 })
    const read = await clerk.call(readDocumentTemplate, { unit: 'c.a', template: 'hai-ban' })
    expect(read.versions).toMatchObject([
      { version: 1, from: '2026-01-01', until: '2026-10-01' },
      { version: 2, from: '2026-10-01', until: null },
    ])
    expect(read).toMatchObject({ version: 2, name: { vi: 'Bản hai' }, documents: 1 })
    expect(
      (await clerk.call(readDocumentTemplate, { unit: 'c.a', template: 'hai-ban', version: '1' })).body.name.vi,
    ).toBe('Báo cáo tháng')
    const named = async (document: string) => (await clerk.call(openDocument, { document })).template?.name.vi
    expect(await named(before.id)).toBe('Báo cáo tháng')
    expect(await named((await create({ from: 'template', template: 'hai-ban' }, '2026-10')).id)).toBe('Bản hai')
    expect(await named((await create({ from: 'template', template: 'hai-ban' }, '2026-08')).id)).toBe('Báo cáo tháng')
  })

  test('is refused with a section that no heading begins, or under a code of somebody else', async () => {
    const input = { id: id(), unit: 'c.a', from: '2026-01-01', code: 'mau-loi' }
    const strange = body({
      sections: [{ key: 'nowhere', title: 'Không có', ownerPost: null, owner: null, daysAfterEnd: null }],
    })
    expect(await clerk.refused(saveDocumentTemplate, { ...input, body: strange })).toMatchObject({
      ...{ status: 400, code: 'unknown-section', field: 'body.sections.0.key' },
    })
    expect(await clerk.refused(saveDocumentTemplate, { ...input, code: 'cho-moi-cap-uy', body: body() })).toMatchObject(
      {
        code: 'code-taken',
        field: 'code',
      },
    )
    expect(await clerk.refused(saveDocumentTemplate, { ...input, body: body({ periodKinds: [] }) })).toMatchObject({
      status: 400,
    })
    const unnamed = body({ name: { vi: ' ', en: 'x' } })
    expect(await clerk.refused(saveDocumentTemplate, { ...input, body: unnamed })).toMatchObject({
      status: 400,
      field: 'body.name.vi',
    })
    await clerk.call(saveDocumentTemplate, {
      ...input,
      code: 'khong-ten-anh',
      body: body({ name: { vi: 'Chỉ tiếng Việt', en: '' } }),
    })
    const named = await clerk.call(readDocumentTemplate, { unit: 'c.a', template: 'khong-ten-anh' })
    expect(named.name).toEqual({ vi: 'Chỉ tiếng Việt', en: 'Chỉ tiếng Việt' })
    const long = { type: 'doc' as const, content: Array.from({ length: 3001 }, () => paragraph('dài')) }
    expect(await clerk.refused(saveDocumentTemplate, { ...input, body: body({ content: long }) })).toMatchObject({
      status: 400,
      field: 'body.content.content',
    })
  })

  test('for all is copied to the own committee and changed there', async () => {
    const retiring = { id: id(), template: 'cho-moi-cap-uy', on: '2026-12-01', reason: 'không dùng' }
    expect(await clerk.refused(retireDocumentTemplate, retiring)).toMatchObject({ status: 403, code: 'serves-all' })
    const copying = { id: id(), template: 'cho-moi-cap-uy', unit: 'c.a', code: 'chung-a', from: '2026-01-01' }
    expect(await clerk.call(copyDocumentTemplate, copying)).toEqual({ id: copying.id, code: 'chung-a' })
    expect(await clerk.call(copyDocumentTemplate, copying)).toEqual({ id: copying.id, code: 'chung-a' })
    expect(await reader.refused(copyDocumentTemplate, { ...copying, id: id(), code: 'khac' })).toMatchObject({
      status: 403,
    })
    expect(await clerk.refused(copyDocumentTemplate, { ...copying, id: id() })).toMatchObject({ code: 'code-taken' })
    expect(
      await clerk.refused(copyDocumentTemplate, { ...copying, id: id(), code: 'x', template: 'không-có' }),
    ).toMatchObject({ status: 404 })
    const copied = await clerk.call(readDocumentTemplate, { unit: 'c.a', template: 'chung-a' })
    expect(copied).toMatchObject({ unit: { code: 'c.a' }, version: 1, can: { change: { isAllowed: true } } })
    expect(copied.body.content).toEqual(body().content)
  })

  test('that was retired serves periods until then and none after', async () => {
    await save(clerk, 'thoi-dung')
    const retiring = { id: id(), template: 'thoi-dung', on: '2026-10-01', reason: 'mẫu cũ' }
    expect(await reader.refused(retireDocumentTemplate, retiring)).toMatchObject({ status: 403 })
    expect(await stranger.refused(retireDocumentTemplate, retiring)).toMatchObject({ status: 404 })
    await clerk.call(retireDocumentTemplate, retiring)
    expect(await clerk.refused(retireDocumentTemplate, retiring)).toMatchObject({ code: 'retired-already' })
    const start = { from: 'template', template: 'thoi-dung' }
    await create(start, '2026-09')
    const refused = await clerk.refused(createDocument, { id: id(), unit: 'c.a', period: '2026-10', start })
    expect(refused).toMatchObject({ status: 422, code: 'not-in-use-then', field: 'start.template' })
    const codes = async (show?: 'all') =>
      (await clerk.call(listDocumentTemplates, { unit: 'c.a', ...(show ? { show } : {}) })).templates.map(
        (item) => item.code,
      )
    expect(await codes()).not.toContain('thoi-dung')
    expect(await codes('all')).toContain('thoi-dung')
  })
})

describe('a document by a template', () => {
  test('begins with its words, places, frame, and sections with their days', async () => {
    await save(clerk, 'day-du')
    const made = await create({ from: 'template', template: 'day-du' })
    expect(made).toMatchObject({ problems: [], takenFrom: null })
    const opened = await clerk.call(openDocument, { document: made.id })
    expect(textsIn(opened.content)).toEqual([
      'Kết quả tháng 10/2026',
      'Đã họp #m.meetings.',
      'Nhiệm vụ',
      '(Viết nhiệm vụ.)',
    ])
    expect(opened.summary).toBe('công tác tháng 10/2026 của Đơn vị c.a')
    expect(opened.kind).toBe('monthly')
    expect(opened.sections).toMatchObject([
      { key: 'results', ownerPost: 'Văn phòng', dueOn: '2026-11-05', state: 'open', isInText: true, oldBlocks: 0 },
      { key: 'tasks', ownerPost: null, dueOn: null },
    ])
    expect(
      (await clerk.call(listDocumentTemplates, { unit: 'c.a', period: '2026-10' })).templates.map((item) => item.code),
    ).toContain('day-du')
    expect(
      (await clerk.call(listDocumentTemplates, { unit: 'c.a', period: '2026' })).templates.map((item) => item.code),
    ).not.toContain('day-du')
  })

  test('is refused for a kind of period that it does not serve', async () => {
    await save(clerk, 'chi-thang')
    const start = { from: 'template', template: 'chi-thang' }
    expect(await clerk.refused(createDocument, { id: id(), unit: 'c.a', period: '2026-Q3', start })).toMatchObject({
      ...{ status: 422, code: 'period-does-not-fit', field: 'period', details: { periodKinds: ['month'] } },
    })
    expect(
      await clerk.refused(createDocument, {
        id: id(),
        unit: 'c.a',
        period: '2026-10',
        start: { from: 'template', template: 'gì-đó' },
      }),
    ).toMatchObject({
      ...{ status: 404, field: 'start.template' },
    })
  })

  test('is made although a measure, class or unit of it is not there, and tells the place', async () => {
    const content: Content = {
      type: 'doc',
      content: [
        heading('Kết quả', null, 1, 'I'),
        sentence(figure('gone', 'm.gone'), figure('ok', 'm.meetings'), figure('class', 'm.graded', { class: 'best' })),
        {
          type: 'bulletList',
          content: [{ type: 'listItem', content: [sentence(figure('where', 'm.visits', { unit: 'c.z' }))] }],
        },
        heading('Biểu', null, 1, 'II'),
        {
          type: 'chart',
          attrs: {
            id: 'when',
            kind: 'line',
            title: '',
            measure: 'm.meetings',
            unit: '@self',
            period: 'hôm qua',
            periods: 8,
          },
        },
        {
          type: 'liveTable',
          attrs: {
            id: 'what',
            kind: 'figures',
            title: '',
            unit: '@self',
            period: '@report',
            measures: ['m.lost'],
            isAnnex: true,
          },
        },
      ],
    }
    const saved = await save(clerk, 'thieu', { content, sections: [] })
    const expected = [
      ['gone', 'figure', 'unknown-measure', 'm.gone', 'I Kết quả'],
      ['class', 'figure', 'unknown-class', 'm.graded/best', 'I Kết quả'],
      ['where', 'figure', 'unknown-unit', 'c.z', 'I Kết quả'],
      ['when', 'chart', 'unknown-period', 'hôm qua', 'II Biểu'],
      ['what', 'table', 'unknown-measure', 'm.lost', 'II Biểu'],
    ]
    const told = (problems: typeof saved.problems) =>
      problems.map(({ place, kind, code, named, under }) => [place, kind, code, named, under])
    expect(told(saved.problems)).toEqual(expected)
    // By name and code; what the catalogue has no name for, by its code.
    const words = saved.problems.map(({ message }) => message.vi)
    const graded = (await clerk.call(listMeasures, {})).measures.find(({ code }) => code === 'm.graded')?.name
    expect(words[0]).toBe('Không có chỉ số “m.gone” trong kỳ này.')
    expect(words[1]).toBe(`Chỉ số “${graded?.vi}” (m.graded) không có phân loại “best”.`)
    const input = { id: id(), unit: 'c.a', period: '2026-10', start: { from: 'template' as const, template: 'thieu' } }
    expect(told((await clerk.call(createDocument, input)).problems)).toEqual(expected)
    expect(told((await clerk.call(createDocument, input)).problems)).toEqual(expected)
    expect((await clerk.call(openDocument, { document: input.id })).content.content).toHaveLength(
      content.content.length,
    )
  })

  test('is previewed without being made', async () => {
    await save(clerk, 'xem-truoc')
    const preview = await reader.call(previewDocumentTemplate, {
      unit: 'c.a',
      template: 'xem-truoc',
      period: '2026-10',
    })
    expect(preview).toMatchObject({ figures: 1, tables: 0, charts: 0, problems: [], last: null })
    expect(preview.sections).toMatchObject([{ dueOn: '2026-11-05', ownerPost: 'Văn phòng' }, { dueOn: null }])
    expect(
      await stranger.refused(previewDocumentTemplate, { unit: 'c.a', template: 'xem-truoc', period: '2026-10' }),
    ).toMatchObject({ status: 404 })
    expect(
      await clerk.refused(previewDocumentTemplate, { unit: 'c.a', template: 'xem-truoc', period: '2026' }),
    ).toMatchObject({ code: 'period-does-not-fit' })
    expect((await clerk.call(readDocumentTemplate, { unit: 'c.a', template: 'xem-truoc' })).documents).toBe(0)
  })
})

describe('a document from the last one', () => {
  test('keeps places, renews the period, marks prose as old and what the template says not', async () => {
    await save(clerk, 'tiep-noi')
    const { rows } = await world.database.owner.query<{ id: string }>("select id from account where login = 'xem-c'")
    const owner = rows[0]?.id ?? ''
    const start = { from: 'last', template: 'tiep-noi' }
    expect(await clerk.refused(createDocument, { id: id(), unit: 'c.a', period: '2026-09', start })).toMatchObject({
      code: 'no-last-document',
      field: 'start',
    })
    const first = (await create({ from: 'template', template: 'tiep-noi' }, '2026-09')).id
    const desk = await deskOf(clerk, first)
    desk.add(sentence(words('Riêng tháng này họp '), figure('abs', 'm.visits', { unit: 'c.a', period: '2026-09' })), 2)
    desk.add(heading('Riêng của phường', 'own', 1, 'III'))
    desk.add(paragraph('Chuẩn bị đại hội.'))
    await desk.send()
    const { frame, frameId } = await clerk.call(openDocument, { document: first })
    await clerk.call(setDocumentFrame, {
      id: id(),
      document: first,
      seen: frameId,
      frame: { ...frame, recipients: ['Thành ủy'], place: 'Phường A' },
    })
    await clerk.call(setDocumentSections, {
      ...{ id: id(), document: first },
      sections: [
        { key: 'results', title: 'Kết quả', owner, dueOn: '2026-10-05' },
        { key: 'own', title: 'Riêng của phường', ownerPost: 'Đảng ủy', dueOn: '2026-10-10' },
      ],
    })
    expect(
      (await clerk.call(previewDocumentTemplate, { unit: 'c.a', template: 'tiep-noi', period: '2026-10' })).last?.id,
    ).toBe(first)
    const made = await create(start)
    expect(made.takenFrom).toBe(first)
    const opened = await clerk.call(openDocument, { document: made.id })
    const old = opened.content.content.map((block) => 'attrs' in block && 'isOld' in block.attrs && block.attrs.isOld)
    expect(textsIn(opened.content)).toEqual([
      'Kết quả tháng 10/2026',
      'Đã họp #m.meetings.',
      'Riêng tháng này họp #m.visits',
      'Nhiệm vụ',
      '(Viết nhiệm vụ.)',
      'Riêng của phường',
      'Chuẩn bị đại hội.',
    ])
    expect(old).toEqual([false, false, true, false, false, false, true])
    const [, , line] = opened.content.content
    expect(line).toMatchObject({ content: [{}, { attrs: { id: 'abs', unit: '@self', period: '@report' } }] })
    expect(opened.sections).toMatchObject([
      { key: 'results', owner: { account: owner }, dueOn: '2026-11-05', oldBlocks: 1 },
      { key: 'tasks', owner: null },
      { key: 'own', ownerPost: 'Đảng ủy', dueOn: '2026-11-10', oldBlocks: 1 },
    ])
    expect(opened).toMatchObject({
      summary: 'công tác tháng 10/2026 của Đơn vị c.a',
      frame: { recipients: ['Thành ủy'], place: 'Phường A' },
      takenFrom: { id: first, period: { vi: 'tháng 9/2026' } },
    })
  })

  test('is taken from a named one too; one of another committee is not there', async () => {
    const theirs = (
      await stranger.call(createDocument, { id: id(), unit: 'c.b', period: '2026-09', start: { from: 'empty' } })
    ).id
    const start = { from: 'document', document: theirs }
    expect(await clerk.refused(createDocument, { id: id(), unit: 'c.a', period: '2026-10', start })).toMatchObject({
      status: 404,
      field: 'start.document',
    })
    const mine = (await create({ from: 'empty', title: 'NGHỊ QUYẾT' }, '2026-09')).id
    const desk = await deskOf(clerk, mine)
    desk.add(paragraph('Chữ cũ.'))
    await desk.send()
    const made = await create({ from: 'document', document: mine })
    const opened = await clerk.call(openDocument, { document: made.id })
    expect(opened).toMatchObject({ title: 'NGHỊ QUYẾT', takenFrom: { id: mine }, template: null })
    expect(opened.content.content.at(-1)).toMatchObject({ attrs: { isOld: true } })
  })

  test('passes over one that was given up', async () => {
    await save(clerk, 'bo-qua')
    const kept = (await create({ from: 'template', template: 'bo-qua' }, '2026-08')).id
    const given = (await create({ from: 'template', template: 'bo-qua' }, '2026-09')).id
    await clerk.call(stepDocument, { id: id(), document: given, event: 'withdraw', note: 'soạn nhầm' })
    expect((await create({ from: 'last', template: 'bo-qua' })).takenFrom).toBe(kept)
  })
})
