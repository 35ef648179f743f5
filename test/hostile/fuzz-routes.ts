import ExcelJS from 'exceljs'
import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import type { ListedRoute } from '../../server/access/access.ts'
import { refusals } from '../../server/errors.ts'
import { examples } from '../access/examples.ts'
import type { WalkedOrganisation } from '../access/walked-organisation.ts'
import type { TestApp } from '../app.ts'
import { type FuzzRequest, mutated } from './mutate-request.ts'

/** Routes that would end the sender's own session or account, each with its reason. */
export const leftOut: Readonly<Record<string, string>> = {
  'POST /api/auth/sign-out': 'ends the session that everything else is sent with',
  'POST /api/auth/change-password': 'as sign-out',
  'POST /api/account/sessions/end-others': 'ends the sessions of the other organisation’s walker',
  'GET /api/live': 'its answer never ends',
}

type Setting = { readonly server: TestApp; readonly own: WalkedOrganisation; readonly other: WalkedOrganisation }
export type Fuzz = { readonly seed: number; readonly runs: number; readonly only?: (route: string) => boolean }

/**
 * Sends every route of the app good requests that were changed in hostile ways, as somebody who holds every role. Gives back what went wrong, a line
 * each, with the smallest request found and the seed that finds it again: an answer of 500 or more, a refusal without a name, a page where data is
 * expected, a word of the other organisation, a cell that a spreadsheet would evaluate.
 */
export async function fuzzRoutes(
  setting: Setting,
  routes: readonly ListedRoute[],
  { seed, runs, only }: Fuzz,
): Promise<string[]> {
  const { server, own } = setting
  const parameters = await queryNames(server)
  const wrong: string[] = []
  for (const route of routes) {
    const name = `${route.method} ${route.url}`
    if (name in leftOut || only?.(name) === false) continue
    const good = examples[name]?.({ foreign: own.ids, own: own.ids }) ?? []
    if (good.length === 0) continue
    const request = fc
      .constantFrom(...good)
      .chain(example =>
        fc.tuple(mutated({ url: example.url, body: example.body }, parameters.get(name) ?? []), fc.constant(example.headers)),
      )
    const result = await fc.check(
      fc.asyncProperty(request, async ([{ url, body }, headers]) => {
        const before = server.logged.length
        const answer = await server.ask(route.method as 'GET', url, { body, cookie: own.everything, ...(headers && { headers }) })
        const faults = await faultsOf(answer, setting)
        if (server.logged.length > before && faults.length === 0) faults.push(`logged: ${server.logged.at(-1)}`)
        if (faults.length > 0) throw new Error(`${answer.statusCode} ${faults.join('; ')}`)
      }),
      { seed: seed + nameSeed(name), numRuns: runs, interruptAfterTimeLimit: 60_000 },
    )
    if (result.failed && !result.interrupted) wrong.push(told(name, result, server))
  }
  return wrong
}

/** Routes of one run get different values each. */
const nameSeed = (name: string) => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 0)

function told(name: string, result: fc.RunDetails<[[FuzzRequest, Record<string, string> | undefined]]>, server: TestApp): string {
  const [[{ url, body }] = [{ url: '' }]] = result.counterexample ?? [[{ url: '' }]]
  const cause = result.errorInstance instanceof Error ? result.errorInstance.message : ''
  const logged = server.logged.at(-1) ?? ''
  return `${name} (seed ${result.seed}): ${url.slice(0, 200)} ${JSON.stringify(body)?.slice(0, 400) ?? ''} → ${cause.slice(0, 300)} ${logged.slice(0, 700)}`
}

async function faultsOf(answer: LightMyRequestResponse, { other }: Setting): Promise<string[]> {
  const faults: string[] = []
  const type = String(answer.headers['content-type'] ?? '')
  if (answer.statusCode >= 500) faults.push(answer.body.slice(0, 200))
  if (answer.headers['x-content-type-options'] !== 'nosniff') faults.push('may be taken for another type')
  if (type.includes('html') && !answer.headers['content-security-policy']) faults.push('a page without a policy')
  if (answer.statusCode >= 400 && type.includes('problem+json') && !(answer.json().code in refusals))
    faults.push('a refusal without a name')
  if (answer.body.includes(other.secret) || answer.body.includes(other.firm.org)) faults.push('a word of the other organisation')
  if (answer.statusCode === 200 && type.includes('spreadsheetml')) faults.push(...(await formulasIn(answer.rawPayload)))
  if (answer.statusCode === 200 && type.includes('csv')) faults.push(...formulasInCsv(answer.body))
  return faults
}

async function formulasIn(bytes: Buffer): Promise<string[]> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const found: string[] = []
  for (const sheet of book.worksheets)
    sheet.eachRow(row => row.eachCell(cell => void (cell.formula !== undefined && found.push(`formula ${cell.address}`))))
  return found
}

/** Cells that begin as a formula does, numbers aside. */
export function formulasInCsv(text: string): string[] {
  return text
    .split(/\r?\n|,/)
    .map(cell => cell.replace(/^"/, ''))
    .filter(cell => /^\s*[=@＝＠]|^\s*[+\-＋－](?!\d+([.]\d+)?"?$)/.test(cell))
    .map(cell => `cell ${cell.slice(0, 40)}`)
}

/** The names of the query parameters of each route, as the API describes itself. */
async function queryNames(server: TestApp): Promise<Map<string, string[]>> {
  const described = (await server.ask('GET', '/api/docs/json')).json() as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[] }>>
  }
  return new Map(
    Object.entries(described.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { parameters = [] }]) => [
        `${method.toUpperCase()} ${path.replaceAll(/\{([^}]+)\}/g, ':$1')}`,
        parameters.filter(p => p.in === 'query').map(p => p.name),
      ]),
    ),
  )
}
