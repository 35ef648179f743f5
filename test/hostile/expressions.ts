import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkSync } from 'recheck'
import { parseSync } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders = ['events', 'engine', 'policies', 'ledger', 'server', 'web', 'cli']

export type Expression = { readonly pattern: string; readonly flags: string; readonly file: string }
export type Verdict = { readonly isSafe: boolean; readonly says: string }

/** What identifies an expression, wherever it stands. */
export const keyOf = ({ pattern, flags }: Expression): string =>
  createHash('sha256').update(`${pattern}\n${flags}`).digest('hex').slice(0, 16)

/** Every regular expression written in the product's source, each once. */
export function expressionsInSource(): Expression[] {
  const found = new Map<string, Expression>()
  for (const folder of folders)
    for (const path of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.tsx?$/.test(path) || /\.(test|fixture|e2e)\.tsx?$/.test(path)) continue
      const text = readFileSync(join(root, folder, path), 'utf8')
      for (const [pattern, flags] of literalsIn(path, text)) {
        const expression = { pattern, flags, file: `${folder}/${path}` }
        found.set(keyOf(expression), expression)
      }
    }
  return [...found.values()]
}

function literalsIn(path: string, text: string): [string, string][] {
  const found: [string, string][] = []
  const visit = (node: unknown): void => {
    if (node === null || typeof node !== 'object') return
    if ('regex' in node && node.regex !== null) {
      const { pattern, flags } = node.regex as { pattern: string; flags: string }
      found.push([pattern, flags])
    }
    for (const child of Object.values(node)) visit(child)
  }
  visit(parseSync(path, text).program)
  return found
}

/** Whether an expression's time grows with the length of what it reads, and no faster; `says`: what would make it slow. Takes up to `timeout` milliseconds. */
export function check({ pattern, flags }: Expression, timeout = 60_000): Verdict {
  const found = checkSync(pattern, flags, { timeout })
  if (found.status === 'safe') return { isSafe: true, says: found.complexity.summary }
  return {
    isSafe: false,
    says:
      found.status === 'vulnerable' ? `${found.complexity.summary}: ${found.attack.pattern}` : `not decided: ${found.error.kind}`,
  }
}
