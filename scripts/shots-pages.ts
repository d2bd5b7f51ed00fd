/** A page that is pictured: a name for the file, and its address in the world of `shots-world.ts`. */
export interface ShotPage {
  name: string;
  path: string;
  /** Pictured signed out, without the console. */
  isPublic?: boolean;
  /** Where alone it can be pictured. */
  on?: 'desktop' | 'phone';
  /** What to do before the picture: press a key, such as `Control+k`, or on a thing, and what is there then. */
  before?: { key?: string; press?: string; shows: string };
}

/** Every page that carries the product. A new page adds itself here. */
export const shotPages: ShotPage[] = [
  { name: 'sign-in', path: '/sign-in', isPublic: true },
  { name: 'organisations', path: '/o' },
  { name: 'organisation-new', path: '/o?new=organisation' },
  { name: 'organisation', path: '/o/acme' },
  { name: 'organisation-empty', path: '/o/epicerie-fine/p/fidelite' },
  { name: 'project', path: '/o/acme/p/shop' },
  { name: 'app-new', path: '/o/acme/p/shop?new=app' },
  { name: 'app', path: '/o/acme/p/shop/a/shop-ios' },
  { name: 'command-palette', path: '/o/acme', before: { key: 'Control+k', shows: '[role=combobox]' } },
  {
    name: 'navigation',
    path: '/o/acme',
    on: 'phone',
    before: { press: 'header button >> nth=0', shows: 'dialog nav' },
  },
  {
    name: 'account-menu',
    path: '/o/acme',
    on: 'desktop',
    before: { press: 'button:has-text("Ada Lovelace"):visible', shows: '[role=menu]' },
  },
  { name: 'releases', path: '/o/acme/p/shop/releases' },
  { name: 'releases-of-organisation', path: '/o/acme/releases?state=rolling-out' },
  { name: 'releases-empty', path: '/o/epicerie-fine/releases' },
  { name: 'release', path: '/o/acme/p/shop/a/shop-ios/c/Production/releases/v2' },
  { name: 'release-new', path: '/o/acme/p/shop/a/shop-ios/c/Staging/releases/new' },
  { name: 'release-older', path: '/o/acme/p/shop/a/shop-ios/c/Production/releases/v1' },
  { name: 'release-raise', path: '/o/acme/p/shop/a/shop-ios/c/Production/releases/v2?do=raise' },
  { name: 'release-edit', path: '/o/acme/p/shop/a/shop-ios/c/Production/releases/v2?do=edit' },
  { name: 'release-halt', path: '/o/acme/p/shop/a/shop-ios/c/Production/releases/v2?do=halt' },
  { name: 'release-disable', path: '/o/acme/p/shop/a/shop-ios/c/Production/releases/v2?do=disable' },
  { name: 'release-roll-back', path: '/o/acme/p/shop/a/shop-ios/c/Production/releases/v2?do=roll-back' },
  { name: 'release-promote', path: '/o/acme/p/shop/a/shop-ios/c/Staging/releases/v1?do=promote' },
  { name: 'settings', path: '/o/acme/settings' },
  { name: 'settings-delete', path: '/o/epicerie-fine/settings?do=delete' },
  { name: 'members', path: '/o/acme/settings/members' },
  { name: 'member-invite', path: '/o/acme/settings/members?new=invitation' },
  { name: 'account', path: '/account' },
  { name: 'account-sessions', path: '/account/sessions' },
  { name: 'account-access-keys', path: '/account/access-keys' },
  { name: 'access-keys', path: '/o/acme/settings/access-keys' },
  { name: 'access-key-new', path: '/o/acme/settings/access-keys?new=access-key' },
  { name: 'devices', path: '/o/acme/p/shop/devices?app=shop-ios' },
  { name: 'devices-of-release', path: '/o/acme/devices?app=shop-ios&release=v2&state=failed' },
  { name: 'devices-none', path: '/o/acme/p/field-service/devices' },
  { name: 'devices-no-app', path: '/o/epicerie-fine/devices' },
  { name: 'device', path: '/o/acme/p/shop/a/shop-ios/devices/customer-00001' },
  { name: 'device-override', path: '/o/acme/p/shop/a/shop-ios/devices/customer-00002?do=override' },
  {
    name: 'device-override-remove',
    path: '/o/acme/p/shop/a/shop-ios/devices/customer-00001?do=remove-override',
  },
  { name: 'webhooks', path: '/o/acme/settings/webhooks' },
  { name: 'webhooks-empty', path: '/o/epicerie-fine/settings/webhooks' },
  { name: 'webhook-new', path: '/o/acme/settings/webhooks?new=webhook' },
  { name: 'alerts', path: '/o/acme/settings/alerts' },
  { name: 'account-alerts', path: '/account/alerts' },
  { name: 'plan', path: '/o/acme/settings/plan' },
  { name: 'audit', path: '/o/acme/settings/audit' },
  {
    name: 'audit-entry',
    path: '/o/acme/settings/audit',
    before: { press: 'main tbody button:visible >> nth=1', shows: 'dialog' },
  },
  { name: 'channel', path: '/o/acme/p/shop/a/shop-ios/c/Production' },
  { name: 'channel-empty', path: '/o/acme/p/shop/a/shop-android/c/Staging' },
  { name: 'channel-rename', path: '/o/acme/p/shop/a/shop-ios/c/Staging?do=rename' },
  { name: 'channel-rotate-key', path: '/o/acme/p/shop/a/shop-ios/c/Production?do=rotate' },
  { name: 'channel-clear', path: '/o/acme/p/shop/a/shop-ios/c/Production?do=clear' },
  { name: 'channel-delete', path: '/o/acme/p/shop/a/shop-ios/c/Production?do=delete' },
  { name: 'channel-new', path: '/o/acme/p/shop/a/shop-ios?new=channel' },
  { name: 'app-settings', path: '/o/acme/p/shop/a/shop-ios/settings' },
  { name: 'app-signing-key', path: '/o/acme/p/shop/a/shop-ios/settings?do=signing-key' },
  { name: 'app-collaborator', path: '/o/acme/p/shop/a/shop-ios/settings?do=add-collaborator' },
  { name: 'app-move', path: '/o/acme/p/shop/a/shop-ios/settings?do=move' },
  { name: 'app-delete', path: '/o/acme/p/shop/a/shop-ios/settings?do=delete' },
  { name: 'deleted-apps', path: '/o/acme/deleted-apps' },
  { name: 'settings-projects', path: '/o/acme/settings/projects' },
  { name: 'project-settings', path: '/o/acme/p/shop/settings' },
  { name: 'project-role', path: '/o/acme/p/shop/settings?new=role' },
  { name: 'insights', path: '/o/acme/p/shop/insights?app=shop-ios&range=24h' },
  { name: 'insights-month', path: '/o/acme/insights?app=shop-ios' },
  { name: 'insights-empty', path: '/o/acme/p/field-service/insights' },
  { name: 'insights-no-app', path: '/o/epicerie-fine/insights' },
];
