import { Alert, App, Drawer } from 'antd'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { freeText, Id } from '../../events/define.ts'
import { LocalDate } from '../../events/instant.ts'
import { PenaltyOpened, ViolationRow } from '../../server/violations/schema.ts'
import { post } from '../api/request.ts'
import { CaseSearchInput } from '../cases/acts/case-search-input.tsx'
import { useKnownCase } from '../cases/case-data.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { ViolationKindInput } from './violation-kind-input.tsx'
import { penaltyWords } from './words.ts'

const refreshes = [['violations'], ['me'], ['case', 'list']]
type Props = { readonly row: ViolationRow; readonly onClose: () => void }

/** 不予处罚, with a reason that says something. */
export function DismissDialog({ row, onClose }: Props) {
  const t = useWords(penaltyWords)
  const text = useText()
  const { message } = App.useApp()
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(560px, 100vw)"
      title={t('dismissTitle', { violation: text(row.violation.title) })}
      destroyOnHidden
    >
      <ActForm
        schema={z.strictObject({ reason: freeText })}
        fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 4, hint: t('reasonHint') }]}
        draft={`violation/${row.id}/dismiss`}
        submitLabel={t('dismiss')}
        onSubmit={(data, intent) => post(`/api/violations/${row.id}/dismiss`, data, ViolationRow, intent)}
        onDone={() => {
          void message.success(t('dismissed'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={refreshes}
      />
    </Drawer>
  )
}

const Opening = z.strictObject({ subject: Id.optional(), lead: Id.optional(), second: Id.optional(), note: freeText.optional() })

/** 立案 in one step: the case, its ground, and where human resources do it, the two investigators. */
export function OpenDialog({ row, onClose }: Props) {
  const t = useWords(penaltyWords)
  const text = useText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const nobody = row.subject === null
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(560px, 100vw)"
      title={t('openTitle', { violation: text(row.violation.title) })}
      destroyOnHidden
    >
      <Alert className="violation-lead" type="info" showIcon title={t('openHint')} />
      <ActForm
        schema={Opening.superRefine(({ lead, second }, context) => {
          if ((lead === undefined) !== (second === undefined) || (lead !== undefined && lead === second))
            context.addIssue({ code: 'custom', path: ['second'], message: t('twoNeeded') })
        })}
        fields={[
          ...(nobody ? [{ name: 'subject' as const, label: t('answerable'), kind: row.party, required: true, wide: true }] : []),
          { name: 'lead', label: t('lead'), kind: 'person' },
          { name: 'second', label: t('second'), kind: 'person', hint: t('investigatorsHint') },
          { name: 'note', label: t('note'), kind: 'multiline', rows: 3 },
        ]}
        draft={`violation/${row.id}/open`}
        submitLabel={t('open')}
        onSubmit={({ lead, second, ...data }, intent) =>
          post(
            `/api/violations/${row.id}/open-penalty`,
            { ...data, ...(lead === undefined || second === undefined ? {} : { investigators: [lead, second] }) },
            PenaltyOpened,
            intent,
          )
        }
        onDone={opened => {
          void message.success(t('opened', { number: opened.number }))
          onClose()
          void navigate(`/penalties/${opened.id}`)
        }}
        onCancel={onClose}
        refreshes={refreshes}
      />
    </Drawer>
  )
}

const Entering = z.strictObject({
  kind: z.string(),
  of: z.enum(['person', 'department']),
  person: Id.optional(),
  department: Id.optional(),
  on: LocalDate,
  case: Id.optional(),
  note: freeText,
})

type EnterProps = {
  readonly caseId: string | undefined
  /** What it is and whom it is about, where a case led here. */
  readonly kind?: string | undefined
  readonly person?: string | undefined
  readonly onClose: () => void
}
/** 登记违规 that no clock can find. */
export function EnterDrawer({ caseId, kind, person, onClose }: EnterProps) {
  const t = useWords(penaltyWords)
  // Its number and title stand there, and no id.
  const source = useKnownCase(caseId)
  const { message } = App.useApp()
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={t('enter')} destroyOnHidden>
      <ActForm
        schema={Entering}
        fields={[
          { name: 'kind', label: t('whichViolation'), kind: 'custom', wide: true, input: <ViolationKindInput entered /> },
          {
            name: 'of',
            label: t('party'),
            kind: 'choice',
            options: [
              { value: 'person', label: t('party.person') },
              { value: 'department', label: t('party.department') },
            ],
          },
          { name: 'person', label: t('subject'), kind: 'person', required: true, when: values => values.of === 'person' },
          {
            name: 'department',
            label: t('department'),
            kind: 'department',
            required: true,
            when: values => values.of === 'department',
          },
          { name: 'on', label: t('actOf'), kind: 'day', notAfterToday: true },
          {
            name: 'case',
            label: t('sourceCase'),
            kind: 'custom',
            input: (
              <CaseSearchInput
                except=""
                placeholder={t('sourceCase')}
                {...(source.data === undefined
                  ? {}
                  : { known: { id: source.data.id, name: `${source.data.number} ${source.data.title}` } })}
              />
            ),
          },
          { name: 'note', label: t('facts'), kind: 'multiline', rows: 4, hint: t('factsHint') },
        ]}
        initial={{
          of: 'person',
          ...(caseId === undefined ? {} : { case: caseId }),
          ...(kind === undefined ? {} : { kind }),
          ...(person === undefined ? {} : { person }),
        }}
        draft={kind === undefined ? 'violation/new' : `violation/new/${caseId ?? ''}`}
        submitLabel={t('enter')}
        onSubmit={({ kind, person, department, ...data }, intent) => {
          const [regulation, violation] = kind.split('/')
          const subject = data.of === 'person' ? person : department
          return post('/api/violations', { ...data, regulation, violation, subject }, ViolationRow, intent)
        }}
        onDone={() => {
          void message.success(t('entered'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={refreshes}
      />
    </Drawer>
  )
}
