import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { fileGroups, firstFiles, importByFile } from './scripts/web-files.ts'
import { englishApart } from './scripts/web-words.ts'
import { manifest } from './web/offline/manifest.ts'

/**
 * Writes .br and .gz beside every text file, so that the server sends ready files (@fastify/static, preCompressed) and never
 * compresses while somebody waits. Both, because browsers accept brotli over https only. After the files are written: vite
 * fills in the addresses of lazy chunks as the very last step, and what was compressed before would still have the gaps.
 */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('precompress needs a folder to write into')
      // What index.html asks for by its own name lies beside, and is no part of the bundle.
      for (const name of [...Object.keys(bundle), 'before-paint.js']) {
        const path = join(dir, name)
        if (!/\.(js|css|html|svg|wasm)$/.test(name)) continue
        const bytes = readFileSync(path)
        if (bytes.length < 1024) continue
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
        writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
      }
    },
  }
}

/** The web: source in web/, built into dist/web, which the server serves. In development /api goes to the server. */
export default defineConfig({
  root: 'web',
  plugins: [
    react(),
    importByFile(),
    englishApart(),
    firstFiles(),
    precompress(),
    // The worker is registered by web/offline/register-worker.ts, on devices that are used in the field, and not in development.
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'offline',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest,
      injectManifest: { globPatterns: ['**/*.{js,css,html,svg,wasm}'], maximumFileSizeToCacheInBytes: 4 * 1024 * 1024 },
    }),
  ],
  // Not the modules of web/api/, which in development have addresses under /api/ as well.
  server: {
    proxy: { '^/api/(?!.*\\.ts(\\?|$))': { target: `http://127.0.0.1:${process.env.PORT ?? '4000'}`, changeOrigin: false } },
  },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Browsers of office PCs (360, QQ, older Edge) follow Chromium by a year or two.
    target: ['chrome105', 'edge105', 'firefox115', 'safari16'],
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    // A few files by what they are for, each cached until what is in it changes; without this every set of pages that
    // shares something becomes a file of its own, and there are hundreds.
    rolldownOptions: { output: { codeSplitting: { groups: fileGroups } } },
  },
})
