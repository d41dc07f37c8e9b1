import type { Controls } from '#kernel/module/controls.ts'

/** One red pixel. */
const DOT = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=='

const controls: Controls = {
  uploadImage: async () => ({ as: 'owner', input: { file: DOT, purpose: 'logo' } }),
}
export default controls
