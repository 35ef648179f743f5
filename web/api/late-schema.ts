import type { z } from 'zod'
import { isNotLoaded } from '../shell/updated.ts'

/**
 * A schema of answers whose code comes once the first page is quiet: nobody needs it to read or to press, and with the library that checks it
 * is a tenth of a page.
 */
export type LateSchema<S extends z.ZodType> = { readonly load: () => Promise<S> }

/** What checks an answer: at once, or once its code is there. */
export type AnswerSchema<S extends z.ZodType> = S | LateSchema<S>

/** `lateSchema(async () => (await import('../../server/me/schema.ts')).Me)` */
export function lateSchema<S extends z.ZodType>(load: () => Promise<S>): LateSchema<S> {
  return { load }
}

export const isLate = <S extends z.ZodType>(schema: AnswerSchema<S>): schema is LateSchema<S> => 'load' in schema

/** The schema itself. Throws where its code does not come. */
export const schemaOf = async <S extends z.ZodType>(schema: AnswerSchema<S>): Promise<S> =>
  isLate(schema) ? await schema.load() : schema

/** The schema itself; undefined where its code does not come, for then nothing is known against an answer. */
export async function loadedSchema<S extends z.ZodType>(schema: AnswerSchema<S>): Promise<S | undefined> {
  try {
    return await schemaOf(schema)
  } catch (error) {
    if (isNotLoaded(error)) return undefined
    throw error
  }
}

/** An answer that was shown before the code that checks it was there. */
type Unchecked = { readonly path: string; readonly body: unknown; readonly schema: LateSchema<z.ZodType> }

/** While the first page is on its way; undefined afterwards, and where nothing says otherwise: then every answer is checked before it is shown. */
let unchecked: Unchecked[] | undefined

/** From here on answers are shown before they are checked, until `beginChecks`. */
export function holdChecks(): void {
  unchecked ??= []
}

/** Whether an answer is shown before it is checked; then it is looked at by `beginChecks`. */
export function isHeld(path: string, body: unknown, schema: AnswerSchema<z.ZodType>): boolean {
  if (unchecked === undefined || !isLate(schema)) return false
  unchecked.push({ path, body, schema })
  return true
}

/**
 * Checks what was shown unchecked, and from here on each answer before it is shown. `onWrong` runs once where an answer was not what the screen
 * believes: asked for again it is refused by name.
 */
export async function beginChecks(onWrong: () => void): Promise<void> {
  const waiting = unchecked ?? []
  unchecked = undefined
  const results = await Promise.all(
    waiting.map(async ({ path, body, schema }) => {
      const error = (await loadedSchema(schema))?.safeParse(body).error
      if (error !== undefined) console.error(`Unexpected answer of ${path}`, error)
      return error === undefined
    }),
  )
  if (results.includes(false)) onWrong()
}
