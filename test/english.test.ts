import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { shippedEditions } from '../policies/shipped.ts'
import { refusals } from '../server/errors.ts'

/** Marks and characters that only Chinese uses. */
const marks = /[，。；：（）、！？「」《》【】％～]/
const chinese = new RegExp(`${marks.source}|\\p{Script=Han}`, 'u')

/** Every text that stands under `en`, with the way to it. */
function english(value: unknown, way: string): [string, string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'en' && typeof inner === 'string' ? [[way, inner] as [string, string]] : english(inner, `${way}.${key}`),
  )
}
const guilty = (texts: readonly [string, string][], of = chinese) => texts.filter(([, text]) => of.test(text))

test.each(shippedEditions.map(pack => [`${pack.id}@${pack.edition}`, pack] as const))(
  'the English of %s is English',
  (name, pack) => {
    const texts = english(pack, name)
    expect(texts.length).toBeGreaterThan(50)
    // Numbers and words of the regulation itself may be named as they are written there.
    expect(guilty(texts, marks)).toEqual([])
  },
)

test('so is what is refused', () => {
  const texts = Object.entries(refusals).flatMap(([code, { en }]) =>
    Object.values(en).map(text => [code, String(text)] as [string, string]),
  )
  expect(texts.length).toBeGreaterThan(100)
  expect(guilty(texts)).toEqual([])
})

test('and what stands in the source as `en` beside its `zh`: labels, titles of columns, explanations', () => {
  const files = ['web', 'server', 'engine', 'events'].flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => /\.tsx?$/.test(file) && !/\.(test|fixture)\.ts$|(^|[\\/])demo[\\/]/.test(file))
      .map(file => `${folder}/${file}`),
  )
  const texts = files.flatMap(file =>
    [...readFileSync(file, 'utf8').matchAll(/\ben: (?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")/g)].map(
      ([, single, double]) => [file, single ?? double ?? ''] as [string, string],
    ),
  )
  expect(texts.length).toBeGreaterThan(200)
  expect(guilty(texts)).toEqual([])
})
