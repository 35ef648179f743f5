import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { Refusal, refusals } from '../errors.ts'
import { closeAccount } from './close-account.ts'
import { endInWords, minuteOf, nameOf, tellOfEnd } from './end-words.ts'
import { handOverUnit } from './hand-over-units.ts'
import { makeRow, rowOf } from './notice-planned-end.ts'
import { type Obligation, type ObligationSource, obligationSources } from './obligations.ts'
import type { EndedItem, endOutcomes } from './planned-end-schema.ts'
import { administratorsOf, openAtEnd, type PlannedEnd, receiversOf } from './planned-ends.ts'
import { recordChange } from './record-change.ts'
import { loadRoster } from './roster.ts'

/** A transaction of the system in the organisation, at the moment of the look. */
export type InTurn = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>
type Outcome = (typeof endOutcomes)[number]
type Open = Obligation & Pick<ObligationSource, 'source'>

/** What was only for this person, or what whoever keeps the master data gives anew. */
const givenUp: ReadonlySet<string> = new Set(['mandate', 'post'])

/**
 * The day has come: what is open passes to the superior, one unit in a transaction, each recorded with the reason and both names; then the account closes.
 * What nobody can take stays where it is and is told; an end that would leave nobody to administrate is taken back. Run again, it goes on where it stood.
 */
export async function settlePlannedEnd(inTurn: InTurn, end: PlannedEnd): Promise<Outcome> {
  const { open, receivers, takenBack } = await inTurn(async ctx => {
    await makeRow(ctx, end)
    if (await leavesNobody(ctx, end)) {
      await takeBack(ctx, end)
      return { open: [], receivers: [], takenBack: true }
    }
    return { open: await openAtEnd(ctx, end), receivers: await receiversOf(ctx, end), takenBack: false }
  })
  if (takenBack) return 'held-back'
  const units = new Map<string, Open[]>()
  for (const one of open) units.set(`${one.source} ${one.unit}`, [...(units.get(`${one.source} ${one.unit}`) ?? []), one])
  for (const rows of units.values()) await inTurn(ctx => settleUnit(ctx, end, rows, receivers))
  return inTurn(ctx => conclude(ctx, end, receivers[0]))
}

async function settleUnit(ctx: Ctx, end: PlannedEnd, rows: readonly Open[], receivers: readonly string[]): Promise<void> {
  const row = await rowOf(ctx, end)
  const [first] = rows
  // Another process was faster.
  if (!row || !first || row.settled_at !== null || row.items.some(i => i.source === first.source && i.unit === first.unit)) return
  const { to, refused } = await passOn(ctx, end, first, receivers)
  const items: EndedItem[] = rows.map(({ source, unit, kind, title, case: of }) => ({
    ...{ source, unit, kind, title, to },
    ...(of === undefined ? {} : { case: of }),
    ...(refused === undefined ? {} : { refused }),
  }))
  await ctx.tx
    .updateTable('planned_ends')
    .set({ items: JSON.stringify([...row.items, ...items]) })
    .where('org_id', '=', ctx.org)
    .where('id', '=', row.id)
    .execute()
}

/** Passes a unit to the first who can take it; with the last refusal where nobody can. */
async function passOn(
  ctx: Ctx,
  end: PlannedEnd,
  { source, unit }: Open,
  receivers: readonly string[],
): Promise<{ to: string | null; refused?: Text }> {
  const from = obligationSources.find(s => s.source === source)
  const what = await endInWords(ctx, end)
  const handOver = {
    ...{ from: end.person, cause: end.what === 'post' ? ('move' as const) : ('leave' as const) },
    note: `${what.zh}于 ${minuteOf(ctx, end)} 到期，自动交接`,
  }
  let refused: Text = { zh: '没有可以接手的人', en: 'There is nobody to take it' }
  for (const to of givenUp.has(source) ? [null] : receivers)
    try {
      if (from) await handOverUnit(ctx, from, unit, { ...handOver, to })
      return { to }
    } catch (error) {
      // A refusal comes before anything is written; a fault takes the transaction back and is tried again.
      if (!(error instanceof Refusal)) throw error
      const { zh, en } = refusals[error.code]
      refused = error.extras.detail ?? { zh: zh.title, en: en.title }
    }
  return { to: null, refused }
}

async function conclude(ctx: Ctx, end: PlannedEnd, receiver: string | undefined): Promise<Outcome> {
  const row = await rowOf(ctx, end)
  if (!row || row.settled_at !== null) return 'nothing-open'
  const left = (await openAtEnd(ctx, end)).length
  if (end.what === 'account' && left === 0) await closeAccount(ctx, end.person)
  const outcome: Outcome = left > 0 ? 'left' : row.items.length > 0 ? 'handed-over' : 'nothing-open'
  await settle(ctx, row.id, outcome)
  if (outcome === 'nothing-open') return outcome
  const what = await endInWords(ctx, end)
  const title = { zh: `${what.zh}已到期`, en: `${what.en ?? what.zh} has ended` }
  const passed = row.items.filter(i => i.to !== null)
  const names = (await Promise.all([...new Set(passed.map(i => i.to!))].map(id => nameOf(ctx, id)))).filter(Boolean)
  const told = {
    zh: `${passed.length > 0 ? `${passed.length} 项已交给 ${names.join('、')}` : '没有可交接的事项'}${left > 0 ? `；还有 ${left} 项没有人能接手，请到个人页面交接` : ''}。`,
    en: `${passed.length > 0 ? `${passed.length} passed to ${names.join(', ')}` : 'Nothing was passed on'}${left > 0 ? `; nobody could take ${left}: hand them over on the person's page` : ''}.`,
  }
  await tellOfEnd(
    ctx,
    end,
    receiver,
    { title, body: told },
    left > 0 ? { zh: `${title.zh}：${told.zh}`, en: `${title.en}: ${told.en}` } : undefined,
  )
  return outcome
}

async function settle(ctx: Ctx, id: string, outcome: Outcome): Promise<void> {
  await ctx.tx
    .updateTable('planned_ends')
    .set({ settled_at: ctx.now, outcome })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

/** Whether nobody administrates any more, and this end is of somebody who did. */
async function leavesNobody(ctx: Ctx, end: PlannedEnd): Promise<boolean> {
  if (end.what === 'contract' || administratorsOf(ctx.roster).length > 0) return false
  if (end.what === 'post') return end.role === 'administrator'
  const post = await ctx.tx
    .selectFrom('posts')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', end.person)
    .where('role', '=', 'administrator')
    .where(eb => eb.or([eb('until', 'is', null), eb('until', '>', end.endsAt)]))
    .executeTakeFirst()
  return post !== undefined
}

async function takeBack(ctx: Ctx, end: PlannedEnd): Promise<void> {
  const reason = '到期后将没有管理员，到期日已撤销'
  if (end.what === 'post') {
    await ctx.tx.updateTable('posts').set({ until: null }).where('org_id', '=', ctx.org).where('id', '=', end.subject).execute()
    await recordChange(ctx, {
      ...{ entity: 'post', id: end.subject, person: end.person, reason },
      ...{ before: { until: end.endsAt, role: end.role }, after: { until: null } },
    })
  } else {
    await ctx.tx.updateTable('people').set({ ends_at: null }).where('org_id', '=', ctx.org).where('id', '=', end.person).execute()
    await recordChange(ctx, {
      ...{ entity: 'person', id: end.person, person: end.person, reason },
      ...{ before: { ends_at: end.endsAt }, after: { ends_at: null } },
    })
  }
  const row = await rowOf(ctx, end)
  if (row) await settle(ctx, row.id, 'held-back')
  const what = await endInWords(ctx, end)
  // Who it is about is there again from this moment on.
  const again = { ...ctx, roster: await loadRoster(ctx.tx, ctx.org, ctx.now) }
  await tellOfEnd(again, end, end.person, {
    title: { zh: `${what.zh}没有到期`, en: `${what.en ?? what.zh} goes on` },
    body: {
      zh: '到期后公司将没有管理员。请先任命另一名管理员，再设置到期日。',
      en: 'Nobody would be left to administrate. Appoint another administrator first, then set the end again.',
    },
  })
}
