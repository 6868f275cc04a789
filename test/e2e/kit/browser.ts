import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const { THENCHOT_E2E_URL, THENCHOT_E2E_ACCOUNTS } = process.env
export const isReady = THENCHOT_E2E_URL !== undefined && THENCHOT_E2E_ACCOUNTS !== undefined
export const url = THENCHOT_E2E_URL ?? ''

interface Account {
  readonly login: string
  readonly password: string
  readonly name: string
}

const accounts: readonly Account[] = isReady ? JSON.parse(readFileSync(THENCHOT_E2E_ACCOUNTS ?? '', 'utf8')) : []

export function accountOf(login: string): Account {
  const found = accounts.find((account) => account.login === login)
  if (!found) throw new Error(`no demo account ${login}`)
  return found
}

export const desk = { width: 1440, height: 1000 }
export const phone = { width: 390, height: 844 }

export const launch = {
  executablePath: process.env.THENCHOT_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--headless',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

export const openBrowser = (): Promise<Browser> => chromium.launch(launch)

/** Signs in by the form, as a person does. */
export async function fillSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator('input[name=login]').fill(login)
  await page.locator('input[name=password]').fill(password)
  await page.locator('form button[type=submit]').click()
}

// One sign-in per account and run: the server counts attempts.
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

/** A page of a person who has signed in. */
export async function pageOf(browser: Browser, login: string, viewport = desk): Promise<Page> {
  const known = sessions.get(login)
  const context = await browser.newContext({ viewport, bypassCSP: true, ...(known ? { storageState: known } : {}) })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  if (!known) {
    await page.goto(`${url}/sign-in`)
    await fillSignIn(page, login, accountOf(login).password)
    await page.waitForURL((at) => at.pathname !== '/sign-in')
    sessions.set(login, await context.storageState())
  }
  return page
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds against WCAG 2.2 AA and its best practices, one line per rule. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const result: unknown = await page.evaluate(`axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }).then((found) => found.violations.map((rule) => rule.id + ': ' + rule.nodes.map((node) => node.html).join(' | ')))`)
  return result as readonly string[]
}

/** How many CSS pixels the page is wider than the window. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth') as Promise<number>
