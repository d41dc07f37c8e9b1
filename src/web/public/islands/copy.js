/* `data-copy` holds the text; the button says so for two seconds (`data-copied`). */
document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null
  if (button) void copy(button)
})

async function copy(button) {
  await write(button.dataset.copy)
  const label = button.querySelector('[data-copy-label]') ?? button
  label.dataset.before ??= label.textContent
  label.textContent = button.dataset.copied ?? label.dataset.before
  setTimeout(() => (label.textContent = label.dataset.before), 2000)
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // Without https there is no clipboard; the old way still works.
    const box = document.body.appendChild(document.createElement('textarea'))
    box.value = text
    box.select()
    document.execCommand('copy')
    box.remove()
  }
}
