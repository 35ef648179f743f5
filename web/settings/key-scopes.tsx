import { Checkbox, Radio, Tag, Tooltip } from 'antd'
import { type Scope, scopes } from '../../server/auth/schema.ts'
import { useWords } from '../language/use-words.ts'
import { scopeWords } from './scope-words.ts'

type Props = { readonly value: readonly Scope[] | null; readonly onChange: (next: readonly Scope[] | null) => void }

/** What a new key may do: chosen one by one, or everything (null). Nothing is chosen beforehand. */
export function ScopesInput({ value, onChange }: Props) {
  const t = useWords(scopeWords)
  return (
    <fieldset className="setting-field scopes">
      <legend>{t('title')}</legend>
      <span className="setting-quiet">{t('hint')}</span>
      <Radio.Group
        value={value === null ? 'all' : 'some'}
        onChange={event => onChange(event.target.value === 'all' ? null : [])}
        options={[
          { value: 'some', label: t('some') },
          { value: 'all', label: t('all') },
        ]}
      />
      {value !== null && (
        <Checkbox.Group
          className="scope-choices"
          value={[...value]}
          onChange={next => onChange(scopes.filter(one => next.includes(one)))}
        >
          {scopes.map(scope => (
            <Checkbox key={scope} value={scope}>
              {t(scope)}
              <span className="setting-quiet">{t(`hint.${scope}`)}</span>
            </Checkbox>
          ))}
        </Checkbox.Group>
      )}
    </fieldset>
  )
}

/** What a key may do, in the list; a key of before there were scopes is marked. */
export function KeyScopes({ scopes: held }: { scopes: readonly Scope[] | null }) {
  const t = useWords(scopeWords)
  return (
    <div className="key-scopes">
      {held === null ? (
        <Tooltip title={t('fullHint')}>
          <Tag color="warning">{t('full')}</Tag>
        </Tooltip>
      ) : (
        held.map(scope => <Tag key={scope}>{t(scope)}</Tag>)
      )}
    </div>
  )
}
