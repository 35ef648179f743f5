import { Button, Tag } from 'antd'
import { caseBreakKinds, type LoopConformance, type ProcessParts } from '../../server/mining/schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import type { Change, Selected } from './use-selection.ts'
import { miningWords } from './words.ts'

type Props = {
  readonly selected: Selected
  readonly activities: ProcessParts['activities']
  readonly conformance: LoopConformance | null
  readonly change: Change
  readonly clear: () => void
}
const chipKinds = ['gate', 'decided', 'late', ...caseBreakKinds] as const
type Chip = { readonly key: string; readonly label: string; readonly names: readonly string[] }

/** What is chosen among the cases, each to be taken away by itself. */
export function SelectionChips({ selected, activities, conformance, change, clear }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const named = (key: string) => {
    const found = activities.find(one => one.key === key)
    return found === undefined ? key : text(found.title)
  }
  const chips: Chip[] = []
  const add = (label: string, ...names: string[]) => chips.push({ key: names[0]!, label, names })
  const { has, hasNot, repeats, arcFrom, arcTo, begins, ends, way, rework, hoursFrom, hoursBelow, column, value, broken } =
    selected
  if (has !== undefined) add(t('chip.has', { name: named(has) }), 'has')
  if (hasNot !== undefined) add(t('chip.hasNot', { name: named(hasNot) }), 'hasNot')
  if (repeats !== undefined) add(t('chip.repeats', { name: named(repeats) }), 'repeats')
  if (arcFrom !== undefined && arcTo !== undefined)
    add(t('chip.arc', { from: named(arcFrom), to: named(arcTo) }), 'arcFrom', 'arcTo')
  if (begins !== undefined) add(t('chip.begins', { name: named(begins) }), 'begins')
  if (ends !== undefined) add(t('chip.ends', { name: named(ends) }), 'ends')
  if (way !== undefined) add(t('chip.way', { count: stepsIn(way) }), 'way')
  if (rework !== undefined) add(t('chip.rework'), 'rework')
  if (hoursFrom !== undefined) add(t('chip.hoursFrom', { hours: hoursFrom }), 'hoursFrom')
  if (hoursBelow !== undefined) add(t('chip.hoursBelow', { hours: hoursBelow }), 'hoursBelow')
  if (column !== undefined && value !== undefined) add(t('chip.value', { column, value }), 'column', 'value')
  if (broken !== undefined) {
    const at = broken.indexOf(':')
    const [kind, id] = at < 0 ? [broken, ''] : [broken.slice(0, at), broken.slice(at + 1)]
    const known = chipKinds.find(one => one === kind)
    const step =
      conformance?.steps.find(one => one.id === id)?.title ??
      conformance?.late.find(one => one.rule === id)?.title ??
      conformance?.gates.find(one => one.gate === id)?.title
    const name = kind === 'decided' ? sayValue('beyond', id, language) : step === undefined ? id : text(step)
    if (kind === 'none') add(t('chip.broken.none'), 'broken')
    else if (known !== undefined) add(t(`chip.broken.${known}`, { step: name }), 'broken')
  }
  if (chips.length === 0) return null
  return (
    <div className="mining-chips">
      <span className="case-faint">{t('chosen')}</span>
      {chips.map(({ key, label, names }) => (
        <Tag key={key} color="blue" closable onClose={() => change(Object.fromEntries(names.map(name => [name, undefined])))}>
          {label}
        </Tag>
      ))}
      {chips.length > 1 && (
        <Button size="small" type="link" onClick={clear}>
          {t('clear')}
        </Button>
      )}
    </div>
  )
}

function stepsIn(way: string): number {
  try {
    const names: unknown = JSON.parse(way)
    return Array.isArray(names) ? names.length : 0
  } catch {
    return 0
  }
}
