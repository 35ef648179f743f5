import { z } from 'zod'
import type { CaseState } from '../../engine/state.ts'
import type { Instant } from '../../events/instant.ts'
import { definitionOfAct } from '../../events/registry.ts'
import type { Company } from './companies.ts'
import type { Random } from './random.ts'

type Shape = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Shape[]
  oneOf?: Shape[]
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  prefixItems?: Shape[]
  minItems?: number
  minimum?: number
  maximum?: number
  format?: string
  pattern?: string
  additionalProperties?: Shape | boolean
}
export type Surroundings = { company: Company; state: CaseState; events: readonly string[]; now: Instant; random: Random }

const shapes = new Map<string, Shape>()

/** Data for an act, drawn from the schema of its event: names of people, requests and events are taken from the case where its field asks for such. */
export function randomInput(act: string, around: Surroundings): Record<string, unknown> {
  let shape = shapes.get(act)
  if (shape === undefined) {
    shape = z.toJSONSchema(definitionOfAct(act)!.input, { io: 'input', unrepresentable: 'any' }) as Shape
    shapes.set(act, shape)
  }
  return drawn(shape, act, around) as Record<string, unknown>
}

function drawn(shape: Shape, name: string, around: Surroundings): unknown {
  const { random } = around
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return random.pick(shape.enum)
  const choices = shape.anyOf ?? shape.oneOf
  if (choices) return drawn(random.pick(choices), name, around)
  switch (shape.type) {
    case 'object': {
      const entries = Object.entries(shape.properties ?? {})
      const wanted = entries.filter(([key]) => shape.required?.includes(key) || random.chance(0.4))
      return Object.fromEntries(wanted.map(([key, inner]) => [key, drawn(inner, key, around)]))
    }
    case 'array': {
      if (shape.prefixItems) return shape.prefixItems.map(inner => drawn(inner, name, around))
      const length = Math.max(shape.minItems ?? 0, random.between(0, 2))
      const all = Array.from({ length }, () => drawn(shape.items ?? {}, name, around))
      return [...new Set(all.map(one => JSON.stringify(one)))].map(one => JSON.parse(one))
    }
    case 'integer':
    case 'number': {
      const least = Math.max(shape.minimum ?? 0, -1_000)
      return random.between(least, Math.min(shape.maximum ?? 100_000, least + random.pick([1, 10, 100, 100_000])))
    }
    case 'boolean':
      return random.chance(0.6)
    case 'null':
      return null
    default:
      return textOf(shape, name, around)
  }
}

const people =
  /^(person|to|from|owner|members?|attendees|people|checker|second|finance|legal|research|supplyChain|subject|mentions|handler|by)$/i
const moments = /(At|from|until)$/
const days = /On$/

function textOf(shape: Shape, name: string, { company, state, events, now, random }: Surroundings): string {
  const shifted = (ms: number) => new Date(Date.parse(now) + ms).toISOString()
  if (shape.format === 'date-time' || (shape.pattern?.includes('T') && moments.test(name)))
    return shifted(random.between(-30, 600) * 60_000)
  if (shape.format === 'date' || days.test(name)) return shifted(random.between(-3, 20) * 86_400_000).slice(0, 10)
  if (name === 'request') return random.pickOr(Object.keys(state.requests), random.pickOr(events, 'none'))
  if (name === 'report') return random.pickOr(Object.keys(state.reports), random.pickOr(events, 'none'))
  if (name === 'duty' || name === 'duties') return random.pickOr(Object.keys(state.duties), 'none')
  if (name === 'version') return state.liability?.versions.at(-1)?.event ?? random.pickOr(events, 'none')
  if (name === 'file' || name === 'files' || name === 'evidence' || name === 'signature') return random.pick(company.files)
  if (/department/i.test(name)) return random.pick([...company.departments.values()])
  if (people.test(name)) return random.pick(company.people)
  if (name === 'corrects' || name === 'event' || name === 'invoice' || name === 'payment') return random.pickOr(events, 'none')
  if (name === 'level') return state.level ?? 'general'
  if (name === 'customer') return random.pickOr(company.customers, 'none')
  if (shape.pattern?.includes('a-f')) return '1'.repeat(64)
  return `文字 ${random.hex(3)}`
}
