import { CloseOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useId } from 'react'
import { codeTrees } from '../../events/code-trees.ts'
import type { StudyCodes } from '../../events/library-events.ts'
import { CodeInput } from '../code-trees/code-input.tsx'
import { CodeName } from '../code-trees/code-name.tsx'
import { useWords } from '../language/use-words.ts'
import { draftWords } from './draft-words.ts'
import { libraryWords } from './words.ts'

const labels = { cause: 'causeCode', failure: 'failure', part: 'part', solution: 'solution' } as const
type Props = { readonly codes: StudyCodes; readonly disabled: boolean; readonly onChange: (codes: StudyCodes) => void }

/** The codes by which a study is found: several of each tree. */
export function DraftCodes({ codes, disabled, onChange }: Props) {
  const t = useWords(draftWords)
  const library = useWords(libraryWords)
  const id = useId()
  const set = (tree: keyof StudyCodes, list: readonly string[]) => {
    const { [tree]: _, ...others } = codes
    onChange(list.length === 0 ? others : { ...others, [tree]: [...list] })
  }
  return (
    <section className="panel draft-codes">
      <h2>{t('classify')}</h2>
      <p className="entry-faint">{t('classifyHint')}</p>
      {codeTrees.map(tree => (
        <div key={tree} className="draft-tree">
          <label htmlFor={`${id}-${tree}`}>{library(labels[tree])}</label>
          <div>
            {(codes[tree] ?? []).map(code => (
              <Tag key={code} variant="filled">
                <CodeName tree={tree} code={code} />
                {!disabled && (
                  <Button
                    type="text"
                    size="small"
                    icon={<CloseOutlined />}
                    aria-label={t('removeCode', { code })}
                    onClick={() =>
                      set(
                        tree,
                        (codes[tree] ?? []).filter(one => one !== code),
                      )
                    }
                  />
                )}
              </Tag>
            ))}
            {!disabled && (
              <CodeInput
                id={`${id}-${tree}`}
                tree={tree}
                value={null}
                onChange={code => code !== null && set(tree, [...new Set([...(codes[tree] ?? []), code])])}
              />
            )}
          </div>
        </div>
      ))}
    </section>
  )
}
