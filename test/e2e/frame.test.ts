import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeFindings, isReady, openBrowser, pageOf, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const board = `${url}/board?unit=${unit}&period=2024-Q1`
const issuer = 'duyet-binh-thuy'

const box = async (page: Page, selector: string) => {
  const found = await page.locator(selector).first().boundingBox()
  if (!found) throw new Error(`${selector} is not on the page`)
  return found
}

describe.skipIf(!isReady)('the frame around every page', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('a list of sections longer than the window scrolls by itself and never slides under the top bar', async () => {
    const page = await pageOf(browser, issuer, { width: 1440, height: 620 })
    await page.goto(`${url}/reorganisations/new?unit=${unit}&period=2024-Q1`)
    await page.getByRole('button', { name: 'Xem trước' }).waitFor()
    await page.locator('.shell-side .nav-item').last().waitFor()
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)')
    const [top, list] = [await box(page, '.shell-top'), await box(page, '.shell-side ul')]
    expect(list.y).toBeGreaterThanOrEqual(top.y + top.height)
    expect(list.y + list.height).toBeLessThanOrEqual(620)
    expect(await axeFindings(page)).toEqual([])
    await page.locator('.shell-side a', { hasText: 'Dữ liệu cá nhân' }).click()
    await page.waitForURL(/\/privacy/)
    await page.reload()
    const current = await page.waitForSelector('.shell-side [aria-current=page]')
    expect(((await current.boundingBox())?.y ?? 0) + 24).toBeLessThan(620)
    await page.context().close()
  })

  it('a dialog takes the focus to its first field and gives it back to the button that opened it', async () => {
    const page = await pageOf(browser, 'quan-tri')
    await page.goto(`${url}/accounts`)
    const opener = page.getByRole('button', { name: 'Tạo tài khoản' })
    await opener.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await page.evaluate('document.activeElement.tagName')).toBe('INPUT')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.context().close()
  })

  it('tells an address that is none, and one that lacks a part, within the frame and with a way on', async () => {
    const page = await pageOf(browser, issuer)
    for (const [path, title] of [
      ['/khong-co', 'Không tìm thấy'],
      ['/units/unit', 'Địa chỉ chưa đúng'],
      ['/check/source', 'Địa chỉ chưa đúng'],
    ] as const) {
      await page.goto(`${url}${path}`)
      await page.locator('main h1', { hasText: title }).waitFor()
      expect(await axeFindings(page)).toEqual([])
      expect(await page.getByRole('button', { name: 'Thử lại' }).count()).toBe(0)
    }
    await page.getByRole('link', { name: 'Về trang đầu' }).click()
    await page.waitForURL(/\/board/)
    await page.context().close()
  })

  it('keeps the frame when a page cannot be fetched, and fetches it when the network is back', async () => {
    const page = await pageOf(browser, issuer)
    await page.route('**/assets/RegisterPage*', (route) => route.abort())
    await page.goto(board)
    await page.locator('.shell-side a', { hasText: 'Sổ đảng viên' }).click()
    await page.getByText('Không tải được trang này từ máy chủ').waitFor()
    expect(await page.locator('.shell-side').isVisible()).toBe(true)
    await page.unroute('**/assets/RegisterPage*')
    await page.evaluate("window.dispatchEvent(new Event('online'))")
    await page.locator('main h1', { hasText: 'Đảng viên' }).waitFor()
    await page.context().close()
  })

  it('says that the session ended, and only then', async () => {
    const page = await pageOf(browser, issuer)
    await page.goto(board)
    await page.locator('main h1').waitFor()
    await page.context().clearCookies()
    await page.locator('.shell-side a', { hasText: 'Văn bản chỉ đạo' }).click()
    await page.waitForURL(/\/sign-in/)
    await page.getByRole('alert').getByText('Phiên làm việc đã kết thúc').waitFor()
    expect(new URL(page.url()).searchParams.get('next')).toContain('/directives')
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto(board)
    await stranger.locator('input[name=login]').waitFor()
    expect(await stranger.getByRole('alert').count()).toBe(0)
    await Promise.all([page.context().close(), stranger.context().close()])
  })
})
