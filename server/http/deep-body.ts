import type { FastifyRequest } from 'fastify'
import { refuse } from '../errors.ts'

/** Nothing that we take is nested half as deep; what walks a value step into step would fall over thousands of levels. */
const DEEPEST = 64

/** Refuses a JSON body nested deeper than 64 levels (`input.malformed`), before anything walks it. */
export async function refuseDeepBody({ body }: FastifyRequest): Promise<void> {
  if (isDeeper(body, DEEPEST)) throw refuse('input.malformed')
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return false
  return levels === 0 || Object.values(value).some(inner => isDeeper(inner, levels - 1))
}
