import { Button, Tag } from 'antd'
import { createContext, useContext } from 'react'
import { Link } from 'react-router'
import type { Edition } from '../../../engine/rules.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { clausePath } from '../clause-path.ts'
import type { PackNames } from '../pack-names.ts'
import type { PartName } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { keyOfRule } from './rules-at.ts'
import { editorWords } from './words.ts'

/** What the lines of a what-if need to know of the regulations: their names of things, and whether there are several. */
export type BenchSources = { readonly namesOf: (edition: Edition) => PackNames; readonly isAlone: boolean }
export const BenchSourcesContext = createContext<BenchSources | undefined>(undefined)

/** The regulations of the what-if that is drawn. */
export function useBenchSources(): BenchSources {
  const sources = useContext(BenchSourcesContext)
  if (sources === undefined) throw new Error('useBenchSources is for the lines of the what-if bench')
  return sources
}

type Props = { readonly from: Edition; readonly clause: string; readonly part: PartName; readonly id: string }

/** Where a line comes from: the clause of the draft, opened at the rule, or that of another regulation with its name. */
export function Source({ from, clause, part, id }: Props) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, show } = useEditor()
  const { isAlone } = useBenchSources()
  const said = sayClause(clause, language)
  if (from.pack.id === pack.id)
    return (
      <span className="pe-bench-source">
        {!isAlone && <Tag color="processing">{t('benchDraft')}</Tag>}
        <Button type="link" size="small" onClick={() => show(clause, keyOfRule({ part, id }))}>
          {said}
        </Button>
      </span>
    )
  return (
    <span className="pe-bench-source">
      <Tag>{inLanguage(from.pack.title, language)}</Tag>
      <Link to={clausePath(clause, { id: from.pack.id, edition: from.pack.edition })} target="_blank">
        {said}
      </Link>
    </span>
  )
}
