/* What a demonstration shop is made of. Every brand, price and person is made up. */

export type DemoVariant = {
  name: string
  priceIdr: number
  compareAtIdr?: number
  durationDays?: number
  /** Codes (STOCK) or seats (SHARED) to put in; none: it is sold out. */
  units?: number
  costIdr?: number
}

export type DemoInput = {
  key: string
  label: string
  type: 'text' | 'email' | 'number' | 'server'
  help: string
  options?: string[]
}

export type DemoProduct = {
  slug: string
  name: string
  kind: 'stock' | 'shared' | 'invite' | 'file'
  category: string
  art: string
  summary: string
  /** Markdown. */
  about: string
  use: string
  tags: string[]
  variants: DemoVariant[]
  warrantyDays?: number
  most?: number
  mustRead?: string
  inputs?: DemoInput[]
  /** The stand-in for a provider is asked whose account it is. */
  checked?: true
  faq?: [question: string, answer: string][]
  featured?: true
}

export type DemoCategory = { slug: string; name: string; art: string; summary: string; featured?: true }
export type DemoBuyer = {
  name: string
  email: string
  whatsapp: string
  product: string
  variant?: number
  quantity?: number
  target?: Record<string, string>
  review?: { rating: number; body: string }
  /** Stays as it is placed, so that there is an open invoice to look at. */
  unpaid?: true
}
export type DemoFlash = { product: string; variant: number; priceIdr: number; cap: number; hours: number }
export type DemoCoupon = {
  code: string
  kind: 'percent' | 'fixed'
  value: number
  maxDiscountIdr?: number
  minSpendIdr?: number
  membersOnly?: boolean
  withPoints?: boolean
}
/** What is not named is as the product has it. */
type DemoPoints = { on: boolean; perPointIdr: number; worthIdr: number; capPercent: number }

/** Somebody who sells on. What they buy comes from their wallet, what is sold by their link is the customer's money. */
export type DemoReseller = {
  name: string
  email: string
  whatsapp: string
  shopName: string
  channel: string
  about: string
  /** Has asked and not been answered yet. */
  waits?: true
  topupIdr?: number
  /** The level they are given by hand, by its name. */
  tier?: string
  buys?: { product: string; variant?: number; quantity: number; target?: Record<string, string> }[]
  customers?: DemoBuyer[]
}

export type DemoShop = {
  slug: string
  name: string
  package: string
  mode: 'dark' | 'light'
  brand: { primary: string; accent: string; tagline: string }
  radius: 'sharp' | 'soft' | 'round' | null
  admin: { email: string; name: string }
  whatsapp: string
  address: string
  /** What the owner has written; the rest is the product's own. */
  content: {
    announcement: { text: string; link: string }
    hero: { eyebrow: string; headline: string; intro: string }
    contact: Record<string, string>
  }
  categories: DemoCategory[]
  products: DemoProduct[]
  flash: DemoFlash[]
  coupons: DemoCoupon[]
  /** Rules of points, by whose they are; a role without any has none. */
  points?: Partial<Record<'member' | 'reseller', DemoPoints>>
  buyers: DemoBuyer[]
  resellers?: DemoReseller[]
}
