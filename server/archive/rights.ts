import type { Role } from '../../events/roles.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { ArchiveSettings } from './settings-schema.ts'

/** Posts of a setting, of whom somebody holds one. */
type Posts = 'keepers' | 'approvers' | 'holders' | 'privacyOfficers'

const holdsAny = ({ actor }: Pick<Ctx, 'actor'>, posts: readonly Role[]): boolean =>
  actor.roles.some(({ role }) => (posts as readonly string[]).includes(role))

/** The archive's settings, and what the reader may do by them. */
export async function archiveRights(
  ctx: Ctx,
): Promise<{ settings: ArchiveSettings; may: Record<Posts, boolean>; sees: boolean }> {
  const settings = (await readSettings(ctx)).archive
  const may = {
    keepers: holdsAny(ctx, settings.keepers),
    approvers: holdsAny(ctx, settings.approvers),
    holders: holdsAny(ctx, settings.holders),
    privacyOfficers: holdsAny(ctx, settings.privacyOfficers),
  }
  return { settings, may, sees: Object.values(may).some(Boolean) || holdsAny(ctx, ['auditor']) }
}

/** Refuses whoever holds none of the posts of a setting (`archive.not-yours`). */
export async function mustHoldPost(ctx: Ctx, posts: Posts): Promise<ArchiveSettings> {
  const { settings, may } = await archiveRights(ctx)
  if (!may[posts]) throw refuse('archive.not-yours')
  return settings
}

/** Refuses whoever looks after no part of the archive and is no auditor (`archive.not-yours`). */
export async function mustSeeArchive(ctx: Ctx): Promise<ArchiveSettings> {
  const { settings, sees } = await archiveRights(ctx)
  if (!sees) throw refuse('archive.not-yours')
  return settings
}
