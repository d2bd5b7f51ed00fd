import type { Client } from '@codepushgo/contract/client';

/** Tickets at the desk, what staff did with one of them, and its name for addresses. */
export async function workAtDesk(api: Client): Promise<{ desk: string }> {
  const asked = await api.tickets.open({
    org: 'acme',
    project: 'shop',
    channel: 'console',
    severity: 'high',
    subject: 'Devices that took v2 go back to the first release',
    text: 'About a third of them.\n\n[CodePush] Update did not finish the last time, rolling back to a previous version.',
  });
  const ticket = asked.ticket!.reference;
  await api.desk.reply({
    ticket,
    text: 'Does your build call notifyAppReady once its first screen is there?',
  });
  await api.desk.setCapacity({ agent: 'me', capacity: 8 });
  await api.desk.assign({ ticket, to: 'me' });
  await api.desk.setTags({ ticket, tags: ['hermes', 'rollback'] });
  await api.desk.note({
    ticket,
    text: 'Their build has no readiness call. Same as last week at another customer.',
  });
  const urgent = await api.tickets.open({
    org: 'acme',
    project: 'shop',
    channel: 'console',
    severity: 'urgent',
    language: 'fr',
    subject: 'Plus aucun appareil ne démarre depuis la mise à jour de ce matin',
    text: 'Toutes les caisses sont arrêtées.\n\nNous avons publié v2 à 8 h.',
  });
  await api.desk.link({ ticket: urgent.ticket!.reference, to: ticket });
  await api.tickets.open({
    org: 'epicerie-fine',
    project: 'fidelite',
    channel: 'console',
    severity: 'normal',
    language: 'fr',
    subject: 'Comment nommer nos canaux ?',
    text: 'Nous en avons douze.',
  });
  const macro = {
    macro: 'readiness-call',
    title: { en: 'The readiness call is missing', fr: 'L’appel de confirmation manque' },
    section: 'scope' as const,
    status: 'pending_customer' as const,
  };
  const said = { en: 'Call notifyAppReady once.', fr: 'Appelez notifyAppReady une fois.' };
  await api.desk.saveMacro({ ...macro, text: said, version: 0 });
  const better = {
    en: 'Call notifyAppReady as soon as the first screen of your app is there.',
    fr: 'Appelez notifyAppReady dès que le premier écran de votre application est affiché.',
  };
  await api.desk.saveMacro({ ...macro, text: better, version: 1 });
  await api.desk.saveMacro({ ...macro, macro: 'old-readiness-call', text: said, version: 0 });
  await api.desk.retireMacro({ macro: 'old-readiness-call' });
  await api.desk.createView({
    name: 'Mine and urgent',
    isShared: true,
    filter: { assignee: 'me', severity: 'urgent' },
  });
  await api.desk.askConversion({
    url: 'https://community.acme.example/t/updates-stop-after-a-restart/1042',
    email: 'grace.hopper@acme.example',
    title: 'Updates stop after a restart',
    text: 'After a restart the app asks for no update any more.',
  });
  return { desk: ticket };
}
