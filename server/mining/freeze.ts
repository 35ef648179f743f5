import { localDateOf } from '../../engine/calendar/days.ts'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { companyWide } from '../analysis/base.ts'
import { registerCase } from '../cases/register-case.ts'
import { OpenCase } from '../cases/schema.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { caseLog } from './case-log.ts'
import { loopOf } from './loop.ts'
import { mine, zoneIn } from './mine.ts'
import { AskProcess, type ProcessDocument, type ProcessFindings } from './schema.ts'
import { processKinds } from './steps-schema.ts'
import { traceSome } from './trace-cases.ts'
import { titleIn } from './view-process.ts'

type Given = {
  readonly report: string
  /** Under which improvements are opened. */
  readonly category: string
  readonly conclusion: string
  readonly findings?: ProcessFindings | undefined
}

/** SHA-256 of what was handed in: the document, by whom and when, as canonical JSON (RFC 8785). */
export function hashOfProcess(issued: {
  readonly document: ProcessDocument
  readonly issuedBy: string
  readonly issuedAt: string
}): string {
  return sha256(canonical(JSON.parse(JSON.stringify(issued))))
}

/**
 * Freezes the process analysis that a duty orders (furn 4.4): figures of the whole company, kind by kind, of the period that was looked at (twelve months
 * where nobody said), under their hash; opens each improvement as a matter of its own, and an event names it all. Gives its id.
 */
export async function freezeProcess(ctx: Ctx, { report, category, conclusion, findings }: Given): Promise<string> {
  // What has gone on this very moment belongs to it as well.
  for (let behind = 1; behind > 0; ) behind = await traceSome(ctx)
  const today = localDateOf(ctx.rules.calendar, ctx.now)
  const period = findings ?? { from: addCalendarDays(today, -364), to: today, improvements: [] }
  const sections = await sectionsOf(companyWide(ctx), period)
  const improvements: ProcessDocument['improvements'] = []
  for (const { title, basis } of period.improvements) {
    const kind = kindOf(ctx, category)
    const { id, number } = await registerCase(
      ctx,
      OpenCase.parse({ kind, category, title, description: basis, channel: 'internal' }),
    )
    improvements.push({ title, basis, case: { id, number } })
  }
  const cases = sections.reduce((sum, { figures }) => sum + figures.cases, 0)
  const document = { from: period.from, to: period.to, asOf: ctx.now, cases, sections, conclusion, improvements }
  const id = ctx.newId()
  const hash = hashOfProcess({ document, issuedBy: ctx.actor.person, issuedAt: ctx.now })
  await ctx.tx
    .insertInto('process_analyses')
    .values({
      ...{ org_id: ctx.org, id, period_start: period.from, period_end: period.to, report_id: report, hash },
      ...{ document: JSON.stringify(document), issued_by: ctx.actor.person, issued_at: ctx.now },
    })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'process.analysed',
    plain: { analysis: id, from: period.from, to: period.to, hash, report, improvements: improvements.map(one => one.case.id) },
    sealed: {},
  })
  return id
}

/** The kind of matter that a category belongs to, by the edition in force that knows it. */
function kindOf(ctx: Ctx, category: string): string {
  const found = ctx.rules.editions.flatMap(({ pack }) => pack.categories).findLast(one => one.id === category)
  const kind = found?.kinds?.[0]
  if (kind === undefined) throw refuse('category.unknown')
  return kind
}

async function sectionsOf(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<ProcessDocument['sections']> {
  const sections: ProcessDocument['sections'] = []
  for (const kind of processKinds) {
    const found = await caseLog(ctx, AskProcess.parse({ kind, from, to }))
    if (found.log.traces.length === 0) continue
    const { log } = found
    const conformance = loopOf(ctx, found, kind, log.traces)
    const parts = mine(log, titleIn(ctx), zoneIn(ctx))
    sections.push({ ...parts, variants: parts.variants.slice(0, 20), kind, conformance })
  }
  return sections
}
