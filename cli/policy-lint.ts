import { z } from 'zod'
import { compileCalendar } from '../engine/calendar/calendar.ts'
import { chinaCalendar } from '../engine/calendar/china.ts'
import { localDateOf } from '../engine/calendar/days.ts'
import type { Finding, LintContext } from '../engine/lint/finding.ts'
import { kindTitles, severityTitles } from '../engine/lint/kind-titles.ts'
import { lint } from '../engine/lint/lint.ts'
import { LocalDate } from '../events/instant.ts'
import type { Text } from '../events/text.ts'
import { laws } from '../policies/laws.ts'
import { LintView } from '../server/policies/lint/schema.ts'
import { answerLines } from './json-lines.ts'
import { WrongUse } from './policy-errors.ts'
import { editionPath, loadPack, type PolicyCommand, packOf, readArguments, speaker, storedName } from './policy-io.ts'
import { askServer } from './policy-server.ts'

const USAGE = `用法 / usage: bihuan policy lint <pack.json | id | id@edition>… [--today 2026-07-01] [--json] [--en]
       bihuan policy lint id@edition --stored [--url http://127.0.0.1:4000] [--key <api key>]   与其他现行制度、岗位和放行一起 / with the organisation's own
       bihuan policy lint -   每行一部制度 / one pack a line: {"id","packs":[…]} 或 <pack>`

const officeHours = [
  ['09:00', '12:00'],
  ['13:30', '18:00'],
] as const
const Line = z.looseObject({ packs: z.array(z.unknown()).min(1) }).transform(({ packs }) => packs)

/**
 * `bihuan policy lint`: what the lint finds in packs that bind together, one JSON line a finding with --json. 1 where an error is among them.
 * The calendar is the State Council's with office hours, and nobody's posts are known; --stored asks a server, which knows both.
 */
export const lintCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(
    args,
    { today: { type: 'string' }, stored: { type: 'boolean', default: false } },
    USAGE,
  )
  if (positionals.length === 0) throw new WrongUse(USAGE)
  const say = speaker(values, io)
  if (values.stored) {
    const { id, edition } = storedName(positionals[0], USAGE)
    const view = await (await askServer(values, io))(LintView, 'GET', editionPath(id, edition, 'lint'))
    for (const finding of view.findings) tell(finding, say, finding.waiver?.reason)
    say.line(summary(view.counts, say.language))
    return view.counts.error > 0 ? 1 : 0
  }
  const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: '国务院放假安排', windows: officeHours }))
  const today = values.today === undefined ? localDateOf(calendar, io.now()) : dayOf(values.today)
  const context: LintContext = { today, calendar, laws }
  if (positionals[0] === '-') {
    let errors = 0
    const answer = (given: unknown) => {
      const list = Line.safeParse(given)
      const packs = (list.success ? list.data : [given]).map((one, i) => packOf(one, `pack ${i + 1}`))
      const findings = lint(packs, context)
      errors += findings.filter(f => f.severity === 'error').length
      return { findings }
    }
    await answerLines(io.stdin, io.stdout, answer, error => (error instanceof Error ? error.message : undefined))
    return errors > 0 ? 1 : 0
  }
  const packs = await Promise.all(positionals.map(name => loadPack(name, values, io)))
  const twice = packs.find((pack, at) => packs.findIndex(other => other.id === pack.id) !== at)
  if (twice) throw new WrongUse(`一部制度只能有一个版本在内 / one edition of a regulation at a time: ${twice.id}`)
  const findings = lint(packs, context)
  for (const finding of findings) tell(finding, say)
  const count = (severity: Finding['severity']) => findings.filter(f => f.severity === severity).length
  say.line(summary({ error: count('error'), warning: count('warning'), waived: 0, note: count('note') }, say.language))
  return count('error') > 0 ? 1 : 0
}

function dayOf(text: string): string {
  const day = LocalDate.safeParse(text)
  if (!day.success) throw new WrongUse(`--today ${text}：日期写作 2026-07-01 / a day is written 2026-07-01`)
  return day.data
}

type Told = Pick<Finding, 'kind' | 'severity' | 'regulation' | 'says' | 'suggestion' | 'clauses'> & {
  readonly sampleSays?: Text | undefined
}

function tell(finding: Told, { text, line, data }: ReturnType<typeof speaker>, waived?: string): void {
  data(finding)
  const clauses = finding.clauses.map(c => `${c.regulation} ${c.clause}`).join(', ')
  const severity = text(severityTitles[waived === undefined ? finding.severity : 'waived'])
  line(`[${severity}] ${text(kindTitles[finding.kind])} · ${clauses || finding.regulation}`)
  line(`    ${text(finding.says)}`)
  if (finding.sampleSays) line(`    ${text({ zh: '例', en: 'e.g.' })} ${text(finding.sampleSays)}`)
  line(`    → ${waived ?? text(finding.suggestion)}`)
}

function summary(counts: LintView['counts'], language: 'zh' | 'en'): string {
  const { error, warning, waived, note } = counts
  return language === 'zh'
    ? `错误 ${error}，提醒 ${warning}，已放行 ${waived}，口径已定 ${note}`
    : `errors ${error}, warnings ${warning}, waived ${waived}, settled ${note}`
}
