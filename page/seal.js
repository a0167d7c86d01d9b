// Closes the ways out of the page that its policy leaves open: leaving it by script, link or refresh, windows of its own, and
// connections between browsers. The policy keeps foreign scripts out; this is for markup, and for a mistake of our own.
// SECURITY.md lists what is left. ES5, as boot.js, which brings it.

// In Chromium no policy closes the second and third; nothing here uses any of them.
var UNUSED = ["open", "RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport", "WebSocketStream", "PresentationRequest"];

// The page itself, wherever in it.
function isHere(address) {
  return String(address).split("#")[0] === location.href.split("#")[0];
}

// Not only <a> and <area>: SVG has links, and in MathML anything can be one.
function isLink(node) {
  return node.nodeType === 1 && (node.hasAttribute("href") || node.hasAttribute("xlink:href"));
}

function leads(link) {
  try {
    return new URL(link.getAttribute("href") || link.getAttribute("xlink:href"), location.href).href;
  } catch (nowhere) {
    return location.href;
  }
}

function onClick(event) {
  // The path also leads through shadow trees that are open.
  var link = (event.composedPath ? event.composedPath() : [event.target]).filter(isLink)[0];
  if (!link || isHere(leads(link)) || /^blob:/.test(leads(link))) return;
  event.preventDefault();
}

function onNavigate(event) {
  var to = event.destination;
  // Back and forward lead where the person was; a reload and a place in the page lead nowhere.
  if (event.navigationType === "traverse" || event.navigationType === "reload" || to.sameDocument || isHere(to.url)) return;
  // What is saved as a file lies in the page's memory, and so does the policy of what would be shown from there. Firefox does not
  // say here that it is a download.
  if (/^blob:/.test(to.url)) return;
  event.preventDefault();
}

export function seal() {
  UNUSED.forEach(function (name) {
    try {
      Object.defineProperty(window, name, { value: undefined, writable: false, configurable: false });
    } catch (fixed) { /* An old browser that does not let it be removed. */ }
  });
  // Before any other listener, and with the middle button too.
  window.addEventListener("click", onClick, true);
  window.addEventListener("auxclick", onClick, true);
  if (window.navigation) window.navigation.addEventListener("navigate", onNavigate);
}
