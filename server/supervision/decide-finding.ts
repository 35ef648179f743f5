import { primaryEdition } from '../../engine/rules.ts'
import { caseSeenOrTrue, mustBeCase } from '../access/case-visibility.ts'
import { registerCase } from '../cases/register-case.ts'
import type { Ctx } from '../context.ts'
import type { FindingState, FindingSteps } from '../database/supervision-tables.ts'
import { refuse } from '../errors.ts'
import { rulesInForce } from '../sampling/sample-rules.ts'
import { clauseOfChecks } from './data-checks.ts'
import { answersFor, type FindingRow, findingRow, mayDecide } from './list-findings.ts'
import { levelOfFinding, waysOpen } from './mend-finding.ts'
import { raiseFinding, step } from './raise-finding.ts'
import type { DecideFinding, RaiseFinding, RectifyFinding } from './schema.ts'
import { supervises } from './supervisors.ts'

async function go(
  ctx: Ctx,
  row: FindingRow,
  to: FindingState,
  kind: FindingSteps['kind'],
  words: string,
  rectification?: string,
): Promise<void> {
  await ctx.tx
    .updateTable('findings')
    .set({ state: to, ...(rectification === undefined ? {} : { rectification_id: rectification }) })
    .where('org_id', '=', ctx.org)
    .where('id', '=', row.id)
    .execute()
  const about = { id: row.id, number: row.number, isMajor: row.is_major, caseId: row.case_id }
  await step(ctx, about, kind, words, rectification === undefined ? {} : { rectification })
}

/** The clause that has somebody look on site: that of the sample of scenes (furn 6.2.1(2), robot 第十四条(一)), else that of data checks. */
function clauseOfPatrols(ctx: Ctx): string {
  return rulesInForce(ctx).find(({ rule }) => rule.population === 'scenes')?.rule.clause ?? clauseOfChecks(ctx)
}

/** 巡查所见: something found outside any draw. Only by those who supervise (`finding.not-yours`). */
export async function raiseByHand(ctx: Ctx, { words, major, department, person, case: caseId }: RaiseFinding): Promise<string> {
  if (!supervises(ctx)) throw refuse('finding.not-yours')
  if (!ctx.roster.departments.has(department)) throw refuse('department.not-found')
  if (person !== undefined && !ctx.roster.people.has(person)) throw refuse('person.not-found')
  if (caseId !== undefined) await mustBeCase(ctx, caseId)
  return raiseFinding(ctx, {
    ...{ source: 'patrol', sourceId: '', caseId: caseId ?? null, departmentId: department, personId: person ?? null },
    ...{ clause: clauseOfPatrols(ctx), isMajor: major, words },
  })
}

/** 异议: whoever it is about says why it is not so, while nothing has been opened on it (`finding.settled-already`). */
export async function disputeFinding(ctx: Ctx, id: string, reason: string): Promise<void> {
  const row = await findingRow(ctx, id)
  if (!answersFor(ctx, row)) throw refuse('finding.not-yours', { ...(row.clause === '' ? {} : { clause: row.clause }) })
  if (row.state !== 'open') throw refuse('finding.settled-already')
  await go(ctx, row, 'disputed', 'disputed', reason)
}

/** 裁定异议: by a supervisor who did not find it themself (`finding.own`). Upheld it stands; else it is withdrawn. */
export async function decideFinding(ctx: Ctx, id: string, { upheld, reason }: DecideFinding): Promise<void> {
  const row = await findingRow(ctx, id)
  if (row.state !== 'disputed') throw refuse('finding.not-disputed')
  if (!mayDecide(ctx, row)) throw refuse(row.found_by === ctx.actor.person ? 'finding.own' : 'finding.not-yours')
  await go(ctx, row, upheld ? 'open' : 'withdrawn', upheld ? 'upheld' : 'withdrawn', reason)
}

/**
 * 转整改 or 提前干预: opens the case that puts it right, whose clocks are the regulation's; it says out of what it came, and a rectification begins with
 * the level of its finding (furn 7.3.1). Refuses a way that no regulation governs (`finding.no-way`); a finding has one (`finding.settled-already`).
 */
export async function rectifyFinding(ctx: Ctx, id: string, { title, department, as }: RectifyFinding): Promise<string> {
  const row = await findingRow(ctx, id)
  if (!supervises(ctx)) throw refuse('finding.not-yours')
  if (row.state !== 'open') throw refuse('finding.settled-already')
  const owner = department ?? row.department_id
  const open = waysOpen(ctx)
  const kind = as ?? open[0]
  if (kind === undefined || !open.includes(kind)) throw refuse('finding.no-way')
  // An anomaly goes where its regulation sends it; whose rectification it is, somebody has to say.
  if (owner === null && kind === 'rectification') throw refuse('finding.no-department')
  const edition = primaryEdition(ctx.rules, kind, ctx.now)!
  const origin = row.case_id === null ? undefined : await seenCase(ctx, row.case_id)
  const opened = await registerCase(ctx, {
    ...{ kind, title, channel: 'internal' },
    ...(owner === null ? {} : { departmentId: owner }),
    ...(kind === 'rectification' ? { level: levelOfFinding(edition, row.is_major) } : {}),
    description: `${row.number}：${row.words}`,
    ...(origin === undefined ? {} : { origin: origin.id }),
    ...(kind === 'rectification' || origin?.customer_id == null ? {} : { customerId: origin.customer_id }),
  })
  await go(ctx, row, 'rectifying', 'rectifying', '', opened.id)
  return opened.id
}

async function seenCase(ctx: Ctx, id: string): Promise<{ id: string; customer_id: string | null } | undefined> {
  return ctx.tx
    .selectFrom('cases')
    .select(['cases.id', 'cases.customer_id'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.id', '=', id)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .executeTakeFirst()
}
