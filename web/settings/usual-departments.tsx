import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Staffing } from '../../server/organisation/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { addDepartment, staffKeys } from './use-settings.ts'
import { usualNames } from './usual-names.ts'
import { settingWords } from './words.ts'

/** Departments that a company usually has and this one has not yet, each by one click, or all at once. */
export function UsualDepartments({ kinds: all }: { kinds: Staffing['kinds'] }) {
  const t = useWords(settingWords)
  const language = useLanguage()
  const say = useProblemMessage()
  const kinds = all.flatMap(kind => (kind === 'other' ? [] : [kind]))
  const add = useAct({
    send: async (wanted: typeof kinds, intent): Promise<unknown> => {
      for (const kind of wanted) {
        const { zh, en } = usualNames[kind]
        await addDepartment({ name: zh, nameEn: en, kind }, `${intent}-${kind}`)
      }
      return undefined
    },
    refreshes: staffKeys,
  })
  if (kinds.length === 0) return null
  const run = (wanted: typeof kinds) => add.mutate(wanted, { onError: say })
  return (
    <div className="usual-departments">
      <span className="setting-quiet">{t('usualDepartments')}</span>
      {kinds.map(kind => (
        <Button
          key={kind}
          size="small"
          type="dashed"
          icon={<PlusOutlined />}
          disabled={add.isPending}
          onClick={() => run([kind])}
        >
          {usualNames[kind][language]}
        </Button>
      ))}
      {kinds.length > 1 && (
        <Button size="small" type="link" loading={add.isPending} onClick={() => run(kinds)}>
          {t('addAllDepartments')}
        </Button>
      )}
    </div>
  )
}
