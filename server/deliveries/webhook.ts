import { createHmac } from 'node:crypto'
import type { Instant } from '../../events/instant.ts'
import { type Letter, MANY_AT_ONCE } from './claim.ts'
import { gatheredWords, idsOf } from './letter.ts'
import type { Outcome } from './outcome.ts'

/** WeCom cuts texts at 2,048 bytes, the shortest of the three. */
const MOST_BYTES = 2_000
/** Titles of this many never fit into those bytes. */
const MOST_NAMED = 40
/** Shorter than the lease of a claimed message. */
const PATIENCE_MS = 10_000

/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>`; the receiver compares and refuses old times. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/** A letter as one text for a group robot: whole messages while there is room, then how many more there are; of many only the titles. */
export function textOf(letter: Letter, publicUrl: string): string {
  const text =
    letter.length > MANY_AT_ONCE ? (count: number) => gatheredWords(letter, publicUrl, count).zh : inFull(letter, publicUrl)
  let count = Math.min(letter.length, MOST_NAMED)
  while (count > 1 && Buffer.byteLength(text(count)) > MOST_BYTES) count--
  return cut(text(count))
}

const inFull = (letter: Letter, publicUrl: string) => {
  const parts = letter.map(({ words: { title, body, href } }) =>
    [title.zh, body.zh, ...(href === undefined ? [] : [new URL(href, publicUrl).href])].join('\n'),
  )
  return (count: number) =>
    parts.slice(0, count).join('\n\n') +
    (count < parts.length ? `\n\n另有 ${parts.length - count} 条，请登录查看：${publicUrl}` : '')
}

function cut(text: string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text
  const start = Buffer.from(text)
    .subarray(0, MOST_BYTES - 3)
    .toString('utf8')
  return `${start.replace(/(?<!\uFFFD)\uFFFD+$/, '')}…`
}

/** The body as the robot of this address takes it: Feishu has its own form, WeCom and DingTalk share one, which is also ours. */
export function bodyOf(url: string, content: string): string {
  const { hostname } = new URL(url)
  const isFeishu = /(^|\.)(feishu\.cn|larksuite\.com)$/.test(hostname)
  return JSON.stringify(isFeishu ? { msg_type: 'text', content: { text: content } } : { msgtype: 'text', text: { content } })
}

/** Posts a letter as one text, signed where the company has set a secret. `X-Bihuan-Message` names what is in it, so that a receiver knows a repetition. */
export async function postWebhook(
  letter: Letter,
  { secret, publicUrl, now }: { secret: string | undefined; publicUrl: string; now: Instant },
): Promise<Outcome> {
  const url = letter[0].address
  try {
    const body = bodyOf(url, textOf(letter, publicUrl))
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'X-Bihuan-Message': idsOf(letter),
      ...(secret ? { 'X-Bihuan-Signature': signatureOf(secret, Math.floor(Date.parse(now) / 1_000), body) } : {}),
    }
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    return judge(response.status, await response.text())
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const { code, name = 'Error', message = String(cause) } = cause as { code?: string; name?: string; message?: string }
    return { ok: false, code: code ?? name, because: message.slice(0, 500), isFinal: false }
  }
}

/** Group robots say 200 and put their refusal into the body: `errcode` (WeCom, DingTalk), `code` (Feishu). */
function judge(status: number, text: string): Outcome {
  if (status < 200 || status >= 300)
    return { ok: false, code: `HTTP ${status}`, because: text.slice(0, 500), isFinal: status === 410 }
  const code = errorCodeOf(text)
  return code === 0 ? { ok: true } : { ok: false, code: `errcode ${code}`, because: text.slice(0, 500), isFinal: false }
}

function errorCodeOf(text: string): number {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null) return 0
    const code = 'errcode' in answer ? answer.errcode : 'code' in answer ? answer.code : 0
    return typeof code === 'number' ? code : 0
  } catch {
    return 0 // a receiver of the company's own may answer anything
  }
}
