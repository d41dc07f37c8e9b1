import { createContext, useContext } from 'react'
import { useVisit } from '../words.ts'

const Address = createContext<string | null>(null)

/** Where the sign is found for everything inside: for a site that is shown before it stands at its own address. */
export const MarkAddress = Address.Provider

/** The sign of the site that is visited: its logo, or its initials in its own colours. The name stands beside it. */
export function SiteMark({ className = 'size-10', alt = '' }: { className?: string; alt?: string }) {
  const { draftBrand } = useVisit()
  const own = `/brand/mark${draftBrand ? '?draft=1' : ''}`
  const src = useContext(Address) ?? own
  return <img src={src} alt={alt} width={96} height={96} className={`object-contain ${className}`} />
}
