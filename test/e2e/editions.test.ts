import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const [issuer, clerk] = ['duyet-binh-thuy', 'nhap-lieu-binh-thuy']

describe.skipIf(!isReady)('freezing and issuing in the browser', () => {
  let browser: Browser
  let page: Page
  const document = newId()
  const tell = async (from: Page, path: string, data: object): Promise<void> => {
    const reply = await from.request.post(`${url}/api/v1${path}`, { headers: { 'x-thenchot': '1' }, data })
    expect([path, reply.status(), reply.ok() ? '' : await reply.text()]).toEqual([path, 200, ''])
  }
  const code = () => /\/d\/([^?]+)/.exec(page.url())?.[1] ?? ''
  const pdf = async (): Promise<Buffer> =>
    (await page.request.get(`${url}/api/v1/documents/edition-file?code=${code()}&format=pdf`)).body()

  beforeAll(async () => {
    browser = await openBrowser()
    const writer = await pageOf(browser, clerk)
    await tell(writer, '/documents/create', {
      ...{ id: document, unit, period: '2024-Q1' },
      start: { from: 'template', template: 'chung.so-ket-quy' },
    })
    await tell(writer, '/documents/step', { id: newId(), document, event: 'submit' })
    await writer.context().close()
    page = await pageOf(browser, issuer)
  })
  afterAll(() => browser.close())

  it('the issuer sees the document as printed and what stands in the way, confirms, and freezes it', async () => {
    await page.goto(`${url}/documents/${document}/print`)
    await page.locator('.sheet').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Chốt văn bản' }).click()
    const dialog = page.getByRole('dialog')
    expect(await dialog.locator('button[type=submit]').isDisabled()).toBe(true)
    for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    await dialog.locator('button[type=submit]').click()
    await page.waitForURL(/\/d\//)
    await page.getByText('Đã chốt, chờ ban hành').waitFor()
    await page.locator('.sheet').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('a number in the PDF leads to where it comes from', async () => {
    const links = [...(await pdf()).toString('latin1').matchAll(/\((https?:\/\/[^)]*\/f\/[a-z0-9]+)\)/g)]
    const first = links[0]?.[1] ?? ''
    const opened = await page.context().newPage()
    await opened.goto(first.replace(/^https?:\/\/[^/]+/, url))
    await opened.waitForURL(/\/figures/)
    await opened.getByText('Đảng viên mới kết nạp').first().waitFor()
    await opened.close()
  })

  it('the address on paper leads who has no account to the look-up, with the code filled in', async () => {
    const context = await browser.newContext({ viewport: phone, bypassCSP: true })
    const stranger = await context.newPage()
    await stranger.goto(`${url}/d/bc-2024-q1-0a1b2c`)
    await stranger.getByRole('link', { name: /Xác minh một văn bản/ }).click()
    await stranger.getByLabel('Hoặc mã in cuối văn bản').waitFor()
    expect(await stranger.getByLabel('Hoặc mã in cuối văn bản').inputValue()).toBe('bc-2024-q1-0a1b2c')
    await context.close()
  })

  it('number and day are recorded as they came back, and the file is found again, a changed one not', async () => {
    const issued = code()
    const bytes = await pdf()
    await page.getByRole('button', { name: 'Ghi nhận đã ban hành' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Số, ký hiệu').fill('12/BC')
    await dialog.getByLabel('Ngày ban hành').fill('2024-04-03')
    await dialog.locator('button[type=submit]').click()
    await dialog.getByText('không đúng dạng').waitFor()
    await dialog.getByLabel('Số, ký hiệu').fill('12-BC/QU')
    await dialog.locator('button[type=submit]').click()
    await page.getByText('12-BC/QU').first().waitFor()

    await page.getByRole('link', { name: 'Xác minh văn bản' }).click()
    const send = async (buffer: Buffer): Promise<void> => {
      await page
        .getByLabel('Tệp cần xác minh')
        .setInputFiles({ name: 'van-ban.pdf', mimeType: 'application/pdf', buffer })
      await page.getByRole('button', { name: 'Xác minh', exact: true }).click()
    }
    await send(bytes)
    await page.getByText('Đúng là văn bản đã ban hành').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const changed = Buffer.from(bytes)
    changed[changed.length - 30] = (changed[changed.length - 30] ?? 0) ^ 1
    await send(changed)
    await page.getByText(`Tệp có dẫn tới văn bản ${issued}`).waitFor()
    await page.goBack()
    await page.waitForURL(/\/d\//)
  })

  it('fits a phone', async () => {
    const small = await pageOf(browser, issuer, phone)
    for (const path of [`/d/${code()}`, `/documents/${document}/print`, '/verify']) {
      await small.goto(`${url}${path}`)
      await small.locator('h1').waitFor()
      await small.waitForLoadState('networkidle')
      expect(await sidewaysScroll(small), path).toBeLessThanOrEqual(1)
    }
    await small.context().close()
  })
})
