import { localDateOf } from '../../engine/calendar/days.ts'
import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import { type Ctx, systemActor } from '../context.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import type { Paper } from './find.ts'
import { custodiansOf, locksOf, type Place } from './locks.ts'
import type { Request } from './requests.ts'
import type { SettleRequest } from './schema.ts'

const asks: Readonly<Record<Request['act'], Text>> = {
  'take-out': { zh: '借出', en: 'taking out' },
  return: { zh: '归还', en: 'the return of' },
  move: { zh: '移库', en: 'moving' },
  destroy: { zh: '销毁', en: 'the destruction of' },
  custodians: { zh: '更换保管人：', en: 'other custodians of' },
}

/** Tells the other custodians that something waits for one of them. */
export async function tellCustodians(
  ctx: Ctx,
  { request, place, about, paper }: { request: Request; place: Place; about: string; paper: string },
): Promise<void> {
  const what = asks[request.act]
  await tellPeople(
    ctx,
    {
      ...{ id: `paper-request:${request.id}`, kind: 'paper', subject: paper },
      title: { zh: `请确认${what.zh} ${about}`, en: `Please confirm ${what.en} ${about}` },
    },
    [...custodiansOf(ctx, locksOf(place)), ...(request.locks === null ? [] : custodiansOf(ctx, request.locks))],
  )
}

const outcomes = {
  confirmed: ['已确认', 'was confirmed'],
  refused: ['被拒绝', 'was refused'],
  withdrawn: ['已撤回', 'was taken back'],
}

/** Tells who asked, and of a paper that was taken out who has it now. */
export async function tellSettled(
  ctx: Ctx,
  request: Request,
  paper: Paper | undefined,
  outcome: SettleRequest['outcome'],
): Promise<void> {
  const [zh, en] = outcomes[outcome]
  const about = paper?.number ?? ''
  const notice = { kind: 'paper', subject: paper?.id ?? '' } as const
  await tellPeople(
    ctx,
    {
      ...{ ...notice, id: `paper-request:${request.id}:${outcome}` },
      title: {
        zh: `${asks[request.act].zh}${about === '' ? '' : ` ${about}`} ${zh}`,
        en: `Your request (${asks[request.act].en} ${about}) ${en}`,
      },
    },
    [request.asked_by],
  )
  if (outcome !== 'confirmed' || request.act !== 'take-out' || request.taken_by === null) return
  await tellPeople(
    ctx,
    {
      ...{ ...notice, id: `paper-request:${request.id}:taken` },
      title: {
        zh: `您借用纸质原件 ${about}，请于 ${request.due_on} 前归还`,
        en: `You have taken paper ${about}; return it by ${request.due_on}`,
      },
    },
    [request.taken_by],
  )
}

/** Tells the custodians of the paper that a disposal names: it goes on once they have destroyed it. */
export async function tellOfDestruction(ctx: Ctx, disposal: { readonly id: string; readonly number: string }): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('disposal_items as i')
    .innerJoin('papers as p', join =>
      join
        .onRef('p.org_id', '=', 'i.org_id')
        .on(eb =>
          eb.or([
            eb.and([eb('i.unit', '=', 'case'), eb('p.case_id', '=', eb.ref('i.subject_id'))]),
            eb.and([eb('i.unit', '=', 'paper'), eb('p.id', '=', eb.ref('i.subject_id'))]),
          ]),
        ),
    )
    .innerJoin('paper_places as l', join => join.onRef('l.org_id', '=', 'p.org_id').onRef('l.id', '=', 'p.place_id'))
    .selectAll('l')
    .select('p.id as paper')
    .where('i.org_id', '=', ctx.org)
    .where('i.disposal_id', '=', disposal.id)
    .where('p.state', '!=', 'destroyed')
    .limit(500)
    .execute()
  const [first] = rows
  if (first === undefined) return
  await tellPeople(
    ctx,
    {
      ...{ id: `disposal:${disposal.id}:papers`, kind: 'paper', subject: first.paper },
      title: {
        zh: `销毁清册 ${disposal.number} 有 ${rows.length} 份纸质原件，请两位保管人销毁并登记`,
        en: `Disposal ${disposal.number} waits for ${rows.length} papers: both custodians destroy them and record it`,
      },
    },
    rows.flatMap(place => custodiansOf(ctx, locksOf(place))),
    'all',
  )
}

/** Once a day: reminds who has a paper beyond its day, and its custodians, once for each day of return that was agreed. */
export async function ringPapers(
  deps: Pick<Deps, 'database' | 'clock' | 'newId' | 'newSalt' | 'files'>,
  now: Instant,
): Promise<void> {
  const rows = await asWorker(deps.database, tx =>
    tx
      .selectFrom('papers')
      .select('org_id')
      .distinct()
      .where('state', '=', 'out')
      .where('due_on', '<=', now.slice(0, 10))
      .execute(),
  )
  for (const { org_id: org } of rows)
    await inOrganisation(deps.database, org, async tx => {
      const ctx = { ...(await contextOf(deps, tx, org, systemActor)), now }
      const overdue = await tx
        .selectFrom('papers as p')
        .innerJoin('paper_places as l', join => join.onRef('l.org_id', '=', 'p.org_id').onRef('l.id', '=', 'p.place_id'))
        .selectAll('l')
        .select(['p.id as paper', 'p.number', 'p.taken_by', 'p.due_on'])
        .where('p.org_id', '=', org)
        .where('p.state', '=', 'out')
        .where('p.due_on', '<', localDateOf(ctx.rules.calendar, now))
        .orderBy('p.due_on')
        .limit(1_000)
        .execute()
      for (const { paper, number, taken_by: taker, due_on: dueOn, ...place } of overdue)
        await tellPeople(
          ctx,
          {
            ...{ id: `paper:${paper}:overdue:${dueOn}`, kind: 'paper', subject: paper },
            title: { zh: `纸质原件 ${number} 应于 ${dueOn} 归还，尚未归还`, en: `Paper ${number} was due back on ${dueOn}` },
          },
          [...(taker === null ? [] : [taker]), ...custodiansOf(ctx, locksOf(place))],
          'all',
        )
    })
}
