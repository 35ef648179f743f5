import { defineWords } from '../language/define-words.ts'

/** What a new questionnaire begins with. */
export const editWords = defineWords('survey-edit', {
  zh: {
    opening: '您好，我是{{open}}company}}的{{open}}agent}}，想就“{{open}}title}}”听听您的意见，大约两分钟。',
    closing: '感谢您的意见，我们会认真改进。',
    overall: '您对这次服务总体满意吗？',
    low: '很不满意',
    high: '很满意',
  },
  en: {
    opening:
      'Hello, this is {{open}}agent}} of {{open}}company}}. May we hear what you think of "{{open}}title}}"? It takes two minutes.',
    closing: 'Thank you. We will work on it.',
    overall: 'Overall, are you satisfied with this service?',
    low: 'Not at all',
    high: 'Very much',
  },
})
