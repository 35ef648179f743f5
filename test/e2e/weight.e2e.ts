import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** No browser: the build wrote into index.html which files an address needs at once (scripts/web-files.ts), and a .gz beside each file. */
const web = join(import.meta.dirname, '../../dist/web')

function kilobytesOf(path: string): number {
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
  const bytes = [...new Set(['index.html', ...always, ...own])].map(name => {
    const file = join(web, name)
    return statSync(existsSync(`${file}.gz`) ? `${file}.gz` : file).size
  })
  return bytes.reduce((sum, one) => sum + one, 0) / 1024
}

test.each([
  ['/sign-in', 292],
  ['/', 358],
  ['/board', 320],
  ['/cases', 339],
  ['/cases/0b1e', 386],
  ['/c/token', 342],
])('the code that %s needs before it can be used stays under %i KB, compressed with gzip', (path, limit) => {
  expect(Math.round(kilobytesOf(path))).toBeLessThan(limit)
})
