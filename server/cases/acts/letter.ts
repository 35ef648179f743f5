import { recordsInScope } from '../../../engine/records.ts'
import { gapsIn } from '../../../events/letter-gaps.ts'
import type { LetterChannel, LetterKind } from '../../../events/letter-kinds.ts'
import { todayOf } from '../../code-trees/read-codes.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { Work } from '../../events/work.ts'
import { factsOf, mailOf, preferredOf } from '../../letters/case-facts.ts'
import { templatesOn } from '../../letters/templates.ts'
import { filled } from '../../letters/view-letters.ts'
import { newOutgoing, writeOutgoing } from '../../notifications/outgoing.ts'
import type { OpenedCase } from '../case-record.ts'
import { type ActFile, addAct } from '../perform-act.ts'

type Letter = {
  kind: LetterKind
  language: 'zh' | 'en'
  channel: LetterChannel
  subject: string
  text: string
  to?: string
}
const clause = { clause: '三(五)1' } as const

/**
 * 致客户函 (penal 三(五)): a letter that a person has read and edited goes out, by mail through the outbox where the case has an address. A
 * letter with a gap is refused (`letter.gap`), a mail without an address too. What the letter does for the case (solution told, progress,
 * result) is recorded with it, under the permits and gates of that act.
 */
export const sendLetter: ActFile = {
  act: 'send-letter',
  async fill(ctx, { id }, input) {
    const { kind, language, channel, subject, text } = input as Letter
    const gaps = gapsIn(`${subject}\n${text}`)
    if (gaps.length > 0) throw refuse('letter.gap', { ...clause, detail: { zh: gaps.join(''), en: gaps.join(' ') } })
    const facts = await factsOf(ctx, id)
    const template = (await templatesOn(ctx, todayOf(ctx))).find(one => one.kind === kind)!
    const plain = filled(template, facts, language)
    const address = mailOf(facts.caseRow)
    if (channel === 'mail' && address === '') throw refuse('letter.no-address', clause)
    return {
      ...(template.since === undefined ? {} : { version: template.since }),
      edited: plain.subject !== subject || plain.text !== text,
      ...(channel === 'mail' ? { to: address } : {}),
    }
  },
  async after(ctx, work, record, { event, plain, sealed }) {
    const letter = { ...plain, ...sealed } as Letter
    if (letter.channel === 'mail') await mail(ctx, record, event, letter)
    return record.state.closed ? undefined : await follow(ctx, work, record, letter)
  },
}

/** Alone and without a link: a letter to a customer is never gathered with reminders to the staff. */
async function mail(ctx: Ctx, record: OpenedCase, event: string, { subject, text, to }: Letter): Promise<void> {
  const outgoing = newOutgoing()
  outgoing.messages.push({
    ...{ channel: 'mail', person: null, address: to!, title: { zh: subject }, body: { zh: text }, outside: true },
    ...{ about: '致客户函', caseId: record.id, duty: `letter:${event}` },
  })
  await writeOutgoing(ctx, outgoing, [record])
}

const toChannel = { mail: 'email', paper: 'letter', phone: 'phone', online: 'web', 'in-person': 'visit' } as const
/** What the letter is to the case: the act whose duty it meets. */
async function follow(ctx: Ctx, work: Work, record: OpenedCase, letter: Letter): Promise<Record<string, unknown> | undefined> {
  const { kind, channel, text } = letter
  const act = (type: 'progress' | 'send-result' | 'make-record', data: Record<string, unknown>) =>
    addAct(ctx, work, record, { type, data })
  if (kind === 'result') return (await act('send-result', { channel: toChannel[channel], text })).result
  const isAsked = recordsInScope(ctx.rules, record.state, ctx.now).some(one => one.record.id === 'solution-told')
  if (kind !== 'solution' || !isAsked) {
    await act('progress', { to: 'customer', text })
    return undefined
  }
  const { told, caseRow } = await factsOf(ctx, record.id)
  const preferred = preferredOf(ctx, caseRow)
  await act('make-record', {
    record: 'solution-told',
    values: {
      channel: channel === 'paper' ? 'other' : channel,
      chosenBy: preferred.from !== 'intake' && preferred.channel === channel ? 'customer' : 'complaint',
      apologised: true,
      ...(told.expectedOn === undefined ? {} : { expectedBy: told.expectedOn }),
    },
    texts: {
      ...(told.cause === undefined ? {} : { cause: told.cause }),
      ...(told.measures === undefined ? {} : { measures: told.measures }),
    },
  })
  return undefined
}

/** 客户偏好渠道: kept with the case, and with the customer where they want it so from now on. */
export const preferChannel: ActFile = {
  act: 'prefer-channel',
  async after(ctx, _work, record, { plain, sealed }) {
    const channel = plain.channel as LetterChannel
    const email = sealed.email as string | undefined
    await ctx.tx
      .updateTable('cases')
      .set({ preferred_channel: channel, ...(email === undefined ? {} : { contact_email: email }) })
      .where('org_id', '=', ctx.org)
      .where('id', '=', record.id)
      .execute()
    if (plain.forCustomer === true && record.customerId !== null)
      await ctx.tx
        .updateTable('customers')
        .set({ preferred_channel: channel, ...(email === undefined ? {} : { email }) })
        .where('org_id', '=', ctx.org)
        .where('id', '=', record.customerId)
        .execute()
    return undefined
  },
}
