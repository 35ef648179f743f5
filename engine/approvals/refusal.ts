import type { Text } from '../../events/text.ts'
import type { CaseState, OpenRequest } from '../state.ts'
import type { Decider } from './places.ts'

export type Data = Readonly<Record<string, unknown>>
/** `ask`: whom to ask instead, for whoever words the refusal. */
export type Refusal = {
  readonly code: string
  readonly because: Text
  readonly clause?: string
  readonly ask?: readonly string[]
}
/** Why this actor may not do it to this request; undefined where they may. */
export type Check = (request: OpenRequest, actor: Decider, state: CaseState, data: Data | undefined) => Refusal | undefined

/** A refusal in words, with the clause that refuses where there is one. */
export const refused = (code: string, zh: string, en: string, clause?: string): Refusal => ({
  code,
  because: { zh, en },
  ...(clause === undefined ? {} : { clause }),
})

/** Somebody else decides now. */
export const notYourTurn = () => refused('approval.not-your-turn', '现在不由您审批', 'It is not your turn to decide')
