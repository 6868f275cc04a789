import type { Head } from './use-taking.ts'

/** What the first lines of a report say of it: its symbol, day and title; the name of the file where they say nothing. */
export function headOf(text: string, fileName: string): Head {
  const lines = text
    .slice(0, 3000)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const top = lines.slice(0, 15).join('\n')
  const symbol =
    /(?:^|\s)Số:?\s*(\d{1,5}\s*-\s*[\p{Lu}\d]{1,6}\/[\p{Lu}-]{1,12})/u.exec(top)?.[1]?.replace(/\s/g, '') ?? ''
  const day = /ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})/iu.exec(top)
  const at = lines.findIndex((line) => /^(?:báo cáo|thông báo|kế hoạch|tờ trình|chương trình)(?:\s|$)/iu.test(line))
  const said = at === -1 ? (lines[0] ?? '') : [lines[at], lines[at + 1]].filter((line) => line !== undefined).join(' ')
  const title = (fileName === '' || at !== -1 ? said : fileName.replace(/\.[^.]*$/, '')).replace(/\s+/g, ' ')
  return {
    title: title.slice(0, 200),
    symbol,
    issuer: '',
    issuedOn: day ? `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}` : '',
  }
}
