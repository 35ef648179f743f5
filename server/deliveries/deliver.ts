import type { Instant } from '../../events/instant.ts'
import { asWorker } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { attachmentsOf } from '../reports/mailings/attachment.ts'
import { CompanySettings } from '../rules/organisation-rules.ts'
import { claimMails, claimWebhooks, type Letter } from './claim.ts'
import type { Mailer } from './mail.ts'
import { type Sent, settle, tryAgainLater, verdictOn } from './settle.ts'
import { postWebhook } from './webhook.ts'

export type DeliverDeps = Pick<Deps, 'database' | 'newId' | 'newSalt' | 'log' | 'publicUrl' | 'smtpUrl' | 'mailFrom'> & {
  readonly mailer: Mailer
  /** Where the picture of a report's head lies. */
  readonly dataDir?: string
}
/** How many messages went out, were given up, and wait for another attempt. */
export type Delivered = { delivered: number; failed: number; again: number }

/**
 * Sends what waits, whoever put it there and before whatever restart: at least once, each letter under its own id. Messages are taken, sent outside any
 * transaction, and what became of each is recorded with its event.
 */
export async function deliver(deps: DeliverDeps, now: Instant): Promise<Delivered> {
  const mails = await claimMails(deps.database, now)
  const texts = await claimWebhooks(deps.database, now)
  if (mails.length === 0 && texts.length === 0) return { delivered: 0, failed: 0, again: 0 }
  const settings = await settingsOf(deps, [...new Set([...mails, ...texts].map(([first]) => first.org))])

  const sendMail = async (letter: Letter): Promise<Sent[]> => {
    const { mail } = settings.get(letter[0].org)!
    const from = mail.from ?? deps.mailFrom ?? `闭环 <bihuan@${new URL(deps.publicUrl).hostname}>`
    const attachments = letter.some(message => message.words.report !== undefined) ? await attachmentsOf(deps, letter, now) : []
    const outcome = await deps.mailer.send(letter, { smtpUrl: mail.smtpUrl ?? deps.smtpUrl, from }, now, attachments)
    return letter.map(message => ({ message, outcome }))
  }
  const sendText = async (letter: Letter): Promise<Sent[]> => {
    const { secret } = settings.get(letter[0].org)!.webhook
    const outcome = await postWebhook(letter, { secret, publicUrl: deps.publicUrl, now })
    return letter.map(message => ({ message, outcome }))
  }
  const sent = await Promise.all([...mails.map(sendMail), ...texts.map(sendText)])
  return record(deps, sent, now)
}

async function settingsOf({ database }: DeliverDeps, orgs: readonly string[]): Promise<Map<string, CompanySettings>> {
  const rows = await asWorker(database, tx =>
    tx.selectFrom('organisations').select(['id', 'settings']).where('id', 'in', orgs).execute(),
  )
  return new Map(rows.map(row => [row.id, CompanySettings.parse(row.settings)]))
}

/** Cases in one transaction: others at the embedded database wait meanwhile. */
const CASES_AT_ONCE = 25

/** What became of everything, some cases in one transaction; what fails is logged, and its messages come again after their lease. */
async function record(deps: DeliverDeps, letters: readonly Sent[][], now: Instant): Promise<Delivered> {
  const count: Delivered = { delivered: 0, failed: 0, again: 0 }
  const groups = new Map<string, Sent[]>()
  for (const letter of letters) {
    // One letter has one outcome and was tried as often as each message in it.
    const verdict = verdictOn(letter[0]!, now)
    count[verdict] += letter.length
    if (verdict === 'again') await tryAgainLater(deps, letter, now)
    else
      for (const one of letter) {
        const key = `${one.message.org} ${one.message.caseId ?? one.message.id}`
        groups.set(key, [...(groups.get(key) ?? []), one])
      }
  }
  const byOrg = new Map<string, Sent[][]>()
  for (const group of groups.values()) {
    const { org } = group[0]!.message
    byOrg.set(org, [...(byOrg.get(org) ?? []), group])
  }
  for (const ofOne of byOrg.values())
    for (let i = 0; i < ofOne.length; i += CASES_AT_ONCE) await settleOrNarrow(deps, ofOne.slice(i, i + CASES_AT_ONCE), now)
  return count
}

async function settleOrNarrow(deps: DeliverDeps, groups: readonly Sent[][], now: Instant): Promise<void> {
  try {
    await settle(deps, groups.flat(), now)
  } catch (error) {
    if (groups.length > 1) for (const group of groups) await settleOrNarrow(deps, [group], now)
    else
      deps.log.error(
        { err: error, messages: groups.flat().map(one => one.message.id) },
        'what became of messages could not be recorded',
      )
  }
}
