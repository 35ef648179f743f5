import type { Text } from '../../events/text.ts'
import type { CaseState } from '../state.ts'

/** What would end a case together with what still waits in it. */
const endsCase: ReadonlySet<string> = new Set(['archive', 'close-matter', 'merge'])

/** A case is not ended over a decision that went beyond somebody's authority and has not been made good (furn 5.2.2); undefined where nothing of the kind waits. */
export function ratificationRefusal(state: CaseState, act: string): { code: string; because: Text } | undefined {
  if (!endsCase.has(act) || !Object.values(state.requests).some(r => r.subject === 'ratification')) return undefined
  return {
    code: 'approval.ratification-open',
    because: {
      zh: '有越权的决定还没有补办，案件不能结束',
      en: 'A decision beyond authority has not been made good yet',
    },
  }
}
