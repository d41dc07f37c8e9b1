/** Addresses of the islands by name, each with a mark of its content; made by the build. */
declare module 'virtual:islands' {
  const urls: Readonly<Record<string, string>>
  export default urls
}
