import { App, Radio } from 'antd'
import { useState } from 'react'
import { type Classes, Done, type HoldKind, holdForms, holdKinds } from '../../server/archive/schema.ts'
import { post } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { CustomerInput } from '../projects/customer-input.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { CaseInput } from './case-input.tsx'
import { touched } from './use-archive.ts'
import { archiveWords } from './words.ts'

/** A hold, on what is chosen first. From a case's page the case is given. */
export function HoldForm({
  classes,
  caseId,
  onDone,
}: {
  readonly classes?: Classes
  readonly caseId?: string
  readonly onDone: () => void
}) {
  const t = useWords(archiveWords)
  const text = useText()
  const { message } = App.useApp()
  const [kind, setKind] = useState<HoldKind>('case')
  const why = [
    { name: 'reason', label: t('reason'), kind: 'multiline', rows: 3, maxLength: 2_000 },
    { name: 'reference', label: t('reference'), hint: t('referenceHint'), kind: 'text', maxLength: 200 },
  ] as const
  const form = {
    submitLabel: t('placeHold'),
    refreshes: touched,
    onSubmit: (data: unknown, intent: string) => post('/api/archive/holds', data, Done, intent),
    onDone: () => {
      void message.success(t('saved'))
      onDone()
    },
  }
  if (caseId !== undefined)
    return <ActForm {...form} schema={holdForms.case} fixed={{ kind: 'case', subject: caseId }} fields={[...why]} />
  return (
    <>
      <Radio.Group
        aria-label={t('holdKind')}
        className="archive-kinds"
        value={kind}
        onChange={event => setKind(event.target.value as HoldKind)}
        options={holdKinds.map(value => ({ value, label: t(`hold.${value}`) }))}
      />
      {kind === 'case' && (
        <ActForm
          {...form}
          key="case"
          schema={holdForms.case}
          fixed={{ kind: 'case' }}
          fields={[{ name: 'subject', label: t('caseId'), hint: t('caseHint'), kind: 'custom', input: <CaseInput /> }, ...why]}
        />
      )}
      {kind === 'customer' && (
        <ActForm
          {...form}
          key="customer"
          schema={holdForms.customer}
          fixed={{ kind: 'customer' }}
          fields={[{ name: 'subject', label: t('customer'), kind: 'custom', input: <CustomerInput /> }, ...why]}
        />
      )}
      {kind === 'person' && (
        <ActForm
          {...form}
          key="person"
          schema={holdForms.person}
          fixed={{ kind: 'person' }}
          fields={[{ name: 'subject', label: t('person'), kind: 'person' }, ...why]}
        />
      )}
      {kind === 'class' && (
        <ActForm
          {...form}
          key="class"
          schema={holdForms.class}
          fixed={{ kind: 'class' }}
          fields={[
            {
              ...{ name: 'class', label: t('class'), kind: 'select' },
              options: (classes?.items ?? [])
                .filter(one => one.disposable)
                .map(one => ({ value: one.id, label: text(one.title) })),
            },
            ...why,
          ]}
        />
      )}
      {kind === 'period' && (
        <ActForm
          {...form}
          key="period"
          schema={holdForms.period}
          fixed={{ kind: 'period' }}
          fields={[{ name: 'from', label: t('from'), kind: 'day' }, { name: 'to', label: t('to'), kind: 'day' }, ...why]}
        />
      )}
    </>
  )
}
