import { refuse } from '../errors.ts'
import { endMandate } from '../mandates/decide-mandate.ts'
import type { ObligationSource } from './obligations.ts'

/** Mandates that somebody gave or holds (furn 5.3). A mandate is for that person and passes to nobody: it is revoked, and given anew where wanted. */
export const mandates: ObligationSource = {
  source: 'mandate',
  blocks: true,
  find: async (ctx, person) => {
    const rows = await ctx.tx
      .selectFrom('mandates')
      .select(['id', 'principal_id', 'holder_id', 'until'])
      .where('org_id', '=', ctx.org)
      .where(eb => eb.or([eb('principal_id', '=', person), eb('holder_id', '=', person)]))
      .where('status', 'in', ['requested', 'approved'])
      .where('until', '>', ctx.now)
      .orderBy('until')
      .orderBy('id')
      .execute()
    const name = (id: string) => ctx.roster.people.get(id)?.name ?? ''
    return rows.map(row => ({
      ...{ kind: 'mandate' as const, unit: row.id, id: row.id, dueAt: row.until },
      title: {
        zh: `${name(row.principal_id)} 授权 ${name(row.holder_id)}`,
        en: `From ${name(row.principal_id)} to ${name(row.holder_id)}`,
      },
    }))
  },
  handOver: async (ctx, unit, { to, note }) => {
    if (to !== null) throw refuse('hand-over.not-held')
    await endMandate(ctx, unit, note ?? '离岗交接')
  },
}
