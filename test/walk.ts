import { expect } from 'vitest'
import type { Act, InputOf } from '../events/registry.ts'
import type { PersonName, TestOrganisation } from './factories.ts'

/** One case on its way: each step is tried by people who may not do it before the right one does. */
export class Walk {
  readonly firm: TestOrganisation
  readonly id: string
  constructor(firm: TestOrganisation, id: string) {
    this.firm = firm
    this.id = id
  }

  async step<A extends Act>(who: PersonName, act: A, data: InputOf<A>, wrong: Partial<Record<PersonName, string>> = {}) {
    for (const [other, code] of Object.entries(wrong)) await this.refused(other as PersonName, act, data, code)
    this.firm.clock.pass({ minutes: 1 })
    return this.firm.as(who).act(this.id, act, data)
  }

  async refused<A extends Act>(who: PersonName, act: A, data: InputOf<A>, code: string) {
    await expect(this.firm.as(who).act(this.id, act, data), `${act} by ${who}`).rejects.toMatchObject({ code })
  }

  view = () => this.firm.as('auditor').view(this.id)

  /** The plan, form or compensation that waits for approval. */
  async request(): Promise<string> {
    const { requests } = await this.view()
    expect(requests).toHaveLength(1)
    return requests[0]!.id
  }

  plan(person: PersonName, more: Partial<InputOf<'plan'>> = {}): InputOf<'plan'> {
    const measures = [
      { department: this.firm.departments.implementation, person: this.firm.people[person], dueAt: '2026-03-03T09:00:00.000Z' },
    ]
    return { measures, measureTexts: ['更换减速机'], resources: '备件一套', ...more }
  }

  /** Every field of a form that the regulation asks for, filled in. */
  form(form: string): Promise<InputOf<'submit-form'>> {
    return this.firm.as('auditor').do(async ctx => {
      const { fields } = ctx.rules.editions[0]!.pack.forms.find(f => f.id === form)!
      return { form, values: Object.fromEntries(fields.map(f => [f.id, `${f.title.zh}：见附件`])) }
    })
  }
}
