import type { ChangeRow } from '../../server/organisation/chart-schema.ts'
import { useWords } from '../language/use-words.ts'
import { organisationWords } from './words.ts'
import './organisation.css'

type Key = Parameters<ReturnType<typeof useWords<(typeof organisationWords)['zh']>>>[0]
const isKey = (key: string): key is Extract<Key, `field.${string}`> => Object.hasOwn(organisationWords.zh, key)

/** What a change of the organisation changed, field by field: what stood there is struck out before what stands there now. */
export function ChangeFields({ change: { kind, fields } }: { change: Pick<ChangeRow, 'kind' | 'fields'> }) {
  const t = useWords(organisationWords)
  const field = (name: string) => {
    const key = `field.${name}`
    return isKey(key) ? t(key) : t('field.other')
  }
  if (fields.length === 0) return null
  return (
    <dl className="organisation-fields">
      {fields.map(f => (
        <div key={f.field}>
          <dt>{field(f.field)}</dt>
          <dd>
            {kind === 'changed' && f.before !== null && <del>{f.before}</del>}{' '}
            {f.after ?? (kind === 'changed' ? t('empty') : f.before)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
