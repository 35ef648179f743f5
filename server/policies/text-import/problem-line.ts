import type { FastifyRequest } from 'fastify'
import { Refusal, refuse } from '../../errors.ts'
import { languageOf, type ProblemDetails, toProblem } from '../../problem.ts'

/** What went wrong after the answer had begun, as its last line. What is unknown is a fault and stands in the log. */
export function problemFor(error: unknown, request: FastifyRequest): ProblemDetails {
  const refusal = error instanceof Refusal ? error : refuse('fault')
  if (!(error instanceof Refusal)) request.log.error({ err: error }, 'a text could not be read')
  return toProblem(refusal, languageOf(request), request.id)
}
