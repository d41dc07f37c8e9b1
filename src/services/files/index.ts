export { diskFiles } from './files.ts'
export { copyImage, findImage, type Image, keepImage, type Picture, readImage } from './service.ts'
