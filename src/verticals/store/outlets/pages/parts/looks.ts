/* Colours to choose from; whoever wants others names their own. Browser-safe. */

export const LOOKS = [
  { code: 'ungu', primary: '#7c3aed', accent: '#d4af37', mode: 'dark' },
  { code: 'hutan', primary: '#0f6b4f', accent: '#e0a82e', mode: 'light' },
  { code: 'laut', primary: '#155e9c', accent: '#f2a516', mode: 'light' },
  { code: 'bata', primary: '#a3321f', accent: '#2f6f5e', mode: 'light' },
  { code: 'senja', primary: '#b4530a', accent: '#5b3fa0', mode: 'light' },
  { code: 'arang', primary: '#2b3440', accent: '#e8b04a', mode: 'dark' },
] as const

type Colours = { primary: string; accent: string; mode: string }

/** The code of these colours; `own` where they are nobody's of the list. */
export function lookOf({ primary, accent, mode }: Colours): string {
  const found = LOOKS.find((one) => one.primary === primary && one.accent === accent && one.mode === mode)
  return found?.code ?? 'own'
}
