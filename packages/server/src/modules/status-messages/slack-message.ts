import type { ChatText } from './chat-message.ts';
import { cutText } from './cut-text.ts';

/** For an incoming webhook of Slack: blocks, and a text for notifications. https://docs.slack.dev/block-kit */
export function slackMessage({ title, url, linkLabel, body, facts, footer }: ChatText): object {
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
  const fields = facts.map(([label, value]) => ({
    type: 'mrkdwn',
    text: `*${escape(label, 200)}*\n${escape(value, 1500)}`,
  }));
  return {
    text: escape(title, 1000),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: cutText(title, 150), emoji: false } },
      ...(body ? [section(escape(body, 2500))] : []),
      ...(fields.length > 0 ? [{ type: 'section', fields }] : []),
      section(`<${url}|${escape(linkLabel, 200)}>`),
      { type: 'context', elements: [{ type: 'plain_text', text: cutText(footer, 1000), emoji: false }] },
    ],
  };
}

// Cut before: what stands for one character must not be broken. These three are what Slack reads as markup.
function escape(text: string, most: number): string {
  return cutText(text, most).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
