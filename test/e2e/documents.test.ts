import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { axeFindings, desk, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const [clerk, issuer] = ['nhap-lieu-binh-thuy', 'duyet-binh-thuy']
const period = '2024-Q1'

describe.skipIf(!isReady)('writing a document in the browser', () => {
  let browser: Browser
  let document = ''
  const tell = async (login: string, path: string, data: object): Promise<void> => {
    const page = await pageOf(browser, login)
    const reply = await page.request.post(`${url}/api/v1${path}`, { headers: { 'x-thenchot': '1' }, data })
    expect([path, reply.status(), reply.ok() ? '' : await reply.text()]).toEqual([path, 200, ''])
    await page.context().close()
  }
  const address = (id = document): string => `${url}/documents/${id}?unit=${unit}&period=${period}`
  const sheet = (page: Page) => page.locator('.prose')
  const isSaved = (page: Page) => page.locator('.saved-saved').waitFor()
  async function open(login: string, viewport = desk): Promise<Page> {
    const page = await pageOf(browser, login, viewport)
    await page.goto(address())
    await sheet(page).waitFor()
    return page
  }
  /** Puts the cursor at the end of the paragraph that holds these words. */
  async function standAfter(page: Page, words: string): Promise<void> {
    await sheet(page).locator('p', { hasText: words }).first().click()
    await page.keyboard.press('End')
  }

  beforeAll(async () => {
    browser = await openBrowser()
    document = newId()
    await tell(clerk, '/documents/create', {
      ...{ id: document, unit, period },
      start: { from: 'empty', kind: 'thematic', title: 'BÁO CÁO' },
    })
  })
  afterAll(() => browser.close())

  it('a figure is found by “/” without accents, stands as it would be printed, and opens to its origin', async () => {
    const page = await open(clerk)
    await sheet(page).click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('Toàn quận kết nạp được /dang vien moi ket nap')
    await page.getByRole('option', { name: /Đảng viên mới kết nạp.*51 người/ }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.getByRole('option', { name: /51\/95 đảng viên, đạt 53,68% kế hoạch/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.type('. Đó là câu đầu.')
    await sheet(page).getByText('đảng viên, đạt').waitFor()
    await isSaved(page)
    expect(await sheet(page).locator('p').last().textContent()).toMatch(
      /Toàn quận kết nạp được 51\/95 đảng viên, đạt 53,68% kế hoạch.*Đó là câu đầu\./,
    )
    await sheet(page).locator('a.figure-link', { hasText: '53,68%' }).click()
    await page.getByRole('complementary', { name: 'Nguồn gốc số liệu' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it('a figure goes along when its sentence is copied, and is plain words elsewhere', async () => {
    const page = await open(clerk)
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await sheet(page).getByText('đảng viên, đạt').waitFor()
    await sheet(page).getByText('Đó là câu đầu').click({ clickCount: 3 })
    await page.keyboard.press('Control+c')
    const plain = String(await page.evaluate('navigator.clipboard.readText()'))
    expect(plain).toContain('51/95 đảng viên, đạt 53,68% kế hoạch. Đó là câu đầu.')
    await page.keyboard.press('Control+End')
    await page.waitForFunction('getSelection().isCollapsed')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+v')
    await page.waitForFunction("document.querySelectorAll('.prose [data-node-view-wrapper].live').length === 2")
    await sheet(page).locator('.live a', { hasText: '53,68%' }).nth(1).waitFor()
    await page.keyboard.press('Control+z')
    await page.waitForFunction("document.querySelectorAll('.prose [data-node-view-wrapper].live').length === 1")
    await page.keyboard.press('Control+y')
    await page.waitForFunction("document.querySelectorAll('.prose [data-node-view-wrapper].live').length === 2")
    await page.keyboard.press('Control+z')
    await isSaved(page)
    await page.context().close()
  })

  it('two people type into the same paragraph, and the words of both stand in both windows', async () => {
    const [one, other] = [await open(clerk), await open(clerk)]
    await standAfter(one, 'Đó là câu đầu')
    await standAfter(other, 'Đó là câu đầu')
    await one.keyboard.type(' Câu của người thứ nhất.')
    await other.keyboard.type(' Câu của người thứ hai.')
    for (const page of [one, other]) {
      await sheet(page).getByText('Câu của người thứ nhất.').waitFor()
      await sheet(page).getByText('Câu của người thứ hai.').waitFor()
    }
    expect(await sheet(one).textContent()).toBe(await sheet(other).textContent())
    await one.context().close()
    await other.context().close()
  })

  it('goes on without a network: a reload keeps the words, and they arrive when the network is back', async () => {
    const page = await open(clerk)
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
    await page.waitForFunction('navigator.serviceWorker.controller !== null')
    await isSaved(page)
    await page.context().setOffline(true)
    await standAfter(page, 'Đó là câu đầu')
    await page.keyboard.type(' Gõ khi mất mạng.')
    await page.getByText('Đang chờ mạng').waitFor()
    await page.reload()
    await sheet(page).getByText('Gõ khi mất mạng.').waitFor()
    await page.context().setOffline(false)
    await isSaved(page)
    const other = await open(issuer)
    await sheet(other).getByText('Gõ khi mất mạng.').waitFor()
    await other.context().close()
    await page.context().close()
  })

  it('a remark stands beside its words, is answered and settled', async () => {
    const page = await open(issuer)
    await sheet(page).locator('p', { hasText: 'Đó là câu đầu' }).first().click()
    await page.getByRole('button', { name: 'Góp ý vào đoạn này' }).click()
    await page.getByLabel('Góp ý', { exact: true }).fill('Nêu thêm số của từng phường')
    await page.getByRole('button', { name: 'Gửi góp ý' }).click()
    await page.locator('.remarked, .remarked-block').waitFor()
    await page.context().close()
    const writer = await open(clerk)
    await writer.getByText('1 góp ý chưa khép').waitFor()
    await writer
      .locator('.side-names')
      .getByRole('button', { name: /^Góp ý/ })
      .click()
    await writer.getByText('Nêu thêm số của từng phường').waitFor()
    await writer.getByRole('button', { name: 'Trả lời' }).click()
    await writer.getByLabel('Trả lời').fill('Đã thêm vào phụ lục')
    await writer.getByRole('button', { name: 'Gửi trả lời' }).click()
    await writer.getByText('Đã thêm vào phụ lục').waitFor()
    expect(await axeFindings(writer)).toEqual([])
    await writer.getByRole('button', { name: 'Khép', exact: true }).click()
    await writer.getByText('Đã khép (1)').waitFor()
    await writer.locator('.remarked, .remarked-block').waitFor({ state: 'detached' })
    await writer.context().close()
  })

  it('a kept version stands beside the text of now, and its words come back', async () => {
    const page = await open(clerk)
    await page.getByRole('button', { name: 'Các bản' }).click()
    await page.getByRole('button', { name: 'Giữ lại bản này' }).click()
    await page.getByLabel('Tên bản').fill('Trước khi sửa')
    await page.getByRole('button', { name: 'Giữ lại', exact: true }).click()
    await page.getByText(/Bản \d+: Trước khi sửa/).waitFor()
    await standAfter(page, 'Đó là câu đầu')
    await page.keyboard.type(' Một câu thêm sau.')
    await isSaved(page)
    await page
      .locator('.versions > li', { hasText: 'Trước khi sửa' })
      .getByRole('link', { name: 'So với bản hiện nay' })
      .click()
    await page.locator('.compare ins', { hasText: 'Một câu thêm sau' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: /Lấy lại nội dung bản/ }).click()
    await page.getByText(/Đã lấy lại bản/).waitFor()
    await sheet(page).getByText('Đó là câu đầu.').waitFor()
    await sheet(page).getByText('Một câu thêm sau').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('handed to the signer it can no longer be written; returned with a reason it can', async () => {
    const page = await open(clerk)
    await page.getByRole('button', { name: 'Trình ký' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Trình ký' }).click()
    await page.locator('.doc-state-signing').waitFor()
    await page.locator('.prose[role=document]').waitFor()
    expect(await page.getByRole('toolbar').count()).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    const signer = await open(issuer)
    await signer.getByText('Việc khác').click()
    await signer.getByRole('button', { name: 'Trả lại' }).click()
    await signer.getByRole('dialog').getByLabel('Lý do').fill('Bổ sung số liệu quý')
    await signer.getByRole('dialog').getByRole('button', { name: 'Trả lại' }).click()
    await signer.locator('.doc-state-draft').waitFor()
    // The writer's window opens again by itself.
    await page.getByRole('toolbar').waitFor()
    await signer.context().close()
    await page.context().close()
  })

  it('what was typed without a network while the document went to the signer is kept for its author, apart from the text', async () => {
    const page = await open(clerk)
    await isSaved(page)
    await page.context().setOffline(true)
    await standAfter(page, 'Đó là câu đầu')
    await page.keyboard.type(' Câu đến muộn.')
    await page.getByText('Đang chờ mạng').waitFor()
    await tell(clerk, '/documents/step', { id: newId(), document, event: 'submit' })
    await page.context().setOffline(false)
    await page.getByText('Phần bạn gõ đến sau khi văn bản đã khóa').waitFor()
    await page.locator('.late-words', { hasText: 'Câu đến muộn.' }).waitFor()
    expect(await sheet(page).textContent()).not.toContain('Câu đến muộn.')
    expect(await axeFindings(page)).toEqual([])
    await tell(issuer, '/documents/step', { id: newId(), document, event: 'return', note: 'Bổ sung' })
    await page.getByRole('button', { name: 'Đưa vào văn bản' }).click()
    await sheet(page).getByText('Câu đến muộn.').waitFor()
    await page.getByText('Phần bạn gõ đến sau khi văn bản đã khóa').waitFor({ state: 'detached' })
    await page.context().close()
  })

  it('is read, remarked on and mended on a phone; nothing scrolls sideways', async () => {
    const page = await open(clerk, phone)
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await standAfter(page, 'Đó là câu đầu')
    await page.keyboard.type(' Sửa từ điện thoại.')
    await isSaved(page)
    await page.getByRole('button', { name: 'Việc còn lại', exact: true }).click()
    await page.getByRole('heading', { name: 'Trước khi ban hành' }).waitFor()
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    await page.goto(`${url}/documents?unit=${unit}`)
    await page
      .getByRole('link', { name: /^Báo cáo/ })
      .first()
      .waitFor()
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })

  it('templates are listed, read and written with the same editor', async () => {
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/documents/templates?unit=${unit}&period=${period}`)
    await page.locator('.table th[scope=row] a').first().waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Soạn mẫu mới' }).click()
    await page.getByLabel('Tên mẫu').fill('Báo cáo quý của quận')
    await page.getByLabel('Mã', { exact: true }).fill('bao-cao-quy-cua-quan')
    await page.getByLabel('Dùng từ ngày').fill('2024-01-01')
    await sheet(page).locator('p').last().click()
    await page.keyboard.type('Kết nạp /dang vien moi ket nap')
    await page.getByRole('option', { name: /51 người/ }).click()
    await page.getByRole('option', { name: /^51 đảng viên/ }).click()
    await page.getByRole('button', { name: '+ I. Kết quả thực hiện' }).click()
    await page.getByLabel(/Hạn, số ngày/).fill('5')
    expect(await axeFindings(page)).toEqual([])
    await page.getByRole('button', { name: 'Lưu phiên bản' }).click()
    await page.getByText('Đã lưu phiên bản 1').waitFor()
    await page.getByRole('heading', { name: 'Báo cáo quý của quận' }).waitFor()
    await sheet(page).getByText('51').first().waitFor()
    await page.getByText('sau khi hết kỳ 5 ngày').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  })
})
