import type { Pack } from '../../../engine/pack.ts'
import type { Text } from '../../../events/text.ts'
import type { ClauseId } from './clauses.ts'

type Demand = NonNullable<Pack['levels'][number]['demands']>[number]
/** 第十一条: a plan with goals and a contingency, full acceptance, a retrospective of its own. */
const demandsOfMajor: Demand[] = ['special-plan', 'full-acceptance', 'special-retrospective']

/** 第七条: what separates the levels in one line; the grading table decides. */
export const levels = {
  general: {
    clause: '7(1)',
    rank: 1,
    title: { zh: '一般', en: 'General' },
    gist: {
      zh: '不影响生产，至多小有怨言，1 个工作日内可解决',
      en: 'No effect on production, a mild grumble at most, solvable within 1 working day',
    },
  },
  larger: {
    clause: '7(2)',
    rank: 2,
    title: { zh: '较大', en: 'Larger' },
    gist: {
      zh: '明显不满、合同可能受影响或生产受轻微影响，3 个工作日内可解决',
      en: 'Clear dissatisfaction, contract at risk or slight effect; solvable within 3 working days',
    },
  },
  major: {
    clause: '7(3)',
    rank: 3,
    title: { zh: '重大', en: 'Major' },
    gist: {
      zh: '强烈不满、合同中断、损失较大或可能起诉讼，3 个工作日内解决不了',
      en: 'Strong dissatisfaction, contract interrupted, considerable loss or lawsuit likely; not solvable within 3 working days',
    },
    demands: demandsOfMajor,
  },
} as const satisfies Record<string, { clause: ClauseId; rank: number; title: Text; gist: Text; demands?: readonly Demand[] }>
