import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { meets } from '../../../engine/conditions.ts'
import { Pack, type Trigger } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import { checkTable } from '../../../engine/tables/check-table.ts'
import { definitionOfAct, eventDefinition } from '../../../events/registry.ts'
import { examples } from './examples.ts'
import { penal } from './pack.ts'

const names = (list: readonly { id: string }[] = []) => list.map(item => item.id)
/** Every value of a field of this name, anywhere in the rules; conditions name event fields and are left out. */
function valuesOf(field: string, part: unknown, found: unknown[] = []): unknown[] {
  if (Array.isArray(part)) for (const item of part) valuesOf(field, item, found)
  else if (typeof part === 'object' && part !== null)
    for (const [key, value] of Object.entries(part)) {
      if (key === field) found.push(value)
      if (key !== 'when') valuesOf(field, value, found)
    }
  return found
}
const { clauses, readings, ...rules } = penal
const records = penal.records ?? []
const terms = penal.terms ?? []
const statements = penal.statements ?? []
const sanctions = penal.sanctions ?? []

describe('names', () => {
  test('the pack is a pack, and plain data', () => {
    expect(Pack.parse(penal)).toEqual(JSON.parse(JSON.stringify(penal)))
  })
  test('ids are unique within each part', () => {
    for (const [part, list] of Object.entries(penal))
      if (Array.isArray(list) && typeof list[0] === 'object' && 'id' in list[0]) {
        const ids = names(list as { id: string }[])
        expect([part, ids.filter((id, i) => ids.indexOf(id) !== i)]).toEqual([part, []])
      }
    const permits = penal.permits.map(permitName)
    expect(permits.filter((id, i) => permits.indexOf(id) !== i)).toEqual([])
    const subtypes = penal.categories.flatMap(c => names(c.subtypes))
    expect(new Set(subtypes).size).toBe(subtypes.length)
  })
  test('every clause, reading, role and level that a rule names exists', () => {
    const cited = [...valuesOf('clause', penal), ...terms.flatMap(t => t.usedIn)]
    for (const clause of cited) expect(Object.keys(clauses)).toContain(clause)
    for (const reading of valuesOf('reading', rules)) expect(Object.keys(readings)).toContain(reading)
    for (const role of valuesOf('role', rules)) expect(names(penal.roles)).toContain(role)
    for (const list of valuesOf('levels', { ...rules, levels: undefined, levelMaps: undefined }).filter(Array.isArray))
      for (const level of list) expect(names(penal.levels)).toContain(level)
    for (const map of penal.levelMaps ?? [])
      for (const level of Object.values(map.levels)) expect(names(penal.levels)).toContain(level)
  })
  test('every clause is carried by a rule or says why not, and none says both', () => {
    const cited = new Set([...valuesOf('clause', rules), ...terms.flatMap(t => t.usedIn)])
    for (const [id, clause] of Object.entries(clauses)) expect([id, cited.has(id) !== 'manual' in clause]).toEqual([id, true])
  })
  test('every reading is cited, dated before the edition, signed, and settles what is there', () => {
    const used = new Set(valuesOf('reading', rules))
    const settled = [...names(statements), ...names(terms)]
    for (const [id, reading] of Object.entries(readings)) {
      expect([...used]).toContain(id)
      expect(reading.on < penal.edition && reading.by.length > 0).toBe(true)
      for (const one of reading.settles ?? []) expect(settled).toContain(one)
    }
    for (const term of terms) if (term.reading !== undefined) expect(readings[term.reading]?.settles).toContain(term.id)
  })
  test('every text has an English wording', () => {
    for (const field of ['title', 'gist', 'says', 'manual', 'gives', 'entered'])
      for (const text of valuesOf(field, penal)) if (typeof text === 'object') expect((text as { en?: string }).en).toBeTruthy()
  })
  test('every evidence that a gate or the archive names exists, and every evidence is used', () => {
    const used = new Set([
      ...penal.gates.flatMap(g => g.needs.flatMap(n => [n.evidence, ...(n.ifSeen === undefined ? [] : [n.ifSeen])])),
      ...penal.archive.map(a => a.evidence),
    ])
    expect([...used].filter(id => !names(penal.evidence).includes(id))).toEqual([])
    expect(names(penal.evidence).filter(id => !used.has(id))).toEqual([])
  })
  test('every matter has a lifecycle, and what it goes back to is a stage of it', () => {
    expect(penal.lifecycles.map(l => l.kind)).toEqual(penal.primaryFor)
    for (const l of penal.lifecycles) for (const back of l.reopen) expect(names(l.stages)).toContain(back.stage)
  })
})

describe('events and records', () => {
  const triggers: Trigger[] = [
    ...penal.duties.flatMap(d => [...d.start, ...d.stop, ...(d.cancel ?? [])]),
    ...penal.evidence.flatMap(e => [...e.on, ...(e.voidedBy ?? [])]),
    ...penal.lifecycles.flatMap(l => [...l.stages.flatMap(s => s.enter), ...l.end, ...l.reopen]),
  ]
  test('every trigger looks at plain fields of its event', () => {
    for (const { on, when } of triggers)
      for (const field of Object.keys(when ?? {}))
        expect([on, Object.keys(eventDefinition(on)?.plain.shape ?? {})]).toEqual([
          on,
          expect.arrayContaining([field.split('.')[0]]),
        ])
  })
  test('a trigger on a record names one that the pack declares, its fields and their values', () => {
    for (const { on, when } of triggers) {
      if (on !== 'record.made') continue
      const record = records.find(one => when?.record !== undefined && meets(when.record, one.id))
      expect([when, record?.id]).toEqual([when, expect.any(String)])
      for (const [path, condition] of Object.entries(when ?? {})) {
        if (!path.startsWith('values.')) continue
        const field = record!.fields.find(f => `values.${f.id}` === path)
        const known = field && 'values' in field ? names(field.values) : field?.kind === 'yes-no' ? [true, false] : []
        expect([record!.id, path, known]).toEqual([
          record!.id,
          path,
          expect.arrayContaining('in' in condition ? condition.in : []),
        ])
      }
    }
  })
  test('gates and permits on records name ones of their kind of case', () => {
    for (const rule of [...penal.gates, ...penal.permits]) {
      for (const field of Object.keys(rule.when ?? {}))
        expect(Object.keys(definitionOfAct(rule.act)!.plain.shape)).toContain(field)
      const named = rule.when?.record
      if (named === undefined || !('in' in named)) continue
      for (const id of named.in)
        expect(records.find(one => one.id === id)?.kinds).toEqual(expect.arrayContaining(rule.kinds ?? []))
    }
  })
  test('nobody may make a record without a permit', () => {
    for (const record of records)
      for (const kind of record.kinds ?? []) {
        const permit = penal.permits.find(
          p =>
            p.act === 'make-record' && p.kinds?.includes(kind) && p.when?.record !== undefined && meets(p.when.record, record.id),
        )
        expect([record.id, kind, permit !== undefined]).toEqual([record.id, kind, true])
      }
  })
})

describe('tables', () => {
  test('a unique table has no gap and no overlap', () => {
    const unique = penal.tables.filter(t => t.hit === 'unique')
    expect(unique).toHaveLength(1)
    for (const table of unique) expect(checkTable(table)).toMatchObject({ gaps: [], overlaps: [] })
  })
  test('the grading of complaints has no input without a row', () => {
    const table = penal.tables.find(t => t.purpose === 'grading')!
    expect(checkTable(table).gaps).toEqual([])
    for (const row of table.rows) expect(names(penal.levels)).toContain(row.then.level)
  })
  test('every category has its department', () => {
    const table = penal.tables.find(t => t.purpose === 'assignment')!
    expect(table.axes.category).toMatchObject({ values: names(penal.categories) })
    for (const row of table.rows) expect(row.then.department).toBeTypeOf('string')
  })
})

describe('what the text leaves open stays open', () => {
  const open = new Set(terms.flatMap(t => (t.reading === undefined ? [t.id] : [])))
  test('the placeholders [X] have no reading, and stand in the sanctions as they are', () => {
    expect(terms.flatMap(t => (t.kind === 'placeholder' ? [t.id] : []))).toEqual([
      'department-fine',
      'person-fine',
      'demotion-term',
    ])
    for (const id of ['department-fine', 'person-fine', 'demotion-term']) expect([...open]).toContain(id)
    const fines = sanctions.flatMap(s => s.measures.filter(m => m.kind === 'fine'))
    expect(fines.map(m => m.from)).toEqual([{ open: '[X]元' }, { open: '未写' }, { open: '[X]元' }])
    expect(sanctions.flatMap(s => s.measures.flatMap(m => m.term ?? []))).toEqual([{ open: '[X]个月至[X]年' }])
  })
  test('the 重大投诉 of the dismissal is no level, and no reading makes it one', () => {
    expect([...open]).toContain('major-complaint')
    expect(names(penal.levels)).not.toContain('grave')
    const dismissal = sanctions.find(s => s.measures.some(m => m.kind === 'dismissal'))
    expect([dismissal?.grade, dismissal?.together?.length]).toEqual(['grave', 4])
  })
  test('every grade has a violation and a sanction for whom it can be found', () => {
    for (const violation of penal.violations ?? [])
      for (const of of violation.of)
        expect([violation.id, of, sanctions.some(s => s.of === of && s.grade === violation.grade)]).toEqual([
          violation.id,
          of,
          true,
        ])
  })
  test('statements on one subject that differ are settled, or stand as findings', () => {
    const settled = new Set(Object.values(readings).flatMap(one => one.settles ?? []))
    const differing = statements.filter(s =>
      statements.some(
        other =>
          other.subject === s.subject &&
          other.value !== s.value &&
          Object.entries(s.when).every(([k, v]) => JSON.stringify(other.when[k] ?? v) === JSON.stringify(v)),
      ),
    )
    expect(differing.filter(s => !settled.has(s.id)).map(s => s.id)).toEqual([
      'complaint-in-set-time',
      'complaint-until-satisfied',
    ])
  })
  test('a duty of a complaint that has a time says where the time comes from', () => {
    for (const duty of penal.duties)
      if (duty.within !== undefined) expect([duty.id, duty.reading]).toEqual([duty.id, expect.any(String)])
  })
})

const register = '../shared/regulations/clauses.tsv'
/** `penal 三(一)2`, `penal 一、二`, `penal 五(一)`: the clauses of a row. */
function clausesOfRow(ref: string): string[] {
  return ref
    .replace('penal ', '')
    .split('、')
    .flatMap(part =>
      Object.keys(clauses).filter(id => id === part || id.startsWith(`${part}(`) || (part.endsWith(')') && id.startsWith(part))),
    )
}
describe.skipIf(!existsSync(register))('the register', () => {
  test('every row D is covered by clauses of the pack', () => {
    const rows = readFileSync(register, 'utf8')
      .split('\n')
      .flatMap(line => (line.startsWith('D') ? [line.split('\t')] : []))
    expect(rows).toHaveLength(21)
    for (const [id, ref] of rows) expect([id, clausesOfRow(ref!).length > 0]).toEqual([id, true])
  })
})

describe('examples', () => {
  const told = new Set(examples.map(e => `${e.type} ${e.rule}`))
  const all = [
    ...names(penal.duties).map(id => `duty ${id}`),
    ...penal.tables.flatMap(t => t.rows.map(row => `table ${t.id}/${row.id}`)),
    ...names(penal.gates).map(id => `gate ${id}`),
    ...penal.permits.map(p => `permit ${permitName(p)}`),
    ...names(penal.routes).map(id => `route ${id}`),
    ...names(penal.archive).map(id => `archive ${id}`),
    ...names(penal.periodic).map(id => `periodic ${id}`),
    ...names(records).map(id => `record ${id}`),
    ...names(penal.indicators).map(id => `indicator ${id}`),
    ...names(sanctions).map(id => `sanction ${id}`),
    ...names(penal.violations).map(id => `violation ${id}`),
    ...(penal.levelMaps ?? []).map(m => `level-map ${m.from}`),
  ]
  test('every rule has one, and every example a rule', () => {
    expect(all.filter(rule => !told.has(rule))).toEqual([])
    expect([...told].filter(rule => !all.includes(rule))).toEqual([])
  })
  test('every event in an example is one that can be recorded', () => {
    for (const e of examples) {
      const told = 'events' in e ? [e.events] : e.type === 'indicator' ? e.cases : []
      for (const [, type, data] of told.flat()) {
        const parsed = eventDefinition(type)?.plain.safeParse(data)
        expect([e.name, type, parsed?.error?.message]).toEqual([e.name, type, undefined])
      }
    }
  })
  test('gates are tried shut and open, permits by one who may and one who may not, papers lacking and filed', () => {
    const tried = (type: string, rule: string, field: string) =>
      new Set(
        examples.flatMap(e => (e.type === type && e.rule === rule ? [(e as unknown as Record<string, unknown>)[field]] : [])),
      ).size
    for (const gate of penal.gates) expect([gate.id, tried('gate', gate.id, 'refused')]).toEqual([gate.id, 2])
    for (const item of penal.archive) expect([item.id, tried('archive', item.id, 'there')]).toEqual([item.id, 2])
    for (const permit of penal.permits) {
      const name = permitName(permit)
      expect([name, tried('permit', name, 'allowed')]).toEqual([name, permit.by.some(p => 'anyone' in p) ? 1 : 2])
    }
  })
  test('names are unique within a rule', () => {
    const seen = examples.map(e => `${e.type} ${e.rule}: ${e.name}`)
    expect(seen.filter((name, i) => seen.indexOf(name) !== i)).toEqual([])
  })
})
