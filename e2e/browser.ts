import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser } from 'playwright-core';

/**
 * A real Chromium from npm; `CHROMIUM_PATH` names another one where npm ships none. The package's own arguments
 * are left out: they switch off what the tests are about, such as the rules between sites.
 *
 * @param locale of its own controls, such as fields for days: a page cannot choose it
 */
export async function openBrowser(locale?: 'en_GB' | 'fr_FR'): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? (await chromium.executablePath());
  const env = locale && { ...process.env, LANGUAGE: locale, LANG: `${locale}.UTF-8` };
  return playwright.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], ...(env && { env }) });
}
