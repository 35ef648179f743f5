import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
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
      for (const name of Object.keys(bundle)) {
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

const library = /[\\/]node_modules[\\/]/
/** Our own modules: `frame` is what every page needs, `common` what several do. */
const ours = /^(?!.*[\\/]node_modules[\\/]).*\.(ts|tsx)$/
/** What signing in needs; a group takes the modules that others below it would drag along. */
const fields =
  /[\\/]node_modules[\\/](antd[\\/]es[\\/](input|form|checkbox|spin|empty|space)[\\/]|better-auth[\\/]|@better-(auth|fetch)[\\/]|nanostores[\\/])/
/** What forms need and first pages do not. */
const inputs =
  /[\\/]node_modules[\\/](antd[\\/]es[\\/](select|date-picker|time-picker|input-number|upload|mentions|auto-complete|cascader|tree-select|tree|radio|progress)[\\/]|@rc-component[\\/](picker|select|virtual-list|upload|mentions|input-number|cascader|tree-select|tree|progress|textarea)[\\/]|dayjs[\\/])/
const tables = /[\\/]node_modules[\\/](antd[\\/]es[\\/](table|pagination)[\\/]|@rc-component[\\/](table|pagination|context)[\\/])/

/** The web: source in web/, built into dist/web, which the server serves. In development /api goes to the server. */
export default defineConfig({
  root: 'web',
  plugins: [
    react(),
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
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A few files by what they are for, each cached until its libraries change; without this every set of pages
          // that shares something becomes a file of its own, and there are hundreds.
          groups: [
            { name: 'base', test: library, tags: ['$initial'], priority: 4 },
            { name: 'fields', test: fields, priority: 3.5 },
            { name: 'inputs', test: inputs, priority: 3 },
            { name: 'tables', test: tables, priority: 2 },
            { name: 'pieces', test: library, minShareCount: 2, priority: 1 },
            { name: 'frame', test: ours, tags: ['$initial'], priority: 4 },
            { name: 'common', test: ours, minShareCount: 4, priority: 0.5 },
          ],
        },
      },
    },
  },
})
