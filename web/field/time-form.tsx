import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { timeUses } from './times.ts'
import { fieldWords } from './words.ts'

const Times = z.strictObject({ use: z.enum(timeUses), from: Instant, until: Instant, note: freeText.optional() })
type Times = z.infer<typeof Times>

type Props<T> = {
  readonly caseId: string
  readonly onSend: (data: Times, intent: string) => Promise<T>
  readonly onClose: () => void
}

/** Times entered by hand, after the fact. */
export function TimeForm<T>({ caseId, onSend, onClose }: Props<T>) {
  const t = useWords(fieldWords)
  return (
    <ActForm
      schema={Times}
      fields={[
        {
          name: 'use',
          label: t('spentOn'),
          kind: 'choice',
          options: timeUses.map(value => ({ value, label: t(`use.${value}`) })),
        },
        { name: 'from', label: t('from'), kind: 'moment', notAfterNow: true },
        { name: 'until', label: t('until'), kind: 'moment', notAfterNow: true },
        { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
      ]}
      initial={{ use: 'work' }}
      draft={`field/${caseId}/time`}
      submitLabel={t('saveTime')}
      onSubmit={onSend}
      onDone={onClose}
      onCancel={onClose}
    />
  )
}
