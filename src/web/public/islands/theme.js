/* Buttons with `data-theme-choice` (auto, light, dark) set the theme at once and remember it for a year. */
const mark = (choice) => {
  for (const button of document.querySelectorAll('[data-theme-choice]')) {
    button.setAttribute('aria-pressed', String(button.dataset.themeChoice === choice))
  }
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-theme-choice]') : null
  if (!button) return
  const choice = button.dataset.themeChoice
  document.documentElement.dataset.theme = choice
  document.cookie = `theme=${choice}; Path=/; Max-Age=31536000; SameSite=Lax`
  mark(choice)
})
