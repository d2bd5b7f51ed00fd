/** A page that is pictured: a name for the file, and its address in the world of `shots-world.ts`. */
export interface ShotPage {
  name: string;
  path: string;
  /** Pictured signed out, without the console. */
  isPublic?: boolean;
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
    name: 'account-menu',
    path: '/o/acme',
    before: { press: 'button:has-text("Ada Lovelace"):visible', shows: '[role=menu]' },
  },
];
