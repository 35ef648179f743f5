import { patchDetector } from 'docx'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readContent } from '../files/contents.ts'
import { mustUnpackWithin } from '../files/unpacked-size.ts'
import { placeholdersOf } from './placeholders.ts'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** 5 MB as it is sent, 50 MB unpacked: a page with pictures, not an archive. */
const [LARGEST_BYTES, MOST_UNPACKED] = [5 * 1024 ** 2, 50 * 1024 ** 2]

/** The bytes of a layout in the store; undefined where its file is lost. */
export async function layoutBytes(ctx: Pick<Ctx, 'tx' | 'org' | 'files'>, file: string): Promise<Buffer | undefined> {
  const row = await ctx.tx
    .selectFrom('files')
    .select('sha256')
    .where('org_id', '=', ctx.org)
    .where('id', '=', file)
    .executeTakeFirst()
  return row && readContent(ctx, row.sha256)
}

/** Whether a file is the layout of a form: everybody of the company may see what is printed. */
export async function isLayout({ tx, org, sight }: Pick<Ctx, 'tx' | 'org' | 'sight'>, file: string): Promise<boolean> {
  if (sight.isPartner) return false
  const row = await tx
    .selectFrom('form_templates')
    .select('form')
    .where('org_id', '=', org)
    .where('layout_file', '=', file)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether a file that the actor has sent can be the layout of a form: a Word document (`template.not-word`, `template.layout-too-large`) with placeholders
 * (`template.no-placeholder`), all of which this form can fill (`template.placeholder-unknown`, naming the others).
 */
export async function mustBeLayout(ctx: Ctx, key: string, file: string): Promise<void> {
  const row = await ctx.tx
    .selectFrom('files')
    .select(['mime', 'size', 'case_id', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', file)
    .executeTakeFirst()
  const isOwn = row !== undefined && row.case_id === null && row.uploaded_by === ctx.actor.person
  if (row === undefined || !(isOwn || (await isLayout(ctx, file)))) throw refuse('file.not-found')
  if (row.mime !== docx) throw refuse('template.not-word')
  if (Number(row.size) > LARGEST_BYTES) throw refuse('template.layout-too-large')
  const bytes = await layoutBytes(ctx, file)
  if (bytes === undefined) throw refuse('file.lost')
  const found = await placeholdersIn(bytes)
  if (found.length === 0) throw refuse('template.no-placeholder')
  const known = new Set(placeholdersOf(ctx, key).map(({ name }) => name))
  const unknown = found.filter(name => !known.has(name.trim()))
  if (unknown.length === 0) return
  const said = unknown.map(name => `{{${name}}}`)
  throw refuse('template.placeholder-unknown', {
    detail: { zh: `这份表单填不出：${said.join('、')}`, en: `This form cannot fill: ${said.join(', ')}` },
    fields: { layout: { zh: said.join('、'), en: said.join(', ') } },
  })
}

/** The placeholders of a Word document as they stand there, each once; refuses what is none, or what unpacks to more than a page is (`template.not-word`). */
export async function placeholdersIn(bytes: Buffer): Promise<string[]> {
  try {
    await mustUnpackWithin(bytes, MOST_UNPACKED)
    return [...new Set(await patchDetector({ data: bytes }))]
  } catch {
    throw refuse('template.not-word')
  }
}
