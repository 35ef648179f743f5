import { Alert, App, Drawer } from 'antd'
import { z } from 'zod'
import { caseKinds } from '../../events/case-words.ts'
import { freeText, Id } from '../../events/define.ts'
import { Instant } from '../../events/instant.ts'
import { ApprovalSubject } from '../../events/route-step.ts'
import type { MandateRow } from '../../server/mandates/schema.ts'
import { optionsOf } from '../cases/say-value.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { askForMandate, mandateKeys } from './use-mandates.ts'
import { mandateWords } from './words.ts'

const Wish = z.strictObject({
  holder: Id,
  since: Instant,
  until: Instant,
  subjects: z.array(ApprovalSubject),
  kinds: z.array(z.enum(caseKinds)),
  belowFen: z.number().int().min(1).optional(),
  mayPassOn: z.boolean().optional(),
  reason: freeText.max(2_000),
})

/** 申请授权; of a mandate that one holds: handing it on, within its dates and its limit. */
export function AskDrawer({ via, onClose }: { via?: MandateRow | undefined; onClose: () => void }) {
  const t = useWords(mandateWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const title = t(via === undefined ? 'ask' : 'passOn')
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={title} destroyOnHidden>
      <Alert className="mandate-note" type="info" showIcon title={t('formNote')} />
      <ActForm
        schema={Wish}
        draft={`mandate/${via?.id ?? 'new'}`}
        fields={[
          { name: 'holder', label: t('formHolder'), kind: 'person', wide: true },
          { name: 'since', label: t('formSince'), kind: 'moment' },
          { name: 'until', label: t('formUntil'), kind: 'moment' },
          { name: 'subjects', label: t('formSubjects'), kind: 'multi-select', options: optionsOf('subject', language) },
          { name: 'kinds', label: t('formKinds'), kind: 'multi-select', options: optionsOf('kind', language) },
          { name: 'belowFen', label: t('formBelow'), kind: 'money', min: 0, hint: t('formBelowHint'), wide: true },
          { name: 'mayPassOn', label: t('passing'), kind: 'checkbox', text: t('formPass') },
          { name: 'reason', label: t('formReason'), kind: 'multiline', rows: 3 },
        ]}
        initial={
          via === undefined
            ? {}
            : {
                since: via.since,
                until: via.until,
                subjects: via.subjects ?? [],
                kinds: via.kinds ?? [],
                belowFen: via.belowFen ?? undefined,
              }
        }
        submitLabel={title}
        refreshes={mandateKeys}
        onSubmit={({ subjects, kinds, belowFen, mayPassOn, ...wish }, intent) =>
          askForMandate(
            {
              ...wish,
              ...(via === undefined ? {} : { via: via.id }),
              ...(subjects.length === 0 ? {} : { subjects }),
              ...(kinds.length === 0 ? {} : { kinds }),
              ...(belowFen === undefined ? {} : { belowFen }),
              mayPassOn: mayPassOn === true,
            },
            intent,
          )
        }
        onDone={() => {
          void message.success(t('asked'))
          onClose()
        }}
        onCancel={onClose}
      />
    </Drawer>
  )
}
