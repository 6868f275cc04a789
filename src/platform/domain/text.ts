/** A sentence in both languages of the product; Vietnamese comes first everywhere. */
export interface Text {
  readonly vi: string
  readonly en: string
}

export type Language = keyof Text

/** Folds Vietnamese text for searching: lower case, no tone marks, `đ`, `Đ`, `ð` and `Ð` alike as `d`. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐðÐ]/g, 'd')
    .toLowerCase()
}

/** The Icelandic letter of old fonts looks like the Vietnamese one and sorts elsewhere: `Ð` and `ð` become `Đ` and `đ`. */
export const withVietnameseD = (text: string): string => text.replaceAll('Ð', 'Đ').replaceAll('ð', 'đ')
