const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address in the form that may be handed to the system, or undefined: http(s) and mailto alone, nothing with control
 * characters, white space, backslashes or credentials, which programs read in different ways.
 */
export function externalAddress(url: string): string | undefined {
  if (/[\u0000-\u0020\u007f\\"'<>`|]/.test(url) || !URL.canParse(url)) return undefined;
  const { protocol, username, password, href } = new URL(url);
  return SCHEMES.has(protocol) && username === '' && password === '' ? href : undefined;
}
