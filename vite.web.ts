import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './vite.service-worker.ts'

/** The web application. Nothing is inlined and nothing comes from elsewhere: the page lives under `default-src 'self'`. */
export default defineConfig({
  plugins: [react(), serviceWorker('src/platform/web/offline/service-worker.ts')],
  publicDir: 'src/app/web/public',
  build: {
    outDir: join(process.env.THENCHOT_BUILD_DIR ?? 'dist', 'web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Kilobytes. What documents are written with, and what reads a PDF, come only with the pages that need them.
    chunkSizeWarningLimit: 1700,
  },
  server: { proxy: { '/api': process.env.THENCHOT_API ?? 'http://127.0.0.1:8080' } },
})
