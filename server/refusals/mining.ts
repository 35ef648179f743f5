import type { RefusalEntry } from './refusal-words.ts'

/** What is refused about the analysis of processes. */
export const miningRefusals = {
  'mining.log-not-found': {
    status: 404,
    zh: { title: '没有这份事件日志', mend: '从流程分析的日志列表中打开；它可能已被删除。' },
    en: { title: 'There is no such event log', mend: 'Open it from the list of logs; it may have been removed.' },
  },
  'mining.columns-unknown': {
    status: 422,
    zh: { title: '文件里没有所选的列', mend: '请重新选择案件、活动和时间所在的列。' },
    en: {
      title: 'The file does not have the columns that were chosen',
      mend: 'Choose the columns of case, activity and time again.',
    },
  },
  'mining.too-many-activities': {
    status: 422,
    zh: { title: '不同的活动超过 500 种，无法成图', mend: '请检查活动一列是否选错（例如选了说明文字）。' },
    en: {
      title: 'There are more than 500 different activities, which no map can show',
      mend: 'See whether the right column was chosen: free text is no activity.',
    },
  },
  'mining.xes-broken': {
    status: 422,
    zh: { title: 'XES 文件不是完整的 XML', mend: '请从原系统重新导出。' },
    en: { title: 'The XES file is no well-formed XML', mend: 'Export it again from where it comes.' },
  },
  'mining.analysis-not-found': {
    status: 404,
    zh: { title: '没有这份流程分析报告', mend: '从流程分析的报告列表中打开。' },
    en: { title: 'There is no such process analysis', mend: 'Open it from the list of issued analyses.' },
  },
  'mining.other-report': {
    status: 422,
    zh: { title: '这份报告不是流程分析', mend: '请从流程分析页面提交；这份报告在周报月报中提交。' },
    en: {
      title: 'This report is no process analysis',
      mend: 'Hand the analysis in from its own page; this report is handed in among the reports.',
    },
  },
  'mining.not-yours': {
    status: 403,
    zh: { title: '流程分析由制度规定的岗位牵头提交', mend: '请该岗位的同事提交；您可以继续查看。' },
    en: {
      title: 'The process analysis is handed in by the post that the regulation names',
      mend: 'Ask them to hand it in; you can go on reading.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
