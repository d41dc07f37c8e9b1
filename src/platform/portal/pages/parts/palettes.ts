/* Colour pairs offered in the wizard. All of them carry white text and pass the contrast checks as they are. */
export const palettes = [
  { code: 'garuda', name: 'Garuda', primary: '#1c2f5e', accent: '#c8202f' },
  { code: 'rimba', name: 'Rimba', primary: '#1f4d3a', accent: '#e0a526' },
  { code: 'bahari', name: 'Bahari', primary: '#0f4c81', accent: '#ef8a1f' },
  { code: 'marun', name: 'Marun', primary: '#6b1d2a', accent: '#d6a73a' },
  { code: 'baja', name: 'Baja', primary: '#23272e', accent: '#f2c230' },
  { code: 'pandan', name: 'Pandan', primary: '#0b5d5e', accent: '#e4572e' },
] as const

/** The brand a form asks for: one of the pairs, or two colours of its own. */
export function brandFrom(palette: string, primary: string, accent: string): { primary: string; accent: string } {
  const pair = palettes.find(({ code }) => code === palette)
  return pair ? { primary: pair.primary, accent: pair.accent } : { primary, accent }
}
