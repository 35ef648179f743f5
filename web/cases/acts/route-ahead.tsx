import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Skeleton } from 'antd'
import { PreviewedRoute } from '../../../server/intake/schema.ts'
import { get } from '../../api/request.ts'
import { useLanguage } from '../../language/use-words.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { caseKey } from '../case-data.ts'
import { Clause } from '../clause.tsx'
import type { Names } from '../packs.ts'
import { useSettled } from '../use-preview.ts'

/** Who would decide on what is being typed: `GET /api/cases/:id/route-preview`, asked again when amount or urgency change. */
export function RouteAhead({ caseId, names }: { readonly caseId: string; readonly names: Names }) {
  const language = useLanguage()
  const amountFen: unknown = Form.useWatch('amountFen')
  const urgent: unknown = Form.useWatch('urgent')
  const query = useSettled({
    subject: 'matter',
    ...(typeof amountFen === 'number' ? { amountFen } : {}),
    urgent: urgent === true ? 'yes' : 'no',
  })
  const route = useQuery({
    queryKey: [...caseKey(caseId), 'route', query],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/route-preview`, PreviewedRoute, { query, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (route.error !== null) return <Refusal problem={route.error} />
  if (route.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  return (
    <ol className="entry-route" aria-live="polite" data-old={route.isPlaceholderData}>
      {route.data.steps.map(step => (
        <li key={step.id}>
          {step.people.map(one => `${one.name}（${names.role(one.role)}）`).join(language === 'zh' ? '、' : ', ')}{' '}
          <Clause of={step.clause} />
        </li>
      ))}
    </ol>
  )
}
