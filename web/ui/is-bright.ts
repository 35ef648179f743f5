type Color = { toRgb(): { readonly r: number; readonly g: number; readonly b: number; readonly a: number } }

/** Whether black is read better than white on a colour that lies on white: antd's own question of each button, without the rest of its file (scripts/web-files.ts). */
export function isBright(color: Color): boolean {
  const { r, g, b, a } = color.toRgb()
  return a <= 0.5 || r * 0.299 + g * 0.587 + b * 0.114 > 192
}
