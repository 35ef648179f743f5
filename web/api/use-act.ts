import { type QueryKey, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { createIntent } from './intent.ts'
import { asProblem, type Problem } from './problem.ts'

type Act<Input, Output> = {
  /** Sends it. `intent` goes into the Idempotency-Key. */
  readonly send: (input: Input, intent: string) => Promise<Output>
  /** Queries that are out of date once it is done; the live stream refreshes other screens by itself. */
  readonly refreshes?: readonly QueryKey[]
  readonly onDone?: (output: Output, input: Input) => void
}

/**
 * A write. Retries twice by itself when the network fails, and every retry, also the person's own second click,
 * carries the same Idempotency-Key until the server has answered: nothing is done twice.
 */
export function useAct<Input, Output>({
  send,
  refreshes = [],
  onDone,
}: Act<Input, Output>): UseMutationResult<Output, Problem, Input> {
  const queries = useQueryClient()
  const [intent] = useState(() => createIntent())
  return useMutation<Output, Problem, Input>({
    mutationFn: async input => {
      try {
        const output = await send(input, intent.keyFor(input))
        intent.settled()
        return output
      } catch (error) {
        const problem = asProblem(error)
        if (!problem.isUncertain) intent.settled()
        throw problem
      }
    },
    retry: (failures, problem) => problem.isTransient && failures < 2,
    retryDelay: failures => 600 * 2 ** failures,
    onSuccess: (output, input) => {
      for (const queryKey of refreshes) void queries.invalidateQueries({ queryKey })
      onDone?.(output, input)
    },
  })
}
