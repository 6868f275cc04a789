import type { Result } from './result.ts'

const heads = ['name', 'product p50–p95', 'floor p50–p95', 'ratio', '5–95 %', 'bar', 'holds']

const short = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

/** `median–95th percentile`, or the one value there is. */
const spread = (median: number, high: number | null): string =>
  high === null ? short(median) : `${short(median)}–${short(high)}`

function cellsOf(result: Result): readonly string[] {
  const statements = result.statements === null ? '' : ` (${result.statements} statements)`
  return [
    result.name,
    `${spread(result.value, result.valueHigh)} ${result.unit}${statements}`,
    result.floor === null ? '' : `${spread(result.floor, result.floorHigh)} ${result.unit}`,
    result.ratio === null ? '' : short(result.ratio),
    result.low === null || result.high === null ? '' : `${short(result.low)}–${short(result.high)}`,
    result.bar ?? '',
    result.holds === null ? '' : result.holds ? 'yes' : 'NO',
  ]
}

const about = (result: Result): string =>
  [
    result.layer,
    `data: ${result.data}`,
    result.concurrency === 1 ? 'one at a time' : `${result.concurrency} at once`,
    ...(result.floorName === null ? [] : [`floor: ${result.floorName}`]),
  ].join('; ')

/** For people at a terminal. */
export function asTable(results: readonly Result[]): string {
  const rows = [heads, ...results.map(cellsOf)]
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [...lines, '', ...results.map((result) => `${result.name}: ${about(result)}`)].join('\n')
}

/** For the README. */
export function asMarkdown(results: readonly Result[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    row(heads),
    row(heads.map(() => '---')),
    ...results.map((result) => row(cellsOf(result))),
    '',
    ...results.map((result) => `- \`${result.name}\`: ${about(result)}`),
  ].join('\n')
}
