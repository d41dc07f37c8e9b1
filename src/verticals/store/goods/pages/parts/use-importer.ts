import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import type { AnswerOf } from '#web/seam.ts'
import { useSay } from '#web/words.ts'
import type { previewImport } from '../../../inventory/operations.ts'
import { post, type Told } from './api.ts'

export type Preview = AnswerOf<typeof previewImport>
export type Importing = ReturnType<typeof useImporter>
type Chosen = { name: string; bytes: string }
type Extra = { name: string; unitCostIdr: number | null; expiresOn: string }

/** What is to be imported, how it is read, what would happen, and how far it is. */
export function useImporter(variantId: string) {
  const say = useSay()
  const [text, setText] = useState('')
  const [file, setFile] = useState<Chosen | null>(null)
  const [parts, setParts] = useState({ delimiter: '', custom: '', header: 'auto' })
  const [preview, setPreview] = useState<Preview | null>(null)
  const [state, setState] = useState<{ busy: boolean; told: Told<unknown> | null }>({ busy: false, told: null })
  const [extra, setExtra] = useState<Extra>({ name: '', unitCostIdr: 0, expiresOn: '' })
  const [started, setStarted] = useState<string | null>(null)

  const source = file ? { file: file.bytes } : { text }
  const ready = file !== null || text.trim() !== ''
  const input = (chosen: typeof parts) => ({
    variantId,
    ...source,
    header: chosen.header,
    ...(chosen.delimiter ? { delimiter: chosen.delimiter } : {}),
    ...(chosen.delimiter === 'custom' && chosen.custom ? { custom: chosen.custom } : {}),
  })
  const look = async (chosen: typeof parts) => {
    if (chosen.delimiter === 'custom' && !chosen.custom) return
    setState({ busy: true, told: null })
    const told = await post<Preview>('/store/admin/import-previews', input(chosen), say(m.sell_goods_upload_failed))
    setState({ busy: false, told })
    setPreview(told.body)
  }
  const change = (next: Partial<typeof parts>) => {
    const chosen = { ...parts, ...next }
    setParts(chosen)
    if (preview) void look(chosen)
  }
  const start = async () => {
    setState({ busy: true, told: null })
    const { expiresOn, unitCostIdr } = extra
    const sent = {
      ...input(parts),
      name: extra.name.trim(),
      unitCostIdr: unitCostIdr ?? 0,
      ...(expiresOn ? { expiresOn } : {}),
    }
    const told = await post<{ id: string }>('/store/admin/imports', sent, say(m.sell_goods_upload_failed))
    setState({ busy: false, told })
    if (!told.body) return
    // What was pasted is not kept on the screen any longer than it is needed.
    setText('')
    setFile(null)
    setStarted(told.body.id)
  }
  const begin = () => {
    setStarted(null)
    setPreview(null)
  }
  const refusal = state.told?.error ?? undefined
  /** Another text or file: what was said of the last one no longer holds. */
  const take = (next: { text?: string; file?: Chosen | null }) => {
    setPreview(null)
    if (next.text !== undefined) setText(next.text)
    if (next.file !== undefined) setFile(next.file)
  }
  return {
    text,
    file,
    parts,
    preview,
    extra,
    started,
    ready,
    refusal,
    busy: state.busy,
    take,
    change,
    look,
    start,
    begin,
    setExtra,
  }
}
