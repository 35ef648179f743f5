import type { FastifyRequest } from 'fastify'
import { caseSeenOrTrue, mustSee } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Deps } from '../deps.ts'
import { Refusal, refuse, refuseInput } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { hashOfRequest } from '../http/once.ts'
import { inRequest } from '../http/organisation-context.ts'
import { toProblem } from '../problem.ts'
import type { BulkAct, BulkOutcome, BulkOutcomes } from './bulk-schema.ts'
import { conditionsOf } from './list-cases.ts'
import { ListCases } from './list-schema.ts'
import { performAct } from './perform-act.ts'

const MOST = 500
/** The list's filters without its order and page; a misspelt one must not mean all cases. */
const Filter = ListCases.omit({ sort: true, limit: true, after: true }).strict()
type Chosen = { id: string; number: string }

/**
 * Does one act on up to 500 cases, each in a transaction of its own: those that may be done are done, the others say why not. Under an
 * `Idempotency-Key` each case is done at most once, so that a request that broke off half-way can be sent again.
 * Refuses `bulk.nothing-chosen` and `bulk.too-many` before anything is done.
 */
export async function actOnMany(deps: Deps, request: FastifyRequest, input: BulkAct): Promise<BulkOutcomes> {
  const chosen = await inRequest(deps, request, ctx => choose(ctx, input))
  const key = request.headers['idempotency-key']
  const items: BulkOutcome[] = []
  for (const one of chosen) {
    try {
      await inRequest(deps, request, async ctx => {
        if (typeof key === 'string' && key !== '' && !(await isFirstTime(ctx, key, one, input))) return
        await mustSee(ctx, one.id)
        await performAct(ctx, one.id, { type: input.type, data: input.data })
      })
      items.push({ ...one, ok: true })
    } catch (error) {
      items.push({ ...one, ok: false, ...refusedAs(request, error) })
    }
  }
  const done = items.filter(i => i.ok).length
  return { items, done, refused: items.length - done }
}

async function choose(ctx: Ctx, { ids, filter }: BulkAct): Promise<Chosen[]> {
  if (filter === undefined) {
    const wanted = [...new Set(ids ?? [])]
    if (wanted.length === 0) throw refuse('bulk.nothing-chosen')
    const rows = await ctx.tx
      .selectFrom('cases')
      .select(['id', 'number'])
      .where('org_id', '=', ctx.org)
      .where('id', 'in', wanted)
      .where(caseSeenOrTrue(ctx, 'cases.id'))
      .execute()
    const byId = new Map(rows.map(r => [r.id, r]))
    // An unknown id gets its own line with the refusal.
    return wanted.map(id => byId.get(id) ?? { id, number: '' })
  }
  const parsed = Filter.safeParse(filter)
  if (!parsed.success) throw refuseInput(parsed.error, ['filter'])
  let query = ctx.tx
    .selectFrom('cases')
    .select(['cases.id', 'cases.number'])
    .where(conditionsOf(ctx, parsed.data) as never)
  if (ids !== undefined) query = query.where('cases.id', 'in', [...ids, ''])
  const named = await query
    .orderBy('cases.opened_at')
    .orderBy('cases.id')
    .limit(MOST + 1)
    .execute()
  if (named.length === 0) throw refuse('bulk.nothing-chosen')
  if (named.length > MOST) throw refuse('bulk.too-many')
  return named
}

/** Takes the key for this case; false where it has been done under it already. The row goes with the transaction if the act is refused. */
async function isFirstTime(ctx: Ctx, key: string, { id }: Chosen, { type, data }: BulkAct): Promise<boolean> {
  const hash = hashOfRequest({ type, data, id })
  const name = { org_id: ctx.org, actor: ctx.actor.person, key: `bulk:${sha256(`${key}\n${id}`)}` }
  const taken = await ctx.tx
    .insertInto('idempotency_keys')
    .values({ ...name, request_hash: hash, status: 200, response: null, created_at: ctx.now })
    .onConflict(c => c.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return true
  const known = await ctx.tx
    .selectFrom('idempotency_keys')
    .select('request_hash')
    .where('org_id', '=', name.org_id)
    .where('actor', '=', name.actor)
    .where('key', '=', name.key)
    .executeTakeFirstOrThrow()
  if (known.request_hash !== hash) throw refuse('idempotency.key-reused')
  return false
}

function refusedAs(request: FastifyRequest, error: unknown): Omit<BulkOutcome, 'id' | 'number' | 'ok'> {
  // The cases before it are done: a fault in one case is told in its line and in the log, and the others go on.
  if (!(error instanceof Refusal)) request.log.error({ err: error }, 'one case of a bulk act failed')
  const refusal = error instanceof Refusal ? error : refuse('fault')
  const { code, title, detail, clause } = toProblem(refusal, request.session?.language ?? 'zh', request.id)
  return { code, title, ...(detail === undefined ? {} : { detail }), ...(clause === undefined ? {} : { clause }) }
}
