import { Button, Modal } from 'antd'
import type { Pack } from '../../../engine/pack.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { withTheirs } from './edit-clash.ts'
import { useEditor } from './editor-context.ts'
import type { Clash } from './merge-draft.ts'
import { sayClash } from './say-clash.ts'
import { editorWords } from './words.ts'

type Props = { readonly clashes: readonly Clash[]; readonly onClose: () => void; readonly onSettled: (clash: Clash) => void }

/** Places that two people changed at once: what each wrote, and a way to take the other's. Mine stand until then. */
export function ClashDialog({ clashes, onClose, onSettled }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change } = useEditor()
  const take = (clash: Clash) => {
    change((now: Pack) => withTheirs(now, clash))
    onSettled(clash)
  }
  return (
    <Modal open={clashes.length > 0} title={t('clashTitle')} footer={null} onCancel={onClose} width={720}>
      <p className="pe-hint">{t('clashHint')}</p>
      {clashes.map(clash => {
        const said = sayClash(clash, pack, language)
        return (
          <section key={clash.place.join('/')} className="pe-clash">
            <h4>{said.where}</h4>
            <div className="pe-clash-sides">
              <p>
                <strong>{t('mine')}</strong> {said.mine}
              </p>
              <p>
                <strong>{t('theirs')}</strong> {said.theirs}
              </p>
            </div>
            <Button size="small" onClick={() => take(clash)}>
              {t('useTheirs')}
            </Button>
          </section>
        )
      })}
      <Button type="primary" onClick={onClose}>
        {t('understood')}
      </Button>
    </Modal>
  )
}
