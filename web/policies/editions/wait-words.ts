import { defineWords } from '../../language/define-words.ts'

export const waitWords = defineWords('policy-waits', {
  zh: {
    title: '制度：待表决、待阅读',
    'what.vote': '表决',
    'what.move': '案件迁移',
    'what.read': '阅读',
    'do.vote': '去表决',
    'do.move': '去批准',
    'do.read': '阅读并确认',
    submitted: '{{name}} 提交',
    proposed: '{{name}} 提出',
    asked: '通知于',
    inForce: '施行',
    wouldBe: '拟施行',
    text: '看条文',
    empty: '没有等你表决或阅读的制度版本',
    emptyHint: '轮到你表决的新版本、等你批准的案件迁移、要求你阅读的已发布版本会出现在这里。',
  },
  en: {
    title: 'Regulations to vote on or read',
    'what.vote': 'Vote',
    'what.move': 'Moving cases',
    'what.read': 'Read',
    'do.vote': 'Vote',
    'do.move': 'Decide',
    'do.read': 'Read and acknowledge',
    submitted: 'submitted by {{name}}',
    proposed: 'proposed by {{name}}',
    asked: 'asked',
    inForce: 'in force from',
    wouldBe: 'to be in force from',
    text: 'Read the text',
    empty: 'No edition waits for your vote or your reading',
    emptyHint:
      'New editions that you vote on, moves of cases that you decide, and published editions that you have to read appear here.',
  },
})
