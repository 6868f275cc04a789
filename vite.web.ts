import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The web application. Nothing is inlined and nothing comes from elsewhere: the page lives under `default-src 'self'`. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: join(process.env.THENCHOT_BUILD_DIR ?? 'dist', 'web'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env.THENCHOT_API ?? 'http://127.0.0.1:8080' } },
})
