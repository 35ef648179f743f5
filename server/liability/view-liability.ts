import {
  answerProblem,
  confirmProblem,
  contestProblem,
  LIABILITY_RECORD,
  type LiabilityProblem,
  type LiabilityVersion,
  lastVersion,
  liabilityState,
} from '../../engine/liability.ts'
import { permitRefusal } from '../../engine/permissions.ts'
import { recordsInScope } from '../../engine/records.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { headedBy } from '../cases/acts/liability.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refusals, refuse } from '../errors.ts'
import { type Sealed, wordsOf } from '../investigation/view-register.ts'
import { isSuperiorOf } from '../organisation/superiors.ts'
import { contestUntil } from './contest-until.ts'
import type { LiabilityView } from './schema.ts'

type May = LiabilityView['can']['confirm']
type Problem = LiabilityProblem | 'liability.contest-too-late'
const mayUnless = (problem: Problem | undefined): May =>
  problem === undefined ? true : { refused: problem, because: { zh: refusals[problem].zh.title, en: refusals[problem].en.title } }

/** 责任认定 of a case with every version, who signed and contested what, and what the viewer may do. Whether they see the case was asked by its address. */
export async function viewLiability(ctx: Ctx, caseId: string): Promise<LiabilityView> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const { state } = row
  const { liability } = state
  const asked = recordsInScope(ctx.rules, state, ctx.now).find(({ record }) => record.id === LIABILITY_RECORD)
  const clause = asked?.record.clause ?? null
  const last = lastVersion(liability)
  if (liability === undefined || last === undefined)
    return { clause, versions: [], can: { confirm: mayUnless('liability.none'), contest: mayUnless('liability.none') } }
  const words = await wordsOf(ctx, caseId, ['record.made', 'liability.contested', 'liability.upheld'])
  const { person } = ctx.actor
  const until = new Map<string, string>()
  for (const version of liability.versions) {
    const at = await contestUntil(ctx, version)
    if (at !== undefined) until.set(version.event, at)
  }
  const isLate = (until.get(last.event) ?? '9') < ctx.now
  const isSuperior = isSuperiorOf(ctx.roster, ctx.actor, last.by)
  return {
    clause,
    versions: liability.versions
      .map((version, at) => ({
        ...{ event: version.event, number: at + 1, state: liabilityState(liability, version), by: named(ctx, version.by) },
        ...{ at: version.at, liable: version.liable, shares: sharesOf(ctx, version, words) },
        ...{ nobody: text(words, version.event, 'nobody'), reasons: text(words, version.event, 'reasons') },
        confirmed: version.confirmed ? { by: named(ctx, version.confirmed.by), at: version.confirmed.at } : null,
        contests: version.contests.map(contest => ({
          ...{ id: contest.id, by: named(ctx, contest.by), at: contest.at },
          subject:
            contest.party === 'person'
              ? named(ctx, contest.subject)
              : { id: contest.subject, name: ctx.roster.departments.get(contest.subject)?.name ?? contest.subject },
          reason: String(words.get(contest.id)?.reason ?? ''),
          answered:
            contest.answered === undefined
              ? null
              : {
                  ...{ by: named(ctx, contest.answered.by), at: contest.answered.at, how: contest.answered.how },
                  reasons:
                    contest.answered.how === 'remade'
                      ? text(words, contest.answered.event, 'reasons')
                      : String(words.get(contest.answered.event)?.reasons ?? ''),
                },
          canAnswer: mayUnless(answerProblem(liability, contest.id, person, isSuperior)),
        })),
        contestUntil: (until.get(version.event) as LiabilityView['versions'][number]['contestUntil']) ?? null,
      }))
      .reverse(),
    can: {
      confirm: mayConfirm(ctx, state, confirmProblem(liability, last.event, person)),
      contest: mayUnless(
        contestProblem(liability, last.event, person, headedBy(ctx)) ?? (isLate ? 'liability.contest-too-late' : undefined),
      ),
    },
  }
}

function mayConfirm(ctx: Ctx, state: CaseState, problem: LiabilityProblem | undefined): May {
  if (problem !== undefined) return mayUnless(problem)
  const refusal = permitRefusal(editionNamed(ctx.rules, state.edition), state, 'confirm-liability', ctx.actor, undefined)
  return refusal === undefined ? true : { refused: refusal.code, because: refusal.because }
}

const textsOf = (words: Sealed, event: string) => (words.get(event)?.texts ?? {}) as Readonly<Record<string, unknown>>
const text = (words: Sealed, event: string, field: string): string => {
  const said = textsOf(words, event)[field]
  return typeof said === 'string' ? said : ''
}

function sharesOf(ctx: Ctx, version: LiabilityVersion, words: Sealed): LiabilityView['versions'][number]['shares'] {
  const rows = textsOf(words, version.event).shares
  const basisOf = (at: number) => (Array.isArray(rows) ? String((rows[at] as { basis?: unknown })?.basis ?? '') : '')
  return version.shares.map((share, at) => ({
    department: { id: share.department, name: ctx.roster.departments.get(share.department)?.name ?? share.department },
    person: share.person === undefined ? null : named(ctx, share.person),
    ...{ percent: share.percent, evidence: [...share.evidence], basis: basisOf(at) },
  }))
}
