import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'

const apart = '?english'

/** Whether a module is the English half of a file of words. */
export const isEnglish = (id: string): boolean => id.endsWith(apart)
/** The file of words that an English half was taken from. */
export const ownerOf = (id: string): string => id.slice(0, -apart.length)

type Node = { readonly type: string; readonly start: number; readonly end: number; readonly [name: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** The value of `en` in `{ zh: {…}, en: {…} }`. */
function englishOf(texts: Node | undefined): Node | undefined {
  if (texts?.type !== 'ObjectExpression') return undefined
  const properties = texts.properties as (Node & { key?: { name?: string }; value?: Node })[]
  const named = (name: string) => properties.find(one => one.key?.name === name)?.value
  return named('zh') === undefined ? undefined : named('en')
}

/** The English in `defineWords('…', { zh: {…}, en: {…} })`, wherever that stands. */
function definedIn(node: unknown): Node[] {
  if (Array.isArray(node)) return node.flatMap(definedIn)
  if (!isNode(node)) return []
  const { callee, arguments: given } = node as Node & { callee?: { name?: string }; arguments?: Node[] }
  if (node.type !== 'CallExpression' || callee?.name !== 'defineWords') return Object.values(node).flatMap(definedIn)
  const english = englishOf(given?.[1])
  return english === undefined ? [] : [english]
}

/** The English in `export const … = { zh: {…}, en: {…} }`: a part that lists of words take in. */
function partsIn(program: { readonly body: unknown }): Node[] {
  return (program.body as (Node & { declaration?: { declarations?: { init?: Node }[] } | null })[]).flatMap(statement =>
    (statement.type === 'ExportNamedDeclaration' ? (statement.declaration?.declarations ?? []) : []).flatMap(
      ({ init }) => englishOf(init) ?? [],
    ),
  )
}

/** What `...parts.en` and `...parts.en.fields` take in: the name of the part, and where its `.en` stands. */
type Taken = { readonly name: string; readonly start: number; readonly end: number }

function takenBy(argument: Node): Taken | undefined {
  if (argument.type !== 'MemberExpression') return undefined
  const { object, property } = argument as Node & { object: Node & { name?: string }; property: Node & { name?: string } }
  if (object.type === 'Identifier' && property.name === 'en')
    return { name: object.name ?? '', start: object.end, end: property.end }
  return takenBy(object)
}

/** The parts that an object of texts takes in; undefined where it is put together in any other way, for then it says the same nowhere else. */
function takenIn(value: Node): Taken[] | undefined {
  const all: Taken[] = []
  for (const property of (value.properties ?? []) as (Node & { value?: Node; argument?: Node })[]) {
    if (property.type === 'SpreadElement') {
      const taken = property.argument && takenBy(property.argument)
      if (taken === undefined) return undefined
      all.push(taken)
    } else if (property.value?.type === 'ObjectExpression') {
      const inner = takenIn(property.value)
      if (inner === undefined) return undefined
      all.push(...inner)
    } else if (property.value?.type !== 'Literal') return undefined
  }
  return value.type === 'ObjectExpression' ? all : undefined
}

/** The English half as a module: what it takes in comes from the English halves of those files. */
function halfOf(code: string, id: string, english: Node, taken: readonly Taken[]): string | undefined {
  const from = new Map(
    [...code.matchAll(/^import \{([^}]*)\} from ["'](\.[^"']+)["']/gm)].flatMap(([, names = '', source = '']) =>
      names.split(',').map(name => [name.trim(), resolve(dirname(id), source)] as const),
    ),
  )
  if (taken.some(({ name }) => !from.has(name))) return undefined
  const imports = [...new Set(taken.map(({ name }) => name))].map(
    name => `import ${name} from ${JSON.stringify(from.get(name) + apart)};\n`,
  )
  const text = [...taken]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (said, { start, end }) => said.slice(0, start - english.start) + said.slice(end - english.start),
      code.slice(english.start, english.end),
    )
  return `${imports.join('')}export default ${text}`
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
    async load(id) {
      if (!isEnglish(id)) return null
      // A part may be asked for before its own file was read.
      if (!halves.has(ownerOf(id))) await this.load({ id: ownerOf(id) })
      return halves.get(ownerOf(id)) ?? this.error(`no English was found in ${ownerOf(id)}: look at scripts/web-words.ts`)
    },
    transform(code, id) {
      if (isEnglish(id) || !/[\\/]web[\\/].*words[\w-]*\.ts$/.test(id)) return null
      const program = this.parse(code)
      const defined = definedIn(program)
      const found = defined.length > 0 ? defined : partsIn(program)
      const [english] = found
      // Two lists in one file, or English that is put together otherwise: it stays where it is.
      const taken = english && takenIn(english)
      if (taken === undefined || english === undefined || found.length > 1) return null
      const half = halfOf(code, id, english, taken)
      if (half === undefined) return null
      halves.set(id, half)
      const late = `lateEnglish(() => import(${JSON.stringify(id + apart)}))`
      return {
        code:
          // Nobody reads the English of a part but the English half of the list that takes it in.
          defined.length === 0
            ? `${code.slice(0, english.start)}undefined${code.slice(english.end)}`
            : `import { lateEnglish } from ${JSON.stringify(lateModule)};\n${code.slice(0, english.start)}${late}${code.slice(english.end)}`,
        map: null,
      }
    },
  }
}

const lateModule = new URL('../web/language/late-english.ts', import.meta.url).pathname
