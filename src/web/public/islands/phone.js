/*
 * Shows a WhatsApp number the way people write it: 0812-3456-7890 or +62 812-3456-7890, and says so at once when it
 * cannot be one, where `data-phone-wrong` holds the words for it.
 */
for (const field of document.querySelectorAll('[data-phone]')) {
  const check = () => {
    const digits = field.value.replace(/[^\d+]/g, '')
    const whole = /^(\+?62|0)?0?8\d{8,11}$/.test(digits)
    field.setCustomValidity(field.value === '' || whole ? '' : field.dataset.phoneWrong)
  }
  if (field.dataset.phoneWrong) field.addEventListener('input', check)
  field.addEventListener('blur', () => {
    const digits = field.value.replace(/[^\d+]/g, '')
    const match = /^(\+62|62|0)(\d{3})(\d{3,4})(\d{3,5})$/.exec(digits)
    if (!match) return
    const [, lead, one, two, three] = match
    field.value = lead === '0' ? `0${one}-${two}-${three}` : `+62 ${one}-${two}-${three}`
    if (field.dataset.phoneWrong) check()
  })
  if (field.dataset.phoneWrong) check()
}
