import type { Instant } from '../../events/instant.ts'
import { asWorker } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { CompanySettings } from '../rules/organisation-rules.ts'
import { type Claimed, claimMails, claimWebhooks } from './claim.ts'
import type { Mailer } from './mail.ts'
import { type Sent, settle, tryAgainLater, verdictOn } from './settle.ts'
import { postWebhook } from './webhook.ts'

export type DeliverDeps = Pick<Deps, 'database' | 'newId' | 'newSalt' | 'log' | 'publicUrl' | 'smtpUrl' | 'mailFrom'> & {
  readonly mailer: Mailer
}
/** How many messages went out, were given up, and wait for another attempt. */
export type Delivered = { delivered: number; failed: number; again: number }

/**
 * Sends what waits, whoever put it there and before whatever restart: at least once, each under its own id. Messages are taken, sent outside any transaction,
 * and what became of them is recorded with its event.
 */
export async function deliver(deps: DeliverDeps, now: Instant): Promise<Delivered> {
  const mails = await claimMails(deps.database, now)
  const batches = await claimWebhooks(deps.database, now)
  if (mails.length === 0 && batches.length === 0) return { delivered: 0, failed: 0, again: 0 }
  const settings = await settingsOf(deps, [...new Set([...mails, ...batches.flat()].map(m => m.org))])

  const sendMail = async (message: Claimed): Promise<Sent[]> => {
    const { mail } = settings.get(message.org)!
    const from = mail.from ?? deps.mailFrom ?? `闭环 <bihuan@${new URL(deps.publicUrl).hostname}>`
    return [{ message, outcome: await deps.mailer.send(message, { smtpUrl: mail.smtpUrl ?? deps.smtpUrl, from }, now) }]
  }
  const sendBatch = async (batch: Claimed[]): Promise<Sent[]> => {
    const { secret } = settings.get(batch[0]!.org)!.webhook
    const outcome = await postWebhook(batch, { secret, publicUrl: deps.publicUrl, now })
    return batch.map(message => ({ message, outcome }))
  }
  const sent = (await Promise.all([...mails.map(sendMail), ...batches.map(sendBatch)])).flat()
  return record(deps, sent, now)
}

async function settingsOf({ database }: DeliverDeps, orgs: readonly string[]): Promise<Map<string, CompanySettings>> {
  const rows = await asWorker(database, tx =>
    tx.selectFrom('organisations').select(['id', 'settings']).where('id', 'in', orgs).execute(),
  )
  return new Map(rows.map(row => [row.id, CompanySettings.parse(row.settings)]))
}

/** All of one case in one transaction; a case that fails is logged, and its messages come again after their lease. */
async function record(deps: DeliverDeps, sent: readonly Sent[], now: Instant): Promise<Delivered> {
  const count: Delivered = { delivered: 0, failed: 0, again: 0 }
  const groups = new Map<string, Sent[]>()
  for (const one of sent) {
    const verdict = verdictOn(one, now)
    count[verdict] += 1
    if (verdict === 'again') {
      await tryAgainLater(deps, one, now)
      continue
    }
    const key = `${one.message.org} ${one.message.caseId ?? one.message.id}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  for (const group of groups.values()) {
    try {
      await settle(deps, group, now)
    } catch (error) {
      deps.log.error({ err: error, messages: group.map(one => one.message.id) }, 'what became of messages could not be recorded')
    }
  }
  return count
}
