// Says which texts of the page do not fit: cut off, or sticking out of the button, badge or card they belong to.
(() => {
  const faults = [];
  const nameOf = ({ localName, className }) => `<${localName} class="${className}">`;
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) {
    const reach = (element) => Math.round(element.getBoundingClientRect().right);
    const all = [...document.querySelectorAll('body *')];
    const last = all.findLast((element) => reach(element) === document.documentElement.scrollWidth);
    faults.push(`The page is ${wide} px too wide because of ${last ? nameOf(last) : 'a margin'}`);
  }

  const extentOf = (element) => {
    const range = document.createRange();
    const texts = [...element.childNodes].filter((node) => node.nodeType === 3 && node.data.trim());
    if (texts.length === 0) return null;
    range.setStart(texts[0], 0);
    range.setEnd(texts.at(-1), texts.at(-1).length);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { text: range.toString().trim().slice(0, 60), left, right, top, bottom };
  };

  /** What is wrong between a text and a box around it; undefined when no wider box needs a look. */
  const judge = ({ text, left, right, top, bottom }, box) => {
    const style = getComputedStyle(box);
    const frame = box.getBoundingClientRect();
    const isOut = right > frame.right + 1 || left < frame.left - 1;
    // What is clipped to nothing is for readers of screens.
    if (style.clipPath !== 'none' || /auto|scroll/.test(style.overflow)) return undefined;
    if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') return undefined;
    if (/hidden|clip/.test(style.overflow))
      return isOut ? `“${text}” is cut off by ${nameOf(box)}` : undefined;
    const isFramed =
      parseFloat(style.borderRightWidth) > 0 || !/^rgba\(.* 0\)$|transparent/.test(style.backgroundColor);
    const isBelow = bottom > frame.bottom + 1 || top < frame.top - 1;
    if (isFramed && (isOut || isBelow)) return `“${text}” sticks out of ${nameOf(box)}`;
    return style.position === 'fixed' ? undefined : '';
  };

  for (const element of document.querySelectorAll('body *')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const extent = extentOf(element);
    if (!extent) continue;
    let found = '';
    for (let box = element; found === '' && box !== document.body; box = box.parentElement)
      found = judge(extent, box);
    if (found) faults.push(found);
  }
  return faults;
})();
