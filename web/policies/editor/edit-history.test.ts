import { describe, expect, test } from 'vitest'
import { cleanPack } from '../../../engine/lint/clean-pack.fixture.ts'
import type { Pack } from '../../../engine/pack.ts'
import { withTheirs } from './edit-clash.ts'
import { changeClause } from './edit-clauses.ts'
import { addDuty, addRung } from './edit-duty.ts'
import { changed, historyOf, redone, undone } from './edit-history.ts'
import { changeRule, removeRule } from './edit-pack.ts'
import { mergeDraft } from './merge-draft.ts'
import { sayClash } from './say-clash.ts'

describe('undo', () => {
  test('takes back what was typed in one field as one step, and each other change by itself', () => {
    let history = historyOf('')
    history = changed(history, '甲', 'title', 0)
    history = changed(history, '甲乙', 'title', 300)
    history = changed(history, '甲乙丙', 'title', 5000)
    history = changed(history, '丁', 'owner', 5100)
    expect(undone(history).present).toBe('甲乙丙')
    expect(undone(undone(history)).present).toBe('甲乙')
    expect(undone(undone(undone(history))).present).toBe('')
    expect(undone(historyOf('x')).present).toBe('x')
  })
  test('is taken back by redo, until something else is done', () => {
    const history = changed(changed(historyOf(1), 2, 'a', 0), 3, 'b', 1)
    const back = undone(history)
    expect(redone(back).present).toBe(3)
    expect(redone(redone(back)).present).toBe(3)
    expect(redone(changed(back, 4, 'c', 2)).present).toBe(4)
  })
  test('a change that changes nothing is no step', () => {
    const history = historyOf(1)
    expect(changed(history, 1, 'a', 0)).toBe(history)
  })
})

describe('two people at one draft', () => {
  const base = cleanPack as Pack
  const title = (zh: string) => changeRule(base, 'duties', 'reply', { title: { zh } })
  test('changes of different things are both there', () => {
    const mine = addRung(addDuty(base, '1', '二次回访').pack, 'reply')
    const theirs = changeClause(changeRule(base, 'duties', 'reply', { within: { workHours: 8 } }), '1', {
      gist: { zh: '八小时' },
    })
    const { pack, clashes } = mergeDraft(base, mine, theirs)
    expect(clashes).toEqual([])
    expect(pack.duties.find(duty => duty.id === 'reply')).toMatchObject({ within: { workHours: 8 }, escalate: [{ clause: '1' }] })
    expect(pack.duties).toHaveLength(3)
    expect(pack.clauses['1']!.gist.zh).toBe('八小时')
  })
  test('the same thing changed in two ways stands as I typed it, and theirs is told and can be taken', () => {
    const { pack, clashes } = mergeDraft(base, title('我写的'), title('对方写的'))
    expect(pack.duties[0]!.title.zh).toBe('我写的')
    expect(clashes).toHaveLength(1)
    expect(sayClash(clashes[0]!, pack, 'zh')).toEqual({ where: '责任事项 · 我写的', mine: '我写的', theirs: '对方写的' })
    expect(withTheirs(pack, clashes[0]!).duties[0]!.title.zh).toBe('对方写的')
  })
  test('what one removed and the other changed is kept and told; what one removed alone goes', () => {
    const removed = removeRule(base, 'duties', 'reply')
    const { pack, clashes } = mergeDraft(base, title('我写的'), removed)
    expect(pack.duties[0]!.title.zh).toBe('我写的')
    expect(sayClash(clashes[0]!, pack, 'zh').theirs).toBe('（已删除）')
    expect(withTheirs(pack, clashes[0]!).duties.map(duty => duty.id)).toEqual(['approve'])
    expect(mergeDraft(base, removed, base).pack).toEqual(removed)
    expect(mergeDraft(base, base, removed).pack).toEqual(removed)
  })
})
