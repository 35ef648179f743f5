import type { ContactAnswer, UploadState } from '../../server/field-sync/schema.ts'

const isCount = (value: unknown): value is number => Number.isInteger(value)
const isText = (value: unknown): value is string => typeof value === 'string'

/*
 * By hand and at once: this runs in the worker too, which has no page to ask for code later, and stands in the frame of every page, which does
 * not wait for the library that checks answers.
 */

/** What the server says to a phone that makes contact. Throws where it is anything else. */
export function contactAnswerOf(value: unknown): ContactAnswer {
  const answer = (value ?? {}) as Partial<ContactAnswer>
  if (isText(answer.now) && !Number.isNaN(Date.parse(answer.now)) && isCount(answer.partBytes)) return answer as ContactAnswer
  throw new Error('Unexpected answer to a contact')
}

/** How much of a file the server has. Throws where it says anything else. */
export function uploadStateOf(value: unknown): UploadState {
  const state = (value ?? {}) as Partial<UploadState>
  if (isText(state.id) && isCount(state.received) && isCount(state.size) && typeof state.done === 'boolean')
    return state as UploadState
  throw new Error('Unexpected answer to a part of a file')
}
