import { LeftOutlined } from '@ant-design/icons'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Skeleton } from 'antd'
import { useState } from 'react'
import type { Act } from '../../../events/registry.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { FormViews } from '../../../server/forms/schema.ts'
import { useFigures } from '../../actions/use-actions.ts'
import { useMe } from '../../api/me.ts'
import { Problem } from '../../api/problem.ts'
import { get } from '../../api/request.ts'
import { serverNow } from '../../api/server-time.ts'
import { useContract } from '../../contracts/use-contracts.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { type Done, keepAnswer } from '../case-data.ts'
import { caseKey } from '../case-key.ts'
import type { Names, PackNames } from '../packs.ts'
import { actKey, actWords } from '../words-acts.ts'
import { actParts } from './act-parts.ts'
import type { ActTarget } from './act-target.ts'
import { RecordPicker } from './record-picker.tsx'
import { sendAct } from './send-act.ts'
import './acts.css'

type Props = {
  readonly current: CaseWithTimeline
  readonly pack: PackNames | undefined
  readonly names: Names
  readonly act: Act
  readonly target: ActTarget
  readonly onClose: () => void
  readonly onDone: (done: Done, act: Act) => void
}

/** The regulation's forms for a case, filled from what was recorded: `GET /api/cases/:id/forms`. */
export function useForms(caseId: string, enabled: boolean) {
  return useQuery({
    queryKey: [...caseKey(caseId), 'forms'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(caseId)}/forms`, FormViews, { signal }),
    enabled,
    retry: false,
  })
}

/** Records first ask which one; where only one can be made, it is that one. */
function Body({ target, ...props }: Props) {
  const { current, act } = props
  const open = current.records.filter(record => record.can === true)
  const [record, setRecord] = useState(target.record ?? (open.length === 1 ? open[0]?.id : undefined))
  if (act !== 'make-record') return <Filling {...props} target={target} />
  if (record === undefined) return <RecordPicker records={current.records} onPick={setRecord} />
  return (
    <Filling
      key={record}
      {...props}
      target={{ ...target, record }}
      {...(current.records.length > 1 ? { onBack: () => setRecord(undefined) } : {})}
    />
  )
}

function Filling({ current, pack, names, act, target, onClose, onDone, onBack }: Props & { readonly onBack?: () => void }) {
  const t = useWords(actWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const me = useMe()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const [changed, setChanged] = useState(false)
  const forms = useForms(current.id, act === 'submit-form')
  const record = current.records.find(one => one.id === target.record)
  const isCounted = record?.fields.some(field => field.kind === 'number' && field.counted !== undefined) === true
  const figures = useFigures(current.id, isCounted)
  const ofContract = current.kind === 'contract'
  const contract = useContract(current.id, ofContract)
  if (ofContract && contract.data === undefined && contract.error === null) return <Skeleton active />
  if (act === 'submit-form' && forms.data === undefined)
    return forms.error === null ? <Skeleton active /> : <Refusal problem={forms.error} onRetry={() => void forms.refetch()} />
  if (isCounted && figures.data === undefined && figures.error === null) return <Skeleton active />
  const words = { yes: shared('yes'), no: shared('no') }
  const parts = actParts(
    act,
    {
      case: current,
      pack,
      names,
      me,
      language,
      target,
      t,
      words,
      forms: forms.data?.items ?? [],
      figures: figures.data,
      contract: contract.data,
    },
    serverNow,
  )
  const label = t(actKey(act))
  const submit = async (values: Record<string, unknown>, intent: string): Promise<Done> => {
    const { $at, $reason, $evidence, ...own } = values
    const { reason, evidence } = parts.afterwards?.told(own) ?? { reason: $reason, evidence: $evidence }
    const data = parts.dataOf(own)
    try {
      return await sendAct({
        current,
        act,
        data,
        ...(parts.filesOf === undefined ? {} : { files: parts.filesOf(data) }),
        at: typeof $at === 'string' ? $at : undefined,
        reason: typeof reason === 'string' ? reason : undefined,
        evidence: Array.isArray(evidence) ? evidence[0] : undefined,
        now: serverNow(),
        intent,
      })
    } catch (error) {
      // Somebody was faster: the screen shows their change at once, and what was typed stays.
      if (error instanceof Problem && error.code === 'case.changed-meanwhile') {
        setChanged(true)
        await queries.refetchQueries({ queryKey: caseKey(current.id), exact: true })
      }
      throw error
    }
  }
  return (
    <>
      {onBack !== undefined && (
        <Button type="link" className="act-back" icon={<LeftOutlined />} onClick={onBack}>
          {t('otherRecord')}
        </Button>
      )}
      {parts.intro !== undefined && <p className="act-intro">{parts.intro}</p>}
      {parts.above}
      {changed && <Alert className="act-changed" type="info" showIcon title={t('changed')} />}
      <ActForm
        schema={parts.schema}
        fields={parts.fields}
        initial={parts.initial}
        draft={`case/${current.id}/${act}/${target.request ?? target.event ?? target.report ?? target.form ?? target.record ?? target.action ?? target.letter ?? target.invoice ?? target.payment ?? ''}${target.decision ?? ''}`}
        submitLabel={label}
        verdict={current.records.find(one => one.id === target.record)?.can ?? current.can[act] ?? true}
        onSubmit={submit}
        onDone={done => {
          keepAnswer(queries, current.id, done)
          void message.success(t('done', { act: label }))
          onDone(done, act)
        }}
        onCancel={onClose}
      />
    </>
  )
}

/** Answered in a word or two, and most often with the keyboard: the form has the focus as it opens. */
const focusFirst: ReadonlySet<Act> = new Set<Act>(['decide', 'give-opinion'])
function focusForm() {
  // On a phone the keyboard would cover what is to be read first.
  if (!window.matchMedia('(hover: hover)').matches) return
  document.querySelector<HTMLElement>('.act-form input:checked, .act-form textarea')?.focus({ preventScroll: true })
}

/** The form of an act over the case. What was typed is kept when it is closed without sending. */
export function ActDrawer(props: Props) {
  const t = useWords(actWords)
  return (
    <Drawer
      open
      onClose={props.onClose}
      size="min(640px, 100vw)"
      title={`${t(actKey(props.act))} · ${props.current.number}`}
      destroyOnHidden
      afterOpenChange={isOpen => isOpen && focusFirst.has(props.act) && focusForm()}
    >
      <Body {...props} />
    </Drawer>
  )
}
