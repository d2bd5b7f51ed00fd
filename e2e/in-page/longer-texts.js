// Makes every text of the page 40 % longer, as some language will one day. Short texts grow without a place to break.
// Gives a function that puts the old texts back.
(() => {
  const MORE = 0.4;
  const SHORT = 16;
  const EXACT = 'script, style, code, pre, svg, textarea';
  const longer = (text) => {
    const extra = Math.ceil(text.length * MORE);
    return text.length < SHORT ? text + text.slice(-extra) : `${text} ${text.slice(0, extra).trim()}`;
  };
  const undo = [];
  const change = (node, name, text) => {
    const old = node[name];
    node[name] = text;
    // What the page itself has written since then stays.
    undo.push(() => node[name] === text && (node[name] = old));
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const text = node.data.trim();
    if (/\p{L}{2}/u.test(text) && !node.parentElement.closest(EXACT))
      change(
        node,
        'data',
        node.data.replace(text, () => longer(text)),
      );
  }
  for (const input of document.querySelectorAll('[placeholder]'))
    change(input, 'placeholder', longer(input.placeholder));
  return () => undo.forEach((one) => one());
})();
