import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, Rolldown } from 'vite'

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
  const file = from === 'antd' ? antdFiles.get(name) : `@ant-design/icons/es/icons/${name}`
  if (file === undefined) throw new Error(`antd has no file for ${name}: import it from its own folder`)
  return file
}

/** Every input of antd reads it, and its index would bring the whole of forms and their checks along. */
const formContext = /[\\/]antd[\\/]es[\\/]form[\\/]context\.js$/

/**
 * What is imported by name from antd and its icons is read from the file that holds it. So the modules say what they need (an index
 * would seem to need all of it), and a build reads hundreds of files instead of thousands.
 */
export function importByFile(): Plugin {
  const line = /import \{([^}]*)\} from ["'](antd|@ant-design\/icons)["']/g
  return {
    name: 'import-by-file',
    apply: 'build',
    // After TypeScript is taken out, and with it the imports of types.
    enforce: 'post',
    transform(code, id) {
      if (formContext.test(id))
        return { code: code.replace("'@rc-component/form'", "'@rc-component/form/es/FormContext'"), map: null }
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

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null }

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
} as const
type Part = keyof typeof parts
const partNames = Object.keys(parts) as Part[]
/** Never loaded without the shell. */
const inShell: readonly Part[] = ['inbox', 'board', 'list', 'case', 'form']

/** At which addresses a part is needed at once. */
const addresses: Readonly<Partial<Record<Part, string>>> = {
  sign: '^/sign-in$',
  customer: '^/c/',
  shell: '^/(?!(sign-in|second-factor|setup|c|s|verify)(/|$))',
  inbox: '^/$',
  board: '^/board$',
  list: '^/cases$',
  case: '^/cases/(?!new$)[^/]+$',
}

const reached = new Map<Part, ReadonlySet<string>>()

function everythingFrom(part: Part, modules: Modules): ReadonlySet<string> {
  const known = reached.get(part)
  if (known !== undefined) return known
  const found = new Set<string>()
  const waiting = [join(root, `web/${parts[part]}.tsx`)]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (found.has(id)) continue
    found.add(id)
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []))
  }
  reached.set(part, found)
  return found
}

/** The parts that reach a module, and those that never come without one of them. */
function partsOf(id: string, modules: Modules): readonly Part[] {
  const all = partNames.filter(part => everythingFrom(part, modules).has(id))
  return all.includes('shell') ? partNames.filter(part => all.includes(part) || inShell.includes(part)) : all
}

/** What of the first pages only a case or a form needs is as well what other pages need: it goes with theirs. */
const isShared = (found: readonly Part[]): boolean => found.length === 1 && (found[0] === 'case' || found[0] === 'form')

const nameOf = (found: readonly Part[]): string =>
  `first-${found.filter(part => !found.includes('shell') || !inShell.includes(part)).join('-')}`

const tables = /[\\/]node_modules[\\/](antd[\\/]es[\\/](table|pagination)[\\/]|@rc-component[\\/](table|pagination|context)[\\/])/
const antd = /[\\/]node_modules[\\/](antd|@ant-design|@rc-component)[\\/]/

/** The groups of files for vite: what is needed at once, then the first pages by who shares what, then the rest. */
export const fileGroups = [
  { name: 'base', test: library, tags: ['$initial' as const], priority: 20 },
  { name: 'frame', tags: ['$initial' as const], priority: 20 },
  // What many reach before what few reach: a group takes along what its modules import, and that is reached by at least as many.
  ...partNames.map((_, fewer) => {
    const count = partNames.length - fewer
    return {
      debugName: `first-${count}`,
      name: (id: string, modules: Modules) => {
        const found = partsOf(id, modules)
        return found.length === count && !isShared(found) ? nameOf(found) : null
      },
      priority: 10 + count,
    }
  }),
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
  const path = join(root, `web/${parts[part]}.tsx`)
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
