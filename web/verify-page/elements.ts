/** An element with its attributes and children; texts are texts, never markup. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElement {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

export const quiet = (text: string): HTMLElement => el('p', { class: 'quiet' }, text)
