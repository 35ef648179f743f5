import { unsealedOrNone, visibleAmong } from '../access/case-visibility.ts'
import { performAct } from '../cases/perform-act.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'
import { departmentNamed, partyNamed, rewardNamed } from './list-rewards.ts'
import type { Publication, PublicationList, RaiseObjection } from './schema.ts'

const MOST_SHOWN = 200

const publishedNow = (ctx: Ctx) =>
  ctx.tx
    .selectFrom('rewards')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'rewards.org_id').onRef('cases.id', '=', 'rewards.case_id'))
    .where('rewards.org_id', '=', ctx.org)
    .where('rewards.stage', '=', 'published')
    .where('published_until', '>=', todayOf(ctx))
    .where(unsealedOrNone(ctx, 'rewards.case_id'))

/** 奖励公示: what is published today, for everybody of the company, with the reader's own objections and their answers. */
export async function listPublications(ctx: Ctx): Promise<PublicationList> {
  const { rewards: settings } = await readSettings(ctx)
  const rows = await publishedNow(ctx)
    .selectAll('rewards')
    .select('cases.number')
    .orderBy('published_until', 'desc')
    .orderBy('rewards.case_id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
  const words = await textsOf(
    ctx,
    rows.map(row => row.published_event ?? ''),
  )
  const visible = await visibleAmong(
    ctx,
    rows.map(row => row.case_id),
  )
  const mine = await ownObjections(
    ctx,
    rows.map(row => row.case_id),
  )
  const orNull = (value: number | null) => (value === null || !settings.showAmounts ? null : Number(value))
  return {
    items: rows.flatMap((row): Publication[] => {
      const [reward, subject] = [rewardNamed(ctx, row), partyNamed(ctx, row)]
      if (reward === null || subject === null || row.party === null || row.published_on === null || row.published_until === null)
        return []
      const { title, clause, regulation } = reward
      return [
        {
          ...{ case: row.case_id, number: visible.has(row.case_id) ? row.number : null, reward: { title, clause, regulation } },
          ...{ party: row.party, subject, department: departmentNamed(ctx, row.department_id) },
          words: String(words.get(row.published_event ?? '')?.words ?? ''),
          ...{ amountFen: orNull(row.amount_fen), projectFen: orNull(row.project_fen) },
          ...{ from: row.published_on, until: row.published_until, mine: mine.get(row.case_id) ?? [] },
        },
      ]
    }),
    workdays: settings.publicationWorkdays,
    showAmounts: settings.showAmounts,
  }
}

/** The words of records, by the events that made them. */
async function textsOf(ctx: Ctx, events: readonly string[]): Promise<Map<string, Record<string, unknown>>> {
  if (events.length === 0) return new Map()
  const rows = await ctx.tx
    .selectFrom('sealed_fields')
    .select(['event_id', 'value'])
    .where('org_id', '=', ctx.org)
    .where('event_id', 'in', [...events])
    .where('field', '=', 'texts')
    .execute()
  return new Map(rows.map(row => [row.event_id, (row.value ?? {}) as Record<string, unknown>]))
}

/** What the reader themselves objected, case by case; the answers come in the order of the objections. */
async function ownObjections(ctx: Ctx, cases: readonly string[]): Promise<Map<string, Publication['mine']>> {
  if (cases.length === 0) return new Map()
  const parts = new Map(
    ctx.rules.editions.flatMap(({ pack }) =>
      (pack.records ?? []).flatMap(({ id, reward }) => (reward === undefined ? [] : [[id, reward.part] as const])),
    ),
  )
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'actor', 'at', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', [...cases])
    .where('type', '=', 'record.made')
    .orderBy('seq')
    .execute()
  const partOf = (event: (typeof events)[number]) => parts.get(String(event.data.record))
  const texts = await textsOf(
    ctx,
    events.filter(one => ['objection', 'answer'].includes(partOf(one) ?? '')).map(one => one.id),
  )
  return new Map(
    cases.map(id => {
      const own = events.filter(event => event.stream_id === id)
      const answers = own.filter(event => partOf(event) === 'answer')
      const objections = own.filter(event => partOf(event) === 'objection')
      return [
        id,
        objections.flatMap((event, place) => {
          if (event.actor !== ctx.actor.person) return []
          const answer = answers[place]
          const values = (answer?.data.values ?? {}) as Record<string, unknown>
          return [
            {
              at: event.at,
              reason: String(texts.get(event.id)?.reason ?? ''),
              upheld: answer === undefined ? null : values.upheld === true,
              answer: answer === undefined ? null : String(texts.get(answer.id)?.answer ?? ''),
            },
          ]
        }),
      ]
    }),
  )
}

/** 对公示提异议: by anybody of the company while it is published; whose record of the regulation takes it, the regulation says. */
export async function raiseObjection(ctx: Ctx, caseId: string, { reason }: RaiseObjection): Promise<PublicationList> {
  const row = await publishedNow(ctx).where('rewards.case_id', '=', caseId).select('rewards.regulation').executeTakeFirst()
  if (row === undefined) throw refuse((await isOfCompany(ctx, caseId)) ? 'reward.not-published-now' : 'reward.not-found')
  const record = ctx.rules.editions
    .find(edition => edition.pack.id === row.regulation)
    ?.pack.records?.find(one => one.reward?.part === 'objection')
  if (record === undefined) throw refuse('reward.not-found')
  await performAct(ctx, caseId, { type: 'make-record', data: { record: record.id, values: {}, texts: { reason } } })
  return listPublications(ctx)
}

/** Whether there is such a case that is sealed from nobody who asks: of one that is, or of another company, nobody learns. */
async function isOfCompany(ctx: Ctx, caseId: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', caseId)
    .where(unsealedOrNone(ctx, 'cases.id'))
    .executeTakeFirst()
  return row !== undefined
}
