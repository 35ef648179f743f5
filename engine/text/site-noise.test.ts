import { describe, expect, test } from 'vitest'
import { mapped } from './mapped-text.ts'
import { linesOf, withoutSiteNoise } from './site-noise.ts'

const cleaned = (...lines: readonly string[]) => {
  const { text, leftOut } = withoutSiteNoise(mapped(lines.join('\n')))
  return { text: text.text, leftOut: leftOut.map(({ kind, text }) => `${kind} ${text}`) }
}
/** What these lines are left out as. */
const kinds = (...lines: readonly string[]) => cleaned(...lines).leftOut
const kept = (...lines: readonly string[]) => expect(cleaned(...lines)).toEqual({ text: lines.join('\n'), leftOut: [] })

describe('the lines of a text', () => {
  test('are those that are not empty, with where they stand', () => {
    expect(linesOf('甲\n\n 乙 \n  \n丙')).toEqual([
      { from: 0, to: 1, text: '甲' },
      { from: 3, to: 6, text: '乙' },
      { from: 10, to: 11, text: '丙' },
    ])
    expect(linesOf('')).toEqual([])
    expect(linesOf('甲\n')).toEqual([{ from: 0, to: 1, text: '甲' }])
  })
})

describe('a line of the site', () => {
  test('is left out as what it is, and the line itself stays as an empty one', () => {
    expect(cleaned('第一条 甲。', '- 12 -', '第二条 乙。')).toEqual({
      text: '第一条 甲。\n\n第二条 乙。',
      leftOut: ['page-number - 12 -'],
    })
  })
  test('says where it stood in the original, with its first 500 characters', () => {
    const notice = `版权声明${'某'.repeat(200)}`
    expect(withoutSiteNoise(mapped(`甲\n ${notice}\n乙`)).leftOut).toEqual([
      { from: 2, to: 3 + notice.length, kind: 'notice', text: notice },
    ])
  })
  test('may be the number of a page, a file, a way around, or an advertisement', () => {
    for (const line of ['12', '第 2 页', '第2页 共9页', '共 9 页', '2 / 9', 'Page 2 of 9', '制度_第3页', '已阅读5页，还剩4页。'])
      expect(kinds(line), line).toEqual([`page-number ${line}`])
    for (const line of ['总则......3', '第一章 总则…… 3', '首页', '返回顶部', '当前位置：首页'])
      expect(kinds(line), line).toEqual([`navigation ${line}`])
    for (const line of ['制度.docx', '某公司.pdf']) expect(kinds(line), line).toEqual([`file-name ${line}`])
    for (const line of ['下载本文档', '扫码关注我们', '广告']) expect(kinds(line), line).toEqual([`advertisement ${line}`])
    for (const line of ['Copyright 2020', '某站 京ICP备 12345号']) expect(kinds(line), line).toEqual([`notice ${line}`])
  })
  test('is told by three of its words, or by two in less than 60 characters, not by a clause', () => {
    expect(kinds('本站会员可举报')).toEqual(['notice 本站会员可举报'])
    kept(`本站会员${'某'.repeat(56)}`)
    expect(kinds(`本站会员${'某'.repeat(55)}`)).toHaveLength(1)
    expect(kinds(`本站会员举报${'某'.repeat(90)}`)).toHaveLength(1)
    kept('本站提供服务')
    kept('本站与本站')
    kept('第一条 本站会员可举报')
  })
  test('has 600 characters at most', () => {
    expect(kinds(`本站会员举报${'某'.repeat(594)}`)).toHaveLength(1)
    kept(`本站会员举报${'某'.repeat(595)}`)
  })
})

describe('the beginning of a page', () => {
  test('up to the last line that opens the document is the site’s', () => {
    expect(
      cleaned('某某文库', '介绍', '文档简介', '再介绍', '展开全文', '某公司制度', '第一条 甲。', '第二条 乙。').leftOut,
    ).toEqual([...['notice 某某文库', 'notice 介绍', 'navigation 文档简介', 'notice 再介绍', 'navigation 展开全文']])
  })
  test('is the regulation’s where no such line stands before its first clause', () => {
    expect(kinds('介绍', '第一条 甲。', '展开全文')).toEqual(['navigation 展开全文'])
    expect(kinds('介绍', '展开全文', '一、甲')).toEqual(['navigation 展开全文'])
    kept('介绍', '第一条 甲。')
  })
})

describe('the end of a page', () => {
  test('from the first line that ends the document on is the site’s, as what each part is', () => {
    expect(cleaned('第一条 甲。', '附件', '文档评论(3)', '很好', '最新文档', '别的制度', '12').leftOut).toEqual([
      ...['comments 文档评论(3)', 'comments 很好', 'other-documents 最新文档', 'other-documents 别的制度', 'page-number 12'],
    ])
  })
  test('begins after the last clause', () => {
    expect(kinds('评论', '第一条 甲。', '温馨提示：', '请勿转载')).toEqual(['notice 温馨提示：', 'notice 请勿转载'])
    kept('评论', '第一条 甲。')
    kept('评论', '某'.repeat(601))
    expect(kinds('评论', '某'.repeat(600))).toHaveLength(2)
  })
  test('begins after a clause that is none of the site’s lines', () => {
    expect(kinds('第一条 甲。', '相关文档', '第二章 别的......3')).toEqual([
      'other-documents 相关文档',
      'navigation 第二章 别的......3',
    ])
  })
})

describe('a running head', () => {
  test('is a short line that comes three times and is no clause and no sentence', () => {
    expect(kinds('某公司', '甲', '某公司', '乙', '某公司')).toEqual([
      'repeated-line 某公司',
      'repeated-line 某公司',
      'repeated-line 某公司',
    ])
    kept('某公司', '甲', '某公司')
    for (const line of ['登记。', '如下：', '如下:', '甲；', '甲;', '第一条 甲', '一、甲', `某${'公'.repeat(40)}`])
      kept(line, line, line)
    const long = `某${'公'.repeat(39)}`
    expect(kinds(long, long, long)).toHaveLength(3)
  })
})
