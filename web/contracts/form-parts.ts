import { z } from 'zod'
import { serverNow } from '../api/server-time.ts'
import type { ActScene } from '../cases/acts/act-scene.ts'
import type { Field } from '../ui/act-form-field.ts'
import { dayOf } from '../ui/wall-clock.ts'

/** Today where the company is. */
export const todayIn = ({ me }: ActScene): string => dayOf(serverNow(), me.organisation.timeZone)

/** The input for files gives a list; these acts take one. */
export const oneFile = z.array(z.string()).max(1).optional()
export const fileField = (label: string): Field<'file'> => ({ name: 'file', label, kind: 'files' })
export function withOneFile({ file, ...values }: Record<string, unknown>): Record<string, unknown> {
  return Array.isArray(file) && file[0] !== undefined ? { ...values, file: file[0] } : values
}
