import type { Pack, Quantity } from '../../engine/pack.ts'
import type { Text } from '../../events/text.ts'
import { laws } from '../../policies/laws.ts'
import type { CitingRule } from './schema.ts'

type Cited = CitingRule & { readonly clause: string }
const both = (zh: string, en: string): Required<Text> => ({ zh, en })
const english = (text: Text): string => text.en ?? text.zh
const every: Readonly<Record<string, Required<Text>>> = {
  day: both('每日', 'every day'),
  week: both('每周', 'every week'),
  month: both('每月', 'every month'),
  quarter: both('每季度', 'every quarter'),
  year: both('每年', 'every year'),
}
const unit: Readonly<Record<string, string>> = { percent: '%', score: '', fen: '', count: '', hours: 'h' }
const percent = (quantity: Quantity): string => (typeof quantity === 'number' ? `${quantity}%` : quantity.open)

/** What of a pack measures, draws samples and answers violations, and what its text says and cites, each under its clause and said in a line. */
export function citedMeasures(pack: Pack): Cited[] {
  return [...indicators(pack), ...samples(pack), ...consequences(pack), ...words(pack)]
}

function indicators(pack: Pack): Cited[] {
  const titleOf = (id: string): Text => pack.indicators?.find(i => i.id === id)?.title ?? { zh: id }
  return [
    ...(pack.indicators ?? []).map(({ id, clause, title, target, every: period, unit: measured }): Cited => {
      const bounds = [
        ...(target?.gte === undefined ? [] : [`≥ ${target.gte}${unit[measured]}`]),
        ...(target?.lte === undefined ? [] : [`≤ ${target.lte}${unit[measured]}`]),
      ].join(' ')
      return {
        kind: 'indicator',
        id,
        clause,
        title,
        says: both(
          [every[period]!.zh, bounds && `目标 ${bounds}`].filter(Boolean).join('，'),
          [every[period]!.en, bounds && `target ${bounds}`].filter(Boolean).join(', '),
        ),
      }
    }),
    ...(pack.scorecards ?? []).flatMap(({ id, clause, title, rows }) =>
      [...new Set([clause, ...rows.map(row => row.clause)])].map(
        (one): Cited => ({
          kind: 'scorecard',
          id,
          clause: one,
          title,
          says: both(
            rows.map(row => `${titleOf(row.indicator).zh} ${percent(row.weight)}`).join('、'),
            rows.map(row => `${english(titleOf(row.indicator))} ${percent(row.weight)}`).join(', '),
          ),
        }),
      ),
    ),
  ]
}

function samples(pack: Pack): Cited[] {
  return (pack.samples ?? []).map(({ id, clause, title, every: period, draw }) => ({
    kind: 'sample' as const,
    id,
    clause,
    title,
    says:
      'count' in draw
        ? both(`${every[period]!.zh}抽 ${draw.count} 个`, `${draw.count} ${every[period]!.en}`)
        : both(
            `${every[period]!.zh}抽 ${draw.share * 100}%，至少 ${draw.atLeast} 个`,
            `${draw.share * 100} % ${every[period]!.en}, at least ${draw.atLeast}`,
          ),
  }))
}

function consequences(pack: Pack): Cited[] {
  const grade = (id: string): Text => pack.grades?.find(g => g.id === id)?.title ?? { zh: id }
  return [
    ...(pack.violations ?? []).map(({ id, clause, title, grade: of, found }) => ({
      kind: 'violation' as const,
      id,
      clause,
      title,
      says: both(
        `${grade(of).zh}，${found === 'person' ? '由人认定' : '由系统发现'}`,
        `${english(grade(of))}, ${found === 'person' ? 'found by a person' : 'found by the system'}`,
      ),
    })),
    ...(pack.sanctions ?? []).map(({ id, clause, title, grade: of, measures }) => ({
      kind: 'sanction' as const,
      id,
      clause,
      title,
      says: both(
        `${grade(of).zh}：${measures.map(m => m.title.zh).join('、')}`,
        `${english(grade(of))}: ${measures.map(m => english(m.title)).join(', ')}`,
      ),
    })),
    ...(pack.rewards ?? []).map(({ id, clause, title, gives }) => ({ kind: 'reward' as const, id, clause, title, says: gives })),
    ...(pack.funds ?? []).map(({ id, clause, title, uses }) => ({
      kind: 'fund' as const,
      id,
      clause,
      title,
      says: both(uses.map(u => u.zh).join('、'), uses.map(english).join(', ')),
    })),
  ]
}

function words(pack: Pack): Cited[] {
  return [
    ...(pack.statements ?? []).map(({ id, clause, title }) => ({ kind: 'statement' as const, id, clause, title })),
    ...(pack.terms ?? []).flatMap(({ id, usedIn, title, definedIn, reading }) =>
      usedIn.map(clause => ({
        kind: 'term' as const,
        id,
        clause,
        title,
        says:
          definedIn === undefined && reading === undefined
            ? both('没有定义', 'not defined')
            : reading === undefined
              ? both('已有定义', 'defined')
              : both('按口径', 'by a reading'),
      })),
    ),
    ...(pack.laws ?? []).map(({ law, clause }) => ({
      kind: 'law' as const,
      id: law,
      clause,
      title: laws.find(l => l.id === law)?.title ?? { zh: law },
    })),
    ...(pack.sealings ?? []).map(({ id, clause, title }) => ({ kind: 'sealing' as const, id, clause, title })),
    ...(pack.related ?? []).map(({ clause, title }) => ({ kind: 'related' as const, id: title.zh, clause, title })),
  ]
}
