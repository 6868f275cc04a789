import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const issuer = 'duyet-binh-thuy'

describe.skipIf(!isReady)('organisation in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  async function choose(page: Page, label: RegExp, typed: string, within = 'body'): Promise<void> {
    await page.locator(within).getByRole('button', { name: label }).first().click()
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

  it('the people of a cell that is divided are chosen by name; the preview says who goes where and who stays', async () => {
    const cell = `${unit}.cb-chia`
    const names = ['Người thử Chia Một', 'Người thử Chia Hai', 'Người thử Chia Ba']
    const tell = async (login: string, path: string, data: object): Promise<void> => {
      const reply = await (await pageOf(browser, login)).request.post(`${url}/api/v1${path}`, {
        headers: { 'x-thenchot': '1' },
        data,
      })
      expect([path, reply.status()]).toEqual([path, 200])
    }
    await tell(issuer, '/reorganisations/decide', {
      ...{ id: newId(), issuer: unit, symbol: '41-QĐ/QU', issuedOn: '2010-01-04', effectiveOn: '2010-01-04' },
      ...{ vi: 'Thành lập chi bộ thử', en: 'A trial cell' },
      changes: [
        {
          act: 'found',
          unit: {
            ...{ code: cell, kind: 'party_organisation', role: 'grassroots_cell', parent: unit },
            ...{ vi: 'Chi bộ thử chia', en: 'Trial cell to divide' },
          },
        },
      ],
    })
    for (const name of names)
      await tell('nhap-lieu-binh-thuy', '/people/create-applicant', {
        ...{ id: newId(), stepId: newId(), unit: cell, name, birth: '1995-05-19', on: '2024-01-10' },
      })
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/reorganisations/new?unit=${unit}`)
    await page.getByLabel('Ngày ban hành').fill('2024-04-01')
    await page.getByLabel('Ngày hiệu lực').fill('2024-06-01')
    await page.getByLabel('Trích yếu').fill('Chia chi bộ')
    await page.getByLabel('Việc', { exact: true }).selectOption('split')
    await choose(page, /^Đơn vị/, 'thu chia', 'form.decide')
    await page.getByRole('button', { name: 'Bỏ phần này' }).last().click()
    await page.getByLabel('Tên', { exact: true }).fill('Chi bộ thử chia hai')
    await page.getByLabel('Loại hình').selectOption('grassroots_cell')
    await choose(page, /^Cấp trên trực tiếp/, 'quan binh thuy', 'form.decide')
    const people = page.getByRole('group', { name: 'Những người chuyển theo phần này' })
    await people.getByText('Đã chọn 0 người trong 3 người').waitFor()
    await people.getByLabel('Tìm theo họ tên').fill('chia hai')
    await people.getByLabel(names[0] ?? '').waitFor({ state: 'detached' })
    // By keyboard, as one goes through a list.
    await people.getByLabel(names[1] ?? '').focus()
    await page.keyboard.press('Space')
    await people.getByLabel('Tìm theo họ tên').fill('')
    await people.getByLabel(names[2] ?? '').check()
    await people.getByText('Đã chọn 2 người trong 3 người').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.setViewportSize(phone)
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.getByText('2 người được nêu tên chuyển về Chi bộ thử chia hai.').waitFor()
    await page.getByText('1 người ở lại.').waitFor()
  })

  it('an area is renamed by itself, chosen among areas; the Party organisation that leads it stays', async () => {
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/reorganisations/new?unit=${unit}`)
    await page.getByLabel('Tổ chức nào').selectOption('area')
    expect(await page.getByLabel('Việc', { exact: true }).locator('option').allTextContents()).not.toContain(
      'Chuyển về trực thuộc',
    )
    await page.getByLabel('Ngày ban hành').fill('2024-04-01')
    await page.getByLabel('Ngày hiệu lực').fill('2024-06-01')
    await page.getByLabel('Trích yếu').fill('Đổi tên địa bàn')
    await page.getByLabel('Việc', { exact: true }).selectOption('rename')
    await choose(page, /^Đơn vị/, 'binh thuy', 'form.decide')
    await page.getByLabel('Tên', { exact: true }).fill('khu Bình Thủy')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.locator('.branch-renamed', { hasText: 'khu Bình Thủy' }).first().waitFor()
    expect(await page.locator('.branch-renamed').count()).toBe(1)
    expect(await axeFindings(page)).toEqual([])
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
