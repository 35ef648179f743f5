import type { Drawing } from '../../engine/investigation/fishbone-drawing.ts'

/** The drawing of a fishbone; `label` says it in words to whoever does not see it. */
export function DrawnFishbone({ drawing, label }: { drawing: Drawing; label: string }) {
  return (
    <div className="fishbone-scroll">
      <svg className="fishbone-drawing" viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={label}>
        {drawing.lines.map(line => (
          <line
            key={`${line.x1} ${line.y1} ${line.x2}`}
            x1={line.x1}
            y1={line.y1}
            x2={line.x2}
            y2={line.y2}
            data-kind={line.kind}
          />
        ))}
        <rect {...drawing.head} rx={8} className="fishbone-head" />
        {drawing.labels.map(label => (
          <text key={`${label.x} ${label.y} ${label.text}`} x={label.x} y={label.y} data-kind={label.kind}>
            {label.text}
          </text>
        ))}
      </svg>
    </div>
  )
}
