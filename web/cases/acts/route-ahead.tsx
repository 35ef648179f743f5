import { ClockCircleOutlined } from '@ant-design/icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Form, Skeleton } from 'antd'
import type { Act } from '../../../events/registry.ts'
import { PreviewedRoute } from '../../../server/intake/schema.ts'
import { get } from '../../api/request.ts'
import { joinList } from '../../language/join-list.ts'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { Money } from '../../ui/money.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { WhyButton } from '../../ui/why-button.tsx'
import { caseKey } from '../case-key.ts'
import { Clause } from '../clause.tsx'
import type { Names } from '../packs.ts'
import { RegulationChip } from '../regulation-chip.tsx'
import { useSettled } from '../use-preview.ts'
import { requestWords } from '../words-approvals.ts'
import { caseWords } from '../words-case.ts'
import type { ActScene } from './act-scene.ts'

type Subject = 'plan' | 'form' | 'compensation' | 'matter' | 'review'
type Step = PreviewedRoute['steps'][number]
type Props = {
  readonly caseId: string
  readonly names: Names
  readonly subject?: Subject
  readonly form?: string | undefined
  /** What chooses the route and is not typed in this form. */
  readonly fixed?: { readonly urgent?: 'yes' | 'no' }
}

/** The amount that chooses the route, where earlier ones of the customer count with it. */
function Basis({ amount }: { amount: NonNullable<PreviewedRoute['amount']> }) {
  const t = useWords(requestWords)
  if (amount.customerUnknown)
    return (
      <p className="route-basis" data-adds>
        {t('basisUnknown')}
      </p>
    )
  if (amount.earlier === 0)
    return amount.days === 0 ? null : <p className="route-basis">{t('basisAlone', { days: amount.days })}</p>
  return (
    <p className="route-basis" data-adds>
      {t('basisWith', { days: amount.days, count: amount.earlier })} <Money fen={amount.earlierFen} short />
      {t('basisTotal')} <Money fen={amount.fen} short />
    </p>
  )
}

function StepAhead({ step, names }: { step: Step; names: Names }) {
  const marks = useMarks()
  const t = useWords(requestWords)
  const language = useLanguage()
  const text = useText()
  const limits = [...new Set(step.people.flatMap(one => one.belowFen ?? []))]
  return (
    <li>
      {joinList(
        step.people.map(one => one.name + marks.brackets(names.role(one.role))),
        language,
      )}{' '}
      <Clause of={step.clause} edition={step.regulation} />{' '}
      {step.regulation !== undefined && <RegulationChip of={step.regulation} />}
      <span className="route-facts">
        {step.people.length > 1 && <span>{t(`mode.${step.mode === 'all' || step.mode === 'quorum' ? step.mode : 'any'}`)}</span>}
        {step.quorum !== undefined && <span>{t('quorum', { need: step.quorum.need, of: step.quorum.of })}</span>}
        {step.within !== undefined && (
          <span>
            <ClockCircleOutlined aria-hidden /> {t('within', { time: text(step.within) })}
          </span>
        )}
        {limits.map(fen => (
          <span key={fen}>
            {t('limit')} <Money fen={fen} short />
          </span>
        ))}
      </span>
    </li>
  )
}

/** Who would decide on what is being typed, by what amount, how soon, and why they: asked again when what chooses the route changes. */
export function RouteAhead({ caseId, names, subject = 'matter', form, fixed }: Props) {
  const t = useWords(caseWords)
  const typed = Form.useFormInstance()
  // Before the first watch there is what the form begins with.
  const amountFen: unknown = Form.useWatch('amountFen') ?? typed.getFieldValue('amountFen')
  const urgent: unknown = Form.useWatch('urgent')
  const toManagement: unknown = Form.useWatch('toManagement')
  const query = useSettled({
    subject,
    ...(form === undefined ? {} : { form }),
    ...(typeof amountFen === 'number' ? { amountFen } : {}),
    urgent: fixed?.urgent ?? (urgent === true ? 'yes' : 'no'),
    ...(toManagement === true ? { toManagement: 'yes' } : {}),
  })
  const { subject: _, form: __, ...facts } = query
  const what = ['route', subject, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].join('.')
  const route = useQuery({
    queryKey: [...caseKey(caseId), 'route', query],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/route-preview`, PreviewedRoute, { query, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (route.error !== null) return <Refusal problem={route.error} />
  if (route.data === undefined) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  if (route.data.steps.length === 0) return <span className="case-faint">{t('routeNobody')}</span>
  return (
    <>
      {route.data.amount !== undefined && <Basis amount={route.data.amount} />}
      <ol className="entry-route" aria-live="polite" data-old={route.isPlaceholderData}>
        {route.data.steps.map(step => (
          <StepAhead key={step.id} step={step} names={names} />
        ))}
      </ol>
      {subject !== 'form' && <WhyButton of={{ caseId, what }} about={t('approversWord')} />}
    </>
  )
}

const subjects: Partial<Record<Act, Subject>> = {
  plan: 'plan',
  'submit-compensation': 'compensation',
  'submit-matter': 'matter',
  'submit-review': 'review',
  'submit-form': 'form',
}

/** The approvers ahead as a field of the forms that submit something for approval; none for other acts. */
export function routeAheadField(act: Act, { case: current, names, t, forms, target }: ActScene): readonly Field[] {
  const subject = subjects[act]
  // A write-off goes its own way, which the preview of a contract does not know.
  if (subject === undefined || target.purpose !== undefined) return []
  const form = subject === 'form' ? (forms.find(one => one.id === target.form) ?? forms[0])?.id : undefined
  const input = <RouteAhead caseId={current.id} names={names} subject={subject} form={form} />
  return [{ name: '$route', label: t('routeAhead'), kind: 'custom', wide: true, input }]
}
