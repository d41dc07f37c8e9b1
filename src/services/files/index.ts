export { diskFiles } from './files.ts'
export type { OpenFile } from './ports.ts'
export { uploadProblems } from './problems.ts'
export {
  copyImage,
  findImage,
  type Image,
  keepImage,
  type Picture,
  readImage,
  releaseImage,
  takeImage,
} from './service.ts'
