import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { correctEntry, enterValue, readFigure, readFigureByCode } from '../../src/modules/figures/contract.ts'
import { resolveFigures, searchFigures } from '../../src/modules/reports/contract/live.ts'
import type { FigurePlace } from '../../src/modules/reports/document/content.ts'
import { wordsOf } from '../../src/modules/reports/document/phrase/stated.ts'
import { openTarget, setOwnPlan } from '../../src/modules/targets/contract/target.ts'
import { statementsOf } from '../kit/statements.ts'
import { id, openWorld, type Person, type World } from '../kit/world.ts'

const binhThuy = { unit: 'can-tho.binh-thuy', period: '2024-Q1' }
const caiRang = { unit: 'can-tho.cai-rang', period: '2022' }

let world: World
let clerk: Person
let leader: Person
beforeAll(async () => {
  world = await openWorld('seed')
  clerk = await world.as('nhap-lieu-binh-thuy')
  leader = await world.as('lanh-dao-can-tho')
})
afterAll(() => world.close())

const place = (more: Partial<FigurePlace> & Pick<FigurePlace, 'id' | 'form' | 'measure'>) => ({
  unit: '@self',
  period: '@report',
  ...more,
})

describe('live figures', () => {
  test('say what is held now, in the words of the field', async () => {
    const { figures } = await clerk.call(resolveFigures, {
      ...binhThuy,
      figures: [
        place({ id: 'a', form: 'of-plan', measure: 'admitted' }),
        place({ id: 'b', form: 'percent-of-plan', measure: 'admitted' }),
        place({ id: 'c', form: 'value', measure: 'revenue.rate', unit: '@area' }),
        place({ id: 'd', form: 'value', measure: 'directives.issued' }),
      ],
    })
    expect(figures.map(({ words }) => words)).toEqual([
      '51/95 đảng viên, đạt 53,68% kế hoạch',
      'đạt 53,68% kế hoạch',
      'ước 30,72% (tính đến ngày 28/3/2024)',
      'trên 110 văn bản',
    ])
  })

  test('each number opens: result, plan and percentage lead to their own addresses', async () => {
    const { figures } = await clerk.call(resolveFigures, {
      ...binhThuy,
      figures: [place({ id: 'a', form: 'of-plan', measure: 'admitted' })],
    })
    const codes = figures[0]?.runs.flatMap((run) => ('code' in run ? [run.code] : [])) ?? []
    const addresses = []
    for (const code of codes) addresses.push((await clerk.call(readFigureByCode, { code })).address)
    expect(addresses.map(({ measure, aspect, period }) => [measure, aspect, period])).toEqual([
      ['admitted', 'actual', '2024-Q1'],
      ['admitted', 'own', '2024'],
      ['admitted.rate', 'actual', '2024-Q1'],
    ])
  })

  test('growth, excess and targets are said as the articles say them', async () => {
    const { figures } = await leader.call(resolveFigures, {
      ...caiRang,
      figures: [
        place({ id: 'a', form: 'of-plan', measure: 'admitted' }),
        place({ id: 'b', form: 'growth', measure: 'agriculture.growth' }),
        place({ id: 'c', form: 'targets-met', measure: 'targets.met' }),
        place({ id: 'd', form: 'value', measure: 'revenue.over-assigned' }),
        place({ id: 'e', form: 'value', measure: 'rating.members.share', class: 'excellent' }),
        place({ id: 'f', form: 'value', measure: 'fund.poor' }),
      ],
    })
    expect(figures.map(({ words }) => words)).toMatchInlineSnapshot(`
      [
        "89/88 đảng viên, vượt 1,14% kế hoạch",
        "tăng 7,11% so với năm 2021",
        "đạt và vượt 19/19 chỉ tiêu",
        "vượt 10–20%",
        "14,69%",
        "trên 2,5 tỉ đồng",
      ]
    `)
  })

  test('what is wrong with a place is told by kind, and only there', async () => {
    const { figures } = await clerk.call(resolveFigures, {
      ...binhThuy,
      figures: [
        place({ id: 'a', form: 'value', measure: 'no.such' }),
        place({ id: 'b', form: 'value', measure: 'members' }),
        place({ id: 'c', form: 'value', measure: 'admitted', unit: 'nowhere' }),
        place({ id: 'd', form: 'value', measure: 'admitted', period: 'someday' }),
        place({ id: 'e', form: 'value', measure: 'rating.members.share', class: 'superb' }),
        place({ id: 'f', form: 'growth', measure: 'admitted' }),
        place({ id: 'g', form: 'number', measure: 'admitted' }),
        // The district was founded with the year 2004.
        place({ id: 'h', form: 'growth', measure: 'admitted', period: '2004' }),
      ],
    })
    expect(figures.map(({ trouble }) => trouble?.kind ?? null)).toEqual([
      'unknown-measure',
      'missing',
      'unknown-unit',
      'unknown-period',
      'unknown-class',
      'missing',
      null,
      'not-comparable',
    ])
  })

  test('a figure outside the reader’s scope gives no value, while who may see it gets it', async () => {
    const foreign = {
      ...binhThuy,
      figures: [place({ id: 'a', form: 'value', measure: 'admitted', unit: 'can-tho.cai-rang', period: '2022' })],
    }
    const denied = await clerk.call(resolveFigures, foreign)
    expect(denied.figures[0]?.trouble?.kind).toBe('forbidden')
    expect(JSON.stringify(denied.figures)).not.toContain('89')
    const allowed = await leader.call(resolveFigures, foreign)
    expect(allowed.figures[0]).toMatchObject({ words: '89 đảng viên', trouble: null })
  })

  test('a document of a unit that may not be read is not found', async () => {
    const stranger = await world.as('nhap-lieu-son-tra')
    const problem = await stranger.refused(resolveFigures, { ...binhThuy, figures: [] })
    expect(problem).toMatchObject({ status: 404, field: 'unit' })
    expect((await stranger.refused(searchFigures, binhThuy)).status).toBe(404)
  })

  test('the sentence turns when the figure turns', async () => {
    const figure = place({ id: 'a', form: 'percent-of-plan', measure: 'admitted' })
    const page = await clerk.call(readFigure, { unit: binhThuy.unit, measure: 'admitted', period: '2024-Q1' })
    await clerk.call(correctEntry, {
      id: id(),
      supersedes: page.currentEntryId ?? '',
      value: '105',
      reason: 'Cập nhật theo quyết định mới',
    })
    const { figures } = await clerk.call(resolveFigures, { ...binhThuy, figures: [figure] })
    expect(figures[0]).toMatchObject({ words: 'vượt 10,53% kế hoạch' })
    expect(figures[0]?.unapproved).toBeGreaterThan(0)
    const after = await clerk.call(readFigure, { unit: binhThuy.unit, measure: 'admitted', period: '2024-Q1' })
    await clerk.call(correctEntry, {
      id: id(),
      supersedes: after.currentEntryId ?? '',
      value: '51',
      reason: 'Trả lại số đúng',
    })
  })

  test('a result is set against the plan that its target is judged by, in sentences as in tables; another one when named', async () => {
    const at = { unit: binhThuy.unit, measure: 'directives.issued', period: '2024' }
    const form = 'of-plan' as const
    const asked = {
      ...binhThuy,
      figures: [
        place({ id: 'a', form, measure: 'directives.issued' }),
        place({ id: 'b', form, measure: 'directives.issued', plan: 'own' }),
      ],
      tables: [{ id: 't', kind: 'targets' as const }],
    }
    const targetId = id()
    const subject = 'can-tho.binh-thuy:standing-committee'
    await clerk.call(openTarget, {
      id: targetId,
      planEntryId: id(),
      ...at,
      subject,
      planAspect: 'assigned',
      plan: '400',
    })
    await clerk.call(setOwnPlan, { id: id(), targetId, plan: '440', decidedOn: '2024-01-10', number: '5-KH/QU' })
    const after = await clerk.call(resolveFigures, asked)
    expect(after.figures.map(({ words }) => words)).toEqual([
      'trên 110/400 văn bản, đạt trên 27,5% chỉ tiêu giao',
      'trên 110/440 văn bản, đạt trên 25% kế hoạch đề ra',
    ])
    const row = after.tables[0]?.rows.find((cells) =>
      cells[1]?.some((run) => 'text' in run && /Văn bản/.test(run.text)),
    )
    expect(row?.map(wordsOf).slice(3, 7)).toEqual(['400', 'trên 110', 'trên 110', 'trên 27,5'])
  })

  test('150 figures are one request, and a year-to-date result stands beside the plan of the year', async () => {
    await clerk.call(enterValue, { id: id(), unit: binhThuy.unit, measure: 'admitted', period: '2024-Q2', value: '20' })
    const many = Array.from({ length: 150 }, (_, at) => place({ id: `f${at}`, form: 'of-plan', measure: 'admitted' }))
    const { figures } = await clerk.call(resolveFigures, { unit: binhThuy.unit, period: '2024-Q2', figures: many })
    expect(figures).toHaveLength(150)
    expect(figures[149]?.words).toBe('71/95 đảng viên, đạt 74,74% kế hoạch (lũy kế từ đầu năm)')
    const at = { unit: binhThuy.unit, period: '2024-Q2' }
    const one = await statementsOf(() => clerk.call(resolveFigures, { ...at, figures: many.slice(0, 1) }))
    const all = await statementsOf(() => clerk.call(resolveFigures, { ...at, figures: many }))
    expect(all).toBe(one)
    expect(all).toBeLessThanOrEqual(8)
  })
})

describe('live tables and charts', () => {
  test('targets with plan, period, percentage', async () => {
    const { tables, charts } = await leader.call(resolveFigures, {
      ...caiRang,
      tables: [
        { id: 't', kind: 'targets' },
        { id: 'm', kind: 'members' },
        { id: 'r', kind: 'ratings' },
        { id: 'c', kind: 'children', measures: ['admitted', 'members'] },
        { id: 'k', kind: 'commendations' },
        { id: 'p', kind: 'programme' },
        { id: 'f', kind: 'figures', measures: ['houses.solidarity', 'fund.poor', 'houses.unions'] },
      ],
      charts: [
        { id: 'l', kind: 'line', measure: 'admitted' },
        { id: 'b', kind: 'bars', measure: 'admitted', unit: '@superior' },
      ],
    })
    const plain = tables.map((table) => ({
      title: table.title,
      columns: table.columns,
      rows: table.rows.map((row) =>
        row.map((cell) => cell.map((run) => ('text' in run ? run.text : run.printed)).join('')).join(' | '),
      ),
      notes: table.notes,
      trouble: table.trouble?.kind ?? null,
    }))
    expect(plain).toMatchInlineSnapshot(`
      [
        {
          "columns": [
            "TT",
            "Chỉ tiêu",
            "Đơn vị tính",
            "Kế hoạch",
            "Trong kỳ",
            "Lũy kế",
            "% so với kế hoạch",
            "So với cùng kỳ",
            "Chủ trì",
            "Ghi chú",
          ],
          "notes": [
            "“—”: chưa có số liệu trong hệ thống.",
          ],
          "rows": [
            "1 | Đảng viên mới kết nạp | người | 88 | 89 | 89 | 101,14 | — |  | Đạt",
          ],
          "title": "Kết quả thực hiện các chỉ tiêu năm 2022",
          "trouble": null,
        },
        {
          "columns": [
            "TT",
            "Nội dung",
            "Đơn vị tính",
            "Kế hoạch",
            "Lũy kế",
            "% so với kế hoạch",
          ],
          "notes": [],
          "rows": [
            "1 | Đảng viên mới kết nạp | người | 88 | 89 | 101,14",
            "2 | Tổng số đảng viên | người |  | 4.238 | ",
          ],
          "title": "Tình hình đảng viên năm 2022",
          "trouble": null,
        },
        {
          "columns": [
            "Mức xếp loại",
            "Tỷ lệ chi bộ theo mức xếp loại (%)",
            "Tỷ lệ đảng viên theo mức xếp loại (%)",
            "Tổ chức cơ sở đảng theo mức xếp loại (tổ chức)",
          ],
          "notes": [
            "“—”: chưa có số liệu trong hệ thống.",
            "Nguồn số liệu không nói rõ mức dưới có gồm mức trên hay không.",
          ],
          "rows": [
            "Hoàn thành xuất sắc nhiệm vụ | — | 14,69 | 9",
            "Hoàn thành tốt nhiệm vụ | 100 | 96,96 | —",
            "Hoàn thành nhiệm vụ | — | 2,78 | —",
            "Không hoàn thành nhiệm vụ | — |  | —",
          ],
          "title": "Kết quả đánh giá, xếp loại năm 2022",
          "trouble": null,
        },
        {
          "columns": [
            "TT",
            "Đơn vị",
            "Đảng viên mới kết nạp (người)",
            "Tổng số đảng viên (người)",
          ],
          "notes": [
            "“—”: chưa có số liệu trong hệ thống.",
          ],
          "rows": [
            "1 | Đảng bộ phường Hưng Phú | — | —",
            "2 | Đảng bộ phường Hưng Thạnh | 9 | —",
            "3 | Đảng bộ phường Thường Thạnh | — | —",
            " | Toàn đảng bộ | 89 | 4.238",
          ],
          "title": "Kết quả của các đơn vị trực thuộc năm 2022",
          "trouble": null,
        },
        {
          "columns": [
            "TT",
            "Nội dung",
            "Số lượng",
            "Đơn vị tính",
          ],
          "notes": [],
          "rows": [],
          "title": "Khen thưởng năm 2022",
          "trouble": "missing",
        },
        {
          "columns": [
            "TT",
            "Nội dung",
            "Cơ quan chuẩn bị",
            "Cấp xem xét, quyết định",
            "Thời gian",
          ],
          "notes": [],
          "rows": [],
          "title": "Nội dung công tác năm 2022",
          "trouble": "no-targets",
        },
        {
          "columns": [
            "TT",
            "Nội dung",
            "Đơn vị tính",
            "Lũy kế",
          ],
          "notes": [],
          "rows": [
            "1 | Nhà Đại đoàn kết xây mới và sửa chữa (Mặt trận Tổ quốc quận Cái Răng) | căn | 40",
            "2 | Quỹ “Vì người nghèo” vận động được (Mặt trận Tổ quốc quận Cái Răng) | đồng | trên 2,5 tỉ",
            "3 | Nhà do các đoàn thể vận động (5 loại, không tách) (Các đoàn thể quận Cái Răng) | căn | 14",
          ],
          "title": "Số liệu năm 2022",
          "trouble": null,
        },
      ]
    `)
    expect(charts.map((chart) => [chart.title, chart.alternative, chart.trouble?.kind ?? null])).toMatchInlineSnapshot(`
      [
        [
          "Đảng viên mới kết nạp, Đảng bộ quận Cái Răng",
          "Biểu đồ Đảng viên mới kết nạp, Đảng bộ quận Cái Răng (người). 2021: —; 2022: 89.",
          "missing",
        ],
        [
          "Đảng viên mới kết nạp, năm 2022",
          "Biểu đồ Đảng viên mới kết nạp, năm 2022 (người). huyện Cờ Đỏ: —; huyện Phong Điền: —; huyện Thới Lai: —; huyện Vĩnh Thạnh: —; quận Bình Thủy: —; quận Cái Răng: 89; quận Ninh Kiều: —.",
          null,
        ],
      ]
    `)
  })
})

describe('searching figures', () => {
  test('finds measures without diacritics, with the words each form would print', async () => {
    const { found } = await clerk.call(searchFigures, { ...binhThuy, words: 'ket nap' })
    expect(found[0]).toMatchObject({
      place: { unit: '@self', measure: 'admitted', period: '@report' },
      hasValue: true,
    })
    expect(found[0]?.forms.map(({ form, words }) => [form, words])).toMatchInlineSnapshot(`
      [
        [
          "of-plan",
          "51/95 đảng viên, đạt 53,68% kế hoạch",
        ],
        [
          "percent-of-plan",
          "đạt 53,68% kế hoạch",
        ],
        [
          "against-plan",
          "thấp hơn 44 đảng viên so với kế hoạch",
        ],
        [
          "value",
          "51 đảng viên",
        ],
        [
          "number",
          "51",
        ],
      ]
    `)
  })

  test('finds units below by their name, and classes by theirs', async () => {
    const below = await leader.call(searchFigures, { ...caiRang, words: 'ket nap hung thanh' })
    expect(below.found[0]).toMatchObject({
      place: { unit: 'can-tho.cai-rang.hung-thanh', measure: 'admitted' },
      hasValue: true,
    })
    const rated = await leader.call(searchFigures, { ...caiRang, words: 'dang vien xep loai xuat sac' })
    expect(rated.found.map(({ place: { measure, class: level } }) => [measure, level])).toContainEqual([
      'rating.members.share',
      'excellent',
    ])
  })

  test('a unit that the reader may not see offers nothing, and one who may is offered its figures', async () => {
    const asked = { ...binhThuy, words: 'ket nap', at: 'can-tho.cai-rang', over: '2022' }
    expect((await clerk.call(searchFigures, asked)).found).toEqual([])
    expect((await leader.call(searchFigures, asked)).found[0]?.printed.vi).toBe('89 người')
  })

  test('places are told with what they mean for the document', async () => {
    const { units, periods } = await clerk.call(searchFigures, { ...binhThuy, words: 'khong co chi so nay' })
    expect(units.map(({ place }) => place)).toEqual(expect.arrayContaining(['@self', '@area', '@committee']))
    expect(Object.fromEntries(periods.map(({ place, text }) => [place, text.vi]))).toMatchObject({
      '@report': 'quý I/2024',
      '@year': 'năm 2024',
      '@year-ago': 'quý I/2023',
      '@next': 'quý II/2024',
    })
  })

  test('a document in English has English words', async () => {
    const { figures } = await clerk.call(resolveFigures, {
      ...binhThuy,
      language: 'en',
      figures: [place({ id: 'a', form: 'of-plan', measure: 'admitted' })],
    })
    expect(figures[0]?.words).toMatch(/^\d+\/95 members, .*of the plan/)
  })
})
