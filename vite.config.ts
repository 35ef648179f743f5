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
  /[\\/]node_modules[\\/](antd[\\/]es[\\/](input|form|checkbox|spin|empty|space|divider)[\\/]|better-auth[\\/]|@better-(auth|fetch)[\\/]|nanostores[\\/])/
const icons = /[\\/]node_modules[\\/]@ant-design[\\/]icons(-svg)?[\\/]/
/** What forms need and first pages do not. */
const inputs =
  /[\\/]node_modules[\\/](antd[\\/]es[\\/](select|date-picker|time-picker|input-number|upload|mentions|auto-complete|cascader|tree-select|tree|radio|progress)[\\/]|@rc-component[\\/](picker|select|virtual-list|upload|mentions|input-number|cascader|tree-select|tree|progress|textarea)[\\/]|dayjs[\\/])/
const tables = /[\\/]node_modules[\\/](antd[\\/]es[\\/](table|pagination)[\\/]|@rc-component[\\/](table|pagination|context)[\\/])/

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }
/** Pages that people open first, in this order: what one needs beyond those before it is a file of its own, and brings nothing else along. */
const firstPages = ['sign-in/sign-in-page', 'home/board-page', 'inbox/inbox-page', 'cases/list/list-page'] as const
const reached = new Map<string, ReadonlySet<string>>()

/** The first page that needs a module of ours, by what its source imports; a library's index would seem to need all of it. */
function firstPageOf(id: string, modules: Modules): string | null {
  if (library.test(id)) return null
  for (const page of firstPages) {
    const known = reached.get(page) ?? everythingFrom(join(import.meta.dirname, `web/${page}.tsx`), modules)
    reached.set(page, known)
    if (known.has(id)) return page
  }
  return null
}

function everythingFrom(entry: string, modules: Modules): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [entry]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id) || library.test(id)) continue
    found.add(id)
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

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
            { name: 'icons', test: icons, priority: 3.4 },
            { name: 'inputs', test: inputs, priority: 3 },
            { name: 'tables', test: tables, priority: 2 },
            { name: 'pieces', test: library, minShareCount: 2, priority: 1 },
            { name: 'frame', test: ours, tags: ['$initial'], priority: 4 },
            ...firstPages.map((page, place) => ({
              name: (id: string, modules: Modules) =>
                firstPageOf(id, modules) === page ? `first-${page.split('/').at(-1)}` : null,
              priority: 0.9 - place / 100,
            })),
            { name: 'common', test: ours, minShareCount: 4, priority: 0.5 },
          ],
        },
      },
    },
  },
})
