import { createInstance, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../domain/text.ts'
import { recall, remember } from '../storage/remembered.ts'

/** Vietnamese, English; a third entry is the English plural when the phrase counts something. */
export type Phrase = readonly [vi: string, en: string, enMany?: string]
export interface Words<Key extends string> {
  readonly namespace: string
  readonly keys: Readonly<Record<Key, Phrase>>
}

export const catalogue: i18n = createInstance()
const remembered = recall('language')
catalogue.use(initReactI18next).init({
  lng: remembered === 'en' ? 'en' : 'vi',
  fallbackLng: 'vi',
  resources: {},
  ns: [],
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
})

/** Adds the phrases of one room to the catalogue. */
export function defineWords<Key extends string>(namespace: string, keys: Readonly<Record<Key, Phrase>>): Words<Key> {
  const [vi, en]: [Record<string, string>, Record<string, string>] = [{}, {}]
  for (const [key, phrase] of Object.entries<Phrase>(keys)) {
    vi[key] = phrase[0]
    en[key] = phrase[2] ?? phrase[1]
    if (phrase[2] !== undefined) en[`${key}_one`] = phrase[1]
  }
  catalogue.addResourceBundle('vi', namespace, vi)
  catalogue.addResourceBundle('en', namespace, en)
  return { namespace, keys }
}

export function showLanguage(language: Language): void {
  document.documentElement.lang = language
}

export function chooseLanguage(language: Language): void {
  remember('language', language)
  catalogue.changeLanguage(language)
  showLanguage(language)
}
