/* What an order being written holds, and what of it is kept. Used by the server and by the pages. */

/** A draft nobody has touched for this long is removed. */
export const DRAFT_DAYS = 30

/** The steps of the wizard, in order. */
export const STEPS = ['package', 'business', 'look', 'owner', 'pay', 'review'] as const
export type StepName = (typeof STEPS)[number]

/** Colour pairs offered in the wizard. All of them carry white text and pass the contrast checks as they are. */
export const palettes = [
  { code: 'garuda', name: 'Garuda', primary: '#1c2f5e', accent: '#c8202f' },
  { code: 'rimba', name: 'Rimba', primary: '#1f4d3a', accent: '#e0a526' },
  { code: 'bahari', name: 'Bahari', primary: '#0f4c81', accent: '#ef8a1f' },
  { code: 'marun', name: 'Marun', primary: '#6b1d2a', accent: '#d6a73a' },
  { code: 'baja', name: 'Baja', primary: '#23272e', accent: '#f2c230' },
  { code: 'pandan', name: 'Pandan', primary: '#0b5d5e', accent: '#e4572e' },
] as const

export type Colours = { primary: string; accent: string }
/** What was typed so far, by the form's own field names. Anything may be missing or half-written. */
export type DraftFields = Record<string, string>

/**
 * The form's fields and the most characters kept of each. The consent is not among them: it is given anew, in view of
 * what is being ordered.
 */
const LONGEST: Record<string, number> = {
  vertical: 40,
  package: 40,
  businessName: 60,
  tagline: 120,
  slug: 40,
  domain: 253,
  palette: 20,
  'brand.primary': 7,
  'brand.accent': 7,
  logoId: 36,
  'owner.name': 80,
  'owner.email': 200,
  'owner.whatsapp': 30,
  'owner.address': 300,
  scheme: 4,
}

/** Fields that are useless half-written, and how they must look. */
const WHOLE: Record<string, RegExp> = {
  palette: /^[a-z]{1,20}$/,
  'brand.primary': /^#[0-9a-fA-F]{6}$/,
  'brand.accent': /^#[0-9a-fA-F]{6}$/,
  logoId: /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$/,
  scheme: /^(full|dp)$/,
}

/** What is kept of the given fields: known names, texts, cut to their length. The rest is passed over in silence. */
export function keptFields(given: Readonly<Record<string, unknown>>): DraftFields {
  const kept: DraftFields = {}
  for (const [name, longest] of Object.entries(LONGEST)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined
    if (typeof value !== 'string') continue
    const text = Array.from(value.replaceAll('\r\n', '\n')).slice(0, longest).join('')
    if (WHOLE[name]?.test(text) ?? true) kept[name] = text
  }
  return kept
}

/** The colours a form asks for by itself; null where they come from the logo. */
export function coloursOf(fields: Readonly<DraftFields>): Colours | null {
  const palette = fields.palette ?? palettes[0].code
  if (palette === 'logo') return null
  if (palette === 'custom') {
    return {
      primary: fields['brand.primary'] || palettes[0].primary,
      accent: fields['brand.accent'] || palettes[0].accent,
    }
  }
  const { primary, accent } = palettes.find(({ code }) => code === palette) ?? palettes[0]
  return { primary, accent }
}
