import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import type { Act } from '../../events/registry.ts'
import type { ApprovalRow } from '../../server/approvals/schema.ts'
import { operations } from '../cases/approvals/operations.ts'
import { useCase } from '../cases/case-data.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { useWords } from '../language/use-words.ts'
import { approvalWords } from './words.ts'

function useItems(row: ApprovalRow) {
  const t = useWords(approvalWords)
  const acts = useWords(actWords)
  const query = useCase(row.case.id)
  const request = query.data?.requests.find(one => one.id === row.id)
  if (query.data === undefined)
    return [{ key: '', label: query.error === null ? t('loading') : query.error.title, disabled: true }]
  const allowed = operations.flatMap(act => (request?.can[act] === true ? [{ key: act, label: acts(actKey(act)) }] : []))
  return allowed.length === 0 ? [{ key: '', label: t('nothingMore'), disabled: true }] : allowed
}

function Menu({ row, onAct, onClose }: { row: ApprovalRow; onAct: (act: Act) => void; onClose: () => void }) {
  const t = useWords(approvalWords)
  const items = useItems(row)
  return (
    <Dropdown
      open
      trigger={['click']}
      placement="bottomRight"
      onOpenChange={open => !open && onClose()}
      menu={{
        items,
        onClick: ({ key }) => {
          onClose()
          onAct(key as Act)
        },
      }}
    >
      <Button size="small" icon={<MoreOutlined />} aria-label={t('more')} aria-expanded="true" onClick={onClose} />
    </Dropdown>
  )
}

/** 转办, 加签 and the like from the list: what of them is allowed is asked of the server when the menu opens. */
export function RowMenu({ row, onAct }: { row: ApprovalRow; onAct: (act: Act) => void }) {
  const t = useWords(approvalWords)
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <Menu row={row} onAct={onAct} onClose={() => setOpen(false)} />
  return (
    <Button size="small" icon={<MoreOutlined />} aria-label={t('more')} aria-expanded="false" onClick={() => setOpen(true)} />
  )
}
