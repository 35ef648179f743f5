import { X509Certificate } from 'node:crypto'
import { access, constants, stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { freemem, totalmem } from 'node:os'
import { lastPublishedYear } from '../../../calendars/china.ts'
import type { Instant } from '../../../events/instant.ts'
import type { Config } from '../../config.ts'
import { freeBytes } from '../readiness.ts'
import { type Finding, fault, fine, messageOf, warning } from './finding.ts'

const MEGABYTE = 1024 ** 2
const DAY_MS = 24 * 60 * 60_000
const OLDEST_NODE = [20, 19] as const
const PATIENCE_MS = 5_000

/** Node itself and the data that comes with it. */
export function checkNode(version: string): Finding[] {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isNew = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const node = isNew
    ? fine('node', `Node.js ${version}`, `Node.js ${version}`)
    : fault('node', `Node.js ${version} 太旧`, `Node.js ${version} is too old`, {
        zh: '请安装 20.19 或更新的版本。',
        en: 'Install 20.19 or newer.',
      })
  // Shanghai kept summer time in 1991: who does not know it has no whole data of time zones.
  const offset = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', timeZoneName: 'longOffset' })
    .formatToParts(new Date('1991-07-01T00:00:00Z'))
    .find(part => part.type === 'timeZoneName')?.value
  const zones =
    offset === 'GMT+09:00'
      ? fine('time-zones', `时区数据 ${process.versions.tz ?? ''}`, `Time zone data ${process.versions.tz ?? ''}`)
      : fault('time-zones', '时区数据不完整', 'The time zone data is not whole', {
          zh: '请使用带完整 ICU 的 Node.js。',
          en: 'Use a Node.js with full ICU.',
        })
  return [node, zones]
}

/** Memory of the machine: a server takes 300 MB, a restore or a report more. */
export function checkMemory(): Finding {
  const [free, total] = [Math.floor(freemem() / MEGABYTE), Math.floor(totalmem() / MEGABYTE)]
  const [zh, en] = [`内存 ${total} MB，空闲 ${free} MB`, `Memory ${total} MB, free ${free} MB`]
  if (total >= 1_000) return fine('memory', zh, en)
  return warning('memory', zh, en, { zh: '建议至少 1 GB。', en: 'At least 1 GB is advised.' })
}

/** The data folder: there, ours alone, writable, with room. */
export async function checkFolder({ dataDir, minFreeDiskMb }: Pick<Config, 'dataDir' | 'minFreeDiskMb'>): Promise<Finding[]> {
  const found = await stat(dataDir).catch(() => undefined)
  if (!found)
    return [
      warning('data-folder', `数据目录 ${dataDir} 还不存在`, `There is no data folder at ${dataDir} yet`, {
        zh: '第一次启动时会建立；若应当已有数据，请检查 DATA_DIR。',
        en: 'The first start makes it; if there should be data, check DATA_DIR.',
      }),
    ]
  const isWritable = await access(dataDir, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  )
  const isOpen = process.platform !== 'win32' && (found.mode & 0o077) !== 0
  const rights = !isWritable
    ? fault('data-folder', `数据目录 ${dataDir} 不可读写`, `The data folder ${dataDir} cannot be read and written`, {
        zh: '请把目录交给运行服务的用户（chown）。',
        en: 'Give the folder to the user that runs the server (chown).',
      })
    : isOpen
      ? warning('data-folder', `数据目录 ${dataDir} 其他用户也能读`, `Other users can read the data folder ${dataDir}`, {
          zh: `运行 chmod 700 ${dataDir}`,
          en: `Run chmod 700 ${dataDir}`,
        })
      : fine('data-folder', `数据目录 ${dataDir} 可用`, `The data folder ${dataDir} can be used`)
  const free = Math.floor(((await freeBytes(dataDir)) ?? 0) / MEGABYTE)
  const [zh, en] = [`磁盘剩余 ${free} MB`, `${free} MB free on the disk`]
  const more = { zh: '请清理磁盘或扩容；剩余过少时服务会报告未就绪。', en: 'Make room: with too little the server is not ready.' }
  const disk =
    free < minFreeDiskMb
      ? fault('disk', zh, en, more)
      : free < minFreeDiskMb * 5
        ? warning('disk', zh, en, more)
        : fine('disk', zh, en)
  return [rights, disk]
}

/** The address that browsers use, and how long its certificate lasts. */
export function checkAddress({ publicUrl, tls }: Pick<Config, 'publicUrl' | 'tls'>, now: Instant): Finding[] {
  const { protocol, hostname } = new URL(publicUrl)
  const isHere = /^(localhost|127\.|\[::1\])/.test(hostname)
  const address =
    protocol === 'https:' || isHere
      ? fine('public-url', `公开地址 ${publicUrl}`, `Public address ${publicUrl}`)
      : warning('public-url', `公开地址 ${publicUrl} 没有加密`, `The public address ${publicUrl} is not encrypted`, {
          zh: '请用 TLS_CERT/TLS_KEY 或反向代理提供 https；通行密钥和摄像头需要它。',
          en: 'Serve https by TLS_CERT/TLS_KEY or a reverse proxy; passkeys and cameras need it.',
        })
  if (!tls) return [address]
  try {
    const { validTo, subjectAltName = '' } = new X509Certificate(tls.cert)
    const days = Math.floor((Date.parse(validTo) - Date.parse(now)) / DAY_MS)
    const [zh, en] = [
      `证书还有 ${days} 天到期（${subjectAltName}）`,
      `The certificate lasts ${days} more days (${subjectAltName})`,
    ]
    const renew = { zh: '请更换证书后重启。', en: 'Renew the certificate and restart.' }
    return [address, days < 0 ? fault('tls', zh, en, renew) : days < 21 ? warning('tls', zh, en, renew) : fine('tls', zh, en)]
  } catch (error) {
    const mend = { zh: '请检查 TLS_CERT 指向的文件。', en: 'Check the file of TLS_CERT.' }
    return [
      address,
      fault('tls', `证书无法读取：${messageOf(error)}`, `The certificate cannot be read: ${messageOf(error)}`, mend),
    ]
  }
}

/** Whether the State Council's days of the next twelve months are known. */
export function checkHolidays(now: Instant, last: number = lastPublishedYear): Finding {
  const until = new Date(now).getUTCFullYear() + 1
  if (last >= until) return fine('holidays', `节假日数据到 ${last} 年`, `Holidays are known until ${last}`)
  return warning(
    'holidays',
    `节假日数据只到 ${last} 年，之后的期限是暂定的`,
    `Holidays are known until ${last} only; due times after that are provisional`,
    {
      zh: '国务院通常在 11 月公布下一年安排；公布后升级程序或补充年度文件，期限会自动重算。',
      en: 'The State Council publishes the next year in November; upgrade then, or add the year file, and due times are computed again.',
    },
  )
}

/** Whether the mail server of SMTP_URL lets somebody connect; nothing is sent. */
export async function checkMail(smtpUrl: string | undefined): Promise<Finding> {
  if (smtpUrl === undefined)
    return warning(
      'mail',
      '没有设置 SMTP_URL：没有自己邮件服务器的组织，邮件只写成文件',
      'SMTP_URL is not set: mails of organisations without a server of their own become files',
      {
        zh: '设置 SMTP_URL 和 MAIL_FROM，或在公司设置里填写。',
        en: 'Set SMTP_URL and MAIL_FROM, or the company settings.',
      },
    )
  try {
    const { hostname, port, protocol } = new URL(smtpUrl)
    await reach(hostname, Number(port) || (protocol === 'smtps:' ? 465 : 587))
    return fine('mail', `邮件服务器 ${hostname} 可以连接`, `The mail server ${hostname} can be reached`)
  } catch (error) {
    const mend = { zh: '请检查 SMTP_URL、网络和防火墙。', en: 'Check SMTP_URL, the network and the firewall.' }
    return fault(
      'mail',
      `邮件服务器连接不上：${messageOf(error)}`,
      `The mail server cannot be reached: ${messageOf(error)}`,
      mend,
    )
  }
}

function reach(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS })
    socket.once('connect', () => resolve(void socket.destroy()))
    socket.once('error', reject)
    socket.once('timeout', () => socket.destroy(new Error('timeout')))
  })
}
