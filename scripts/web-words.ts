import type { Plugin } from 'vite'

const apart = '?english'

/** Whether a module is the English half of a file of words. */
export const isEnglish = (id: string): boolean => id.endsWith(apart)
/** The file of words that an English half was taken from. */
export const ownerOf = (id: string): string => id.slice(0, -apart.length)

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [name: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** The value of `en` in `defineWords('…', { zh: {…}, en: {…} })`, wherever that stands. */
function englishIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(englishIn)
  if (!isNode(node)) return []
  const { callee, arguments: given } = node as Node & { callee?: { name?: string }; arguments?: Node[] }
  if (node.type !== 'CallExpression' || callee?.name !== 'defineWords') return Object.values(node).flatMap(englishIn)
  const texts = given?.[1]?.properties as (Node & { key: { name?: string }; value: Node })[] | undefined
  return (texts ?? []).flatMap(one => (one.key?.name === 'en' && isPlain(one.value) ? [one.value] : []))
}

/** An object of texts, which says the same wherever it stands. */
function isPlain(value: Node): boolean {
  const properties = value.properties as (Node & { value?: Node })[] | undefined
  return properties?.every(one => one.type === 'Property' && one.value?.type === 'Literal') ?? false
}

/**
 * Takes the English out of every file of words into a module of its own, which is asked for where somebody reads English
 * (web/language/late-english.ts): a tenth of each page is words, and people read one language. Who writes words, and everything but a build,
 * sees one file with both.
 */
export function englishApart(): Plugin {
  const halves = new Map<string, string>()
  return {
    name: 'english-apart',
    apply: 'build',
    // After TypeScript is taken out.
    enforce: 'post',
    resolveId: id => (isEnglish(id) ? id : null),
    load: id => (isEnglish(id) ? `export default ${halves.get(ownerOf(id)) ?? '{}'}` : null),
    transform(code, id) {
      if (isEnglish(id) || !/[\\/]web[\\/].*words[\w-]*\.ts$/.test(id) || !code.includes('defineWords(')) return null
      const found = englishIn(this.parse(code))
      const [english] = found
      // Two lists in one file, or English that is put together: it stays where it is.
      if (english === undefined || found.length > 1) return null
      halves.set(id, code.slice(english.start, english.end))
      const late = `lateEnglish(() => import(${JSON.stringify(id + apart)}))`
      return {
        code: `import { lateEnglish } from ${JSON.stringify(lateModule)};\n${code.slice(0, english.start)}${late}${code.slice(english.end)}`,
        map: null,
      }
    },
  }
}

const lateModule = new URL('../web/language/late-english.ts', import.meta.url).pathname
