/** Who is subscribed to the status site, each with a consent, and what they may do by requests and links. */
export { confirm, requestToConfirm } from './confirm.ts';
export { ASKED_BY_SOURCE, CONFIRMED_BY_LINK, LINKS_BY_SOURCE, sourceBucket } from './limits.ts';
export { countSubscribers, type SubscriberCount } from './count-subscribers.ts';
export { checkLink, linkTo } from './links.ts';
export { saveChoices, subscriberOfLink } from './manage.ts';
export { subscribersMigrations } from './migrations.ts';
export { faultText } from './refusal.ts';
export { subscribe, type Wish } from './subscribe.ts';
export { toTarget, type Subscriber, type SubscribeRequest, type Target } from './subscriber.ts';
export { subscriberPort } from './subscriber-port.ts';
export { sweepSubscribers } from './sweep-subscribers.ts';
export { topicChoices } from './topic-choices.ts';
export { unsubscribe } from './unsubscribe.ts';
