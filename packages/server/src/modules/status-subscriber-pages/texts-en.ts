const kinds = { email: 'E-mail', webhook: 'Webhook', slack: 'Slack', teams: 'Teams', discord: 'Discord' };

export const en = {
  kinds,
  labelled: (label: string, value: string) => `${label}: ${value}`,
  asked: {
    title: 'Look into your mailbox',
    text: 'If the address is right, a mail is on its way. Open its link within 24 hours and confirm there; nothing is sent before.',
    hint: 'No mail after some minutes? Look among unwanted mail. A mailbox is asked at most three times an hour.',
  },
  fault: { title: 'That did not work', back: 'Back to the form', page: 'See the status' },
  confirm: {
    title: 'Confirm your subscription',
    lead: 'Nothing is sent before you press the button. If you did not ask for this, close the page.',
    secret: 'Secret of the webhook',
    secretHint:
      'Messages are signed with it, after Standard Webhooks, the first one too. Give it to your endpoint before you go on.',
    challenge:
      'Your endpoint now gets a request with a "challenge". It must answer with 2xx and send its value back as the body.',
    button: 'Subscribe',
    done: 'You are subscribed',
    doneText:
      'From now on you are told what you chose. Each mail has a link to change that, and one to end it.',
    doneElsewhere:
      'Messages go to the address that you named. Keep the link below: it changes or ends the subscription.',
  },
  manage: {
    title: 'Your subscription',
    saved: 'Your choice was saved.',
    paused:
      'Paused: the address took no messages for about an hour. Subscribe again to go on; after 90 days it is deleted.',
    unsubscribe: 'Unsubscribe',
    save: 'Save',
    link: 'Change the subscription',
  },
  unsubscribe: {
    title: 'Unsubscribe',
    lead: 'Press the button, and nothing more is sent. What we keep of you is deleted.',
    button: 'Unsubscribe',
    done: 'You are unsubscribed',
    doneText: 'Nothing more is sent to you. A message that was on its way may still arrive.',
  },
  kind: 'By',
  target: 'To',
  language: 'Messages in',
  scope: 'What about',
  everything: 'Everything',
  chosen: 'What is chosen here',
  gone: 'something that is no longer on the page',
};

/** The texts of pages for subscribers in one language. */
export type SubscriberTexts = typeof en;
