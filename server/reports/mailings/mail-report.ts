import type { Selectable } from 'kysely'
import { sayFigure } from '../../../engine/figure-text.ts'
import type { PeriodicRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Ctx } from '../../context.ts'
import type { ReportMailings, Reports } from '../../database/report-tables.ts'
import type { ReportDocument } from '../document-schema.ts'

export type MailedPaper = { readonly id: string; readonly version: number; readonly document: ReportDocument }

/** What a mail says of a report in words: the figures of its parts; cases are named in the document alone, as far as its reader may see them. */
function bodyOf(document: ReportDocument, language: 'zh' | 'en'): string {
  return document.sections
    .filter(section => section.figures.length > 0)
    .map(section => {
      const figures = section.figures.map(one => `${inLanguage(one.title, language)} ${sayFigure(one, language)}`)
      return `${inLanguage(section.title, language)}${language === 'zh' ? '：' : ': '}${figures.join(language === 'zh' ? '，' : ', ')}`
    })
    .join('\n')
}

/**
 * Puts a signed report into the mail of a mailing, once for `about`: to each recipient with an address, with the document attached as they may see
 * it (it is laid out when the mail leaves). Gives how many mails.
 */
export async function mailReport(
  ctx: Ctx,
  mailing: Pick<Selectable<ReportMailings>, 'id' | 'recipients'>,
  report: Pick<Selectable<Reports>, 'id' | 'period_start' | 'period_end'>,
  rule: PeriodicRule,
  paper: MailedPaper,
  about: string,
): Promise<number> {
  const first = await ctx.tx
    .insertInto('report_mails')
    .values({ org_id: ctx.org, mailing_id: mailing.id, about, sent_at: ctx.now })
    .onConflict(conflict => conflict.doNothing())
    .returning('about')
    .executeTakeFirst()
  if (first === undefined) return 0
  const title = {
    zh: `${rule.title.zh} ${report.period_start} – ${report.period_end}`,
    en: `${rule.title.en ?? rule.title.zh} ${report.period_start} – ${report.period_end}`,
  }
  const words = {
    title,
    body: { zh: bodyOf(paper.document, 'zh') || title.zh, en: bodyOf(paper.document, 'en') || title.en },
    href: `/reports/${report.id}`,
    report: { id: report.id, version: paper.version },
  }
  const to = mailing.recipients.flatMap(person => {
    const address = ctx.roster.people.get(person)?.email ?? ''
    return address === '' ? [] : [{ person, address }]
  })
  if (to.length === 0) return 0
  await ctx.tx
    .insertInto('messages')
    .values(
      to.map(({ person, address }) => ({
        ...{ org_id: ctx.org, id: ctx.newId(), channel: 'mail' as const, person_id: person, address },
        ...{ words: JSON.stringify(words), case_id: null, about: title.zh, error: null },
        // Named after the report, so that it leaves alone and not among reminders.
        ...{ duty_key: `report/${report.id}`, rung: null, created_at: ctx.now, not_before: ctx.now },
        ...{ attempted_at: null, settled_at: null },
      })),
    )
    .execute()
  return to.length
}
