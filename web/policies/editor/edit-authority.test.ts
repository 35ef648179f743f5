import { describe, expect, test } from 'vitest'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import { Pack } from '../../../engine/pack.ts'
import { draftWords } from './draft-view.ts'
import { addLimit } from './edit-limit.ts'
import { usersOf } from './edit-measures.ts'
import { changeRule, plainTitle } from './edit-pack.ts'
import { removeAny } from './edit-remove.ts'
import { addRoute, changeStep } from './edit-route.ts'
import { staffSentence } from './rule-sentence.ts'
import { rulesAt } from './rules-at.ts'
import { subjectOptions } from './subject-options.ts'

/** The pack as the server would take it, and the same again after it went there and back. */
function roundTrip(pack: Pack): Pack {
  const parsed = Pack.parse(JSON.parse(JSON.stringify(pack)))
  expect(parsed).toEqual(pack)
  return parsed
}
/** What staff read of the rule, title and facts in a line each. */
function said(pack: Pack, part: string, id: string, language: 'zh' | 'en' = 'zh'): string[] {
  const at = rulesAt(pack, '3').find(one => one.part === part && one.id === id)!
  const line = staffSentence(draftWords(pack, language), at, '3')!
  return [line.title, ...line.facts.map(fact => `${fact.label}|${fact.value}`)]
}

describe('会签 on top of other routes', () => {
  const made = addRoute(cleanPack, '3', 'compensation')
  const overlay = changeStep(
    changeRule(made.pack, 'routes', made.id, {
      overlay: 'before',
      when: { amountFen: { gte: 20_000_000 }, urgent: { in: [true] } },
    }),
    made.id,
    0,
    { within: { workdays: 2 }, timedBy: { clause: '1' }, by: [{ role: 'department-head' }] },
  )
  test('is a route that says where its steps come in, and is read with its condition and the clause of its time', () => {
    expect(roundTrip(overlay).routes.at(-1)).toMatchObject({ overlay: 'before', steps: [{ timedBy: { clause: '1' } }] })
    expect(said(overlay, 'routes', made.id)).toEqual([
      '加签会签：赔偿方案',
      '适用|投诉',
      '|金额：不少于 200,000 元',
      '|加急：是',
      '加在哪里|审批路线之前',
      '加签|部门负责人 · 2个工作日内（第 1 条）',
    ])
    expect(said(overlay, 'routes', made.id, 'en')[0]).toBe('Added on top: compensation')
  })
  test('stands under the clause of its time too, and becomes a route of its own again without a trace', () => {
    expect(rulesAt(overlay, '1').map(at => at.id)).toContain(made.id)
    const alone = roundTrip(
      changeStep(changeRule(overlay, 'routes', made.id, { overlay: undefined, when: undefined }), made.id, 0, {
        within: undefined,
        timedBy: undefined,
      }),
    )
    expect(Object.keys(alone.routes.at(-1)!)).not.toContain('overlay')
    expect(alone.routes.at(-1)!.steps[0]).toEqual({ ...made.pack.routes.at(-1)!.steps[0], by: [{ role: 'department-head' }] })
  })
})

describe('a limit of authority', () => {
  const made = addLimit(cleanPack, '3', 'department-head', 5_000_000)
  test('is whose and below which amount; two have two ids', () => {
    const [limit] = roundTrip(made.pack).limits!
    expect(limit).toMatchObject({
      clause: '3',
      role: 'department-head',
      belowFen: 5_000_000,
      subjects: ['matter', 'compensation'],
    })
    expect(new Set(addLimit(made.pack, '3', 'department-head', 1).pack.limits!.map(one => one.id)).size).toBe(2)
    expect(plainTitle(limit!)).toBe('授权额度')
  })
  test('is read in a sentence, and keeps its post in the regulation', () => {
    expect(said(made.pack, 'limits', made.id)).toEqual([
      '授权额度：部门负责人',
      '单笔可决定|不满 50,000 元',
      '审批事项|提请决定的事项、赔偿方案',
    ])
    expect(usersOf(made.pack, 'roles', 'department-head').map(one => one.part)).toContain('limits')
  })
  test('is changed and removed without a trace', () => {
    const narrower = changeRule(made.pack, 'limits', made.id, { kinds: ['complaint'], belowFen: 100 })
    expect(roundTrip(narrower).limits).toMatchObject([{ kinds: ['complaint'], belowFen: 100 }])
    expect(roundTrip(removeAny(narrower, 'limits', made.id)).limits).toEqual([])
  })
})

test('a route and a limit are about what is submitted in a case: the make-up approval is not among it', () => {
  expect(subjectOptions('zh').map(one => one.value)).toEqual(['plan', 'form', 'compensation', 'matter'])
  for (const { value, label } of subjectOptions('en')) expect(label).not.toBe(value)
})
