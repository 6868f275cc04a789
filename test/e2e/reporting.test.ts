import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const cell = `${unit}.cb-bao-cao`
const [issuer, clerk] = ['duyet-binh-thuy', 'nhap-lieu-binh-thuy']
const period = '2024-Q1'

describe.skipIf(!isReady)('reporting in the browser', () => {
  let browser: Browser
  const tell = async (login: string, path: string, data: object): Promise<void> => {
    const page = await pageOf(browser, login)
    const reply = await page.request.post(`${url}/api/v1${path}`, { headers: { 'x-thenchot': '1' }, data })
    expect([path, reply.status(), reply.ok() ? '' : await reply.text()]).toEqual([path, 200, ''])
    await page.context().close()
  }
  beforeAll(async () => {
    browser = await openBrowser()
    await tell(issuer, '/reorganisations/decide', {
      ...{ id: newId(), issuer: unit, symbol: '41-QĐ/QU', issuedOn: '2024-01-02', effectiveOn: '2024-01-02' },
      ...{ vi: 'Thành lập chi bộ', en: 'Found a cell' },
      changes: [
        {
          act: 'found',
          unit: {
            ...{ code: cell, kind: 'party_organisation', role: 'grassroots_cell', parent: unit },
            ...{ vi: 'Chi bộ Báo cáo', en: 'Reporting cell' },
          },
        },
      ],
    })
  })
  afterAll(() => browser.close())

  it('a form is drafted line by line, says what stands in its way, and is published', async () => {
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/forms/form?unit=${unit}`)
    await page.getByLabel('Mã').fill('bao-cao-quy')
    await page.getByLabel('Tên biểu').fill('Báo cáo quý của chi bộ')
    await page.getByLabel('Kỳ báo cáo').selectOption('quarter')
    await page.getByLabel('Lấy số liệu từ ngày').fill('2024-01-01')
    const find = page.getByLabel('Tìm chỉ số để thêm')
    await find.fill('moi ket nap')
    await page.locator('.reporting-found button').first().click()
    await find.fill('ty le ket nap')
    await page.getByRole('button', { name: /Tỷ lệ kết nạp.*hệ thống tự điền/ }).click()
    await page.getByText('Đã lưu bản soạn').waitFor()
    await page.getByLabel(/Chỉ để xem: Tỷ lệ kết nạp/).uncheck()
    await page.getByText('Chưa ban hành được vì').waitFor()
    await page.getByText('Đơn vị được miễn (0)').click()
    await page.getByRole('button', { name: 'Thêm đơn vị được miễn' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Để hệ thống tự điền' }).click()
    await page.getByText('Không dòng nào vướng.').waitFor()
    await page.getByRole('button', { name: 'Ban hành', exact: true }).click()
    await page
      .getByText(/Đang dùng/)
      .first()
      .waitFor()
    await page.goto(`${url}/forms/sheet?unit=${unit}&form=bao-cao-quy`)
    await page.locator('.reporting-box').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('a report is returned with a remark, handed in again, and approved; on a phone nothing scrolls sideways', async () => {
    const place = { form: 'bao-cao-quy', unit: cell, period }
    const entry = newId()
    const typed = { measure: 'admitted', value: '4', seen: null }
    await tell(clerk, '/submissions/save', { ...place, cells: [{ ...typed, id: entry }] })
    await tell(clerk, '/submissions/submit', { ...place, id: newId() })
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/reports/progress?unit=${unit}&form=bao-cao-quy&period=${period}`)
    await page
      .getByRole('row', { name: /Chi bộ Báo cáo/ })
      .getByRole('link', { name: 'Xem để duyệt' })
      .click()
    const remark = 'Nhận xét về Đảng viên mới kết nạp'
    await page.getByRole('button', { name: remark }).click()
    await page.getByLabel(remark).fill('Danh sách chỉ có 3 người')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Trả lại' }).click()
    await page.getByLabel('Lý do').fill('Đối chiếu lại danh sách')
    await page.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click()
    await page.getByText('Bị trả lại').first().waitFor()
    await page.getByText('Danh sách chỉ có 3 người').waitFor()
    await tell(clerk, '/submissions/save', { ...place, cells: [{ ...typed, value: '3', seen: entry, id: newId() }] })
    await tell(clerk, '/submissions/submit', { ...place, id: newId() })
    await page.goto(`${url}/reports/progress?unit=${unit}&form=bao-cao-quy&period=${period}`)
    await page.getByRole('checkbox', { name: /Chi bộ Báo cáo/ }).check()
    await page.getByRole('button', { name: /^Duyệt 1/ }).click()
    await page.getByRole('row', { name: /Chi bộ Báo cáo.*Đã duyệt, khóa/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    const small = await pageOf(browser, issuer, phone)
    for (const path of ['/forms', '/reports/burden', '/reports/progress', '/forms/form', '/reports/submission']) {
      await small.goto(
        `${url}${path}?unit=${path.endsWith('submission') ? cell : unit}&form=bao-cao-quy&period=${period}`,
      )
      await small.locator('h1').waitFor()
      expect(await sidewaysScroll(small), path).toBeLessThanOrEqual(0)
    }
  })
})
