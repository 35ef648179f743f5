import { DownOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Space } from 'antd'
import { useNavigate } from 'react-router'
import { useText, useWords } from '../language/use-words.ts'
import { createEntries } from './rail-entries.ts'
import { shellWords } from './words.ts'

/** ＋: the first thing to create directly, the others in a menu beside it. */
export function NewButton() {
  const t = useWords(shellWords)
  const text = useText()
  const navigate = useNavigate()
  const [first, ...others] = createEntries()
  if (first === undefined) return null
  const main = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => navigate(first.to)} aria-label={text(first.label)} className="new-button">
      <span className="new-button-label">{text(first.label)}</span>
    </Button>
  )
  if (others.length === 0) return main
  return (
    <Space.Compact>
      {main}
      <Dropdown trigger={['click']} menu={{ items: others.map(entry => ({ key: entry.to, label: text(entry.label) })), onClick: ({ key }) => navigate(key) }}>
        <Button type="primary" icon={<DownOutlined />} aria-label={`${t('new')} · ${t('more')}`} className="new-button-more" />
      </Dropdown>
    </Space.Compact>
  )
}
