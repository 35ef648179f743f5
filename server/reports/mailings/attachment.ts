import { sightOf } from '../../access/sight.ts'
import { systemActor } from '../../context.ts'
import { inOrganisation } from '../../database/transaction.ts'
import type { Letter } from '../../deliveries/claim.ts'
import type { Deps } from '../../deps.ts'
import { contextOf } from '../../http/organisation-context.ts'
import { readSettings } from '../../settings/change-settings.ts'
import { printedReport } from '../files/printed-report.ts'
import { reportPdf } from '../files/report-pdf.ts'

export type Attachment = { readonly filename: string; readonly content: Buffer }

/** The documents that go with a letter: each report as PDF, as whoever it goes to may see it on this day. Somebody who has left gets none. */
export async function attachmentsOf(
  deps: Pick<Deps, 'database' | 'newId' | 'newSalt'> & Partial<Pick<Deps, 'files'>>,
  letter: Letter,
  now: string,
): Promise<Attachment[]> {
  const attachments: Attachment[] = []
  for (const { org, person, words } of letter) {
    const { report } = words
    if (report === undefined || person === null) continue
    const printed = await inOrganisation(deps.database, org, async tx => {
      const base = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
      const roles = base.roster.people.get(person)?.roles
      if (roles === undefined) return undefined
      const actor = { person, roles }
      const { access } = await readSettings(base)
      return printedReport({ ...base, actor, sight: sightOf(access, base.roster, actor) }, report.id, 'zh', report.version)
    })
    // Outside the transaction: laying out a page takes longer than reading its numbers.
    if (printed !== undefined)
      attachments.push({
        filename: `${printed.title} ${printed.period.replaceAll(' ', '')}.pdf`,
        content: await reportPdf(printed),
      })
  }
  return attachments
}
