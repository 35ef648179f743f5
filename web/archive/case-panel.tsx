import { Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { HoldForm } from './hold-form.tsx'
import { KeepSumView } from './keep-sum.tsx'
import { useCaseArchive } from './use-archive.ts'
import { archiveWords } from './words.ts'
import './archive.css'

/** 保管 on a case: until when and why, the holds on it, and whether it was disposed of. Of an open case only holds are shown. */
export function KeepingPanel({ caseId }: { readonly caseId: string }) {
  const t = useWords(archiveWords)
  const { data } = useCaseArchive(caseId)
  const [isPlacing, setPlacing] = useState(false)
  if (data === undefined || (data.sum === null && data.holds.length === 0 && !data.canHold)) return null
  return (
    <Panel title={t('archivePanel')}>
      {data.disposed !== null && <p>{t('disposed', { date: data.disposed.at.slice(0, 10), number: data.disposed.number })}</p>}
      {data.disposed === null && data.sum !== null && <KeepSumView sum={data.sum} isDue={data.isDue} />}
      {data.holds.map(hold => (
        <p key={hold.id}>
          <Tag color="warning">
            {t('held')} {hold.number}
          </Tag>
          {hold.reason}
        </p>
      ))}
      {data.isDue && data.disposed === null && data.blockers.some(one => one !== 'held') && (
        <p className="archive-faint">{data.blockers.map(one => t(`blocker.${one}`)).join(' · ')}</p>
      )}
      {data.canHold && data.disposed === null && (
        <Button size="small" onClick={() => setPlacing(true)}>
          {t('placeHold')}
        </Button>
      )}
      <Drawer open={isPlacing} onClose={() => setPlacing(false)} title={t('placeHold')} size={480} destroyOnHidden>
        <HoldForm caseId={caseId} onDone={() => setPlacing(false)} />
      </Drawer>
    </Panel>
  )
}
