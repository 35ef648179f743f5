import { WarningOutlined } from '@ant-design/icons'
import { App, Button, InputNumber, Popover, Tag } from 'antd'
import { useState } from 'react'
import { FundList as Funds } from '../../server/compensation/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { compensationWords } from './words.ts'

type Props = { readonly fund: Funds['items'][number]; readonly canSet: boolean }

/** 预警线 of a fund (公司设置): whether it is reached, who set it, and setting another. */
export function FundWarning({ fund, canSet }: Props) {
  const t = useWords(compensationWords)
  const { message } = App.useApp()
  const [percent, setPercent] = useState(fund.warning.percent)
  const act = useAct({
    send: (to: number, intent) => post(`/api/funds/${encodeURIComponent(fund.id)}/warning`, { percent: to }, Funds, intent),
    refreshes: [['case', 'funds']],
    onDone: () => void message.success(t('saved')),
  })
  const said = t('warnAt', { percent: String(fund.warning.percent) })
  return (
    <p className="money-faint">
      {fund.warning.isReached ? (
        <Tag color="error" icon={<WarningOutlined />}>
          {t('warnReached', { percent: String(fund.warning.percent) })}
        </Tag>
      ) : (
        said
      )}{' '}
      {fund.warning.by === null ? (
        t('warnDefault')
      ) : (
        <>
          {fund.warning.by.name} {fund.warning.at !== null && <Moment at={fund.warning.at} />}
        </>
      )}
      {canSet && (
        <Popover
          trigger="click"
          content={
            <>
              <InputNumber
                aria-label={t('warnSet')}
                min={1}
                max={100}
                precision={0}
                suffix="%"
                value={percent}
                onChange={value => value !== null && setPercent(value)}
              />{' '}
              <Button type="primary" loading={act.isPending} onClick={() => act.mutate(percent)}>
                {t('warnSet')}
              </Button>
              {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
            </>
          }
        >
          <Button type="link" size="small">
            {t('warnSet')}
          </Button>
        </Popover>
      )}
    </p>
  )
}
