import { describe, expect, test } from 'vitest'
import { findDuties } from './find-duties.ts'

/** The duties of a narrowed text: their words, who owes them, what, and whether it is forbidden. */
const duties = (text: string) =>
  findDuties(text).map(({ from, to, value }) =>
    value.kind === 'duty' ? [text.slice(from, to), value.who, value.what, value.isForbidden] : [],
  )
const who = (text: string) => duties(text).map(([, one]) => one)

describe('a duty', () => {
  test('is what stands behind 应当, 必须 and 负责, of the subject before it', () => {
    expect(duties('客服专员应当登记')).toEqual([['客服专员应当登记', '客服专员', '登记', false]])
    expect(duties('技术部负责编制手册。质量部必须检查')).toEqual([
      ['技术部负责编制手册', '技术部', '编制手册', false],
      ['质量部必须检查', '质量部', '检查', false],
    ])
  })
  test('has as its subject the one before its circumstances', () => {
    expect(who('客服专员在接到投诉后应当登记')).toEqual(['客服专员'])
    expect(who('有权限的部门应当登记')).toEqual(['部门'])
  })
  test('of something is of what it is called, where that is short', () => {
    expect(who('拆检报告应在10日内完成')).toEqual(['拆检报告'])
    expect([who('一二三四五六七八九十甲乙应当完整'), who('一二三四五六七八九十甲乙丙应当完整')]).toEqual([
      ['一二三四五六七八九十甲乙'],
      [''],
    ])
  })
  test('goes on with the same subject after a comma and a semicolon, not after a full stop', () => {
    expect(duties('客服专员应当登记,应当回访;应当归档。应当汇报')).toEqual([
      ['客服专员应当登记', '客服专员', '登记', false],
      ['应当回访', '客服专员', '回访', false],
      ['应当归档', '客服专员', '归档', false],
      ['应当汇报', '', '汇报', false],
    ])
    expect(who('客服专员应当登记,当日应当回访,每天应当汇报')).toEqual(['客服专员', '客服专员', '客服专员'])
    expect(who('客服专员应当登记,在回访时应当归档')).toEqual(['客服专员', '客服专员'])
  })
  test('has no words but its own', () => {
    const what = '登'.repeat(250)
    expect(duties(`客服专员应当${what}`)[0]![2]).toBe('登'.repeat(200))
  })
  test('is none in an example, or where a modal word counts a time alone', () => {
    expect(duties('如客服专员应当登记')).toEqual([])
    expect(duties('包括客服专员应当登记的')).toEqual([])
    expect([duties('检修需3个工作日').length, duties('检修需3小时').length, duties('检修需12天').length]).toEqual([0, 0, 0])
    expect(duties('检修员需3小时内到达现场登记')).toHaveLength(1)
  })
  test('is none where consent is asked for, whose subject goes on all the same', () => {
    expect(duties('客服专员须经总经理批准,应当登记')).toEqual([['应当登记', '客服专员', '登记', false]])
  })
})

describe('what is forbidden', () => {
  test('is said so, of the subject before it or behind it', () => {
    expect(duties('客服人员不得承诺赔偿')).toEqual([['客服人员不得承诺赔偿', '客服人员', '承诺赔偿', true]])
    expect(duties('严禁员工泄露信息')).toEqual([['严禁员工泄露信息', '员工', '泄露信息', true]])
    expect(duties('客服人员严禁泄露信息')).toEqual([['客服人员严禁泄露信息', '客服人员', '泄露信息', true]])
    expect(duties('客服人员应当登记,严禁泄露信息')[1]).toEqual(['严禁泄露信息', '客服人员', '泄露信息', true])
  })
})

describe('one behind 由', () => {
  test('owes what follows', () => {
    expect(duties('本办法由人力资源部解释')).toEqual([['由人力资源部解释', '人力资源部', '解释', false]])
    expect(duties('登记,档案由客服部保管')).toEqual([['由客服部保管', '客服部', '保管', false]])
  })
  test('who only decides owes nothing, and is no subject of what follows', () => {
    expect(duties('客服专员应当登记,由总经理审批,应当归档').map(([words, one]) => [words, one])).toEqual([
      ['客服专员应当登记', '客服专员'],
      ['应当归档', '客服专员'],
    ])
  })
})

describe('one before a colon', () => {
  test('owes what follows where a time stands with it', () => {
    expect(duties('客服部:每日抽查')).toEqual([['每日抽查', '客服部', '每日抽查', false]])
    expect(duties('客服部:应当抽查')).toEqual([['应当抽查', '客服部', '抽查', false]])
    expect(duties('客服部:抽查')).toEqual([])
    expect(duties('时限:每日抽查')).toEqual([])
    expect(who('客服部的时限:应当抽查')).toEqual([''])
  })
})

describe('one without a modal word', () => {
  test('owes what stands with a time', () => {
    expect(duties('客服中心每周召开例会')).toEqual([['客服中心每周召开例会', '客服中心', '每周召开例会', false]])
    expect(duties('客服中心召开例会')).toEqual([])
  })
  test('is the subject of what follows', () => {
    expect(who('客服中心召开例会,应当记录')).toEqual(['客服中心'])
  })
})

test('empty pieces of a text have no duties', () => {
  expect(findDuties('')).toEqual([])
  expect(findDuties(',,;。')).toEqual([])
  expect(duties(',客服专员应当登记')).toEqual([['客服专员应当登记', '客服专员', '登记', false]])
})
