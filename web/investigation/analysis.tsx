import { inLanguage } from '../../events/in-language.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { EntryBody } from '../cases/timeline/entry-body.tsx'
import type { Entry, Scene } from '../cases/timeline/scene.ts'
import { Moment } from '../ui/moment.tsx'

/** The records of a case that say why: whys, a fishbone, or a code of the causes. Corrected ones do not count; newest first. */
export function analysisRecords({ timeline }: CaseWithTimeline, scene: Scene): readonly Entry[] {
  const says = (entry: Entry) =>
    scene
      .record(String(entry.data.record))
      ?.fields.some(
        field =>
          (field.kind === 'rows' && (field.show === 'whys' || field.show === 'fishbone')) ||
          (field.kind === 'code' && field.tree === 'cause'),
      ) === true
  return timeline.filter(entry => entry.type === 'record.made' && entry.correctedBy === undefined && says(entry)).toReversed()
}

/** What was concluded: the last analysis in full, earlier ones folded; findings of the investigation beside it. */
export function Analysis({ current, scene }: { current: CaseWithTimeline; scene: Scene }) {
  const [last, ...earlier] = analysisRecords(current, scene)
  const findings = current.timeline.findLast(entry => entry.type === 'investigation.recorded')
  return (
    <>
      {[last, findings]
        .filter(entry => entry !== undefined)
        .map(entry => (
          <Made key={entry.id} entry={entry} scene={scene} />
        ))}
      {earlier.map(entry => (
        <details key={entry.id} className="investigation-earlier">
          <summary>
            {titleOf(entry, scene)} <Moment at={entry.at} />
          </summary>
          <EntryBody entry={entry} scene={scene} />
        </details>
      ))}
    </>
  )
}

const titleOf = (entry: Entry, scene: Scene) =>
  inLanguage(scene.record(String(entry.data.record))?.title ?? entry.title, scene.language)

function Made({ entry, scene }: { entry: Entry; scene: Scene }) {
  return (
    <article className="investigation-made">
      <h3>
        {titleOf(entry, scene)}{' '}
        <span className="case-faint">
          {entry.actor.name} <Moment at={entry.at} />
        </span>
      </h3>
      <EntryBody entry={entry} scene={scene} />
    </article>
  )
}
