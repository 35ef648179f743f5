import { visibleAmong } from '../access/case-visibility.ts'
import { isScanSeen } from '../certificates/readable-scan.ts'
import { isHeadPicture } from '../company-head/company-head.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { isLayout } from '../form-templates/layout.ts'
import { isManualFile } from '../manuals/versions.ts'
import { isPaperScan } from '../paper/find.ts'
import { isPictureOfPart } from '../parts/save-part.ts'
import { isAnnouncedFile } from '../payroll/announced-file.ts'
import { sealOfContent } from '../seals/seals.ts'

export type ReadableFile = {
  readonly name: string
  readonly size: number
  readonly mime: string
  readonly sha256: string
  readonly sender: string
}

/**
 * A file that the actor may read: of a case that they see, or of none yet and sent by themselves. Anything else is `file.not-found`; one under
 * seal is `seal.reason-needed`, whoever asks.
 */
export async function readableFile(ctx: Ctx, id: string): Promise<ReadableFile> {
  const file = await ctx.tx
    .selectFrom('files')
    .select(['name', 'size', 'mime', 'sha256', 'case_id', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!file) throw refuse('file.not-found')
  const { case_id: caseId, uploaded_by: sender, ...rest } = file
  const isSeen =
    caseId === null
      ? sender === ctx.actor.person ||
        ctx.sight.scope === 'all' ||
        (await isAnnouncedFile(ctx, id)) ||
        (await isScanSeen(ctx, id)) ||
        (await isPaperScan(ctx, id)) ||
        (await isPictureOfPart(ctx, id)) ||
        (await isManualFile(ctx, id)) ||
        (await isLayout(ctx, id)) ||
        (await isHeadPicture(ctx, id))
      : (await visibleAmong(ctx, [caseId])).has(caseId)
  if (!isSeen) throw refuse('file.not-found')
  if ((await sealOfContent(ctx, file.sha256)) !== undefined) throw refuse('seal.reason-needed')
  await mustBeScanned(ctx, file.sha256, sender)
  return { ...rest, sender }
}

/** What a scanner found harmful is nobody's any more (`file.quarantined`); what it has not looked at yet only its sender's (`file.not-scanned`). */
export async function mustBeScanned(ctx: Ctx, sha256: string, sender?: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('file_contents')
    .select('scan')
    .where('org_id', '=', ctx.org)
    .where('sha256', '=', sha256)
    .where('rendition', '=', '')
    .executeTakeFirst()
  if (row?.scan === 'found') throw refuse('file.quarantined')
  if (row?.scan === 'waiting' && ctx.files?.scanner && sender !== ctx.actor.person) throw refuse('file.not-scanned')
}
