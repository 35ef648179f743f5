import type { CodeTree } from '../../events/code-trees.ts'
import type { LocalDate } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { todayOf } from './read-codes.ts'
import type { ChangeCode, NewCode } from './schema.ts'

type Version = { code: string; parent: string | null; title: Text; since: LocalDate; until: LocalDate | null }

/** The versions of a code, oldest first, locked against whoever else changes it. */
function versionsOf(ctx: Ctx, tree: CodeTree, code: string): Promise<Version[]> {
  return ctx.tx
    .selectFrom('code_versions')
    .select(['code', 'parent', 'title', 'since', 'until'])
    .where('org_id', '=', ctx.org)
    .where('tree', '=', tree)
    .where('code', '=', code)
    .orderBy('since')
    .forUpdate()
    .execute()
}

const titleOf = ({ zh, en }: { zh: string; en?: string | undefined }): Text => ({ zh, ...(en === undefined ? {} : { en }) })

async function insertVersion(ctx: Ctx, tree: CodeTree, version: Version): Promise<void> {
  await ctx.tx
    .insertInto('code_versions')
    .values({
      ...{ org_id: ctx.org, tree, code: version.code, since: version.since, until: version.until, parent: version.parent },
      ...{ title: JSON.stringify(version.title), changed_at: ctx.now, changed_by: ctx.actor.person },
    })
    .execute()
}

/** A parent must be there, and must not hang below the code itself. */
async function checkParent(ctx: Ctx, tree: CodeTree, code: string, parent: string | null): Promise<void> {
  const seen = new Set([code])
  for (let above = parent; above !== null; ) {
    if (seen.has(above)) throw refuse('code.circle')
    seen.add(above)
    const [open] = (await versionsOf(ctx, tree, above)).slice(-1)
    if (open === undefined) throw refuse('code.parent-unknown')
    above = open.parent
  }
}

/** Records in the organisation's own stream that a tree was changed, by whom and how. */
async function record(ctx: Ctx, tree: CodeTree, value: Record<string, string | null>): Promise<void> {
  await addOrganisationEvent(ctx, { type: 'setting.changed', plain: { setting: `codes.${tree}`, value }, sealed: {} })
}

/** A code that begins, from today or a given day. One that is there already is refused (`code.taken`): codes are used once. */
export async function addCode(ctx: Ctx, tree: CodeTree, { code, parent = null, title, since }: NewCode): Promise<void> {
  const known = await versionsOf(ctx, tree, code)
  if (known.length > 0) throw refuse('code.taken')
  await checkParent(ctx, tree, code, parent)
  await insertVersion(ctx, tree, { code, parent, title: titleOf(title), since: since ?? todayOf(ctx), until: null })
  await record(ctx, tree, { code, title: title.zh, parent })
}

/**
 * Another title or place from a day on, or the day on which the code ends. What it was called before stays with that time. A day before the
 * version that is open began is refused (`code.before-its-time`), as is a code that has ended (`code.ended`) or never was (`code.not-found`).
 */
export async function changeCode(ctx: Ctx, tree: CodeTree, code: string, change: ChangeCode): Promise<void> {
  const versions = await versionsOf(ctx, tree, code)
  const open = versions.at(-1)
  if (open === undefined) throw refuse('code.not-found')
  if (open.until !== null) throw refuse('code.ended')
  const { title, parent, ends } = change
  const next = {
    title: title === undefined ? open.title : titleOf(title),
    parent: parent === undefined ? open.parent : parent,
  }
  const isOther = next.title.zh !== open.title.zh || next.title.en !== open.title.en || next.parent !== open.parent
  if (isOther) {
    if (next.parent !== open.parent) await checkParent(ctx, tree, code, next.parent)
    await becomes(ctx, tree, open, { ...next, since: change.from ?? todayOf(ctx) })
    await record(ctx, tree, { code, title: next.title.zh, parent: next.parent })
  }
  if (ends !== undefined) {
    await endVersion(ctx, tree, code, ends)
    await record(ctx, tree, { code, ends })
  }
}

/** On the day a version began it is put right in place; later it ends where the next begins. */
async function becomes(
  ctx: Ctx,
  tree: CodeTree,
  open: Version,
  next: Pick<Version, 'title' | 'parent' | 'since'>,
): Promise<void> {
  if (next.since < open.since) throw refuse('code.before-its-time')
  const own = ctx.tx
    .updateTable('code_versions')
    .where('org_id', '=', ctx.org)
    .where('tree', '=', tree)
    .where('code', '=', open.code)
    .where('since', '=', open.since)
  if (next.since === open.since) {
    await own
      .set({
        ...{ title: JSON.stringify(next.title), parent: next.parent, changed_at: ctx.now, changed_by: ctx.actor.person },
      })
      .execute()
    return
  }
  await own.set({ until: next.since, changed_at: ctx.now, changed_by: ctx.actor.person }).execute()
  await insertVersion(ctx, tree, { code: open.code, until: null, ...next })
}

/** A code ends with nothing open below it (`code.has-children`), on a day after it began. */
async function endVersion(ctx: Ctx, tree: CodeTree, code: string, ends: LocalDate): Promise<void> {
  const child = await ctx.tx
    .selectFrom('code_versions')
    .select('code')
    .where('org_id', '=', ctx.org)
    .where('tree', '=', tree)
    .where('parent', '=', code)
    .where('until', 'is', null)
    .executeTakeFirst()
  if (child !== undefined) throw refuse('code.has-children')
  const ended = await ctx.tx
    .updateTable('code_versions')
    .set({ until: ends, changed_at: ctx.now, changed_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('tree', '=', tree)
    .where('code', '=', code)
    .where('until', 'is', null)
    .where('since', '<', ends)
    .executeTakeFirst()
  if (Number(ended.numUpdatedRows) === 0) throw refuse('code.before-its-time')
}
