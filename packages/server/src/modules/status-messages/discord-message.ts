import type { ChatText } from './chat-message.ts';
import { cutText } from './cut-text.ts';

const COLOURS = { bad: 0xc62828, warn: 0xb26a00, good: 0x2e7d32, info: 0x1565c0 } as const;

/** For a webhook of Discord: one embed. https://docs.discord.com/developers/resources/webhook#execute-webhook */
export function discordMessage({ title, url, body, facts, footer, tone }: ChatText): object {
  return {
    // Whatever an update says, nobody is called by it.
    allowed_mentions: { parse: [] },
    embeds: [
      {
        title: cutText(plain(title), 256),
        url,
        ...(body && { description: cutText(plain(body), 3500) }),
        color: COLOURS[tone],
        fields: facts.map(([label, value]) => ({
          name: cutText(plain(label), 256),
          value: cutText(plain(value), 1000),
        })),
        footer: { text: cutText(footer, 1000) },
      },
    ],
  };
}

function plain(text: string): string {
  return text.replaceAll(/[\\*_~`|>[\]()#]/g, '\\$&');
}
