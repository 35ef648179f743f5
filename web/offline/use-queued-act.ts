import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createIntent } from '../api/intent.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import type { ActRequest } from '../cases/case-data.ts'
import { caseKey } from '../cases/case-key.ts'
import { type About, type Outcome, queueAct } from './queue-act.ts'

type Wanted = {
  readonly caseId: string
  /** What the list of unsent things says: the case's number and title, and what is done. */
  readonly about: About
  readonly onDone?: (outcome: Outcome, request: ActRequest) => void
}

/**
 * An act of a case that goes through the outbox, with the same shape as useAct: `mutate({ type, data })`. Done means safe on this device
 * (`outcome.state`: 'done' the server has it, 'queued' it will be sent); a refusal that comes while the person waits is the error.
 */
export function useQueuedAct({ caseId, about, onDone }: Wanted): UseMutationResult<Outcome, Problem, ActRequest> {
  const queries = useQueryClient()
  const [intent] = useState(() => createIntent())
  return useMutation<Outcome, Problem, ActRequest>({
    mutationFn: async request => {
      try {
        const outcome = await queueAct(caseId, request, about, intent.keyFor(request))
        intent.settled()
        return outcome
      } catch (error) {
        const problem = asProblem(error)
        if (!problem.isUncertain) intent.settled()
        throw problem
      }
    },
    onSuccess: (outcome, request) => {
      if (outcome.state === 'done') void queries.invalidateQueries({ queryKey: caseKey(caseId) })
      onDone?.(outcome, request)
    },
  })
}
