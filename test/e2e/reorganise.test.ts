import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const issuer = 'duyet-binh-thuy'

describe.skipIf(!isReady)('organisation in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  async function choose(page: Page, label: RegExp, typed: string): Promise<void> {
    await page.getByRole('button', { name: label }).first().click()
    const search = page.getByRole('combobox', { name: /Tìm đơn vị/ })
    await search.fill(typed)
    await page.locator('[role=option]').first().waitFor()
    await page.keyboard.press('Enter')
    await search.waitFor({ state: 'detached' })
  }

  it('a decision is typed, previewed as before and after, recorded, and withdrawn before its day', async () => {
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/reorganisations/new?unit=${unit}`)
    await page.getByLabel('Số, ký hiệu').fill('31-QĐ/QU')
    await page.getByLabel('Ngày ban hành').fill('2024-04-01')
    await page.getByLabel('Ngày hiệu lực').fill('2024-06-01')
    await page.getByLabel('Trích yếu').fill('Thành lập đảng bộ phường')
    await page.getByLabel('Việc', { exact: true }).selectOption('found')
    await page.getByLabel('Tên', { exact: true }).fill('Đảng bộ phường Mới')
    await page.getByLabel('Loại hình').selectOption('cell')
    await choose(page, /^Cấp trên trực tiếp/, 'binh thuy')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.getByText('Cần xử lý trước').waitFor()
    expect(await page.getByRole('button', { name: 'Ghi quyết định' }).count()).toBe(0)
    await page.getByLabel('Loại hình').selectOption('commune')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.locator('.branch-new', { hasText: 'Đảng bộ phường Mới' }).first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Ghi quyết định' }).click()
    await page.waitForURL(/\/reorganisations\/decision/)
    await page.getByText('chờ đến ngày').waitFor()
    await page.getByRole('button', { name: 'Rút quyết định' }).click()
    await page.getByLabel('Lý do').fill('Chờ ý kiến cấp trên')
    await page.getByRole('dialog').getByRole('button', { name: 'Rút quyết định' }).click()
    await page.getByText('Chờ ý kiến cấp trên').waitFor()
  })

  it('what was typed of a decision is there after a reload', async () => {
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/reorganisations/new?unit=${unit}`)
    await page.getByLabel('Trích yếu').fill('Chưa xong')
    await page.reload()
    expect(await page.getByLabel('Trích yếu').inputValue()).toBe('Chưa xong')
  })

  it.each(['/units', '/units/unit', '/reorganisations', '/reorganisations/new'])(
    '%s holds on a phone, and axe finds nothing',
    async (path) => {
      const page = await pageOf(browser, issuer, phone)
      await page.goto(`${url}${path}?unit=${unit}&code=${unit}&period=2024-Q1`)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
      expect(await axeFindings(page)).toEqual([])
    },
  )
})
