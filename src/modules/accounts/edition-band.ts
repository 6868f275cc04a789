import type { Text } from '../../platform/domain/text.ts'

const simulated: Text = { vi: 'SỐ LIỆU MÔ PHỎNG', en: 'SIMULATED DATA' }
const bands: Readonly<Record<string, Text>> = {
  seed: { vi: 'BẢN DỰNG LẠI TỪ SỐ LIỆU ĐÃ CÔNG BỐ', en: 'REBUILT FROM PUBLISHED FIGURES' },
  simulated,
  'simulated-commune': simulated,
}

/** What every page and document of a demonstration edition says it is; undefined for a real installation. */
export const editionBand = (edition: string): Text | undefined => bands[edition]
