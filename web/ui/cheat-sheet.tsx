import { Modal, Switch } from 'antd'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { isMac } from './platform.ts'
import { showKeys } from './shortcut-keys.ts'
import { type ShortcutScope, useActiveShortcuts, useSingleKeys } from './use-shortcuts.ts'
import { uiWords } from './words.ts'
import './palette.css'

const scopes: readonly { readonly scope: ShortcutScope; readonly word: 'scopeGlobal' | 'scopeList' | 'scopeCase' }[] = [
  { scope: 'global', word: 'scopeGlobal' },
  { scope: 'list', word: 'scopeList' },
  { scope: 'case', word: 'scopeCase' },
]

/** Keys as caps; a sequence with 然后 between. */
export function Keys({ keys }: { keys: string }) {
  const t = useWords(uiWords)
  const parts = showKeys(keys, isMac)
  const isSequence = keys.includes(' ') && keys !== ' '
  return (
    <span className="keys">
      {parts.map((part, at) => (
        <span key={part} className="keys-part">
          {at > 0 && isSequence && <span className="keys-then">{t('then')}</span>}
          <kbd>{part}</kbd>
        </span>
      ))}
    </span>
  )
}

/** `?`: the shortcuts of what is on the screen, and the switch for single keys. */
export function CheatSheet({ onClose }: { onClose: () => void }) {
  const t = useWords(uiWords)
  const shared = useWords(shellWords)
  const active = useActiveShortcuts()
  const [singleKeys, setSingleKeys] = useSingleKeys()
  return (
    <Modal open onCancel={onClose} title={shared('shortcuts')} footer={null} width={640}>
      <div className="cheat-groups">
        {scopes.map(({ scope, word }) => {
          const rows = active.flatMap(one =>
            one.scope === scope && one.keys !== undefined ? [{ keys: one.keys, label: one.label }] : [],
          )
          if (rows.length === 0) return null
          return (
            <section key={scope}>
              <h2>{t(word)}</h2>
              <dl>
                {rows.map(({ keys, label }) => (
                  <div key={keys} className="cheat-row">
                    <dt>{label}</dt>
                    <dd>
                      <Keys keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
      <div className="cheat-switch">
        <div>
          <div id="single-keys">{t('singleKeys')}</div>
          <div className="cheat-hint">{t('singleKeysHint')}</div>
        </div>
        <Switch aria-labelledby="single-keys" checked={singleKeys} onChange={setSingleKeys} />
      </div>
    </Modal>
  )
}
