import { PlusOutlined } from '@ant-design/icons'
import { Button, Dropdown, Input, Modal } from 'antd'
import { useState } from 'react'
import type { Pack, RouteRule } from '../../../engine/pack.ts'
import { type Role, roles } from '../../../events/roles.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { isComposing } from '../../ui/shortcut-keys.ts'
import { type Addable, addable, addGroups } from './add-groups.ts'
import { axisChoices } from './axis-choices.ts'
import { BeginPeople, beginPeople, type PeopleBeginning, type PeoplePart, peopleParts } from './begin-people.tsx'
import { addDuty } from './edit-duty.ts'
import { addEvidence, addGate } from './edit-gate.ts'
import { addRole, addSimple, lacking } from './edit-measures.ts'
import type { PartName } from './edit-pack.ts'
import { addArchive, addPaper, type PaperPart, paperParts } from './edit-papers.ts'
import { addRoute } from './edit-route.ts'
import { addTable } from './edit-table.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { actOptions } from './gate-form.tsx'
import { Pick } from './pickers.tsx'
import { keyOfRule } from './rules-at.ts'
import { routeSubjectOptions } from './subject-options.ts'
import { EventPick } from './trigger-pick.tsx'
import { sayTrigger } from './trigger-words.ts'
import { editorWords } from './words.ts'

/** What has been said so far of a rule to be; more is said in its form. */
type Beginning = PeopleBeginning & { axis?: string; subject?: RouteRule['subject']; role?: Role }

/** The draft with the rule begun, and its id; undefined while something it cannot do without is missing. */
function begin(
  pack: Pack,
  part: Addable,
  clause: string,
  said: Beginning,
  language: 'zh' | 'en',
): { pack: Pack; id: string } | undefined {
  const title = said.title.trim()
  const people = peopleParts.find(one => one === part)
  if (people !== undefined) return beginPeople(pack, people, clause, said)
  if (part === 'roles')
    return said.role && { pack: addRole(pack, clause, said.role, sayValue('role', said.role, 'zh')), id: said.role }
  if (part === 'routes') return said.subject && addRoute(pack, clause, said.subject)
  if (part === 'laws' || part === 'levelMaps') return addSimple(pack, part, clause, '')
  if (title === '') return undefined
  if (part === 'duties') return addDuty(pack, clause, title)
  if (part === 'evidence') return said.trigger && addEvidence(pack, clause, title, said.trigger)
  if (part === 'archive') return said.trigger && addArchive(pack, clause, title, said.trigger)
  if (part === 'gates') {
    const { act, trigger } = said
    if (act === undefined || trigger === undefined) return undefined
    return addGate(pack, clause, title, act, { title: sayTrigger(trigger, pack, 'zh'), on: trigger })
  }
  if (part === 'tables') {
    const axis = axisChoices(pack, language).find(one => one.value === said.axis)
    return axis && addTable(pack, clause, title, { name: axis.value, axis: axis.axis })
  }
  const paper = paperParts.find(one => one === part)
  return paper === undefined
    ? addSimple(pack, part as Exclude<typeof part, PaperPart | PeoplePart>, clause, title)
    : addPaper(pack, paper, clause, title)
}

/** What is called after what it says. */
const nameless: readonly Addable[] = ['roles', 'routes', 'laws', 'levelMaps']

function Beginnings({
  part,
  said,
  onChange,
  onEnter,
}: {
  part: Addable
  said: Beginning
  onChange: (said: Beginning) => void
  onEnter: () => void
}) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  const freeRoles = roles.filter(role => !pack.roles.some(one => one.id === role))
  const people = peopleParts.find(one => one === part)
  if (people !== undefined)
    return (
      <div className="pe-beginning">
        <BeginPeople part={people} said={said} onChange={next => onChange({ ...said, ...next })} onEnter={onEnter} />
      </div>
    )
  return (
    <div className="pe-beginning">
      {!nameless.some(one => one === part) && (
        <Field label={t('ruleTitle')} hint={t('ruleTitleHint')}>
          <Input
            autoFocus
            aria-label={t('ruleTitle')}
            maxLength={200}
            value={said.title}
            onChange={event => onChange({ ...said, title: event.target.value })}
            onKeyDown={event => {
              // Enter that ends pinyin is not Enter.
              if (event.key === 'Enter' && !isComposing(event.nativeEvent)) onEnter()
            }}
          />
        </Field>
      )}
      {part === 'gates' && (
        <Field label={t('act')}>
          <Pick label={t('act')} value={said.act} options={actOptions(language)} onChange={act => onChange({ ...said, act })} />
        </Field>
      )}
      {(part === 'gates' || part === 'evidence' || part === 'archive') && (
        <Field label={t(part === 'gates' ? 'mustBe' : 'shownBy')}>
          <EventPick
            label={t(part === 'gates' ? 'mustBe' : 'shownBy')}
            value={said.trigger}
            onChange={trigger => onChange({ ...said, trigger })}
          />
        </Field>
      )}
      {part === 'tables' && (
        <Field label={t('looksAt')}>
          <Pick
            label={t('looksAt')}
            value={said.axis}
            options={axisChoices(pack, language)}
            onChange={axis => onChange({ ...said, axis })}
          />
        </Field>
      )}
      {part === 'routes' && (
        <Field label={t('subject')}>
          <Pick
            label={t('subject')}
            value={said.subject}
            options={routeSubjectOptions(language)}
            onChange={subject => onChange({ ...said, subject })}
          />
        </Field>
      )}
      {part === 'roles' && (
        <Field label={t('role')}>
          <Pick
            label={t('role')}
            value={said.role}
            options={freeRoles.map(value => ({ value, label: sayValue('role', value, language) }))}
            onChange={role => onChange({ ...said, role })}
          />
        </Field>
      )}
    </div>
  )
}

/** The button that begins a rule under a clause: what it is, its name, and what it cannot do without. The rest is in its form. */
export function AddRule({ clause }: { clause: string }) {
  const t = useWords(editorWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { pack, change, show } = useEditor()
  const [part, setPart] = useState<Addable>()
  const [said, setSaid] = useState<Beginning>({ title: '' })
  const made = part === undefined ? undefined : begin(pack, part, clause, said, language)
  const lack = part === undefined ? undefined : lacking(pack, part as PartName)
  const close = () => setPart(undefined)
  const add = () => {
    if (part === undefined || made === undefined || lack !== undefined) return
    change(now => begin(now, part, clause, said, language)?.pack ?? now)
    show(clause, keyOfRule({ part, id: made.id }))
    close()
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        classNames={{ root: 'pe-add-menu' }}
        menu={{
          items: addGroups.map(({ name, parts }) => ({
            key: name,
            type: 'group',
            label: t(`addGroup.${name}`),
            children: parts.map((key: Addable) => ({
              key,
              label: (
                <span className="pe-add-item">
                  <span>{t(`part.${key}`)}</span>
                  <span className="pe-hint">{t(`hint.${key}`)}</span>
                </span>
              ),
            })),
          })),
          onClick: ({ key }) => {
            setSaid({ title: '' })
            setPart(addable.find(one => one === key))
          },
        }}
      >
        <Button type="primary" ghost icon={<PlusOutlined />}>
          {t('addRule')}
        </Button>
      </Dropdown>
      <Modal
        open={part !== undefined}
        title={part === undefined ? '' : `${t('addRule')} · ${t(`part.${part}`)}`}
        okText={t('create')}
        cancelText={shared('cancel')}
        okButtonProps={{ disabled: made === undefined || lack !== undefined }}
        onOk={add}
        onCancel={close}
        destroyOnHidden
      >
        {part !== undefined &&
          (lack === undefined ? (
            <Beginnings part={part} said={said} onChange={setSaid} onEnter={add} />
          ) : (
            <p>{t(`lacking.${lack}`)}</p>
          ))}
      </Modal>
    </>
  )
}
