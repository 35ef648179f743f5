import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Pack, type Trigger } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import { isSealedField } from '../../../engine/record-fields.ts'
import { checkTable } from '../../../engine/tables/check-table.ts'
import { caseRoles, GradingFacts } from '../../../events/case-words.ts'
import { definitionOfAct, eventDefinition } from '../../../events/registry.ts'
import type { ClauseId } from './clauses.ts'
import { examples } from './examples.ts'
import { equip } from './pack.ts'

const names = (list: readonly { id: string }[] | undefined) => (list ?? []).map(item => item.id)
const evidenceIds = new Set(names(equip.evidence))
const roleIds = new Set(names(equip.roles))

/** Every value of a field of this name, anywhere in the rules. */
function valuesOf(field: string, part: unknown, found: unknown[] = []): unknown[] {
  if (Array.isArray(part)) for (const item of part) valuesOf(field, item, found)
  else if (typeof part === 'object' && part !== null)
    for (const [key, value] of Object.entries(part)) {
      if (key === field) found.push(value)
      // Conditions name event fields, which may be called `role` or `clause` too.
      if (key !== 'when') valuesOf(field, value, found)
    }
  return found
}
/** The items of a list by what they have in common. */
function groupBy<T>(list: readonly T[], by: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) groups.set(by(item), [...(groups.get(by(item)) ?? []), item])
  return groups
}
const { clauses, readings, ...rules } = equip
/** What makes something happen. What the text says of itself (statements, terms, violations nobody answers) is not among it. */
const { statements, terms, related, roles: _roles, ...running } = rules

/** The rows of the register (regulations/clauses.tsv) and the articles they stand for. */
const register: Readonly<Record<string, readonly ClauseId[]>> = {
  'B1-5': ['1', '2', '3', '4', '5'],
  'B6-7': ['6', '7'],
  B8: ['8'],
  B9: ['9'],
  B10: ['10'],
  B11: ['11'],
  B12: ['12'],
  B13: ['13'],
  B14: ['14'],
  B15: ['15'],
  B16: ['16'],
  B17: ['17'],
  'B18.1': ['18.1'],
  'B18.2': ['18.2'],
  'B18.3': ['18.3'],
  'B18.4': ['18.4'],
  'B18.5': ['18.5'],
  'B19.1': ['19.1'],
  'B19.2': ['19.2', '19.3'],
}
const registerFile = ['../shared/regulations/clauses.tsv'].find(existsSync)

describe('the register', () => {
  test('every article of its rows is carried by a running rule, or says why not', () => {
    const cited = new Set(valuesOf('clause', running))
    for (const clause of Object.values(register).flat())
      expect([clause, cited.has(clause) !== 'manual' in clauses[clause]!]).toEqual([clause, true])
  })
  test('all articles stand in a row', () => {
    expect(Object.keys(clauses).toSorted()).toEqual(Object.values(register).flat().toSorted())
  })
  test.skipIf(registerFile === undefined)('the rows are those of the file', () => {
    const rows = readFileSync(registerFile!, 'utf8')
      .split('\n')
      .map(line => line.split('\t')[0]!)
    expect(rows.filter(id => /^B\d/.test(id))).toEqual(Object.keys(register))
  })
})

describe('names', () => {
  test('the pack is a pack, and plain data', () => {
    expect(Pack.parse(equip)).toEqual(JSON.parse(JSON.stringify(equip)))
  })
  test('ids are unique', () => {
    for (const [part, list] of Object.entries(equip)) {
      if (!Array.isArray(list) || !list.every(item => typeof item === 'object' && 'id' in item)) continue
      // Safe: every item was just seen to have an id.
      expect([part, names(list as { id: string }[]).filter((id, i, all) => all.indexOf(id) !== i)]).toEqual([part, []])
    }
    const cited = [...names(equip.duties), ...names(equip.gates), ...names(equip.routes), ...names(equip.periodic)]
    expect(cited.filter((id, i) => cited.indexOf(id) !== i)).toEqual([])
  })
  test('every clause, reading and role that a rule names exists', () => {
    for (const clause of valuesOf('clause', equip)) expect(Object.keys(clauses)).toContain(clause)
    for (const reading of valuesOf('reading', rules)) expect(Object.keys(readings)).toContain(reading)
    for (const role of valuesOf('role', rules)) expect([...roleIds]).toContain(role)
  })
  test('every evidence that a gate or the archive names exists, and every evidence is used', () => {
    const used = new Set([
      ...equip.gates.flatMap(g => g.needs.flatMap(n => [n.evidence, ...(n.ifSeen === undefined ? [] : [n.ifSeen])])),
      ...equip.archive.map(a => a.evidence),
    ])
    expect([...used].filter(id => !evidenceIds.has(id))).toEqual([])
    expect([...evidenceIds].filter(id => !used.has(id))).toEqual([])
  })
  test('every kind that it is primary for has a lifecycle, and every stage that a case goes back to is one of it', () => {
    expect(equip.lifecycles.map(l => l.kind).toSorted()).toEqual(equip.primaryFor.toSorted())
    for (const lifecycle of equip.lifecycles)
      for (const back of lifecycle.reopen) expect(names(lifecycle.stages)).toContain(back.stage)
  })
  test('every reading is used by a running rule, dated before the edition and signed', () => {
    const used = new Set(valuesOf('reading', running))
    expect(Object.keys(readings).filter(id => !used.has(id))).toEqual([])
    for (const reading of Object.values(readings)) expect(reading.on < equip.edition && reading.by.length > 0).toBe(true)
  })
  test('a reading settles only what stands in the text, and what is left open is left open on purpose', () => {
    const loops = equip.lifecycles.flatMap(l => l.reopen.map(back => `${l.kind}:${back.on}`))
    const found = [...names(statements), ...names(terms)]
    const settled = new Set(Object.values(readings).flatMap(reading => reading.settles ?? []))
    expect([...settled].filter(id => !found.includes(id) && !loops.includes(id))).toEqual([])
    expect(found.filter(id => !settled.has(id))).toEqual([
      'consent-time',
      'trip-nodes',
      'names-for-the-customer',
      'text-breaks-off',
    ])
    for (const term of terms ?? []) if (term.reading) expect(readings[term.reading]?.settles).toContain(term.id)
    expect(related?.map(rule => rule.clause)).toEqual(['18.1'])
  })
  test('every text has an English wording', () => {
    for (const field of ['title', 'gist', 'says', 'manual'])
      for (const text of valuesOf(field, equip).filter(value => typeof value === 'object') as { en?: string }[])
        expect(text.en).toBeTruthy()
  })
})

describe('statements', () => {
  test('two clauses contradict each other on four subjects', () => {
    const bySubject = groupBy(statements ?? [], statement => statement.subject)
    expect([...bySubject.values()].map(said => new Set(said.map(s => s.value)).size)).toEqual([2, 2, 2, 2])
  })
})

describe('events', () => {
  const triggers: Trigger[] = [
    ...equip.duties.flatMap(d => [...d.start, ...d.stop, ...(d.cancel ?? [])]),
    ...equip.evidence.flatMap(e => [...e.on, ...(e.voidedBy ?? [])]),
    ...equip.lifecycles.flatMap(l => [...l.stages.flatMap(s => s.enter), ...l.end, ...l.reopen]),
  ]
  /** The plain fields of a record. */
  const plainOf = (record: string) => {
    const fields = equip.records?.find(r => r.id === record)?.fields ?? []
    return fields.filter(field => !isSealedField(field)).map(field => `values.${field.id}`)
  }
  test('every trigger names an event type, and its conditions plain fields of it', () => {
    for (const { on, when = {} } of triggers) {
      const record = when.record && 'in' in when.record ? String(when.record.in[0]) : ''
      const fields = [
        ...Object.keys(eventDefinition(on)?.plain.shape ?? {}),
        ...Object.keys(GradingFacts.shape).map(fact => `facts.${fact}`),
        ...plainOf(record),
      ]
      for (const field of Object.keys(when)) expect([on, fields.includes(field) ? field : fields]).toEqual([on, field])
    }
  })
  test('every record that a trigger, a gate or a permit names is declared', () => {
    const named = [...triggers, ...equip.gates, ...equip.permits].flatMap(({ when }) =>
      when?.record && 'in' in when.record ? when.record.in : [],
    )
    expect(named.filter(id => !names(equip.records).includes(String(id)))).toEqual([])
  })
  test('every record can be made by somebody named in a permit', () => {
    const listed = equip.permits.flatMap(({ when }) => (when?.record && 'in' in when.record ? when.record.in : []))
    const trainings = names(equip.records?.filter(r => r.kinds?.includes('training')))
    expect(names(equip.records).filter(id => !listed.includes(id) && !trainings.includes(id))).toEqual([])
  })
  test('a gate looks at plain fields of what its act records', () => {
    for (const gate of equip.gates)
      for (const field of Object.keys(gate.when ?? {}))
        expect(Object.keys(definitionOfAct(gate.act)!.plain.shape)).toContain(field)
  })
})

describe('tables', () => {
  test('free or charged is decided for every service, without gap or overlap', () => {
    for (const table of equip.tables) expect(checkTable(table)).toMatchObject({ gaps: [], overlaps: [] })
  })
})

describe('examples', () => {
  const told = new Set(examples.map(e => `${e.type} ${e.rule}`))
  const all = [
    ...names(equip.duties).map(id => `duty ${id}`),
    ...equip.tables.flatMap(t => t.rows.map(row => `table ${t.id}/${row.id}`)),
    ...names(equip.gates).map(id => `gate ${id}`),
    ...equip.permits.map(p => `permit ${permitName(p)}`),
    ...names(equip.routes).map(id => `route ${id}`),
    ...names(equip.archive).map(id => `archive ${id}`),
    ...names(equip.retention).map(id => `retention ${id}`),
    ...names(equip.periodic).map(id => `periodic ${id}`),
    ...names(equip.records).map(id => `record ${id}`),
    ...names(equip.indicators).map(id => `indicator ${id}`),
    ...names(equip.violations).map(id => `violation ${id}`),
  ]
  test('every rule has one', () => {
    expect(all.filter(rule => !told.has(rule))).toEqual([])
    expect([...told].filter(rule => !all.includes(rule))).toEqual([])
    expect(all.filter((rule, i) => all.indexOf(rule) !== i)).toEqual([])
  })
  test('every event in an example is one that can be recorded', () => {
    const events = examples.flatMap(e => ('events' in e ? [e.events] : e.type === 'indicator' ? e.cases : []))
    for (const [, type, data] of events.flat()) {
      const parsed = eventDefinition(type)?.plain.safeParse(data)
      expect([type, parsed?.error?.message]).toEqual([type, undefined])
    }
  })
  test('a gate is tried shut and open, a permit on one who may and one who may not, a record full and lacking', () => {
    for (const [rule, ofRule] of groupBy(examples, e => `${e.type} ${e.rule}`)) {
      const outcomes = new Set(
        ofRule.flatMap(e => {
          if (e.type === 'gate') return [e.refused]
          if (e.type === 'permit') return [e.allowed]
          if (e.type === 'record') return [e.refused !== undefined]
          if (e.type === 'archive') return [e.there]
          return [true, false]
        }),
      )
      expect([rule, outcomes.size]).toEqual([rule, 2])
    }
  })
  test('every person and act in an example is one of the regulation', () => {
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
