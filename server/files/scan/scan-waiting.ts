import type { Instant } from '../../../events/instant.ts'
import { logAdministration } from '../../access/admin-log.ts'
import { asOwner } from '../../auth/tables.ts'
import { type Ctx, systemActor } from '../../context.ts'
import { inOrganisation } from '../../database/transaction.ts'
import { later } from '../../deliveries/retry.ts'
import type { Deps } from '../../deps.ts'
import { contextOf } from '../../http/organisation-context.ts'
import { tellScreens } from '../../notifications/outgoing.ts'
import { findContent } from '../contents.ts'
import type { ScanResult } from './scanner.ts'

const AT_ONCE = 20
/** A scanner that could not be reached is asked again after this. */
const AGAIN_AFTER_MS = 30_000

type Waiting = { readonly org_id: string; readonly sha256: string }
type ScanDeps = Pick<Deps, 'database' | 'files' | 'clock' | 'newId' | 'newSalt'>

/** Has the scanner look at contents that wait for it, of all organisations, the oldest first. True where more wait that were not tried. */
export async function scanWaiting(deps: ScanDeps, now: Instant, signal: AbortSignal): Promise<boolean> {
  if (!deps.files.scanner) return false
  const rows: Waiting[] = await asOwner(deps.database, (_, tx) =>
    tx
      .selectFrom('file_contents')
      .select(['org_id', 'sha256'])
      .where('scan', '=', 'waiting')
      .where(eb => eb.or([eb('scanned_at', 'is', null), eb('scanned_at', '<', later(now, -AGAIN_AFTER_MS))]))
      .orderBy('created_at')
      .limit(AT_ONCE)
      .execute(),
  )
  for (const row of rows) {
    if (signal.aborted) return false
    await scanOne(deps, row, now)
  }
  return rows.length === AT_ONCE
}

async function scanOne(deps: ScanDeps, { org_id: org, sha256 }: Waiting, now: Instant): Promise<void> {
  const content = await inOrganisation(deps.database, org, tx => findContent({ tx, org, files: deps.files }, sha256))
  let result: ScanResult | { state: 'waiting'; name: string }
  try {
    const stream = await content?.open()
    if (!stream) return setScan(deps, org, sha256, { scan: 'waiting', scan_says: 'lost', scanned_at: now })
    result = await deps.files.scanner!.scan(stream)
  } catch (error) {
    result = { state: 'waiting', name: (error instanceof Error ? error.message : String(error)).slice(0, 300) }
  }
  await setScan(deps, org, sha256, {
    ...{ scan: result.state, scan_says: result.state === 'clean' ? null : result.name, scanned_at: now },
  })
}

type Scan = { scan: 'waiting' | 'clean' | 'found'; scan_says: string | null; scanned_at: Instant }

async function setScan(deps: ScanDeps, org: string, sha256: string, scan: Scan): Promise<void> {
  await inOrganisation(deps.database, org, async tx => {
    const { numUpdatedRows } = await tx
      .updateTable('file_contents')
      .set(scan)
      .where('org_id', '=', org)
      .where('sha256', '=', sha256)
      .where('rendition', '=', '')
      .where('scan', '=', 'waiting')
      .executeTakeFirst()
    // Of two processes that looked at once, one tells.
    if (scan.scan !== 'found' || numUpdatedRows === 0n) return
    await tellOfFound(await contextOf(deps, tx, org, systemActor), sha256, scan.scan_says ?? '')
  })
}

/** 隔离: who sent it and the administrators are told; the log keeps it. */
async function tellOfFound(ctx: Ctx, sha256: string, virus: string): Promise<void> {
  const files = await ctx.tx
    .selectFrom('files')
    .select(['id', 'name', 'uploaded_by'])
    .where('org_id', '=', ctx.org)
    .where('sha256', '=', sha256)
    .execute()
  const administrators = [...ctx.roster.people.values()].filter(p => p.roles.some(r => r.role === 'administrator')).map(p => p.id)
  for (const { id, name, uploaded_by: sender } of files) {
    await logAdministration(ctx, {
      actor: 'system',
      action: 'file.quarantined',
      subject: sender,
      detail: { label: name, says: virus, file: id },
    })
    const people = [...new Set([sender, ...administrators])]
    const words = {
      title: { zh: `文件「${name}」含有害程序，已隔离`, en: `The file "${name}" holds a harmful program and was put away` },
      body: {
        zh: `扫描结果：${virus}。任何人都不能再下载。`,
        en: `The scanner says: ${virus}. Nobody can download it any more.`,
      },
    }
    await ctx.tx
      .insertInto('notifications')
      .values(
        people.map(person => ({
          ...{ org_id: ctx.org, id: ctx.newId(), person_id: person, case_id: null, kind: 'file' },
          ...{ words: JSON.stringify(words), created_at: ctx.now, read_at: null },
        })),
      )
      .execute()
    await tellScreens(ctx, 'notifications', people)
  }
}
