import { Alert, App } from 'antd'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { type PaperAct, PaperView, RegisterPaper, recordForms, requestForms } from '../../server/paper/schema.ts'
import { paperSorts } from '../../server/paper/words-schema.ts'
import { post } from '../api/request.ts'
import { CaseInput } from '../archive/case-input.tsx'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { PlaceInput } from './inputs.tsx'
import { paperKeys } from './use-paper.ts'
import { paperWords } from './words.ts'

const Scans = z.array(Id).max(1).default([])
const Register = RegisterPaper.omit({ scan: true }).extend({ scans: Scans })
const Scan = z.strictObject({ files: z.array(Id).length(1) })

/** 登记: what it is, its scan, where it lies. On a case's page the case is given. */
export function RegisterForm({ caseId, onDone }: { readonly caseId?: string; readonly onDone: (paper: PaperView) => void }) {
  const t = useWords(paperWords)
  const { message } = App.useApp()
  return (
    <ActForm
      schema={Register}
      initial={{ sort: caseId === undefined ? 'form' : 'case-paper', pages: 1 }}
      {...(caseId === undefined ? {} : { fixed: { case: caseId } })}
      fields={[
        { name: 'title', label: t('field.title'), hint: t('titleHint'), kind: 'text', maxLength: 200, wide: true },
        {
          ...{ name: 'sort', label: t('sort'), kind: 'select' },
          options: paperSorts.map(value => ({ value, label: t(`sort.${value}`) })),
        },
        { name: 'pages', label: t('pages'), kind: 'number', min: 1, max: 100_000, whole: true },
        { name: 'datedOn', label: t('datedOn'), hint: t('datedHint'), kind: 'day', notAfterToday: true },
        { name: 'place', label: t('place'), hint: t('placeHint'), kind: 'custom', input: <PlaceInput /> },
        ...(caseId === undefined
          ? [{ name: 'case', label: t('case'), hint: t('caseHint'), kind: 'custom', input: <CaseInput />, wide: true } as const]
          : []),
        { name: 'scans', label: t('scan'), kind: 'files' },
      ]}
      submitLabel={t('register')}
      refreshes={paperKeys}
      onSubmit={({ scans, ...data }, intent) =>
        post('/api/archive/papers', { ...data, ...(scans[0] === undefined ? {} : { scan: scans[0] }) }, PaperView, intent)
      }
      onDone={paper => {
        void message.success(t('saved'))
        onDone(paper)
      }}
    />
  )
}

/** The form of what is done with a paper: recorded by one person, or asked by one custodian. */
export function PaperActForm({
  paper,
  act,
  onDone,
}: {
  readonly paper: PaperView
  readonly act: PaperAct
  readonly onDone: () => void
}) {
  const t = useWords(paperWords)
  const { message } = App.useApp()
  const needsOther = paper.second !== null
  const url = `/api/archive/papers/${encodeURIComponent(paper.id)}`
  const record = {
    submitLabel: t(`act.${act}`),
    refreshes: paperKeys,
    onSubmit: (data: unknown, intent: string) => post(`${url}/records`, data, PaperView, intent),
    onDone: () => {
      void message.success(t('saved'))
      onDone()
    },
  }
  const request = {
    ...record,
    onSubmit: (data: unknown, intent: string) => post(`${url}/requests`, data, PaperView, intent),
    onDone: () => {
      void message.success(t(needsOther ? 'asked' : 'saved'))
      onDone()
    },
    children: needsOther ? <Alert type="info" showIcon className="paper-request" title={t('needsOther')} /> : null,
  }
  const reason = { name: 'reason', label: t('reason'), kind: 'multiline', rows: 3, maxLength: 2_000 } as const
  const who = [
    { name: 'who', label: t('who'), hint: t('whoHint'), kind: 'person' },
    { name: 'whoName', label: t('whoName'), kind: 'text', maxLength: 100 },
  ] as const
  switch (act) {
    case 'store':
      return (
        <ActForm
          {...record}
          schema={recordForms.store}
          fixed={{ act }}
          fields={[{ name: 'place', label: t('place'), kind: 'custom', input: <PlaceInput />, wide: true }]}
        />
      )
    case 'seen':
      return <ActForm {...record} schema={recordForms.seen} fixed={{ act }} fields={[...who, reason]} />
    case 'missing':
      return <ActForm {...record} schema={recordForms.missing} fixed={{ act }} fields={[reason]} />
    case 'found':
      return <ActForm {...record} schema={recordForms.found} fixed={{ act }} fields={[reason]} />
    case 'scan':
      return (
        <ActForm
          {...record}
          schema={Scan}
          fields={[{ name: 'files', label: t('scan'), kind: 'files' }]}
          onSubmit={({ files }, intent) => post(`${url}/records`, { act, file: files[0] }, PaperView, intent)}
        />
      )
    case 'take-out':
      return (
        <ActForm
          {...request}
          schema={requestForms['take-out']}
          fixed={{ act }}
          fields={[...who, { name: 'dueOn', label: t('due'), kind: 'day' }, { ...reason, hint: t('reasonHint') }]}
        />
      )
    case 'return':
      return <ActForm {...request} schema={requestForms.return} fixed={{ act }} fields={[reason]} />
    case 'move':
      return (
        <ActForm
          {...request}
          schema={requestForms.move}
          fixed={{ act }}
          fields={[
            {
              ...{ name: 'place', label: t('place'), kind: 'custom', wide: true },
              input: <PlaceInput {...(paper.place === null ? {} : { but: paper.place.id })} />,
            },
            reason,
          ]}
        />
      )
    case 'destroy':
      return <ActForm {...request} schema={requestForms.destroy} fixed={{ act }} fields={[reason]} />
  }
}
