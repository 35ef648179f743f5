import { caseSeen } from '../access/case-visibility.ts'
import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'

type Values = Readonly<Record<string, unknown>>
const MOST = 200

/** What the last record that says something in a field says: records of a case, oldest first. */
function lastSaid<T>(records: readonly Values[], read: (values: Values) => T | undefined): T | undefined {
  return records.map(read).findLast(one => one !== undefined)
}

/** 质量反馈 (equip 第十一条): the newest 200 that the viewer sees, each with how far it has come. Two queries and the titles of codes. */
export async function qualityIssues(ctx: Ctx) {
  const seen = caseSeen(ctx, 'cases.id')
  const cases = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'stage', 'is_closed as closed', 'opened_at as openedAt', 'state'])
    .where('org_id', '=', ctx.org)
    .where('kind', '=', 'quality-feedback')
    .$if(seen !== undefined, query => query.where(seen!))
    .orderBy('opened_at', 'desc')
    .limit(MOST)
    .execute()
  if (cases.length === 0) return { items: [] }
  const ids = cases.map(one => one.id)
  const events = await ctx.tx
    .selectFrom('events')
    .select(['id', 'stream_id', 'type', 'data'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', 'in', ids)
    .where('type', 'in', ['record.made', 'event.corrected'])
    .orderBy('seq')
    .execute()
  const voided = new Set(events.flatMap(({ data }) => (data.void === true ? [String(data.corrects)] : [])))
  const facts = await ctx.tx
    .selectFrom('coded_facts')
    .select(['case_id', 'product', 'failure', 'part', 'cause'])
    .where('org_id', '=', ctx.org)
    .where('case_id', 'in', ids)
    .where('superseded_by', 'is', null)
    .execute()
  const titles = await titlesOf(ctx)
  return {
    items: cases.map(({ state, ...one }) => {
      const records = events
        .filter(event => event.stream_id === one.id && event.type === 'record.made' && !voided.has(event.id))
        .map(event => (event.data.values ?? {}) as Values)
      const own = facts.filter(fact => fact.case_id === one.id)
      const coded = (tree: 'failure' | 'part' | 'cause') => {
        const code = own.findLast(fact => fact[tree] !== null)?.[tree]
        return code == null ? null : (titles.get(`${tree} ${code}`) ?? code)
      }
      const lifecycle = ctx.rules.editions
        .find(edition => edition.key === state.edition)
        ?.lifecycles.get('quality-feedback')
        ?.stages.find(stage => stage.id === one.stage)?.title
      return {
        ...one,
        stage: lifecycle === undefined ? one.stage : ctx.language === 'en' ? (lifecycle.en ?? lifecycle.zh) : lifecycle.zh,
        product: own.findLast(fact => fact.product !== '')?.product ?? '',
        ...{ failure: coded('failure'), part: coded('part'), cause: coded('cause') },
        analysed: records.some(values => typeof values.factor === 'string'),
        improvementBy: lastSaid(records, values => (typeof values.by === 'string' ? values.by : undefined)) ?? null,
        effective: lastSaid(records, values => (typeof values.effective === 'boolean' ? values.effective : undefined)) ?? null,
      }
    }),
  }
}

async function titlesOf(ctx: Ctx): Promise<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const tree of ['failure', 'part', 'cause'] as const)
    for (const { code, title } of await codesOn(ctx, tree, todayOf(ctx), true))
      titles.set(`${tree} ${code}`, ctx.language === 'en' ? (title.en ?? title.zh) : title.zh)
  return titles
}
