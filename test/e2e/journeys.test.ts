import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  accountOf,
  axeFindings,
  fillSignIn,
  isReady,
  openBrowser,
  pageOf,
  phone,
  sidewaysScroll,
  url,
} from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const board = `${url}/board?unit=${unit}&period=2024-Q1`
const clerk = 'nhap-lieu-binh-thuy'
const issuer = 'duyet-binh-thuy'
const stranger = 'nhap-lieu-son-tra'
const administrator = 'quan-tri'

describe.skipIf(!isReady)('a person in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  it('is told when the password is wrong, and comes in with the right one', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(board)
    await page.waitForURL(/\/sign-in/)
    await fillSignIn(page, clerk, 'khong-phai-mat-khau')
    await page.getByRole('alert').waitFor()
    expect(await page.locator('input[name=login]').inputValue()).toBe(clerk)
    await fillSignIn(page, clerk, accountOf(clerk).password)
    await page.waitForURL(/\/board/)
    expect(await page.locator('h1').textContent()).toContain('Bình Thủy')
  })

  it('opens 53,68% from the board down to its published source, and Back closes it', async () => {
    const page = await pageOf(browser, clerk)
    await page.goto(board)
    await page.locator('main a.figure-link', { hasText: '53,68%' }).first().click()
    const panel = page.locator('aside.panel')
    await panel.locator('.panel-value', { hasText: '53,68%' }).waitFor()
    const told = await panel.textContent()
    for (const step of ['51', '95', 'đoạn']) expect(told).toContain(step)
    expect(new URL(page.url()).searchParams.get('figure')).toContain('~')
    await page.goBack()
    await panel.waitFor({ state: 'detached' })
  })

  it('closes the panel with Esc and finds the focus again where it was', async () => {
    const page = await pageOf(browser, clerk)
    await page.goto(board)
    const figure = page.locator('main a.figure-link').first()
    await figure.focus()
    await page.keyboard.press('Enter')
    await page.locator('aside.panel .panel-value').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('aside.panel').waitFor({ state: 'detached' })
    expect(await page.evaluate("document.activeElement?.getAttribute('data-figure')")).toBe(
      await figure.getAttribute('data-figure'),
    )
  })

  it('reads everything in English after switching the language', async () => {
    const page = await pageOf(browser, clerk)
    await page.goto(board)
    await page.locator('.shell-top .user summary').click()
    await page.locator('.shell-top button[lang=en]').click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await page.locator('a.figure-link', { hasText: '53.68%' }).first().waitFor()
    expect(await page.locator('.shell-side').textContent()).toContain('Enter figures')
  })

  it('is refused a value that is no number, beside the field at fault, and keeps what was typed', async () => {
    const page = await pageOf(browser, clerk)
    await page.goto(`${url}/entry/value?unit=${unit}&period=2024-04`)
    await page.getByRole('button', { name: /Đảng viên mới kết nạp/ }).click()
    const value = page.locator('input[name=value]')
    await value.fill('năm mươi')
    await page.getByRole('button', { name: 'Lưu số liệu' }).click()
    await page.locator('input[name=value][aria-invalid=true]').waitFor()
    const message = await value.getAttribute('aria-describedby')
    expect(message).toContain('-error')
    await page.reload()
    await page.getByRole('button', { name: /Đảng viên mới kết nạp/ }).click()
    expect(await value.inputValue()).toBe('năm mươi')
  })

  it('is asked back which of two numbers was meant', async () => {
    const page = await pageOf(browser, clerk)
    await page.goto(`${url}/entry/value?unit=${unit}&period=2023`)
    await page.getByRole('button', { name: /Tỷ lệ đảng viên theo mức xếp loại/ }).click()
    await page.locator('input[name=value]').fill('1.234')
    await page.getByRole('button', { name: 'Lưu số liệu' }).click()
    await page.getByRole('button', { name: /^1\.234/ }).waitFor()
    await page.getByRole('button', { name: /^1,234/ }).click()
    await page.getByRole('status').filter({ hasText: '1,23' }).waitFor()
  })

  it('does not see that a unit outside the scope exists', async () => {
    const page = await pageOf(browser, stranger)
    await page.goto(board)
    await page.locator('[data-state=not-found]').waitFor()
    expect(await page.locator('main').textContent()).not.toContain('53,68')
  })

  it('previews a report, issues it and reads its hash', async () => {
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}/reports?unit=${unit}&period=2024-Q1`)
    await page.locator('.sheet a.figure-link', { hasText: '53,68%' }).first().waitFor()
    await page.getByRole('button', { name: 'Ban hành' }).click()
    const dialog = page.getByRole('dialog')
    const words = dialog.locator('input[name=printsUnapproved]')
    if ((await words.count()) > 0) await words.check()
    await dialog.getByRole('button', { name: 'Ban hành' }).click()
    await page.waitForURL(/\/d\/.+/)
    await page.locator('.hash').first().waitFor()
    expect(await page.locator('.hash').first().textContent()).toMatch(/^[0-9a-f]{64}$/)
  })

  const pages = [
    `/board?unit=${unit}&period=2024-Q1`,
    `/figures?unit=${unit}&measure=admitted&period=2024-Q1`,
    `/entry/value?unit=${unit}&period=2024-Q1`,
    `/entry`,
    `/targets?unit=${unit}&period=2024-Q1`,
    `/directives?unit=${unit}&period=2024-Q1`,
    `/reports?unit=${unit}&period=2024-Q1`,
  ]

  it.each(pages)('needs no sideways scroll on a phone: %s', async (path) => {
    const page = await pageOf(browser, issuer, phone)
    await page.goto(`${url}${path}`, { waitUntil: 'networkidle' })
    await page.locator('h1').waitFor()
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
  })

  it.each(pages)('meets nothing axe objects to: %s', async (path) => {
    const page = await pageOf(browser, issuer)
    await page.goto(`${url}${path}`, { waitUntil: 'networkidle' })
    await page.locator('h1').waitFor()
    expect(await axeFindings(page)).toEqual([])
  })

  it('meets nothing axe objects to on the sign-in page, the accounts and the open panel', async () => {
    const page = await pageOf(browser, administrator)
    await page.goto(`${url}/accounts`, { waitUntil: 'networkidle' })
    await page.locator('h1').waitFor()
    expect(await axeFindings(page)).toEqual([])
    const entrance = await (await browser.newContext({ bypassCSP: true })).newPage()
    await entrance.goto(`${url}/sign-in`, { waitUntil: 'networkidle' })
    expect(await axeFindings(entrance)).toEqual([])
    const reader = await pageOf(browser, clerk)
    await reader.goto(`${board}&figure=${unit}~admitted~~actual~2024-Q1`, { waitUntil: 'networkidle' })
    await reader.locator('aside.panel .panel-value').waitFor()
    expect(await axeFindings(reader)).toEqual([])
  })
})
