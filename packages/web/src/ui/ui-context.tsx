import {
  createContext,
  useContext,
  useMemo,
  type AnchorHTMLAttributes,
  type ComponentType,
  type ReactNode,
} from 'react';
import { makeFormat, type Format } from './format.ts';
import { uiTexts, type UiTexts } from './ui-texts.ts';

/** What a link of the kit is given; the app renders it with its router. */
export type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string };

interface Ui {
  language: 'en' | 'fr';
  /** IANA name of the reader's zone. */
  timeZone: string;
  texts: UiTexts;
  format: Format;
  Link: ComponentType<LinkProps>;
}

function PlainLink(props: LinkProps): ReactNode {
  return <a {...props} />;
}

function makeUi(language: 'en' | 'fr', timeZone?: string, Link: ComponentType<LinkProps> = PlainLink): Ui {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return { language, timeZone: zone, texts: uiTexts[language], format: makeFormat(language, zone), Link };
}

const UiContext = createContext<Ui>(makeUi('en'));

/** Gives the kit its language, the reader's zone and the app's link. */
export function UiProvider(props: {
  language: 'en' | 'fr';
  timeZone?: string | undefined;
  link?: ComponentType<LinkProps> | undefined;
  children: ReactNode;
}): ReactNode {
  const { language, timeZone, link } = props;
  const ui = useMemo(() => makeUi(language, timeZone, link), [language, timeZone, link]);
  return <UiContext value={ui}>{props.children}</UiContext>;
}

/** The kit's texts, language, zone, link and formats. */
export function useUi(): Ui {
  return useContext(UiContext);
}

/** Numbers, bytes, dates and durations in the reader's language and zone. */
export function useFormat(): Format {
  return useContext(UiContext).format;
}
