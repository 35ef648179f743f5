import { sql } from 'kysely'
import type { Instant } from '../../events/instant.ts'
import { fireAlarm, whomToTell } from '../alarms/fire-alarm.ts'
import { keepRinging, nextRung } from '../alarms/next-rung.ts'
import { lockCases, type OpenedCase } from '../cases/case-record.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { addEvent } from '../events/add-event.ts'
import { flush } from '../events/flush.ts'
import { newWork, type Work } from '../events/work.ts'
import { contextOf } from '../http/organisation-context.ts'
import { insidersAmong } from '../notifications/keep-seals.ts'
import { newOutgoing, type Outgoing, writeOutgoing } from '../notifications/outgoing.ts'
import { loadRules } from '../rules/organisation-rules.ts'
import type { Claimed } from './claim.ts'
import type { Outcome } from './outcome.ts'
import { nextAttemptAt } from './retry.ts'

export type SettleDeps = Pick<Deps, 'database' | 'newId' | 'newSalt'>
export type Sent = { readonly message: Claimed; readonly outcome: Outcome }
export type Settled = 'delivered' | 'failed' | 'again'

/** What an attempt means for a message: done, tried enough, or once more later. */
export function verdictOn({ message, outcome }: Sent, now: Instant): Settled {
  if (outcome.ok) return 'delivered'
  return outcome.isFinal || nextAttemptAt(now, message.attempts) === undefined ? 'failed' : 'again'
}

/** Sets the time of a letter's next attempt. */
export async function tryAgainLater({ database }: SettleDeps, letter: readonly Sent[], now: Instant): Promise<void> {
  const { message, outcome } = letter[0]!
  await asWorker(database, tx =>
    tx
      .updateTable('messages')
      .set({
        not_before: nextAttemptAt(now, message.attempts)!,
        error: outcome.ok ? null : `${outcome.code}: ${outcome.because}`,
      })
      .where('org_id', '=', message.org)
      .where('letter', '=', message.letter)
      .where('state', '=', 'waiting')
      .where('attempts', '=', message.attempts)
      .execute(),
  )
}

/**
 * Records what became of messages of one organisation: their state and the event on each one's case in one transaction. One that could not be delivered rings
 * the next rung of its duty at once, or becomes a task for the administrator where there is none. What another process has settled stays as it is.
 */
export function settle(deps: SettleDeps, sent: readonly Sent[], now: Instant): Promise<void> {
  const { org } = sent[0]!.message
  return inOrganisation(deps.database, org, async tx => {
    const ctx = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
    const cases = [...new Set(sent.flatMap(one => one.message.caseId ?? []))]
    const records = cases.length === 0 ? new Map<string, OpenedCase>() : await lockCases(ctx, cases, 'all')
    const [work, outgoing] = [newWork(), newOutgoing()]
    const closed = await close(ctx, sent)
    for (const one of sent) {
      if (!closed.has(one.message.id)) continue
      const record = records.get(one.message.caseId ?? '')
      if (record) addEvent(ctx, work, record, eventOf(one))
      if (one.outcome.ok) continue
      const hasClimbed = record !== undefined && (await climb(ctx, work, outgoing, record, one.message))
      if (!hasClimbed) outgoing.tasks.push(taskOf(one))
    }
    if (work.events.length > 0) await flush(ctx, work)
    await writeOutgoing(ctx, outgoing)
  })
}

/** A customer's link works once for whoever has it: what is kept of its letter says that there was one, and no longer which. */
const withoutTokens = sql<string>`case when duty_key like 'survey:%' then regexp_replace(words::text, '/s/[A-Za-z0-9_-]+', '/s/…', 'g')::jsonb else words end`

/** Settles what is still waiting, and gives the ids of it: one statement for all that had the same outcome. */
async function close(ctx: Ctx, sent: readonly Sent[]): Promise<ReadonlySet<string>> {
  const byOutcome = new Map<Outcome, string[]>()
  for (const { message, outcome } of sent) byOutcome.set(outcome, [...(byOutcome.get(outcome) ?? []), message.id])
  const closed = new Set<string>()
  for (const [outcome, ids] of byOutcome) {
    const error = outcome.ok ? (outcome.note ?? null) : `${outcome.code}: ${outcome.because}`
    const rows = await ctx.tx
      .updateTable('messages')
      .set({ state: outcome.ok ? 'delivered' : 'failed', error, settled_at: ctx.now, words: withoutTokens })
      .where('org_id', '=', ctx.org)
      .where('id', '=', sql<string>`any(${ids}::text[])`)
      .where('state', '=', 'waiting')
      .returning('id')
      .execute()
    for (const { id } of rows) closed.add(id)
  }
  return closed
}

function eventOf({ message: m, outcome }: Sent) {
  const plain = { message: m.id, channel: m.channel, ...(m.person === null ? {} : { to: m.person }) }
  if (outcome.ok)
    return {
      type: 'message.delivered',
      plain: { ...plain, about: outcome.note === undefined ? m.about : `${m.about}（${outcome.note}）` },
      sealed: {},
    } as const
  return {
    type: 'message.failed',
    plain: { ...plain, about: m.about, attempts: m.attempts, code: outcome.code },
    sealed: {},
  } as const
}

/**
 * Fires the next rung of the duty's ladder before its time, and says whether it did: not where the duty is done, the ladder at its end, or a mail reached
 * somebody beside the robot. Two mails of one duty may fail at once: each climbs a rung of its own.
 */
async function climb(ctx: Ctx, work: Work, outgoing: Outgoing, record: OpenedCase, message: Claimed): Promise<boolean> {
  if (message.duty === null || (message.channel === 'webhook' && (await mailWentOut(ctx, message)))) return false
  const next = await nextRung(ctx, work, record, message.duty)
  if (!next) return false
  const { duty, ladder } = next
  const { settings } = await loadRules(ctx.tx, ctx.org)
  const early = { zh: '下一级的通知未能送达，提前升级', en: 'the message below could not be delivered, so this rung rings early' }
  const firing = { ...next.rung, duty, early }
  const insiders =
    record.sealedFor === null ? undefined : await insidersAmong(ctx, record.id, whomToTell(ctx, record, firing).people)
  fireAlarm(ctx, work, outgoing, record, firing, settings, person => insiders?.has(person) ?? true)
  keepRinging(work, record.id, duty.key, ladder)
  return true
}

async function mailWentOut(ctx: Ctx, { duty, rung }: Claimed): Promise<boolean> {
  const mail = await ctx.tx
    .selectFrom('messages')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('duty_key', '=', duty)
    .where('rung', '=', rung)
    .where('channel', '=', 'mail')
    .limit(1)
    .executeTakeFirst()
  return mail !== undefined
}

/** Names the mailbox, but of a robot only the host: its address is its key. */
function taskOf({ message, outcome }: Sent) {
  const code = outcome.ok ? '' : outcome.code
  const where = message.channel === 'mail' ? message.address : new URL(message.address).host
  const words =
    message.channel === 'mail'
      ? {
          zh: `邮件无法送达 ${where}（${code}）。请核对邮箱和邮件服务器设置。`,
          en: `Mail to ${where} cannot be delivered (${code}). Check the mailbox and the mail server settings.`,
        }
      : {
          zh: `群机器人消息无法送达 ${where}（${code}）。请核对公司设置中的地址。`,
          en: `The group robot at ${where} cannot be reached (${code}). Check its address in the company settings.`,
        }
  return { kind: 'undeliverable', words, caseId: message.caseId }
}
