import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import type { CodeTree } from '../../events/code-trees.ts'
import { inLanguage } from '../../events/in-language.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { branchesOf } from './branches.ts'
import { useCodes } from './use-codes.ts'
import { codeWords } from './words.ts'

type Props = {
  readonly tree: CodeTree
  readonly value?: string | null
  readonly onChange?: (code: string | null) => void
  readonly id?: string
}

/** A code of a company tree: opened branch by branch, or found by typing its number or name. Ended codes are not offered. */
export function CodeInput({ tree, value, onChange, id }: Props) {
  const t = useWords(codeWords)
  const language = useLanguage()
  const codes = useCodes(tree)
  const data = useMemo(() => {
    const { items = [], on = '' } = codes.data ?? {}
    const inUse = items.filter(node => node.since <= on && (node.until === null || node.until > on))
    return branchesOf(inUse, node => ({ value: node.code, title: `${node.code} ${inLanguage(node.title, language)}` }))
  }, [codes.data, language])
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      className="wide-input"
      value={value ?? null}
      onChange={next => onChange?.(next ?? null)}
      treeData={data}
      treeNodeFilterProp="title"
      showSearch
      allowClear
      loading={codes.isFetching}
      placeholder={t('choose')}
      notFoundContent={codes.isError ? t('unavailable') : t('noCodes', { tree: t(`tree.${tree}`) })}
      styles={{ popup: { root: { maxHeight: 360, overflow: 'auto' } } }}
    />
  )
}
