import { spawn } from 'node:child_process'
import { existsSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { textReportShape } from '../../src/modules/consistency/text/report.ts'
import { lockedWord, pdfFile, wordFile } from '../kit/text-files.ts'
import { removeFolders, root, temporaryFolder } from './kit.ts'

afterAll(removeFolders)

const agrees = 'Quý I, Đảng bộ phường kết nạp 51/95 đảng viên, đạt 53,68% kế hoạch năm.'
const disagrees = 'Quý I, Đảng bộ phường kết nạp 51/95 đảng viên, đạt 63,68% kế hoạch năm.'

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
  readonly data: string
}

/** The command as people run it, in a data folder of its own that nothing may be made in. */
function thenchot(args: readonly string[], input = ''): Promise<Ended> {
  const data = join(temporaryFolder(), 'data')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'bin', 'thenchot.mjs'), 'check', ...args], {
      env: { ...process.env, THENCHOT_DATA: data },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => {
      out += String(chunk)
    })
    child.stderr.on('data', (chunk) => {
      err += String(chunk)
    })
    child.once('close', (code) => resolve({ code, out, err, data }))
    child.stdin.end(input)
  })
}

function fileWith(name: string, content: string | Buffer): string {
  const path = join(temporaryFolder(), name)
  writeFileSync(path, content)
  return path
}

describe('thenchot check', () => {
  test.each([
    ['plain text', 'a.txt', Buffer.from(disagrees)],
    ['Word', 'a.docx', wordFile([disagrees])],
    [
      'PDF',
      'a.pdf',
      pdfFile([
        [
          { text: disagrees.slice(0, 47), y: 700 },
          { text: disagrees.slice(47), y: 682 },
        ],
      ]),
    ],
  ])('ends with 1 for a contradiction in %s, points to its words and makes no database', async (_kind, name, bytes) => {
    const { code, out, data } = await thenchot([fileWith(name, bytes), '--json'])
    const report = textReportShape.strict().parse(JSON.parse(out))
    expect(code).toBe(1)
    const found = report.findings.find((finding) => finding.severity === 'contradiction')
    expect(found?.spans.map(([start, end]) => disagrees.slice(start, end)).join(' ')).toContain('63,68%')
    expect(found?.expected).toContain('53,68')
    expect(existsSync(data)).toBe(false)
  })

  test('ends with 0 where nothing disagrees, lists what was worked out, and calls silence no proof', async () => {
    const { code, out } = await thenchot(['-'], agrees)
    expect(code).toBe(0)
    expect(out).toContain('51 / 95 = 53,68%')
    expect(out).toContain('Không nêu ra không có nghĩa là đúng.')
  })

  test('tells line and column of what disagrees, and the words', async () => {
    const { code, out } = await thenchot(['-'], `BÁO CÁO\n\n${disagrees}\n`)
    expect(code).toBe(1)
    expect(out).toContain('MÂU THUẪN')
    expect(out).toContain(`dòng 3, cột ${disagrees.indexOf('63,68%') + 1}: “63,68%”`)
  })

  test.each([
    ['a file that is not there', '/khong-co/a.docx', 'file-not-readable'],
    ['Word with a password', fileWith('a.docx', lockedWord()), 'file-password'],
    ['a scan', fileWith('a.pdf', pdfFile([[]])), 'pdf-without-text'],
  ])('ends with 2 for %s, with the reason as JSON and in both languages', async (_what, path, reason) => {
    const { code, out, err } = await thenchot([path, '--json'])
    expect(code).toBe(2)
    expect(JSON.parse(out).error).toMatchObject({ code: reason, field: 'file' })
    expect(err.trim().split('\n')).toHaveLength(2)
  })

  test('refuses 200 MB without reading them', async () => {
    const path = fileWith('a.txt', 'a')
    truncateSync(path, 200 * 1_048_576)
    const { code, err } = await thenchot([path])
    expect(code).toBe(2)
    expect(err).toContain('32 MB')
  })

  test.each([[[]], [['-', '--unit', 'can-tho.binh-thuy']], [['-', '--nope']]])(
    'ends with 2 for the bad call %j',
    async (args) => {
      expect((await thenchot(args, agrees)).code).toBe(2)
    },
  )
})

test('with a unit and period, a text is compared with held figures', async () => {
  const text = 'Quý I năm 2024, Đảng bộ quận Bình Thủy kết nạp 52 đảng viên mới.'
  const at = ['--unit', 'can-tho.binh-thuy', '--period', '2024-Q1', '--edition', 'seed', '--json']
  const { code, out } = await thenchot(['-', ...at], text)
  const report = textReportShape.parse(JSON.parse(out))
  expect(code).toBe(0)
  expect(report.findings.filter((finding) => finding.kind === 'held')).toMatchObject([{ expected: '51 người' }])
}, 120_000)
