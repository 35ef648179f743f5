import { describe, expect, test } from 'vitest'
import { Pack, type Trigger } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import { isSealedField } from '../../../engine/record-fields.ts'
import { checkTable } from '../../../engine/tables/check-table.ts'
import { caseRoles, GradingFacts } from '../../../events/case-words.ts'
import { definitionOfAct, eventDefinition } from '../../../events/registry.ts'
import { examples } from './examples.ts'
import { robot } from './pack.ts'

const evidenceIds = new Set(robot.evidence.map(e => e.id))
const levelIds = new Set(robot.levels.map(l => l.id))
const roleIds = new Set(robot.roles.map(role => role.id))
const names = (list: readonly { id: string }[]) => list.map(item => item.id)

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
const { clauses, readings, ...rules } = robot

describe('names', () => {
  test('the pack is a pack, and plain data', () => {
    expect(Pack.parse(robot)).toEqual(JSON.parse(JSON.stringify(robot)))
  })
  test('ids are unique', () => {
    for (const part of [
      'duties',
      'evidence',
      'gates',
      'hops',
      'routes',
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
      'samples',
      'violations',
      'sanctions',
      'statements',
      'terms',
    ] as const)
      expect([part, names(robot[part] ?? []).filter((id, i, all) => all.indexOf(id) !== i)]).toEqual([part, []])
    const cited = [
      ...names(robot.duties),
      ...names(robot.gates),
      ...names(robot.routes),
      ...names(robot.hops),
      ...names(robot.periodic),
    ]
    expect(cited.filter((id, i) => cited.indexOf(id) !== i)).toEqual([])
    for (const table of robot.tables) expect(new Set(names(table.rows)).size).toBe(table.rows.length)
    const subtypes = robot.categories.flatMap(c => names(c.subtypes))
    expect(new Set(subtypes).size).toBe(subtypes.length)
  })
  test('every clause, reading, role and level that a rule names exists', () => {
    for (const clause of valuesOf('clause', robot)) expect(Object.keys(clauses)).toContain(clause)
    for (const reading of valuesOf('reading', rules)) expect(Object.keys(readings)).toContain(reading)
    for (const role of valuesOf('role', rules)) expect([...roleIds]).toContain(role)
    for (const list of valuesOf('levels', { ...rules, levels: undefined }).filter(Array.isArray))
      for (const level of list) expect([...levelIds]).toContain(level)
  })
  test('every evidence that a gate or the archive names exists, and every evidence is used', () => {
    const used = new Set([
      ...robot.gates.flatMap(g => g.needs.flatMap(n => [n.evidence, ...(n.ifSeen === undefined ? [] : [n.ifSeen])])),
      ...robot.archive.map(a => a.evidence),
    ])
    for (const id of used) expect([...evidenceIds]).toContain(id)
    expect([...evidenceIds].filter(id => !used.has(id))).toEqual([])
  })
  test('every form that a route or an evidence names exists', () => {
    for (const route of robot.routes) if (route.form !== undefined) expect(names(robot.forms)).toContain(route.form)
  })
  test('a stage that a case goes back to is one of its lifecycle', () => {
    for (const lifecycle of robot.lifecycles)
      for (const back of lifecycle.reopen) expect(names(lifecycle.stages)).toContain(back.stage)
  })
  test('every clause is carried by a rule or says why not, and none says both', () => {
    // A law that a clause cites is for people to read: it carries nothing out.
    const { laws: _laws, ...carried } = rules
    const cited = new Set(valuesOf('clause', carried))
    for (const [id, clause] of Object.entries(clauses)) expect([id, cited.has(id) !== 'manual' in clause]).toEqual([id, true])
  })
  test('every reading is used, dated before the edition and signed', () => {
    const used = new Set(valuesOf('reading', rules))
    for (const [id, reading] of Object.entries(readings)) {
      expect([...used]).toContain(id)
      expect(reading.on < robot.edition && reading.by.length > 0).toBe(true)
    }
  })
  test('a reading settles only what stands in the text, and what is left open is left open on purpose', () => {
    const found = [...names(robot.statements ?? []), ...names(robot.terms ?? [])]
    const settled = new Set(Object.values(robot.readings).flatMap(reading => reading.settles ?? []))
    const loops = robot.lifecycles.flatMap(l => l.reopen.map(back => `${l.kind}:${back.on}`))
    expect([...settled].filter(id => !found.includes(id) && !loops.includes(id))).toEqual([])
    expect(found.filter(id => !settled.has(id))).toEqual([
      'larger-plan-in-24-hours',
      'deputy-approves-larger-plan',
      'approval-time',
      'solve-major',
      'fund-amount',
      'staffing-standard',
      'text-breaks-off',
    ])
    for (const term of robot.terms ?? []) if (term.reading) expect(robot.readings[term.reading]?.settles).toContain(term.id)
  })
  test('every text has an English wording', () => {
    for (const field of ['title', 'gist', 'says', 'manual'])
      for (const text of valuesOf(field, robot).filter(value => typeof value === 'object') as { en?: string }[])
        expect(text.en).toBeTruthy()
  })
})

describe('events', () => {
  const triggers: Trigger[] = [
    ...robot.duties.flatMap(d => [...d.start, ...d.stop, ...(d.cancel ?? [])]),
    ...robot.evidence.flatMap(e => [...e.on, ...(e.voidedBy ?? [])]),
    ...robot.lifecycles.flatMap(l => [...l.stages.flatMap(s => s.enter), ...l.end, ...l.reopen]),
  ]
  test('every trigger names an event type, and its conditions plain fields of it', () => {
    for (const trigger of triggers) {
      const record = trigger.when?.record
      const inRecord = (robot.records ?? [])
        .filter(({ id }) => record !== undefined && 'in' in record && record.in.includes(id))
        .flatMap(rule => rule.fields.filter(field => !isSealedField(field)).map(field => `values.${field.id}`))
      // What is known of a case at intake lies one deeper.
      const facts = trigger.on === 'case.opened' ? Object.keys(GradingFacts.shape).map(name => `facts.${name}`) : []
      const fields = [...Object.keys(eventDefinition(trigger.on)?.plain.shape ?? {}), ...inRecord, ...facts]
      for (const field of Object.keys(trigger.when ?? {}))
        expect([trigger.on, fields.includes(field) ? field : fields]).toEqual([trigger.on, field])
    }
  })
  test('a gate looks at plain fields of what its act records', () => {
    for (const gate of robot.gates)
      for (const field of Object.keys(gate.when ?? {}))
        expect(Object.keys(definitionOfAct(gate.act)!.plain.shape)).toContain(field)
  })
  test('every form field is filled from a field that exists', () => {
    for (const field of robot.forms.flatMap(f => f.fields)) {
      if (field.from === undefined) continue
      const [type, name] = field.from.split('#') as [string, string]
      const definition = eventDefinition(type)
      const known = [...Object.keys(definition?.plain.shape ?? {}), ...Object.keys(definition?.sealed.shape ?? {}), 'at', 'actor']
      expect(known).toContain(name)
    }
  })
})

describe('tables', () => {
  test('a unique table has no gap and no overlap', () => {
    for (const table of robot.tables.filter(t => t.hit === 'unique'))
      expect(checkTable(table)).toMatchObject({ gaps: [], overlaps: [] })
  })
  test('every cell of a row holds values of its axis', () => {
    for (const table of robot.tables)
      for (const row of table.rows)
        for (const [name, cell] of Object.entries(row.when)) {
          const axis = table.axes[name]!
          if (axis.kind === 'enum') expect(axis.values).toEqual(expect.arrayContaining(cell as unknown[]))
          else expect([row.id, Array.isArray(cell)]).toEqual([row.id, false])
        }
  })
  test('a grading row proposes a level, an assignment row a department', () => {
    for (const row of robot.tables.find(t => t.id === 'grading')!.rows) expect([...levelIds]).toContain(row.then.level)
    for (const row of robot.tables.find(t => t.id === 'assignment')!.rows) expect(row.then.department).toBeTypeOf('string')
  })
})

describe('examples', () => {
  const told = new Set(examples.map(e => `${e.type} ${e.rule}`))
  const all = [
    ...names(robot.duties).map(id => `duty ${id}`),
    ...robot.tables.flatMap(t => t.rows.map(row => `table ${t.id}/${row.id}`)),
    ...names(robot.gates).map(id => `gate ${id}`),
    ...robot.permits.map(p => `permit ${permitName(p)}`),
    ...names(robot.routes).map(id => `route ${id}`),
    ...names(robot.hops).map(id => `hop ${id}`),
    ...names(robot.forms).map(id => `form ${id}`),
    ...names(robot.archive).map(id => `archive ${id}`),
    ...names(robot.retention).map(id => `retention ${id}`),
    ...names(robot.periodic).map(id => `periodic ${id}`),
    ...names(robot.records ?? []).map(id => `record ${id}`),
    ...names(robot.indicators ?? []).map(id => `indicator ${id}`),
    ...names(robot.samples ?? []).map(id => `sample ${id}`),
    ...names(robot.violations ?? []).map(id => `violation ${id}`),
    ...names(robot.sanctions ?? []).map(id => `sanction ${id}`),
  ]
  test('every rule has one', () => {
    expect(all.filter(rule => !told.has(rule))).toEqual([])
    expect([...told].filter(rule => !all.includes(rule))).toEqual([])
    expect(all.filter((rule, i) => all.indexOf(rule) !== i)).toEqual([])
  })
  test('every event in an example is one that can be recorded', () => {
    for (const example of examples) {
      if (!('events' in example)) continue
      for (const [, type, data] of example.events) {
        const parsed = eventDefinition(type)?.plain.safeParse(data)
        expect([example.name, type, parsed?.error?.message]).toEqual([example.name, type, undefined])
      }
    }
  })
  test('a gate is tried shut and open', () => {
    for (const gate of robot.gates) {
      const tried = examples.flatMap(e => (e.type === 'gate' && e.rule === gate.id ? [e.refused] : []))
      expect([gate.id, new Set(tried).size]).toEqual([gate.id, 2])
    }
  })
  test('a permit lets one person and refuses another, unless it is open to everybody', () => {
    for (const permit of robot.permits) {
      const name = permitName(permit)
      const tried = examples.flatMap(e => (e.type === 'permit' && e.rule === name ? [e.allowed] : []))
      const wanted = permit.by.some(party => 'anyone' in party) ? [true] : [true, false]
      expect([name, new Set(tried)]).toEqual([name, new Set(wanted)])
    }
  })
  test('a paper of the archive is shown lacking and filed', () => {
    for (const item of robot.archive) {
      const shown = examples.flatMap(e => (e.type === 'archive' && e.rule === item.id ? [e.there] : []))
      expect([item.id, new Set(shown).size]).toEqual([item.id, 2])
    }
  })
  test('every person, level and act in an example is one of the regulation', () => {
    const parties = new Set([...[...roleIds].map(id => `role:${id}`), ...caseRoles.map(part => `case:${part}`)])
    for (const e of examples) {
      if ('level' in e && e.level !== undefined) expect([...levelIds]).toContain(e.level)
      if ('act' in e) expect(definitionOfAct(e.act), e.act).toBeDefined()
      if (e.type === 'permit') expect([...parties]).toContain(e.by)
      if (e.type === 'hop') expect([...parties]).toContain(e.from)
    }
  })
  test('what a permit or a route looks at in an example can be recorded', () => {
    for (const e of examples) {
      if (e.type !== 'permit' && e.type !== 'route') continue
      const act =
        e.type === 'permit'
          ? e.act
          : (
              {
                plan: 'plan',
                form: 'submit-form',
                compensation: 'submit-compensation',
                matter: 'submit-matter',
                review: 'submit-review',
              } as const
            )[e.subject as Exclude<typeof e.subject, 'edition'>]
      const parsed = definitionOfAct(act)
        ?.plain.partial()
        .safeParse(e.data ?? {})
      expect([e.name, parsed?.error?.message]).toEqual([e.name, undefined])
    }
  })
  test('names are unique within a rule', () => {
    const seen = examples.map(e => `${e.type} ${e.rule}: ${e.name}`)
    expect(seen.filter((name, i) => seen.indexOf(name) !== i)).toEqual([])
  })
})
