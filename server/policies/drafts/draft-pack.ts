import { z } from 'zod'
import { Pack } from '../../../engine/pack.ts'
import { readPack } from '../../../engine/pack-problems.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { hashOfPack } from '../publish-edition.ts'
import { editionRow, updateEdition } from './edition-row.ts'
import type { CreateDraft } from './schema.ts'

type Name = { readonly id: string; readonly edition: LocalDate }

/** A pack that is one; else `pack.invalid` with each place, what is wrong there, and how to mend it. */
export function mustBePack(candidate: unknown): Pack {
  const { pack, problems } = readPack(candidate)
  if (pack) return pack
  throw refuse('pack.invalid', {
    detail: {
      zh: `共 ${problems.length} 处需要改正`,
      en: `${problems.length} ${problems.length === 1 ? 'place needs' : 'places need'} mending`,
    },
    problems,
  })
}

/** Starts a draft from an edition there is, with the warnings waived there, or from a pack that was sent. Its date must be free (`edition.exists-already`). */
export async function createDraft(ctx: Ctx, { from, pack: sent, edition }: CreateDraft): Promise<Name & { revision: number }> {
  const source = from === undefined ? undefined : await editionRow(ctx, from)
  const given = source === undefined ? mustBePack(sent) : Pack.parse(source.pack)
  const pack: Pack = { ...given, edition, inForce: { from: edition } }
  const made = await ctx.tx
    .insertInto('editions')
    .values({
      org_id: ctx.org,
      regulation: pack.id,
      edition,
      pack: JSON.stringify(pack),
      hash: hashOfPack(pack),
      status: 'draft',
      published_at: null,
      published_by: null,
      based_on: source?.edition ?? null,
      created_at: ctx.now,
      created_by: ctx.actor.person,
      updated_at: ctx.now,
      updated_by: ctx.actor.person,
    })
    .onConflict(c => c.doNothing())
    .returning('revision')
    .executeTakeFirst()
  if (!made)
    throw refuse('edition.exists-already', {
      detail: {
        zh: `《${pack.title.zh}》${edition} 版已经存在`,
        en: `Edition ${edition} of ${pack.title.en ?? pack.title.zh} exists`,
      },
    })
  if (source) await carryWaivers(ctx, source.edition, { id: pack.id, edition })
  await tellScreens(ctx, 'policies')
  return { id: pack.id, edition, revision: made.revision }
}

/** What somebody has let pass in the edition it begins with need not be argued again; who did and why comes along. */
async function carryWaivers(ctx: Ctx, from: LocalDate, { id, edition }: Name): Promise<void> {
  const rows = await ctx.tx
    .selectFrom('edition_waivers')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', id)
    .where('edition', '=', from)
    .orderBy('waived_at')
    .orderBy('id')
    .execute()
  const standing = [...new Map(rows.map(row => [row.finding, row])).values()].filter(row => !row.withdrawn)
  if (standing.length > 0)
    await ctx.tx
      .insertInto('edition_waivers')
      .values(standing.map(row => ({ ...row, id: ctx.newId(), edition })))
      .execute()
}

/**
 * Saves a draft over the one that `revision` names: `edition.changed-meanwhile` where somebody else was quicker. A pack that does
 * not validate is refused whole (`pack.invalid`); what does not fit together yet may be saved, and the lint says so.
 */
export async function saveDraft(
  ctx: Ctx,
  name: Name,
  { pack: sent, revision }: { pack?: unknown; revision: number },
): Promise<{ revision: number; hash: string }> {
  const pack = mustBePack(sent)
  if (pack.id !== name.id || pack.edition !== name.edition)
    throw refuse('pack.other-edition', {
      detail: {
        zh: `这里是 ${name.id} ${name.edition} 版，内容写的是 ${pack.id} ${pack.edition} 版`,
        en: `This is edition ${name.edition} of ${name.id}; the text says edition ${pack.edition} of ${pack.id}`,
      },
    })
  const row = await editionRow(ctx, name, 'lock')
  if (row.status !== 'draft') throw refuse('edition.not-a-draft')
  const hash = hashOfPack(pack)
  // A save that was not heard of, sent again, is no conflict.
  if (row.revision === revision + 1 && row.hash === hash) return { revision: row.revision, hash }
  if (row.revision !== revision) throw refuse('edition.changed-meanwhile')
  await updateEdition(ctx, row, {
    pack: JSON.stringify(pack),
    hash,
    revision: revision + 1,
    updated_at: ctx.now,
    updated_by: ctx.actor.person,
  })
  await tellScreens(ctx, 'policies')
  return { revision: revision + 1, hash }
}

/** Takes a draft away that was never put to the vote; one with a ballot is history and stays. */
export async function removeDraft(ctx: Ctx, name: Name): Promise<void> {
  const row = await editionRow(ctx, name, 'lock')
  if (row.status !== 'draft') throw refuse('edition.not-a-draft')
  const { ballots } = await ctx.tx
    .selectFrom('edition_ballots')
    .select(eb => eb.fn.countAll<number>().as('ballots'))
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', name.id)
    .where('edition', '=', name.edition)
    .executeTakeFirstOrThrow()
  if (Number(ballots) > 0)
    throw refuse('edition.not-a-draft', {
      detail: { zh: '这个草案表决过，须留存，不能删除', en: 'This draft has been voted on; it stays on record' },
    })
  for (const table of ['edition_waivers', 'policy_replays', 'editions'] as const)
    await ctx.tx
      .deleteFrom(table)
      .where('org_id', '=', ctx.org)
      .where('regulation', '=', name.id)
      .where('edition', '=', name.edition)
      .execute()
  await tellScreens(ctx, 'policies')
}

/** A stored edition as data, for the editor and for export. */
export async function readStored(ctx: Ctx, name: Name) {
  const row = await editionRow(ctx, name)
  return { pack: row.pack, revision: row.revision, status: row.status, hash: row.hash }
}

let schema: Record<string, unknown> | undefined
/** The schema of a pack as JSON Schema 2020-12, for whoever writes packs elsewhere. */
export function packSchema(): Record<string, unknown> {
  schema ??= { title: 'Bihuan pack', ...z.toJSONSchema(Pack, { io: 'input', unrepresentable: 'any' }) } as Record<string, unknown>
  return schema
}
