import { PresenceBody } from '../../server/organisation/schema.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { recordPresence, staffKeys } from './use-settings.ts'
import { settingWords } from './words.ts'

type Props = {
  /** Left out: oneself. */
  readonly person?: string
  readonly state: 'on-duty' | 'off-duty' | 'leave'
  readonly until: string | null
  readonly substitute: string | null
  readonly onDone: () => void
  readonly onCancel?: () => void
}

/** On duty, off duty or on leave, until when, and who stands in. */
export function PresenceForm({ person, state, until, substitute, onDone, onCancel }: Props) {
  const t = useWords(settingWords)
  const isAway = (values: Readonly<Record<string, unknown>>) => values.state !== 'on-duty'
  return (
    <ActForm
      schema={PresenceBody}
      initial={{ state, ...(until === null ? {} : { until }), ...(substitute === null ? {} : { substitute }) }}
      {...(person === undefined ? {} : { fixed: { person } })}
      fields={[
        {
          name: 'state',
          label: t('presence'),
          kind: 'choice',
          wide: true,
          options: (['on-duty', 'off-duty', 'leave'] as const).map(value => ({ value, label: t(`presence.${value}`) })),
        },
        { name: 'until', label: t('leaveUntil'), kind: 'moment', hint: t('leaveUntilHint'), when: isAway },
        { name: 'substitute', label: t('substitute'), kind: 'person', when: isAway },
      ]}
      submitLabel={t('saveState')}
      onSubmit={recordPresence}
      onDone={onDone}
      {...(onCancel === undefined ? {} : { onCancel })}
      refreshes={staffKeys}
    />
  )
}
