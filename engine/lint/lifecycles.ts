import { definitionOfAct } from '../../events/registry.ts'
import type { Lifecycle, Pack, Trigger } from '../pack.ts'
import { neverPulled } from './clocks.ts'
import { type Check, type Finding, found } from './finding.ts'

/** Stages that cannot be reached or left, and ways back that nothing bounds. */
export const checkLifecycles: Check = (pack, all) => {
  const together = { ...pack, records: all.flatMap(p => p.records ?? []) }
  const canBePulled = (triggers: readonly Trigger[]) => triggers.some(t => neverPulled(together, t) === undefined)
  return pack.lifecycles.flatMap(lifecycle => [
    ...stages(pack, lifecycle, canBePulled),
    ...(canBePulled(lifecycle.end) ? [] : [noExit(pack, lifecycle, lifecycle.stages.length - 1)]),
    ...loops(pack, lifecycle),
  ])
}

const nameOf = (lifecycle: Lifecycle, index: number) => lifecycle.stages[index]!.title

function stages(pack: Pack, lifecycle: Lifecycle, canBePulled: (triggers: readonly Trigger[]) => boolean): Finding[] {
  return lifecycle.stages.flatMap((stage, i) => {
    if (i === 0 || canBePulled(stage.enter)) return []
    const isReopened = lifecycle.reopen.some(r => r.stage === stage.id && canBePulled([r]))
    if (isReopened) return []
    const after = lifecycle.stages.slice(i + 1).some(later => canBePulled(later.enter)) || canBePulled(lifecycle.end)
    return [
      found(
        pack,
        'stage-unreachable',
        [lifecycle.kind, stage.id],
        [stage.clause],
        {
          zh: `没有任何事件能进入「${stage.title.zh}」阶段。`,
          en: `Nothing leads into the stage "${stage.title.en ?? stage.title.zh}".`,
        },
        { zh: '写明做了什么就进入这一阶段，或删去它。', en: 'Say what leads into it, or remove it.' },
      ),
      ...(after ? [] : [noExit(pack, lifecycle, i - 1)]),
    ]
  })
}

function noExit(pack: Pack, lifecycle: Lifecycle, index: number): Finding {
  const stage = lifecycle.stages[index]!
  return found(
    pack,
    'stage-without-exit',
    [lifecycle.kind, stage.id],
    [stage.clause],
    {
      zh: `案件到了「${nameOf(lifecycle, index).zh}」阶段就出不去：没有结束它的事件。`,
      en: `A case that reaches "${nameOf(lifecycle, index).en ?? nameOf(lifecycle, index).zh}" can never leave it: nothing ends it.`,
    },
    { zh: '写明做了什么就结束或进入下一阶段。', en: 'Say what ends it or leads to the next stage.' },
  )
}

/** A way back that neither counts its rounds nor needs somebody's decision can go round without end. */
function loops(pack: Pack, lifecycle: Lifecycle): Finding[] {
  return lifecycle.reopen.flatMap(back => {
    const isBounded = Object.values(back.when ?? {}).some(c => !('in' in c) && c.lt !== undefined)
    // Reopening by hand is somebody's decision each time.
    if (isBounded || back.on === 'case.reopened') return []
    const stage = lifecycle.stages.find(s => s.id === back.stage)
    return [
      found(
        pack,
        'endless-loop',
        [lifecycle.kind, back.on, back.stage],
        [stage?.clause ?? lifecycle.clause],
        {
          zh: `案件可以一再回到「${stage?.title.zh ?? back.stage}」，条文没有写最多几轮、之后由谁决定。`,
          en: `A case may go back to "${stage?.title.en ?? back.stage}" again and again; no clause says how often, and who decides then.`,
        },
        { zh: '写明轮数上限，以及到了上限由谁裁定。', en: 'Set the number of rounds, and who decides after them.' },
        { settles: [`${lifecycle.kind}:${back.on}`] },
      ),
    ]
  })
}

/** Acts whose gate asks for evidence that only the same act, or acts waiting for it in turn, can give: nobody can ever go on. */
export const checkGates: Check = pack => {
  const actOfType = new Map<string, string>()
  for (const gate of pack.gates) {
    const definition = definitionOfAct(gate.act)
    if (definition) actOfType.set(definition.type, gate.act)
  }
  // An act waits for another where its evidence comes from that act's event alone, and that act has a gate of its own.
  const waitsFor = new Map<string, Set<string>>()
  for (const gate of pack.gates.filter(g => g.when === undefined && g.levels === undefined && g.kinds === undefined))
    for (const need of gate.needs.filter(n => n.ifSeen === undefined)) {
      const types = new Set(pack.evidence.find(e => e.id === need.evidence)?.on.map(t => t.on))
      const [only] = [...types]
      const act = types.size === 1 && only !== undefined ? actOfType.get(only) : undefined
      if (act !== undefined) waitsFor.set(gate.act, (waitsFor.get(gate.act) ?? new Set()).add(act))
    }
  const isInCycle = (act: string): boolean => {
    const seen = new Set<string>()
    const open = [...(waitsFor.get(act) ?? [])]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === act) return true
      if (seen.has(next)) continue
      seen.add(next)
      open.push(...(waitsFor.get(next) ?? []))
    }
    return false
  }
  return pack.gates
    .filter(gate => waitsFor.has(gate.act) && isInCycle(gate.act))
    .map(gate =>
      found(
        pack,
        'gate-cycle',
        [gate.id],
        [gate.clause],
        {
          zh: `「${gate.title.zh}」要求的材料只有它自己放行之后才会有，谁也走不下去。`,
          en: `The gate "${gate.title.en ?? gate.title.zh}" asks for what only exists once it has opened; nobody can go on.`,
        },
        {
          zh: '去掉其中一项要求，或让材料由另一步产生。',
          en: 'Drop one of the requirements, or let another step give the evidence.',
        },
      ),
    )
}
