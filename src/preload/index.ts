import { createHostClient, HOST_CHANNEL, HOST_GLOBAL, HOST_METHODS } from '#contract';
import { contextBridge, ipcRenderer } from 'electron';

const client = createHostClient(
  HOST_METHODS,
  async (method, json) => String(await ipcRenderer.invoke(`${HOST_CHANNEL}${method}`, json)),
  (deliver) => {
    ipcRenderer.on(`${HOST_CHANNEL}event`, (_event, json: unknown) => deliver(String(json)));
  },
);

contextBridge.exposeInMainWorld(HOST_GLOBAL, client);
