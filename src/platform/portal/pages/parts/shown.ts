/*
 * What the form shows follows its own radios, by CSS alone, so prices and colours are right without JavaScript.
 * The class names must stand here in full: the stylesheet is made from the text of this file.
 */
const forPackage: Record<string, string> = {
  basic: 'hidden group-has-[#package-basic:checked]/order:block',
  pro: 'hidden group-has-[#package-pro:checked]/order:block',
  premium: 'hidden group-has-[#package-premium:checked]/order:block',
}
const forPalette: Record<string, string> = {
  garuda: 'hidden group-has-[#palette-garuda:checked]/order:block',
  rimba: 'hidden group-has-[#palette-rimba:checked]/order:block',
  bahari: 'hidden group-has-[#palette-bahari:checked]/order:block',
  marun: 'hidden group-has-[#palette-marun:checked]/order:block',
  baja: 'hidden group-has-[#palette-baja:checked]/order:block',
  pandan: 'hidden group-has-[#palette-pandan:checked]/order:block',
  logo: 'hidden group-has-[#palette-logo:checked]/order:block',
  custom: 'hidden group-has-[#palette-custom:checked]/order:block',
}
const forScheme: Record<string, string> = {
  full: 'hidden group-has-[#scheme-full:checked]/order:block',
  dp: 'hidden group-has-[#scheme-dp:checked]/order:block',
}

export const shownFor = {
  package: (code: string) => forPackage[code] ?? 'block',
  palette: (code: string) => forPalette[code] ?? 'hidden',
  scheme: (code: string) => forScheme[code] ?? 'block',
}
