import { type SqlBool, sql } from 'kysely'
import type { ChecklistItem } from '../../events/checklist-items.ts'
import type { Ctx } from '../context.ts'
import { openCase } from '../manuals/case-for-documents.ts'
import type { CaseChecklist, CaseChecklists, FilledChecklist } from './schema.ts'

type Case = { readonly kind: string; readonly category: string | null; readonly model: string | null }

/** The checklists in use that are for such a case, with the items of the version in force. */
export async function checklistsFor(ctx: Ctx, one: Case) {
  return ctx.tx
    .selectFrom('checklists')
    .innerJoin('checklist_versions as v', join =>
      join
        .onRef('v.org_id', '=', 'checklists.org_id')
        .onRef('v.checklist_id', '=', 'checklists.id')
        .onRef('v.version', '=', 'checklists.version'),
    )
    .select(['checklists.id', 'name', 'phase', 'before_act', 'checklists.version', 'v.items'])
    .where('checklists.org_id', '=', ctx.org)
    .where('withdrawn_at', 'is', null)
    .where(sql<SqlBool>`(cardinality(kinds) = 0 or ${one.kind} = any(kinds))`)
    .where(sql<SqlBool>`(cardinality(categories) = 0 or ${one.category} = any(categories))`)
    .where(
      sql<SqlBool>`(cardinality(models) = 0 or exists (select 1 from unnest(models) m where starts_with(${(one.model ?? '').toUpperCase()}, m)))`,
    )
    .orderBy('name')
    .execute()
}

/** The checklists of a case: what each asks now, and what was found the last time it was filled in. `case.not-found` for one not seen. */
export async function checklistsOfCase(ctx: Ctx, caseId: string): Promise<CaseChecklists> {
  const [lists, filled] = [await checklistsFor(ctx, await openCase(ctx, caseId)), await filledIn(ctx, caseId)]
  const known = new Set(lists.map(list => list.id))
  const gone = [...filled.keys()].filter(id => !known.has(id))
  const old =
    gone.length === 0
      ? []
      : await ctx.tx
          .selectFrom('checklists')
          .select(['id', 'name', 'phase', 'version'])
          .where('org_id', '=', ctx.org)
          .where('id', 'in', gone)
          .execute()
  const present = (list: Omit<CaseChecklist, 'last' | 'times'>): CaseChecklist => {
    const found = filled.get(list.id)
    return { ...list, last: found?.last ?? null, times: found?.times ?? 0 }
  }
  return {
    items: [
      ...lists.map(({ before_act, ...list }) => present({ ...list, before: before_act })),
      // Withdrawn, or of another kind since the case changed: shown as it was filled in, asked for no more.
      ...old.map(list => present({ ...list, before: null, items: filled.get(list.id)?.last.items ?? [] })),
    ],
  }
}

/** Of each checklist of a case what was found last and how often it was filled in. */
async function filledIn(ctx: Ctx, caseId: string): Promise<Map<string, { last: FilledChecklist; times: number }>> {
  const all = await ctx.tx
    .selectFrom('events')
    .select(['id', 'type', 'at', 'actor', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', caseId)
    .where('type', 'in', ['checklist.filled', 'event.corrected'])
    .orderBy('seq')
    .execute()
  const taken = new Set(
    all.flatMap(({ type, data }) => (type === 'event.corrected' && data.void === true ? [data.corrects] : [])),
  )
  const events = all.filter(({ type, id }) => type === 'checklist.filled' && !taken.has(id))
  const last = new Map<string, { event: (typeof events)[number]; times: number }>()
  for (const event of events) {
    const id = String(event.data.checklist)
    last.set(id, { event, times: (last.get(id)?.times ?? 0) + 1 })
  }
  const shown = [...last.values()].map(({ event }) => event)
  const sealed = await wordsOf(
    ctx,
    shown.map(event => event.id),
  )
  const items = await versionItems(
    ctx,
    shown.map(({ data }) => ({ id: String(data.checklist), version: Number(data.version) })),
  )
  return new Map(
    [...last].map(([id, { event, times }]) => {
      const data = event.data as unknown as Pick<FilledChecklist, 'version' | 'answers' | 'complete' | 'failed'>
      const words = sealed.get(event.id)
      const by = { id: event.actor, name: ctx.roster.people.get(event.actor)?.name ?? event.actor }
      return [
        id,
        {
          times,
          last: {
            ...{ event: event.id, at: event.at, by, version: data.version, answers: data.answers },
            ...{ texts: words?.texts ?? {}, notes: words?.notes ?? {}, complete: data.complete, failed: data.failed },
            items: items.get(`${id}/${data.version}`) ?? [],
          },
        },
      ]
    }),
  )
}

type Words = Partial<Pick<FilledChecklist, 'texts' | 'notes'>>

async function wordsOf(ctx: Ctx, events: readonly string[]): Promise<Map<string, Words>> {
  const rows = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'field', 'value'])
    .where('org_id', '=', ctx.org)
    .where('event_id', 'in', [...events, ''])
    .execute()
  const found = new Map<string, Words>()
  for (const { event_id, field, value } of rows) found.set(event_id, { ...found.get(event_id), [field]: value })
  return found
}

async function versionItems(
  ctx: Ctx,
  wanted: readonly { readonly id: string; readonly version: number }[],
): Promise<Map<string, ChecklistItem[]>> {
  if (wanted.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('checklist_versions')
    .select(['checklist_id', 'version', 'items'])
    .where('org_id', '=', ctx.org)
    .where(sql<SqlBool>`(checklist_id, version) in (${sql.join(wanted.map(one => sql`(${one.id}, ${one.version}::int)`))})`)
    .execute()
  return new Map(rows.map(row => [`${row.checklist_id}/${row.version}`, row.items]))
}
