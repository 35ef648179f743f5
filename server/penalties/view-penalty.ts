import { measuresStanding, penaltyStage, penaltyStands } from '../../engine/penalty.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { person, regulationOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { subjectOf } from '../violations/present-violation.ts'
import { computePenalty } from './compute-penalty.ts'
import { hadRead } from './had-read.ts'
import type { PenaltyView } from './schema.ts'
import { viewMeasures } from './view-measures.ts'

/** The file of a penalty. A case that is none: `penalty.not-one`. Whether the viewer sees the case was asked by its address. */
export async function viewPenalty(ctx: Ctx, caseId: string): Promise<PenaltyView> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('state')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .executeTakeFirst()
  if (!row) throw refuse('case.not-found')
  const { state } = row
  if (state.kind !== 'penalty') throw refuse('penalty.not-one')
  const penalty = state.penalty ?? {}
  const { cited } = penalty
  const computed = cited === undefined ? undefined : await computePenalty(ctx, cited, caseId)
  return {
    stage: penaltyStage(penalty),
    stands: penaltyStands(penalty),
    cited: cited === undefined ? null : await viewCited(ctx, caseId, state, cited),
    computed:
      computed === undefined
        ? null
        : ({
            times: computed.times,
            before: [...computed.before],
            sanctions: computed.sanctions.map(({ id, title, clause, together }) => ({
              id,
              title,
              clause,
              together: together ?? [],
            })),
            measures: [...computed.measures],
            // The engine's lists are readonly, the schema's are not; they are sent and not kept.
            why: computed.why as unknown,
          } as PenaltyView['computed']),
    reading: cited?.of === 'person' ? await hadRead(ctx, cited.subject, cited.edition, cited.on) : null,
    proposed: penalty.proposed ?? null,
    standing: [...measuresStanding(penalty)],
    ...(await viewMeasures(ctx, caseId, state)),
    appealUntil: Object.values(state.duties).find(duty => isAppealWindow(ctx, duty))?.dueAt ?? null,
    isParty: state.people.party?.includes(ctx.actor.person) ?? false,
  }
}

/** The clock of a right that an appeal uses. */
function isAppealWindow(ctx: Ctx, { edition, rule }: { edition: string; rule: string }): boolean {
  const known = editionNamed(ctx.rules, edition).duties.get(rule)
  return known?.lapses === true && known.meaning === 'appeal'
}

type Cited = NonNullable<NonNullable<CaseState['penalty']>['cited']>
async function viewCited(ctx: Ctx, caseId: string, state: CaseState, cited: Cited): Promise<PenaltyView['cited']> {
  const edition = editionNamed(ctx.rules, cited.edition)
  const { pack } = edition
  const line = await ctx.tx
    .selectFrom('violations')
    .select(['case_id', 'state', 'department_id'])
    .where('org_id', '=', ctx.org)
    .where('penalty_case_id', '=', caseId)
    .executeTakeFirst()
  const from = line?.case_id ?? null
  const isSeen = from !== null && (await visibleAmong(ctx, [from])).has(from)
  const source = isSeen
    ? await ctx.tx
        .selectFrom('cases')
        .select(['id', 'number', 'title'])
        .where('org_id', '=', ctx.org)
        .where('id', '=', from)
        .executeTakeFirst()
    : undefined
  const title = pack.violations?.find(one => one.id === cited.violation)?.title ?? { zh: cited.violation }
  const department = ctx.roster.departments.get(line?.department_id ?? state.department ?? '')
  return {
    entry: cited.entry ?? null,
    regulation: regulationOf(edition) as NonNullable<PenaltyView['cited']>['regulation'],
    violation: title,
    grade: pack.grades?.find(grade => grade.id === cited.grade)?.title ?? title,
    clause: cited.clause,
    gist: pack.clauses[cited.clause]?.gist ?? title,
    party: cited.of,
    subject: subjectOf(ctx, cited.of, cited.subject)!,
    department: department === undefined ? null : { id: department.id, name: department.name },
    on: cited.on,
    speakers: (state.people.party ?? []).map(id => person(ctx, id)),
    case: source ?? null,
    takenBack: line?.state === 'taken-back',
  }
}
