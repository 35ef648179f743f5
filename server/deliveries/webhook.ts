import { createHmac } from 'node:crypto'
import type { Instant } from '../../events/instant.ts'
import type { Claimed } from './claim.ts'
import type { Outcome } from './outcome.ts'

/** WeCom cuts texts at 2,048 bytes, the shortest of the three. */
const MOST_BYTES = 2_000
/** Shorter than the lease of a claimed message. */
const PATIENCE_MS = 10_000

/** `t=<seconds>,v1=<hex>`: HMAC-SHA-256 of `<seconds>.<body>`; the receiver compares and refuses old times. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/** Several messages as one text for a group robot: whole messages while there is room, then how many more there are. */
export function textOf(messages: readonly Claimed[], publicUrl: string): string {
  const parts = messages.map(({ words: { title, body, href } }) =>
    [title.zh, body.zh, ...(href === undefined ? [] : [new URL(href, publicUrl).href])].join('\n'),
  )
  const fits = (count: number) =>
    parts.slice(0, count).join('\n\n') +
    (count < parts.length ? `\n\n另有 ${parts.length - count} 条，请登录查看：${publicUrl}` : '')
  let count = parts.length
  while (count > 1 && Buffer.byteLength(fits(count)) > MOST_BYTES) count--
  const text = fits(count)
  return Buffer.byteLength(text) <= MOST_BYTES
    ? text
    : `${Buffer.from(text)
        .subarray(0, MOST_BYTES - 3)
        .toString('utf8')
        .replace(/\uFFFD+$/, '')}…`
}

/** The body as the robot of this address takes it: Feishu has its own form, WeCom and DingTalk share one, which is also ours. */
export function bodyOf(url: string, content: string): string {
  const { hostname } = new URL(url)
  const isFeishu = /(^|\.)(feishu\.cn|larksuite\.com)$/.test(hostname)
  return JSON.stringify(isFeishu ? { msg_type: 'text', content: { text: content } } : { msgtype: 'text', text: { content } })
}

/** Posts messages of one address as one text, signed where the company has set a secret. `X-Bihuan-Message` names them, so that a receiver knows a repetition. */
export async function postWebhook(
  messages: readonly Claimed[],
  { secret, publicUrl, now }: { secret: string | undefined; publicUrl: string; now: Instant },
): Promise<Outcome> {
  const url = messages[0]!.address
  try {
    const body = bodyOf(url, textOf(messages, publicUrl))
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'X-Bihuan-Message': messages.map(m => m.id).join(','),
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
