import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import type { z } from 'zod'
import { type Database, openDatabase } from '../server/database/database.ts'
import { folderOwner } from '../server/database/folder-lock.ts'
import { migrate } from '../server/database/migrate.ts'
import { asWorker, inOrganisation } from '../server/database/transaction.ts'
import type { Deps } from '../server/deps.ts'
import { Refusal, refusals } from '../server/errors.ts'
import { contextOf } from '../server/http/organisation-context.ts'
import { importFigures } from '../server/imports/figures.ts'
import { previewImport } from '../server/imports/preview.ts'
import { findImport, insertImport, listRows } from '../server/imports/queries.ts'
import { importActor, runImport } from '../server/imports/run-import.ts'
import { Figures, type ImportRow, ImportRowPage, ImportView, Preview } from '../server/imports/schema.ts'
import { OperatorError } from '../server/operator-error.ts'
import { ImportCommandError, type ImportDoor, type ImportIo } from './import.ts'

type Where = {
  readonly url?: string | undefined
  readonly key?: string | undefined
  readonly org?: string | undefined
  readonly data?: string | undefined
}
const DEFAULT_URL = 'http://127.0.0.1:4000'
const POLL_MS = 500

/** The server that --url or BIHUAN_URL names, which must answer; else the one that has the data folder; else the folder itself. */
export async function openImportDoor(path: string, where: Where, io: ImportIo): Promise<ImportDoor> {
  await stat(path).catch(() => {
    throw new ImportCommandError(`没有这个文件 / no such file: ${path}`)
  })
  const named = where.url ?? io.env.BIHUAN_URL
  // On PostgreSQL no folder says where a server runs.
  const running = named ?? (io.env.DATABASE_URL ? DEFAULT_URL : (await folderOwner(dataDirOf(where, io)))?.url)
  if (running !== undefined) {
    const url = running.replace(/\/$/, '')
    const answers = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(3_000) }).then(
      r => r.ok,
      () => false,
    )
    if (answers) return overHttp(path, url, where.key ?? io.env.BIHUAN_API_KEY)
    if (named !== undefined) throw new ImportCommandError(`服务没有应答 / the server does not answer: ${url}`)
  }
  return inFolder(path, where, io)
}

async function overHttp(path: string, url: string, key: string | undefined): Promise<ImportDoor> {
  if (key === undefined || key === '')
    throw new ImportCommandError(
      '服务正在运行，需要 API 密钥：--key 或 BIHUAN_API_KEY / the server is running and wants an API key: --key or BIHUAN_API_KEY',
    )
  const ask = async <S extends z.ZodType>(
    schema: S,
    method: 'GET' | 'POST',
    address: string,
    init: { body?: BodyInit; type?: string } = {},
  ): Promise<z.output<S>> => {
    const headers: Record<string, string> = {
      authorization: `Bearer ${key}`,
      'idempotency-key': randomUUID(),
      ...(init.type === undefined ? {} : { 'content-type': init.type }),
    }
    const response = await fetch(`${url}${address}`, {
      method,
      headers,
      ...(init.body === undefined ? {} : { body: init.body, duplex: 'half' }),
    } as RequestInit)
    const text = await response.text()
    if (!response.ok) throw new ImportCommandError(problemText(response.status, text))
    return schema.parse(JSON.parse(text))
  }
  const json = (value: unknown) => ({ body: JSON.stringify(value), type: 'application/json' })
  let file: string | undefined
  return {
    where: url,
    preview: async ({ sheet, mapping }) => {
      if (file === undefined) {
        const boundary = `bihuan-${randomUUID()}`
        const sent = await ask(Preview, 'POST', '/api/imports/preview', {
          body: multipartOf(path, sheet, boundary),
          type: `multipart/form-data; boundary=${boundary}`,
        })
        file = sent.file
        if (mapping === undefined) return sent
      }
      return ask(Preview, 'POST', '/api/imports/preview', json({ file, sheet, mapping }))
    },
    run: async (preview, mapping, sheet, onProgress) => {
      let view = await ask(ImportView, 'POST', '/api/imports', json({ file: preview.file, sheet, mapping }))
      while (view.state === 'running') {
        await sleep(POLL_MS)
        view = await ask(ImportView, 'GET', `/api/imports/${view.id}`)
        onProgress(view)
      }
      return view
    },
    rows: (id, outcome) =>
      pagesOf(after =>
        ask(
          ImportRowPage,
          'GET',
          `/api/imports/${id}/rows?limit=500${outcome ? `&outcome=${outcome}` : ''}${after === undefined ? '' : `&after=${after}`}`,
        ),
      ),
    figures: id => ask(Figures, 'GET', `/api/imports/${id}/figures`),
    close: async () => {},
  }
}

function multipartOf(path: string, sheet: string | undefined, boundary: string): ReadableStream {
  // The name goes into a header: quotes and line breaks would end it early.
  const name = basename(path).replace(/["\r\n]/g, '_')
  async function* parts(): AsyncGenerator<Uint8Array> {
    if (sheet !== undefined)
      yield Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="sheet"\r\n\r\n${sheet}\r\n`)
    yield Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
    )
    yield* createReadStream(path) as AsyncIterable<Uint8Array>
    yield Buffer.from(`\r\n--${boundary}--\r\n`)
  }
  return Readable.toWeb(Readable.from(parts(), { objectMode: false })) as unknown as ReadableStream
}

/** A problem document as a sentence; anything else as its status. */
function problemText(status: number, text: string): string {
  try {
    const problem = JSON.parse(text) as {
      code?: string
      title?: string
      detail?: string
      mend?: string
      fields?: Record<string, string>
    }
    const fields = Object.entries(problem.fields ?? {}).map(([field, words]) => `\n  ${field}: ${words}`)
    return `${problem.code ?? status}: ${problem.detail ?? problem.title ?? ''} ${problem.mend ?? ''}${fields.join('')}`
  } catch {
    return `HTTP ${status}`
  }
}

const dataDirOf = ({ data }: Where, { env }: ImportIo): string => resolve(data || env.DATA_DIR || 'data')

async function inFolder(path: string, where: Where, io: ImportIo): Promise<ImportDoor> {
  const dataDir = dataDirOf(where, io)
  const quiet = {
    info: () => {},
    warn: () => {},
    error: (...what: unknown[]) => void io.stderr.write(`${JSON.stringify(what[0])}\n`),
    fatal: () => {},
  }
  const database = await openDatabase({ databaseUrl: io.env.DATABASE_URL || undefined, dataDir, log: quiet as never }).catch(
    error => {
      throw error instanceof OperatorError ? new ImportCommandError(error.message) : error
    },
  )
  try {
    await migrate(database)
    const org = where.org ?? (await onlyOrganisation(database))
    const deps = { database, clock: io.clock, newId: io.newId, newSalt: io.newSalt, dataDir, log: quiet } as unknown as Deps
    return folderDoor(deps, org, path, io)
  } catch (error) {
    await database.close()
    throw error
  }
}

function folderDoor(deps: Deps, org: string, path: string, io: ImportIo): ImportDoor {
  const here = <T>(work: (ctx: Awaited<ReturnType<typeof contextOf>>) => Promise<T>) =>
    named(inOrganisation(deps.database, org, async tx => work(await contextOf(deps, tx, org, importActor))))
  return {
    where: deps.dataDir,
    preview: ({ sheet, mapping }) =>
      named(previewImport(deps, { org, now: io.clock() }, { id: 'local', path, name: basename(path) }, { sheet, mapping })),
    run: async (preview, mapping, sheet, onProgress) => {
      const id = io.newId()
      await here(ctx => insertImport(ctx, { id, name: preview.name, kind: mapping.kind, mapping, by: 'import' }))
      const stop = new AbortController()
      const progress = setInterval(() => void here(ctx => findImport(ctx, id)).then(onProgress, () => {}), 2_000)
      await runImport({
        deps,
        org,
        id,
        path,
        mapping,
        options: sheet === undefined ? {} : { sheet },
        signal: stop.signal,
      }).finally(() => clearInterval(progress))
      return here(ctx => findImport(ctx, id))
    },
    rows: (id, outcome) =>
      pagesOf(after =>
        here(ctx =>
          listRows(ctx, id, {
            limit: 500,
            ...(outcome ? { outcome } : {}),
            ...(after === undefined ? {} : { after: Number(after) }),
          }),
        ),
      ),
    figures: id => here(ctx => importFigures(ctx, id)),
    close: () => deps.database.close(),
  }
}

/** A refusal becomes the command's sentence. */
async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const words = refusals[error.code]
    const fields = Object.entries(error.extras.fields ?? {}).map(([field, text]) => `\n  ${field}: ${text.zh}`)
    throw new ImportCommandError(
      `${error.code}: ${error.extras.detail?.zh ?? words.zh.title} / ${error.extras.detail?.en ?? words.en.title}${fields.join('')}`,
    )
  }
}

/** The folder's one organisation; several need --org. As owner without an organisation set, row-level security would show none: the worker may list them. */
async function onlyOrganisation(database: Database): Promise<string> {
  const found = await asWorker(database, tx => tx.selectFrom('organisations').select('id').orderBy('id').execute())
  if (found.length === 1) return found[0]!.id
  throw new ImportCommandError(
    found.length === 0
      ? '数据文件夹中还没有组织，请先完成首次设置 / the data folder has no organisation yet'
      : `请用 --org 指明组织 / name the organisation with --org: ${found.map(o => o.id).join(', ')}`,
  )
}

async function* pagesOf(
  page: (after: string | undefined) => Promise<{ items: ImportRow[]; next: string | null }>,
): AsyncGenerator<ImportRow> {
  let after: string | undefined
  do {
    const { items, next } = await page(after)
    yield* items
    after = next ?? undefined
  } while (after !== undefined)
}
