import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useMe } from '../api/me.ts'
import { FileSink } from './file-sink.ts'
import { keepFile } from './keep-file.ts'
import { beInField } from './kept-answers.ts'
import { registerWorker } from './register-worker.ts'
import { useFieldBundle } from './use-field-bundle.ts'

/**
 * Around screens that work without a network: files of every form in it are kept on the device and sent with the act that names them; the
 * application and what these screens read are kept on it from now on.
 */
export function PhoneScope({ children }: { children: ReactNode }) {
  const { organisation, person } = useMe()
  const queries = useQueryClient()
  useEffect(() => {
    registerWorker()
    void beInField({ org: organisation.id, person: person.id })
      // What was read before is read once more, and kept.
      .then(isNew => (isNew ? queries.invalidateQueries() : undefined))
      .catch((error: unknown) => console.warn('This browser keeps nothing', error))
  }, [organisation.id, person.id, queries])
  useFieldBundle()
  return <FileSink value={keepFile}>{children}</FileSink>
}
