import { editionsInForce } from '../../../engine/rules.ts'
import { mustBeStaff } from '../../cases/named-things.ts'
import { named } from '../../cases/view-case.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { MailingList, SetMailing } from './schema.ts'

/** The reports of the regulations in force that say something: meetings and reviews too, but not what is recorded elsewhere. */
function mailable(ctx: Ctx) {
  return editionsInForce(ctx.rules, ctx.now).flatMap(({ pack }) =>
    pack.periodic
      .filter(rule => !rule.reviews && !rule.renewsTemplates)
      .map(rule => ({ regulation: pack.id, rule: rule.id, title: rule.title, clause: rule.clause })),
  )
}

/** Company settings: whoever heads a department or administers may set up a mailing. */
const setsMailings = ({ actor }: Ctx): boolean =>
  actor.roles.some(one =>
    ['administrator', 'department-head', 'service-desk', 'internal-control', 'deputy-leader', 'leader'].includes(one.role),
  )

/** 定时发送 that are running, the newest first. */
export async function listMailings(ctx: Ctx): Promise<MailingList> {
  const rules = mailable(ctx)
  const rows = await ctx.tx
    .selectFrom('report_mailings')
    .selectAll('report_mailings')
    .select(eb =>
      eb
        .selectFrom('report_mails')
        .select(inner => inner.fn.max('sent_at').as('last'))
        .whereRef('report_mails.org_id', '=', 'report_mailings.org_id')
        .whereRef('report_mails.mailing_id', '=', 'report_mailings.id')
        .as('last'),
    )
    .where('org_id', '=', ctx.org)
    .where('ended_at', 'is', null)
    .orderBy('set_at', 'desc')
    .limit(200)
    .execute()
  const isAdministrator = ctx.actor.roles.some(one => one.role === 'administrator')
  return {
    canSet: setsMailings(ctx),
    rules,
    items: rows.map(row => {
      const rule = rules.find(one => one.regulation === row.regulation && one.rule === row.rule)
      return {
        ...{
          id: row.id,
          regulation: row.regulation,
          rule: row.rule,
          title: rule?.title ?? { zh: row.rule },
          clause: rule?.clause ?? '',
        },
        recipients: row.recipients.map(id => ({
          ...{ id, name: named(ctx, id).name },
          hasMail: (ctx.roster.people.get(id)?.email ?? '') !== '',
        })),
        ...{ sends: row.sends, onDay: row.on_day, setAt: row.set_at, lastSentAt: row.last },
        setBy: { id: row.set_by, name: named(ctx, row.set_by).name },
        canEnd: isAdministrator || row.set_by === ctx.actor.person,
      }
    }),
  }
}

/** Sets one up: from now on, to people of the company only (`person.unknown` …), each of whom sees what they may see. */
export async function setMailing(ctx: Ctx, given: SetMailing): Promise<string> {
  if (!setsMailings(ctx)) throw refuse('mailing.not-yours')
  const known = mailable(ctx).some(one => one.regulation === given.regulation && one.rule === given.rule)
  if (!known) throw refuse('report.not-found')
  mustBeStaff(ctx, given.recipients)
  const id = ctx.newId()
  await ctx.tx
    .insertInto('report_mailings')
    .values({
      ...{ org_id: ctx.org, id, regulation: given.regulation, rule: given.rule, recipients: [...new Set(given.recipients)] },
      ...{ sends: given.sends, on_day: given.sends === 'submitted' ? null : (given.onDay ?? 1) },
      ...{ set_by: ctx.actor.person, set_at: ctx.now, ended_at: null, ended_by: null },
    })
    .execute()
  return id
}

/** Ends one, by whoever set it up or administers. */
export async function endMailing(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('report_mailings')
    .select(['set_by', 'ended_at'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw refuse('mailing.not-found')
  const isAdministrator = ctx.actor.roles.some(one => one.role === 'administrator')
  if (row.set_by !== ctx.actor.person && !isAdministrator) throw refuse('mailing.not-yours')
  if (row.ended_at !== null) return
  await ctx.tx
    .updateTable('report_mailings')
    .set({ ended_at: ctx.now, ended_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}
