import type { Ctx } from '../context.ts'
import type { Database } from '../database/database.ts'
import { asWorker } from '../database/transaction.ts'
import { sha256 } from '../events/seal.ts'
import type { MadeFeed, MyFeed } from './schema.ts'

/** Whether the viewer has a feed, since when, and when a calendar last read it. */
export async function myFeed(ctx: Ctx): Promise<MyFeed> {
  const row = await standing(ctx)
  return { createdAt: row?.created_at ?? null, readAt: row?.read_at ?? null }
}

function standing(ctx: Ctx) {
  return ctx.tx
    .selectFrom('calendar_feeds')
    .select(['created_at', 'read_at'])
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', ctx.actor.person)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** Makes the viewer a secret address and gives it once; only its hash is kept. The one before stops working. */
export async function makeFeed(ctx: Ctx, publicUrl: string): Promise<MadeFeed> {
  await revokeFeed(ctx)
  const token = ctx.newSalt()
  await ctx.tx
    .insertInto('calendar_feeds')
    .values({
      ...{ org_id: ctx.org, person_id: ctx.actor.person, token_hash: sha256(token), created_at: ctx.now },
      ...{ read_at: null, revoked_at: null },
    })
    .execute()
  return { url: new URL(`/calendar/${token}.ics`, publicUrl).href, createdAt: ctx.now }
}

/** Ends the viewer's address; nothing where there is none. */
export async function revokeFeed(ctx: Ctx): Promise<void> {
  await ctx.tx
    .updateTable('calendar_feeds')
    .set({ revoked_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('person_id', '=', ctx.actor.person)
    .where('revoked_at', 'is', null)
    .execute()
}

export type FoundFeed = { readonly org: string; readonly person: string; readonly hash: string }

/** Whose calendar an address is; undefined where nobody made it or it was revoked. Only the worker sees those of all organisations. */
export async function findFeed(database: Database, token: string): Promise<FoundFeed | undefined> {
  const hash = sha256(token)
  const row = await asWorker(database, tx =>
    tx
      .selectFrom('calendar_feeds')
      .select(['org_id', 'person_id'])
      .where('token_hash', '=', hash)
      .where('revoked_at', 'is', null)
      .executeTakeFirst(),
  )
  return row && { org: row.org_id, person: row.person_id, hash }
}
