import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { readContent } from '../files/contents.ts'
import { keepsTemplates } from '../form-templates/known-forms.ts'
import { loadPrinter } from '../forms/printer.ts'
import { pictureSize } from './picture-size.ts'
import type { CompanyHead } from './schema.ts'

/** 1 MB: it goes into every document. */
const LARGEST_BYTES = 1024 ** 2
/** More pixels than a page can show, in either direction. */
const LARGEST_SIDE = 4_000

/** The picture of the company's head as documents need it; its size in pixels. */
export type HeadPicture = {
  readonly bytes: Buffer
  readonly type: 'png' | 'jpg'
  readonly width: number
  readonly height: number
}

const standing = (ctx: Pick<Ctx, 'tx' | 'org'>) =>
  ctx.tx
    .selectFrom('company_heads')
    .leftJoin('files', join =>
      join.onRef('files.org_id', '=', 'company_heads.org_id').onRef('files.id', '=', 'company_heads.file_id'),
    )
    .select(['file_id', 'width', 'height', 'set_by', 'set_at', 'files.name', 'files.mime', 'files.sha256'])
    .where('company_heads.org_id', '=', ctx.org)
    .orderBy('set_at', 'desc')
    .orderBy('company_heads.id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** Whoever keeps the templates of forms keeps the head that stands on them; so does whoever administers. */
const maySet = (ctx: Ctx): boolean => keepsTemplates(ctx) || ctx.actor.roles.some(one => one.role === 'administrator')

/** 公司信头 as it stands. */
export async function viewHead(ctx: Ctx): Promise<CompanyHead> {
  const row = await standing(ctx)
  return {
    canSet: maySet(ctx),
    picture: row?.file_id == null ? null : { id: row.file_id, name: row.name ?? '' },
    setBy: row === undefined ? null : { id: row.set_by, name: named(ctx, row.set_by).name },
    setAt: row?.set_at ?? null,
  }
}

/** The picture that stands at the head of documents today; undefined where none was set, or its file is lost: what is printed never fails for it. */
export async function headPicture(ctx: Pick<Ctx, 'tx' | 'org' | 'files'>): Promise<HeadPicture | undefined> {
  const row = await standing(ctx)
  if (row?.file_id == null || row.sha256 === null) return undefined
  const bytes = await readContent(ctx, row.sha256).catch(() => undefined)
  if (bytes === undefined || row.width === null || row.height === null) return undefined
  return { bytes, type: row.mime === 'image/png' ? 'png' : 'jpg', width: row.width, height: row.height }
}

/** Whether a file is or was the head's picture: everybody of the company sees it on paper. */
export async function isHeadPicture(ctx: Pick<Ctx, 'tx' | 'org'>, file: string): Promise<boolean> {
  const row = await ctx.tx
    .selectFrom('company_heads')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('file_id', '=', file)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * 设置信头: a PNG or JPEG of at most 1 MB that the actor has sent (`head.not-a-picture`, `head.too-large`), or none. It is laid out once before it counts, so that no
 * document fails for it later.
 */
export async function setHead(ctx: Ctx, file: string | null): Promise<void> {
  if (!maySet(ctx)) throw refuse('head.not-yours')
  const picture = file === null ? undefined : await checkedPicture(ctx, file)
  await addOrganisationEvent(ctx, {
    type: 'setting.changed',
    plain: { setting: 'company-head', value: picture === undefined ? null : picture.sha256 },
    sealed: {},
  })
  await ctx.tx
    .insertInto('company_heads')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), file_id: file, width: picture?.width ?? null, height: picture?.height ?? null },
      ...{ set_by: ctx.actor.person, set_at: ctx.now },
    })
    .execute()
}

async function checkedPicture(ctx: Ctx, id: string): Promise<{ sha256: string; width: number; height: number }> {
  const file = await ctx.tx
    .selectFrom('files')
    .select(['size', 'mime', 'sha256', 'case_id', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .executeTakeFirst()
  if (file === undefined) throw refuse('file.not-found')
  if (file.mime !== 'image/png' && file.mime !== 'image/jpeg') throw refuse('head.not-a-picture')
  if (file.case_id !== null || file.uploaded_by !== ctx.actor.person) throw refuse('file.not-found')
  if (Number(file.size) > LARGEST_BYTES) throw refuse('head.too-large')
  const bytes = await readContent(ctx, file.sha256)
  if (bytes === undefined) throw refuse('file.lost')
  const size = pictureSize(bytes)
  if (size === undefined || !(await canBePrinted(bytes, file.mime))) throw refuse('head.not-a-picture')
  if (Math.max(size.width, size.height) > LARGEST_SIDE) throw refuse('head.too-large')
  return { sha256: file.sha256, ...size }
}

async function canBePrinted(bytes: Buffer, mime: string): Promise<boolean> {
  try {
    const image = `data:${mime};base64,${bytes.toString('base64')}`
    await (await loadPrinter())
      .createPdf({ content: [{ image, fit: [10, 10] }], defaultStyle: { font: 'NotoSansSC' } })
      .getBuffer()
    return true
  } catch {
    return false
  }
}
