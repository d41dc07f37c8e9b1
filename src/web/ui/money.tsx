import { formatRupiah } from '#kernel/money/rupiah.ts'
import { useVisit } from '../words.ts'
import { formatInstant } from './format.ts'

/** Whole rupiah in tabular figures. */
export function Money({ idr, className = '' }: { idr: number; className?: string }) {
  return <span className={`num whitespace-nowrap ${className}`}>{formatRupiah(idr)}</span>
}

/** A moment in Jakarta time, readable by machines as well. */
export function When({ at, className = '' }: { at: string; className?: string }) {
  return (
    <time dateTime={at} className={`num ${className}`}>
      {formatInstant(at, useVisit().locale)}
    </time>
  )
}
