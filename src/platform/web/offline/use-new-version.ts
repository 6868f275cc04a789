import { useEffect, useState } from 'react'

const hour = 3_600_000

/**
 * Keeps the files of the application in this browser, where it allows that (https or this very machine).
 * @returns once a newer version lies ready: changes to it and loads the page anew
 */
export function useNewVersion(): (() => void) | undefined {
  const [waiting, setWaiting] = useState<ServiceWorker>()
  const [isTaken, setTaken] = useState(false)
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    let timer: ReturnType<typeof setInterval> | undefined
    // Another tab changed to the new version: this one still shows the old pages.
    const isLater = navigator.serviceWorker.controller !== null
    const taken = (): void => setTaken(isLater)
    navigator.serviceWorker.addEventListener('controllerchange', taken)
    const follow = (registration: ServiceWorkerRegistration): void => {
      const look = (): void => {
        // Without one in charge this is the first visit: there is no older version.
        if (registration.waiting && navigator.serviceWorker.controller) setWaiting(registration.waiting)
      }
      look()
      registration.addEventListener('updatefound', () => {
        registration.installing?.addEventListener('statechange', look)
      })
      timer = setInterval(() => void registration.update().catch(() => {}), hour)
    }
    navigator.serviceWorker.register('/sw.js').then(follow, () => {})
    return () => {
      clearInterval(timer)
      navigator.serviceWorker.removeEventListener('controllerchange', taken)
    }
  }, [])
  if (isTaken) return () => location.reload()
  return (
    waiting &&
    (() => {
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      waiting.postMessage('use-new-version')
    })
  )
}
