import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import nodemailer, { type SendMailOptions } from 'nodemailer'
import type { Instant } from '../../events/instant.ts'
import type { Attachment } from '../reports/mailings/attachment.ts'
import type { Letter } from './claim.ts'
import { gatheredWords, idsOf, letterId } from './letter.ts'
import type { Outcome } from './outcome.ts'

/** Where mails go when nobody has named a mail server. */
export const outboxFolder = (dataDir: string): string => join(dataDir, 'outbox')

export type MailSettings = { readonly smtpUrl: string | undefined; readonly from: string }
/** Sends mails by SMTP; without a server it writes them as files, so that nothing is lost and a demonstration shows them. */
export type Mailer = {
  send(letter: Letter, settings: MailSettings, now: Instant, attachments?: readonly Attachment[]): Promise<Outcome>
  close(): void
}

/** Shorter than the lease of a claimed message, so that no second process sends what this one still tries. */
const PATIENCE_MS = 20_000
const smtpOptions = {
  pool: true,
  maxConnections: 3,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
  disableFileAccess: true,
  disableUrlAccess: true,
} as const

type SmtpTransport = { sendMail(mail: SendMailOptions & { signal: AbortSignal }): Promise<unknown>; close(): void }

/** A mailer that keeps its connections until it is closed. */
export function createMailer({ dataDir, publicUrl }: { dataDir: string; publicUrl: string }): Mailer {
  const transports = new Map<string, SmtpTransport>()
  const transportTo = (url: string): SmtpTransport => {
    const known = transports.get(url)
    if (known) return known
    // nodemailer takes an AbortSignal; its separate type package does not know it yet.
    const transport = nodemailer.createTransport({ url, ...smtpOptions }) as unknown as SmtpTransport
    transports.set(url, transport)
    return transport
  }
  return {
    async send(letter, { smtpUrl, from }, now, attachments = []) {
      try {
        const mail = {
          ...mailOf(letter, { from, publicUrl, now }),
          ...(attachments.length === 0 ? {} : { attachments: [...attachments] }),
        }
        if (smtpUrl === undefined) return await writeFileOf(mail, letterId(letter), dataDir)
        await transportTo(smtpUrl).sendMail({ ...mail, signal: AbortSignal.timeout(PATIENCE_MS) })
        return { ok: true }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close() {
      for (const transport of transports.values()) transport.close()
      transports.clear()
    },
  }
}

/** The mail as nodemailer wants it: both languages, since a mailbox has no language setting. */
function mailOf(letter: Letter, { from, publicUrl, now }: { from: string; publicUrl: string; now: Instant }): SendMailOptions {
  const id = letterId(letter)
  return {
    from,
    to: letter[0].address,
    ...(letter.length === 1 ? aloneIn(letter[0], publicUrl) : gatheredIn(letter, publicUrl)),
    date: new Date(now),
    messageId: `<${id}@${new URL(publicUrl).hostname}>`,
    headers: { 'X-Bihuan-Message': idsOf(letter), 'Auto-Submitted': 'auto-generated' },
  }
}

function aloneIn({ words: { title, body, href } }: Letter[number], publicUrl: string) {
  const link = href === undefined ? [] : [new URL(href, publicUrl).href]
  const english = body.en === undefined ? [] : ['', '--', ...(title.en === undefined ? [] : [title.en]), body.en]
  return { subject: title.zh, text: [body.zh, ...link, ...english, ''].join('\n') }
}

function gatheredIn(letter: Letter, publicUrl: string) {
  const { title, zh, en } = gatheredWords(letter, publicUrl)
  return { subject: `【闭环】${title.zh}`, text: [zh, '', '--', en, ''].join('\n') }
}

const asBytes = nodemailer.createTransport({ streamTransport: true, buffer: true })

async function writeFileOf(mail: SendMailOptions, id: string, dataDir: string): Promise<Outcome> {
  const { message } = await asBytes.sendMail(mail)
  const folder = outboxFolder(dataDir)
  const file = join(folder, `${id.replace(/[^\w-]/g, '_')}.eml`)
  const write = () => writeFile(`${file}.draft`, message, { mode: 0o600 })
  await write().catch(async error => {
    if (error.code !== 'ENOENT') throw error
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await write()
  })
  await rename(`${file}.draft`, file)
  return { ok: true, note: '未配置邮件服务器，已写入发件文件夹 outbox' }
}

/** A mailbox that the server refuses for good (5xx to the recipient) will not be there in a minute either; all else may pass. */
function outcomeOf(error: unknown): Outcome {
  const {
    code = 'EUNKNOWN',
    responseCode,
    message = String(error),
  } = error as { code?: string; responseCode?: number; message?: string }
  return {
    ok: false,
    code: responseCode === undefined ? code : `${code} ${responseCode}`,
    because: message.slice(0, 500),
    isFinal: code === 'EENVELOPE' && (responseCode === undefined || responseCode >= 500),
  }
}
