const EDGE = 8;

/**
 * Puts a fixed element below its anchor, or above where there is more room there, inside the window; it may grow to
 * the room there is.
 */
export function placeBelow(
  box: HTMLElement,
  anchor: Element,
  align: 'start' | 'end' = 'start',
  gap = 4,
): void {
  const at = anchor.getBoundingClientRect();
  box.style.maxHeight = '';
  const { offsetWidth: width, offsetHeight: height } = box;
  const [below, above] = [innerHeight - at.bottom - gap - EDGE, at.top - gap - EDGE];
  const isBelow = height <= below || below >= above;
  const wanted = align === 'end' ? at.right - width : at.left;
  const room = isBelow ? below : above;
  box.style.maxHeight = `${room}px`;
  box.style.left = `${Math.max(EDGE, Math.min(wanted, innerWidth - width - EDGE))}px`;
  box.style.top = `${isBelow ? at.bottom + gap : at.top - gap - Math.min(height, room)}px`;
}

/** Puts a fixed element in the middle above its anchor, or below where there is no room, inside the window. */
export function placeAbove(box: HTMLElement, anchor: Element, gap = 6): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = box;
  const left = at.left + at.width / 2 - width / 2;
  const top = at.top - height - gap;
  box.style.left = `${Math.max(EDGE, Math.min(left, innerWidth - width - EDGE))}px`;
  box.style.top = `${top < EDGE ? at.bottom + gap : top}px`;
}
