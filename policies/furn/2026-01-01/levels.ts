import type { Text } from '../../../events/text.ts'
import type { ClauseId } from './clauses.ts'

/** 4.2.1: two levels of complaint. What makes one major is an example only; the reading `major-complaint` says the rest. */
export const levels = {
  general: {
    clause: '4.2.1(1)',
    rank: 1,
    title: { zh: '一般投诉', en: 'General complaint' },
    gist: { zh: '不属于重大的投诉', en: 'Any complaint that is not major' },
  },
  major: {
    clause: '4.2.1(2)',
    rank: 2,
    title: { zh: '重大投诉', en: 'Major complaint' },
    gist: { zh: '产品缺陷等，法务介入', en: 'A product defect and the like; legal joins' },
  },
} as const satisfies Record<string, { clause: ClauseId; rank: number; title: Text; gist: Text }>
