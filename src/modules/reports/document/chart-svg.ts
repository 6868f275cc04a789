import type { ChartPoint, PrintChart } from '../printable.ts'

/** Pixels of the drawing; on paper it is as wide as the text. */
const width = 640
const letters = 13
const ink = '#1a1a1a'
const soft = '#5c5c5c'
const mark = '#8a1520'
const grid = '#d9d9d9'

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const at = (value: number): string => String(Math.round(value * 10) / 10)

interface Look {
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly colour?: string
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly size?: number
}
const text = (x: number, y: number, words: string, look: Look = {}): string =>
  `<text x="${at(x)}" y="${at(y)}" font-size="${look.size ?? letters}" fill="${look.colour ?? ink}" text-anchor="${look.anchor ?? 'start'}"${
    look.isBold ? ' font-weight="700"' : ''
  }${look.isItalic ? ' font-style="italic"' : ''}>${escapeXml(words)}</text>`
const line = (x1: number, y1: number, x2: number, y2: number, colour: string, thick = 1): string =>
  `<line x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}" stroke="${colour}" stroke-width="${thick}"/>`

/** Letters of this face are about half as wide as high. */
const lengthOf = (words: string, size = letters): number => words.length * size * 0.52

/** Words over several lines, none wider than `room`. */
function wrap(words: string, room: number): readonly string[] {
  const lines: string[] = []
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && lengthOf(`${last} ${word}`) <= room) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const frame = (height: number, parts: readonly string[], chart: PrintChart): string =>
  [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${at(height)}" viewBox="0 0 ${width} ${at(height)}" font-family="Tinos, 'Times New Roman', serif" role="img">`,
    `<title>${escapeXml(chart.title)}</title><desc>${escapeXml(chart.alternative)}</desc>`,
    `<rect width="${width}" height="${at(height)}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ].join('')

/** A value as a place on the drawing only; it is printed from its decimal string. */
const place = (point: ChartPoint): number | null => (point.value === null ? null : Number(point.value))

/** Round numbers from `low` to `high`, about five of them; no half of what is counted in whole ones. */
function ticksOf(low: number, high: number, isWhole: boolean): readonly number[] {
  const rough = (high - low) / 4 || 1
  const power = 10 ** Math.floor(Math.log10(rough))
  const step =
    [1, 2, 2.5, 5, 10, 20]
      .map((factor) => Number((factor * power).toPrecision(12)))
      .find((each) => each >= rough && (!isWhole || Number.isInteger(each))) ?? Math.max(1, 10 * power)
  const first = Math.floor(low / step)
  const last = Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)))
}

const plain = (value: number): string => {
  const [whole = '', part] = String(value).replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${value < 0 ? '−' : ''}${grouped}${part ? `,${part}` : ''}`
}

/** Where everything lies close together far from nought the axis begins higher, and says so. */
function rangeOf(values: readonly number[]): { low: number; high: number; isCut: boolean } {
  const [least, most] = [Math.min(...values), Math.max(...values)]
  if (least > 0 && least > most * 0.8 && least !== most) return { low: least - (most - least), high: most, isCut: true }
  return { low: Math.min(0, least), high: Math.max(0, most), isCut: false }
}

function drawLine(chart: PrintChart): string {
  const { points } = chart
  const known = points.flatMap((point) => place(point) ?? [])
  const { low, high, isCut } = rangeOf(known.length === 0 ? [0, 1] : known)
  const ticks = ticksOf(low, high, known.every(Number.isInteger))
  const [bottom, top] = [ticks[0] ?? 0, ticks.at(-1) ?? 1]
  const left = Math.max(36, ...ticks.map((tick) => lengthOf(plain(tick), 12) + 12))
  const [floor, ceiling, right] = [246, 46, width - 44]
  const x = (index: number): number => left + 24 + ((right - left - 24) * index) / Math.max(1, points.length - 1)
  const y = (value: number): number => floor - ((floor - ceiling) * (value - bottom)) / (top - bottom || 1)
  const every = Math.max(
    1,
    Math.ceil((Math.max(...points.map((point) => lengthOf(point.label, 12))) + 10) / ((right - left) / points.length)),
  )
  const extremes = new Set([0, points.length - 1])
  for (const value of [Math.max(...known), Math.min(...known)])
    extremes.add(points.findIndex((point) => place(point) === value))
  const isNamed = (index: number): boolean => points.length <= 10 || extremes.has(index)
  const path = points
    .map((point, index) => {
      const value = place(point)
      if (value === null) return ''
      const before = points[index - 1]
      return `${before && place(before) !== null ? 'L' : 'M'}${at(x(index))} ${at(y(value))}`
    })
    .join('')
  return frame(
    isCut ? 312 : 292,
    [
      text(left, 22, chart.measuredIn === '' ? '' : `(${chart.measuredIn})`, { colour: soft, size: 12 }),
      ...ticks.flatMap((tick) => [
        line(left, y(tick), right + 20, y(tick), tick === 0 ? soft : grid),
        text(left - 6, y(tick) + 4, plain(tick), { anchor: 'end', colour: soft, size: 12 }),
      ]),
      `<path d="${path}" fill="none" stroke="${mark}" stroke-width="2.2" stroke-linejoin="round"/>`,
      ...points.flatMap((point, index) => {
        const value = place(point)
        const label =
          (points.length - 1 - index) % every === 0
            ? [text(x(index), floor + 20, point.label, { anchor: 'middle', size: 12 })]
            : []
        if (value === null)
          return [...label, text(x(index), floor - 8, '—', { anchor: 'middle', colour: soft, isItalic: true })]
        return [
          ...label,
          `<circle cx="${at(x(index))}" cy="${at(y(value))}" r="3.2" fill="${mark}"/>`,
          ...(isNamed(index) ? [text(x(index), y(value) - 9, point.printed, { anchor: 'middle', isBold: true })] : []),
        ]
      }),
      ...(points.some((point) => place(point) === null)
        ? [text(right + 20, 22, '—: chưa có số liệu', { anchor: 'end', colour: soft, isItalic: true, size: 12 })]
        : []),
      ...(isCut
        ? [
            text(left, 300, `Trục đứng bắt đầu từ ${plain(bottom)}, không từ 0.`, {
              colour: soft,
              isItalic: true,
              size: 12,
            }),
          ]
        : []),
    ],
    chart,
  )
}

function drawBars(chart: PrintChart): string {
  const { points } = chart
  const names = Math.min(230, Math.max(60, ...points.map((point) => lengthOf(point.label) + 12)))
  const wrapped = points.map((point) => wrap(point.label, names - 8))
  const printed = Math.max(30, ...points.map((point) => lengthOf(point.printed) + 14))
  const known = points.flatMap((point) => place(point) ?? [])
  const low = Math.min(0, ...known)
  const high = Math.max(0, ...known)
  const room = width - names - printed - (low < 0 ? printed : 0) - 8
  const zero = names + (low < 0 ? printed : 0) + (room * -low) / (high - low || 1)
  const long = (value: number): number => (room * Math.abs(value)) / (high - low || 1)
  const parts: string[] = []
  let y = chart.measuredIn === '' ? 10 : 30
  if (chart.measuredIn !== '') parts.push(text(zero, 18, `(${chart.measuredIn})`, { colour: soft, size: 12 }))
  const begin = y
  points.forEach((point, index) => {
    const lines = wrapped[index] ?? []
    const height = Math.max(26, lines.length * 15 + 8)
    const middle = y + height / 2
    lines.forEach((words, row) => {
      parts.push(text(names - 8, middle + 4.5 + (row - (lines.length - 1) / 2) * 15, words, { anchor: 'end' }))
    })
    const value = place(point)
    if (value === null)
      parts.push(text(zero + 6, middle + 4.5, 'chưa có số liệu', { colour: soft, isItalic: true, size: 12 }))
    else {
      const length = long(value)
      parts.push(
        `<rect x="${at(value < 0 ? zero - length : zero)}" y="${at(middle - 8)}" width="${at(length)}" height="16" fill="${mark}"/>`,
        text(value < 0 ? zero - length - 6 : zero + length + 6, middle + 4.5, point.printed, {
          anchor: value < 0 ? 'end' : 'start',
          isBold: true,
        }),
      )
    }
    y += height
  })
  parts.push(line(zero, begin, zero, y, soft))
  return frame(y + 8, parts, chart)
}

/** Draws a chart with its values beside their marks. What has no value leaves a gap and says so; it is never nought. */
export const chartSvg = (chart: PrintChart): string => (chart.kind === 'line' ? drawLine(chart) : drawBars(chart))

/** Pixels of a drawing: width and height. */
export function sizeOf(svg: string): { readonly width: number; readonly height: number } {
  const size = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)
  return { width: Number(size?.[1] ?? width), height: Number(size?.[2] ?? 1) }
}
