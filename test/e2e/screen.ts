import type { Locator, Page } from 'playwright-core'
import { type Act, definitionOfAct } from '../../events/registry.ts'
import { actWords } from '../../web/cases/words-acts.ts'
import { sayField } from '../../web/cases/words-fields.ts'

/** How a field of an act's form is filled: typed, one of several ticked, picked from a list, found by name, or a moment. */
export type Entry = string | { tick: string } | { pick: string } | { moment: string }

/** A screenshot into the folder LOOK, only where somebody wants to look at it. */
export async function look(page: Page, name: string, fullPage = true): Promise<void> {
  if (process.env.LOOK !== undefined) await page.screenshot({ path: `${process.env.LOOK}/${name}.png`, fullPage })
}

/** What an act is called on the screen. */
export const nameOfAct = (act: Act): string => actWords.zh[act]

/** The open form of an act. */
export const formOf = (page: Page, act: Act): Locator => page.getByRole('dialog').filter({ hasText: nameOfAct(act) })

/** Opens the form of an act by its address, as the inbox does. */
export async function openForm(page: Page, caseId: string, act: Act): Promise<Locator> {
  await page.goto(`/cases/${caseId}?act=${act}`)
  const form = formOf(page, act)
  await form.waitFor()
  return form
}

/** Fills the form of an act and sends it; field names are those of the event. Done when the form has gone. */
export async function onScreen(
  page: Page,
  caseId: string,
  act: Act,
  entries: Readonly<Record<string, Entry>> = {},
): Promise<void> {
  const form = await openForm(page, caseId, act)
  for (const [name, entry] of Object.entries(entries)) await fill(page, form, labelOf(act, name), entry)
  await form.getByRole('button', { name: spaced(nameOfAct(act)) }).click()
  await form.waitFor({ state: 'hidden' })
}

const labelOf = (act: Act, name: string): string =>
  name.startsWith('=') ? name.slice(1) : sayField(definitionOfAct(act)!.type, name, 'zh')
/** antd puts a space between the two characters of a short button. */
export const spaced = (name: string): RegExp => new RegExp(`^${[...name].join('\\s*')}$`)

/** Fills one field of a form by its label. */
export async function fill(page: Page, form: Locator, label: string, entry: Entry): Promise<void> {
  const name = new RegExp(`^${label}`)
  // The mark of a required field is part of its spoken name.
  const text = form.getByRole('textbox', { name: new RegExp(`^\\*?\\s*${label}`) }).first()
  if (typeof entry === 'string') await text.fill(entry)
  // What is to be decided on stands above the form, and may say the same word.
  else if ('tick' in entry) await form.locator('form').getByText(entry.tick, { exact: true }).click()
  else if ('moment' in entry) {
    await text.fill(entry.moment)
    // Enter would send the form.
    await text.press('Tab')
  } else {
    // The innermost of the items around that label: rows stand in an item of their own.
    const box = form
      .locator('.ant-form-item')
      .filter({ has: page.locator('label', { hasText: name }) })
      .last()
      .getByRole('combobox')
    await box.click()
    await box.fill(entry.pick)
    // What was typed has found it: the first option is the one, and Enter takes it.
    await page.locator('.ant-select-item-option-active', { hasText: entry.pick }).waitFor()
    await box.press('Enter')
  }
}
