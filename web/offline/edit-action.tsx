import { Alert, Drawer } from 'antd'
import type { Act } from '../../events/registry.ts'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { actParts } from '../cases/acts/act-parts.ts'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { useCase } from '../cases/case-data.ts'
import { useCaseNames } from '../cases/packs.ts'
import { actWords } from '../cases/words-acts.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Loaded } from '../ui/page.tsx'
import type { QueuedAction } from './device-db.ts'
import { sendAgain } from './outbox.ts'
import { deviceDb, kickOutbox, tell } from './outbox-runtime.ts'
import { PhoneScope } from './phone-scope.tsx'
import { offlineWords } from './words.ts'

/** Asked on the screen beside the act's own data, and not part of what is sent from a phone. */
const ofTheDesk: ReadonlySet<string> = new Set(['$at', '$reason', '$evidence', '$route'])

/** The form of a refused act with what was filled in; sent again in its place and with its time. */
export function EditAction({ action, onClose }: { action: QueuedAction; onClose: () => void }) {
  const t = useWords(offlineWords)
  const say = useWords(actWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const me = useMe()
  const query = useCase(action.about.caseId ?? '')
  const { names, pack } = useCaseNames(query.data?.edition)
  const act = String(action.body.type) as Act
  const data = (action.body.data ?? {}) as Readonly<Record<string, unknown>>
  const target: ActTarget = {
    ...(typeof data.record === 'string' ? { record: data.record } : {}),
    ...(typeof data.request === 'string' ? { request: data.request } : {}),
    ...(typeof data.form === 'string' ? { form: data.form } : {}),
  }
  const submit = async (changed: Readonly<Record<string, unknown>>) => {
    await sendAgain(await deviceDb(), action.sequence, changed)
    tell()
    await kickOutbox()
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(640px, 100vw)"
      title={t('editTitle', { act: action.about.act })}
      maskClosable={false}
    >
      <Loaded query={query}>
        {current => {
          const words = { yes: shared('yes'), no: shared('no') }
          const parts = actParts(act, { case: current, pack, names, me, language, target, t: say, words, forms: [] }, serverNow)
          return (
            <PhoneScope>
              <Alert type="info" showIcon title={t('editHint')} className="outbox-case" />
              <ActForm
                schema={parts.schema}
                fields={parts.fields.filter(field => !ofTheDesk.has(field.name))}
                initial={{ ...parts.initial, ...data }}
                submitLabel={t('editSend')}
                onSubmit={values =>
                  submit(parts.dataOf(Object.fromEntries(Object.entries(values).filter(([name]) => !ofTheDesk.has(name)))))
                }
                onDone={onClose}
                onCancel={onClose}
              />
            </PhoneScope>
          )
        }}
      </Loaded>
    </Drawer>
  )
}
