import type { Pack } from '../../engine/pack.ts'
import { definitionOfAct } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import { citedMeasures } from './cited-measures.ts'
import type { CitingRule } from './schema.ts'

type Cited = CitingRule & { readonly clause: string }

const ofAct = (act: string): Text => definitionOfAct(act)?.title ?? { zh: act }
const subjects: Readonly<Record<string, Text>> = {
  plan: { zh: '处置方案', en: 'plan' },
  form: { zh: '表单', en: 'form' },
  compensation: { zh: '赔偿方案', en: 'compensation' },
  matter: { zh: '提请决定的事项', en: 'matter for decision' },
  review: { zh: '复议结果', en: 'result of a review' },
  edition: { zh: '制度版本', en: 'edition of the regulation' },
}

/** What a submission is called: a form by its title in one of these packs, else the kind of submission. */
export function subjectTitle(packs: readonly Pack[], id: string): Text {
  return packs.flatMap(pack => pack.forms).find(form => form.id === id)?.title ?? subjects[id] ?? { zh: id }
}

function routeTitle(pack: Pack, route: Pack['routes'][number]): Text {
  const subject = pack.forms.find(f => f.id === route.form)?.title ?? subjects[route.subject] ?? { zh: route.subject }
  const levels = (route.levels ?? []).map(id => pack.levels.find(l => l.id === id)?.title ?? { zh: id })
  if (route.overlay !== undefined)
    return {
      zh: `加签会签：${[...levels.map(l => l.zh), subject.zh].join(' ')}`,
      en: `Steps added on top: ${[...levels.map(l => l.en ?? l.zh), subject.en ?? subject.zh].join(' ')}`,
    }
  return {
    zh: `审批路线：${[...levels.map(l => l.zh), subject.zh].join(' ')}`,
    en: `Approval route: ${[...levels.map(l => l.en ?? l.zh), subject.en ?? subject.zh].join(' ')}`,
  }
}

/** Every rule of a pack with the clause it cites. A rule whose parts cite clauses of their own stands under each of them once. */
export function citedRules(pack: Pack): Cited[] {
  const titled = (kind: CitingRule['kind'], rules: readonly { id: string; clause: string; title: Text }[]): Cited[] =>
    rules.map(({ id, clause, title }) => ({ kind, id, clause, title }))
  const all: Cited[] = [
    ...titled('role', pack.roles),
    ...titled('level', pack.levels),
    ...titled('category', pack.categories),
    ...pack.lifecycles.flatMap(l => titled('stage', l.stages)),
    ...titled('duty', pack.duties),
    ...pack.duties.flatMap(d =>
      (d.escalate ?? []).map(e => ({ kind: 'duty' as const, id: d.id, clause: e.clause, title: d.title })),
    ),
    ...titled('gate', pack.gates),
    ...titled('evidence', pack.evidence),
    ...pack.permits.flatMap(p =>
      p.clause === undefined
        ? []
        : [
            {
              kind: 'permit' as const,
              id: p.act,
              clause: p.clause,
              title: { zh: `谁可办理：${ofAct(p.act).zh}`, en: `Who may: ${ofAct(p.act).en ?? p.act}` },
            },
          ],
    ),
    ...pack.hops.map(h => ({
      kind: 'hop' as const,
      id: h.id,
      clause: h.clause,
      title: h.about === 'report' ? { zh: '上报线', en: 'Reporting line' } : { zh: '逆向反馈线', en: 'Line of results' },
    })),
    ...pack.routes.flatMap(r =>
      [r.clause, ...r.steps.flatMap(s => [s.clause, ...(s.timedBy === undefined ? [] : [s.timedBy.clause])])].map(clause => ({
        kind: 'route' as const,
        id: r.id,
        clause,
        title: routeTitle(pack, r),
      })),
    ),
    ...(pack.limits ?? []).map(l => {
      const post = pack.roles.find(role => role.id === l.role)?.title ?? { zh: l.role }
      return {
        kind: 'limit' as const,
        id: l.id,
        clause: l.clause,
        title: { zh: `授权额度：${post.zh}`, en: `Limit of authority: ${post.en ?? post.zh}` },
      }
    }),
    ...pack.tables.flatMap(t =>
      t.rows.map(row => ({ kind: 'table' as const, id: `${t.id}/${row.id}`, clause: row.clause, title: row.title ?? t.title })),
    ),
    ...titled('form', pack.forms),
    ...titled('record', pack.records ?? []),
    ...titled('archive', pack.archive),
    ...titled('retention', pack.retention),
    ...titled('periodic', pack.periodic),
    ...citedMeasures(pack),
  ]
  const seen = new Set<string>()
  return all.filter(rule => {
    const name = `${rule.clause} ${rule.kind} ${rule.id}`
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** How many rules a pack has. */
export function ruleCount(pack: Pack): number {
  return new Set(citedRules(pack).map(rule => `${rule.kind} ${rule.id}`)).size
}
