import { describe, expect, it } from 'vitest'
import { findNames, type KnownName } from './find-names.ts'
import { replaceNames, shortNameOf } from './replace-names.ts'

const known: readonly KnownName[] = [
  { text: '苏州恒瑞精密机械有限公司', kind: 'customer' },
  { text: '苏州恒瑞精密机械', kind: 'customer' },
  { text: '周敏', kind: 'contact' },
  { text: '徐波', kind: 'engineer' },
  { text: '林晓', kind: 'colleague' },
  { text: 'QH-R6-0042', kind: 'serial' },
  { text: 'Li', kind: 'colleague' },
]
const same = new Map([['苏州恒瑞精密机械', '苏州恒瑞精密机械有限公司']])
const words = (text: string, kept: string[] = []) => findNames(text, known, kept).map(name => name.text)

describe('names in a text', () => {
  it('are replaced by neutral words, the same name by the same word in every part', () => {
    const done = replaceNames(
      {
        problem: '苏州恒瑞精密机械有限公司周敏来电13812345678：徐波修过的 QH-R6-0042 又停机。',
        rootCause: '徐波未按工艺加脂；苏州恒瑞精密机械现场粉尘大，林晓未提醒。',
      },
      known,
      [],
      same,
    )
    expect(done.problem.text).toBe('客户甲联系人甲来电某电话：工程师A修过的 某设备 又停机。')
    expect(done.rootCause.text).toBe('工程师A未按工艺加脂；客户甲现场粉尘大，同事A未提醒。')
    for (const { text, replaced } of Object.values(done))
      for (const { from, to, word } of replaced) expect(text.slice(from, to)).toBe(word)
    expect(findNames(done.problem.text, known)).toEqual([])
  })

  it('are found by their look where nobody knows them', () => {
    expect(words('发到 wang.wei@hengrui.cn，座机 0512-66778899，证件 320501199003072316')).toEqual([
      'wang.wei@hengrui.cn',
      '0512-66778899',
      '320501199003072316',
    ])
    expect(words('合同编号：HT-2026-0188，微信 hengrui_zhou，车牌苏E88A21，见 YC-2026-000123')).toEqual([
      'HT-2026-0188',
      'hengrui_zhou',
      '苏E88A21',
      'YC-2026-000123',
    ])
    expect(words('住在星湖街328号5幢，由宏达自动化设备有限公司供货，张女士和李工在场')).toEqual([
      '住在星湖街328号5幢',
      '宏达自动化设备有限公司',
      '张女士',
      '李工',
    ])
  })

  it('are not seen where there are none', () => {
    for (const text of [
      '施工前后对比，加工中心第6轴减速器 RV-40E 异常总数下降，工程工期不变，员工已培训',
      '润滑脂按 500 小时更换，扭矩 45 N·m，2026-03-02 复检合格，Line 3 is running',
      '周期 20260302 批次，温度 65 ℃，项目经理每周总结',
    ])
      expect(words(text), text).toEqual([])
  })

  it('that somebody said are none are kept, and nothing else', () => {
    expect(words('徐波与李工', ['李工'])).toEqual(['徐波'])
    expect(words('Ask Li about Line 3')).toEqual(['Li'])
  })

  it('of companies are known for short', () => {
    expect(shortNameOf('苏州恒瑞精密机械有限公司')).toBe('苏州恒瑞精密机械')
    expect(shortNameOf('张三公司')).toBeUndefined()
    expect(shortNameOf('李明')).toBeUndefined()
  })
})
