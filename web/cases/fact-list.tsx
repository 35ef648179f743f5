import type { ReactNode } from 'react'
import type { GradingFacts } from '../../events/case-words.ts'
import type { Language } from '../../events/text.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { Money } from '../ui/money.tsx'
import { factNames, isWordFact, shapeOfFact, wordsOfFact } from './fact-shapes.ts'
import { sayValue } from './say-value.ts'
import { sayField } from './words-fields.ts'

type FactName = keyof GradingFacts

/** Grading facts in words. */
export function FactList({ facts, language }: { facts: Readonly<Record<string, unknown>>; language: Language }) {
  const shared = useWords(shellWords)
  const say = (name: FactName, value: unknown): ReactNode => {
    if (isWordFact(name)) return sayValue(wordsOfFact(name), value, language)
    if (shapeOfFact(name) === 'money') return <Money fen={Number(value)} short />
    return typeof value === 'boolean' ? shared(value ? 'yes' : 'no') : String(value)
  }
  return (
    <dl className="fact-list">
      {factNames.flatMap(name =>
        facts[name] === undefined
          ? []
          : [
              <div key={name}>
                <dt>{sayField('', `facts.${name}`, language)}</dt>
                <dd>{say(name, facts[name])}</dd>
              </div>,
            ],
      )}
    </dl>
  )
}
