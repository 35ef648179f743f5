import { explainPayroll } from '../../engine/payroll/explain-payroll.ts'
import { editionNamed } from '../../engine/rules.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import { named, regulationOf } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { lawNamed } from './blockers.ts'
import type { DueLine } from './due-lines.ts'
import { papersOf } from './papers.ts'
import type { PayrollLine } from './schema.ts'

/** The name of whom a line is about, and the department beside a person's. */
export function partyOf(ctx: Ctx, party: DueLine['party']): { name: string; department: string } {
  const department = (id: string | null | undefined) => ctx.roster.departments.get(id ?? '')?.name ?? ''
  if (party.of === 'department') return { name: department(party.id), department: department(party.id) }
  return { name: named(ctx, party.id).name, department: department(ctx.roster.people.get(party.id)?.department) }
}

/** The sum of a line, as data and in sentences. */
export function whyOf(ctx: Ctx, line: DueLine, month: string): NonNullable<PayrollLine['why']> {
  const { pack } = editionNamed(ctx.rules, line.edition)
  const { wage } = line
  const why = explainPayroll({
    ...{ pack, clause: line.clause, basis: line.basis, month, party: line.party.of, effect: line.effect },
    ...{ totalFen: Math.abs(line.totalFen ?? 0), settledFen: Math.abs(line.settledFen), reverses: line.reverses },
    ...(wage === undefined ? {} : { wage: { ...wage, lawTitle: lawNamed(wage.limit.rule).title } }),
  })
  // The engine's lists are readonly, the schema's are not; they are sent and not kept.
  return why as unknown as NonNullable<PayrollLine['why']>
}

/** Those of the lines that the viewer may see, in the same order: a line of a sealed case is for those let into it. */
export async function seenLines<L extends Pick<DueLine, 'caseId'>>(ctx: Ctx, lines: readonly L[]): Promise<L[]> {
  const cases = lines.flatMap(one => (one.caseId === null ? [] : [one.caseId]))
  const seen = await visibleAmong(ctx, cases)
  return lines.filter(one => one.caseId === null || seen.has(one.caseId))
}

/** Numbers and titles of cases, by id. */
export async function namesOfCases(
  ctx: Pick<Ctx, 'tx' | 'org'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { id: string; number: string; title: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title'])
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(row => [row.id, row]))
}

/** Lines as the screen draws them; the sums only for whoever reads wages. */
export async function presentLines(
  ctx: Ctx,
  lines: readonly DueLine[],
  { month, withWhy }: { readonly month: string; readonly withWhy: boolean },
): Promise<PayrollLine[]> {
  const ids = lines.flatMap(one => (one.caseId === null ? [] : [one.caseId]))
  const cases = await namesOfCases(ctx, ids)
  const papers = await papersOf(ctx, [...cases.keys()])
  return lines.map(line => {
    const edition = editionNamed(ctx.rules, line.edition)
    const { name, department } = partyOf(ctx, line.party)
    const needsSum = line.wage !== undefined
    return {
      ...{
        key: line.key,
        source: line.source,
        effect: line.effect,
        reverses: line.reverses,
        clause: line.clause,
        basis: line.basis,
      },
      ...{ party: { ...line.party, name }, department, case: (line.caseId && cases.get(line.caseId)) || null },
      regulation: regulationOf(edition) as PayrollLine['regulation'],
      ...{ totalFen: line.totalFen, settledFen: line.settledFen, dueFen: line.dueFen },
      schedule: [...(line.wage?.schedule.instalments ?? [])],
      unplacedFen: line.wage?.schedule.unplacedFen ?? 0,
      blockers: [...line.blockers],
      why: needsSum && !withWhy ? null : whyOf(ctx, line, month),
      paper: line.paper ?? null,
      papers: (papers.get(line.caseId ?? '') ?? []).filter(one => one.kind === line.paper).map(({ kind: _, ...paper }) => paper),
    }
  })
}
