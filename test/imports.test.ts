import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['events', 'engine', 'policies', 'ledger', 'calendars', 'server', 'web', 'cli']

const isTest = (path: string) => /\.(test|fixture|e2e)\.tsx?$/.test(path)
const sources = folders.flatMap(folder => {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter(path => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
      .map(path => `${folder}/${path}`)
  } catch {
    return [] // a folder that is not there yet
  }
})
const text = (path: string) => readFileSync(join(root, path), 'utf8')

/** The text of `import('...')`; nothing where it is computed. */
function literalAt(source: string, { start, end }: { start: number; end: number }): string[] {
  return /^(['"])(.+)\1$/.exec(source.slice(start, end))?.[2]?.split('\n') ?? []
}

/** What a file imports from this project, as paths from the root, and the packages it names. */
function importsOf(path: string): { own: string[]; packages: string[] } {
  const source = text(path)
  const { module, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]!.message}`)
  const { staticImports, staticExports, dynamicImports } = module
  const specifiers = [
    ...staticImports.map(one => one.moduleRequest.value),
    ...staticExports.flatMap(one => one.entries.flatMap(entry => entry.moduleRequest?.value ?? [])),
    ...dynamicImports.flatMap(({ moduleRequest }) => literalAt(source, moduleRequest)),
  ]
  return {
    own: specifiers.filter(s => s.startsWith('.')).map(s => normalize(relative(root, join(root, dirname(path), s)))),
    packages: specifiers.filter(s => !s.startsWith('.')),
  }
}

/** events <- engine <- policies <- server; the web sees events, engine and the server's schemas. Calendars are data for the engine. */
const mayImport: Record<string, (target: string) => boolean> = {
  events: t => t.startsWith('events/'),
  calendars: t => t.startsWith('calendars/') || t.startsWith('events/'),
  engine: t => /^(events|engine|calendars)\//.test(t),
  policies: t => /^(events|engine|policies)\//.test(t),
  ledger: t => t.startsWith('ledger/'),
  server: t => /^(events|engine|policies|ledger|server|calendars)\//.test(t),
  web: t => /^(events|engine|ledger|web)\//.test(t) || /^server\/.*schema\.ts$/.test(t),
  cli: t => /^(events|engine|policies|ledger|server|cli|calendars)\//.test(t),
}
/** Packages the pure folders may use: schemas, and the zones of the calendar. */
const purePackages: Record<string, readonly string[]> = {
  events: ['zod'],
  engine: ['zod', 'temporal-polyfill'],
  policies: [],
  // The same code runs in the server, in the CLI and in the page that verifies a bundle offline.
  // Certificates and timestamps are ASN.1: pkijs and asn1js, over WebCrypto.
  ledger: [
    ...['@noble/curves/ed25519.js', '@noble/hashes/hmac.js', '@noble/hashes/sha2.js', '@noble/hashes/utils.js'],
    ...['asn1js', 'pkijs'],
  ],
  calendars: [],
}

describe('imports go one way', () => {
  for (const folder of folders) {
    test(`${folder} imports only what it may`, () => {
      const wrong = sources
        .filter(p => p.startsWith(`${folder}/`) && !isTest(p))
        .flatMap(path => {
          const { own, packages } = importsOf(path)
          const allowed = purePackages[folder]
          return [
            ...own.filter(target => !mayImport[folder]!(target)),
            ...(allowed === undefined ? [] : packages.filter(p => !allowed.includes(p))),
          ].map(target => `${path} → ${target}`)
        })
      expect(wrong).toEqual([])
    })
  }
})

const pure = sources.filter(p => /^(events|engine|policies|ledger|calendars)\//.test(p) && !isTest(p))
const impure = /\bnew Date\(\)|\bDate\.now\(|\bMath\.random\(|(?<!')\bprocess\.[a-z]|\bperformance\.now\(/

test('events, engine, policies, ledger and calendars read no clock, no random and no process', () => {
  expect(pure.filter(path => impure.test(text(path).replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')))).toEqual([])
})

// The folder lock asks when a lock file was written: that is the machine's time, not the product's.
test('only main, the background loops and the folder lock read the wall clock on the server', () => {
  const allowed = /^server\/(main|process-clock|background|database\/folder-lock)\.ts$/
  const clock = /\bnew Date\(\)|\bDate\.now\(/
  expect(
    sources.filter(
      p =>
        p.startsWith('server/') && !isTest(p) && !allowed.test(p) && clock.test(text(p).replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')),
    ),
  ).toEqual([])
})

test('no source file of ours is longer than 300 lines', () => {
  const long = sources
    .filter(p => !isTest(p) && !p.startsWith('policies/') && !/\/words(-[a-z]+)?\.ts$/.test(p))
    .map(p => [p, text(p).split('\n').length] as const)
  expect(long.filter(([, lines]) => lines > 301)).toEqual([])
})

test('nothing is named utils, helpers, common or services, and nothing is a barrel', () => {
  expect(sources.filter(p => /(^|\/)(utils?|helpers?|common|services?)(\.|\/)/.test(p) || /(^|\/)index\.tsx?$/.test(p))).toEqual(
    [],
  )
  expect(sources.filter(p => /^export \* from/m.test(text(p)))).toEqual([])
})
