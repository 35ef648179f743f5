import {
  answerProblem,
  confirmProblem,
  contestProblem,
  contestsAs,
  LIABILITY_RECORD,
  type LiabilityProblem,
  lastVersion,
} from '../../../engine/liability.ts'
import { recordsInScope } from '../../../engine/records.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { contestUntil } from '../../liability/contest-until.ts'
import { isSuperiorOf } from '../../organisation/superiors.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'

/** The clause that asks for the liability, for refusals. */
function clauseOf(ctx: Ctx, { state }: OpenedCase): { clause?: string } {
  const asked = recordsInScope(ctx.rules, state, ctx.now).find(({ record }) => record.id === LIABILITY_RECORD)
  return asked === undefined ? {} : { clause: asked.record.clause }
}

function mustBeFine(ctx: Ctx, record: OpenedCase, problem: LiabilityProblem | undefined): void {
  if (problem) throw refuse(problem, clauseOf(ctx, record))
}

/** The departments that somebody heads. */
export const headedBy = ({ actor }: Pick<Ctx, 'actor'>): string[] =>
  actor.roles.flatMap(one => (one.role === 'department-head' && one.department !== undefined ? [one.department] : []))

/** 责任认定确认: the second signature, on the version that was seen. It counts unless something is contested. */
export const confirmLiability: ActFile = {
  act: 'confirm-liability',
  fill(ctx, record, { version }) {
    const { liability } = record.state
    mustBeFine(ctx, record, confirmProblem(liability, String(version), ctx.actor.person))
    const last = lastVersion(liability)!
    return { counts: last.contests.every(one => one.answered !== undefined), liable: last.liable }
  },
}

/** 责任异议: by a party named, within the time that the company has set. */
export const contestLiability: ActFile = {
  act: 'contest-liability',
  async fill(ctx, record, { version }) {
    const { liability } = record.state
    const headed = headedBy(ctx)
    mustBeFine(ctx, record, contestProblem(liability, String(version), ctx.actor.person, headed))
    const last = lastVersion(liability)!
    const until = await contestUntil(ctx, last)
    if (until !== undefined && ctx.now > until) throw refuse('liability.contest-too-late', clauseOf(ctx, record))
    return { ...contestsAs(last, ctx.actor.person, headed) }
  },
}

/** 异议答复: upheld, by the finder or a superior of theirs. It counts from then on if it was signed and nothing else is contested. */
export const answerContest: ActFile = {
  act: 'answer-contest',
  fill(ctx, record, { contest }) {
    const { liability } = record.state
    const last = lastVersion(liability)
    const isSuperior = last !== undefined && isSuperiorOf(ctx.roster, ctx.actor, last.by)
    mustBeFine(ctx, record, answerProblem(liability, String(contest), ctx.actor.person, isSuperior))
    const others = last!.contests.filter(one => one.id !== contest)
    return {
      counts: last!.confirmed !== undefined && others.every(one => one.answered !== undefined),
      liable: last!.liable,
    }
  },
}
