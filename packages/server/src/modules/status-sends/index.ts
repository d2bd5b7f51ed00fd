/** The queue of what subscribers are sent, and the hands that send it. It survives the death of the process. */
export { Dispatcher } from './dispatcher.ts';
export { keepNews } from './keep-news.ts';
export { sendsMigrations } from './migrations.ts';
export { closeNotice, openNotice } from './notices.ts';
export type { Endpoint, SendPort } from './port.ts';
export { postSigned } from './post-send.ts';
export { queueNews } from './queue-news.ts';
export { dropSends, queueMail, queuePost } from './queue-others.ts';
export { messageIdOf, type Send } from './send.ts';
export { sweepSends } from './sweep-sends.ts';
