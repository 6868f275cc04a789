import { useTranslation } from 'react-i18next'
import type { Language, Text } from '../../domain/text.ts'
import { catalogue, type Words } from './catalogue.ts'

export type Say<Key extends string> = (key: Key, values?: Readonly<Record<string, string | number>>) => string

/** The phrases of one room in the language on screen. */
export function useWords<Key extends string>(words: Words<Key>): Say<Key> {
  const { t } = useTranslation(words.namespace, { i18n: catalogue })
  return (key, values) => String(t(key, { ...values }))
}

export function useLanguage(): Language {
  const { i18n } = useTranslation(undefined, { i18n: catalogue })
  return i18n.language === 'en' ? 'en' : 'vi'
}

/** Picks the side of a two-language text; an empty English side falls back to the Vietnamese one. */
export function useText(): (text: Text) => string {
  const language = useLanguage()
  return (text) => (language === 'en' && text.en !== '' ? text.en : text.vi)
}
