import { raw } from 'hono/html';

/** The product's mark, in the colours of the page around it. */
export const brandMark = raw(
  '<svg aria-hidden="true" width="26" height="26" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="var(--accent)"/><path d="M9 19.5 16 9l7 10.5M16 10v13" fill="none" stroke="var(--on-accent)" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/></svg>',
);

/** The icon of the window, as an address of its own. */
export const windowIcon = raw(
  'data:image/svg+xml,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 32 32%22%3E%3Crect width=%2232%22 height=%2232%22 rx=%227%22 fill=%22%234f46e5%22/%3E%3Cpath d=%22M9 19.5 16 9l7 10.5M16 10v13%22 fill=%22none%22 stroke=%22%23fff%22 stroke-width=%223.2%22 stroke-linecap=%22round%22 stroke-linejoin=%22round%22/%3E%3C/svg%3E',
);
