import { sql } from 'kysely'
import { Pack } from '../../engine/pack.ts'
import { refuse } from '../errors.ts'
import { canonical, sha256 } from '../events/seal.ts'
import type { Founding } from '../organisation/create-organisation.ts'

/** The hash by which a published edition is known: SHA-256 of its canonical JSON, in hex. */
export function hashOfPack(pack: Pack): string {
  return sha256(canonical(pack))
}

/**
 * Publishes an edition of a regulation, so that cases follow it from its first day on, and gives its hash. The same edition again
 * changes nothing; a published one that reads otherwise is refused (`edition.published-already`): a change is a new edition.
 * A pack that is not one throws, since whoever calls has checked it.
 */
export async function publishEdition(
  { tx, org, now }: Omit<Founding, 'newId'>,
  candidate: unknown,
  publishedBy: string,
): Promise<string> {
  const pack = Pack.parse(candidate)
  const hash = hashOfPack(pack)
  const there = await tx
    .selectFrom('editions')
    .select(['hash', 'status'])
    .where('org_id', '=', org)
    .where('regulation', '=', pack.id)
    .where('edition', '=', pack.edition)
    .executeTakeFirst()
  if (there?.status === 'published' || there?.status === 'repealed') {
    if (there.hash !== hash)
      throw refuse('edition.published-already', {
        detail: {
          zh: `《${pack.title.zh}》${pack.edition} 版已发布，内容不能再改`,
          en: `Edition ${pack.edition} of ${pack.id} has been published and cannot change`,
        },
      })
    return hash
  }
  const published = {
    pack: JSON.stringify(pack),
    hash,
    status: 'published' as const,
    published_at: now,
    published_by: publishedBy,
  }
  await tx
    .insertInto('editions')
    .values({ org_id: org, regulation: pack.id, edition: pack.edition, ...published })
    .onConflict(c => c.columns(['org_id', 'regulation', 'edition']).doUpdateSet(published))
    .execute()
  await bumpRules({ tx, org })
  return hash
}

/** Tells every process that what it compiled for this organisation is stale. */
export async function bumpRules({ tx, org }: Pick<Founding, 'tx' | 'org'>): Promise<void> {
  await tx.updateTable('organisations').set({ rules_version: sql`rules_version + 1` }).where('id', '=', org).execute()
}
