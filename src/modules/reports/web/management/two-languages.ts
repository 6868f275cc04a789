import type { Text } from '../../../../platform/domain/text.ts'

/** Without an English text of its own the Vietnamese one stands for it too. */
export const ownEnglish = ({ vi, en }: Text): string => (en === vi ? '' : en)

export const inVietnamese = (before: Text, vi: string): Text => ({ vi, en: ownEnglish(before) || vi })

export const inEnglish = ({ vi }: Text, en: string): Text => ({ vi, en: en.trim() === '' ? vi : en })
