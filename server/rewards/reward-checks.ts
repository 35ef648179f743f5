import { effectiveEvents } from '../../engine/corrections.ts'
import type { RecordRule } from '../../engine/pack.ts'
import { type Reward, rewardOf } from '../../engine/rewards.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import { eventsOf } from '../cases/queries.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import { bookOn } from '../compensation/book-on-fund.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'

/** A reward as the events of its case leave it now; undefined where the case is none. */
export async function rewardNow(ctx: Ctx, { id, state }: OpenedCase): Promise<Reward | undefined> {
  if (state.kind !== 'reward') return undefined
  const { pack } = editionNamed(ctx.rules, state.edition)
  return rewardOf(pack.records ?? [], effectiveEvents(await eventsOf(ctx, id)))
}

/**
 * What a reward allows of a record of it: a base or award is not changed once it was approved (`reward.decided-already`), an objection comes
 * while it is published (`reward.not-published-now`), an answer to one that waits (`reward.nothing-to-answer`), what was never approved or is
 * taken back already is not taken back (`reward.nothing-to-withdraw`). Money for a project must be there in its fund.
 */
export async function mustFitReward(ctx: Ctx, record: OpenedCase, { clause, reward: asked }: RecordRule): Promise<void> {
  if (asked === undefined) return
  const reward = await rewardNow(ctx, record)
  if (reward === undefined) return
  const { pack } = editionNamed(ctx.rules, record.state.edition)
  const cited = { clause, regulation: pack.title }
  switch (asked.part) {
    case 'base':
    case 'award':
      if (reward.stage !== 'applied') throw refuse('reward.decided-already', cited)
      return
    case 'objection': {
      const today = todayOf(ctx)
      const { published } = reward
      if (reward.stage !== 'published' || published === undefined || today > published.until)
        throw refuse('reward.not-published-now', cited)
      return
    }
    case 'answer':
      if (!reward.objections.some(one => one.upheld === undefined)) throw refuse('reward.nothing-to-answer', cited)
      return
    case 'funded': {
      if (reward.funded !== undefined) throw refuse('reward.funded-already', cited)
      const fund = pack.rewards?.find(one => one.id === reward.rule)?.fund
      if (fund !== undefined && reward.projectFen !== undefined) await bookOn(ctx, `${pack.id}:${fund}`, reward.projectFen)
      return
    }
    case 'withdrawal':
      if (reward.approvedAt === undefined || reward.withdrawn !== undefined) throw refuse('reward.nothing-to-withdraw', cited)
      return
    default:
  }
}

/** The amount that a submission of a reward is about: the one computed. Another one is refused (`reward.amount-otherwise`). */
export async function amountOfReward(ctx: Ctx, record: OpenedCase, stated: unknown): Promise<number | undefined> {
  const reward = await rewardNow(ctx, record)
  const amount = reward?.amountFen ?? reward?.projectFen
  if (amount !== undefined && stated !== undefined && stated !== amount)
    throw refuse('reward.amount-otherwise', {
      fields: {
        'data.amountFen': {
          zh: `系统计算的金额是 ${(amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })} 元`,
          en: `The computed amount is CNY ${(amount / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`,
        },
      },
    })
  return amount
}

/** A reward is not closed as done while its publication runs (`reward.publication-runs`): somebody may still object. */
export async function mustBePublishedOut(ctx: Ctx, record: OpenedCase, outcome: unknown): Promise<void> {
  if (outcome !== 'done') return
  const reward = await rewardNow(ctx, record)
  if (reward?.stage === 'published' && reward.published !== undefined && todayOf(ctx) <= reward.published.until)
    throw refuse('reward.publication-runs', {
      detail: { zh: `公示到 ${reward.published.until} 止`, en: `It is published until ${reward.published.until}` },
    })
}
