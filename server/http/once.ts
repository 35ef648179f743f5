import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '../context.ts'
import { sayWithCommit } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { canonical, sha256 } from '../events/seal.ts'
import { inRequest, inRequestBeside } from './organisation-context.ts'
import { openAnswer, type SealedAnswer, sealAnswer } from './sealed-answer.ts'

/** What an `Idempotency-Key` stands for. JSON may say 1e400, which is read as Infinity and which no canonical form has; it is refused later, by its schema. */
export function hashOfRequest(request: object): string {
  return sha256(canonical(JSON.parse(JSON.stringify(request))))
}

/**
 * Runs a write. With an `Idempotency-Key` it happens once: the same request again gets the first answer, another request under the
 * same key is refused (`idempotency.key-reused`). Key, event and answer are one transaction; of the key a hash is kept, and the answer sealed under it.
 */
export async function once<T>(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || key === '') {
    const body = await inRequest(deps, request, work)
    reply.code(status)
    return body
  }
  const hash = hashOfRequest({ method: request.method, url: request.url, body: request.body ?? null })
  const nameIn = (ctx: Ctx) => ({ org_id: ctx.org, actor: ctx.actor.person, key: `sha256:${sha256(key)}` })
  const take = async (ctx: Ctx) => {
    const taken = await ctx.tx
      .insertInto('idempotency_keys')
      .values({ ...nameIn(ctx), request_hash: hash, status: null, response: null, created_at: ctx.now })
      .onConflict(c => c.doNothing())
      .returning('key')
      .executeTakeFirst()
    return taken !== undefined
  }
  const { body, again } = await inRequestBeside(deps, request, take, async (ctx, isFirst) => {
    const name = nameIn(ctx)
    const keptFor = { org: ctx.org, actor: ctx.actor.person, requestHash: hash }
    if (!isFirst) {
      const known = await ctx.tx
        .selectFrom('idempotency_keys')
        .select(['request_hash', 'status', 'response'])
        .where('org_id', '=', name.org_id)
        .where('actor', '=', name.actor)
        .where('key', '=', name.key)
        .executeTakeFirstOrThrow()
      if (known.request_hash !== hash) throw refuse('idempotency.key-reused')
      // The stored answer is the very body that this route gave the first time.
      return { body: openAnswer(key, keptFor, known.response as SealedAnswer) as T, again: known.status ?? status }
    }
    const body = await work(ctx)
    const keep = ctx.tx
      .updateTable('idempotency_keys')
      .set({ status, response: JSON.stringify(sealAnswer(key, keptFor, body)) })
      .where('org_id', '=', name.org_id)
      .where('actor', '=', name.actor)
      .where('key', '=', name.key)
    sayWithCommit(ctx.tx, keep.compile())
    return { body, again: undefined }
  })
  reply.code(again ?? status)
  if (again !== undefined) reply.header('Idempotent-Replayed', 'true')
  return body
}
