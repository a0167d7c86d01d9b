// Ways out of a page by markup alone, as it would be there if a name or a transcript were ever taken for HTML. `to(name)` is
// an address of the listener; whatever arrives there under a way's name has got out. `<link rel=preconnect>` and `dns-prefetch`
// are left out: they make no request, and the browser of the tests has both switched off (SECURITY.md).

const image = (to, name) => `<img src="${to(name)}">`;
const svg = (inside) => `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">${inside}</svg>`;
const style = (rules) => `<style>${rules}</style>`;
const block = (to, name, property, rest = "") => `${style(`#${name}{${property}:url(${to(name)})${rest}}`)}<p id="${name}">x</p>`;

/** Those that need nobody's help: name -> (to, name) => markup. */
export const IDLE = {
  "img": image,
  "img-srcset": (to, n) => `<img srcset="${to(n)} 1x, ${to(n)} 2x">`,
  "img-lazy": (to, n) => `<img loading="lazy" src="${to(n)}">`,
  "img-attribution": (to, n) => `<img attributionsrc="${to(n)}" src="data:,">`,
  "image-element": (to, n) => `<image src="${to(n)}">`,
  "picture-source": (to, n) => `<picture><source srcset="${to(n)}"><img src="data:,"></picture>`,
  "input-image": (to, n) => `<input type="image" src="${to(n)}">`,
  "video": (to, n) => `<video src="${to(n)}" autoplay muted></video>`,
  "video-poster": (to, n) => `<video poster="${to(n)}"></video>`,
  "video-source": (to, n) => `<video autoplay muted><source src="${to(n)}" type="video/mp4"></video>`,
  "audio": (to, n) => `<audio src="${to(n)}" autoplay></audio>`,
  "track": (to, n) => `<video crossorigin="anonymous" src="data:video/mp4,"><track default kind="captions" src="${to(n)}"></video>`,
  "embed": (to, n) => `<embed src="${to(n)}" type="text/html">`,
  "embed-svg": (to, n) => `<embed src="${to(n)}" type="image/svg+xml">`,
  "object": (to, n) => `<object data="${to(n)}" type="text/html"></object>`,
  "object-image": (to, n) => `<object data="${to(n)}" type="image/png"></object>`,
  "iframe": (to, n) => `<iframe src="${to(n)}"></iframe>`,
  "iframe-srcdoc": (to, n) => `<iframe srcdoc='<img src="${to(n)}">'></iframe>`,
  "iframe-srcdoc-script": (to, n) => `<iframe srcdoc='<script>fetch("${to(n)}")</script>'></iframe>`,
  "iframe-srcdoc-refresh": (to, n) => `<iframe srcdoc='<meta http-equiv="refresh" content="0;url=${to(n)}">'></iframe>`,
  "iframe-data": (to, n) => `<iframe src='data:text/html,<img src="${to(n)}">'></iframe>`,
  "iframe-javascript": (to, n) => `<iframe src="javascript:fetch('${to(n)}')"></iframe>`,
  "fencedframe": (to, n) => `<fencedframe src="${to(n)}"></fencedframe>`,
  "link-stylesheet": (to, n) => `<link rel="stylesheet" href="${to(n)}">`,
  "link-alternate-stylesheet": (to, n) => `<link rel="alternate stylesheet" title="x" href="${to(n)}">`,
  "link-icon": (to, n) => `<link rel="icon" href="${to(n)}">`,
  "link-touch-icon": (to, n) => `<link rel="apple-touch-icon" href="${to(n)}">`,
  "link-manifest": (to, n) => `<link rel="manifest" href="${to(n)}">`,
  "link-preload-image": (to, n) => `<link rel="preload" as="image" href="${to(n)}">`,
  "link-preload-imagesrcset": (to, n) => `<link rel="preload" as="image" imagesrcset="${to(n)} 1x">`,
  "link-preload-script": (to, n) => `<link rel="preload" as="script" href="${to(n)}">`,
  "link-preload-style": (to, n) => `<link rel="preload" as="style" href="${to(n)}">`,
  "link-preload-font": (to, n) => `<link rel="preload" as="font" crossorigin href="${to(n)}">`,
  "link-preload-fetch": (to, n) => `<link rel="preload" as="fetch" crossorigin href="${to(n)}">`,
  "link-modulepreload": (to, n) => `<link rel="modulepreload" href="${to(n)}">`,
  "link-prefetch": (to, n) => `<link rel="prefetch" href="${to(n)}">`,
  "link-prerender": (to, n) => `<link rel="prerender" href="${to(n)}">`,
  "link-dictionary": (to, n) => `<link rel="compression-dictionary" href="${to(n)}">`,
  "style-import": (to, n) => style(`@import url(${to(n)});`),
  "style-background": (to, n) => block(to, n, "background-image"),
  "style-attribute": (to, n) => `<p style="background-image:url(${to(n)})">x</p>`,
  "style-image-set": (to, n) => `${style(`#${n}{background-image:image-set("${to(n)}" 1x)}`)}<p id="${n}">x</p>`,
  "style-font": (to, n) => `${style(`@font-face{font-family:"${n}";src:url(${to(n)})}#${n}{font-family:"${n}"}`)}<p id="${n}">x</p>`,
  "style-cursor": (to, n) => block(to, n, "cursor", ",auto"),
  "style-mask": (to, n) => block(to, n, "mask-image"),
  "style-list": (to, n) => block(to, n, "display:list-item;list-style-image"),
  "style-border": (to, n) => block(to, n, "border:1px solid;border-image-source"),
  "style-content": (to, n) => `${style(`#${n}::before{content:url(${to(n)})}`)}<p id="${n}">x</p>`,
  "style-shape": (to, n) => block(to, n, "float:left;width:9px;height:9px;shape-outside"),
  "style-filter": (to, n) => `${style(`#${n}{filter:url(${to(n)}#f)}`)}<p id="${n}">x</p>`,
  "style-clip-path": (to, n) => `${style(`#${n}{clip-path:url(${to(n)}#f)}`)}<p id="${n}">x</p>`,
  "body-background": (to, n) => `<table background="${to(n)}"><tr><td background="${to(n)}">x</table>`,
  "svg-image": (to, n) => svg(`<image href="${to(n)}" width="9" height="9"/>`),
  "svg-use": (to, n) => svg(`<use href="${to(n)}#x"/>`),
  "svg-feimage": (to, n) => svg(`<filter id="${n}"><feImage href="${to(n)}"/></filter><rect width="9" height="9" filter="url(#${n})"/>`),
  "svg-fill": (to, n) => svg(`<rect width="9" height="9" fill="url(${to(n)}#x)"/>`),
  "svg-mask": (to, n) => svg(`<rect width="9" height="9" mask="url(${to(n)}#x)"/>`),
  "svg-script": (to, n) => svg(`<script href="${to(n)}"/>`),
  "svg-animate": (to, n) => svg(`<image width="9" height="9"><animate attributeName="href" values="${to(n)}" begin="0s" dur="1s"/></image>`),
  "svg-style": (to, n) => svg(`<style>@import url(${to(n)});</style>`),
  "script-src": (to, n) => `<script src="${to(n)}"></script>`,
  "script-module": (to, n) => `<script type="module" src="${to(n)}"></script>`,
  "script-inline": (to, n) => `<script>fetch("${to(n)}")</script>`,
  "script-inline-import": (to, n) => `<script type="module">import "${to(n)}"</script>`,
  "script-data": (to, n) => `<script src='data:text/javascript,fetch("${to(n)}")'></script>`,
  "script-speculation": (to, n) =>
    `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to(n)}"],"eagerness":"immediate"}]}</script>`,
  "handler-error": (to, n) => `<img src="data:," onerror="fetch('${to(n)}')">`,
  "handler-toggle": (to, n) => `<details open ontoggle="fetch('${to(n)}')"><summary>x</summary></details>`,
  "handler-focus": (to, n) => `<input autofocus onfocus="fetch('${to(n)}')">`,
  "handler-animation": (to, n) => svg(`<animate onbegin="fetch('${to(n)}')" attributeName="x" dur="1s"/>`),
  "shadow-template": (to, n) => `<div><template shadowrootmode="open">${image(to, n)}</template></div>`,
  "noscript": (to, n) => `<noscript>${image(to, n)}</noscript>`,
  "policy-report": (to, n) =>
    `<meta http-equiv="Content-Security-Policy" content="img-src 'none'; report-uri ${to(n)}"><img src="/nothing.png">`,
  "policy-report-only": (to, n) => `<meta http-equiv="Content-Security-Policy-Report-Only" content="img-src 'none'; report-uri ${to(n)}">`,
  "bgsound": (to, n) => `<bgsound src="${to(n)}">`,
  "portal": (to, n) => `<portal src="${to(n)}"></portal>`,
};

/** Each changes the whole page, so each has one to itself. */
export const ALONE = {
  "base": (to, n) => `<base href="${to(n)}/"><img src="relative.png"><script src="relative.js"></script>`,
  "meta-refresh": (to, n) => `<meta http-equiv="refresh" content="0;url=${to(n)}">`,
  "meta-referrer": (to, n) => `<meta name="referrer" content="unsafe-url">${image(to, n)}`,
  "frameset": (to, n) => `<frameset><frame src="${to(n)}"></frameset>`,
};

const click = (name) => `id="way-${name}"`;
/** Those that need a click on the element with the id "way-" and the name. */
export const CLICKED = {
  "link": (to, n) => `<a ${click(n)} href="${to(n)}">x</a>`,
  "link-blank": (to, n) => `<a ${click(n)} target="_blank" href="${to(n)}">x</a>`,
  "link-named": (to, n) => `<a ${click(n)} target="other" rel="opener" href="${to(n)}">x</a>`,
  "link-ping": (to, n) => `<a ${click(n)} ping="${to(n)}" href="#/">x</a>`,
  "link-attribution": (to, n) => `<a ${click(n)} attributionsrc="${to(n)}" href="#/">x</a>`,
  "link-download": (to, n) => `<a ${click(n)} download href="${to(n)}">x</a>`,
  "link-javascript": (to, n) => `<a ${click(n)} href="javascript:void fetch('${to(n)}')">x</a>`,
  "link-data": (to, n) => `<a ${click(n)} target="_blank" href='data:text/html,<img src="${to(n)}">'>x</a>`,
  "link-svg": (to, n) => svg(`<a href="${to(n)}"><rect ${click(n)} width="20" height="20"/></a>`),
  "link-svg-blank": (to, n) => svg(`<a target="_blank" href="${to(n)}"><rect ${click(n)} width="20" height="20"/></a>`),
  "link-mathml": (to, n) => `<math href="${to(n)}"><mi ${click(n)}>x</mi></math>`,
  "link-shadow": (to, n) =>
    `<div><template shadowrootmode="open"><a target="_blank" href="${to(n)}"><slot></slot></a></template><b ${click(n)}>x</b></div>`,
  "link-shadow-closed": (to, n) =>
    `<div><template shadowrootmode="closed"><a target="_blank" href="${to(n)}"><slot></slot></a></template><b ${click(n)}>x</b></div>`,
  "area": (to, n) => `<map name="${n}"><area shape="default" href="${to(n)}" target="_blank"></map>` +
    `<img ${click(n)} width="20" height="20" usemap="#${n}" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'/%3E">`,
  "form": (to, n) => `<form action="${to(n)}"><button ${click(n)}>x</button></form>`,
  "form-post-blank": (to, n) => `<form method="post" target="_blank" action="${to(n)}"><button ${click(n)}>x</button></form>`,
  "form-button": (to, n) => `<form><button ${click(n)} formaction="${to(n)}">x</button></form>`,
  "form-image": (to, n) => `<form action="${to(n)}"><input ${click(n)} type="image" alt="x" src="data:,"></form>`,
  "form-javascript": (to, n) => `<form action="javascript:fetch('${to(n)}')"><button ${click(n)}>x</button></form>`,
  "handler-click": (to, n) => `<button ${click(n)} onclick="fetch('${to(n)}')">x</button>`,
};
