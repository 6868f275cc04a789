import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../src/platform/server/new-id.ts'
import { accountOf, axeFindings, desk, fillSignIn, isReady, openBrowser, url } from './kit/browser.ts'

const [clerk, other] = ['nhap-lieu-binh-thuy', 'nhap-lieu-cai-rang']
const place = 'unit=can-tho.binh-thuy&period=2024-Q1'

describe.skipIf(!isReady)('what a browser keeps of somebody who did not sign out', () => {
  let browser: Browser
  let context: BrowserContext
  let page: Page
  const document = newId()

  const signIn = async (login: string): Promise<void> => {
    await page.locator('input[name=login]').waitFor()
    await fillSignIn(page, login, accountOf(login).password)
    await page.waitForURL((at) => at.pathname !== '/sign-in')
  }
  /** The session is over at the server; the browser still believes in it. */
  const endSession = () => context.clearCookies()
  const read = (store: 'drafts' | 'updates' | 'lists') =>
    page.evaluate(
      async (name) =>
        (
          await Promise.all(
            (
              await indexedDB.databases()
            ).map(
              (found) =>
                new Promise<unknown[]>((resolve) => {
                  const opening = indexedDB.open(found.name ?? '')
                  opening.onerror = () => resolve([])
                  opening.onsuccess = () => {
                    const database = opening.result
                    const done = (all: unknown[]): void => {
                      database.close()
                      resolve(all)
                    }
                    if (!database.objectStoreNames.contains(name)) return done([])
                    const asking = database.transaction(name).objectStore(name).getAll()
                    asking.onsuccess = () => done(asking.result)
                    asking.onerror = () => done([])
                  }
                }),
            ),
          )
        ).flat(),
      store,
    )
  const count = async (store: 'drafts' | 'updates') => (await read(store)).length
  const sheet = () => page.locator('.prose')
  const address = `${url}/documents/${document}?${place}`

  beforeAll(async () => {
    browser = await openBrowser()
    context = await browser.newContext({ viewport: desk, bypassCSP: true })
    page = await context.newPage()
    page.setDefaultTimeout(15_000)
    await page.goto(`${url}/sign-in`)
    await signIn(clerk)
    const reply = await page.request.post(`${url}/api/v1/documents/create`, {
      headers: { 'x-thenchot': '1' },
      data: {
        ...{ id: document, unit: 'can-tho.binh-thuy', period: '2024-Q1' },
        start: { from: 'empty', kind: 'thematic', title: 'BÁO CÁO' },
      },
    })
    expect(reply.status()).toBe(200)
  })
  afterAll(() => browser.close())

  it('goes after a session has ended with nothing waiting', async () => {
    await page.goto(address)
    await sheet().click()
    await page.keyboard.type('Chữ đã gửi.')
    await page.locator('.saved-saved').waitFor()
    await expect.poll(() => count('drafts')).toBe(1)
    await endSession()
    await page.goto(address)
    await page.waitForURL(/\/sign-in/)
    await expect.poll(() => count('drafts')).toBe(0)
    expect(await count('updates')).toBe(0)
  })

  it('leaves words that were not sent for their author alone, under the name of their document', async () => {
    await signIn(clerk)
    await page.goto(address)
    await sheet().getByText('Chữ đã gửi.').waitFor()
    await page.route('**/api/v1/documents/write', (route) => route.abort())
    await sheet().click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type(' Chữ chưa gửi.')
    await expect.poll(() => count('updates')).toBe(1)
    await endSession()
    await page.goto(address)
    await page.waitForURL(/\/sign-in/)
    await expect.poll(() => count('drafts')).toBe(0)
    expect(await count('updates')).toBe(1)

    // Somebody else on the same machine is told nothing of it, and sends nothing of it.
    await page.unroute('**/api/v1/documents/write')
    await page.goto(`${url}/sign-in`)
    await signIn(other)
    await page.goto(`${url}/documents`)
    await page.getByRole('heading', { level: 1, name: 'Soạn văn bản' }).waitFor()
    await page.waitForTimeout(2500)
    expect(await page.getByText('Có chữ bạn gõ chưa gửi').count()).toBe(0)
    expect(await count('updates')).toBe(1)
    await endSession()

    await page.route('**/api/v1/documents/write', (route) => route.abort())
    await page.goto(`${url}/sign-in`)
    await signIn(clerk)
    await page.goto(`${url}/documents?${place}`)
    await page.getByText('Có chữ bạn gõ chưa gửi').waitFor()
    await page.locator('.due-note').getByRole('link', { name: 'Báo cáo' }).waitFor()
    expect(await axeFindings(page)).toEqual([])
    await page.unroute('**/api/v1/documents/write')
    await page.reload()
    await expect.poll(() => count('updates'), { timeout: 15_000 }).toBe(0)
    await page.goto(address)
    await sheet().getByText('Chữ đã gửi. Chữ chưa gửi.').waitFor()
  })

  it('is forgotten when another account signs in', async () => {
    await expect.poll(() => count('drafts')).toBe(1)
    // What the editor still had to send goes from any page.
    await page.goto(`${url}/documents?${place}`)
    await expect.poll(() => count('updates')).toBe(0)
    await endSession()
    await page.goto(`${url}/sign-in`)
    await signIn(other)
    await page
      .getByRole('button', { name: /Cái Răng/ })
      .first()
      .waitFor()
    await expect.poll(() => count('drafts')).toBe(0)
    expect(await count('updates')).toBe(0)
  })
})
