import type { InputField } from '../catalogue/index.ts'

/* Lines as people paste them. Pure. */

export type Typed = { line: number; text: string; code: string; quantity: number | null; target: string }

/** `kode jumlah tujuan`, parted by spaces, tabs, commas or semicolons; empty lines are left out, a missing number is 1. */
export function readLines(text: string): Typed[] {
  return text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.trim()
    if (line === '') return []
    const [code, rest] = cut(line)
    const [number, target] = cut(rest)
    const counted = /^\d{1,3}x?$/i.test(number)
    const quantity = counted ? Number.parseInt(number, 10) : 1
    return [{ line: index + 1, text: line, code: code.toLowerCase(), quantity, target: counted ? target : rest }]
  })
}

function cut(text: string): [string, string] {
  const found = /^([^\s,;]+)[\s,;]*(.*)$/.exec(text)
  return found ? [found[1]!, found[2]!.trim()] : ['', '']
}

/**
 * What was told, by the keys of the product's inputs: all of it is the only field's; several are parted by `|`, or by
 * spaces when there are as many words as fields.
 */
export function targetOf(inputs: readonly Pick<InputField, 'key'>[], told: string): Record<string, string> {
  if (inputs.length === 0 || told === '') return {}
  if (inputs.length === 1) return { [inputs[0]!.key]: told }
  const parts = told.includes('|') ? told.split('|') : told.split(/[\s,;]+/)
  return Object.fromEntries(inputs.flatMap(({ key }, index) => (parts[index] ? [[key, parts[index].trim()]] : [])))
}
