// Finds the first element that a person would call by this role and this name.
// Arguments: role, name, and optionally the role and name of what it lies in.
const [role, name, outerRole, outerName] = arguments;

const selectors = {
  alert: '[role=alert]',
  button: 'button, [role=button], input[type=submit], summary',
  cell: 'td, [role=gridcell], [role=cell]',
  checkbox: 'input[type=checkbox], [role=checkbox], [role=switch]',
  combobox: 'select, [role=combobox]',
  dialog: 'dialog[open], [role=dialog], [role=alertdialog]',
  group: 'fieldset, [role=group], [role=radiogroup]',
  heading: 'h1, h2, h3, h4, [role=heading]',
  link: 'a[href], [role=link]',
  main: 'main',
  menuitem: '[role=menuitem]',
  navigation: 'nav',
  option: 'option, [role=option]',
  radio: 'input[type=radio], [role=radio]',
  region: 'section, [role=region]',
  row: 'tr, [role=row]',
  status: '[role=status], output',
  tab: '[role=tab]',
  textbox:
    'input:not([type]), input[type=text], input[type=search], input[type=tel], input[type=date],' +
    ' input[type=time], input[type=datetime-local], input[type=number], textarea, [role=textbox],' +
    ' [role=searchbox]',
};

const plain = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

function spoken(element) {
  const copy = element.cloneNode(true);
  for (const silent of copy.querySelectorAll('[aria-hidden=true], input, select, textarea, option'))
    silent.remove();
  return plain(copy.textContent);
}

function nameOf(element) {
  const by = element.getAttribute('aria-labelledby');
  if (by) return plain(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return plain(label);
  if (element.labels?.length) return plain([...element.labels].map(spoken).join(' '));
  if (element.tagName === 'FIELDSET') return plain(element.querySelector('legend')?.textContent);
  const heading = ['DIALOG', 'SECTION'].includes(element.tagName) || element.getAttribute('role') === 'dialog';
  if (heading) return plain(element.querySelector('h1, h2, h3')?.textContent);
  if (element.tagName === 'OPTION') return plain(element.textContent);
  return spoken(element) || plain(element.getAttribute('title')) || plain(element.getAttribute('placeholder'));
}

function isThere(element) {
  if (element.closest('[inert], [aria-hidden=true]')) return false;
  if (element.tagName === 'OPTION') return isThere(element.closest('select'));
  // A styled check box keeps its own box invisible and is worked through its label.
  const shown = element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  return shown || (element.labels?.length > 0 && isThere(element.labels[0]));
}

// The ground itself counts: a dialog is looked for by its own name.
const all = (ground, css) => (ground.matches?.(css) ? [ground] : []).concat([...ground.querySelectorAll(css)]);

function find(within, role, name) {
  if (role === 'marked') return all(within, `[data-testid="${CSS.escape(name)}"]`).find(isThere);
  const there = all(within, selectors[role] ?? `[role=${role}]`).filter(isThere);
  if (name === '') return there[0];
  return (
    there.find((element) => nameOf(element) === name) ??
    there.find((element) => nameOf(element).startsWith(name)) ??
    there.find((element) => ['row', 'option', 'dialog', 'cell', 'alert', 'status'].includes(role) && nameOf(element).includes(name))
  );
}

// A modal dialog hides the rest from everybody, so from the finder too.
const modal = [...document.querySelectorAll('dialog[open], [aria-modal=true]')].filter(isThere).pop();
const ground = outerRole ? find(modal ?? document, outerRole, outerName) : (modal ?? document);
return (ground && find(ground, role, name)) ?? null;
