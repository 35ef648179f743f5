import { CopyOutlined, PrinterOutlined, QrcodeOutlined } from '@ant-design/icons'
import { App, Button, Input, Space } from 'antd'
import { useRef } from 'react'
import { MadeSurveyLink } from '../../server/surveys/schema.ts'
import { useMe } from '../api/me.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { copyText } from '../ui/copy-text.ts'
import { printOnly } from '../ui/print-only.ts'
import { Refusal } from '../ui/refusal.tsx'
import { surveyWords } from './words.ts'
import { surveyMoreWords } from './words-more.ts'

type Props = {
  readonly path: string
  readonly refreshes: readonly (readonly string[])[]
  /** What the customer is asked about, as the printed sheet says it. */
  readonly about?: string
}

/** 链接和二维码: made when asked for, shown once; the QR code can be put before the customer on this very screen. */
export function LinkBox({ path, refreshes, about }: Props) {
  const m = useWords(surveyMoreWords)
  const company = useMe().organisation.name
  const sheet = useRef<HTMLDivElement>(null)
  const t = useWords(surveyWords)
  const { message } = App.useApp()
  const make = useAct({ send: (_: undefined, intent: string) => post(path, {}, MadeSurveyLink, intent), refreshes })
  const link = make.data
  if (link === undefined)
    return (
      <div className="survey-link">
        <Button type="primary" icon={<QrcodeOutlined />} loading={make.isPending} onClick={() => make.mutate(undefined)}>
          {t('makeLink')}
        </Button>
        {make.error !== null && <Refusal problem={make.error} />}
      </div>
    )
  const copy = async () => {
    if (await copyText(link.url)) void message.success(t('copied'))
  }
  return (
    <div className="survey-link">
      <img src={link.qr} alt={t('qr')} width={200} height={200} />
      <Space.Compact block>
        <Input readOnly value={link.url} aria-label={t('sendLink')} onFocus={event => event.target.select()} />
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </Space.Compact>
      <Button icon={<PrinterOutlined />} onClick={() => sheet.current !== null && printOnly(sheet.current)}>
        {m('printSheet')}
      </Button>
      <div hidden>
        <div ref={sheet} className="survey-sheet">
          <p className="survey-sheet-company">{company}</p>
          <h1>{m('sheetTitle')}</h1>
          {about !== undefined && <p>{about}</p>}
          <img src={link.qr} alt={t('qr')} />
          <p>{m('sheetHow')}</p>
          <p>{m('sheetOnce', { date: link.expiresAt.slice(0, 10) })}</p>
        </div>
      </div>
      <p className="survey-faint">{t('linkHint', { date: link.expiresAt.slice(0, 10) })}</p>
    </div>
  )
}
