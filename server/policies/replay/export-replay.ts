import { inLanguage } from '../../../events/in-language.ts'
import type { Text } from '../../../events/text.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { type CellValue, type Names, namesFor } from '../../export/columns.ts'
import { changedCaseRows } from './export-cases.ts'
import { reasonWords, unitWords, words } from './export-words.ts'
import type { ReplayResult, ReplayView } from './schema.ts'
import { viewReplay } from './view-replays.ts'

type Sheet = { readonly name: string; readonly widths: readonly number[]; readonly rows: readonly (readonly CellValue[])[] }
/** What a file of a result holds, read in one transaction. */
export type ReplayExport = { readonly view: ReplayView & { readonly result: ReplayResult }; readonly names: Names }

/** Reads what is to be exported, and the file's name. Without a result: `replay.no-result`. */
export async function readExport(
  ctx: Ctx,
  name: { readonly id: string; readonly edition: string },
  id: string,
): Promise<{ name: string; content: ReplayExport }> {
  const view = await viewReplay(ctx, name, id)
  const { result } = view
  if (result === null) throw refuse('replay.no-result')
  const file = `${inLanguage(words.file, ctx.language)} ${inLanguage(view.title, ctx.language)} ${view.edition} ${view.from}–${view.to}.xlsx`
  return { name: file, content: { view: { ...view, result }, names: namesFor(ctx) } }
}

/** The counts, the figures, the load and the largest differences as .xlsx. Every text is a text cell: no program evaluates it. */
export async function writeReplayBook(content: ReplayExport): Promise<Buffer> {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  for (const { name, widths, rows } of sheetsOf(content)) {
    const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = widths.map(width => ({ width }))
    for (const row of rows) {
      const added = sheet.addRow([...row])
      added.eachCell(cell => {
        if (cell.value instanceof Date) cell.numFmt = 'yyyy-mm-dd hh:mm'
      })
    }
    sheet.getRow(1).font = { bold: true }
  }
  return Buffer.from(await book.xlsx.writeBuffer())
}

function sheetsOf(content: ReplayExport): Sheet[] {
  const { names } = content
  const { result } = content.view
  const say = (text: Text | null) => (text === null ? '' : inLanguage(text, names.language))
  const head = (...texts: Text[]) => texts.map(say)
  return [
    { name: say(words.overview), widths: [44, 18, 18, 18], rows: overview(content, say) },
    {
      name: say(words.byRule),
      widths: [28, 12, 40, 12, 14, 14],
      rows: [
        head(words.regulation, words.clause, words.rule, words.changedDuties, words.gained, words.lost),
        ...result.rules.map(({ rule, changed, gained, lost }) => [
          say(rule.regulation),
          rule.clause ?? '',
          say(rule.title),
          ...[changed, gained, lost],
        ]),
      ],
    },
    {
      name: say(words.load),
      widths: [32, 14, 14, 14],
      rows: [
        head(words.post, words.before, words.after, words.difference),
        ...result.load.map(({ post, before, after }) => [say(post), before, after, after - before]),
      ],
    },
    {
      name: say(words.violations),
      widths: [28, 12, 40, 14, 14, 14],
      rows: [
        head(words.regulation, words.clause, words.violation, words.before, words.after, words.difference),
        ...result.violations.rows.map(({ violation, before, after }) => [
          say(violation.regulation),
          violation.clause ?? '',
          say(violation.title),
          ...[before, after, after - before],
        ]),
      ],
    },
    {
      name: say(words.sanctions),
      widths: [28, 12, 36, 44, 12, 14, 14, 14],
      rows: [
        head(
          words.regulation,
          words.clause,
          words.sanction,
          words.orders,
          words.whom,
          words.before,
          words.after,
          words.difference,
        ),
        ...result.sanctions.map(({ sanction, before, after }) => [
          say(sanction.regulation),
          sanction.clause ?? '',
          say(sanction.title),
          say(sanction.measures),
          sanction.of === null ? '' : say(words[sanction.of]),
          ...[before, after, after - before],
        ]),
      ],
    },
    { name: say(words.indicators), widths: [36, 10, 14, 14, 14, 22, 22], rows: figures(result, say, head) },
    { name: say(words.cases), widths: [20, 36, 18, 18, 44, 22, 14, 22, 14, 16, 40], rows: changedCaseRows(content, say) },
  ]
}

type Say = (text: Text | null) => string

function overview({ view, names }: ReplayExport, say: Say): CellValue[][] {
  const { result } = view
  return [
    [`${say(view.title)} ${view.edition}`, `${view.from} – ${view.to}`],
    [say(words.against), result.against ?? say(words.nothing)],
    [say(words.endedAt), names.moment(view.endedAt)],
    [say(words.caveat)],
    [],
    ...(
      [
        [words.casesReplayed, result.cases],
        [words.eventsReplayed, result.events],
        [words.casesChanged, result.changed],
        [words.dueEarlier, result.dueEarlier],
        [words.dueLater, result.dueLater],
        [words.breachesBefore, result.breaches.before],
        [words.breachesAfter, result.breaches.after],
        [words.breachesGained, result.breaches.gained],
        [words.breachesLost, result.breaches.lost],
        [words.approversChanged, result.approversChanged],
        [words.violationsGained, result.violations.gained],
        [words.violationsLost, result.violations.lost],
        [words.penaltiesChanged, result.penaltiesChanged],
        [words.undecided, result.undecidedCases],
      ] as const
    ).map(([text, count]) => [say(text), count]),
    ...result.undecided.map(({ reason, cases }) => [`　${say(reasonWords[reason])}`, cases]),
    [],
    [say(words.levelFrom), say(words.levelTo), say(words.casesChanged)],
    ...result.levels.map(({ from, to, cases }) => [say(from) || say(words.ungraded), say(to) || say(words.ungraded), cases]),
  ]
}

function figures({ indicators, scores }: ReplayResult, say: Say, head: (...texts: Text[]) => string[]): CellValue[][] {
  const met = (side: { met: boolean | null } | null) =>
    side?.met === null || side === null ? '' : say(side.met ? words.onTarget : words.offTarget)
  return [
    head(words.indicator, words.unit, words.before, words.after, words.difference, words.metBefore, words.metAfter),
    ...indicators.map(({ title, unit, before, after }) => {
      const [a, b] = [before?.figure ?? null, after?.figure ?? null]
      return [say(title), say(unitWords[unit]), a, b, a === null || b === null ? null : b - a, met(before), met(after)]
    }),
    ...(scores.length === 0 ? [] : [[], head(words.scorecard, words.unit, words.before, words.after, words.undecidedWeight)]),
    ...scores.map(({ title, before, after }) => [
      say(title),
      say(words.weightOnTarget),
      before?.onTarget ?? null,
      after?.onTarget ?? null,
      after?.undecided ?? null,
    ]),
  ]
}
