import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useMe } from '../api/me.ts'
import { useText, useWords } from '../language/use-words.ts'
import { LatePopover } from '../ui/late-tip.tsx'
import { createEntries } from './rail-entries.ts'
import { shellWords } from './words.ts'

/** ＋: the first thing to create directly, the others beside it. */
export function NewButton() {
  const t = useWords(shellWords)
  const text = useText()
  const navigate = useNavigate()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [first, ...others] = createEntries()
  // Auditors register nothing; the server would refuse it.
  const { roles } = me.person
  if (first === undefined || (roles.length > 0 && roles.every(held => held.role === 'auditor'))) return null
  const main = (
    <Button
      type="primary"
      icon={<PlusOutlined />}
      onClick={() => void navigate(first.to)}
      aria-label={text(first.label)}
      className="new-button"
    >
      <span className="new-button-label">{text(first.label)}</span>
    </Button>
  )
  if (others.length === 0) return main
  const list = (
    <ul className="new-list">
      {others.map(entry => (
        <li key={entry.to}>
          <Link to={entry.to} className="rail-link" onClick={() => setOpen(false)}>
            {text(entry.label)}
          </Link>
        </li>
      ))}
    </ul>
  )
  return (
    <Space.Compact>
      {main}
      <LatePopover trigger="click" open={open} onOpenChange={setOpen} arrow={false} placement="bottomRight" content={list}>
        <Button
          type="primary"
          icon={<DownOutlined />}
          aria-label={`${t('new')} · ${t('more')}`}
          aria-expanded={open}
          className="new-button-more"
        />
      </LatePopover>
    </Space.Compact>
  )
}
