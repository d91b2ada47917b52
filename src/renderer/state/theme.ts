/** `system` follows the system's colour scheme. */
export type Theme = 'system' | 'light' | 'dark';

/** The name of the setting that keeps it. */
export const THEME_SETTING = 'theme';

/** Reads a stored value; anything unknown is `system`. */
export function themeOf(value: unknown): Theme {
  return value === 'light' || value === 'dark' ? value : 'system';
}

/** Puts the theme on the page. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
