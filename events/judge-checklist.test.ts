import { describe, expect, it } from 'vitest'
import type { ChecklistItem } from './checklist-items.ts'
import { fits, judgeChecklist } from './judge-checklist.ts'

const items: ChecklistItem[] = [
  { id: 'power', kind: 'check', title: '电源到位', required: true },
  { id: 'level', kind: 'number', title: '水平', required: true, unit: 'mm/m', min: -0.02, max: 0.02 },
  {
    id: 'floor',
    kind: 'choice',
    title: '地基',
    required: false,
    options: [
      { id: 'good', title: '平整' },
      { id: 'cracked', title: '有裂缝', fails: true },
    ],
  },
  { id: 'plate', kind: 'photo', title: '铭牌', required: true, least: 2 },
  { id: 'remark', kind: 'text', title: '说明', required: true },
]
const all = { power: true, level: 0.02, floor: 'good', plate: ['a', 'b'] }

describe('a checklist', () => {
  it('is complete once everything required is answered, with as many pictures as asked for', () => {
    expect(judgeChecklist(items, all, { remark: '可以开工' })).toEqual({ complete: true, failed: [] })
    expect(judgeChecklist(items, { ...all, plate: ['a'] }, { remark: '可以开工' }).complete).toBe(false)
    expect(judgeChecklist(items, all, { remark: '  ' }).complete).toBe(false)
    const { floor: _optional, ...required } = all
    expect(judgeChecklist(items, required, { remark: '可以开工' }).complete).toBe(true)
  })
  it('finds out of order what is not in order, beyond its limits or a failing option; the limits themselves are in order', () => {
    expect(judgeChecklist(items, { ...all, power: false, level: 0.021, floor: 'cracked' }, {}).failed).toEqual([
      'power',
      'level',
      'floor',
    ])
    expect(judgeChecklist(items, { ...all, level: -0.02 }, {}).failed).toEqual([])
  })
  it('takes of each item the kind of answer that it asks for', () => {
    const [check, number, choice, photo, text] = items as [
      ChecklistItem,
      ChecklistItem,
      ChecklistItem,
      ChecklistItem,
      ChecklistItem,
    ]
    expect([fits(check, true), fits(check, 'yes'), fits(number, 1.5), fits(number, true)]).toEqual([true, false, true, false])
    expect([fits(choice, 'good'), fits(choice, 'other'), fits(photo, ['a']), fits(photo, 'a')]).toEqual([
      true,
      false,
      true,
      false,
    ])
    expect([fits(text, 'said elsewhere'), fits(text, undefined)]).toEqual([false, true])
  })
})
