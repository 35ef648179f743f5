import type { Selectable } from 'kysely'
import type { PeriodicRule } from '../../engine/pack.ts'
import type { ReportSection } from '../../engine/pack-periodic.ts'
import { instantsOf } from '../../engine/periods.ts'
import { visibleAmong } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'
import type { Reports } from '../database/report-tables.ts'
import type { DocumentSection, ReportDocument, SectionContent } from './document-schema.ts'
import { actionSection } from './sections/action-section.ts'
import { casesSection, figuresSection, oddSection } from './sections/case-sections.ts'
import { findingSection } from './sections/finding-section.ts'
import { fundSection } from './sections/fund-section.ts'
import { indicatorSection } from './sections/indicator-section.ts'
import { meetingSection } from './sections/meeting-section.ts'
import { problemSection } from './sections/problem-section.ts'
import type { SectionAsk } from './sections/scope.ts'
import { surveySection } from './sections/survey-section.ts'

const drafters: Readonly<Record<ReportSection['shows'], (ask: SectionAsk) => Promise<SectionContent>>> = {
  figures: figuresSection,
  indicators: indicatorSection,
  cases: casesSection,
  'odd-complaints': oddSection,
  problems: problemSection,
  actions: actionSection,
  meetings: meetingSection,
  funds: fundSection,
  surveys: surveySection,
  findings: findingSection,
}

/** The parts of a report: as the regulation says, else figures and cases under the rule's own clause. */
export function sectionsOf(rule: PeriodicRule): readonly ReportSection[] {
  if (rule.sections !== undefined) return rule.sections
  // What is handed in with these stands elsewhere: the templates, the frozen process.
  if (rule.renewsTemplates || rule.mines !== undefined) return []
  const { clause } = rule
  if (rule.surveys) return [{ id: 'surveys', clause, title: { zh: '满意度调查', en: 'Satisfaction survey' }, shows: 'surveys' }]
  return [
    { id: 'figures', clause, title: { zh: '本期概况', en: 'Figures of the period' }, shows: 'figures' },
    { id: 'cases', clause, title: { zh: '案件清单', en: 'Cases' }, shows: 'cases' },
  ]
}

type Drafted = { readonly section: DocumentSection; readonly behind: SectionContent['behind'] }

/** The parts of a report as the system drafts them now, for the whole company or its department, each with the query of what its figures count. */
export async function draftSections(ctx: Ctx, row: Selectable<Reports>, rule: PeriodicRule): Promise<Drafted[]> {
  const period = instantsOf(ctx.rules.calendar, { start: row.period_start, end: row.period_end })
  const drafted: Drafted[] = []
  for (const section of sectionsOf(rule)) {
    const ask = {
      ...{ ctx, regulation: row.regulation, rule, section, ...period },
      ...{ start: row.period_start, end: row.period_end, department: row.department_id },
    }
    const { id, clause, title, shows } = section
    const { behind, ...content } = await drafters[shows](ask)
    drafted.push({ section: { id, clause, title, shows, ...content }, behind })
  }
  return drafted
}

/** 报告正文 of a period as the system drafts it now: the same whoever asks. */
export async function draftDocument(ctx: Ctx, row: Selectable<Reports>, rule: PeriodicRule): Promise<ReportDocument> {
  return { asOf: ctx.now, sections: (await draftSections(ctx, row, rule)).map(({ section }) => section) }
}

/** The document as this viewer may see it: rows about cases that are not shown to them keep their place and lose their words. */
export async function shownDocument(ctx: Ctx, document: ReportDocument): Promise<ReportDocument> {
  const about = document.sections.flatMap(section => section.tables.flatMap(table => table.rows.flatMap(row => row.case ?? [])))
  const visible = await visibleAmong(ctx, [...new Set(about)])
  const hidden = { zh: '（无权查看）', en: '(not yours to see)' }
  return {
    ...document,
    sections: document.sections.map(section => ({
      ...section,
      tables: section.tables.map(table => ({
        ...table,
        rows: table.rows.map(row =>
          row.case === undefined || visible.has(row.case) ? row : { cells: row.cells.map((_, at) => (at === 0 ? hidden : '')) },
        ),
      })),
    })),
  }
}
