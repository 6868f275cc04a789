import { useSyncExternalStore } from 'react'

/**
 * Whether the window is at most that many CSS pixels wide; zooming counts.
 * @param media `screen`: paper is never narrow
 */
export function useIsNarrow(pixels: number, media: 'all' | 'screen' = 'all'): boolean {
  const query = `${media} and (max-width: ${pixels}px)`
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(query)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    () => matchMedia(query).matches,
  )
}
