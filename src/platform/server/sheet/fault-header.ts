import { foldHeader } from './header.ts'

/** Heads the column that `writeFaults` adds. */
export const faultHeader = 'Lỗi / Errors'

export const isFaultHeader = (text: string): boolean => foldHeader(text) === foldHeader(faultHeader)
