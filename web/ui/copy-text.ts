/** Puts text on the clipboard. `navigator.clipboard` is missing on plain http, where the old command still works. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    area.style.position = 'fixed'
    area.style.opacity = '0'
    // Inside the dialog where there is one: its focus trap would take the focus back from the body.
    const home = document.activeElement?.closest('[role="dialog"]') ?? document.body
    home.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    return done
  }
}
