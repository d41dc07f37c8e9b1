type Need = { id: string; variant_id: string; kind: string; quantity: number }

/** Gives each line that takes from stock as many of the units of its variant as it needs, as far as they go. */
export function spread(
  units: readonly { id: string; variant_id: string }[],
  lines: readonly Need[],
): { id: string; itemId: string }[] {
  const free = Map.groupBy(units, ({ variant_id }) => variant_id)
  return lines
    .filter(({ kind }) => kind === 'stock' || kind === 'shared')
    .flatMap((line) =>
      (free.get(line.variant_id)?.splice(0, line.quantity) ?? []).map(({ id }) => ({ id, itemId: line.id })),
    )
}
