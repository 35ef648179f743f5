import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { outboxFolder } from '../../server/deliveries/mail.ts'

export type Mail = { readonly to: string; readonly subject: string; readonly text: string }

/** The mails that the server has sent so far; without a mail server they are files. */
export function mailsIn(dataDir: string): Mail[] {
  const folder = outboxFolder(dataDir)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter(name => name.endsWith('.eml'))
  return files.map(name => readMail(readFileSync(join(folder, name), 'latin1')))
}

function readMail(source: string): Mail {
  const [, head = '', body = ''] = /^(.*?)\r?\n\r?\n(.*)$/s.exec(source) ?? []
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  const header = (name: string) =>
    lines
      .find(line => line.toLowerCase().startsWith(`${name}:`))
      ?.slice(name.length + 1)
      .trim() ?? ''
  const encoding = header('content-transfer-encoding').toLowerCase()
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : encoding === 'quoted-printable'
        ? fromQuoted(body.replace(/=\r?\n/g, ''))
        : Buffer.from(body, 'latin1')
  return { to: header('to'), subject: fromWords(header('subject')), text: bytes.toString('utf8') }
}

const fromQuoted = (text: string): Buffer =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

/** RFC 2047: `=?UTF-8?B?…?=`. */
function fromWords(text: string): string {
  const parts = text.replace(/\?=\s+=\?/g, '?==?').matchAll(/=\?UTF-8\?([BQ])\?(.*?)\?=|([^=]+|=)/gi)
  const bytes = [...parts].map(([, kind, word = '', plain = '']) =>
    kind === undefined
      ? Buffer.from(plain, 'latin1')
      : kind.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64')
        : fromQuoted(word.replaceAll('_', ' ')),
  )
  return Buffer.concat(bytes).toString('utf8')
}
