/** Prints one element (a drawer's content, a form) and nothing of the page around it; print.css does the hiding. */
export function printOnly(element: HTMLElement) {
  const sheet = document.createElement('div')
  sheet.className = 'print-sheet'
  sheet.append(element.cloneNode(true))
  document.body.append(sheet)
  document.documentElement.dataset.printing = 'sheet'
  const done = () => {
    sheet.remove()
    delete document.documentElement.dataset.printing
  }
  window.addEventListener('afterprint', done, { once: true })
  window.print()
}
