import type { Controls, World } from '#kernel/module/controls.ts'

const controls: Controls = {
  readHome: async () => ({ as: 'anonymous', input: {} }),
  addService: async () => ({ as: 'owner', input: { name: `Setrika ${crypto.randomUUID()}`, priceIdr: 7000 } }),
  removeService: async (world) => ({ as: 'owner', input: { id: await service(world) } }),
}
export default controls

async function service(world: World): Promise<string> {
  const input = { name: `Cuci ${crypto.randomUUID()}`, priceIdr: 6000 }
  return (await world.call('laundry.addService', input)).id as string
}
