import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => `${import.meta.dirname}/${path}`

/** Built once for both hosts: relative addresses, and nothing inline, so that `default-src 'self'` holds. */
export default defineConfig({
  root: here('.'),
  base: './',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  server: { fs: { allow: [here('..')] } },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: false,
    target: 'chrome120',
    chunkSizeWarningLimit: 2000,
  },
})
