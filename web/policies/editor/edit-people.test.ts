import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import { Pack, type Trigger } from '../../../engine/pack.ts'
import { draftWords } from './draft-view.ts'
import { addCategory, addSubtype, moveSubtype, nameSubtype, removeSubtype, usersOfSubtype } from './edit-category.ts'
import { withTheirs } from './edit-clash.ts'
import { addDuty, addRung, changeRung } from './edit-duty.ts'
import { addHop } from './edit-hop.ts'
import {
  addStage,
  addWayBack,
  changeStage,
  lifecycleOf,
  moveStage,
  removeStage,
  removeWayBack,
  setWayBackEvents,
  setWayBackStage,
  usersOfStage,
} from './edit-lifecycle.ts'
import { changeRule, type PartName, plainTitle } from './edit-pack.ts'
import { addPermit, permitsWithoutClause, setPermitAct, withPermitIds } from './edit-permit.ts'
import { removeAny, usersOfRule } from './edit-remove.ts'
import { addStatement, answersOf, setAnswer, setStatementCell, setTopic, topicsOf } from './edit-statement.ts'
import { lintDraft } from './findings-of.ts'
import { mergeDraft } from './merge-draft.ts'
import { settingsSentence } from './people-sentence.ts'
import { staffSentence } from './rule-sentence.ts'
import { rulesAt } from './rules-at.ts'
import { sayClash } from './say-clash.ts'
import { sayTrigger } from './trigger-words.ts'

const head = { role: 'department-head' }
const visited: Trigger = { on: 'record.made', when: { record: { in: ['check'] } } }

/** The pack as the server would take it, and the same again after it went there and back. */
function roundTrip(pack: Pack): Pack {
  const parsed = Pack.parse(JSON.parse(JSON.stringify(pack)))
  expect(parsed).toEqual(pack)
  return parsed
}
const windows: [string, string][] = [['09:00', '17:00']]
const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: 'cn', windows }))
const kindsFound = (pack: Pack): string[] => lintDraft(pack, [], { today: '2026-06-02', calendar }).map(one => one.kind)

describe('a permit', () => {
  test('has an id in the editor, the same for everybody who opens the draft, and none is given twice', () => {
    const named = withPermitIds({ ...cleanPack, permits: [...cleanPack.permits, ...cleanPack.permits] })
    expect(roundTrip(named).permits.map(one => one.id)).toEqual(['permit:plan', 'permit:plan#2'])
    expect(withPermitIds(named)).toBe(named)
  })
  test('is added under its clause, found there, changed by its id and removed without a trace', () => {
    const base = withPermitIds(cleanPack)
    const made = addPermit(base, '1', 'reply', [head, { caseRole: 'handler' }])
    expect(roundTrip(made.pack).permits.at(-1)).toMatchObject({ act: 'reply', clause: '1', kinds: ['complaint'] })
    expect(rulesAt(made.pack, '1').filter(at => at.part === 'permits')).toMatchObject([{ id: made.id }])
    const narrowed = changeRule(made.pack, 'permits', made.id, { levels: ['serious'], by: [head] })
    expect(roundTrip(narrowed).permits.at(-1)).toMatchObject({ id: made.id, levels: ['serious'], by: [head] })
    expect(narrowed.permits[0]).toEqual(base.permits[0])
    expect(removeAny(narrowed, 'permits', made.id)).toEqual(base)
  })
  test('for another act no longer asks for the words of the first', () => {
    const made = addPermit(withPermitIds(cleanPack), '1', 'make-record', [head])
    const asked = changeRule(made.pack, 'permits', made.id, { when: { record: { in: ['check'] } } })
    expect(roundTrip(setPermitAct(asked, made.id, 'reply')).permits.at(-1)).not.toHaveProperty('when')
  })
  test('without a clause is the company’s own and is listed apart', () => {
    const { clause: _none, ...bare } = cleanPack.permits[0]!
    const pack = withPermitIds({ ...cleanPack, permits: [bare] })
    expect(permitsWithoutClause(pack).map(plainTitle)).toHaveLength(1)
    const moved = changeRule(pack, 'permits', 'permit:plan', { clause: '3' })
    expect(permitsWithoutClause(moved)).toEqual([])
  })
})

describe('stages', () => {
  const made = addStage(cleanPack, '3', 'complaint', '现场勘查', visited)
  const titles = (pack: Pack, kind = 'complaint') => lifecycleOf(pack, kind)?.stages.map(stage => stage.title.zh)
  test('a new one stands before the last, under its own clause', () => {
    expect(titles(roundTrip(made.pack))).toEqual(['受理', '现场勘查', '已有方案'])
    expect(rulesAt(made.pack, '3').some(at => at.part === 'lifecycles' && at.id === 'complaint')).toBe(true)
  })
  test('change, move and go; the last two stay', () => {
    const changed = changeStage(made.pack, 'complaint', 1, { title: { zh: '勘查' }, enter: [visited, { on: 'note.added' }] })
    expect(titles(roundTrip(moveStage(changed, 'complaint', 1, 1)))).toEqual(['受理', '已有方案', '勘查'])
    expect(removeStage(made.pack, 'complaint', 1)).toEqual(cleanPack)
    expect(removeStage(cleanPack, 'complaint', 1)).toBe(cleanPack)
  })
  test('one to which a way back leads stays, and the way back is named', () => {
    const lifecycle = lifecycleOf(made.pack, 'complaint')!
    expect(usersOfStage(lifecycle, 'open').map(back => back.on)).toEqual(['case.reopened'])
    expect(removeStage(made.pack, 'complaint', 0)).toBe(made.pack)
    const elsewhere = setWayBackStage(made.pack, 'complaint', 0, made.stage)
    expect(titles(roundTrip(removeStage(elsewhere, 'complaint', 0)))).toEqual(['现场勘查', '已有方案'])
  })
  test('ways back are added, changed and taken away; one that nothing bounds is found by the lint', () => {
    const failed: Trigger = { on: 'customer.answered', when: { satisfied: { in: [false] } } }
    const two = addWayBack(cleanPack, 'complaint', failed)
    expect(lifecycleOf(roundTrip(two), 'complaint')?.reopen.at(-1)).toEqual({ ...failed, stage: 'open' })
    expect(kindsFound(two)).toContain('endless-loop')
    const three = setWayBackEvents(two, 'complaint', 1, [failed, { on: 'note.added' }])
    expect(lifecycleOf(roundTrip(three), 'complaint')?.reopen.map(back => back.stage)).toEqual(['open', 'open', 'open'])
    expect(removeWayBack(removeWayBack(three, 'complaint', 2), 'complaint', 1)).toEqual(cleanPack)
  })
  test('of a kind that had none begin with the registration, and the regulation then governs the kind', () => {
    const crisis = addStage(cleanPack, '1', 'crisis', '发布声明', { on: 'customer.replied' })
    expect(titles(roundTrip(crisis.pack), 'crisis')).toEqual(['登记', '发布声明'])
    expect(lifecycleOf(crisis.pack, 'crisis')?.end[0]).toEqual({ on: 'matter.closed' })
    expect(crisis.pack.primaryFor).toContain('crisis')
    expect(removeAny(crisis.pack, 'lifecycles', 'crisis')).toEqual(cleanPack)
    expect(titles(addStage(cleanPack, '1', 'return', '受理退货', { on: 'case.opened' }).pack, 'return')).toEqual([
      '受理退货',
      '办结',
    ])
  })
  test('that rules are about stay, and the rules are named', () => {
    expect(usersOfRule(cleanPack, 'lifecycles', 'complaint').map(one => one.title)).toEqual(['首次回复', '补偿方案获批'])
    expect(removeAny(cleanPack, 'lifecycles', 'complaint')).toBe(cleanPack)
  })
})

describe('a category', () => {
  const table: Pack['tables'][number] = {
    id: 'who',
    title: { zh: '由谁承办' },
    hit: 'unique',
    axes: { category: { kind: 'enum', values: ['install'] } },
    rows: [{ id: 'install-row', clause: '2', when: { category: ['install'] }, then: { department: 'technical' } }],
  }
  const base: Pack = {
    ...cleanPack,
    categories: [{ id: 'install', clause: '1', title: { zh: '安装' }, subtypes: [] }],
    tables: [...cleanPack.tables, table],
  }
  const made = addCategory(base, '1', '物流')
  test('is known to the tables that list every category, so that the hole is told at once', () => {
    expect(roundTrip(made.pack).tables.at(-1)!.axes.category).toMatchObject({ values: ['install', made.id] })
    expect(kindsFound(made.pack)).toContain('table-gap')
    expect(removeAny(made.pack, 'categories', made.id)).toEqual(base)
  })
  test('that a row names stays, and the table is named', () => {
    expect(usersOfRule(base, 'categories', 'install').map(one => one.title)).toEqual(['由谁承办'])
    expect(removeAny(base, 'categories', 'install')).toBe(base)
  })
  test('has kinds that are named, moved and removed', () => {
    const one = addSubtype(made.pack, made.id, '破损')
    const two = addSubtype(one, made.id, '迟到')
    const named = nameSubtype(two, made.id, 1, { zh: '延误', en: 'Late' })
    const last = (pack: Pack) => pack.categories.at(-1)!.subtypes.map(sub => sub.title.zh)
    expect(last(roundTrip(moveSubtype(named, made.id, 1, -1)))).toEqual(['延误', '破损'])
    expect(removeSubtype(two, made.id, 1)).toEqual(one)
    const broken = one.categories.at(-1)!.subtypes[0]!.id
    const gated = changeRule(one, 'gates', 'plan-needs-check', { when: { subtype: { in: [broken] } } })
    expect(usersOfSubtype(gated, broken).map(user => user.title)).toEqual(['先检查再做方案'])
    expect(removeSubtype(gated, made.id, 0)).toBe(gated)
  })
})

describe('a line of reports', () => {
  test('is begun with from whom and to whom, changed, and removed', () => {
    const made = addHop(cleanPack, '1', 'report', [{ role: 'front-line' }], [head])
    expect(roundTrip(made.pack).hops).toEqual([
      { id: made.id, clause: '1', about: 'report', kinds: ['complaint'], from: [{ role: 'front-line' }], to: [head] },
    ])
    expect(roundTrip(changeRule(made.pack, 'hops', made.id, { about: 'result' })).hops[0]!.about).toBe('result')
    const waiting = addStage(made.pack, '1', 'complaint', '响应', { on: 'report.acknowledged', when: { hop: { in: [made.id] } } })
    expect(usersOfRule(waiting.pack, 'hops', made.id).map(one => one.title)).toEqual(['投诉'])
    expect(sayTrigger(waiting.pack.lifecycles[0]!.stages[1]!.enter[0]!, waiting.pack, 'zh')).toContain(
      '上报线：一线 → 部门负责人',
    )
    expect(removeAny(made.pack, 'hops', made.id)).toEqual(cleanPack)
    expect(usersOfRule(made.pack, 'roles', 'department-head').map(one => one.title)).toContain('上报')
  })
})

describe('a statement', () => {
  const made = addStatement(cleanPack, '1', '方案由总工批准', { says: 'authority', subject: 'plan' })
  test('about the same thing as others is compared with them: another answer is a conflict, the same none', () => {
    expect(topicsOf([cleanPack], 'authority').map(topic => topic.statements.length)).toEqual([2])
    expect(kindsFound(roundTrip(made.pack))).toContain('authority-conflict')
    const answers = answersOf([made.pack], { says: 'authority', subject: 'plan' }, made.id)
    expect(answers.map(one => one.by.title.zh)).toEqual(['部门负责人', '总经理'])
    const agreed = setAnswer(made.pack, made.id, answers[0]!.value)
    const small = setStatementCell(agreed, made.id, 'orderFen', { lt: 1_000_000 })
    expect(kindsFound(roundTrip(small))).not.toContain('authority-conflict')
    expect(setStatementCell(small, made.id, 'orderFen', undefined)).toEqual(agreed)
  })
  test('about a thing of its own contradicts nobody', () => {
    const own = setTopic(made.pack, made.id, undefined)
    expect(roundTrip(own).statements!.at(-1)).toMatchObject({ subject: made.id, value: made.id })
    expect(kindsFound(own)).not.toContain('authority-conflict')
    expect(removeAny(own, 'statements', made.id)).toEqual(cleanPack)
  })
  test('that a reading settles stays, and the reading is named', () => {
    const settled: Pack = { ...made.pack, readings: { small: { ...made.pack.readings.small!, settles: [made.id] } } }
    expect(usersOfRule(settled, 'statements', made.id).map(one => one.title)).toEqual(['损失含税'])
  })
})

describe('what staff read', () => {
  const said = (pack: Pack, part: PartName, clause: string) => {
    const at = rulesAt(pack, clause).findLast(one => one.part === part)!
    const line = staffSentence(draftWords(pack, 'zh'), at, clause)!
    return [line.title, ...line.facts.map(fact => [fact.label, fact.value].filter(Boolean).join(' '))]
  }
  test('of a duty tells the ladder of the clause, and what the company’s settings add to it', () => {
    const made = addDuty(cleanPack, '1', '二次回访')
    const pack = changeRung(addRung(made.pack, made.id), made.id, 0, { to: head })
    expect(said(pack, 'duties', '1')).toEqual(['二次回访', '由 一线', '超时1小时 报给部门负责人', '等待客户等原因可暂停计时'])
    const ladder = [{ after: { minutes: 0 }, to: { role: 'department-head' as const } }]
    expect(settingsSentence(draftWords(pack, 'zh'), pack.duties.at(-1)!, { warnShare: 0.8, ladder })).toBe(
      '公司设置（不是条文）：时限过了 80% 提醒一线，到期再提醒，到期即报部门负责人',
    )
    const { within: _untimed, ...duty } = pack.duties.at(-1)!
    expect(settingsSentence(draftWords(pack, 'zh'), duty, { warnShare: 0.8, ladder })).toBeUndefined()
  })
  test('of a permit tells who, in which cases and for which record, of this permit alone', () => {
    const made = addPermit(withPermitIds(cleanPack), '3', 'make-record', [head])
    const pack = changeRule(made.pack, 'permits', made.id, { levels: ['serious'], when: { record: { in: ['check'] } } })
    expect(said(pack, 'permits', '3')).toEqual(['谁可办理“填写记录”', '由 部门负责人 · 投诉 · 严重 · 填写记录（记录：现场检查）'])
  })
  test('of stages, categories and lines of reports is in words', () => {
    const staged = addStage(cleanPack, '3', 'complaint', '现场勘查', visited).pack
    expect(said(staged, 'lifecycles', '3')).toEqual(['投诉的办理阶段', '受理 → 现场勘查 → 已有方案', '结束于 处置完成'])
    const category = addCategory(cleanPack, '1', '物流')
    expect(said(addSubtype(category.pack, category.id, '破损'), 'categories', '1')).toEqual(['物流', '包括 破损'])
    const hop = addHop(cleanPack, '1', 'report', [{ role: 'front-line' }], [head])
    expect(said(hop.pack, 'hops', '1')).toEqual(['上报线', '适用 投诉', '由 一线', '向 部门负责人'])
  })
})

describe('two people at one draft', () => {
  const base = withPermitIds(cleanPack)
  const by = (role: string) => changeRule(base, 'permits', 'permit:plan', { by: [{ role }] })
  test('who change different permits and stages both have their way, each stage where it was put', () => {
    const mine = addPermit(addStage(base, '3', 'complaint', '勘查', visited).pack, '1', 'reply', [head]).pack
    const theirs = addStage(by('front-line'), '1', 'complaint', '回访', { on: 'customer.replied' }).pack
    const { pack, clashes } = mergeDraft(base, mine, theirs)
    expect(clashes).toEqual([])
    expect(roundTrip(pack).permits.map(one => one.by)).toEqual([[{ role: 'front-line' }], [head]])
    expect(lifecycleOf(pack, 'complaint')?.stages.map(stage => stage.title.zh)).toEqual(['受理', '回访', '勘查', '已有方案'])
  })
  test('an order that only the other changed is taken over', () => {
    const theirs = moveStage(addStage(base, '3', 'complaint', '勘查', visited).pack, 'complaint', 1, -1)
    expect(mergeDraft(base, base, theirs).pack.lifecycles).toEqual(theirs.lifecycles)
    const mine = changeStage(base, 'complaint', 1, { title: { zh: '方案' } })
    const moved = mergeDraft(base, mine, moveStage(base, 'complaint', 0, 1)).pack
    expect(lifecycleOf(moved, 'complaint')?.stages.map(stage => stage.title.zh)).toEqual(['方案', '受理'])
  })
  test('who change one permit in two ways are told so in words, and theirs can be taken', () => {
    const { pack, clashes } = mergeDraft(base, by('front-line'), by('leader'))
    expect(clashes.map(clash => sayClash(clash, pack, 'zh'))).toEqual([
      { where: '办理权限 · 提交处置方案', mine: '一线', theirs: '组长' },
    ])
    expect(withTheirs(pack, clashes[0]!).permits[0]!.by).toEqual([{ role: 'leader' }])
  })
})
