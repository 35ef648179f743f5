import type { z } from 'zod'
import { request } from '../api/request.ts'

/** Changes a thing as a whole, once however often it is sent. */
export const put = <S extends z.ZodType>(path: string, body: unknown, schema: S, intent: string): Promise<z.output<S>> =>
  request(path, { method: 'PUT', schema, body, intent })
