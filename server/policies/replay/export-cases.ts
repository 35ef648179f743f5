import { inLanguage } from '../../../events/in-language.ts'
import type { Text } from '../../../events/text.ts'
import type { CellValue } from '../../export/columns.ts'
import type { ReplayExport } from './export-replay.ts'
import { modeWords, outcomeWords, words } from './export-words.ts'
import type { ChangedCase } from './schema.ts'

type Say = (text: Text | null) => string
type Steps = ChangedCase['approvers'][number]['before']

/** The largest differences, a line for each duty, level, route or violation that changes, so that a table can be filtered. */
export function changedCaseRows({ view, names }: ReplayExport, say: Say): CellValue[][] {
  const head = [
    words.caseNumber,
    words.caseTitle,
    words.levelBefore,
    words.levelAfter,
    words.rule,
    words.dueBefore,
    words.outcomeBefore,
    words.dueAfter,
    words.outcomeAfter,
    words.breach,
    words.other,
  ].map(say)
  const outcome = (end: ChangedCase['duties'][number]['before']) => (end === null ? '' : say(outcomeWords[end.outcome]))
  const rows = view.result.largest.flatMap((one): CellValue[][] => {
    const known = [one.case?.number ?? say(words.gone), one.case?.title ?? '']
    const level = [say(one.level?.before ?? null), say(one.level?.after ?? null)]
    const duties = one.duties.map(({ rule, before, after, breach }) => [
      ...[...known, ...level, say(rule.title)],
      ...[names.moment(before?.dueAt ?? null), outcome(before), names.moment(after?.dueAt ?? null), outcome(after)],
      breach === null ? '' : say(breach === 'gained' ? words.gained : words.lost),
      '',
    ])
    const others = [
      ...one.approvers.map(
        a =>
          `${say(words.approvers)} ${say(a.subject)}${colon(names.language)}${sayRoute(a.before, say, names.language)} → ${sayRoute(a.after, say, names.language)}`,
      ),
      ...one.violations.gained.map(v => `${say(words.violationsGained)}${colon(names.language)}${say(v)}`),
      ...one.violations.lost.map(v => `${say(words.violationsLost)}${colon(names.language)}${say(v)}`),
      ...(one.penalties === null
        ? []
        : [
            `${say(words.penaltyChange)}${colon(names.language)}${sayAll(one.penalties.before, say, names.language)} → ${sayAll(one.penalties.after, say, names.language)}`,
          ]),
      ...(one.moreDuties === 0
        ? []
        : [
            inLanguage(
              { zh: `另有 ${one.moreDuties} 项责任事项变化`, en: `${one.moreDuties} more duties change` },
              names.language,
            ),
          ]),
    ].map(text => [...known, ...level, '', null, '', null, '', '', text])
    const lines = [...duties, ...others]
    return lines.length > 0 ? lines : [[...known, ...level, '', null, '', null, '', '', '']]
  })
  return [head, ...rows]
}

const colon = (language: 'zh' | 'en') => (language === 'zh' ? '：' : ': ')

const sayAll = (list: readonly Text[], say: Say, language: 'zh' | 'en') =>
  list.length === 0 ? say(words.noPenalty) : list.map(say).join(language === 'zh' ? '、' : ', ')

function sayRoute(steps: Steps, say: Say, language: 'zh' | 'en'): string {
  if (steps.length === 0) return say(words.noRoute)
  return steps
    .map(({ posts, mode }) => {
      const names = posts.map(say).join(language === 'zh' ? '、' : ', ')
      const quorum = /^(\d+)\/(\d+)$/.exec(mode)
      if (quorum) return `${names} (${quorum[1]}/${quorum[2]})`
      const said = modeWords[mode as keyof typeof modeWords] as Text | undefined
      return said === undefined ? names : `${names} (${say(said)})`
    })
    .join(language === 'zh' ? ' → ' : ' → ')
}
