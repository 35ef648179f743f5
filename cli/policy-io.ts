import { readFile } from 'node:fs/promises'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { z } from 'zod'
import type { Pack } from '../engine/pack.ts'
import { readPack } from '../engine/pack-problems.ts'
import { inLanguage } from '../events/in-language.ts'
import type { Language, Text } from '../events/text.ts'
import { equip } from '../policies/equip/2026-01-01/pack.ts'
import { furn } from '../policies/furn/2026-01-01/pack.ts'
import { penal } from '../policies/penal/2026-01-01/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { NoPack, WrongUse } from './policy-errors.ts'
import { askServer } from './policy-server.ts'

/** What a `bihuan policy` command takes from its surroundings; nothing in it reads a clock or the process by itself. */
export type PolicyIo = {
  readonly stdin: AsyncIterable<string | Uint8Array> | NodeJS.ReadableStream
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => string
}
/** 0: nothing to tell; 1: found (errors, differences, a pack that is none); 2: wrong use, or a server that does not answer. */
export type ExitCode = 0 | 1 | 2
export type PolicyCommand = (args: readonly string[], io: PolicyIo) => Promise<ExitCode>

/** The regulations that come with the product. */
export const shipped: readonly Pack[] = [robot, equip, penal, furn]

export const serverOptions = {
  url: { type: 'string' },
  key: { type: 'string' },
  json: { type: 'boolean', default: false },
  en: { type: 'boolean', default: false },
} as const satisfies ParseArgsConfig['options']
export type ServerOptions = { url?: string | undefined; key?: string | undefined; json: boolean; en: boolean }

/** Options and words of a command; unknown options are wrong use. */
export function readArguments<T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: { ...serverOptions, ...options } })
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}

/** A pack that was read from somewhere; else NoPack. */
export function packOf(candidate: unknown, from: string): Pack {
  const { pack, problems } = readPack(candidate)
  if (pack) return pack
  throw new NoPack(from, problems ?? [])
}

/**
 * The pack that a word names: a file, a regulation that is shipped (`robot`, `robot@2026-01-01`), or with --url (or where a
 * server has the data folder) a stored edition (`robot@2026-04-01`).
 */
export async function loadPack(name: string, options: ServerOptions, io: PolicyIo): Promise<Pack> {
  if (name.endsWith('.json')) return packOf(await jsonFile(name), name)
  const [id, edition] = name.split('@')
  const known = shipped.find(pack => pack.id === id && (edition === undefined || pack.edition === edition))
  if (known && options.url === undefined) return known
  if (id === undefined || edition === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(edition))
    throw new WrongUse(
      `没有这部制度 / no such regulation: ${name}\n文件 <pack.json>，随产品提供的 ${shipped.map(p => p.id).join('、')}，或已存版本 <id>@<edition>`,
    )
  const server = await askServer(options, io)
  const stored = await server(z.object({ pack: z.unknown() }), 'GET', editionPath(id, edition, 'pack'))
  return packOf(stored.pack, name)
}

/** The address of an edition's page in the API. */
export const editionPath = (id: string, edition: string, page: string): string =>
  `/api/policies/${encodeURIComponent(id)}/editions/${encodeURIComponent(edition)}/${page}`

/** `id@edition`, both there; wrong use otherwise. */
export function storedName(name: string | undefined, usage: string): { id: string; edition: string } {
  const [, id, edition] = /^([a-z][a-z0-9-]*)@(\d{4}-\d{2}-\d{2})$/.exec(name ?? '') ?? []
  if (id === undefined || edition === undefined) throw new WrongUse(usage)
  return { id, edition }
}

/** A JSON file; wrong use where there is none, NoPack where it is none. */
export async function jsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WrongUse(`没有这个文件 / no such file: ${path}`)
  })
  try {
    // Editors on Windows begin a file with a byte order mark.
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const says = { zh: `不是 JSON（${why}）`, en: `not JSON (${why})` }
    throw new NoPack(path, [
      {
        path: '',
        place: { zh: path, en: path },
        says,
        mend: { zh: '用 bihuan policy export 重新导出，再改。', en: 'Export it again with bihuan policy export, then edit.' },
      },
    ])
  }
}

/** How a command speaks: a JSON line for --json, else a line in the language asked for. */
export function speaker({ json, en }: Pick<ServerOptions, 'json' | 'en'>, io: PolicyIo) {
  const language: Language = en ? 'en' : 'zh'
  return {
    language,
    text: (text: Text) => inLanguage(text, language),
    line: (line: string) => void (json || io.stdout.write(`${line}\n`)),
    data: (value: object) => void (json && io.stdout.write(`${JSON.stringify(value)}\n`)),
  }
}

/** Runs a command; what it throws by name becomes a sentence and an exit code. */
export async function runPolicy(command: PolicyCommand, args: readonly string[], io: PolicyIo): Promise<ExitCode> {
  try {
    return await command(args, io)
  } catch (error) {
    if (error instanceof WrongUse) {
      io.stderr.write(`${error.message}\n`)
      return 2
    }
    if (!(error instanceof NoPack)) throw error
    const say = speaker({ json: args.includes('--json'), en: args.includes('--en') }, io)
    for (const problem of error.problems) {
      say.data({ problem })
      say.line(
        `${say.text(problem.place)}${problem.path === '' ? '' : `（${problem.path}）`}：${say.text(problem.says)} → ${say.text(problem.mend)}`,
      )
    }
    return 1
  }
}
