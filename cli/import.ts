import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { Mapping } from '../server/imports/mapping-schema.ts'
import { presetNamed, presets } from '../server/imports/presets.ts'
import type { Figures, ImportRow, ImportView, Preview } from '../server/imports/schema.ts'
import { openImportDoor } from './import-doors.ts'

/** Where a command writes, and what it takes from its surroundings: clock, ids and salts come from outside as everywhere. */
export type ImportIo = {
  readonly stdout: NodeJS.WritableStream
  readonly stderr: NodeJS.WritableStream
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: () => string
  readonly newId: () => string
  readonly newSalt: () => string
}

/** What the command asks of whoever imports: a running server over HTTP, or the data folder itself. */
export type ImportDoor = {
  readonly where: string
  preview(options: { sheet?: string | undefined; mapping?: Mapping | undefined }): Promise<Preview>
  /** Starts and waits for the end; tells of progress now and then. */
  run(preview: Preview, mapping: Mapping, sheet: string | undefined, onProgress: (view: ImportView) => void): Promise<ImportView>
  rows(id: string, outcome: 'failed' | undefined): AsyncIterable<ImportRow>
  figures(id: string): Promise<Figures>
  close(): Promise<void>
}

/** A mistake in the command line, or what the server refused: said in a sentence, exit code 1. */
export class ImportCommandError extends Error {}

const USAGE = `用法 / usage: bihuan import <file> [--map <mapping.json|preset>] [--kind live|history] [--sheet <name>] [--yes] [--rows]
       [--url http://127.0.0.1:4000] [--key <api key>] [--org <id>] [--data <folder>]
预设 / presets: ${presets.map(p => p.id).join(', ')}\n`

/**
 * `bihuan import`: shows a preview (a JSON line on stdout, a summary on stderr) and with --yes imports. Rows that failed, or with --rows all,
 * follow as JSON lines, then the account of the import. Gives the exit code: 0, or 1 where the command or the import as a whole failed.
 */
export async function importCommand(args: readonly string[], io: ImportIo): Promise<number> {
  const say = (text: string) => io.stderr.write(`${text}\n`)
  const tell = (value: object) => io.stdout.write(`${JSON.stringify(value)}\n`)
  try {
    const { values, positionals } = readArguments(args)
    const path = positionals[0]
    if (path === undefined || values.help) {
      io.stderr.write(USAGE)
      return values.help ? 0 : 1
    }
    const given = values.map === undefined ? undefined : await mappingFrom(values.map)
    const door = await openImportDoor(path, { url: values.url, key: values.key, org: values.org, data: values.data }, io)
    try {
      const guessed = await door.preview({ sheet: values.sheet, mapping: given })
      const mapping = ofKind(guessed.mapping, values.kind)
      const preview = mapping === guessed.mapping ? guessed : await door.preview({ sheet: values.sheet, mapping })
      tell({ preview: { ...preview, sample: preview.sample.slice(0, 3) } })
      say(summaryOf(basename(path), door.where, preview))
      if (!values.yes) {
        say('只是试运行，什么也没有改变；加 --yes 开始导入。 / A dry run: nothing was changed; add --yes to import.')
        return 0
      }
      const ended = await door.run(preview, mapping, values.sheet, view => say(`… ${view.done}/${view.total}`))
      for await (const row of door.rows(ended.id, values.rows ? undefined : 'failed')) tell(row)
      tell({ import: ended, ...(mapping.kind === 'history' ? { figures: await door.figures(ended.id) } : {}) })
      say(
        `建立 ${ended.created}，未变 ${ended.unchanged}，失败 ${ended.failed} / created ${ended.created}, unchanged ${ended.unchanged}, failed ${ended.failed}${ended.problem ? ` — ${ended.problem.title.zh} / ${ended.problem.title.en ?? ''}` : ''}`,
      )
      return ended.state === 'done' ? 0 : 1
    } finally {
      await door.close()
    }
  } catch (error) {
    if (!(error instanceof ImportCommandError)) throw error
    say(error.message)
    return 1
  }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        map: { type: 'string' },
        kind: { type: 'string' },
        sheet: { type: 'string' },
        yes: { type: 'boolean', default: false },
        rows: { type: 'boolean', default: false },
        url: { type: 'string' },
        key: { type: 'string' },
        org: { type: 'string' },
        data: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new ImportCommandError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

/** A preset by name, else a file: a mapping, or what a preview printed (`{"preview":{"mapping":…}}`). */
async function mappingFrom(name: string): Promise<Mapping> {
  const preset = presetNamed(name)
  if (preset) return preset.mapping
  const text = await readFile(name, 'utf8').catch(() => {
    throw new ImportCommandError(`没有这个预设或文件 / no such preset or file: ${name}\n${USAGE}`)
  })
  try {
    const value: unknown = JSON.parse(text)
    const Wrapped = z.object({ preview: z.object({ mapping: Mapping }) }).transform(w => w.preview.mapping)
    return Wrapped.or(Mapping).parse(value)
  } catch (error) {
    throw new ImportCommandError(`${name}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`)
  }
}

function ofKind(mapping: Mapping, kind: string | undefined): Mapping {
  if (kind === undefined || kind === mapping.kind) return mapping
  const parsed = Mapping.safeParse({ ...mapping, kind })
  if (!parsed.success) throw new ImportCommandError(`--kind ${kind}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}

function summaryOf(
  name: string,
  where: string,
  { format, encoding, headers, preset, mapping, counts, problems, withoutId }: Preview,
): string {
  return [
    `${name} → ${where}`,
    `  ${format}${encoding ? ` ${encoding}` : ''}，${headers.length} 列 / columns；${mapping.kind === 'live' ? '待办案件 / live cases' : '历史记录 / a past log'}${preset ? `；预设 / preset ${preset}` : ''}`,
    `  ${counts.rows} 行 / rows → 新建 / to create ${counts.create}，已有 / there already ${counts.unchanged}，有误 / bad ${counts.failed}${mapping.kind === 'history' ? `，事件 / events ${counts.events}` : ''}`,
    ...(withoutId ? ['  没有编号列：以整行内容识别 / no id column: rows are known by their content'] : []),
    ...problems.slice(0, 5).map(p => `  第 ${p.line} 行 / line ${p.line}: ${p.reason.zh} / ${p.reason.en ?? p.code}`),
  ].join('\n')
}
