import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const [clerk, issuer] = ['nhap-lieu-binh-thuy', 'duyet-binh-thuy']
const [unit, period] = ['can-tho.binh-thuy', '2024-Q1']
const place = `unit=${unit}&period=${period}`

describe.skipIf(!isReady)('the pack of a conference in the browser', () => {
  let browser: Browser
  let page: Page
  const ask = async (from: Page, path: string) => (await from.request.get(`${url}/api/v1${path}`)).json()
  const tell = async (from: Page, path: string, data: object): Promise<void> => {
    const reply = await from.request.post(`${url}/api/v1${path}`, { headers: { 'x-thenchot': '1' }, data })
    expect([path, reply.status(), reply.ok() ? '' : await reply.text()]).toEqual([path, 200, ''])
  }
  /** What the journey changes for others it puts back at its end. */
  const admit = async (value: string): Promise<void> => {
    const { currentEntryId } = await ask(page, `/figures/figure?unit=${unit}&measure=admitted&period=${period}`)
    await tell(page, '/figures/correct', { id: newId(), supersedes: currentEntryId, value, reason: 'đếm lại hồ sơ' })
  }

  beforeAll(async () => {
    browser = await openBrowser()
    page = await pageOf(browser, clerk)
  })
  afterAll(async () => {
    await admit('51')
    await browser.close()
  })

  it('is made for a quarter by one action, with its documents and one set of numbers', async () => {
    await page.goto(`${url}/documents?${place}`)
    await page.getByRole('link', { name: 'Bộ tài liệu hội nghị' }).click()
    await page.getByRole('heading', { level: 1, name: 'Bộ tài liệu hội nghị' }).waitFor()
    await page.getByRole('button', { name: 'Lập bộ tài liệu' }).first().click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Kỳ đánh giá').selectOption(period)
    expect(await axeFindings(page)).toEqual([])
    await dialog.locator('button[type=submit]').click()
    await page.waitForURL(/\/documents\/pack\?/)
    await page.getByRole('heading', { level: 1, name: 'Hội nghị đánh giá kết quả quý I/2024' }).waitFor()
    const documents = page.getByRole('table', { name: 'Văn bản' })
    expect(await documents.getByRole('link', { name: 'Xem bản in' }).count()).toBe(5)
    await page.getByText(/số dùng chung đều khớp/).waitFor()
    await page.getByText(/Xem \d+ số đã khớp/).click()
    await page.getByRole('table', { name: 'Số liệu dùng chung' }).getByText('Đảng viên mới kết nạp').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('lists a number that differs once a document is frozen and the figure corrected, and opens its origin', async () => {
    const pack = new URL(page.url()).searchParams.get('pack') ?? ''
    const { documents } = await ask(page, `/documents/pack?pack=${pack}`)
    const report = documents.find((one: { kind: string }) => one.kind === 'quarterly').id
    await tell(page, '/documents/step', { id: newId(), document: report, event: 'submit' })
    const signer = await pageOf(browser, issuer)
    await tell(signer, '/documents/freeze', {
      ...{ id: newId(), document: report, printsUnapproved: true },
      confirmed: ['contradiction', 'section-open', 'no-name'],
    })
    await signer.context().close()
    await admit('52')
    await page.reload()
    await page.getByText(/số khác nhau giữa các văn bản/).waitFor()
    const row = page
      .getByRole('table', { name: 'Số liệu dùng chung' })
      .first()
      .getByRole('row', { name: /Đảng viên mới kết nạp.*Khác nhau/ })
      .first()
    expect(await row.textContent()).toMatch(/51/)
    expect(await row.textContent()).toMatch(/52/)
    expect(await axeFindings(page)).toEqual([])
    await row.getByRole('link', { name: /Mở nguồn gốc/ }).click()
    await page.getByRole('complementary').getByText('Đảng viên mới kết nạp').first().waitFor()
    await page.goBack()
  })

  it('downloads as one file: the frozen report as PDF, drafts as Word', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Tải cả bộ (.zip)' }).click(),
    ])
    const names = Object.keys(unzipSync(new Uint8Array(readFileSync(await download.path()))))
    expect(names.filter((name) => name.endsWith('-du-thao.docx'))).toHaveLength(4)
    expect(names.filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
  })

  it('fits a phone, by touch and to a screen reader', async () => {
    const small = await pageOf(browser, clerk, phone)
    await small.goto(`${url}/documents/packs?${place}`)
    await small.getByRole('link', { name: 'Hội nghị đánh giá kết quả quý I/2024' }).first().waitFor()
    expect(await axeFindings(small)).toEqual([])
    expect(await sidewaysScroll(small)).toBeLessThanOrEqual(1)
    await small.getByRole('link', { name: 'Hội nghị đánh giá kết quả quý I/2024' }).first().click()
    await small.getByText(/số khác nhau giữa các văn bản/).waitFor()
    expect(await axeFindings(small)).toEqual([])
    expect(await sidewaysScroll(small)).toBeLessThanOrEqual(1)
    await small.context().close()
  })
})
