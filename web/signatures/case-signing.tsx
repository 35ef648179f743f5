import { useQueryClient } from '@tanstack/react-query'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { keepAnswer, performAct } from '../cases/case-data.ts'
import { caseKey } from '../cases/case-key.ts'
import { SignDrawer } from './sign-drawer.tsx'
import { SignatureDrawer } from './signature-drawer.tsx'
import { usePapers } from './use-papers.ts'
import { useSigning } from './use-signing.ts'

/** The drawers of papers and signatures over a case, whichever pane they were opened from. */
export function CaseSigning({ current, openAct }: { readonly current: CaseWithTimeline; readonly openAct: OpenAct }) {
  const queries = useQueryClient()
  const { sign, signature, put } = useSigning()
  const check = current.records.find(
    record => record.can === true && record.fields.some(field => 'computed' in field && field.computed === 'signature-holds'),
  )
  if (signature !== null)
    return (
      <SignatureDrawer
        caseId={current.id}
        signature={signature}
        onRecord={
          check === undefined
            ? undefined
            : () => {
                put('signature', undefined)
                openAct('make-record', { record: check.id })
              }
        }
        onClose={() => put('signature', undefined)}
      />
    )
  if (sign === null) return null
  return (
    <ByName
      caseId={current.id}
      name={sign}
      signer={current.contact.name?.includes('*') === true ? undefined : current.contact.name}
      send={async ({ type, data }, intent) => {
        const done = await performAct(current.id, { type, data }, intent)
        keepAnswer(queries, current.id, done)
        await queries.invalidateQueries({ queryKey: caseKey(current.id) })
        return 'done'
      }}
      onClose={() => put('sign', undefined)}
    />
  )
}

type ByNameProps = Omit<Parameters<typeof SignDrawer>[0], 'paper'> & { readonly name: string }
function ByName({ name, ...props }: ByNameProps) {
  const { data } = usePapers(props.caseId)
  // An act stands for the first of its papers that may be signed now.
  const ofAct = data?.items.filter(one => one.act === name)
  const paper = (ofAct?.find(one => one.can === true) ?? ofAct?.[0])?.id ?? name
  return paper === undefined ? null : <SignDrawer {...props} paper={paper} />
}
