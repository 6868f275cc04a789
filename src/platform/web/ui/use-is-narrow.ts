import { useSyncExternalStore } from 'react'

/** Whether the window is at most that many CSS pixels wide; zooming counts. */
export function useIsNarrow(pixels: number): boolean {
  const query = `(max-width: ${pixels}px)`
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(query)
      media.addEventListener('change', onChange)
      return () => media.removeEventListener('change', onChange)
    },
    () => matchMedia(query).matches,
  )
}
