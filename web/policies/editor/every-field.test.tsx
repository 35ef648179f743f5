import { createElement, Fragment, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import type { Pack, Trigger } from '../../../engine/pack.ts'
import { addable } from './add-groups.ts'
import { ClauseEditor } from './clause-editor.tsx'
import { draftWords } from './draft-view.ts'
import { idOfRule, type PartName, partNames, rulesOf } from './edit-pack.ts'
import { withPermitIds } from './edit-permit.ts'
import { type Editor, EditorContext } from './editor-context.ts'
import { oddPack } from './odd-pack.fixture.ts'
import { changedPlaces, fieldsOfPack, placesIn } from './pack-fields.fixture.ts'
import { RuleForm } from './rule-form.tsx'
import { WholeForm } from './whole-form.tsx'

/** React as it is delivered: in development it notes for each of a million elements where it was made, which is a third of the time. */
vi.hoisted(() => {
  process.env.NODE_ENV = 'production'
})
vi.mock('react/jsx-dev-runtime', async () => {
  const { jsx, Fragment } = await import('react/jsx-runtime')
  return { jsxDEV: jsx, Fragment }
})
/** What the screen offers now: the properties of each input and button, in the place of Ant Design's own. */
const shown = vi.hoisted(() => ({ controls: [] as Record<string, unknown>[] }))
const stubs = vi.hoisted(() => {
  const made = new Map<string, unknown>()
  const stub = (name: string) => {
    const known = made.get(name)
    if (known !== undefined) return known
    const component = (props: Record<string, unknown>) => {
      shown.controls.push({ ...props, stub: name })
      return createElement(Fragment, null, props.children as ReactNode, props.content as ReactNode)
    }
    made.set(name, Object.assign(component, { TextArea: component, Search: component }))
    return made.get(name)
  }
  return new Proxy(
    {},
    {
      get: (_target, name) => (typeof name === 'string' && name !== 'then' ? stub(name) : undefined),
      has: (_target, name) => name !== 'then',
      getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
    },
  )
})
/** Words are their own keys: saying thousands of them takes longer than everything else. */
vi.mock('../../language/use-words.ts', () => {
  const say = (key: string) => key
  return { useWords: () => say, sayIn: () => say, useLanguage: () => 'zh', useText: () => (text: { zh: string }) => text.zh }
})
vi.mock('antd', () => stubs)
vi.mock('@ant-design/icons', () => stubs)
vi.mock('../../ui/moment-input.tsx', () => stubs)
vi.mock('./use-laws.ts', () => ({
  useLaws: () => ['civil-code', 'product-quality-law'].map(id => ({ id, title: { zh: id }, status: 'in-force' })),
}))
/** What is folded away is opened. */
vi.mock('./more.tsx', async original => ({
  ...(await original<typeof import('./more.tsx')>()),
  More: ({ children }: { readonly children: ReactNode }) => children,
}))
/** Of the hundreds of events that a rule can name a few are enough, for one is chosen as the other; saying all of them takes a minute. */
vi.mock('./trigger-words.ts', async original => {
  const own = await original<typeof import('./trigger-words.ts')>()
  const some: Trigger[] = [
    { on: 'case.opened' },
    { on: 'customer.replied' },
    { on: 'record.made', when: { record: { in: ['check'] } } },
  ]
  const few: typeof own.triggerOptions = (_pack, _language, and = []) =>
    [...some, ...and].map(trigger => ({ value: own.keyOfTrigger(trigger), label: trigger.on, trigger }))
  return { ...own, triggerOptions: few }
})
vi.mock('../../ui/moment.tsx', () => ({ useZone: () => 'Asia/Shanghai' }))
vi.mock('react-router', () => stubs)
vi.mock('../../api/me.ts', () => ({ useMe: () => ({ person: { name: 'somebody' } }) }))

const fields = fieldsOfPack()
const draft = withPermitIds(oddPack)
const beside = [{ ...cleanPack, id: 'beside', title: { zh: '另一部制度' } }]
const words = draftWords(draft, 'zh')
/** The places that some input changed, and the values of choices that it gave. */
const changed = new Set<string>()
/** What has been told of a place so far: that it was said, as what sort of thing, and that it was left empty. */
const said = new Set<string>()
/** Places whose value says what stands beside it. */
const says = /\.(kind|count|subject|every|act)$/

const mostTried = 41

type Control = Record<string, unknown> & { readonly stub: string }
const call = (control: Control, name: 'onChange' | 'onClick', ...said: unknown[]) => {
  const act = control[name]
  if (typeof act === 'function') act(...said)
}

/** Uses an input in each way that a person can: every choice, other words, another number, nothing. */
function use(control: Control): void {
  const { options, value, checked } = control
  if (control.disabled === true) return
  if (Array.isArray(options)) {
    const all = options.map(one => (one as { value: unknown }).value)
    // Of hundreds of events or clauses a few are enough: one is chosen as the other.
    const own = all.length > mostTried ? [...all.slice(0, 3), ...all.slice(-3)] : all
    for (const one of own) call(control, 'onChange', control.mode === 'multiple' ? [one] : one)
    if (control.mode === 'multiple') call(control, 'onChange', [])
    if (control.allowClear === true) call(control, 'onChange', undefined)
  } else if (typeof checked === 'boolean') call(control, 'onChange', { target: { checked: !checked } })
  else if (control.stub === 'InputNumber') for (const number of [null, 1, 7, 12]) call(control, 'onChange', number)
  else if (control.stub === 'Input')
    // Lists are typed one a line: the last line is changed too.
    for (const text of ['other words', `${value} and more`, '']) call(control, 'onChange', { target: { value: text } })
  else if (control.stub === 'DayInput') call(control, 'onChange', value === '2026-03-04' ? '2026-03-05' : '2026-03-04')
  else if (control.stub === 'Button') call(control, 'onClick')
}

/** Shows something of a draft and gives the draft after each thing that a person can do there. */
function after(pack: Pack, screen: ReactNode): Pack[] {
  const made: Pack[] = []
  const editor: Editor = {
    pack,
    words,
    others: beside,
    clocks: { warnShare: 0.8, ladder: [] } as unknown as Editor['clocks'],
    findings: [],
    waived: new Map(),
    isReadOnly: false,
    change: edit => {
      const next = edit(pack)
      if (next === pack) return
      let isNews = false
      changedPlaces(fields, pack, next, (path, value) => {
        const told = value === undefined ? `${path} gone` : `${path}:${typeof value}`
        const closed = fields.places.get(path)
        const values = (Array.isArray(value) ? value : [value]).map(one => `${path}=${String(one)}`)
        const known = values.filter(
          (one, at) => closed?.has(String(Array.isArray(value) ? value[at] : value)) === true && one !== '',
        )
        // Another choice shows other inputs where it says what the thing is.
        isNews ||= !said.has(told) || (says.test(path) && known.some(one => !changed.has(one)))
        said.add(told)
        // Taking something away is no way to say it; but then the form shows how to say it again.
        if (value !== undefined) for (const one of [path, ...known]) changed.add(one)
      })
      if (isNews) made.push(next)
    },
    show: () => {},
  }
  shown.controls.length = 0

  renderToStaticMarkup(createElement(EditorContext.Provider, { value: editor }, screen))
  for (const control of [...shown.controls] as Control[]) use(control)
  return made
}

/** Opens the forms of the rules of a part: each that the shipped regulations say otherwise, and each again after it has said something new. */
function walkPart(part: PartName): void {
  const seen = new Set<string>()
  const queue: { pack: Pack; id: string }[] = []
  const consider = (pack: Pack, id: string) => {
    const rule = rulesOf(pack, part).find((one, at) => idOfRule(one, at) === id)
    const places = rule === undefined ? new Set<string>() : placesIn(fields, rule, `${part}[]`)
    if ([...places].every(place => seen.has(place))) return
    for (const place of places) seen.add(place)
    queue.push({ pack, id })
  }
  for (const [at, rule] of rulesOf(draft, part).entries()) consider(draft, idOfRule(rule, at))
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { pack, id } = next
    const rule = rulesOf(pack, part).find((one, at) => idOfRule(one, at) === id)
    const made = after(pack, <RuleForm at={{ part, id, title: undefined, rule }} />)
    for (const one of made) queue.push({ pack: one, id })
  }
}

/** Why no form says it. This list may only get shorter: a place that a form can change by now must leave it. */
const exceptions: Readonly<Record<string, string>> = {
  edition: 'the day that names the draft: chosen where it is begun',
  'inForce.from': 'said where the draft is submitted to the vote',
  'inForce.to': 'set by the next edition when it is published',
  'readings.*.clause': 'a reading stands under its clause, where it is added',
  'lifecycles[].kind': 'the stages of another kind of case are other stages, added under it',
  'tables[].axes.*.kind': 'what a column looks at says whether it is a number',
  'records[].fields[].show=table': 'what is meant where nothing is said',
  ...Object.fromEntries(
    ['requiredWhen', 'askedWhen', 'past', 'computed', 'counted', 'books'].map(option => [
      `records[].fields[].columns[].${option}`,
      'the engine reads it of fields only: a row has no form of its own',
    ]),
  ),
}

/** Ids are made of names by edit-ids.ts, stay when the name changes, and are shown to nobody. */
const isOwnName = (path: string) => /(^|\.)id$/.test(path)

test('no exception is older than its reason', () => {
  const known = [...fields.places].flatMap(([path, values]) => [path, ...[...values].map(value => `${path}=${value}`)])
  expect(Object.keys(exceptions).filter(path => !known.includes(path))).toEqual([])
})

test('every field of a pack, and every value of its choices, can be said in a form of the editor', () => {
  for (const part of partNames) walkPart(part)
  for (const number of Object.keys(draft.clauses)) after(draft, <ClauseEditor number={number} openRule={undefined} />)
  after(draft, <WholeForm />)
  for (const part of addable) changed.add(part)
  const missing = [...fields.places].flatMap(([path, values]) => {
    if (isOwnName(path) || path in exceptions) return []
    if (!changed.has(path)) return [path]
    return [...values].map(value => `${path}=${value}`).filter(place => !changed.has(place) && !(place in exceptions))
  })
  expect(missing).toEqual([])
  // A form has come: its exception goes.
  expect(Object.keys(exceptions).filter(path => changed.has(path))).toEqual([])
})
