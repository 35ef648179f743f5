import { describe, expect, it } from 'vitest'
import { addItem, asKind, linesOfOptions, moveItem, optionsOfLines } from './edit-items.ts'

describe('editing the items of a checklist', () => {
  it('keeps title and id when a line is answered in another way', () => {
    const [item] = addItem([], 'item-1')
    expect(asKind({ ...item!, title: '水平' }, 'number')).toEqual({
      ...{ id: 'item-1', title: '水平', required: true, kind: 'number', unit: '' },
    })
  })
  it('reads options line by line, ! before those out of order, and keeps the ids of those that stay', () => {
    const first = optionsOfLines('平整\n! 有裂缝\n', [])
    expect(first).toEqual([
      { id: 'option-1', title: '平整' },
      { id: 'option-2', title: '有裂缝', fails: true },
    ])
    expect(optionsOfLines('有裂缝\n局部下沉', first)).toEqual([
      { id: 'option-2', title: '有裂缝' },
      { id: 'option-3', title: '局部下沉' },
    ])
    expect(linesOfOptions(first)).toBe('平整\n!有裂缝')
  })
  it('moves a line and leaves the ends where they are', () => {
    const three = ['item-1', 'item-2', 'item-3'].reduce<ReturnType<typeof addItem>>(addItem, [])
    expect(moveItem(three, 0, 1).map(item => item.id)).toEqual(['item-2', 'item-1', 'item-3'])
    expect(moveItem(three, 0, -1).map(item => item.id)).toEqual(['item-1', 'item-2', 'item-3'])
  })
})
