import { localTextOf } from '../../../engine/calendar/days.ts'
import { sayFigure } from '../../../engine/figure-text.ts'
import { inLanguage } from '../../../events/in-language.ts'
import type { Role } from '../../../events/roles.ts'
import type { Language, Text } from '../../../events/text.ts'
import { listRoles } from '../../access/role-names.ts'
import { named } from '../../cases/view-case.ts'
import { type HeadPicture, headPicture } from '../../company-head/company-head.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { ReportCell, ReportDocument } from '../document-schema.ts'
import { draftDocument, shownDocument } from '../draft-document.ts'
import { reportRow } from '../list-reports.ts'
import { ruleOfReport } from '../open-periods.ts'
import { hashOfPaper, papersOf, presentPapers } from '../papers.ts'

/** A report as it is written on paper, in words of one language: head, parts, signature, review. */
export type PrintedReport = {
  readonly company: string
  /** The picture beside it. */
  readonly picture: HeadPicture | undefined
  readonly title: string
  readonly period: string
  readonly under: string
  readonly to: string
  readonly department: string
  readonly language: Language
  readonly text: string
  readonly sections: readonly PrintedSection[]
  /** Null: a draft that nobody has signed. */
  readonly signed: {
    readonly version: number
    readonly by: string
    readonly at: string
    readonly hash: string
    readonly intact: boolean
    readonly review: string
    readonly received: string
  } | null
  readonly asOf: string
  readonly printedAt: string
}
export type PrintedSection = {
  readonly title: string
  readonly clause: string
  readonly words: string
  readonly comment: string
  readonly figures: readonly {
    readonly title: string
    readonly value: string
    readonly number: number | null
    readonly note: string
  }[]
  readonly tables: readonly {
    readonly title: string
    readonly head: readonly string[]
    readonly rows: readonly (readonly (string | number)[])[]
    readonly more: number
  }[]
}

/** The report as this reader may print it: the version asked for, else the newest that was signed, else a draft of now. Unknown version: `report.not-found`. */
export async function printedReport(ctx: Ctx, id: string, language: Language, version?: number): Promise<PrintedReport> {
  const row = await reportRow(ctx, id)
  const rule = ruleOfReport(ctx, row)
  if (rule === undefined) throw refuse('report.not-found')
  const papers = await papersOf(ctx, id)
  const paper = version === undefined ? papers[0] : papers.find(one => one.version === version)
  if (version !== undefined && paper === undefined) throw refuse('report.not-found')
  const [presented] = paper === undefined ? [] : await presentPapers(ctx, [paper])
  const draft =
    paper !== undefined
      ? undefined
      : await ctx.tx
          .selectFrom('report_drafts')
          .selectAll()
          .where('org_id', '=', ctx.org)
          .where('report_id', '=', id)
          .executeTakeFirst()
  const document = await shownDocument(ctx, paper?.document ?? (await draftDocument(ctx, row, rule)))
  const organisation = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const say = (text: Text) => inLanguage(text, language)
  const at = (moment: string) => localTextOf(ctx.rules.calendar, moment).slice(0, 16).replace('T', ' ')
  const edition = ctx.rules.editions.findLast(one => one.pack.id === row.regulation)
  const isChinese = language === 'zh'
  const roles = rule.to.flatMap(party => ('role' in party ? [party.role as Role] : []))
  const department = row.department_id === null ? undefined : ctx.roster.departments.get(row.department_id)
  const verdict = presented?.verdict
  return {
    company: isChinese || organisation.name_en === '' ? organisation.name : organisation.name_en,
    picture: await headPicture(ctx),
    title: say(rule.title),
    period: `${row.period_start} – ${row.period_end}`,
    under:
      edition === undefined
        ? ''
        : isChinese
          ? `依据《${edition.pack.title.zh}》（${edition.pack.edition} 版）第 ${row.clause} 条`
          : `Under clause ${row.clause} of ${say(edition.pack.title)} (edition ${edition.pack.edition})`,
    to: listRoles(roles, language),
    department: department?.name ?? (isChinese ? '全公司' : 'Whole company'),
    language,
    text: paper?.body ?? draft?.body ?? '',
    sections: sectionsOnPaper(document, paper?.comments ?? draft?.comments ?? {}, language),
    signed:
      paper === undefined || presented === undefined
        ? null
        : {
            ...{ version: paper.version, by: presented.signedBy.name, at: at(paper.signed_at), hash: paper.hash },
            intact:
              hashOfPaper({
                ...{ document: paper.document, text: paper.body, comments: paper.comments },
                ...{ signedBy: paper.signed_by, signedAt: paper.signed_at },
              }) === paper.hash,
            review:
              verdict === null || verdict === undefined
                ? ''
                : `${verdict.by.name} ${at(verdict.at)} ${verdict.passed ? (isChinese ? '审核通过' : 'passed') : isChinese ? '退回' : 'sent back'}${verdict.opinion === '' ? '' : `${isChinese ? '：' : ': '}${verdict.opinion}`}`,
            received:
              row.received_at === null || row.received_by === null
                ? ''
                : `${named(ctx, row.received_by).name} ${at(row.received_at)}`,
          },
    asOf: at(document.asOf),
    printedAt: at(ctx.now),
  }
}

function sectionsOnPaper(
  document: ReportDocument,
  comments: Readonly<Record<string, string>>,
  language: Language,
): PrintedSection[] {
  const say = (text: Text | undefined) => (text === undefined ? '' : inLanguage(text, language))
  const cell = (value: ReportCell): string | number => (typeof value === 'object' ? say(value) : value)
  return document.sections.map(section => ({
    ...{ title: say(section.title), clause: section.clause, words: say(section.draft), comment: comments[section.id] ?? '' },
    figures: section.figures.map(figure => ({
      ...{ title: say(figure.title), value: sayFigure(figure, language), number: figure.value },
      note: [figure.target, figure.note]
        .flatMap(text => (text === undefined ? [] : [say(text)]))
        .join(language === 'zh' ? '，' : ', '),
    })),
    tables: section.tables.map(table => ({
      ...{
        title: say(table.title),
        head: table.head.map(say),
        rows: table.rows.map(row => row.cells.map(cell)),
        more: table.more,
      },
    })),
  }))
}
