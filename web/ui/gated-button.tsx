import { LockOutlined } from '@ant-design/icons'
import { Button, type ButtonProps, type MenuProps } from 'antd'
import { type ReactNode, useId } from 'react'
import type { Text } from '../../events/text.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText } from '../language/use-words.ts'
import { sayClause, sayClauseOf } from './clause.ts'
import './refusal.css'

/** The refusal an act would meet, as in `can[act]`. */
export type Refused = {
  readonly refused: string
  readonly because: Text
  readonly clause?: string | undefined
  /** Whose clause it is, where several regulations bind the case. */
  readonly regulation?: { readonly title: Text } | undefined
  /** What the gate asks; what it lacks stands in `missing`. */
  readonly gate?: Text | undefined
  /** What must exist first, each with its clause. */
  readonly missing?: readonly { readonly title: Text; readonly clause: string }[] | undefined
}
/** What `can[act]` holds. */
export type Verdict = true | Refused

function Because({ verdict, id }: { verdict: Refused; id?: string }) {
  const text = useText()
  const language = useLanguage()
  const marks = useMarks()
  // The sentence names what is missing; where the list does so with clauses, it is not said twice.
  const isListed = verdict.gate !== undefined && verdict.missing !== undefined && verdict.missing.length > 0
  const because = isListed && verdict.gate !== undefined ? text(verdict.gate) : text(verdict.because)
  return (
    <span className="gated-because" {...(id === undefined ? {} : { id })}>
      <LockOutlined aria-hidden />
      <span>
        {because}
        {verdict.clause !== undefined &&
          !because.includes(verdict.clause) &&
          marks.brackets(sayClauseOf(verdict.clause, verdict.regulation && text(verdict.regulation.title), language))}
        {verdict.missing?.map(one => (
          <span key={one.clause + one.title.zh} className="gated-missing">
            {text(one.title) + marks.brackets(sayClause(one.clause, language))}
          </span>
        ))}
      </span>
    </span>
  )
}

type Props = Omit<ButtonProps, 'disabled'> & {
  /** `can[act]`; undefined when the server does not offer the act at all, and then nothing is drawn. */
  readonly verdict: Verdict | undefined
}

/** A button for an act. Refused: disabled, and the reason and clause stand beside it, for a tooltip on a disabled button reaches nobody with a keyboard or a phone. */
export function GatedButton({ verdict, ...button }: Props) {
  const id = useId()
  if (verdict === undefined) return null
  if (verdict === true) return <Button {...button} />
  return (
    <span className="gated">
      <Button {...button} disabled aria-describedby={id} />
      <Because verdict={verdict} id={id} />
    </span>
  )
}

type MenuItem = NonNullable<MenuProps['items']>[number]

/** The same for a menu: an item that is disabled and says why underneath. */
export function gatedItem(key: string, label: string, verdict: Verdict | undefined, icon?: ReactNode): MenuItem | undefined {
  if (verdict === undefined) return undefined
  if (verdict === true) return { key, label, icon }
  return {
    key,
    icon,
    disabled: true,
    label: (
      <span className="gated-item">
        {label}
        <Because verdict={verdict} />
      </span>
    ),
  }
}
