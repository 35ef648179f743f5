import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'
import { isEnglish, ownerOf } from './web-words.ts'

const root = join(import.meta.dirname, '..')
const library = /[\\/]node_modules[\\/]/

/** Which file of antd holds what its index gives by name. */
const antdFiles = new Map(
  [
    ...readFileSync(join(root, 'node_modules/antd/es/index.js'), 'utf8').matchAll(
      /export \{ default as (\w+) \} from '\.\/([\w-]+)'/g,
    ),
  ].map(([, name = '', folder = '']) => [name, `antd/es/${folder}`]),
)

function fileOf(from: string, name: string): string {
  // Whatever reads messages and questions would bring their whole code along.
  if (from === 'antd' && name === 'App') return join(root, 'web/shell/use-app.ts')
  const file = from === 'antd' ? antdFiles.get(name) : `@ant-design/icons/es/icons/${name}`
  if (file === undefined) throw new Error(`antd has no file for ${name}: import it from its own folder`)
  return file
}

/** What a file of a library reads that no page of ours uses, or uses little of: the file, what it says, what it says in a build. */
const lighter = [
  // Every input of antd reads the context of forms, and their index has all checks.
  {
    file: /[\\/]antd[\\/]es[\\/]form[\\/]context\.js$/,
    says: "'@rc-component/form'",
    instead: "'@rc-component/form/es/FormContext'",
  },
  // Every button asks whether a colour is bright, and the file that says so draws folding panels.
  {
    file: /[\\/]antd[\\/]es[\\/]button[\\/]style[\\/]token\.js$/,
    says: "'../../color-picker/components/ColorPresets'",
    instead: `'${join(root, 'web/ui/is-bright.ts')}'`,
  },
  // Schemas can describe themselves as JSON Schema; only the server does.
  {
    file: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/,
    says: 'import * as processors from "../core/json-schema-processors.js";',
    instead: 'import { aggregateChecks } from "../core/json-schema-processors.js"; const processors = { aggregateChecks };',
  },
  {
    file: /[\\/]zod[\\/]v4[\\/]classic[\\/]schemas\.js$/,
    says: 'import { createStandardJSONSchemaMethod, createToJSONSchemaMethod } from "../core/to-json-schema.js";',
    instead: 'const createToJSONSchemaMethod = () => undefined; const createStandardJSONSchemaMethod = createToJSONSchemaMethod;',
  },
  // Tooltips come when somebody points at something (web/ui/late-tip.tsx): none of ours is shared by many elements, and no choice of a
  // segmented row, no label of a field and no group of avatars has one.
  {
    file: /[\\/]antd[\\/]es[\\/]form[\\/]FormItemLabel\.js$/,
    says: "import Tooltip from '../tooltip';",
    instead: 'const Tooltip = ({ children }) => children;',
  },
  {
    file: /[\\/]antd[\\/]es[\\/]avatar[\\/]index\.js$/,
    says: "import AvatarGroup from './AvatarGroup';",
    instead: 'const AvatarGroup = undefined;',
  },
  {
    file: /[\\/]antd[\\/]es[\\/]config-provider[\\/]index\.js$/,
    says: "import UniqueProvider from '../tooltip/UniqueProvider';",
    instead: 'const UniqueProvider = ({ children }) => children;',
  },
  {
    file: /[\\/]antd[\\/]es[\\/]segmented[\\/]index\.js$/,
    says: "import Tooltip from '../tooltip';",
    instead: 'const Tooltip = ({ children }) => children;',
  },
  // A link of ours fetches no page before it is pressed: that is for servers that draw pages.
  {
    file: /[\\/]react-router[\\/]dist[\\/]development[\\/]chunk-\w+\.mjs$/,
    says: '/* @__PURE__ */ React10.createElement(PrefetchPageLinks, { page: href })',
    instead: 'null',
  },
] as const

/**
 * What is imported by name from antd and its icons is read from the file that holds it. So the modules say what they need (an index
 * would seem to need all of it), and a build reads hundreds of files instead of thousands.
 */
export function importByFile(): Plugin {
  const applied = new Set<unknown>()
  const line = /import \{([^}]*)\} from ["'](antd|@ant-design\/icons)["']/g
  return {
    name: 'import-by-file',
    apply: 'build',
    // After TypeScript is taken out, and with it the imports of types.
    enforce: 'post',
    buildEnd(error) {
      const missing = lighter.filter(one => !applied.has(one))
      if (error === undefined && missing.length > 0)
        throw new Error(`no library says "${missing.map(one => one.says).join('", "')}" any more: look at scripts/web-files.ts`)
    },
    transform(code, id) {
      const changes = lighter.filter(({ file, says }) => file.test(id) && code.includes(says))
      for (const change of changes) applied.add(change)
      if (changes.length > 0)
        return { code: changes.reduce((text, { says, instead }) => text.replace(says, instead), code), map: null }
      if (library.test(id) || !/from ["'](antd|@ant-design\/icons)["']/.test(code)) return null
      const names = (list: string) => list.split(',').flatMap(one => (one.trim() === '' ? [] : [one.trim().split(/\s+as\s+/)]))
      return {
        code: code.replace(line, (_, list: string, from: string) =>
          names(list)
            .map(([name = '', local = name]) => `import ${local} from "${fileOf(from, name)}"`)
            .join('; '),
        ),
        map: null,
      }
    },
  }
}

type Modules = {
  getModuleInfo(id: string): { importedIds: readonly string[]; dynamicallyImportedIds: readonly string[] } | null
}

/**
 * What people open first, and what forms need. A module goes into the file of exactly those that reach it, so none of them loads what only
 * another needs; whatever else there is goes beside, by what it is for.
 */
const parts = {
  sign: 'sign-in/sign-in-page',
  customer: 'customer/customer-page',
  shell: 'shell/inside-routes',
  inbox: 'inbox/inbox-page',
  board: 'home/board-page',
  list: 'cases/list/list-page',
  case: 'cases/workspace/workspace-page',
  form: 'ui/act-form-body',
  messages: 'shell/message-host',
  menu: 'ui/late-menu-body',
  select: 'ui/late-select-body',
} as const
type Part = keyof typeof parts
const partNames = Object.keys(parts) as Part[]
/** Never loaded without the shell. */
const inShell: readonly Part[] = ['inbox', 'board', 'list', 'case', 'form', 'messages', 'menu', 'select']

/** What comes when a page is quiet, or when it is first shown. */
const late: readonly Part[] = ['form', 'messages', 'menu', 'select']

/** At which addresses a part is needed at once. */
const addresses: Readonly<Partial<Record<Part, string>>> = {
  sign: '^/sign-in$',
  customer: '^/c/',
  shell: '^/(?!(sign-in|second-factor|setup|c|s|verify)(/|$))',
  inbox: '^/$',
  board: '^/board$',
  list: '^/cases$',
  case: '^/cases/(?!new$)([^/]+)$',
}

/**
 * What a part asks before anything else, as `web/api/request.ts` would say it, with the first group of the address as `$1` and what this browser
 * remembers as `<name:else>`; and how the browser may keep it. What has a query is asked only where the address has none: with one, the page asks something else.
 */
const questions: Readonly<Partial<Record<Part, readonly (readonly [address: string, cache: RequestCache])[]>>> = {
  shell: [['/api/me', 'no-store']],
  inbox: [
    ['/api/duties?mine=1&snoozed=hide&limit=100', 'no-store'],
    ['/api/policies/names', 'no-cache'],
  ],
  board: [
    ['/api/home', 'no-store'],
    ['/api/policies/names', 'no-cache'],
  ],
  list: [
    ['/api/cases?about=customers&sort=<cases.sort:dueAt>&limit=50', 'no-store'],
    ['/api/policies/names', 'no-cache'],
  ],
  case: [
    ['/api/cases/$1', 'no-store'],
    ['/api/policies/names', 'no-cache'],
    ['/api/departments', 'no-store'],
  ],
}

const pathOf = (part: Part): string => join(root, `web/${parts[part]}.tsx`)

const reached = new Map<string, ReadonlySet<string>>()

function everythingFrom(path: string, modules: Modules): ReadonlySet<string> {
  const known = reached.get(path)
  if (known !== undefined) return known
  const found = new Set<string>()
  const waiting = [path]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  reached.set(path, found)
  return found
}

/** The parts that reach a module, and those that never come without one of them. */
function partsOf(id: string, modules: Modules): readonly Part[] {
  const all = partNames.filter(part => everythingFrom(pathOf(part), modules).has(id))
  const found = all.includes('shell') ? partNames.filter(part => all.includes(part) || inShell.includes(part)) : all
  // What a first page needs lies with the first pages, whatever comes later and needs it too.
  const first = found.filter(part => !late.includes(part) || part === 'form')
  return first.length > 0 ? first : found
}

const outside: readonly Part[] = ['sign', 'customer']
const work: readonly Part[] = ['inbox', 'board', 'list', 'case']

/**
 * The file of a module by the parts that reach it. Few and large files: each costs a kilobyte of headers, and small ones compress badly. So
 * what most pages of work need is one file, though one of them has no use for some of it.
 */
function nameOf(found: readonly Part[]): string {
  const has = (parts: readonly Part[]) => parts.filter(part => found.includes(part)).length
  if (found.includes('shell')) return has(outside) > 0 ? 'first-common' : 'first-shell'
  const isShared =
    has(work) >= 3 ||
    (has(work) === 2 && !found.includes('sign') && (found.includes('customer') || has(['inbox', 'board']) === 2))
  if (!isShared) return `first-${found.join('-')}`
  if (has(outside) === 0) return 'first-work'
  return found.includes('sign') ? 'first-common' : 'first-customer-work'
}

/** Every name there is, what many reach first. */
const firstNames = [
  ...new Set(
    Array.from({ length: 2 ** partNames.length - 1 }, (_, set) => partNames.filter((_, place) => ((set + 1) >> place) & 1))
      .sort((a, b) => b.length - a.length)
      .map(nameOf),
  ),
]

/** What only forms need is as well what other pages need: it goes with theirs. */
const isFormOnly = (found: readonly Part[]): boolean => found.length === 1 && found[0] === 'form'

const tables = /[\\/]node_modules[\\/](antd[\\/]es[\\/](table|pagination)[\\/]|@rc-component[\\/](table|pagination|context)[\\/])/
const antd = /[\\/]node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/

const englishFile = /(^|\/)english-/

/** The English of the first pages, file for file as their code lies; of later pages, by feature. */
function englishName(id: string, modules: Modules): string {
  const found = partsOf(id, modules)
  if (found.length > 0) return `english-${isFormOnly(found) ? 'form' : nameOf(found)}`
  return `english-${/[\\/]web[\\/]([\w-]+)/.exec(id)?.[1] ?? 'rest'}`
}

const starts = join(root, 'web/main.tsx')

let checks: ReadonlySet<string> | undefined

/** What the answers of first pages are checked with, once those are quiet (web/api/late-schema.ts): one file, not one for each schema. */
function isCheck(id: string, modules: Modules): boolean {
  if (library.test(id)) return false
  checks ??= new Set(
    [starts, ...partNames.filter(part => !late.includes(part)).map(pathOf)]
      .flatMap(path => [...everythingFrom(path, modules)])
      .flatMap(one => modules.getModuleInfo(one)?.dynamicallyImportedIds ?? [])
      .filter(one => /(schema|answers)\.ts$/.test(one))
      .flatMap(one => [...everythingFrom(one, modules)]),
  )
  return checks.has(id)
}

/** What every page needs: what the start reaches, and what pages within the shell and outside of it share. */
function isAlways(id: string, modules: Modules): boolean {
  if (id === starts) return false
  if (everythingFrom(starts, modules).has(id)) return true
  const found = partsOf(id, modules)
  return found.length > 0 && nameOf(found) === 'first-common'
}

/** The groups of files for vite: what is needed at once, then the first pages by who shares what, then the rest. */
export const fileGroups = [
  {
    debugName: 'english',
    name: (id: string, modules: Modules) => (isEnglish(id) ? englishName(ownerOf(id), modules) : null),
    priority: 2_000,
  },
  // Libraries change seldom: they stay apart from what is our own.
  {
    debugName: 'base',
    name: (id: string, modules: Modules) => (isAlways(id, modules) ? 'base' : null),
    test: library,
    priority: 1_000,
  },
  {
    debugName: 'frame',
    // And what both pages and checks need: checks else bring along the file of a whole page.
    name: (id: string, modules: Modules) =>
      isAlways(id, modules) || (isCheck(id, modules) && partsOf(id, modules).some(part => !late.includes(part))) ? 'frame' : null,
    priority: 999,
  },
  // Forms and checks need it, first pages do not: it stays apart from what those have.
  { name: 'zod', test: /[\\/]node_modules[\\/]zod[\\/]/, priority: 998 },
  // What many reach before what few reach: a group takes along what its modules import, and that is reached by at least as many.
  ...firstNames.map((name, place) => ({
    debugName: name,
    name: (id: string, modules: Modules) => {
      const found = partsOf(id, modules)
      const isApart = isFormOnly(found) || (found.length === 1 && found[0] === 'case' && antd.test(id))
      return found.length > 0 && !isApart && nameOf(found) === name ? name : null
    },
    priority: 10 + firstNames.length - place,
  })),
  {
    debugName: 'checks',
    name: (id: string, modules: Modules) =>
      isCheck(id, modules) && partsOf(id, modules).every(part => late.includes(part)) ? 'checks' : null,
    priority: 8,
  },
  // What a case or a form has of antd stays apart from what only later pages have.
  ...(['case', 'form', 'case-form'] as const).map(which => ({
    debugName: `antd-${which}`,
    name: (id: string, modules: Modules) => (partsOf(id, modules).join('-') === which ? `antd-${which}` : null),
    test: antd,
    priority: 5,
  })),
  { name: 'tables', test: tables, minShareCount: 2, priority: 4 },
  { name: 'antd', test: antd, minShareCount: 3, priority: 3 },
  {
    debugName: 'libraries',
    name: (id: string) =>
      `lib-${(/.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/.exec(id)?.[1] ?? '').replace(/[@\\/]+/g, '-')}`,
    test: library,
    minShareCount: 2,
    priority: 2,
  },
]

/** The files that an address needs at once, with those they import: names as in the folder of the build. */
export function filesOf(bundle: Rolldown.OutputBundle, part: Part): ReadonlySet<string> {
  const path = pathOf(part)
  const found = new Set<string>()
  const chunks = Object.values(bundle).filter(one => one.type === 'chunk')
  const first = chunks.find(one => one.facadeModuleId === path) ?? chunks.find(one => one.moduleIds.includes(path))
  const waiting = first === undefined ? [] : [first.fileName]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue
    found.add(name)
    const chunk = bundle[name]
    if (chunk?.type === 'chunk') waiting.push(...chunk.imports, ...(chunk.viteMetadata?.importedCss ?? []))
  }
  return found
}

/** The files with the English words of what an address needs at once. */
export function englishOf(bundle: Rolldown.OutputBundle, part: Part): readonly string[] {
  const start = Object.values(bundle).flatMap(one => (one.type === 'chunk' && one.isEntry ? [one.fileName, ...one.imports] : []))
  const found = [...start, ...filesOf(bundle, part)].flatMap(name => {
    const chunk = bundle[name]
    return chunk?.type === 'chunk' ? chunk.dynamicImports.filter(other => englishFile.test(other)) : []
  })
  return [...new Set(found)]
}

/**
 * Writes into index.html which files an address will need, so that public/before-paint.js asks for all of them at once instead of one
 * after another: the start, then what it imports, then the shell, then the page.
 */
export function firstFiles(): Plugin {
  return {
    name: 'first-files',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        if (bundle === undefined) return html
        const files: string[] = []
        const place = (name: string) => (files.includes(name) ? files.indexOf(name) : files.push(name) - 1)
        const pages = Object.entries(addresses).map(([part, address]) => [
          address,
          // What index.html asks for itself is not said twice.
          [...filesOf(bundle, part as Part)].filter(name => !html.includes(name)).map(place),
          englishOf(bundle, part as Part).map(place),
          questions[part as Part] ?? [],
        ])
        const content = JSON.stringify({ files, pages }).replaceAll('&', '&amp;').replaceAll('"', '&quot;')
        // A function, because the expressions hold dollars.
        return html.replace(
          '<script src="/before-paint.js">',
          script => `<meta name="first-files" content="${content}" />\n    ${script}`,
        )
      },
    },
  }
}
