/** `/` is not allowed in the name of a sheet. */
export const guideName = 'Hướng dẫn - Guide'
export const listsName = 'Danh mục - Lists'

/** A name that a spreadsheet program takes: at most 31 characters, none of `\ / ? * [ ] :`, no outer apostrophe. */
export function sheetName(name: string): string {
  const clean = name
    .normalize('NFC')
    .replace(/[\\/?*[\]:\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim()
  return clean === '' || clean === guideName || clean === listsName ? 'Dữ liệu - Data' : clean
}
