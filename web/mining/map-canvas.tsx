import {
  Background,
  BaseEdge,
  Controls,
  type Edge,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from '@xyflow/react'
import { useMemo } from 'react'
import type { ProcessMap } from '../../engine/mining/process-map.ts'
import type { ProcessParts } from '../../server/mining/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { useAppearance } from '../shell/appearance.ts'
import { sayStretch } from '../ui/durations.ts'
import { END, type Point, pathAlong, placeMap, START } from './map-graph.ts'
import type { Change } from './use-selection.ts'
import { miningWords } from './words.ts'
import '@xyflow/react/dist/style.css'

type Box = Node<{ readonly name: string; readonly detail: string; readonly isEdge: boolean }>

/** An activity, or the beginning or the end. */
function ActivityBox({ data }: NodeProps<Box>) {
  return (
    <div className={data.isEdge ? 'mining-node is-edge' : 'mining-node'}>
      <Handle type="target" position={Position.Top} isConnectable={false} style={hidden} />
      {data.name}
      {data.detail !== '' && <small>{data.detail}</small>}
      <Handle type="source" position={Position.Bottom} isConnectable={false} style={hidden} />
    </div>
  )
}
const hidden = { opacity: 0 }
const boxes = { activity: ActivityBox }

type Arc = Edge<{ readonly path: string; readonly at: Point }>
/** An arc along the way that the layout found around the boxes. */
function ArcLine({ id, data, label, labelBgPadding, style, markerEnd }: EdgeProps<Arc>) {
  if (data === undefined) return null
  return (
    <BaseEdge
      id={id}
      path={data.path}
      label={label}
      labelX={data.at.x}
      labelY={data.at.y}
      {...(labelBgPadding === undefined ? {} : { labelBgPadding })}
      {...(style === undefined ? {} : { style })}
      {...(markerEnd === undefined ? {} : { markerEnd })}
    />
  )
}
const lines = { arc: ArcLine }

type Props = {
  readonly map: ProcessMap
  readonly activities: ProcessParts['activities']
  readonly shows: 'count' | 'wait'
  readonly change: Change
}

/** The picture of a map: the thicker an arc the more often it was gone, the darker the longer it waits. */
export function MapCanvas({ map, activities, shows, change }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const appearance = useAppearance()
  const placed = useMemo(() => placeMap(map), [map])
  const nodes = useMemo(
    () =>
      placed.nodes.map(({ id, activity, x, y, count, cases, again }): Box => {
        const isEdge = activity === undefined
        const name = isEdge ? t(id === START ? 'map.start' : 'map.end') : text(activities[activity]!.title)
        const repeated = again > 0 ? ` · ${t('map.self', { count: again })}` : ''
        const detail = isEdge ? '' : `${count}${repeated}`
        return {
          ...{ id, type: 'activity', position: { x, y }, data: { name, detail, isEdge } },
          ...{
            draggable: false,
            connectable: false,
            focusable: !isEdge,
            ariaLabel: isEdge ? name : t('open', { name, count: cases }),
          },
        }
      }),
    [placed, activities, t, text],
  )
  const edges = useMemo(() => {
    const most = Math.max(...placed.arcs.map(({ count }) => count), 1)
    const longest = Math.max(...placed.arcs.map(({ wait }) => wait ?? 0), 1)
    return placed.arcs.map(({ id, source, target, count, wait, points, label: at }): Arc => {
      const slow = wait === undefined ? 0 : Math.sqrt(wait / longest)
      const stroke = `color-mix(in srgb, var(--ant-color-error) ${Math.round(slow * 100)}%, var(--ant-color-text-quaternary))`
      const label = shows === 'count' ? String(count) : wait === undefined ? '' : sayStretch(wait, language)
      const isOuter = source === START || target === END
      return {
        ...{ id, source, target, label, focusable: !isOuter },
        ...{ type: 'arc', data: { path: pathAlong(points), at } },
        style: { stroke, strokeWidth: 1 + 5 * Math.sqrt(count / most), ...(isOuter ? { strokeDasharray: '4 4' } : {}) },
        markerEnd: {
          type: MarkerType.ArrowClosed,
          width: 14,
          height: 14,
          color: 'var(--ant-color-text-tertiary)',
          markerUnits: 'userSpaceOnUse',
        },
        labelBgPadding: [4, 2],
        ariaLabel: `${nameOf(source)} → ${nameOf(target)}: ${label}`,
      }
    })
    function nameOf(id: string): string {
      if (id === START || id === END) return t(id === START ? 'map.start' : 'map.end')
      return text(activities[Number(id)]!.title)
    }
  }, [placed, activities, shows, language, t, text])
  const key = (id: string) => activities[Number(id)]!.key
  const openNode = (id: string) => {
    if (id !== START && id !== END) change({ has: key(id), tab: 'cases' })
  }
  const openArc = ({ source, target }: Pick<Edge, 'source' | 'target'>) => {
    if (source === START) change({ begins: key(target), tab: 'cases' })
    else if (target === END) change({ ends: key(source), tab: 'cases' })
    else change({ arcFrom: key(source), arcTo: key(target), tab: 'cases' })
  }
  return (
    // A long map is a long page: shrunk to one window nobody could read it.
    <div className="mining-canvas" style={{ height: Math.min(2_400, Math.max(360, placed.height * 0.85 + 60)) }}>
      <ReactFlow
        // Another map is laid out anew and shown whole.
        key={placed.nodes.map(({ id }) => id).join()}
        aria-label={t('map.label', { activities: map.nodes.length, arcs: map.arcs.length })}
        colorMode={appearance}
        defaultNodes={nodes}
        edges={edges}
        nodeTypes={boxes}
        edgeTypes={lines}
        fitView
        fitViewOptions={{ padding: 0.08, maxZoom: 1 }}
        minZoom={0.1}
        nodesConnectable={false}
        elementsSelectable
        zoomOnScroll={false}
        preventScrolling={false}
        proOptions={{ hideAttribution: true }}
        onNodeClick={(_event, node) => openNode(node.id)}
        onEdgeClick={(_event, edge) => openArc(edge)}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || event.key !== 'Enter') return
          const on = (event.target as HTMLElement).closest<HTMLElement>('[data-id]')?.dataset.id
          if (on === undefined) return
          const arc = placed.arcs.find(({ id }) => id === on)
          if (arc) openArc(arc)
          else openNode(on)
        }}
      >
        <Background />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  )
}
