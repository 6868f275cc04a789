import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** The files of this build with what tells one build’s from another’s; written in by the build. */
declare const builtFiles: readonly { readonly url: string; readonly revision: string | null }[]

interface Worker {
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'activate', listener: (event: { waitUntil(done: Promise<unknown>): void }) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}
const worker = self as unknown as Worker

// Pages and their files come from here; what the server answers is never kept here.
precacheAndRoute([...builtFiles])
cleanupOutdatedCaches()
registerRoute(new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/api\//, /^\/calendar\//] }))

worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('message', (event) => {
  if (event.data === 'use-new-version') void worker.skipWaiting()
})
