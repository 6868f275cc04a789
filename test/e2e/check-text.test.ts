import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordFile } from '../kit/text-files.ts'
import { axeFindings, desk, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const clerk = 'nhap-lieu-binh-thuy'
const place = 'unit=can-tho.binh-thuy&period=2013'
const text = `BÁO CÁO
Kết quả công tác xây dựng Đảng năm 2013

Trong năm, Đảng bộ quận kết nạp 51/95 đảng viên, đạt 63,68% kế hoạch. Toàn Đảng bộ có 4.238 đảng viên.`

describe.skipIf(!isReady)('checking a text in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const open = async (viewport = desk): Promise<{ page: Page; sent: string[] }> => {
    const page = await pageOf(browser, clerk, viewport)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url())
    })
    await page.goto(`${url}/check?${place}`)
    return { page, sent }
  }
  const paste = async (page: Page): Promise<void> => {
    await page.locator('.check-area').fill(text)
    await page.locator('.check-area').press('Control+Enter')
    await page.locator('.check-finding').first().waitFor()
  }

  it.each([
    ['a desk', desk],
    ['a phone', phone],
  ])('shows at %s what a pasted text contradicts, at its words, and sends nothing', async (_what, viewport) => {
    const { page, sent } = await open(viewport)
    await paste(page)
    const finding = page.locator('.check-finding.check-is-contradiction').first()
    expect(await finding.textContent()).toContain('53,68%')
    await finding.locator('.check-words button', { hasText: '63,68%' }).click()
    expect(await page.locator('.check-active').textContent()).toContain('63,68%')
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await page.reload()
    await page.locator('.check-finding').first().waitFor()
    expect(sent).toEqual([])
  })

  it('reads a Word file that is chosen, and says why it refuses another one', async () => {
    const { page, sent } = await open()
    const choose = (name: string, buffer: Buffer) =>
      page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await choose('vo.docx', Buffer.from('PK\u0003\u0004'))
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').textContent()).toContain('Tệp hỏng')
    await choose('bao-cao.docx', wordFile(text.split('\n')))
    await page.locator('.check-finding').first().waitFor()
    expect(await page.locator('.check-text').textContent()).toContain('63,68%')
    expect(sent).toHaveLength(2)
  })

  it('takes chosen figures over, leads from the figure back to its words, and undoes it all with a reason', async () => {
    const { page } = await open()
    await paste(page)
    await page.getByRole('link', { name: 'Lấy số liệu vào hệ thống' }).click()
    const row = page.locator('.take-row', { has: page.locator('mark', { hasText: '4.238' }) })
    await row.getByRole('button', { name: 'Lấy số này' }).click()
    await row.getByText('Đã lấy').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await row.getByRole('link', { name: 'Mở số liệu' }).click()
    await page.getByRole('link', { name: /đoạn \d+/ }).click()
    await page.locator('mark.check-active').waitFor()
    expect(await page.locator('mark.check-active').textContent()).toBe('4.238 đảng viên')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Rút số liệu đã lấy' }).click()
    await page.locator('dialog textarea').fill('lấy nhầm báo cáo')
    await page.locator('dialog button[type=submit]').click()
    await page.getByText('Số liệu lấy từ văn bản này đã rút').waitFor()
  })
})
