import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { disciplineColumns } from '../../src/modules/people/discipline/columns.ts'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { newId } from '../../src/platform/server/new-id.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.cai-rang'
const cell = `${unit}.cb-ky-luat`
const [clerk, administrator] = ['nhap-lieu-cai-rang', 'quan-tri']
const name = 'Nguyễn Thử Kỷ Luật'
const grantId = newId()
const headers = { 'x-thenchot': '1' }

describe.skipIf(!isReady)('disciplinary decisions in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    // The right to administer reads no unit and decides nothing by itself.
    const keeper = await pageOf(browser, administrator)
    const { accounts } = await (await keeper.request.get(`${url}/api/v1/accounts`)).json()
    const accountId = accounts.find((account: { login: string }) => account.login === administrator).id
    const grant = { id: grantId, accountId, role: 'issuer', unit, from: '2024-01-01', until: null }
    const granted = await keeper.request.post(`${url}/api/v1/accounts/grant`, { headers, data: grant })
    expect(granted.status()).toBe(200)
    const founded = await keeper.request.post(`${url}/api/v1/reorganisations/decide`, {
      headers,
      data: {
        ...{ id: newId(), issuer: unit, symbol: '42-QĐ/QU', issuedOn: '2010-01-04', effectiveOn: '2010-01-04' },
        ...{ vi: 'Thành lập chi bộ', en: 'Found a cell' },
        changes: [
          {
            act: 'found',
            unit: {
              ...{ code: cell, kind: 'party_organisation', role: 'grassroots_cell', parent: unit },
              ...{ vi: 'Chi bộ Kỷ luật thử', en: 'Cell of the trial' },
            },
          },
        ],
      },
    })
    expect(await founded.text()).toContain('isCarriedOut')
    await importMember(await pageOf(browser, clerk))
  })
  afterAll(async () => {
    const keeper = await pageOf(browser, administrator)
    const ended = { grantId, reason: 'xong việc' }
    expect((await keeper.request.post(`${url}/api/v1/accounts/end-grant`, { headers, data: ended })).status()).toBe(200)
    await browser.close()
  })

  async function importMember(page: Page): Promise<void> {
    const member = {
      ...{ name, birth: '1970-02-03', sex: 'Nam', card_number: '09400001', cell },
      ...{ decided_on: '2010-01-05', ceremony_on: '2010-01-20', full_on: '2011-01-20' },
    }
    const file = await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows: [member] })
    const id = newId()
    const plan = `${url}/api/v1/people/imports/plan?id=${id}&unit=${unit}`
    const sent = { headers: { ...headers, 'content-type': 'application/octet-stream' }, data: Buffer.from(file) }
    expect((await page.request.post(plan, sent)).status()).toBe(200)
    const state = async () =>
      (await (await page.request.get(`${url}/api/v1/people/imports/import?id=${id}`)).json()).state
    await vi.waitFor(async () => expect(await state()).toBe('planned'), { timeout: 60_000 })
    await page.request.post(`${url}/api/v1/people/imports/run`, { headers, data: { id, forAll: 'another' } })
    await vi.waitFor(async () => expect(await state()).toBe('done'), { timeout: 60_000 })
  }

  const open = async (page: Page, path: string): Promise<void> => {
    await page.goto(`${url}${path}`)
    await page.locator('main h1').waitFor()
    await page.waitForLoadState('networkidle')
  }
  const fileNamed = (ending: string): string => join(tmpdir(), `thenchot-ky-luat-${process.pid}.${ending}`)
  const held = (page: Page) => page.locator('.discipline-held')

  it('a clerk tries a file, mends it, brings it in, reads it masked with a reason, and withdraws it', async () => {
    const page = await pageOf(browser, clerk)
    const decision = { name, card_number: '09400001', decided_on: '2023-05-04', decision: '15-QĐ/UBKTĐU' }
    const write = async (form: string): Promise<string> => {
      const rows = [{ ...decision, form }]
      const path = fileNamed(`${form === 'Cảnh cáo' ? 'dung' : 'sai'}.xlsx`)
      writeFileSync(path, await writeSheet({ name: 'Kỷ luật', columns: disciplineColumns, rows }))
      return path
    }
    await open(page, `/people/discipline?unit=${unit}`)
    await page.locator('input[type=file]').setInputFiles(await write('Phê bình'))
    await page.getByRole('button', { name: 'Đọc thử' }).click()
    await page.getByText('“Phê bình” không phải hình thức').waitFor()
    expect(await page.getByRole('button', { name: /^Nhập 1/ }).count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    await page.locator('input[type=file]').setInputFiles(await write('Cảnh cáo'))
    await page.getByRole('button', { name: 'Đọc thử' }).click()
    await page.getByRole('button', { name: 'Nhập 1 quyết định' }).click()
    await page.getByText('Đã nhập 1 quyết định.').waitFor()
    await page.getByRole('link', { name: 'Mở sổ đảng viên' }).click()
    await page.waitForURL(/\/people\?/)
    await page.getByRole('searchbox').first().fill('thu ky luat')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name }).first().click()
    await held(page).getByText('Quyết định 1').waitFor()
    expect(await page.locator('main').innerText()).not.toMatch(/15-QĐ\/UBKTĐU|Cảnh cáo, ngày/)
    const reading = page.getByRole('button', { name: /^Xem Kỷ luật/ })
    await reading.click()
    const asked = page.getByRole('dialog')
    await asked.locator('textarea').fill('đối chiếu với sổ của ủy ban kiểm tra')
    expect(await axeFindings(page)).toEqual([])
    await asked.getByRole('button', { name: 'Xem' }).click()
    await held(page).getByText('Cảnh cáo, ngày 04/5/2023, số 15-QĐ/UBKTĐU').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await held(page).getByRole('button', { name: 'Rút lại quyết định thứ 1' }).click()
    await asked.getByText('15-QĐ/UBKTĐU').waitFor()
    await asked.locator('textarea').fill('nhập nhầm người')
    await asked.getByRole('button', { name: 'Rút lại' }).click()
    await asked.waitFor({ state: 'detached' })
    await held(page).waitFor({ state: 'detached' })
    expect(await page.locator('main').innerText()).not.toContain('15-QĐ/UBKTĐU')
  })

  it('the administrator writes down how another system heads a column, and its file is read so', async () => {
    const path = fileNamed('csv')
    writeFileSync(path, `Họ tên;Số thẻ;HTKL thử;Ngày ban hành\n${name};09400001;Khiển trách;06/5/2022\n`)
    const page = await pageOf(browser, clerk)
    const tryIt = async (): Promise<void> => {
      await open(page, `/people/discipline?unit=${unit}`)
      await page.getByLabel('Tệp của').selectOption('discipline_export')
      await page.locator('input[type=file]').setInputFiles(path)
      await page.getByRole('button', { name: 'Đọc thử' }).click()
    }
    await tryIt()
    await page.getByText('Thiếu cột').waitFor()
    await page.getByText('chưa được xác nhận').waitFor()
    const keeper = await pageOf(browser, administrator)
    await open(keeper, `/people/exchange?unit=${unit}`)
    await keeper.locator('summary', { hasText: 'Tệp kỷ luật của hệ thống khác' }).click()
    await keeper.getByRole('button', { name: 'Sửa bảng cột' }).last().click()
    const form = keeper.getByRole('dialog')
    const header = form.getByLabel('Tên cột: Hình thức kỷ luật')
    await header.fill(`${await header.inputValue()}; HTKL thử`)
    expect(await form.getByLabel('Chiều', { exact: false }).count()).toBe(0)
    expect(await axeFindings(keeper)).toEqual([])
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.waitFor({ state: 'detached' })
    await tryIt()
    await page.getByRole('button', { name: 'Nhập 1 quyết định' }).waitFor()
  })

  it('the form of the map holds on a phone', async () => {
    const page = await pageOf(browser, administrator, phone)
    await open(page, `/people/exchange?unit=${unit}`)
    await page.locator('summary', { hasText: 'Tệp kỷ luật của hệ thống khác' }).click()
    await page.getByRole('button', { name: 'Sửa bảng cột' }).last().click()
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
  })
})
