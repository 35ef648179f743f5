import { contractOn } from '../../../engine/charge.ts'
import { explainCharge } from '../../../engine/explain-charge.ts'
import type { Explained, WithText } from '../../../engine/explanation.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { Text } from '../../../events/text.ts'
import type { Ctx } from '../../context.ts'
import { chargeBasis } from '../../customers/charge-basis.ts'
import { viewCharge } from '../../customers/view-charge.ts'
import type { WarrantySettings } from '../../customers/warranty-schema.ts'
import { refuse } from '../../errors.ts'
import { readSettings } from '../../settings/change-settings.ts'

/** Why a case is free or charged: what was recorded last, on the warranty and the contract as they were then; before anything was recorded, as they are. */
export async function explainCaseCharge(ctx: Ctx, caseId: string): Promise<Explained & WithText> {
  const { record, decided, live } = await viewCharge(ctx, caseId)
  if (live === undefined) throw refuse('explain.unknown')
  const machineId = decided?.data.machine ?? record.machineId
  const basis = machineId == null ? undefined : await chargeBasis(ctx, machineId)
  const on = decided?.data.on ?? live.on
  const contracts = basis?.contracts ?? []
  const contract = decided === undefined ? contractOn(contracts, on) : contracts.find(one => one.id === decided.data.contract)
  const warranty =
    decided === undefined
      ? (basis?.machine.warranty ?? {})
      : { from: decided.data.warrantyFrom, until: decided.data.warrantyUntil }
  const { warranty: setting } = (await readSettings(ctx)).service
  return explainCharge(editionNamed(ctx.rules, record.state.edition), {
    kind: record.state.kind,
    decision: decided?.data ?? live.decision,
    on,
    isOccurrence: live.isOccurrence,
    machine: basis && {
      title: { zh: `${basis.machine.model} ${basis.machine.serial}` },
      warranty,
      computed: basis.machine.isGiven || warranty.until === undefined ? undefined : bySetting(setting),
    },
    contract,
    others: contracts.filter(one => one.id !== contract?.id),
    isStated: basis === undefined && record.facts.inWarranty !== undefined,
  })
}

function bySetting({ months, from }: WarrantySettings): Text {
  const day = {
    delivered: { zh: '交付', en: 'delivery' },
    installed: { zh: '安装', en: 'installation' },
    accepted: { zh: '验收', en: 'acceptance' },
  }[from]
  return { zh: `按公司设置：自${day.zh}之日起 ${months} 个月`, en: `by the company setting: ${months} months from ${day.en}` }
}
