import { EditOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { isCustomerKind } from '../../events/customer-kinds.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { sayValue } from '../cases/say-value.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useLanguage, useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { useLetters } from './use-letters.ts'
import { letterWords } from './words.ts'
import './letters.css'

/** How the customer wants to be told, what they were written, and the way to write to them. */
export function LettersPanel({ current, openAct }: { readonly current: CaseWithTimeline; readonly openAct: OpenAct }) {
  const t = useWords(letterWords)
  const language = useLanguage()
  const isCustomers = isCustomerKind(current.kind)
  const { data } = useLetters(current.id, isCustomers)
  if (!isCustomers || data === undefined) return null
  const { preferred, sent } = data
  return (
    <Panel
      title={t('panel')}
      aside={
        <Button type="link" size="small" onClick={() => openAct('prefer-channel')}>
          {t('changeChannel')}
        </Button>
      }
    >
      <p>
        {t('prefers')} <strong>{sayValue('letterChannel', preferred.channel, language)}</strong>{' '}
        <span className="case-faint">{t(`from.${preferred.from}`)}</span>
      </p>
      {preferred.email !== '' && <p className="case-faint side-wrap">{preferred.email}</p>}
      <ul className="letter-list">
        {sent.map(letter => (
          <li key={letter.event}>
            <div>
              {sayValue('letterKind', letter.kind, language)} · {sayValue('letterChannel', letter.channel, language)}
            </div>
            <div className="case-faint">
              {letter.by.name} <Moment at={letter.at} relative />
            </div>
            {letter.text !== '' && (
              <a href={`/api/cases/${current.id}/letters/${letter.event}/pdf`} target="_blank" rel="noreferrer">
                <PrinterOutlined aria-hidden /> {t('print')}
              </a>
            )}
          </li>
        ))}
      </ul>
      <GatedButton
        size="small"
        icon={<EditOutlined />}
        verdict={current.can['send-letter'] ?? true}
        onClick={() => openAct('send-letter')}
      >
        {t('write')}
      </GatedButton>
    </Panel>
  )
}
