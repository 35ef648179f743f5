import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { meetsAll } from '../../../engine/conditions.ts'
import type { Finding } from '../../../engine/lint/finding.ts'
import { lint } from '../../../engine/lint/lint.ts'
import { Pack, type Trigger } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import { checkTable } from '../../../engine/tables/check-table.ts'
import { caseRoles } from '../../../events/case-words.ts'
import { definitionOfAct, eventDefinition } from '../../../events/registry.ts'
import { laws } from '../../laws.ts'
import { rulesOf } from './example-rules.ts'
import { examples } from './examples.ts'
import { furn } from './pack.ts'

const names = (list: readonly { id: string }[] | undefined) => (list ?? []).map(item => item.id)
const evidenceIds = new Set(names(furn.evidence))
const levelIds = new Set(names(furn.levels))
const roleIds = new Set(names(furn.roles))

/** Every value of a field of this name, anywhere in the rules. */
function valuesOf(field: string, part: unknown, found: unknown[] = []): unknown[] {
  if (Array.isArray(part)) for (const item of part) valuesOf(field, item, found)
  else if (typeof part === 'object' && part !== null)
    for (const [key, value] of Object.entries(part)) {
      if (key === field) found.push(value)
      // Conditions name event fields, which may be called `role` or `clause` too.
      if (key !== 'when' && key !== 'then') valuesOf(field, value, found)
    }
  return found
}
const { clauses, readings, ...rules } = furn
const cited = new Set([...valuesOf('clause', rules), ...valuesOf('usedIn', rules).flat()])

describe('names', () => {
  test('the pack is a pack, and plain data', () => {
    expect(Pack.parse(furn)).toEqual(JSON.parse(JSON.stringify(furn)))
  })
  test('ids are unique', () => {
    for (const part of [
      'duties',
      'evidence',
      'gates',
      'routes',
      'limits',
      'tables',
      'forms',
      'archive',
      'retention',
      'periodic',
      'categories',
      'roles',
      'levels',
      'records',
      'indicators',
      'scorecards',
      'samples',
      'grades',
      'violations',
      'sanctions',
      'rewards',
      'funds',
      'statements',
      'terms',
    ] as const)
      expect([part, names(furn[part]).filter((id, i, all) => all.indexOf(id) !== i)]).toEqual([part, []])
    for (const table of furn.tables) expect(new Set(names(table.rows)).size).toBe(table.rows.length)
  })
  test('every clause, reading, role and level that a rule names exists', () => {
    for (const clause of cited) expect(Object.keys(clauses)).toContain(clause)
    for (const reading of valuesOf('reading', rules)) expect(Object.keys(readings)).toContain(reading)
    for (const role of valuesOf('role', rules)) expect([...roleIds]).toContain(role)
    for (const { levels } of furn.duties) for (const level of levels ?? []) expect([...levelIds]).toContain(level)
  })
  test('every evidence that a gate or the archive names exists, and every evidence is used', () => {
    const used = new Set([
      ...furn.gates.flatMap(g => g.needs.flatMap(n => [n.evidence, ...(n.ifSeen === undefined ? [] : [n.ifSeen])])),
      ...furn.archive.map(a => a.evidence),
    ])
    expect([...used].filter(id => !evidenceIds.has(id))).toEqual([])
    expect([...evidenceIds].filter(id => !used.has(id))).toEqual([])
  })
  test('a case goes back to a stage of its lifecycle, and there is one for every kind it leads', () => {
    expect(furn.lifecycles.map(l => l.kind).sort()).toEqual([...furn.primaryFor].sort())
    for (const lifecycle of furn.lifecycles)
      for (const back of lifecycle.reopen) expect(names(lifecycle.stages)).toContain(back.stage)
  })
  test('every clause is carried by a rule or says why not, and none says both', () => {
    for (const [id, clause] of Object.entries(furn.clauses))
      expect([id, cited.has(id) !== 'manual' in clause]).toEqual([id, true])
  })
  test('every reading is used by a rule or settles what two clauses say, and is dated and signed', () => {
    const used = new Set(valuesOf('reading', rules))
    const said = new Set(names(furn.statements))
    for (const [id, reading] of Object.entries(furn.readings)) {
      expect([id, used.has(id) || (reading.settles ?? []).some(settled => said.has(settled))]).toEqual([id, true])
      expect(reading.on < furn.edition && reading.by.length > 0).toBe(true)
    }
  })
  test('what a reading settles is a statement, a term, a table, a subject or a loop of this pack', () => {
    const known = new Set([
      ...names(furn.statements),
      ...names(furn.terms),
      ...names(furn.tables),
      ...(furn.statements ?? []).map(s => s.subject),
      ...furn.lifecycles.flatMap(l => l.reopen.map(back => `${l.kind}:${back.on}`)),
    ])
    for (const reading of Object.values(furn.readings)) for (const id of reading.settles ?? []) expect([...known]).toContain(id)
    // A term that a reading defines is named by it.
    for (const term of furn.terms ?? [])
      if (term.reading !== undefined)
        expect([term.id, furn.readings[term.reading]!.settles]).toEqual([term.id, expect.arrayContaining([term.id])])
  })
  test('a record that a trigger or a permit waits for is declared', () => {
    const waited = JSON.stringify([furn.duties, furn.evidence, furn.lifecycles, furn.permits, furn.indicators, furn.gates])
      .match(/"record":\{"in":\["([a-z-]+)"\]\}/g)!
      .map(text => text.split('"')[5]!)
    for (const id of waited) expect(names(furn.records)).toContain(id)
  })
  test('every text has an English wording', () => {
    for (const field of ['title', 'gist', 'says', 'manual', 'gives', 'entered'])
      for (const text of valuesOf(field, furn).filter(t => typeof t === 'object') as { en?: string }[])
        expect(text.en).toBeTruthy()
  })
})

describe('events', () => {
  const triggers: Trigger[] = [
    ...furn.duties.flatMap(d => [...d.start, ...d.stop, ...(d.cancel ?? [])]),
    ...furn.evidence.flatMap(e => [...e.on, ...(e.voidedBy ?? [])]),
    ...furn.lifecycles.flatMap(l => [...l.stages.flatMap(s => s.enter), ...l.end, ...l.reopen]),
    ...(furn.samples ?? []).flatMap(s => s.on ?? []),
  ]
  test('every trigger names an event type, and its conditions plain fields of it', () => {
    for (const trigger of triggers) {
      const fields = Object.keys(eventDefinition(trigger.on)?.plain.shape ?? {})
      for (const field of Object.keys(trigger.when ?? {})) {
        const [root] = field.split('.')
        expect([trigger.on, fields.includes(root!) ? root : fields]).toEqual([trigger.on, root])
      }
    }
  })
  test('a value that a trigger reads in a record is a field of it, and one of its choices', () => {
    for (const { when } of triggers)
      for (const [path, condition] of Object.entries(when ?? {})) {
        if (!path.startsWith('values.')) continue
        const record = furn.records?.find(r => 'in' in when!.record! && when!.record!.in.includes(r.id))
        const field = record?.fields.find(f => f.id === path.slice('values.'.length))
        expect([path, field?.id]).toEqual([path, path.slice('values.'.length)])
        if (field?.kind === 'choice' && 'in' in condition)
          expect(names(field.values)).toEqual(expect.arrayContaining(condition.in as unknown[]))
      }
  })
  test('a gate and a permit look at plain fields of what their act records', () => {
    for (const rule of [...furn.gates, ...furn.permits])
      for (const field of Object.keys(rule.when ?? {}))
        expect(Object.keys(definitionOfAct(rule.act)!.plain.shape)).toContain(field)
  })
  test('every form field is filled from a field that exists', () => {
    for (const field of furn.forms.flatMap(f => f.fields)) {
      if (field.from === undefined) continue
      const [type, name] = field.from.split('#') as [string, string]
      const definition = eventDefinition(type)
      expect([
        ...Object.keys(definition?.plain.shape ?? {}),
        ...Object.keys(definition?.sealed.shape ?? {}),
        'at',
        'actor',
      ]).toContain(name)
    }
  })
})

describe('tables', () => {
  test('a unique table has no gap and no overlap, but for the gap of the text in 9.3.2', () => {
    for (const table of furn.tables.filter(t => t.hit === 'unique')) {
      const { gaps, overlaps } = checkTable(table)
      expect([table.id, overlaps]).toEqual([table.id, []])
      expect([table.id, gaps.map(g => g.sample)]).toEqual([table.id, table.id === 'crisis-wording' ? [{ region: 'other' }] : []])
    }
  })
  test('contracts and expenses of every amount have a decider, and one at a time', () => {
    for (const kind of ['contract', 'expense'] as const)
      for (const urgent of [true, false]) {
        const bands = furn.routes.filter(
          r => r.kinds?.includes(kind) && r.overlay === undefined && meetsAll({ urgent: r.when!.urgent! }, { urgent }),
        )
        const rows = bands.map(({ id, when }) => ({ id, when: { amountFen: when!.amountFen as { gte?: number; lt?: number } } }))
        const { gaps, overlaps } = checkTable({ hit: 'unique', axes: { amountFen: { kind: 'int', min: 0 } }, rows })
        expect([kind, urgent, gaps, overlaps]).toEqual([kind, urgent, [], []])
      }
  })
})

describe('what is wrong with the text comes to light', () => {
  const context = { today: '2026-03-02', calendar: rulesOf(furn).calendar, laws }
  const findings = lint([furn], context)
  const of = (kind: Finding['kind']) => findings.filter(f => f.kind === kind)
  const about = (kind: Finding['kind'], ...severity: Finding['severity'][]) =>
    of(kind).flatMap(f => (severity.length === 0 || severity.includes(f.severity) ? [f.about.join('+')] : []))

  test('what no reading settles stays a warning', () => {
    expect(about('weights-not-100', 'warning')).toEqual(['sales', 'customer-service'])
    expect(of('weights-not-100').map(f => f.sample)).toEqual([{ sum: 70 }, { sum: 70 }])
    expect(about('violation-without-sanction', 'warning')).toEqual(['serious-violation+privacy-leak'])
    expect(about('sanction-without-violation', 'warning')).toEqual([])
    expect(about('law-repealed', 'warning')).toEqual(['contract-law'])
    expect(about('quantity-undefined', 'warning')).toEqual(
      expect.arrayContaining([
        'cost-base',
        'excess-base',
        'delay-cap',
        'paper-retention',
        'crisis-budget-base',
        'bonus-withheld+8.3.1(2)+当月奖金',
      ]),
    )
    expect(about('clock-without-time', 'warning')).toEqual(
      expect.arrayContaining(['evaluate-suggestion+follow-suggestion', 'approve-appeal-result']),
    )
    // Legal, then the general manager, then the meeting, 2 working days each: 6, where the contract has 3.
    expect(about('approval-longer-than-duty')).toEqual(
      expect.arrayContaining([
        'approve-small-contract+contract-below-100k',
        'approve-large-contract+contract-from-500k+legal-from-200k+general-manager-over-500k',
      ]),
    )
  })
  test('what a reading settles stays to be seen, with the reading', () => {
    const settled = findings.flatMap(f => (f.severity === 'note' ? [[f.kind, f.about.join('+'), f.settledBy]] : []))
    for (const [kind, subject, reading] of [
      ['authority-conflict', 'order-from-500k+order-over-500k', 'fifty-wan'],
      ['authority-conflict', 'order-under-100k+specialist-under-50k', 'specialist-handles'],
      ['authority-conflict', 'standards-by-committee+standards-by-board', 'committee-or-board'],
      ['authority-conflict', 'budget-by-committee+budget-by-shareholders', 'budget-decider'],
      ['authority-conflict', 'callback-by-service+callback-scored-on-sales', 'who-calls-back'],
      ['authority-conflict', 'improvement-by-control+improvement-by-manager', 'improvement-path'],
      ['authority-conflict', 'legality-by-compliance+legality-by-legal', 'legality-two-lines'],
      ['authority-gap', 'annual-budget-in-2.2+budget-in-2.2', 'budget-decider'],
      ['time-conflict', 'contract-time-small+routine-approval-time', 'contract-clock'],
      ['time-conflict', 'first-response-phone+complaint-response+general-complaint-response', 'response-is-not-pickup'],
      ['time-conflict', 'made-good-overreach+made-good-urgent', 'made-good'],
      ['time-conflict', 'kept-five-years+kept-by-gdpr', 'gdpr-retention'],
      ['frequency-conflict', 'audit-quarterly+audit-yearly', 'two-kinds-of-audit'],
      ['frequency-conflict', 'check-monthly+check-twice-monthly', 'two-kinds-of-check'],
      ['table-gap', 'crisis-wording+region=other', 'other-regions'],
      ['quantity-undefined', 'callback-sample', 'callback-sample'],
      ['quantity-undefined', 'by-the-fifth', 'fifth-inclusive'],
      ['placeholder', 'revision-procedure', 'board-document'],
    ])
      expect(settled).toContainEqual([kind, subject, reading])
    // Over 500,000: one fen more than the bound that both clauses name.
    expect(of('authority-conflict').find(f => f.about[0] === 'order-from-500k')?.sample).toEqual({ amountFen: 50_000_001 })
  })
  test('without its reading, a conflict is a warning again', () => {
    const { 'fifty-wan': _gone, ...others } = furn.readings
    const without = lint([{ ...furn, readings: others }], context)
    expect(without.find(f => f.about.join('+') === 'order-from-500k+order-over-500k')?.severity).toBe('warning')
  })
  test('the pack itself has no slip: nothing refers to nothing, every stage can be reached and left', () => {
    for (const kind of [
      'reference-unknown',
      'clause-uncited',
      'stage-unreachable',
      'stage-without-exit',
      'gate-cycle',
      'clock-without-end',
      'clock-without-owner',
      'level-undefined',
    ] as const)
      expect([kind, about(kind)]).toEqual([kind, []])
    // Complaints, penalties and rectifications begin under the complaint regulation.
    const led = furn.duties.filter(d => d.kinds?.every(kind => ['complaint', 'penalty', 'rectification'].includes(kind)))
    expect(about('clock-without-start').sort()).toEqual(names(led).sort())
  })
})

const register = fileURLToPath(new URL('../../../../shared/regulations/clauses.tsv', import.meta.url))
describe.skipIf(!existsSync(register))('the register', () => {
  test('every row is carried by a clause that a rule cites, or that says why not', () => {
    const rows = readFileSync(register, 'utf8')
      .split('\n')
      .flatMap(line => (/^C\d/.test(line) ? [line.split('\t')] : []))
    expect(rows.length).toBeGreaterThan(40)
    for (const [row, clause] of rows) {
      for (const number of clause!.replace('furn ', '').split(', ')) {
        const ours = Object.keys(clauses).filter(
          id => id === number || id.startsWith(`${number}.`) || id.startsWith(`${number}(`),
        )
        expect([row, number, ours.some(id => cited.has(id))]).toEqual([row, number, true])
      }
    }
  })
})

describe('examples', () => {
  const told = new Set(examples.map(e => `${e.type} ${e.rule}`))
  const all = [
    ...names(furn.duties).map(id => `duty ${id}`),
    ...furn.tables.flatMap(t => t.rows.map(row => `table ${t.id}/${row.id}`)),
    ...names(furn.gates).map(id => `gate ${id}`),
    ...furn.permits.map(p => `permit ${permitName(p)}`),
    ...names(furn.routes).map(id => `route ${id}`),
    ...names(furn.limits).map(id => `limit ${id}`),
    ...names(furn.forms).map(id => `form ${id}`),
    ...names(furn.archive).map(id => `archive ${id}`),
    ...names(furn.retention).map(id => `retention ${id}`),
    ...names(furn.periodic).map(id => `periodic ${id}`),
    ...names(furn.records).map(id => `record ${id}`),
    ...names(furn.indicators).map(id => `indicator ${id}`),
    ...names(furn.samples).map(id => `sample ${id}`),
    ...names(furn.violations).map(id => `violation ${id}`),
    ...names(furn.sanctions).map(id => `sanction ${id}`),
    ...(furn.levelMaps ?? []).map(map => `level-map ${map.from}`),
  ]
  test('every rule has one, and there is none without a rule', () => {
    expect(all.filter(rule => !told.has(rule))).toEqual([])
    expect([...told].filter(rule => !all.includes(rule))).toEqual([])
    expect(all.filter((rule, i) => all.indexOf(rule) !== i)).toEqual([])
  })
  test('every event in an example is one that can be recorded', () => {
    for (const example of examples) {
      const events = 'events' in example ? example.events : 'cases' in example ? example.cases.flat() : []
      for (const [, type, data] of events) {
        const parsed = eventDefinition(type)?.plain.safeParse(data)
        expect([example.name, type, parsed?.error?.message]).toEqual([example.name, type, undefined])
      }
    }
  })
  test('a gate is tried shut and open, a permit lets one and refuses another', () => {
    for (const gate of furn.gates) {
      const tried = examples.flatMap(e => (e.type === 'gate' && e.rule === gate.id ? [e.refused] : []))
      expect([gate.id, new Set(tried).size]).toEqual([gate.id, 2])
    }
    for (const permit of furn.permits) {
      const tried = examples.flatMap(e => (e.type === 'permit' && e.rule === permitName(permit) ? [e.allowed] : []))
      expect([permitName(permit), new Set(tried).size]).toEqual([permitName(permit), 2])
    }
  })
  test('every person, level and act in an example is one of the regulation', () => {
    const parties = new Set([...[...roleIds].map(id => `role:${id}`), ...caseRoles.map(part => `case:${part}`)])
    for (const e of examples) {
      if ('act' in e) expect(definitionOfAct(e.act), e.act).toBeDefined()
      if (e.type === 'permit') expect([...parties]).toContain(e.by)
    }
  })
  test('names are unique within a rule', () => {
    const seen = examples.map(e => `${e.type} ${e.rule}: ${e.name}`)
    expect(seen.filter((name, i) => seen.indexOf(name) !== i)).toEqual([])
  })
})
