import { partyName } from '../../engine/conditions.ts'
import { durationText } from '../../engine/explain.ts'
import { formsFor } from '../../engine/routes.ts'
import { editionNamed } from '../../engine/rules.ts'
import type { CaseState, OpenDuty } from '../../engine/state.ts'
import { editionsOn, stepsTogether } from '../../engine/together.ts'
import type { GradingFacts } from '../../events/case-words.ts'
import { customerSeen, mustSee } from '../access/case-visibility.ts'
import { assignAutomatically } from '../assignment/assign-automatically.ts'
import type { Choice } from '../assignment/choose-handler.ts'
import type { AssignedTo } from '../assignment/schema.ts'
import { lockCase, type OpenedCase } from '../cases/case-record.ts'
import { openCase } from '../cases/open-case.ts'
import { withTimesRaised } from '../cases/times-raised.ts'
import { named, regulationOf, ruleOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addEvent } from '../events/add-event.ts'
import { newWork } from '../events/work.ts'
import { presentHolders } from '../organisation/roster.ts'
import { explainGrading } from './explain-grading.ts'
import type { Preview, PreviewCase, PreviewDuty } from './schema.ts'

/**
 * What would follow if this case were registered, or graded so, now. The same code runs as for the real thing, and its unit of work is
 * thrown away: nothing is written, no number is taken, no customer is made. Refuses what registering would refuse, and an unknown level.
 */
export async function previewCase(ctx: Ctx, input: PreviewCase): Promise<Preview> {
  if ('caseId' in input) {
    await mustSee(ctx, input.caseId)
    const record = await lockCase(ctx, input.caseId)
    const before = new Map(Object.entries(record.state.duties))
    if (input.level !== undefined && input.level !== record.state.level) grade(ctx, record, input.level)
    return preview(ctx, record, before)
  }
  const { level, title, ...wish } = input
  const customerId = await knownCustomer(ctx, input.customerId)
  const [intake] = await withTimesRaised(ctx, [{ ...wish, title: title?.trim() || '—', customerId, number: '' }])
  const record = openCase(ctx, newWork(), intake!)
  const chosen = await assignAutomatically(ctx, newWork(), record)
  if (level !== undefined && level !== record.state.level) grade(ctx, record, level)
  return { ...preview(ctx, record, new Map()), assignedTo: chosen === undefined ? null : assignedTo(ctx, chosen) }
}

function assignedTo(ctx: Ctx, { person, among, away, skill, open }: Choice): AssignedTo {
  return { id: person, name: named(ctx, person).name, among, away, skill, open }
}

async function knownCustomer(ctx: Ctx, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null
  const known = await ctx.tx
    .selectFrom('customers')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .$if(ctx.sight.isPartner, q => q.where(customerSeen(ctx, 'customers.id')!))
    .executeTakeFirst()
  if (!known) throw refuse('customer.not-found')
  return known.id
}

/** As if that level were confirmed at this moment. */
function grade(ctx: Ctx, record: OpenedCase, level: string): void {
  const { pack } = editionNamed(ctx.rules, record.state.edition)
  if (!pack.levels.some(l => l.id === level)) throw refuse('level.unknown')
  const previous = record.state.level ?? level
  addEvent(ctx, newWork(), record, {
    type: 'case.classified',
    plain: {
      level,
      proposed: record.state.proposed ?? level,
      previous,
      overridden: level !== record.state.proposed,
      regraded: previous !== level,
      facts: record.facts,
      rows: [],
    },
    sealed: {},
  })
}

function preview(ctx: Ctx, record: OpenedCase, before: ReadonlyMap<string, OpenDuty>): Preview {
  const { state } = record
  const edition = editionNamed(ctx.rules, state.edition)
  const { pack } = edition
  const graded = explainGrading(edition, state.kind, record.facts as GradingFacts, state.category, state.subtype)
  const department = state.department === undefined ? undefined : ctx.roster.departments.get(state.department)
  return {
    level: state.level ?? null,
    levelTitle: pack.levels.find(l => l.id === state.level)?.title ?? null,
    ...graded,
    department: department ? { id: department.id, name: department.name } : null,
    assignedTo: null,
    missing: state.missing,
    starts: inOrder(
      ctx,
      Object.values(state.duties).filter(d => !before.has(d.key)),
    ),
    ends: inOrder(
      ctx,
      [...before.values()].filter(d => !(d.key in state.duties)),
    ),
    planApproval: planApproval(ctx, state),
    forms: formsFor(edition, state).map(({ id, title, clause }) => ({ id, title, clause })),
    edition: regulationOf(edition),
    regulations: editionsOn(ctx.rules, state, ctx.now).map(regulationOf),
  }
}

function inOrder(ctx: Ctx, duties: readonly OpenDuty[]): PreviewDuty[] {
  return [...duties].sort((a, b) => (a.dueAt ?? '9').localeCompare(b.dueAt ?? '9')).map(duty => presentDuty(ctx, duty))
}

function presentDuty(ctx: Ctx, duty: OpenDuty): PreviewDuty {
  const rule = ruleOf(ctx.rules, duty)
  if (!rule) throw new Error(`no duty rule ${duty.rule} in ${duty.edition}`)
  return {
    rule: rule.id,
    clause: rule.clause,
    regulation: regulationOf(editionNamed(ctx.rules, duty.edition)),
    ...(rule.reading === undefined ? {} : { reading: rule.reading }),
    title: rule.title,
    owner: {
      id: duty.owner ?? null,
      name: duty.owner === undefined ? '' : named(ctx, duty.owner).name,
      role: partyName(rule.owner),
    },
    startedAt: duty.startAt,
    dueAt: duty.dueAt ?? null,
    provisional: duty.provisional,
    within: rule.within === undefined ? null : { zh: durationText(rule.within, 'zh'), en: durationText(rule.within, 'en') },
  }
}

/** The plan's route with the people who could be asked now; nobody is left out for having written the plan, since nobody has yet. */
function planApproval(ctx: Ctx, state: CaseState): Preview['planApproval'] {
  const steps = stepsTogether(ctx.rules, state, 'plan', {}, ctx.now)
  if (steps.length === 0) return null
  return {
    steps: steps.map(({ edition, step }) => ({
      id: step.id,
      clause: step.clause,
      regulation: regulationOf(edition),
      ...(step.reading === undefined ? {} : { reading: step.reading }),
      mode: step.mode,
      people: step.by.flatMap(party =>
        presentHolders(ctx.roster, party, state).map(id => ({
          id,
          name: named(ctx, id).name,
          role: 'role' in party ? party.role : 'caseRole' in party ? party.caseRole : 'anyone',
        })),
      ),
    })),
  }
}
