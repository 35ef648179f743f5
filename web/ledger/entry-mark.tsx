import { SafetyCertificateOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { LatePopover, LateTooltip } from '../ui/late-tip.tsx'
import { Moment } from '../ui/moment.tsx'
import { markWords } from './mark-words.ts'
import { saveText, useProof } from './use-ledger.ts'
import './ledger.css'

/** The mark of an entry in the ledger: its number, the checkpoint that holds it, and its proof to take away. */
export function EntryMark({ event }: { readonly event: string }) {
  const t = useWords(markWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <LatePopover
      open={isOpen}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={<Proof event={event} />}
    >
      <LateTooltip title={isOpen ? '' : t('entryMark')}>
        <Button
          type="text"
          size="small"
          icon={<SafetyCertificateOutlined />}
          aria-label={t('entryMark')}
          aria-haspopup="dialog"
        />
      </LateTooltip>
    </LatePopover>
  )
}

function Proof({ event }: { readonly event: string }) {
  const t = useWords(markWords)
  const { data, isPending } = useProof(event, true)
  if (isPending) return <Skeleton active title={false} paragraph={{ rows: 2, width: 200 }} />
  // Within seconds of its recording there is none yet.
  if (data === undefined) return <p>{t('entryWaits')}</p>
  return (
    <div className="ledger-mark" role="dialog" aria-label={t('entryMark')}>
      <strong>{t('entryTitle', { n: data.index + 1 })}</strong>
      <span>
        {t('entryIn', { size: data.size })} <Moment at={data.checkpointAt} full />
      </span>
      <Button
        size="small"
        onClick={() => saveText(`proof-${data.index + 1}.json`, `${JSON.stringify(data, null, 2)}\n`, 'application/json')}
      >
        {t('proof')}
      </Button>
    </div>
  )
}
