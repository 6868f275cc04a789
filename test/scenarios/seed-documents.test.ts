import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { bringTemplates } from '../../src/app/load-edition/templates.ts'
import { grantRole, listAccounts } from '../../src/modules/accounts/contract.ts'
import { correctEntry, readFigure } from '../../src/modules/figures/contract.ts'
import { createDocument } from '../../src/modules/reports/contract/document/create.ts'
import { openDocument } from '../../src/modules/reports/contract/document/open.ts'
import { stepDocument } from '../../src/modules/reports/contract/document/step.ts'
import { downloadEdition, freezeDocument, readEdition } from '../../src/modules/reports/contract/edition.ts'
import { resolveFigures } from '../../src/modules/reports/contract/live.ts'
import { listDocumentTemplates } from '../../src/modules/reports/contract/template.ts'
import { blocksOf, type Content, figuresOf } from '../../src/modules/reports/document/content.ts'
import { openDocument as openDocx } from '../kit/docx.ts'
import { deskOf } from '../kit/drafts.ts'
import { freezing } from '../kit/edition-aims.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld('seed')
})
afterAll(() => world.close())

/** What the text says with its figures as they are now, heading by heading. */
async function told(
  person: Person,
  at: { unit: string; period: string },
  content: Content,
): Promise<readonly string[]> {
  const { figures } = await person.call(resolveFigures, { ...at, figures: [...figuresOf(content)] })
  const words = new Map(figures.map((figure) => [figure.id, figure.words]))
  return blocksOf(content).flatMap((block) => {
    if (block.type !== 'heading' && block.type !== 'paragraph') return []
    const line = (block.content ?? [])
      .map((inline) =>
        inline.type === 'text' ? inline.text : inline.type === 'figure' ? (words.get(inline.attrs.id) ?? '') : '\n',
      )
      .join('')
    if (line === '') return []
    return [block.type === 'heading' ? `${block.attrs.number} ${line}`.trim() : `  ${line}`]
  })
}

describe('templates for all committees', () => {
  test('are there from the first day, in every installation', async () => {
    const clerk = await world.as('nhap-lieu-binh-thuy')
    const { templates } = await clerk.call(listDocumentTemplates, { unit: 'can-tho.binh-thuy' })
    expect(templates.map(({ kind }) => kind).toSorted()).toEqual(
      [
        'monthly',
        'quarterly',
        'half_year',
        'annual',
        'mid_term',
        'term',
        'delegate_status',
        'thematic',
        'conference_programme',
        'draft_resolution',
        'work_programme',
        'commendations',
        'other',
      ].toSorted(),
    )
    const empty = await openWorld('empty')
    const { rows } = await empty.database.owner.query('select code from document_template where unit_id is null')
    expect(rows).toHaveLength(templates.length)
    // An installation that was there before them gets them at its next start, once.
    await empty.database.owner.query('delete from document_template')
    await bringTemplates(empty.database)
    await bringTemplates(empty.database)
    const brought = await empty.database.owner.query('select code from document_template where unit_id is null')
    expect(brought.rows).toHaveLength(templates.length)
    await empty.close()
  })
})

describe('the two reports of the articles', () => {
  test('the quarterly report of Bình Thủy says what is held, in sentences made by rule', async () => {
    const clerk = await world.as('nhap-lieu-binh-thuy')
    const at = { unit: 'can-tho.binh-thuy', period: '2024-Q1' }
    const made = await clerk.call(createDocument, {
      id: id(),
      ...at,
      start: { from: 'template', template: 'chung.so-ket-quy' },
    })
    expect(made.problems.every(({ code }) => code === 'unknown-measure')).toBe(true)
    // What is left out is told by name and code; what the catalogue has no name for, in the words of the template.
    const words = made.problems.map(({ message }) => message.vi)
    expect(words).toContain(
      'Đã bỏ phần về “Sinh hoạt chuyên đề: …” (party.thematic) của mẫu vì đơn vị chưa dùng chỉ số này cho kỳ như vậy.',
    )
    expect(words.filter((text) => !/^Đã bỏ (phần về “.+” \([a-z.-]+\)|bảng)/.test(text))).toEqual([])
    const opened = await clerk.call(openDocument, { document: made.id })
    expect(opened.frame.summary).toBe('sơ kết tình hình thực hiện nhiệm vụ quý I/2024, nhiệm vụ quý II/2024')
    expect(await told(clerk, at, opened.content)).toMatchInlineSnapshot(`
      [
        "  Trong quý I/2024, Đảng bộ quận Bình Thủy tập trung lãnh đạo thực hiện các nhiệm vụ đề ra. Kết quả cụ thể như sau:",
        "I KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "1 Công tác chính trị, tư tưởng",
        "2 Công tác tổ chức, cán bộ, đảng viên",
        "  Kết nạp 51/95 đảng viên, đạt 53,68% kế hoạch.",
        "3 Công tác kiểm tra, giám sát",
        "4 Công tác dân vận, Mặt trận và các đoàn thể",
        "5 Công tác nội chính",
        "6 Lãnh đạo phát triển kinh tế - xã hội, quốc phòng - an ninh",
        "  Thu cân đối ngân sách so với kế hoạch năm: ước 30,72% (tính đến ngày 28/3/2024).",
        "7 Phương thức lãnh đạo",
        "  Ban hành trên 110 văn bản lãnh đạo, chỉ đạo.",
        "II HẠN CHẾ, NGUYÊN NHÂN",
        "1 Hạn chế",
        "2 Nguyên nhân",
        "III NHIỆM VỤ QUÝ II/2024",
        "IV KIẾN NGHỊ",
      ]
    `)
  })

  test('the annual report of Cái Răng', async () => {
    const clerk = await world.as('nhap-lieu-cai-rang')
    const at = { unit: 'can-tho.cai-rang', period: '2022' }
    const made = await clerk.call(createDocument, {
      id: id(),
      ...at,
      start: { from: 'template', template: 'chung.tong-ket-nam' },
    })
    const opened = await clerk.call(openDocument, { document: made.id })
    expect(await told(clerk, at, opened.content)).toMatchInlineSnapshot(`
      [
        "  Trong năm 2022, Đảng bộ quận Cái Răng tập trung lãnh đạo thực hiện các nhiệm vụ đề ra. Kết quả cụ thể như sau:",
        "I KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "1 Công tác chính trị, tư tưởng",
        "2 Công tác tổ chức, cán bộ, đảng viên",
        "  Kết nạp 89/88 đảng viên, vượt 1,14% kế hoạch.",
        "  Toàn đảng bộ hiện có 4.238 đảng viên.",
        "  Xếp loại tổ chức cơ sở đảng: 9 tổ chức hoàn thành xuất sắc nhiệm vụ.",
        "  Xếp loại chi bộ: hoàn thành tốt nhiệm vụ 100%.",
        "  Xếp loại đảng viên: hoàn thành xuất sắc nhiệm vụ 14,69%; hoàn thành tốt nhiệm vụ 96,96%; hoàn thành nhiệm vụ 2,78%.",
        "3 Công tác kiểm tra, giám sát",
        "4 Công tác dân vận, Mặt trận và các đoàn thể",
        "  Duy trì, nhân rộng 164 mô hình “Dân vận khéo”.",
        "  Xây mới và sửa chữa 40 căn nhà Đại đoàn kết, trị giá trên 1,9 tỉ đồng.",
        "  Vận động Quỹ “Vì người nghèo” được trên 2,5 tỉ đồng.",
        "  Các đoàn thể vận động 14 căn nhà, trị giá 881 triệu đồng.",
        "5 Công tác nội chính",
        "6 Lãnh đạo phát triển kinh tế - xã hội, quốc phòng - an ninh",
        "  Thu ngân sách vượt 10–20% so với chỉ tiêu cấp trên giao.",
        "  Giá trị sản xuất nông nghiệp tăng 7,11% so với năm 2021.",
        "  Triển khai 2 dự án trọng điểm.",
        "7 Phương thức lãnh đạo",
        "  Kết quả thực hiện chỉ tiêu: đạt và vượt 19/19 chỉ tiêu.",
        "II HẠN CHẾ, NGUYÊN NHÂN",
        "1 Hạn chế",
        "2 Nguyên nhân",
        "III NHIỆM VỤ NĂM 2023",
        "IV KIẾN NGHỊ",
      ]
    `)
  })
})

/** Writes under every heading that a template left without words. */
async function fillIn(person: Person, document: string): Promise<void> {
  const desk = await deskOf(person, document)
  desk.type((fragment) => {
    const blocks = fragment.toArray()
    for (const [at, block] of blocks.entries()) {
      const before = blocks[at - 1]
      const isUnderHeading = before instanceof Y.XmlElement && before.nodeName === 'heading'
      if (isUnderHeading && block instanceof Y.XmlElement && block.nodeName === 'paragraph' && block.length === 0)
        block.insert(0, [new Y.XmlText('Nội dung này chưa có số liệu trong hệ thống.')])
    }
  })
  await desk.send()
}

/** From the template to the frozen document. */
async function frozenFrom(
  writer: Person,
  issuer: Person,
  at: { unit: string; period: string },
  template: string,
): Promise<string> {
  const document = id()
  await writer.call(createDocument, { id: document, ...at, start: { from: 'template', template } })
  await fillIn(writer, document)
  await writer.call(stepDocument, { id: id(), document, event: 'submit' })
  return (await issuer.call(freezeDocument, freezing(document))).code
}

const bytesOf = (person: Person, code: string, format: 'docx' | 'pdf') =>
  person.call(downloadEdition, { code, format }) as Promise<Buffer>

describe('from template to frozen document', () => {
  test('the quarterly report of Bình Thủy: every number links to its figure, and a correction leaves the file as it was', async () => {
    const clerk = await world.as('nhap-lieu-binh-thuy')
    const issuer = await world.as('duyet-binh-thuy')
    const at = { unit: 'can-tho.binh-thuy', period: '2024-Q1' }
    const code = await frozenFrom(clerk, issuer, at, 'chung.so-ket-quy')
    const docx = await bytesOf(clerk, code, 'docx')
    const opened = openDocx(docx)
    expect(opened.text).toContain('Kết nạp 51/95 đảng viên, đạt 53,68% kế hoạch.')
    const { manifest, changedSince } = await clerk.call(readEdition, { code })
    expect(opened.links.filter((link) => link.target.includes('/f/')).map((link) => link.printed)).toEqual(
      manifest.numbers.map((number) => number.printed),
    )
    expect(changedSince).toEqual([])
    const page = await clerk.call(readFigure, { unit: at.unit, measure: 'admitted', period: at.period })
    await clerk.call(correctEntry, {
      id: id(),
      supersedes: page.currentEntryId ?? '',
      value: '52',
      reason: 'Đếm sót một người',
    })
    expect(await bytesOf(clerk, code, 'docx')).toEqual(docx)
    const after = await clerk.call(readEdition, { code })
    expect(after.changedSince.map(({ printedThen }) => printedThen)).toContain('51')
  })

  test('the annual report of Cái Răng, frozen by who was made its issuer', async () => {
    const admin = await world.as('quan-tri')
    const { accounts } = await admin.call(listAccounts, {})
    const leader = accounts.find(({ login }) => login === 'lanh-dao-can-tho')
    await admin.call(grantRole, {
      ...{
        id: id(),
        accountId: leader?.id ?? '',
        role: 'issuer',
        unit: 'can-tho.cai-rang',
        from: '2024-01-01',
        until: null,
      },
    })
    const clerk = await world.as('nhap-lieu-cai-rang')
    const issuer = await world.as('lanh-dao-can-tho')
    const code = await frozenFrom(clerk, issuer, { unit: 'can-tho.cai-rang', period: '2022' }, 'chung.tong-ket-nam')
    const { text } = openDocx(await bytesOf(clerk, code, 'docx'))
    expect(text).toContain('đạt và vượt 19/19 chỉ tiêu')
    expect(text).toContain('tăng 7,11% so với năm 2021')
    expect((await bytesOf(clerk, code, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
