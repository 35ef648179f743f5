import { z } from 'zod'
import { Text } from '../../events/text.ts'
import { Mapping } from './mapping-schema.ts'
import bpic2013 from './presets/bpic2013-incidents.json' with { type: 'json' }
import govMessages from './presets/gov-messages.json' with { type: 'json' }
import helpdeskItalian from './presets/helpdesk-italian.json' with { type: 'json' }
import receiptPhaseWabo from './presets/receipt-phase-wabo.json' with { type: 'json' }
import ticketsEn from './presets/tickets-en.json' with { type: 'json' }

const Preset = z.strictObject({ id: z.string(), title: Text, match: z.array(z.string()).min(1), mapping: Mapping })
export type Preset = z.infer<typeof Preset>

/** Mappings of known files, each with the columns that a file of its kind has. The most particular one comes first. */
export const presets: readonly Preset[] = [bpic2013, helpdeskItalian, receiptPhaseWabo, govMessages, ticketsEn]
  .map(p => Preset.parse(p))
  .sort((a, b) => b.match.length - a.match.length)

/** The preset for a file with these columns; undefined where none fits. */
export function presetFor(headers: readonly string[]): Preset | undefined {
  const known = new Set(headers)
  return presets.find(p => p.match.every(name => known.has(name)))
}

/** The preset of this name; underscores and file names of the shipped data are understood too. */
export function presetNamed(name: string): Preset | undefined {
  const wanted = name.toLowerCase().replaceAll('_', '-')
  return presets.find(
    p =>
      p.id === wanted ||
      p.id.startsWith(`${wanted}-`) ||
      wanted.startsWith(p.id) ||
      (p.id === 'gov-messages' && wanted.startsWith('messages')),
  )
}
