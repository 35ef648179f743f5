import { describe, expect, test } from 'vitest'
import { compileCalendar } from '../../../engine/calendar/calendar.ts'
import { chinaCalendar } from '../../../engine/calendar/china.ts'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import { Pack } from '../../../engine/pack.ts'
import { furn } from '../../../policies/furn/2026-01-01/pack.ts'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { draftWords } from './draft-view.ts'
import { changed, historyOf, redone, undone } from './edit-history.ts'
import { usersOf } from './edit-measures.ts'
import { changeRule, removeRule, withChange } from './edit-pack.ts'
import {
  addArchive,
  addFormField,
  addPaper,
  addUse,
  changeFormField,
  changeUse,
  moveFormField,
  moveUse,
  paperParts,
  percentOfShare,
  removeFormField,
  removeUse,
  setShownBy,
  shareOfPercent,
} from './edit-papers.ts'
import { lintDraft } from './findings-of.ts'
import { prefillOptions } from './prefill-options.ts'
import { staffSentence } from './rule-sentence.ts'
import { rulesAt } from './rules-at.ts'

const calendar = compileCalendar(chinaCalendar({ id: 'cn', title: 'cn', windows: [['09:00', '18:00']] }))

/** The pack as the server would take it. */
function roundTrip(pack: Pack): Pack {
  expect(Pack.parse(JSON.parse(JSON.stringify(pack)))).toEqual(pack)
  return pack
}

describe('a form', () => {
  const made = addPaper(cleanPack, 'forms', '3', '补偿申请表')
  const formOf = (pack: Pack) => pack.forms.find(one => one.id === made.id)!
  test('begins under its clause with one field, for the kind of case that the regulation governs', () => {
    expect(formOf(roundTrip(made.pack))).toEqual({
      id: 'bu-chang-shen-qing-biao',
      clause: '3',
      title: { zh: '补偿申请表' },
      kinds: ['complaint'],
      fields: [{ id: 'bu-chang-shen-qing-biao-1', title: { zh: '内容', en: 'Content' }, multiline: true, required: true }],
    })
  })
  test('gets fields with labels, kinds, sources and required, in the order wanted, and keeps the last one', () => {
    const two = addFormField(made.pack, made.id, '申请金额')
    const changed = changeFormField(two, made.id, 1, field =>
      withChange(field, { required: true, multiline: true, from: 'compensation.submitted#amountFen' }),
    )
    expect(formOf(roundTrip(changed)).fields[1]).toMatchObject({
      title: { zh: '申请金额' },
      multiline: true,
      required: true,
      from: 'compensation.submitted#amountFen',
    })
    const moved = moveFormField(changed, made.id, 1, -1)
    expect(formOf(roundTrip(moved)).fields.map(field => field.title.zh)).toEqual(['申请金额', '内容'])
    const one = removeFormField(removeFormField(moved, made.id, 0), made.id, 0)
    expect(formOf(roundTrip(one)).fields.map(field => field.title.zh)).toEqual(['内容'])
  })
  test('with a source taken away has no empty place for it', () => {
    const filled = changeFormField(made.pack, made.id, 0, field => ({ ...field, from: 'case.opened#number' }))
    const none = changeFormField(filled, made.id, 0, field => withChange(field, { from: undefined }))
    expect(roundTrip(none)).toEqual(made.pack)
  })
  test('that a route asks for says so, with the clause, before it goes', () => {
    const asked = changeRule(made.pack, 'routes', 'compensation', { subject: 'form', form: made.id })
    expect(usersOf(asked, 'forms', made.id)).toMatchObject([{ part: 'routes', id: 'compensation', clause: '3' }])
    expect(usersOf(made.pack, 'forms', made.id)).toEqual([])
    expect(removeRule(made.pack, 'forms', made.id)).toEqual(cleanPack)
  })
  test('is undone and done again in one step', () => {
    const after = changed(historyOf(cleanPack), made.pack, '', 0)
    expect(undone(after).present).toBe(cleanPack)
    expect(redone(undone(after)).present).toBe(made.pack)
  })
})

describe('what fills a field by itself', () => {
  test('is named in people’s words, without a type or a field name, each once', () => {
    for (const language of ['zh', 'en'] as const) {
      const options = prefillOptions(language)
      expect(options.length).toBeGreaterThan(100)
      expect(new Set(options.map(one => one.value)).size).toBe(options.length)
      for (const { label, value } of options) {
        const [type = '', field = ''] = value.split('#')
        expect(label, value).not.toContain(type)
        if (language === 'zh') expect(label, value).not.toMatch(new RegExp(`\\b${field}\\b`))
      }
    }
  })
  test.each([robot, furn].map(pack => [pack.id, pack] as const))('offers every source that %s uses', (_, pack) => {
    const known = new Set(prefillOptions('zh').map(one => one.value))
    const used = pack.forms.flatMap(form => form.fields.flatMap(field => field.from ?? []))
    expect(used.filter(from => !known.has(from))).toEqual([])
  })
})

describe('the archive', () => {
  test('asks for what the regulation can show already, and makes the evidence where it has none', () => {
    const known = addArchive(cleanPack, '1', '检查记录', { on: 'record.made', when: { record: { in: ['check'] } } })
    expect(roundTrip(known.pack).archive).toEqual([
      { id: known.id, clause: '1', title: { zh: '检查记录' }, kinds: ['complaint'], evidence: 'checked' },
    ])
    expect(known.pack.evidence).toBe(cleanPack.evidence)
    const reply = setShownBy(known.pack, known.id, { on: 'customer.replied' })
    const evidence = roundTrip(reply).evidence.at(-1)!
    expect(evidence).toMatchObject({ clause: '1', title: { zh: '检查记录' }, on: [{ on: 'customer.replied' }] })
    expect(reply.archive[0]!.evidence).toBe(evidence.id)
    expect(usersOf(reply, 'evidence', evidence.id).map(one => one.title)).toEqual(['检查记录'])
  })
})

describe('rewards, funds and retention', () => {
  test.each(paperParts)('%s begins as something the server takes and the lint has nothing against', part => {
    const made = addPaper(cleanPack, part, '5', '服务之星')
    expect(rulesAt(roundTrip(made.pack), '5').map(at => at.id)).toContain(made.id)
    const at = rulesAt(made.pack, '5').find(one => one.id === made.id)!
    expect(staffSentence(draftWords(made.pack, 'zh'), at, '5')?.title).toBe('服务之星')
    expect(removeRule(made.pack, part, made.id)[part] ?? []).toEqual(cleanPack[part] ?? [])
  })
  test('a reward by an indicator that the regulation lacks is told by the lint', () => {
    const made = addPaper(cleanPack, 'rewards', '5', '服务之星')
    const about = (pack: Pack) =>
      lintDraft(pack, [], { today: '2026-07-01', calendar }).filter(finding => finding.about.includes(made.id))
    expect(about(made.pack)).toEqual([])
    const wrong = changeRule(made.pack, 'rewards', made.id, { indicator: 'gone' })
    expect(about(wrong).map(finding => finding.kind)).toEqual(['reference-unknown'])
    const right = changeRule(made.pack, 'rewards', made.id, { indicator: 'on-time', shareOfExcess: shareOfPercent(5) })
    expect(about(roundTrip(right))).toEqual([])
    expect(usersOf(right, 'indicators', 'on-time').map(one => one.part)).toContain('rewards')
    const at = rulesAt(right, '5').find(one => one.id === made.id)!
    expect(staffSentence(draftWords(right, 'zh'), at, '5')?.facts).toContainEqual({ label: '超额部分的比例', value: '5%' })
  })
  test('a fund says what it is for, line by line, and a blank in its share is told by the lint', () => {
    const made = addPaper(cleanPack, 'funds', '5', '应急经费')
    const two = changeUse(addUse(made.pack, made.id, '差旅'), made.id, 0, { zh: '配件' })
    const fundOf = (pack: Pack) => pack.funds!.find(one => one.id === made.id)!
    expect(fundOf(roundTrip(moveUse(two, made.id, 1, -1))).uses.map(use => use.zh)).toEqual(['差旅', '配件'])
    expect(fundOf(removeUse(removeUse(two, made.id, 0), made.id, 0)).uses.map(use => use.zh)).toEqual(['差旅'])
    const open = changeRule(two, 'funds', made.id, { share: { open: '[X]%' } })
    const findings = lintDraft(roundTrip(open), [], { today: '2026-07-01', calendar })
    expect(findings.filter(finding => finding.about.includes(made.id)).map(finding => finding.kind)).toEqual(['placeholder'])
    const at = rulesAt(open, '5').find(one => one.id === made.id)!
    expect(staffSentence(draftWords(open, 'zh'), at, '5')?.facts).toEqual([
      { label: '用于', value: '配件、差旅' },
      { label: '占年度预算', value: '[X]%' },
    ])
  })
  test('shares are typed in percent without crumbs', () => {
    for (const percent of [0.01, 5, 7, 14.29, 33.33, 100]) expect(percentOfShare(shareOfPercent(percent))).toBe(percent)
  })
})
