import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import { folderOwner } from '../server/database/folder-lock.ts'
import { WrongUse } from './policy-errors.ts'
import type { PolicyIo } from './policy-io.ts'

const DEFAULT_URL = 'http://127.0.0.1:4000'
export type Server = <S extends z.ZodType>(
  schema: S,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<z.output<S>>

/**
 * A running server: the one that --url or BIHUAN_URL names, else the one that has the data folder. An API key comes by --key or BIHUAN_API_KEY.
 * What the server refuses is said with its code and mend (WrongUse).
 */
export async function askServer(options: Where, io: Pick<PolicyIo, 'env'>): Promise<Server> {
  const { base, bearer } = await serverAt(options, io)
  return async (schema, method, path, body) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${bearer}`,
        ...(method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new WrongUse(problemText(response.status, text))
    return schema.parse(text === '' ? undefined : JSON.parse(text))
  }
}

/** The bytes of an answer as they come. What the server refuses is WrongUse, as with askServer. */
export async function streamFromServer(
  options: Where,
  io: Pick<PolicyIo, 'env'>,
  path: string,
): Promise<AsyncIterable<Uint8Array>> {
  const { base, bearer } = await serverAt(options, io)
  const response = await fetch(`${base}${path}`, { headers: { authorization: `Bearer ${bearer}` } })
  if (!response.ok || response.body === null) throw new WrongUse(problemText(response.status, await response.text()))
  return Readable.fromWeb(response.body as never) as AsyncIterable<Uint8Array> // fetch types its body by the DOM
}

type Where = { url?: string | undefined; key?: string | undefined }
async function serverAt({ url, key }: Where, { env }: Pick<PolicyIo, 'env'>): Promise<{ base: string; bearer: string }> {
  const named = url ?? env.BIHUAN_URL
  const owner = named === undefined && !env.DATABASE_URL ? (await folderOwner(env.DATA_DIR || 'data'))?.url : undefined
  const base = (named ?? owner ?? DEFAULT_URL).replace(/\/$/, '')
  const bearer = key ?? env.BIHUAN_API_KEY
  const answers = await fetch(`${base}/healthz`, { signal: AbortSignal.timeout(3_000) }).then(
    response => response.ok,
    () => false,
  )
  if (!answers)
    throw new WrongUse(`没有在运行的服务 / no server answers at ${base}：--url <http://…> 或 BIHUAN_URL，先 npm start`)
  if (!bearer) throw new WrongUse('需要 API 密钥 / an API key is needed: --key 或 BIHUAN_API_KEY')
  return { base, bearer }
}

type Problem = {
  code?: string
  title?: string
  detail?: string
  mend?: string
  problems?: { place: string; says: string; mend: string }[]
}

/** A problem document as a sentence, with every place where it names some; anything else as its status. */
function problemText(status: number, text: string): string {
  try {
    const { code, title, detail, mend, problems = [] } = JSON.parse(text) as Problem
    const head = [`${code ?? status}: ${title ?? ''}`, detail, mend].filter(Boolean).join(' — ')
    return [head, ...problems.map(p => `  ${p.place}: ${p.says} → ${p.mend}`)].join('\n')
  } catch {
    return `HTTP ${status}`
  }
}
