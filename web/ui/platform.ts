/** Whether ⌘ is the modifier here: for showing keys only, both always work. */
export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)
