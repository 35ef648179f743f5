import { defineWords } from '../language/define-words.ts'

export const publicSurveyWords = defineWords('public-survey', {
  zh: {
    loading: '正在打开',
    about: '关于：{{title}}',
    send: '提交',
    sent: '已收到，谢谢您',
    sentHint: '{{company}} 已收到您的回答。本链接已失效，可以关闭页面。',
    ended: '这个链接已失效',
    endedHint: '它可能已经使用过、已过期，或者事情已经办完。需要时请联系客服重新发送。',
    until: '请在 {{date}} 前填写，只需填一次。',
    incomplete: '还有题目没有回答，请看标出的题目。',
  },
  en: {
    loading: 'Opening',
    about: 'About: {{title}}',
    send: 'Send',
    sent: 'Thank you, we have your answers',
    sentHint: '{{company}} has received them. This link has done its work; you can close the page.',
    ended: 'This link does not work any more',
    endedHint: 'It was used, has expired, or the matter is settled. Ask customer service for a new one if you need it.',
    until: 'Please answer by {{date}}, once.',
    incomplete: 'Some questions are not answered; see what is marked.',
  },
})
