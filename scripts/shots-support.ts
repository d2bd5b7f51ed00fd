import type { Client } from '@codepushgo/contract/client';

const shop = { org: 'acme', project: 'shop', channel: 'console' } as const;

/** Tickets in every state that pages show; their names for addresses. */
export async function askForHelp(api: Client): Promise<Record<string, string>> {
  const { items } = await api.organisations.list({});
  const personal = items.find(({ kind }) => kind === 'personal')!.slug;
  const open = async (
    wish: Pick<Parameters<Client['tickets']['open']>[0], 'subject' | 'text' | 'severity'>,
  ) => (await api.tickets.open({ ...shop, ...wish })).ticket!.reference;
  const ticket = await open({
    severity: 'high',
    subject: 'Devices that took v2 go back to the first release after the first start',
    text: 'Since we released v2 with the new basket, about a third of the devices go back.\n\nThe log says:\n\n[CodePush] Update did not finish the last time, rolling back to a previous version.',
  });
  await api.desk.reply({
    ticket,
    text: 'Thank you for the log. The app must say that it is ready once its first screen is there.\n\nDoes your build call notifyAppReady?',
  });
  await api.tickets.invite({ org: 'acme', ticket, account: 'grace.hopper@acme.example' });
  const solved = await open({
    severity: 'low',
    subject: 'Wish: a French name for channels',
    text: 'Please.',
  });
  await api.desk.reply({ ticket: solved, text: 'We have noted it.', status: 'solved' });
  await api.tickets.open({
    org: personal,
    channel: 'console',
    subject: 'Updates do not arrive',
    text: 'Nothing arrives on my telephone.',
  });
  return { ticket, solved, personal };
}
