import { useNavigate } from 'react-router'
import { z } from 'zod'
import { Done } from '../../server/archive/schema.ts'
import { privacyKinds, privacyLaws, TakeRequest } from '../../server/privacy/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { CustomerInput } from '../projects/customer-input.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { privacyWords } from './words.ts'

const whose = ['customer', 'contact', 'staff'] as const
/** The customer and the employee are chosen in inputs of their own. */
const Form = z.object({ ...TakeRequest.shape, customer: z.string().optional(), staff: z.string().optional() })

/** 登记: who asks, how that was made sure of, what they ask and under which law. */
export function TakeForm() {
  const t = useWords(privacyWords)
  const go = useNavigate()
  const is = (about: (typeof whose)[number]) => (values: Readonly<Record<string, unknown>>) => values.about === about
  return (
    <ActForm
      schema={Form}
      initial={{ kind: 'access', law: 'pipl', about: 'customer' }}
      fields={[
        {
          name: 'kind',
          label: t('kind'),
          kind: 'choice',
          options: privacyKinds.map(value => ({ value, label: t(`kind.${value}`) })),
          wide: true,
        },
        {
          name: 'law',
          label: t('law'),
          kind: 'choice',
          options: privacyLaws.map(value => ({ value, label: t(`law.${value}`) })),
        },
        {
          name: 'about',
          label: t('about'),
          kind: 'select',
          options: whose.map(value => ({ value, label: t(`about.${value}`) })),
        },
        {
          name: 'customer',
          label: t('customer'),
          kind: 'custom',
          input: <CustomerInput />,
          when: is('customer'),
          required: true,
        },
        { name: 'staff', label: t('staff'), kind: 'person', when: is('staff'), required: true },
        { name: 'name', label: t('name'), kind: 'text', maxLength: 200 },
        {
          name: 'phone',
          label: t('phone'),
          hint: t('phoneHint'),
          kind: 'text',
          maxLength: 50,
          when: is('contact'),
          required: true,
        },
        { name: 'answerTo', label: t('answerTo'), hint: t('answerToHint'), kind: 'text', maxLength: 300 },
        { name: 'receivedOn', label: t('receivedOn'), kind: 'day', notAfterToday: true },
        { name: 'asks', label: t('asks'), kind: 'multiline', rows: 3, maxLength: 4_000 },
        { name: 'identity', label: t('identity'), hint: t('identityHint'), kind: 'multiline', rows: 2, maxLength: 500 },
      ]}
      submitLabel={t('take')}
      refreshes={[['privacy']]}
      onSubmit={({ customer, staff, ...data }, intent) =>
        post(
          '/api/privacy/requests',
          { ...data, subject: data.about === 'customer' ? customer : data.about === 'staff' ? staff : undefined },
          Done,
          intent,
        )
      }
      onDone={({ id }) => void go(`/privacy/${id}`)}
    />
  )
}
