import { z } from 'zod'
import type { Text } from './text.ts'

type Shape = Readonly<Record<string, z.ZodType>>
type NoShape = Record<never, never>

/**
 * One event type. `plain` fields are what rules may read and what the ledger hashes as they are;
 * `sealed` fields (free text, names, contacts) stand in the event only as salted commitments and can be erased.
 */
export type EventDefinition = {
  readonly type: string
  /** The word of `POST /api/cases/:id/events {type}` that records it; absent: recorded by the system or by a route of its own. */
  readonly act?: string
  readonly title: Text
  readonly plain: z.ZodObject
  readonly sealed: z.ZodObject
  /** What a person sends: plain and sealed fields in one object, less those the server fills in. */
  readonly input: z.ZodObject
}

type Definition<T extends string, A extends string, P extends Shape, S extends Shape, F extends keyof P> = {
  readonly type: T
  readonly act: A
  readonly title: Text
  readonly plain: z.ZodObject<P>
  readonly sealed: z.ZodObject<S>
  readonly input: z.ZodObject<Omit<P, F> & S>
}

/** Declares an event type; the input schema follows from its fields, so that nothing is written twice. `filled` names the plain fields that the server fills in. */
export function defineEvent<
  const T extends string,
  P extends Shape,
  S extends Shape = NoShape,
  const A extends string = never,
  const F extends keyof P & string = never,
>(d: { type: T; act?: A; title: Text; plain: P; sealed?: S; filled?: readonly F[] }): Definition<T, A, P, S, F> {
  const filled = new Set<string>(d.filled ?? [])
  const open = Object.fromEntries(Object.entries(d.plain).filter(([name]) => !filled.has(name)))
  const definition = {
    type: d.type,
    ...(d.act === undefined ? {} : { act: d.act }),
    title: d.title,
    plain: z.strictObject(d.plain),
    sealed: z.strictObject(d.sealed ?? {}),
    input: z.strictObject({ ...open, ...(d.sealed ?? {}) }),
  }
  // The compiler cannot follow the shapes through Object.fromEntries; the three schemas are built from exactly P, S and F above.
  return definition as unknown as Definition<T, A, P, S, F>
}

/** Free text a person typed: up to 20,000 characters; control characters other than line breaks and tabs are refused, and so is half of a UTF-16 pair, which no database can keep. */
export const freeText = z
  .string()
  .trim()
  .min(1)
  .max(20_000)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is kept out.
  .regex(/^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]*$/u, '含有不可见控制字符 / contains control characters')
export const shortText = freeText.max(500)
/** How long the parts of a contact may be; intake asks for the same, so that what it takes in fits the event. */
export const contactPart = { name: shortText.max(200), phone: shortText.max(50), address: shortText }
export const Id = z.string().min(1).max(64)
/** People by role at the moment of the event, copied in so that rules need no join. */
export const Receiver = z.strictObject({ role: z.string(), person: Id })
