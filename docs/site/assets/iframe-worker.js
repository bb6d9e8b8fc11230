/* Lets the search work without a server: pages that are opened as files may not start a worker, so that what
   would be one runs in a hidden frame.  In come the worker's script and messages; out come its answers. */
"use strict";

if (location.protocol === "file:") {
  window.Worker = class extends EventTarget {
    constructor(script) {
      super();
      this.onmessage = null;
      this.frame = document.createElement("iframe");
      this.frame.hidden = true;
      document.body.append(this.frame);
      const inside = this.frame.contentWindow;
      inside.postMessage = (data) => this.tell(data);
      inside.importScripts = (...scripts) => scripts.reduce((before, one) => before.then(() => this.run(one)), Promise.resolve());
      this.ready = this.run(script);
    }

    run(script) {
      const inside = this.frame.contentDocument, element = inside.createElement("script");
      element.src = script;
      const done = new Promise((resolve, reject) => Object.assign(element, { onload: resolve, onerror: reject }));
      inside.body.append(element);
      return done;
    }

    tell(data) {
      const event = new MessageEvent("message", { data: structuredClone(data) });
      this.dispatchEvent(event);
      this.onmessage?.(event);
    }

    postMessage(data) {
      this.ready.then(() => this.frame.contentWindow.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) })));
    }

    terminate() {
      this.frame.remove();
    }
  };
}
