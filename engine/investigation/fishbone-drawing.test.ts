import { describe, expect, test } from 'vitest'
import { type Bone, drawFishbone, shortened } from './fishbone-drawing.ts'

const bone = (id: string, ...causes: [text: string, depth?: number][]): Bone => ({
  ...{ id, title: id },
  causes: causes.map(([text, depth = 0]) => ({ text, depth })),
})
const repeated = (letters: string, times: number) => Array.from({ length: times }, () => letters).join('')

describe('a text beside its bone', () => {
  test('is cut after as many wide letters as fit, of which a narrow one takes little more than half', () => {
    expect(shortened(repeated('油', 17))).toBe(repeated('油', 17))
    expect(shortened(repeated('油', 18))).toBe(`${repeated('油', 17)}…`)
    expect(shortened(repeated('a', 30))).toBe(repeated('a', 30))
    expect(shortened(repeated('a', 31))).toBe(`${repeated('a', 30)}…`)
    expect([shortened('漏油abc', 3.1), shortened('漏油abc', 3), shortened('漏油', 2), shortened('', 1)]).toEqual([
      '漏油ab…',
      '漏油a…',
      '漏油',
      '',
    ])
  })
  test('stands on one line, whatever spaces it was written with, and no letter of two halves is cut in the middle', () => {
    expect(shortened('漏油\n\t 严重  了')).toBe('漏油 严重 了')
    expect(shortened('𠮷𠮷𠮷', 2)).toBe('𠮷𠮷…')
    // The last letter that counts as narrow, and the first of the wide ones (radicals of characters).
    expect([shortened('\u2e7f\u2e7f', 1.1), shortened('\u2e80\u2e80', 1.1)]).toEqual(['\u2e7f\u2e7f', '\u2e80…'])
  })
})

describe('the drawing of a fishbone', () => {
  test('without any bone is a spine with its effect at the head on the right', () => {
    expect(drawFishbone([], '漏油')).toEqual({
      ...{ width: 450, height: 236 },
      lines: [{ x1: 16, y1: 114, x2: 290, y2: 114, kind: 'spine' }],
      labels: [{ x: 365, y: 119, text: '漏油', kind: 'effect' }],
      head: { x: 290, y: 72, width: 150, height: 84 },
    })
  })

  test('has bones by turns above and below, each with its causes beside it from the tip to the spine', () => {
    const { lines, labels, ...size } = drawFishbone(
      [bone('人', ['没有培训'], ['排班不明', 1], ['疏忽']), bone('机', ['密封圈老化']), bone('料')],
      '漏油',
    )
    expect(size).toEqual({ width: 720, height: 260, head: { x: 560, y: 96, width: 150, height: 84 } })
    expect(lines).toEqual([
      { x1: 16, y1: 138, x2: 560, y2: 138, kind: 'spine' },
      // 人, above: as long as its three causes need; the deeper one stands further in.
      { x1: 220, y1: 26, x2: 280, y2: 138, kind: 'bone' },
      { x1: 220 + (22 / 112) * 60 - 190, y1: 53, x2: 220 + (22 / 112) * 60, y2: 53, kind: 'cause' },
      { x1: 220 + (46 / 112) * 60 - 172, y1: 77, x2: 220 + (46 / 112) * 60, y2: 77, kind: 'cause' },
      { x1: 220 + (70 / 112) * 60 - 190, y1: 101, x2: 220 + (70 / 112) * 60, y2: 101, kind: 'cause' },
      // 机, below it; no bone is shorter than two causes.
      { x1: 220, y1: 226, x2: 280, y2: 138, kind: 'bone' },
      { x1: 220 + (22 / 88) * 60 - 190, y1: 209, x2: 220 + (22 / 88) * 60, y2: 209, kind: 'cause' },
      // 料, above again and one column further.
      { x1: 490, y1: 26, x2: 550, y2: 138, kind: 'bone' },
    ])
    expect(labels).toEqual([
      { x: 220, y: 18, text: '人', kind: 'factor' },
      { x: 220 + (22 / 112) * 60 - 188, y: 48, text: '没有培训', kind: 'cause' },
      { x: 220 + (46 / 112) * 60 - 170, y: 72, text: '排班不明', kind: 'sub' },
      { x: 220 + (70 / 112) * 60 - 188, y: 96, text: '疏忽', kind: 'cause' },
      { x: 220, y: 246, text: '机', kind: 'factor' },
      { x: 220 + (22 / 88) * 60 - 188, y: 204, text: '密封圈老化', kind: 'cause' },
      { x: 490, y: 18, text: '料', kind: 'factor' },
      { x: 635, y: 143, text: '漏油', kind: 'effect' },
    ])
  })

  test('is as wide as its pairs of bones and as high as the longest above and below', () => {
    const many = (count: number): [string][] => Array.from({ length: count }, (_, at) => [`因${at}`])
    const size = (...bones: Bone[]) => {
      const { width, height, head } = drawFishbone(bones, '漏油')
      return [width, height, head.x, head.y]
    }
    const one = size(bone('a'))
    expect([size(), size(bone('a'), bone('b'))]).toEqual([one, one])
    expect(size(bone('a'), bone('b'), bone('c'), bone('d'))).toEqual([720, 236, 560, 72])
    expect(size(bone('a'), bone('b'), bone('c'), bone('d'), bone('e'))).toEqual([990, 236, 830, 72])
    // Two causes need no more than none does.
    expect(size(bone('a', ...many(2)), bone('b', ...many(1)))).toEqual(one)
    expect(size(bone('a', ...many(3)), bone('b'), bone('c', ...many(5)))).toEqual([720, 236 + 72, 560, 72 + 72])
    expect(size(bone('a'), bone('b', ...many(4)), bone('c'), bone('d', ...many(3)))).toEqual([720, 236 + 48, 560, 72])
  })

  test('cuts causes to what fits, the deeper ones sooner, and says a whole effect in up to three lines', () => {
    const long = repeated('油', 20)
    const text = (of: readonly { text: string; kind: string }[], kind: string) =>
      of.filter(one => one.kind === kind).map(one => one.text)
    const { labels } = drawFishbone([bone('人', [long], [long, 2])], long)
    expect([text(labels, 'cause'), text(labels, 'sub')]).toEqual([[`${repeated('油', 13)}…`], [`${repeated('油', 11)}…`]])
    expect(labels.filter(one => one.kind === 'effect')).toEqual([
      { x: 365, y: 99, text: repeated('油', 9), kind: 'effect' },
      { x: 365, y: 119, text: repeated('油', 9), kind: 'effect' },
      { x: 365, y: 139, text: '油油', kind: 'effect' },
    ])
    expect(drawFishbone([], repeated('油', 10)).labels.map(({ y, text: of }) => [y, of])).toEqual([
      [109, repeated('油', 9)],
      [129, '油'],
    ])
  })

  test('says that an effect of more than three lines goes on', () => {
    const effect = (text: string) => drawFishbone([], text).labels.map(label => label.text)
    expect(effect(repeated('油', 27))).toEqual(Array(3).fill(repeated('油', 9)))
    expect(effect(repeated('漏', 18) + repeated('油', 10))).toEqual([
      repeated('漏', 9),
      repeated('漏', 9),
      `${repeated('油', 8)}…`,
    ])
    expect(effect('a\n b')).toEqual(['a b'])
  })
})
