import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** No browser: the build wrote into index.html which files an address needs at once (scripts/web-files.ts), and a .gz beside each file. */
const web = join(import.meta.dirname, '../../dist/web')

/** The names of the files that an address needs before it can be used. */
function filesOf(path: string): readonly string[] {
  const html = readFileSync(join(web, 'index.html'), 'utf8')
  const said = /<meta name="first-files" content="([^"]*)"/.exec(html)?.[1]
  if (said === undefined) throw new Error('index.html does not say which files an address needs')
  const { files, pages }: { files: string[]; pages: [string, number[], number[]][] } = JSON.parse(
    said.replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
  )
  const always = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map(([, name]) => name ?? '')
  const own = pages.flatMap(([address, places]) =>
    new RegExp(address).test(path) ? places.map(place => files[place] ?? '') : [],
  )
  return [...new Set(['index.html', ...always, ...own])]
}

function kilobytesOf(path: string): number {
  const bytes = filesOf(path).map(name => {
    const file = join(web, name)
    return statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size
  })
  return bytes.reduce((sum, one) => sum + one, 0) / 1024
}

const limits = [
  ['/sign-in', 252],
  ['/', 297],
  ['/board', 268],
  ['/cases', 288],
  ['/cases/0b1e', 316],
  ['/c/token', 306],
] as const

test.each(limits)('the code that %s needs before it can be used stays under %i KB, compressed with gzip', (path, limit) => {
  expect(Math.round(kilobytesOf(path))).toBeLessThan(limit)
})

test.each(limits)(
  '%s does not wait for the code that checks answers: a schema that a page needs is asked for with lateSchema',
  path => {
    expect(filesOf(path).filter(name => /(^|\/)(zod|checks)-/.test(name))).toEqual([])
  },
)

test('the worker of the phone asks for no code later: it has no page that could, and would not start', () => {
  expect(readFileSync(join(web, 'service-worker.js'), 'utf8')).not.toContain('modulepreload')
})
