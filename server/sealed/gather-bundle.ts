import type { Text } from '../../events/text.ts'
import type { Bundle as Evidence } from '../../ledger/bundle-format.ts'
import type { CaseWithTimeline } from '../cases/schema.ts'
import { person } from '../cases/view-case.ts'
import { viewCaseWithTimeline } from '../cases/view-timeline.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { type Names, namesFor } from '../export/columns.ts'
import { type Content, findContent } from '../files/contents.ts'
import { printedMoment } from '../forms/value-text.ts'
import { noteKeyOf } from '../ledger/begin-log.ts'
import { keysOf } from '../ledger/queries.ts'
import { readSigner, type Signer } from '../ledger/signing-keys.ts'
import { sealOfContent } from '../seals/seals.ts'
import { gatherDuties, gatherForms, gatherProven, gatherSignatures } from './gather-evidence.ts'
import { gatherPapers } from './gather-papers.ts'
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
  /** The same for a machine: what the ledger proves of it, duties and clauses, forms, signatures. */
  readonly evidence: Evidence
  /** Who signs for it. */
  readonly signer: Signer
  readonly files: readonly BundledFile[]
  /** Files under seal (密件): who needs one opens it with a reason. */
  readonly left: readonly string[]
  readonly moment: (at: string | null) => string
  readonly say: (text: Text) => string
}

/**
 * The whole file of a case as the viewer sees it. Unknown or not to be seen: `case.not-found`; an entry without a leaf: `ledger.not-yet`; a server that cannot
 * sign: `ledger.no-key`.
 */
export async function gatherBundle(ctx: Ctx, dataDir: string, id: string, reason: string): Promise<Bundle> {
  const view = await viewCaseWithTimeline(ctx, id)
  const signer = await signerOf(ctx, dataDir)
  const { name: company } = await ctx.tx
    .selectFrom('organisations')
    .select('name')
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const { files, left } = await filesOf(ctx, id)
  const by = person(ctx, ctx.actor.person).name
  return {
    ...{ name: view.number, company, takenBy: by, takenAt: printedMoment(ctx, ctx.now), signer },
    ...{ view, seal: await viewSeal(ctx, id), names: namesFor(ctx), files, left },
    told: view.timeline.map(entry => tellEntry(ctx, entry)),
    evidence: {
      format: 'bihuan-evidence-1',
      case: { id: view.id, number: view.number, title: view.title, company },
      taken: { at: ctx.now, by, reason },
      ...(await gatherProven(ctx, view)),
      ...(await gatherDuties(ctx, view)),
      ...{ forms: await gatherForms(ctx, view), signatures: await gatherSignatures(ctx, view), files, left },
      papers: await gatherPapers(ctx, view),
    },
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

async function signerOf(ctx: Ctx, dataDir: string): Promise<Signer> {
  const key = (await keysOf(ctx)).at(-1)
  if (key === undefined) throw refuse('ledger.not-yet')
  const signer = await readSigner(dataDir, ctx.org, noteKeyOf(key))
  if (signer === undefined) throw refuse('ledger.no-key')
  return signer
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
      files.push({
        ...row,
        path: `files/${String(files.length + 1).padStart(2, '0')} ${row.name.toWellFormed().replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')}`,
      })
  }
  return { files, left }
}
