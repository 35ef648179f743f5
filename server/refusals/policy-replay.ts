import type { RefusalEntry } from './refusal-words.ts'

/** What a replay of the past under an edition cannot do, or why one ended early. */
export const policyReplayRefusals = {
  'replay.running': {
    status: 409,
    zh: { title: '本公司已有一次回放正在进行', mend: '请等它结束，或先取消它。' },
    en: { title: 'Another replay of this company is running', mend: 'Wait until it has ended, or cancel it first.' },
  },
  'replay.not-found': {
    status: 404,
    zh: { title: '没有这次回放', mend: '请从回放列表中选择。' },
    en: { title: 'There is no such replay', mend: 'Choose one from the list of replays.' },
  },
  'replay.not-running': {
    status: 409,
    zh: { title: '这次回放已经结束', mend: '结束的回放不能取消；可以重新开始一次。' },
    en: { title: 'The replay has ended', mend: 'What has ended cannot be cancelled; start another one.' },
  },
  'replay.no-result': {
    status: 409,
    zh: { title: '这次回放没有结果', mend: '只有完成的回放可以导出，请重新开始一次。' },
    en: { title: 'The replay has no result', mend: 'Only one that has ended can be exported; start another one.' },
  },
  'replay.interrupted': {
    status: 409,
    zh: { title: '服务中途停止，回放没有完成', mend: '请重新开始一次；回放只读取数据，没有改动任何案件。' },
    en: {
      title: 'The server stopped before the replay had ended',
      mend: 'Start another one; a replay only reads and has changed no case.',
    },
  },
} as const satisfies Record<string, RefusalEntry>
