import { CopyOutlined, QrcodeOutlined } from '@ant-design/icons'
import { App, Button, Input, Space } from 'antd'
import { MadeSurveyLink } from '../../server/surveys/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { copyText } from '../ui/copy-text.ts'
import { Refusal } from '../ui/refusal.tsx'
import { surveyWords } from './words.ts'

type Props = { readonly path: string; readonly refreshes: readonly (readonly string[])[] }

/** 链接和二维码: made when asked for, shown once; the QR code can be put before the customer on this very screen. */
export function LinkBox({ path, refreshes }: Props) {
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
      <p className="survey-faint">{t('linkHint', { date: link.expiresAt.slice(0, 10) })}</p>
    </div>
  )
}
