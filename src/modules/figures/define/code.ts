import { foldForSearch } from '../../../platform/domain/text.ts'

/** Small letters and digits, parted by single dots or dashes; the schema holds the same. */
export const codePattern = /^[a-z0-9]+([-.][a-z0-9]+)*$/
export const longestCode = 60

/** A code made of a name: `Hộ nghèo, cận nghèo` gives `ho-ngheo-can-ngheo`. Empty where the name has no letter or digit. */
export const codeOfName = (name: string): string =>
  foldForSearch(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longestCode)
    .replace(/^-+|-+$/g, '')
