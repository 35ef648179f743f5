import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Skeleton } from 'antd'
import type { Act } from '../../../events/registry.ts'
import { PreviewedRoute } from '../../../server/intake/schema.ts'
import { get } from '../../api/request.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { WhyButton } from '../../ui/why-button.tsx'
import { caseKey } from '../case-data.ts'
import { Clause } from '../clause.tsx'
import type { Names } from '../packs.ts'
import { RegulationChip } from '../regulation-chip.tsx'
import { useSettled } from '../use-preview.ts'
import { caseWords } from '../words-case.ts'
import type { ActScene } from './act-scene.ts'

type Subject = 'plan' | 'compensation' | 'matter'
type Props = { readonly caseId: string; readonly names: Names; readonly subject?: Subject }

/** Who would decide on what is being typed, and why they: `GET /api/cases/:id/route-preview`, asked again when what chooses the route changes. */
export function RouteAhead({ caseId, names, subject = 'matter' }: Props) {
  const t = useWords(caseWords)
  const language = useLanguage()
  const amountFen: unknown = Form.useWatch('amountFen')
  const urgent: unknown = Form.useWatch('urgent')
  const toManagement: unknown = Form.useWatch('toManagement')
  const query = useSettled({
    subject,
    ...(typeof amountFen === 'number' ? { amountFen } : {}),
    ...(subject === 'matter' ? { urgent: urgent === true ? 'yes' : 'no' } : {}),
    ...(toManagement === true ? { toManagement: 'yes' } : {}),
  })
  const { subject: _, ...facts } = query
  const what = ['route', subject, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join('.')
  const route = useQuery({
    queryKey: [...caseKey(caseId), 'route', query],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/route-preview`, PreviewedRoute, { query, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (route.error !== null) return <Refusal problem={route.error} />
  if (route.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  return (
    <>
      <ol className="entry-route" aria-live="polite" data-old={route.isPlaceholderData}>
        {route.data.steps.map(step => (
          <li key={step.id}>
            {step.people.map(one => `${one.name}（${names.role(one.role)}）`).join(language === 'zh' ? '、' : ', ')}{' '}
            <Clause of={step.clause} edition={step.regulation} />{' '}
            {step.regulation !== undefined && <RegulationChip of={step.regulation} />}
          </li>
        ))}
      </ol>
      <WhyButton of={{ caseId, what }} about={t('approversWord')} />
    </>
  )
}

const subjects: Partial<Record<Act, Subject>> = { plan: 'plan', 'submit-compensation': 'compensation' }

/** The approvers ahead as a field of the forms that submit something for approval; none for other acts. */
export function routeAheadField(act: Act, { case: current, names, t }: ActScene): readonly Field[] {
  const subject = subjects[act]
  if (subject === undefined) return []
  const input = <RouteAhead caseId={current.id} names={names} subject={subject} />
  return [{ name: '$route', label: t('routeAhead'), kind: 'custom', wide: true, input }]
}
