import { promises } from "./promises.mjs";
import { webkit } from "./webdriver.mjs";

// See SECURITY.md for the first: Safari has what stops it since 26.2.
promises("WebKit", webkit, { says: "is not known", byPlace: false, open: ["meta-refresh", "link-shadow-closed"] });
