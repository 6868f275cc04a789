import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const clerk = 'nhap-lieu-binh-thuy'
const reader = 'lanh-dao-can-tho'
const at = `unit=${unit}&period=2024-Q1`
const [symbol, title] = ['905-NQ/QU', 'Về chuyển đổi số trong công tác Đảng']
const cell = 'Chi bộ Văn bản'
const demand = 'Xây dựng kế hoạch thực hiện nghị quyết'

describe.skipIf(!isReady)('directives and targets in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    const page = await pageOf(browser, 'duyet-binh-thuy')
    const reply = await page.request.post(`${url}/api/v1/reorganisations/decide`, {
      headers: { 'x-thenchot': '1' },
      data: {
        ...{ id: newId(), issuer: unit, symbol: '905-QĐ/QU', issuedOn: '2024-01-03', effectiveOn: '2024-01-03' },
        ...{ vi: 'Thành lập chi bộ', en: 'Found a cell' },
        changes: [
          {
            act: 'found',
            unit: {
              ...{ code: `${unit}.cb-van-ban`, kind: 'party_organisation', role: 'grassroots_cell', parent: unit },
              ...{ vi: cell, en: 'Directives cell' },
            },
          },
        ],
      },
    })
    expect(await reply.text()).toContain('isCarriedOut')
    await page.context().close()
  })
  afterAll(() => browser.close())

  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${url}${path}`)
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('networkidle')
  }
  const row = (page: Page) => page.getByRole('row', { name: new RegExp(title) })

  it('a clerk registers a document by the form, finds it without accents, and opens it', async () => {
    const page = await pageOf(browser, clerk)
    await open(page, `/directives?${at}`)
    expect(await row(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Ghi vào sổ' }).click()
    const form = page.getByRole('dialog')
    await form.getByLabel('Số, ký hiệu').fill(symbol)
    await form.getByText(`Đọc là ${symbol}`).waitFor()
    await form.getByLabel('Ngày ban hành').fill('2024-01-15')
    await form.getByLabel('Trích yếu').fill(title)
    expect(await axeFindings(page)).toEqual([])
    await form.getByRole('button', { name: 'Ghi vào sổ' }).click()
    await form.waitFor({ state: 'detached' })
    await row(page).getByText('15/01/2024').waitFor()
    await page.getByRole('searchbox').or(page.getByLabel('Tìm')).first().fill('chuyen doi so')
    await page.keyboard.press('Enter')
    await page.waitForURL(/chuyen/)
    await row(page).getByRole('link', { name: title }).click()
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('a demand on the document opens to who answered it', async () => {
    const page = await pageOf(browser, clerk)
    await open(page, `/directives?${at}`)
    await row(page).getByRole('link', { name: title }).click()
    await page.getByRole('button', { name: 'Đặt yêu cầu' }).click()
    const form = page.getByRole('dialog')
    await form.locator('textarea').fill(demand)
    await form.getByLabel(/Hạn/).fill('2024-03-31')
    await form.getByRole('button', { name: 'Đặt yêu cầu' }).click()
    await form.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: demand }).click()
    await page.getByRole('heading', { level: 1, name: demand }).waitFor()
    await page.getByText(symbol).first().waitFor()
    await page.getByRole('row', { name: new RegExp(cell) }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('a reader sees why it may not register, and an address without a demand leads to the register', async () => {
    const page = await pageOf(browser, reader)
    await open(page, `/directives?${at}`)
    await row(page).waitFor()
    const act = page.getByRole('button', { name: 'Ghi vào sổ' })
    expect(await act.getAttribute('aria-disabled')).toBe('true')
    await page.getByText(/cần quyền nhập số liệu/).waitFor()
    await page.goto(`${url}/directives/coverage?${at}`)
    await page.waitForURL(/\/directives\?/)
  })

  it('a target opens from the list with its plan, its way and its history', async () => {
    const page = await pageOf(browser, clerk)
    await open(page, `/targets?${at}`)
    await page.getByRole('link', { name: 'Đảng viên mới kết nạp' }).first().click()
    await page.waitForURL(/\/targets\/[0-9a-f-]+/)
    await page.getByRole('heading', { level: 1, name: 'Đảng viên mới kết nạp' }).waitFor()
    for (const head of ['Phân công', 'Lộ trình']) await page.getByRole('heading', { level: 2, name: head }).waitFor()
    await page.locator('main').getByText('53,68%').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('nothing scrolls sideways on a phone, and its menu has few lines', async () => {
    const page = await pageOf(browser, clerk, phone)
    for (const path of ['/directives', '/directives/types', '/directives/import', '/targets', '/targets/resolution']) {
      await open(page, `${path}?${at}`)
      expect(await sidewaysScroll(page), path).toBeLessThanOrEqual(0)
    }
    await page
      .getByRole('link', { name: /Chỉ tiêu/ })
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Thêm', exact: true }).click()
    const groups = page.getByRole('dialog').locator('summary')
    expect(await groups.count()).toBeLessThanOrEqual(8)
    await groups.filter({ hasText: 'Đảng viên' }).click()
    await page.getByRole('dialog').getByRole('link', { name: 'Sổ đảng viên' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
  })
})
