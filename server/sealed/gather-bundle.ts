import type { Text } from '../../events/text.ts'
import type { CaseWithTimeline } from '../cases/schema.ts'
import { person } from '../cases/view-case.ts'
import { viewCaseWithTimeline } from '../cases/view-timeline.ts'
import type { Ctx } from '../context.ts'
import { sha256 } from '../events/seal.ts'
import { type Names, namesFor } from '../export/columns.ts'
import { type Content, findContent } from '../files/contents.ts'
import { printedMoment } from '../forms/value-text.ts'
import { sealOfContent } from '../seals/seals.ts'
import { type Told, tellEntry } from './say-entry.ts'
import type { Seal } from './schema.ts'
import { viewSeal } from './view-seal.ts'

/** A file of the case as it goes into the bundle: `path` inside it. */
export type BundledFile = { readonly path: string; readonly name: string; readonly size: number; readonly sha256: string }

/** Everything that a bundle says, read in one transaction; the files themselves are read while it is sent. */
export type Bundle = {
  readonly name: string
  readonly company: string
  readonly takenBy: string
  readonly takenAt: string
  readonly view: CaseWithTimeline
  readonly seal: Seal
  readonly names: Names
  readonly told: readonly Told[]
  /** Each event as it was hashed into the ledger, with its sealed words and their salts: lines of JSON. */
  readonly events: string
  readonly files: readonly BundledFile[]
  /** Files under seal (密件): who needs one opens it with a reason. */
  readonly left: readonly string[]
  readonly moment: (at: string | null) => string
  readonly say: (text: Text) => string
}

/** The whole file of a case as the viewer sees it. Unknown or not to be seen: `case.not-found`. */
export async function gatherBundle(ctx: Ctx, id: string): Promise<Bundle> {
  const view = await viewCaseWithTimeline(ctx, id)
  const { name: company } = await ctx.tx
    .selectFrom('organisations')
    .select('name')
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const { files, left } = await filesOf(ctx, id)
  return {
    ...{ name: view.number, company, takenBy: person(ctx, ctx.actor.person).name, takenAt: printedMoment(ctx, ctx.now) },
    ...{ view, seal: await viewSeal(ctx, id), names: namesFor(ctx), files, left },
    told: view.timeline.map(entry => tellEntry(ctx, entry)),
    events: await eventLines(ctx, view),
    moment: at => (at === null ? '' : printedMoment(ctx, at)),
    say: text => (ctx.language === 'en' ? (text.en ?? text.zh) : text.zh),
  }
}

/** What the files of a bundle say, found in its transaction and read after it. */
export async function contentsOf(ctx: Ctx, files: readonly BundledFile[]): Promise<Map<string, Content>> {
  const contents = new Map<string, Content>()
  for (const { sha256 } of files) {
    const content = await findContent(ctx, sha256)
    if (content) contents.set(sha256, content)
  }
  return contents
}

async function filesOf(ctx: Ctx, id: string): Promise<Pick<Bundle, 'files' | 'left'>> {
  const rows = await ctx.tx
    .selectFrom('files')
    .leftJoin('file_contents as c', join =>
      join.onRef('c.org_id', '=', 'files.org_id').onRef('c.sha256', '=', 'files.sha256').on('c.rendition', '=', ''),
    )
    .select(['name', 'files.size', 'files.sha256', 'c.scan'])
    .where('files.org_id', '=', ctx.org)
    .where('case_id', '=', id)
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute()
  const files: BundledFile[] = []
  const left: string[] = []
  for (const { scan, ...row } of rows) {
    // What a scanner has not cleared goes nowhere either.
    const isUncleared = scan === 'found' || (scan === 'waiting' && ctx.files?.scanner !== undefined)
    if (isUncleared || (await sealOfContent(ctx, row.sha256)) !== undefined) left.push(row.name)
    // Two files of one name stay two.
    else
      files.push({ ...row, path: `files/${String(files.length + 1).padStart(2, '0')} ${row.name.replace(/[\\/:*?"<>|]/g, '_')}` })
  }
  return { files, left }
}

/**
 * The events as stored. Sealed words go with their salts, so that whoever holds the bundle can check each commitment; where the viewer sees contacts in part
 * only, or an entry is kept from them, its words stay out, and the hash of the event still shows that nothing was changed.
 */
async function eventLines(ctx: Ctx, view: CaseWithTimeline): Promise<string> {
  const rows = await ctx.tx
    .selectFrom('events')
    .select(['id', 'seq', 'type', 'bytes'])
    .where('org_id', '=', ctx.org)
    .where('stream_id', '=', view.id)
    .orderBy('seq')
    .execute()
  const words = view.masked
    ? []
    : await ctx.tx
        .selectFrom('sealed_fields')
        .select(['event_id', 'field', 'salt', 'value'])
        .where('org_id', '=', ctx.org)
        .where(
          'event_id',
          'in',
          rows.map(row => row.id),
        )
        .orderBy('event_id')
        .orderBy('field')
        .execute()
  const kept = new Set([...view.timeline.flatMap(e => (e.isSealed ? [e.id] : [])), ...view.underSeal])
  return rows
    .filter(row => !kept.has(row.id))
    .map(row =>
      JSON.stringify({
        ...{ id: row.id, seq: row.seq, type: row.type, sha256: sha256(row.bytes), bytes: row.bytes },
        sealed: words.flatMap(w => (w.event_id === row.id ? [{ field: w.field, salt: w.salt, value: w.value }] : [])),
      }),
    )
    .map(line => `${line}\n`)
    .join('')
}
