import type { Selectable } from 'kysely'
import type { Role } from '../../events/roles.ts'
import { encodeBase64 } from '../../ledger/base64.ts'
import { formatKey } from '../../ledger/note.ts'
import { sealedFromViewer } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { LedgerChecks } from '../database/ledger-tables.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { anchorsOf, originOfNote } from './anchors-of.ts'
import { noteKeyOf } from './begin-log.ts'
import { verifiersOf } from './proofs.ts'
import { checkpointOf, headOf, keysOf, originOf } from './queries.ts'
import type { CheckPage, CheckpointPage, CheckpointRow, LedgerCheck, LedgerView } from './schema.ts'
import { STATED_DELAY_MS } from './sequence.ts'

const named = (ctx: Pick<Ctx, 'roster'>, id: string) =>
  id === 'system' ? null : { id, name: ctx.roster.people.get(id)?.name ?? '' }

const holds = ({ actor }: Ctx, wanted: Role) => actor.roles.some(({ role }) => role === wanted)

/** The ledger as it stands: head, what waits, keys, what went back, the last check and the one that runs. */
export async function viewLedger(ctx: Ctx): Promise<LedgerView> {
  const { tx, org } = ctx
  const head = await headOf(ctx)
  const newest = await checkpointOf(ctx)
  const waiting = await tx
    .selectFrom('ledger_pending')
    .select(eb => [eb.fn.countAll<number>().as('count'), eb.fn.min('recorded_at').as('since')])
    .where('org_id', '=', org)
    .executeTakeFirstOrThrow()
  const keys = await keysOf(ctx)
  const checks = tx.selectFrom('ledger_checks').selectAll().where('org_id', '=', org).orderBy('asked_at', 'desc').limit(1)
  const last = await checks.where('finished_at', 'is not', null).executeTakeFirst()
  const running = await checks.where('finished_at', 'is', null).executeTakeFirst()
  const present = await checkPresenter(ctx)
  return {
    head:
      head === undefined
        ? null
        : {
            ...{ origin: await originOf(ctx, head.epoch), size: head.size, root: encodeBase64(head.root) },
            at: newest?.at ?? null,
          },
    delaySeconds: STATED_DELAY_MS / 1_000,
    waiting,
    keys: keys.map((row, at) => ({
      ...{ id: row.id, verifier: formatKey(noteKeyOf(row)), since: row.since, until: keys[at + 1]?.since ?? null },
      ...{ because: row.because, reason: row.reason, madeBy: named(ctx, row.made_by) },
    })),
    returns: await returnsOf(ctx),
    lastCheck: last === undefined ? null : present(last),
    running: running === undefined ? null : present(running),
    may: {
      rotate: holds(ctx, 'administrator'),
      answer: holds(ctx, 'administrator') || holds(ctx, 'internal-control'),
    },
  }
}

async function returnsOf(ctx: Ctx): Promise<LedgerView['returns']> {
  const rows = await ctx.tx
    .selectFrom('ledger_epochs as e')
    .leftJoin('ledger_gap_answers as a', join => join.onRef('a.org_id', '=', 'e.org_id').onRef('a.epoch', '=', 'e.epoch'))
    .select(['e.at', 'e.because', 'e.size', 'e.lost_size', 'a.by_person', 'a.at as answered_at', 'a.reason'])
    .where('e.org_id', '=', ctx.org)
    .orderBy('e.epoch', 'desc')
    .limit(50)
    .execute()
  return rows.flatMap(row =>
    row.because === 'first'
      ? []
      : {
          ...{ at: row.at, because: row.because, size: row.size, lostSize: row.lost_size },
          answer:
            row.by_person === null || row.answered_at === null
              ? null
              : {
                  by: { id: row.by_person, name: ctx.roster.people.get(row.by_person)?.name ?? '' },
                  ...{ at: row.answered_at, reason: row.reason ?? '' },
                },
        },
  )
}

/** Checks as the viewer sees them: which case an entry belongs to is kept from whom that case is sealed. */
async function checkPresenter(ctx: Ctx): Promise<(row: Selectable<LedgerChecks>) => LedgerCheck> {
  const hidden = new Set((await sealedFromViewer(ctx)).map(one => one.id))
  return row => ({
    ...{ id: row.id, askedAt: row.asked_at, askedBy: named(ctx, row.asked_by), isFull: row.is_full, withHeld: row.held !== null },
    ...{ fromIndex: row.from_index, done: row.done, size: row.size, finishedAt: row.finished_at, verdict: row.verdict },
    findings: row.findings.map(({ stream, number, event, ...finding }) =>
      stream !== undefined && hidden.has(stream)
        ? finding
        : {
            ...finding,
            ...(stream !== undefined && { stream }),
            ...(number !== undefined && { number }),
            ...(event !== undefined && { event }),
          },
    ),
    counts: row.counts,
  })
}

type Page = { readonly limit: number; readonly after?: string | undefined }

/** A page of the checks, the newest first. */
export async function listChecks(ctx: Ctx, { limit, after }: Page): Promise<CheckPage> {
  let query = ctx.tx.selectFrom('ledger_checks').selectAll().where('org_id', '=', ctx.org)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(eb => eb.or([eb('asked_at', '<', at), eb.and([eb('asked_at', '=', at), eb('id', '>', id)])]))
  }
  const rows = await query
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(limit + 1)
    .execute()
  const present = await checkPresenter(ctx)
  const last = rows.slice(0, limit).at(-1)
  return {
    items: rows.slice(0, limit).map(present),
    next: rows.length > limit && last ? writeCursor([last.asked_at, last.id]) : null,
  }
}

/** One check, to watch it run. Unknown: `input.invalid` names it. */
export async function viewCheck(ctx: Ctx, id: string): Promise<LedgerCheck> {
  const row = await ctx.tx
    .selectFrom('ledger_checks')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw refuse('ledger.check-unknown')
  return (await checkPresenter(ctx))(row)
}

const shown = ({ serial, epoch, size, at, note }: CheckpointRow): CheckpointRow => ({ serial, epoch, size, at, note })

/** A page of the checkpoints, the newest first. */
export async function listCheckpoints(ctx: Ctx, { limit, after }: Page): Promise<CheckpointPage> {
  let query = ctx.tx.selectFrom('ledger_checkpoints').selectAll().where('org_id', '=', ctx.org)
  if (after !== undefined) query = query.where('serial', '<', Number(readCursor(after, ['number'])[0]))
  const rows = await query
    .orderBy('serial', 'desc')
    .limit(limit + 1)
    .execute()
  const last = rows.slice(0, limit).at(-1)
  return {
    items: rows.slice(0, limit).map(shown),
    next: rows.length > limit && last ? writeCursor([String(last.serial)]) : null,
  }
}

/** The checkpoint of exactly so many leaves, with the keys that verify it and what was said of it outside. Refuses `ledger.size-unknown`. */
export async function viewCheckpoint(ctx: Ctx, size: number) {
  const row = await checkpointOf(ctx, size)
  if (row === undefined || row.size !== size) throw refuse('ledger.size-unknown')
  const anchors = (await anchorsOf(ctx.tx, ctx.org, size, originOfNote(row.note))).filter(one => one.checkpointSize === size)
  return { ...shown(row), keys: await verifiersOf(ctx), anchors }
}
