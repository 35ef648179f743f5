import type { Text } from '../../../events/text.ts'
import { both } from './bilingual.ts'
import type { ClauseId } from './clauses.ts'

/** 三(一)3: three levels of complaint. The 重大投诉 of 四(二)5 is none of them, so that it is not here. */
export const levels = {
  minor: {
    clause: '三(一)3',
    rank: 1,
    title: both('轻微投诉', 'Minor'),
    gist: both('影响较小，要求简单，容易解决', 'Little effect, a simple demand, easily solved'),
  },
  general: {
    clause: '三(一)3',
    rank: 2,
    title: both('一般投诉', 'General'),
    gist: both('有一定影响，诉求较复杂，要花时间和资源', 'Some effect, a more complex demand, takes time and resources'),
  },
  serious: {
    clause: '三(一)3',
    rank: 3,
    title: both('严重投诉', 'Serious'),
    gist: both(
      '负面影响较大，反应强烈，可能有重大损失或安全问题',
      'Considerable effect, strong reaction, great loss or safety possible',
    ),
  },
} as const satisfies Record<string, { clause: ClauseId; rank: number; title: Text; gist: Text }>
