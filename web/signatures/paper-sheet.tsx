import type { PaperDraft } from '../../engine/papers/paper-content.ts'
import { sayFen, sayPaperMoment, sayPaperValue } from '../../engine/papers/say-value.ts'
import type { PaperSection, SignedContent } from '../../events/signed-content.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { signatureWords } from './words.ts'
import './signatures.css'

type Shown = PaperDraft & Partial<Pick<SignedContent, 'answer'>>

/** A paper as it is signed: heading, parts, and what was said of it where somebody has signed. The same on phone, page and panel. */
export function PaperSheet({ paper }: { readonly paper: Shown }) {
  const t = useWords(signatureWords)
  const text = useText()
  const { answer } = paper
  const about = [
    { title: t('customer'), value: paper.customer },
    { title: t('machine'), value: paper.machine },
  ].filter(one => one.value !== undefined)
  return (
    <article className="paper" aria-label={text(paper.title)}>
      <header>
        <h2>{text(paper.title)}</h2>
        <p className="paper-faint">
          {text(paper.company)} · {paper.case.number}
          {paper.number > 1 && ` · ${t('nth', { number: paper.number })}`}
        </p>
        <p className="paper-subject">{paper.case.title}</p>
      </header>
      {about.length > 0 && (
        <dl className="paper-fields">
          {about.map(one => (
            <div key={one.title}>
              <dt>{one.title}</dt>
              <dd>{one.value}</dd>
            </div>
          ))}
        </dl>
      )}
      {paper.sections.length === 0 && <p className="paper-faint">{t('emptyPaper')}</p>}
      {paper.sections.map(section => (
        <Section key={`${section.kind} ${section.title.zh}`} section={section} zone={paper.zone} />
      ))}
      {answer !== undefined && (
        <section>
          <h3>{t('result')}</h3>
          <p>
            {t(answer.agreed ? 'agreed' : 'refused')}
            {answer.remarks !== undefined && <span className="paper-remarks">{answer.remarks}</span>}
          </p>
        </section>
      )}
    </article>
  )
}

function Section({ section, zone }: { readonly section: PaperSection; readonly zone: string }) {
  const t = useWords(signatureWords)
  const text = useText()
  const language = useLanguage()
  const say = (value: Parameters<typeof sayPaperValue>[0]) => sayPaperValue(value, zone, language)
  return (
    <section>
      <h3>{text(section.title)}</h3>
      {section.kind === 'fields' && (
        <dl className="paper-fields">
          {section.fields.map(field => (
            <div key={field.title.zh}>
              <dt>{text(field.title)}</dt>
              <dd>{say(field.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      {section.kind === 'rows' && (
        <div className="paper-scroll">
          <table>
            <thead>
              <tr>
                {section.columns.map(column => (
                  <th key={column.zh} scope="col">
                    {text(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {section.rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a paper never move.
                <tr key={at}>
                  {section.columns.map((column, cell) => (
                    <td key={column.zh}>{say(row[cell] ?? null)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {section.totalFen !== undefined && <p className="paper-total">{t('total', { amount: sayFen(section.totalFen) })}</p>}
        </div>
      )}
      {section.kind === 'photos' && (
        <ul className="paper-photos">
          {section.photos.map(photo => (
            <li key={photo.sha256}>
              {text(photo.shows)} · {sayPaperMoment(photo.takenAt, zone)}
              <code>{photo.sha256}</code>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
