/*
 * Sends a logo as soon as it is chosen or dropped, shows how far it is, and takes its colours into the choice. Without
 * this file the picture travels with the form.
 */
const box = document.querySelector('[data-logo]')
const find = (name) => box.querySelector(`[data-logo-${name}]`)
const [id, drop, file, shown, remove, progress, status, error] = [
  'id',
  'drop',
  'file',
  'shown',
  'remove',
  'progress',
  'status',
  'error',
].map(find)
const palette = document.querySelector('[data-logo-palette]')
const radio = palette.querySelector('input')
const echo = document.querySelector('[data-logo-echo]')
let sending

// The picture has gone already when the form goes.
file.removeAttribute('name')

function show(imageId) {
  id.value = imageId
  box.toggleAttribute('data-has', Boolean(imageId))
  remove.hidden = !imageId
  for (const picture of [shown, echo]) {
    picture.hidden = !imageId
    if (imageId) picture.src = `/media/${imageId}/192.webp`
    else picture.removeAttribute('src')
  }
  if (!imageId) offer(null)
}

function offer(colours) {
  palette.hidden = !colours
  radio.disabled = !colours
  if (!colours) {
    if (radio.checked) document.querySelector('input[name=palette]:not(:disabled)').checked = true
    return
  }
  for (const part of ['primary', 'accent']) {
    palette.querySelector(`[data-swatch="${part}"]`).setAttribute('fill', colours[part])
  }
}

function changed() {
  id.dispatchEvent(new Event('input', { bubbles: true }))
}

function refuse(sentence) {
  error.textContent = ''
  if (!sentence) return
  const line = document.createElement('p')
  line.className = 'text-error mt-1.5 text-sm font-medium'
  line.textContent = sentence
  error.append(line)
}

function send(picture) {
  sending?.abort()
  refuse(null)
  const body = new FormData()
  body.append('purpose', 'logo')
  body.append('name', picture.name.slice(0, 120))
  body.append('file', picture)
  const request = new XMLHttpRequest()
  sending = request
  progress.hidden = false
  progress.removeAttribute('value')
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.value = (100 * loaded) / total
    status.textContent = box.dataset.wordSending.replace('{percent}', Math.round((100 * loaded) / total))
  })
  request.addEventListener('loadend', () => {
    if (sending !== request) return
    sending = undefined
    progress.hidden = true
    status.textContent = ''
    file.value = ''
    void take(request)
  })
  request.open('POST', '/api/v1/files/images')
  request.responseType = 'json'
  request.send(body)
}

async function take({ status: code, response }) {
  if (code !== 201) {
    return refuse(response?.errors?.[0]?.message ?? response?.detail ?? box.dataset.wordFailed)
  }
  show(response.id)
  const colours = await coloursOf(response.id)
  offer(colours)
  if (colours) radio.checked = true
  changed()
}

async function coloursOf(imageId) {
  try {
    const answer = await fetch(`/api/v1/logos/${imageId}/colours`)
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

file.addEventListener('change', () => file.files[0] && send(file.files[0]))
remove.addEventListener('click', () => {
  sending?.abort()
  refuse(null)
  show('')
  changed()
  file.focus()
})
for (const name of ['dragenter', 'dragover']) {
  drop.addEventListener(name, (event) => {
    event.preventDefault()
    drop.dataset.over = ''
  })
}
for (const name of ['dragleave', 'drop']) drop.addEventListener(name, () => delete drop.dataset.over)
drop.addEventListener('drop', (event) => {
  event.preventDefault()
  const picture = event.dataTransfer.files[0]
  if (picture) send(picture)
})
// What another device has chosen.
addEventListener('draft:loaded', () => {
  adopt().catch(() => {})
})

async function adopt() {
  show(id.value)
  if (!id.value) return
  const wished = radio.dataset.wished !== undefined
  offer(await coloursOf(id.value))
  if (wished) radio.checked = true
}

if (id.value) show(id.value)
