import { UploadOutlined } from '@ant-design/icons'
import { Alert, App, Button, Modal } from 'antd'
import { useRef, useState } from 'react'
import type { Pack } from '../../../engine/pack.ts'
import { useAct } from '../../api/use-act.ts'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { DayInput } from '../../ui/moment-input.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { createDraft, exportSchema, type Name, useStandings } from './use-editions.ts'
import { editionWords } from './words.ts'

const MOST_BYTES = 4 * 1024 * 1024
type Chosen = { readonly name: string; readonly pack: unknown }

/** Takes in a pack from a JSON file as a draft. What is wrong with it the server says, place by place. */
export function ImportDialog({ onClose, onMade }: { onClose: () => void; onMade: (made: Name) => void }) {
  const t = useWords(editionWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<Chosen>()
  const [problem, setProblem] = useState<string>()
  const [edition, setEdition] = useState<string | null>(null)
  const there = useStandings().data?.items ?? []
  const create = useAct({
    send: (_: undefined, intent) => createDraft({ pack: chosen?.pack, edition }, intent),
    refreshes: [['policies']],
    onDone: made => {
      void message.success(t('created'))
      onMade(made)
    },
  })
  const choose = async (file: File | undefined) => {
    if (file === undefined) return
    setChosen(undefined)
    create.reset()
    if (file.size > MOST_BYTES) return setProblem(t('importTooBig'))
    try {
      const pack: unknown = JSON.parse(await file.text())
      if (typeof pack !== 'object' || pack === null || Array.isArray(pack)) return setProblem(t('importNoPack'))
      setProblem(undefined)
      setChosen({ name: file.name, pack })
      const { id, edition: own } = pack as Partial<Pack>
      if (edition !== null || typeof own !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(own)) return
      // What was exported here is there already: it needs a date of its own.
      if (there.some(one => one.id === id && one.edition === own)) setProblem(t('importTaken', { edition: own }))
      else setEdition(own)
    } catch {
      setProblem(t('importNotJson'))
    }
  }
  return (
    <Modal open title={t('importTitle')} onCancel={onClose} footer={null} width={640} destroyOnHidden>
      <div className="edition-import">
        <p className="edition-hint">
          {t('importHint')}{' '}
          <Button type="link" size="small" onClick={() => void exportSchema()}>
            {t('schema')}
          </Button>
        </p>
        <div>
          <input
            ref={input}
            type="file"
            accept=".json,application/json"
            aria-label={t('importFile')}
            className="visually-hidden"
            tabIndex={-1}
            onChange={event => {
              void choose(event.target.files?.[0])
              // The same file again, mended meanwhile, is news.
              event.target.value = ''
            }}
          />
          <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
            {t('importFile')}
          </Button>{' '}
          {chosen !== undefined && t('importChosen', { name: chosen.name })}
        </div>
        {problem !== undefined && <Alert type="warning" showIcon title={problem} />}
        <label htmlFor="import-edition">{t('editionDate')}</label>
        <DayInput id="import-edition" value={edition} onChange={setEdition} />
        <p className="edition-hint">{t('editionDateHint')}</p>
        {create.error !== null && <Refusal problem={create.error} onClose={create.reset} />}
        <div className="edition-foot">
          <Button
            type="primary"
            disabled={chosen === undefined || edition === null}
            loading={create.isPending}
            onClick={() => create.mutate(undefined)}
          >
            {t('create')}
          </Button>
          <Button onClick={onClose}>{shared('cancel')}</Button>
        </div>
      </div>
    </Modal>
  )
}
