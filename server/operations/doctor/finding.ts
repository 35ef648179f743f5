import type { Text } from '../../../events/text.ts'

/** One thing that was looked at: whether it is as it should be, what was found, and how to mend it where it is not. */
export type Finding = {
  readonly check: string
  /** `warning`: it works, and should be seen to. */
  readonly state: 'ok' | 'warning' | 'fault'
  readonly found: Text
  readonly mend?: Text | undefined
}

const said = (state: Finding['state']) => (check: string, zh: string, en: string, mend?: Text) => ({
  ...{ check, state, found: { zh, en } },
  ...(mend && { mend }),
})
export const fine = said('ok')
export const warning = said('warning')
export const fault = said('fault')

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
