import { Form, Select } from 'antd'
import type { SetupState } from '../../server/setup/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { setupWords } from './words.ts'

type Regulation = NonNullable<SetupState['regulations']>[number]

/** The kinds that several of the regulations chosen would lead, each with those that would, in the order of the list. */
export function contestedKinds(regulations: readonly Regulation[], chosen: readonly string[]): Map<string, Regulation[]> {
  const byKind = new Map<string, Regulation[]>()
  for (const one of regulations)
    if (chosen.includes(one.id)) for (const kind of one.kinds) byKind.set(kind, [...(byKind.get(kind) ?? []), one])
  return new Map([...byKind].filter(([, leading]) => leading.length > 1))
}

/** What is sent: of each contested kind the one chosen, or the first where nobody changed it. */
export function leadingOf(
  contested: ReadonlyMap<string, readonly Regulation[]>,
  picked: Readonly<Record<string, string | undefined>>,
) {
  return Object.fromEntries(
    [...contested].map(([kind, leading]) => {
      const known = leading.find(one => one.id === picked[kind])
      return [kind, (known ?? leading[0]!).id]
    }),
  )
}

type Props = {
  readonly contested: ReadonlyMap<string, readonly Regulation[]>
  readonly picked: Readonly<Record<string, string | undefined>>
  readonly onPick: (kind: string, regulation: string) => void
}

/** Which regulation leads a kind of case that several would lead. Nothing where none is contested. */
export function LeadingChoice({ contested, picked, onPick }: Props) {
  const t = useWords(setupWords)
  const text = useText()
  const language = useLanguage()
  if (contested.size === 0) return null
  const leading = leadingOf(contested, picked)
  return (
    <fieldset className="setup-leading">
      <legend>{t('leading')}</legend>
      <p>{t('leadingHint')}</p>
      {[...contested].map(([kind, regulations]) => (
        <Form.Item key={kind} label={sayValue('kind', kind, language)} htmlFor={`leading-${kind}`}>
          <Select<string>
            id={`leading-${kind}`}
            value={leading[kind] ?? null}
            onChange={value => onPick(kind, value)}
            options={regulations.map(one => ({ value: one.id, label: text(one.title) }))}
          />
        </Form.Item>
      ))}
    </fieldset>
  )
}
