import { EventEmitter } from 'node:events';

type Handler = (...given: readonly unknown[]) => unknown;

/** Stands in for a page's contents: remembers what it is told and lets a test raise its events. */
class Contents extends EventEmitter {
  url = 'app://deckhand/';
  readonly mainFrame = { url: 'app://deckhand/' };
  openHandler: (() => unknown) | undefined;
  getURL() {
    return this.url;
  }
  setWindowOpenHandler(handler: () => unknown) {
    this.openHandler = handler;
  }
  send(channel: string, json: string) {
    double.toPage.emit(channel, {}, json);
  }
}

class Window extends EventEmitter {
  readonly webContents = new Contents();
  readonly loaded: string[] = [];
  shown = false;
  focused = 0;
  readonly options: { readonly webPreferences: Readonly<Record<string, unknown>> };
  constructor(options: Window['options']) {
    super();
    this.options = options;
    double.windows.push(this);
    double.app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string) {
    this.loaded.push(url);
    this.emit('ready-to-show');
  }
  show() {
    this.shown = true;
  }
  focus() {
    this.focused += 1;
  }
  isMinimized = () => false;
  restore = () => undefined;
  isDestroyed = () => false;
}

class App extends EventEmitter {
  readonly paths = new Map<string, string>();
  readonly switches = new Map<string, string>();
  readonly done: string[] = [];
  lockIsFree = true;
  isPackaged = false;
  readonly commandLine = { appendSwitch: (name: string, value: string) => void this.switches.set(name, value) };
  setPath(name: string, path: string) {
    this.paths.set(name, path);
    this.done.push(`path ${name}`);
  }
  getPath = (name: string) => this.paths.get(name) ?? `/${name}`;
  getVersion = () => '1.2.3';
  requestSingleInstanceLock() {
    this.done.push('lock');
    return this.lockIsFree;
  }
  enableSandbox() {
    this.done.push('sandbox');
  }
  async whenReady() {
    this.done.push('ready');
  }
  quit() {
    this.done.push('quit');
  }
}

/** The session's handlers, as the app has set them. */
const session = {
  ...{ request: undefined as Handler | undefined, check: undefined as Handler | undefined },
  ...{ device: undefined as Handler | undefined, display: undefined as Handler | undefined },
  ...{ beforeRequest: undefined as Handler | undefined, page: undefined as Handler | undefined },
  spellchecks: true,
  events: new EventEmitter(),
};

/** What a test sees of the module: everything the app did to it. */
export const double = {
  app: new App(),
  windows: [] as Window[],
  session,
  /** From main to the page. */
  toPage: new EventEmitter(),
  handlers: new Map<string, Handler>(),
  exposed: new Map<string, unknown>(),
  schemes: [] as unknown[],
  menu: [] as readonly Readonly<Record<string, unknown>>[],
  openedOutside: [] as string[],
  openDialog: { canceled: true, filePaths: [] as string[] },
  saveDialog: { canceled: true, filePath: '' },
};

/** The frame a request comes from; a test may set it to that of a stranger. */
export const caller: { sender: unknown; senderFrame: unknown } = { sender: undefined, senderFrame: undefined };

/** The module `electron` as far as the app uses it. It shows the wiring; it says nothing of Electron itself. */
export const electronDouble = {
  app: double.app,
  BrowserWindow: Window,
  Menu: {
    buildFromTemplate: (template: typeof double.menu) => template,
    setApplicationMenu: (template: typeof double.menu) => void (double.menu = template),
  },
  session: {
    defaultSession: {
      protocol: { handle: (_scheme: string, handler: Handler) => void (session.page = handler) },
      webRequest: { onBeforeRequest: (handler: Handler) => void (session.beforeRequest = handler) },
      setPermissionRequestHandler: (handler: Handler) => void (session.request = handler),
      setPermissionCheckHandler: (handler: Handler) => void (session.check = handler),
      setDevicePermissionHandler: (handler: Handler) => void (session.device = handler),
      setDisplayMediaRequestHandler: (handler: Handler) => void (session.display = handler),
      setSpellCheckerEnabled: (enabled: boolean) => void (session.spellchecks = enabled),
      on: (event: string, listener: Handler) => void session.events.on(event, listener),
    },
  },
  protocol: { registerSchemesAsPrivileged: (schemes: unknown[]) => void double.schemes.push(...schemes) },
  ipcMain: { handle: (channel: string, handler: Handler) => void double.handlers.set(channel, handler) },
  ipcRenderer: {
    invoke: async (channel: string, json: unknown) => double.handlers.get(channel)?.(caller, json),
    on: (channel: string, listener: Handler) => void double.toPage.on(channel, listener),
  },
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => void double.exposed.set(name, api) },
  dialog: { showOpenDialog: async () => double.openDialog, showSaveDialog: async () => double.saveDialog },
  shell: { openExternal: async (url: string) => void double.openedOutside.push(url) },
};
