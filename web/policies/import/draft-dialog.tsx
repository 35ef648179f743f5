import { Alert, App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { Pack } from '../../../engine/pack.ts'
import type { Candidate } from '../../../engine/text/candidate-schema.ts'
import { DraftFromText, type TextImport } from '../../../server/policies/text-import/schema.ts'
import { asProblem, type Problem } from '../../api/problem.ts'
import { request } from '../../api/request.ts'
import { serverNow } from '../../api/server-time.ts'
import { useWords } from '../../language/use-words.ts'
import { useZone } from '../../ui/moment.tsx'
import { DayInput } from '../../ui/moment-input.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { saveJson } from '../../ui/save-json.ts'
import { dayOf } from '../../ui/wall-clock.ts'
import { createDraft } from '../editions/use-editions.ts'
import { idFor } from '../editor/edit-ids.ts'
import { useEditions } from '../use-policies.ts'
import { textImportWords } from './words.ts'

type Props = {
  readonly read: TextImport
  readonly confirmed: readonly Candidate[]
  readonly openCount: number
  readonly onClose: () => void
}
type Facts = Pick<DraftFromText, 'title' | 'edition' | 'inForceFrom'>
/** A large regulation is a large request. */
const DRAFT_MS = 60_000

/** Names the draft, stores it and opens it in the editor; or downloads it as JSON under the pack's schema. */
export function DraftDialog({ read, confirmed, openCount, onClose }: Props) {
  const t = useWords(textImportWords)
  const { message } = App.useApp()
  const today = dayOf(new Date(serverNow()).toISOString(), useZone())
  const [facts, setFacts] = useState<Facts>({ title: read.title, edition: today, inForceFrom: today })
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const navigate = useNavigate()
  const known = useEditions().data?.items ?? []
  const isWhole = DraftFromText.pick({ title: true, edition: true, inForceFrom: true }).safeParse(facts).success
  const send = async (then: 'edit' | 'download') => {
    setSending(true)
    setProblem(undefined)
    try {
      // A regulation of the same name gets another edition; nobody types an id.
      const same = known.find(one => one.title.zh === facts.title)
      const id = same?.id ?? idFor(facts.title, new Set(known.map(one => one.id)))
      const body = { ...facts, id, clauses: read.clauses, confirmed }
      const pack = await request('/api/policies/text/draft', { schema: Pack, method: 'POST', body, timeoutMs: DRAFT_MS })
      if (then === 'download') saveJson(`${pack.id}-${pack.edition}.json`, JSON.stringify(pack, null, 2))
      else {
        const made = await createDraft({ pack, edition: pack.edition }, `text-${pack.id}-${pack.edition}`)
        void navigate(`/policies/${made.id}/${made.edition}/edit`)
      }
      const rows = pack.tables.reduce((sum, table) => sum + table.rows.length, 0)
      const manual = Object.values(pack.clauses).filter(c => c.manual !== undefined).length
      void message.success(t('done', { duties: pack.duties.length, rows, levels: pack.levels.length, manual }), 8)
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setSending(false)
    }
  }
  const field = (name: 'title', label: string) => (
    <Form.Item label={label} htmlFor={`draft-${name}`}>
      <Input id={`draft-${name}`} value={facts[name]} onChange={event => setFacts({ ...facts, [name]: event.target.value })} />
    </Form.Item>
  )
  const day = (name: 'edition' | 'inForceFrom', label: string) => (
    <Form.Item label={label} htmlFor={`draft-${name}`}>
      <DayInput id={`draft-${name}`} value={facts[name]} onChange={to => to !== null && setFacts({ ...facts, [name]: to })} />
    </Form.Item>
  )
  return (
    <Modal
      open
      title={t('draftTitle')}
      onCancel={onClose}
      footer={[
        <Button key="download" disabled={!isWhole || isSending} onClick={() => void send('download')}>
          {t('download')}
        </Button>,
        <Button key="edit" type="primary" disabled={!isWhole} loading={isSending} onClick={() => void send('edit')}>
          {t('openEditor')}
        </Button>,
      ]}
    >
      <p className="text-import-hint">{t('draftHint')}</p>
      {openCount > 0 && <Alert type="warning" showIcon title={t('draftOpen', { count: openCount })} />}
      <Form layout="vertical" className="text-import-facts" onFinish={() => isWhole && void send('edit')}>
        {field('title', t('name'))}
        {day('edition', t('edition'))}
        {day('inForceFrom', t('inForce'))}
      </Form>
      {problem !== undefined && <Refusal problem={problem} />}
    </Modal>
  )
}
