/** The scheme of the app's own pages. */
export const APP_SCHEME = 'app';
/** The app's own origin; fixed, since the collection belongs to it. */
export const APP_ORIGIN = `${APP_SCHEME}://deckhand`;

/** Whether an address belongs to the app itself. Node gives own schemes no origin, so the parts are compared. */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, password } = new URL(url);
  return protocol === `${APP_SCHEME}:` && host === 'deckhand' && username === '' && password === '';
}
