import type { Questionnaire } from '../../events/questionnaire.ts'

/** A short questionnaire with a branch, as tests use it. */
export const shortQuestionnaire: Questionnaire = {
  opening: '您好，{{customer}}，我是{{company}}的{{agent}}，想请您评价“{{title}}”。',
  closing: '谢谢您的意见。',
  linkDays: 14,
  questions: [
    { id: 'overall', kind: 'scale', title: { zh: '总体满意吗' }, required: true, from: 1, to: 5, satisfiedFrom: 4 },
    {
      ...{ id: 'why', kind: 'choice', title: { zh: '哪里不满意' }, required: true, several: true },
      options: [
        { id: 'time', title: { zh: '太慢' } },
        { id: 'skill', title: { zh: '没修好' } },
      ],
      onlyIf: { question: 'overall', lte: 3 },
    },
    { id: 'nps', kind: 'nps', title: { zh: '会推荐吗' }, required: false },
    { id: 'words', kind: 'text', title: { zh: '还想说什么' }, required: false },
  ],
}
