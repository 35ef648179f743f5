import { useWords } from '../language/use-words.ts'
import { investigationWords } from './words.ts'
import './investigation.css'

/** What was asked and answered, one after another. */
export function Exchanges({ questions, answers }: { questions: unknown; answers: unknown }) {
  const t = useWords(investigationWords)
  const said = Array.isArray(answers) ? answers : []
  return (
    <ol className="exchanges">
      {(Array.isArray(questions) ? questions : []).map((question, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was recorded never changes.
        <li key={at}>
          <p>
            <span className="case-faint">{t('asked')}</span> {String(question)}
          </p>
          <p>
            <span className="case-faint">{t('answered')}</span> {String(said[at] ?? '')}
          </p>
        </li>
      ))}
    </ol>
  )
}
