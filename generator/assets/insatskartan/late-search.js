// Material fetches the whole search index and starts its search worker on every page. This lets both wait until the
// visitor turns to search. It runs before Material's script and is no module, because modules run after it.
(() => {
  const toggle = document.getElementById("__search");
  const form = document.forms.namedItem("search");
  if (!toggle || !form) return;

  const wanted = new Promise((resolve) => {
    toggle.addEventListener("change", resolve, { once: true });
    form.addEventListener("focusin", resolve, { once: true });
    if (toggle.checked || form.contains(document.activeElement)) resolve(); // restored by the browser, or very quick
  });

  const { open, send } = XMLHttpRequest.prototype;
  const waiting = new WeakSet();
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (String(url).endsWith("/search/search_index.json")) waiting.add(this);
    open.call(this, method, url, ...rest);
  };
  XMLHttpRequest.prototype.send = function (...body) {
    if (waiting.has(this)) wanted.then(() => send.apply(this, body));
    else send.apply(this, body);
  };

  const RealWorker = Worker;
  /** Starts at the first message, which Material sends when it has the index. */
  window.Worker = class extends EventTarget {
    #address;
    #worker;

    constructor(address) {
      super();
      this.#address = address;
    }

    postMessage(message) {
      if (!this.#worker) {
        this.#worker = new RealWorker(this.#address);
        this.#worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })));
      }
      this.#worker.postMessage(message);
    }
  };
})();
