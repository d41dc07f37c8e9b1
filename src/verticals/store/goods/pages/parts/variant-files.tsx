import { useEffect, useState } from 'react'
import { useFetcher } from 'react-router'
import { m } from '#web/paraglide/messages.js'
import { FieldError } from '#web/ui/field.tsx'
import { FileText, Upload } from '#web/ui/icons.ts'
import { formatShort } from '#web/ui/format.ts'
import { useSay, useVisit } from '#web/words.ts'
import type { loader } from '../files.tsx'
import { post } from './api.ts'

/** The files that a variant sells: every version, and a place for the next one. */
export function VariantFiles({ variantId }: { variantId: string }) {
  const say = useSay()
  const { locale } = useVisit()
  const fetcher = useFetcher<typeof loader>()
  // By itself, so that the list stays while it is sent; it is read again when it is done.
  const retiring = useFetcher()
  const [state, setState] = useState<{ busy: boolean; error: string | null }>({ busy: false, error: null })
  const { load } = fetcher
  const address = `/admin/variants/${variantId}/files`
  useEffect(() => void load(address), [load, address])
  const upload = async (file: File | undefined) => {
    if (!file) return
    setState({ busy: true, error: null })
    const form = new FormData()
    form.set('name', file.name.slice(0, 200))
    form.set('mime', file.type.slice(0, 120))
    form.set('file', file)
    const { error } = await post(`/store/admin/variants/${variantId}/files`, form, say(m.sell_goods_upload_failed))
    setState({ busy: false, error })
    void load(address)
  }
  const retire = (id: string) => {
    const message = JSON.stringify({ intent: 'retire', input: { id } })
    void retiring.submit(message, { method: 'post', encType: 'application/json', action: address })
  }
  const items = fetcher.data?.items ?? []
  return (
    <div className="mt-4">
      <p className="mb-1.5 text-sm font-semibold">{say(m.sell_goods_files)}</p>
      <ul className="space-y-2">
        {items.map(({ id, name, bytes, version, status, createdAt }) => (
          <li
            key={id}
            className="border-line rounded-field flex flex-wrap items-center gap-x-3 gap-y-1 border px-3 py-2 text-sm"
          >
            <FileText className="text-muted size-5 shrink-0" aria-hidden="true" />
            <span className="min-w-0 grow">
              <a href={`/admin/product-files/${id}`} className="link-quiet font-semibold break-all">
                {name}
              </a>
              <span className="num text-muted block text-xs">
                {say(m.sell_goods_file_about, { version, size: sizeOf(bytes), at: formatShort(createdAt, locale) })}
              </span>
            </span>
            {status === 'retired' ? (
              <span className="text-muted text-xs">{say(m.sell_goods_file_retired)}</span>
            ) : (
              <button
                type="button"
                disabled={retiring.state !== 'idle'}
                onClick={() => retire(id)}
                className="hit link-quiet cursor-pointer text-sm font-medium"
              >
                {say(m.sell_goods_file_retire)}
              </button>
            )}
          </li>
        ))}
      </ul>
      <label className="btn btn-quiet focus-within:outline-primary-ink mt-2 min-h-11 focus-within:outline-3">
        <Upload className="size-4.5" aria-hidden="true" />
        {say(state.busy ? m.sell_goods_uploading : items.length > 0 ? m.sell_goods_file_next : m.sell_goods_file_first)}
        <input
          type="file"
          className="sr-only"
          disabled={state.busy}
          onChange={(event) => void upload(event.currentTarget.files?.[0])}
        />
      </label>
      <FieldError message={state.error ?? undefined} />
    </div>
  )
}

function sizeOf(bytes: number): string {
  const [amount, unit] = bytes >= 1024 * 1024 ? [bytes / 1024 / 1024, 'MB'] : [bytes / 1024, 'KB']
  return `${amount < 10 ? amount.toFixed(1) : Math.round(amount)} ${unit}`
}
