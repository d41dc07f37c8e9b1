import { useState } from 'react'
import { m } from '#web/paraglide/messages.js'
import { TextField } from '#web/ui/field.tsx'
import { useSay } from '#web/words.ts'
import { ActForm, word } from './act-form.tsx'
import { Dialog } from './dialog.tsx'
import { VariantPicker } from './picker.tsx'

type Props = { ids: string[]; kind: string; variantId: string; done: () => void }

/** What is done with free units that were picked: away with them, or over to another variant. */
export function UnitActs({ ids, kind, variantId, done }: Props) {
  const say = useSay()
  const [open, setOpen] = useState<'void' | 'move' | null>(null)
  const [target, setTarget] = useState<{ id: string; name: string } | null>(null)
  const close = () => {
    setOpen(null)
    setTarget(null)
  }
  const over = () => {
    close()
    done()
  }
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3">
      <span className="num text-sm font-semibold">{say(m.sell_goods_selected, { count: ids.length })}</span>
      <button type="button" onClick={() => setOpen('void')} className="btn btn-danger min-h-11">
        {say(m.sell_goods_void)}
      </button>
      {kind === 'stock' && (
        <button type="button" onClick={() => setOpen('move')} className="btn btn-quiet min-h-11">
          {say(m.sell_goods_move)}
        </button>
      )}
      {open && (
        <Dialog
          title={say(open === 'void' ? m.sell_goods_void_title : m.sell_goods_move_title, { count: ids.length })}
          onClose={close}
        >
          <p className="text-muted mb-4">{say(open === 'void' ? m.sell_goods_void_text : m.sell_goods_move_text)}</p>
          {open === 'move' &&
            (target ? (
              <p className="mb-4 font-semibold break-words">{target.name}</p>
            ) : (
              <div className="mb-4">
                <VariantPicker
                  label={say(m.sell_goods_move_to)}
                  kind="stock"
                  plain
                  onPick={({ id, productName, name }) =>
                    id === variantId ? undefined : setTarget({ id, name: `${productName} · ${name}` })
                  }
                />
              </div>
            ))}
          <ActForm
            intent={open}
            label={say(open === 'void' ? m.sell_goods_void : m.sell_goods_move)}
            look={open === 'void' ? 'btn-danger' : 'btn-primary'}
            shape={(form) => ({
              ids,
              reason: word(form, 'reason'),
              ...(open === 'move' ? { variantId: target?.id } : {}),
            })}
            done={over}
          >
            {(form) => (
              <TextField form={form} name="reason" label={say(m.sell_goods_reason)} maxLength={200} required />
            )}
          </ActForm>
        </Dialog>
      )}
    </div>
  )
}

/** One unit by hand: a code, or the lines of an account. */
export function AddUnit({ variantId, onClose }: { variantId: string; onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog title={say(m.sell_goods_unit_add)} onClose={onClose}>
      <ActForm
        intent="add"
        label={say(m.sell_goods_unit_add)}
        shape={(form) => ({ variantId, lines: linesOf(word(form, 'lines')), reason: word(form, 'reason') })}
        done={onClose}
      >
        {(form) => (
          <>
            <LinesField error={errorOf(form.errors)} />
            <TextField form={form} name="reason" label={say(m.sell_goods_note)} maxLength={200} />
          </>
        )}
      </ActForm>
    </Dialog>
  )
}

/** `Email: a@b.id` on a line of its own; a line without a label is the code itself. */
export function LinesField({ error, help }: { error: string | undefined; help?: string }) {
  const say = useSay()
  return (
    <div>
      <label htmlFor="f-lines" className="mb-1.5 block text-sm font-semibold">
        {say(m.sell_goods_lines)}
      </label>
      <textarea
        id="f-lines"
        name="lines"
        rows={4}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        placeholder={say(m.sell_goods_lines_hint)}
        className="field-input font-mono text-sm"
      />
      {error && <p className="text-error mt-1.5 text-sm font-medium">{error}</p>}
      <p className="text-muted mt-1.5 text-sm">{help ?? say(m.sell_goods_lines_help)}</p>
    </div>
  )
}

export function errorOf(errors: Record<string, string>): string | undefined {
  return Object.entries(errors).find(([path]) => path.startsWith('lines'))?.[1]
}

export function linesOf(typed: string): { label: string; value: string }[] {
  const lines = typed.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line) => {
    const [, label, value] = /^([\p{L}][\p{L}\p{N} ._/-]{0,39}):\s+(.+)$/u.exec(line) ?? []
    return label && value ? { label, value } : { label: '', value: line }
  })
}
