import { CheckOutlined, CloseOutlined, QuestionOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { ExplainedLine } from '../../server/policies/explain/schema.ts'
import type { WhyShown } from '../api/why.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { timeWords } from './words-time.ts'

/** More lines than this are folded on the screen; on paper all stand. */
const most = 16
const icons: Readonly<Record<NonNullable<ExplainedLine['mark']>, ReactNode>> = {
  yes: <CheckOutlined aria-hidden />,
  no: <CloseOutlined aria-hidden />,
  open: <QuestionOutlined aria-hidden />,
}

function Line({ line, several, folded, isFirst }: { line: ExplainedLine; several: boolean; folded: boolean; isFirst: boolean }) {
  const t = useWords(timeWords)
  const text = useText()
  const { mark, clause, reading } = line
  return (
    <li className="why-line" data-mark={mark ?? 'plain'} data-folded={folded}>
      {mark !== undefined && (
        <span className="why-line-mark">
          {icons[mark]}
          <span className="visually-hidden">{t(`whyMark.${mark}`)}</span>
        </span>
      )}
      <span className="why-line-words">
        <span>{text(line.says)}</span>
        {line.because !== undefined && <span className="why-line-because">{text(line.because)}</span>}
        {(line.facts ?? []).map(fact => (
          <span key={fact.title.zh} className="why-note">
            {text(fact.title)} {text(fact.value)}
          </span>
        ))}
        {clause !== undefined && (
          <span className="why-line-clause">
            <ClauseChip clause={clause.number} title={text(clause.gist)} edition={clause.regulation} />
            {several && <span className="why-note">{text(clause.regulation.title)}</span>}
            {isFirst && <span className="why-note">{text(clause.gist)}</span>}
          </span>
        )}
        {reading !== undefined && mark !== 'no' && (
          <span className="why-line-reading">
            {t('whyReading')} {text(reading.says)}
            <span className="why-note"> {t('whyReadBy', { by: reading.by, on: reading.on })}</span>
          </span>
        )}
        {line.case !== undefined && <Link to={`/cases/${line.case.id}`}>{line.case.number}</Link>}
      </span>
    </li>
  )
}

type SectionProps = { section: WhyShown['sections'][number]; several: boolean; firsts: ReadonlySet<ExplainedLine> }

function Section({ section, several, firsts }: SectionProps) {
  const t = useWords(timeWords)
  const text = useText()
  const [all, setAll] = useState(false)
  const { lines } = section
  const isLong = lines.length > most
  return (
    <section className="why-section" aria-label={text(section.title)}>
      <h3>{text(section.title)}</h3>
      <ul>
        {lines.map((line, at) => (
          <Line
            key={`${line.says.zh}${line.clause?.number ?? ''}${line.because?.zh ?? ''}`}
            line={line}
            several={several}
            isFirst={firsts.has(line)}
            folded={isLong && !all && at >= most}
          />
        ))}
      </ul>
      {isLong && !all && (
        <Button type="link" size="small" className="no-print" onClick={() => setAll(true)}>
          {t('whyAll', { count: lines.length })}
        </Button>
      )}
    </section>
  )
}

/** The lines where a clause is told in full: the first that rests on it. After that its number is enough. */
function firstCitations({ sections }: WhyShown): ReadonlySet<ExplainedLine> {
  const told = new Set<string>()
  const lines = sections.flatMap(section => section.lines)
  return new Set(
    lines.filter(({ clause, mark }) => {
      if (clause === undefined || mark === 'no') return false
      const key = `${clause.regulation.id} ${clause.number}`
      return told.has(key) ? false : told.add(key)
    }),
  )
}

/** The reasoning, section by section: what fits, what does not and why, what the text leaves open, each with its clause. */
export function WhySections({ why, only }: { readonly why: WhyShown; readonly only?: readonly string[] }) {
  const several = why.editions.length > 1
  const firsts = firstCitations(why)
  return why.sections
    .filter(section => only === undefined || only.includes(section.id))
    .map(section => <Section key={section.id} section={section} several={several} firsts={firsts} />)
}
