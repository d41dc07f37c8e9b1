import { text, valuesOf } from '#web/answer.ts'
import type { OutputOf } from '#kernel/http/operation.ts'
import type { PageApp } from '#web/seam.ts'
import type { uploadImage } from '#services/files/operations.ts'
import type { readLogoColours } from '../../../drafts/operations.ts'
import { coloursOf, type Colours } from '../../../drafts/rules.ts'

/* From the wizard's form to what the operations ask for. */

/** The form's texts; files and what belongs to the page itself are left out. */
export function typedIn(form: FormData): Record<string, string> {
  const own = /^(key|intent|draft|revision|step|useSlug|logoRemove|consent|price\..*)$/
  return Object.fromEntries(Object.entries(valuesOf(form)).filter(([name]) => !own.test(name)))
}

/** Uploads the logo a form brings by itself, which happens without JavaScript; returns the id of the logo there is. */
export async function logoOf(app: PageApp, form: FormData): Promise<string> {
  if (text(form, 'logoRemove') === 'yes') return ''
  const file = form.get('logo')
  if (!(file instanceof File) || file.size === 0) return text(form, 'logoId')
  const bytes = new Uint8Array(await file.arrayBuffer())
  const input = { file: base64(bytes), purpose: 'logo', name: file.name.slice(0, 120) }
  return (await app.call<OutputOf<typeof uploadImage>>('files.uploadImage', input)).id
}

/** The colours of a logo, or null when it is no longer there. */
export async function logoColours(app: PageApp, id: string): Promise<Colours | null> {
  try {
    return await app.call<typeof readLogoColours>('platform.readLogoColours', { id })
  } catch (error) {
    if ((error as { status?: number }).status === 500) throw error
    return null
  }
}

export async function wantedOrder(app: PageApp, form: FormData, logoId: string) {
  const typed = typedIn(form)
  const wanted = text(form, 'package')
  const price = text(form, `price.${wanted}`)
  const draft = text(form, 'draft')
  return {
    vertical: text(form, 'vertical'),
    package: wanted,
    businessName: text(form, 'businessName'),
    tagline: text(form, 'tagline'),
    slug: text(form, 'useSlug') || text(form, 'slug'),
    brand: coloursOf(typed) ?? (await logoColours(app, logoId)) ?? coloursOf({})!,
    ...(logoId ? { logoId } : {}),
    ...(text(form, 'domain') ? { wishedDomain: text(form, 'domain') } : {}),
    owner: {
      name: text(form, 'owner.name'),
      email: text(form, 'owner.email'),
      whatsapp: text(form, 'owner.whatsapp').replaceAll(/[\s().-]/g, ''),
      address: text(form, 'owner.address'),
    },
    scheme: text(form, 'scheme'),
    ...(/^\d{1,15}$/.test(price) ? { shownPriceIdr: Number(price) } : {}),
    consent: text(form, 'consent') === 'yes',
    locale: app.locale,
    ...(draft ? { draft } : {}),
  }
}

function base64(bytes: Uint8Array): string {
  const chunks: string[] = []
  for (let at = 0; at < bytes.length; at += 32_768) chunks.push(String.fromCharCode(...bytes.subarray(at, at + 32_768)))
  return btoa(chunks.join(''))
}
