import { startOfDay } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { editionNamed } from '../../engine/rules.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { blocker } from './blockers.ts'
import { deciderOf } from './deciders.ts'
import type { Claim, PayrollSource, SourceLine } from './sources.ts'

/** 奖励 (furn 8.1): the bonus of a reward that was approved and published, once nobody objects any more; what was withdrawn is given back. */
export const rewardSource: PayrollSource = {
  name: 'reward',
  async claims(ctx) {
    const rows = await standing(ctx).select(['rewards.case_id', 'rewards.amount_fen']).execute()
    return rows.map((row): Claim => ({ key: `reward:${row.case_id}:bonus`, effect: 'pay', totalFen: row.amount_fen }))
  },
  async lines(ctx, claims) {
    const cases = claims.map(one => one.key.split(':')[1]!)
    if (cases.length === 0) return []
    const rows = await standing(ctx)
      .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'rewards.org_id').onRef('cases.id', '=', 'rewards.case_id'))
      .select(['rewards.case_id', 'rewards.amount_fen', 'rewards.party', 'rewards.subject_id', 'rewards.rule', 'rewards.stage'])
      .select(['rewards.published_on', 'rewards.published_until', 'rewards.open_objections', 'cases.number', 'cases.state'])
      .where('rewards.case_id', 'in', cases)
      .execute()
    const deciders = await deciderOf(ctx, cases)
    return rows.flatMap((row): SourceLine[] => {
      const { pack, key } = editionNamed(ctx.rules, row.state.edition)
      const rule = pack.rewards?.find(one => one.id === row.rule)
      if (rule === undefined || row.subject_id === null || row.party === null) return []
      const title = rule.gives
      return [
        {
          ...{ key: `reward:${row.case_id}:bonus`, effect: 'pay', totalFen: row.amount_fen, caseId: row.case_id, edition: key },
          party: { of: row.party, id: row.subject_id },
          clause: rule.clause,
          basis: { zh: `${title.zh}（奖励 ${row.number}）`, en: `${title.en ?? title.zh} (reward ${row.number})` },
          since: row.published_on ?? row.state.openedAt.slice(0, 10),
          blockers: [
            ...(row.stage === 'published' ? [] : [blocker('payroll.not-published', { clause: rule.clause })]),
            // The last day of the publication is one of it.
            ...(row.stage === 'published' && row.published_until !== null && row.published_until >= todayOf(ctx)
              ? [
                  blocker('payroll.publication-open', {
                    clause: rule.clause,
                    until: startOfDay(ctx.rules.calendar, addCalendarDays(row.published_until, 1)),
                  }),
                ]
              : []),
            ...(row.open_objections > 0 ? [blocker('payroll.objection-open', { clause: rule.clause })] : []),
          ],
          deciders: deciders.get(row.case_id) ?? [],
        },
      ]
    })
  },
}

/** Rewards with a bonus that were approved and not withdrawn. */
const standing = (ctx: Pick<Ctx, 'tx' | 'org'>) =>
  ctx.tx
    .selectFrom('rewards')
    .where('rewards.org_id', '=', ctx.org)
    .where('rewards.stage', 'in', ['approved', 'published'])
    .where('rewards.amount_fen', '>', 0)
    .where('rewards.subject_id', 'is not', null)
