// Small helps for pages that work without them. Everything is found by its data attribute when it is used,
// so that a fragment which arrived later is served too.

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** data-copy="id": copies the text or value of that element and says so in the button itself. */
const copy = async (button) => {
  const source = document.getElementById(button.dataset.copy);
  if (!source) return;
  await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
  button.textContent = button.dataset.copied ?? button.textContent;
};

/** data-all="name": ticks every box of that name in its form. */
const tickAll = (box) => {
  for (const other of all(`input[name="${box.dataset.all}"]`, box.form ?? document))
    other.checked = box.checked;
};

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-copy], [data-print]');
  if (!button) return;
  if ('print' in button.dataset) return window.print();
  copy(button);
});

document.addEventListener('change', (event) => {
  if (event.target.matches('[data-all]')) tickAll(event.target);
});

/** What needs this script is hidden until it is there; what went wrong is read first. */
const ready = () => {
  for (const element of all('[data-copy][hidden], [data-print][hidden]')) element.hidden = false;
  document.querySelector('[data-focus]')?.focus();
};

document.addEventListener('htmx:after:swap', ready);
ready();
