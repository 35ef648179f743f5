import type { Pack } from '../../../engine/pack.ts'
import { r } from './regulation.ts'
import { archived, completed, opened, reopened } from './triggers.ts'

const kinds = ['request'] as const
const clause = '14(3)'
const reading = 'request-handling'

/** 第十四条(三): a service request is tracked from submission to its end; the text gives it no times. */
export const requestDuties: Pack['duties'] = r.duties([
  {
    id: 'request-assign',
    clause,
    reading,
    title: { zh: '请求派工', en: 'Assign the request' },
    meaning: 'respond',
    kinds,
    start: [opened],
    stop: [{ on: 'handler.assigned' }],
    owner: { role: 'service-desk' },
    pausable: false,
    acts: ['assign'],
  },
  {
    id: 'request-complete',
    clause,
    reading,
    title: { zh: '办理请求', en: 'Carry out the request' },
    meaning: 'solve',
    kinds,
    start: [{ on: 'handler.assigned' }, reopened],
    stop: [completed],
    again: true,
    owner: { caseRole: 'handler' },
    pausable: true,
    acts: ['progress', 'complete'],
  },
  {
    id: 'request-result',
    clause,
    reading,
    title: { zh: '反馈办理结果', en: 'Send the result' },
    meaning: 'send-result',
    kinds,
    start: [completed],
    stop: [{ on: 'result.sent' }],
    again: true,
    owner: { caseRole: 'handler' },
    pausable: false,
    acts: ['send-result'],
  },
  {
    id: 'request-answer',
    clause,
    reading,
    title: { zh: '请客户评价', en: 'Ask for the answer' },
    meaning: 'confirm-satisfaction',
    kinds,
    start: [{ on: 'result.sent' }],
    stop: [{ on: 'customer.answered' }],
    again: true,
    owner: { role: 'service-desk' },
    pausable: true,
    acts: ['record-feedback'],
  },
  {
    id: 'request-archive',
    clause,
    reading,
    title: { zh: '请求归档', en: 'Archive the request' },
    meaning: 'archive',
    kinds,
    start: [{ on: 'customer.answered' }],
    stop: [archived],
    cancel: [reopened],
    again: true,
    owner: { role: 'service-desk' },
    pausable: false,
    acts: ['archive'],
  },
])
