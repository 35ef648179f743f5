import { effectiveEvents } from '../../engine/corrections.ts'
import { type Reward, rewardOf } from '../../engine/rewards.ts'
import { editionNamed } from '../../engine/rules.ts'
import { eventsOf } from '../cases/queries.ts'
import { yearOf } from '../compensation/book-on-fund.ts'
import type { Ctx } from '../context.ts'
import type { Work } from './work.ts'

/**
 * Keeps the register of rewards, and the bookings of project money on funds, with the events of their cases. Rewards are few: each is read
 * again from its events. Nothing is asked where no event is about a reward.
 */
export async function flushRewards(ctx: Ctx, work: Work): Promise<void> {
  const touched = new Set(work.events.map(event => event.stream))
  for (const { id, state, isHistory } of work.cases.values()) {
    if (state?.kind !== 'reward' || isHistory || !(touched.has(id) || work.refolded.has(id))) continue
    const { pack } = editionNamed(ctx.rules, state.edition)
    const reward = rewardOf(pack.records ?? [], effectiveEvents(await eventsOf(ctx, id)))
    await writeReward(ctx, id, pack.id, state.department, reward)
    const fund = pack.rewards?.find(one => one.id === reward.rule)?.fund
    await writeBooking(ctx, id, fund === undefined ? undefined : `${pack.id}:${fund}`, reward)
  }
}

const orNull = <T>(value: T | undefined): T | null => value ?? null

async function writeReward(ctx: Ctx, caseId: string, regulation: string, department: string | undefined, reward: Reward) {
  const { party, subject, base, published, withdrawn } = reward
  const theirs = party === 'person' && subject !== undefined ? ctx.roster.people.get(subject)?.department : subject
  const columns = {
    ...{ regulation, rule: orNull(reward.rule), stage: reward.stage, party: orNull(party), subject_id: orNull(subject) },
    ...{
      department_id: orNull(theirs ?? department),
      amount_fen: orNull(reward.amountFen),
      project_fen: orNull(reward.projectFen),
    },
    ...{ base_event: orNull(base?.event), base: base === undefined ? null : JSON.stringify(base.values) },
    ...{ approved_at: orNull(reward.approvedAt), withdrawn_at: orNull(withdrawn?.at), updated_at: ctx.now },
    ...{
      published_event: orNull(published?.event),
      published_on: orNull(published?.from),
      published_until: orNull(published?.until),
    },
    // One that holds stands against the reward until it is taken back.
    open_objections: withdrawn === undefined ? reward.objections.filter(one => one.upheld !== false).length : 0,
  }
  await ctx.tx
    .insertInto('rewards')
    .values({ org_id: ctx.org, case_id: caseId, opened_at: reward.openedAt, ...columns })
    .onConflict(conflict => conflict.columns(['org_id', 'case_id']).doUpdateSet(columns))
    .execute()
}

/** The money for a project leaves its fund once, and comes back when the reward is taken back. */
async function writeBooking(ctx: Ctx, caseId: string, fund: string | undefined, { funded, projectFen, withdrawn }: Reward) {
  const isBooked = fund !== undefined && funded !== undefined && projectFen !== undefined && withdrawn === undefined
  let gone = ctx.tx
    .deleteFrom('fund_bookings')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where('source', '=', 'project')
  if (isBooked) gone = gone.where('id', '<>', funded.event)
  if (funded !== undefined || fund !== undefined) await gone.execute()
  if (!isBooked) return
  const columns = { fund, year: yearOf(ctx, funded.at), amount_fen: projectFen, booked_at: funded.at, source: 'project' as const }
  await ctx.tx
    .insertInto('fund_bookings')
    .values({ org_id: ctx.org, id: funded.event, case_id: caseId, booked_by: funded.by, ...columns })
    .onConflict(conflict => conflict.columns(['org_id', 'id']).doUpdateSet(columns))
    .execute()
}
