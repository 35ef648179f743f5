import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { BusinessRestrictions } from '../../server/penalties/schema.ts'
import { get } from '../api/request.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { measureWords } from './measure-words.ts'

/** On a customer's case: that its department gets such business no more, or less of it; nothing where it is not so. */
export function RestrictionAlert({ caseId }: { readonly caseId: string }) {
  const t = useWords(measureWords)
  const text = useText()
  const { data } = useQuery({
    queryKey: ['case', caseId, 'restrictions'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/restrictions`, BusinessRestrictions, { signal }),
    retry: false,
  })
  return (
    <>
      {(data?.items ?? []).map(one => (
        <Alert
          key={`${one.effect} ${one.from} ${one.clause} ${one.categories.join()}`}
          className="penalty-alert"
          type={one.effect === 'refuse' ? 'error' : 'warning'}
          showIcon
          title={t(one.effect === 'refuse' ? 'restrictedRefuse' : 'restrictedWarn', { department: one.department.name })}
          description={
            <>
              {t('restrictedDetail', { from: one.from, lifted: one.lifted, used: one.used, quota: one.quota })} ·{' '}
              {text(one.regulation.title)} <Clause of={one.clause} edition={one.regulation} />
            </>
          }
        />
      ))}
    </>
  )
}
