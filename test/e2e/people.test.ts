import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { templateColumns } from '../../src/modules/people/exchange.ts'
import { newId } from '../../src/platform/server/new-id.ts'
import { writeSheet } from '../../src/platform/server/sheet/write-sheet.ts'
import { axeFindings, isReady, openBrowser, pageOf, phone, sidewaysScroll, url } from './kit/browser.ts'

const unit = 'can-tho.binh-thuy'
const [issuer, clerk] = ['duyet-binh-thuy', 'nhap-lieu-binh-thuy']
const cells = Array.from({ length: 60 }, (_, at) => `${unit}.cb-${at + 1}`)
const members = 52_828

function* rows(): Generator<Record<string, string>> {
  for (let at = 0; at < members; at++) {
    const number = String(at + 1).padStart(5, '0')
    const born = 1945 + (at % 40)
    yield {
      name: `Người thử ${number}`,
      birth: `${born}-0${1 + (at % 9)}-1${at % 9}`,
      sex: at % 2 === 0 ? 'Nữ' : 'Nam',
      card_number: String(91_000_000 + at),
      decided_on: `${born + 25}-03-05`,
      ceremony_on: `${born + 25}-03-19`,
      full_on: `${born + 26}-03-19`,
      cell: cells[at % cells.length] ?? '',
      state: 'Chính thức',
      since: '2012-01-01',
    }
  }
}

describe.skipIf(!isReady)('people in the browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    const page = await pageOf(browser, issuer)
    const founded = cells.map((code, at) => ({
      act: 'found',
      unit: {
        code,
        kind: 'party_organisation',
        role: 'grassroots_cell',
        vi: `Chi bộ thử ${at + 1}`,
        en: `Trial cell ${at + 1}`,
        parent: unit,
      },
    }))
    const reply = await page.request.post(`${url}/api/v1/reorganisations/decide`, {
      headers: { 'x-thenchot': '1' },
      data: {
        id: newId(),
        issuer: unit,
        symbol: '40-QĐ/QU',
        issuedOn: '2010-01-04',
        effectiveOn: '2010-01-04',
        vi: 'Thành lập các chi bộ thử',
        en: 'Trial cells',
        changes: founded,
      },
    })
    expect(await reply.text()).toContain('isCarriedOut')
  })
  afterAll(() => browser.close())

  const bar = (page: Page): Promise<number> =>
    page
      .getByRole('progressbar')
      .getAttribute('aria-valuenow', { timeout: 1000 })
      .then(Number, () => Number.NaN)

  /** Every height the bar had until something is there. */
  async function watch(page: Page, isThere: () => Promise<boolean>): Promise<ReadonlySet<number>> {
    const seen = new Set<number>()
    for (let look = 0; look < 2000 && !(await isThere()); look++) {
      const at = await bar(page)
      if (!Number.isNaN(at)) seen.add(at)
      await page.waitForTimeout(50)
    }
    return seen
  }

  it(`${members} members come in from one file, with a bar that moves, and are found without accents`, async () => {
    const file = join(tmpdir(), `thenchot-${process.pid}.xlsx`)
    writeFileSync(file, await writeSheet({ name: 'Đảng viên', columns: templateColumns('members'), rows: rows() }))
    const page = await pageOf(browser, clerk)
    await page.goto(`${url}/people/exchange?unit=${unit}`)
    await page.getByText('Chưa được đánh giá').first().waitFor()
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByRole('button', { name: 'Đọc thử' }).click()
    const run = page.getByRole('button', { name: 'Nhập vào sổ' })
    const trial = await watch(page, () => run.isVisible())
    expect(trial.size).toBeGreaterThan(2)
    await run.click()
    const link = page.locator('a.button-primary', { hasText: 'Mở sổ đảng viên' })
    const saved = await watch(page, () => link.isVisible())
    expect(saved.size).toBeGreaterThan(2)
    expect(await axeFindings(page)).toEqual([])
    await link.click()
    await page.waitForURL(/\/people\?/)
    await page.getByText('52.828').first().waitFor()
    await page.getByRole('searchbox').first().fill('nguoi thu 52828')
    await page.keyboard.press('Enter')
    await page.getByText('Người thử 52828').first().waitFor()
  }, 240_000)

  it.each([
    '/people',
    '/people/clocks',
    '/people/pipeline',
    '/people/exchange',
    '/people/discipline',
    '/people/double',
    '/people/forms',
    '/posts',
    '/terms',
    '/badges',
    '/privacy',
    '/regulations',
  ])('%s holds on a phone, and axe finds nothing', async (path) => {
    const page = await pageOf(browser, clerk, phone)
    await page.goto(`${url}${path}?unit=${unit}&period=2024-Q1`)
    await page.locator('h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0)
    expect(await axeFindings(page)).toEqual([])
  })
})
