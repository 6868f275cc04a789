import { existsSync } from 'node:fs'
import { checkText } from '../src/modules/consistency/text/check/check-text.ts'
import { readText } from '../src/modules/consistency/text/read-text.ts'
import { pairs, timed } from './pairs.ts'
import { type Article, articlesIn, scoreOf } from './reader/score.ts'
import { alone, type Result } from './result.ts'

const bar = 40
const rounds = 200
const warmUps = 600
const longText = 500_000
const longRounds = 12

/** Where the articles lie: `THENCHOT_ARTICLES`, else the folder beside the repository, else nowhere. */
const folder = [process.env.THENCHOT_ARTICLES, '../shared/seeds'].find(
  (path) => path !== undefined && path !== '' && existsSync(path),
)

/** Reads figures out of prose: how many are found, how many of them are right, and the time against a scan for digits. */
export async function reader(): Promise<readonly Result[]> {
  if (folder === undefined) process.stderr.write('  SKIPPED: the five articles (THENCHOT_ARTICLES names no folder)\n')
  const articles = folder === undefined ? [] : articlesIn(folder)
  return [
    ...(articles.length === 0 ? [] : found(articles)),
    ...(articles.length === 0
      ? []
      : [
          await speed('reader-articles', together(articles), 'the five articles'),
          await speed('reader-checked-articles', together(articles), 'the five articles', true),
        ]),
    await speed('reader-1mb', megabyte(), 'one megabyte of report sentences'),
    await speed('reader-checked-1mb', megabyte(), 'one megabyte of report sentences', true),
    await speed(
      'reader-one-sentence',
      '12,5% và 3.400 người; '.repeat(47_000),
      'one sentence of a megabyte, 94,000 figures',
    ),
  ]
}

const together = (articles: readonly Article[]): string => articles.map((article) => article.text).join('\n\n')

function found(articles: readonly Article[]): readonly Result[] {
  const score = scoreOf(articles)
  for (const fault of score.faults) process.stderr.write(`  ${fault}\n`)
  const share = (name: string, part: number, whole: number, least: number, layer: string): Result => ({
    ...alone({
      name,
      layer,
      data: `the five articles: ${part} of ${whole}`,
      concurrency: 1,
      value: (100 * part) / whole,
      unit: '%',
    }),
    bar: `>= ${least} %`,
    holds: (100 * part) / whole >= least,
  })
  return [
    share('reader-found', score.rowsRead, score.rows, 97, 'published figures read with value, unit and qualifier'),
    share('reader-right', score.right, score.reported, 95, 'figures reported that agree with the annotation by hand'),
  ]
}

async function speed(name: string, text: string, data: string, isChecked = false): Promise<Result> {
  let figures = 0
  let digits = 0
  const found = await pairs(
    () =>
      timed(async () => {
        const read = readText(text)
        figures = read.figures.length
        if (isChecked) checkText(read)
      }),
    () =>
      timed(async () => {
        digits = 0
        for (const _ of text.matchAll(/\d/g)) digits++
      }),
    text.length > longText ? longRounds : rounds,
    undefined,
    text.length > longText ? longRounds : warmUps,
  )
  return {
    name,
    layer: `reading a text into figures${isChecked ? ' and checking them against each other' : ''}, in this process`,
    data: `${data}: ${text.length} characters, ${digits} digits, ${figures} figures`,
    concurrency: 1,
    value: found.value,
    valueHigh: found.valueHigh,
    unit: 'ms',
    floor: found.floor,
    floorHigh: found.floorHigh,
    floorName: 'every digit of the text found by /\\d/g',
    ratio: found.ratio,
    low: found.low,
    high: found.high,
    bar: `<= ${bar}`,
    holds: found.ratio <= bar,
    statements: null,
  }
}

/** Paragraphs of a report, numbered so that none is like another; about 700 characters and 20 figures each. */
function megabyte(): string {
  const paragraphs: string[] = []
  for (let length = 0, n = 1; length < 1_000_000; n++) {
    const paragraph = paragraphOf(n)
    paragraphs.push(paragraph)
    length += paragraph.length + 2
  }
  return paragraphs.join('\n\n')
}

function paragraphOf(n: number): string {
  const [many, some] = [1_000 + ((n * 37) % 9_000), 20 + ((n * 13) % 80)]
  const grouped = String(many).replace(/(?=\d{3}$)/, '.')
  return [
    `Trong quý ${['I', 'II', 'III', 'IV'][n % 4] ?? 'I'}/${2015 + (n % 10)}, Đảng bộ phường số liệu ${n} kết nạp ${some} đảng viên, đạt ${some},${10 + (n % 90)}% kế hoạch năm, nâng tổng số lên ${grouped} đảng viên.`,
    `Ban Thường vụ đã ban hành hơn ${some} văn bản và tổ chức ${n % 30} lớp bồi dưỡng cho ${grouped} lượt cán bộ (trong nước ${grouped} lượt, ngoài nước 0 lượt).`,
    `Thu ngân sách ước đạt ${some},5 tỉ đồng, tăng ${n % 20},25% so với cùng kỳ năm ${2014 + (n % 10)}; vận động xây dựng ${n % 50} căn nhà, trị giá ${some * 3} triệu đồng.`,
    `Toàn phường có ${n % 19}/19 tiêu chí đạt chuẩn theo Nghị quyết số ${10 + (n % 80)}-NQ/TU ngày 15/${1 + (n % 12)}/2016; các mặt công tác khác được giữ vững, đời sống nhân dân tiếp tục được chăm lo.`,
  ].join(' ')
}
