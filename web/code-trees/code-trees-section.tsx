import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Dropdown, Empty, Input, Tabs, Tree } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { type CodeTree, codeTrees } from '../../events/code-trees.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { CodeNode } from '../../server/code-trees/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { branchesOf } from './branches.ts'
import { CodeDialog, type Editing } from './code-dialog.tsx'
import { CodeImportPanel } from './code-import.tsx'
import { useCodes } from './use-codes.ts'
import { codeWords } from './words.ts'
import './code-trees.css'

/** 设置 › 代码树: one tree at a time, with its codes in use; administrators add, rename, end and import. */
export function CodeTreesSection() {
  const t = useWords(codeWords)
  const me = useMe()
  const isAdministrator = holds(me, 'administrator')
  const [params, setParams] = useSearchParams()
  const tree = codeTrees.find(one => one === params.get('tree')) ?? 'failure'
  const [editing, setEditing] = useState<Editing>()
  const [isImporting, setImporting] = useState(false)
  return (
    <div className="code-trees">
      <p className="setting-hint">{isAdministrator ? t('about') : `${t('about')}${t('readOnly')}`}</p>
      <Tabs
        activeKey={tree}
        onChange={key => setParams({ tree: key }, { replace: true })}
        items={codeTrees.map(key => ({ key, label: t(`tree.${key}`) }))}
      />
      {isAdministrator && (
        <p className="code-trees-acts">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ what: 'new', parent: null })}>
            {t('add')}
          </Button>
          <Button onClick={() => setImporting(!isImporting)} aria-expanded={isImporting}>
            {t('import')}
          </Button>
        </p>
      )}
      {isImporting && <CodeImportPanel key={tree} tree={tree} onClose={() => setImporting(false)} />}
      <Codes tree={tree} canChange={isAdministrator} onEdit={setEditing} />
      {editing !== undefined && <CodeDialog tree={tree} editing={editing} onClose={() => setEditing(undefined)} />}
    </div>
  )
}

function Codes({ tree, canChange, onEdit }: { tree: CodeTree; canChange: boolean; onEdit: (editing: Editing) => void }) {
  const t = useWords(codeWords)
  const language = useLanguage()
  const codes = useCodes(tree)
  const [withEnded, setWithEnded] = useState(false)
  const [typed, setTyped] = useState('')
  return (
    <Loaded query={codes}>
      {({ items, on }) => {
        const isOver = (node: CodeNode) => node.until !== null && node.until <= on
        const fits = (node: CodeNode) =>
          `${node.code} ${node.title.zh} ${node.title.en ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase())
        const shown = items.filter(node => (withEnded || !isOver(node)) && fits(node))
        if (items.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
        return (
          <>
            <p className="code-trees-acts">
              <Input.Search
                className="code-trees-search"
                allowClear
                placeholder={t('search')}
                aria-label={t('search')}
                value={typed}
                onChange={event => setTyped(event.target.value)}
              />
              <span className="case-faint">{t('count', { count: items.filter(node => !isOver(node)).length })}</span>
              <Checkbox checked={withEnded} onChange={event => setWithEnded(event.target.checked)}>
                {t('showEnded')}
              </Checkbox>
            </p>
            <Tree
              key={`${tree} ${typed === ''}`}
              defaultExpandAll
              selectable={false}
              blockNode
              treeData={branchesOf(shown, node => ({
                key: node.code,
                title: (
                  <Line
                    node={node}
                    name={inLanguage(node.title, language)}
                    isOver={isOver(node)}
                    canChange={canChange}
                    onEdit={onEdit}
                  />
                ),
              }))}
            />
          </>
        )
      }}
    </Loaded>
  )
}

type LineProps = {
  readonly node: CodeNode
  readonly name: string
  readonly isOver: boolean
  readonly canChange: boolean
  readonly onEdit: (editing: Editing) => void
}

function Line({ node, name, isOver, canChange, onEdit }: LineProps) {
  const t = useWords(codeWords)
  const marks = useMarks()
  return (
    <span className="code-line" data-over={isOver}>
      <span className="code-line-code">{node.code}</span> <span>{name}</span>{' '}
      {node.until !== null && <span className="case-faint">{t('until', { day: node.until })}</span>}
      {canChange && node.until === null && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: [
              { key: 'new', label: t('addBelow', { name }) },
              { key: 'rename', label: t('rename') },
              { key: 'end', label: t('end') },
            ],
            onClick: ({ key }) =>
              onEdit(key === 'new' ? { what: 'new', parent: node.code } : { what: key === 'end' ? 'end' : 'rename', node }),
          }}
        >
          <Button type="text" size="small" aria-label={`${t('actions')}${marks.colon}${node.code} ${name}`}>
            ⋯
          </Button>
        </Dropdown>
      )}
    </span>
  )
}
