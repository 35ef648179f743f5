import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { definedWords, defineWords } from './define-words.ts'
import { currentLanguage } from './language.ts'
import { sayIn } from './use-words.ts'

const web = fileURLToPath(new URL('..', import.meta.url))
const files = readdirSync(web, { recursive: true, encoding: 'utf8' })
const lists = files.filter(file => /(^|[\\/]|-)words(-[\w-]+)?\.ts$/.test(file))
await Promise.all(lists.map(file => import(`${web}${file}`)))

const variablesIn = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test('no two lists of words share a namespace', () => {
  const names = lists.flatMap(file =>
    [...readFileSync(`${web}${file}`, 'utf8').matchAll(/defineWords\('([^']+)'/g)].map(([, name]) => name),
  )
  expect(names.length).toBeGreaterThan(3)
  expect(new Set(names).size).toBe(names.length)
})

test.each(definedWords().map(words => [words.namespace, words] as const))(
  '%s says the same things in both languages',
  (_, { zh, en }) => {
    for (const [key, text] of Object.entries(zh)) {
      expect(text.trim(), key).not.toBe('')
      expect(en[key]?.trim(), key).toBeTruthy()
      expect(variablesIn(en[key] ?? ''), key).toEqual(variablesIn(text))
    }
  },
)

/** Marks as wide as a character, which only Chinese uses; quotation marks are of both. */
const wideMark = /[，。；：（）、！？「」《》【】％～]/

test.each(definedWords().map(words => [words.namespace, words] as const))(
  'the English of %s has no Chinese mark or word',
  (_, { en }) => {
    const said = Object.entries<string | undefined>(en).filter(
      ([, text = '']) => wideMark.test(text) || /\p{Script=Han}/u.test(text),
    )
    // An example of what people write in Chinese stays as it is written.
    expect(said.filter(([, text = '']) => !/\b(e\.g\.|such as) /.test(text))).toEqual([])
  },
)

test('English counts in singular and plural, Chinese does not', () => {
  const words = defineWords('test-count', {
    zh: { items: '{{count}} 项' },
    en: { items: '{{count}} items', items_one: '{{count}} item' },
  })
  expect(sayIn(words, 'en')('items', { count: 1 })).toBe('1 item')
  expect(sayIn(words, 'en')('items', { count: 3 })).toBe('3 items')
  expect(sayIn(words, 'zh')('items', { count: 1 })).toBe('1 项')
  expect(currentLanguage()).toBe('zh')
})

test('what does not fit does not compile', () => {
  const words = defineWords('test-types', {
    zh: { left: '剩 {{time}}', save: '保存' },
    en: { left: '{{time}} left', save: 'Save' },
  })
  const t = sayIn(words, 'zh')
  expect(t('left', { time: '3小时' })).toBe('剩 3小时')
  expect(t('save')).toBe('保存')
  // @ts-expect-error a variable is missing
  t('left')
  // @ts-expect-error no such key
  t('leave')
  // @ts-expect-error English has a key too few
  defineWords('test-missing', { zh: { a: '甲', b: '乙' }, en: { a: 'A' } })
  // @ts-expect-error English has a key too many
  defineWords('test-extra', { zh: { a: '甲' }, en: { a: 'A', c: 'C' } })
})

test('a component says nothing in Chinese alone: words stand in words.ts, or in both languages side by side', () => {
  const guilty = files
    .filter(file => file.endsWith('.tsx'))
    .flatMap(file => {
      const code = readFileSync(`${web}${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$|\bzh: (['"`]).*?\1/gm, '')
      const alone = code.split('\n').filter(line => !/=== '(zh|en)'/.test(line))
      const said =
        alone
          .join('\n')
          .match(/[\p{Script=Han}]+/gu)
          ?.filter(word => word !== '中文') ?? []
      return said.length === 0 ? [] : [`${file}: ${said.join(' ')}`]
    })
  expect(guilty).toEqual([])
})

test('marks between words are the language’s own: wide ones stand in words.ts, language/marks.ts, or where both languages are said', () => {
  // These read what people typed, or say both languages in one line.
  const isFree = /replace\(|split\(|\bsay\(|\.zh\b|=== '(zh|en)'/
  const isOwn = (file: string) =>
    lists.includes(file) || /\.test\.ts$|language[\\/](marks|join-list)\.ts$|ui[\\/]shortcut-keys\.ts$/.test(file)
  const guilty = files
    .filter(file => /\.tsx?$/.test(file) && !isOwn(file))
    .flatMap(file =>
      readFileSync(`${web}${file}`, 'utf8')
        .replace(/\/\*[\s\S]*?\*\/|\/\/.*$|\bzh: (['"`]).*?\1/gm, '')
        .split('\n')
        .filter(line => wideMark.test(line) && !isFree.test(line))
        .map(line => `${file}: ${line.trim()}`),
    )
  expect(guilty).toEqual([])
})
